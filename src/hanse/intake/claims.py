"""Turns entries into rows of a collection: the source, a roster for each network, a tie for each entry, verbatim."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Final

from hanse.domain.claim import claim_id, source_id
from hanse.domain.dates import UNKNOWN_DATE, FuzzyDate
from hanse.domain.vocabulary import ROLES
from hanse.errors import UsageError
from hanse.intake.entry import Entries, Entry, Quarantined
from hanse.intake.scope import CompleteFor
from hanse.intake.taken import Cells, Provenance, Taken, Uncertain
from hanse.intake.tiecells import end_kind, fuzzy, note_of, start_kind
from hanse.intake.words import role_named
from hanse.intake.writtendate import is_unknown, read_date

# The ids of the entities that (kind, name, country, context) stands for; () where nobody judged it.
Identify = Callable[[str, str, str, str], tuple[str, ...]]
_OBJECT_KINDS: Final = ("network", "document", "forum", "fund", "instrument", "organisation")
# What a role says where admission.csv does not make it a way in; see docs/reference/data-package.md.
_RELATIONS: Final = {
    "signatory": "signed", "board": "board_seat", "lead": "leads", "partner": "supports", "host": "hosted",
    "participant": "attended",
}  # fmt: skip
_STARTS: Final = {
    "signatory": "signature",
    "founder": "founding",
    "board": "office",
    "lead": "office",
    "grantee": "cohort",
}


class Writer:
    """Makes rows of entries; ``admission`` are the rows of admission.csv by network id.

    ``read_as`` reads the dates of a source that writes them its own way.
    """

    def __init__(
        self,
        provenance: Provenance,
        *,
        country_of: Callable[[str], str],
        identify: Identify,
        admission: Mapping[str, Mapping[str, str]],
        day_first: bool | None = None,
        read_as: Callable[[str], FuzzyDate] | None = None,
    ) -> None:
        self.provenance, self.country_of, self.identify = provenance, country_of, identify
        self.admission, self.day_first, self.read_as = admission, day_first, read_as
        self.listed = self._published()

    def write(self, entries: Entries) -> Taken:
        """Every row that the entries give; an entry that says the same as an earlier one is put aside."""
        taken = Taken(self._source(), quarantined=list(entries.quarantined))
        places: dict[str, str] = {}
        for entry in entries.taken:
            tie = self._tie(entry, taken)
            taken.removed += entry.removed
            first = places.setdefault(tie["id"], entry.locator)
            if first != entry.locator or tie["id"] in taken.ties:
                taken.quarantined.append(Quarantined(entry.locator, entry.city, f"says the same as {first}"))
                continue
            taken.ties[tie["id"]] = tie
            roster = taken.rosters[tie["roster"]]
            roster["rows_taken"] = str(int(roster["rows_taken"]) + 1)
        self._check_counts(taken)
        return taken

    def _published(self) -> FuzzyDate:
        written = self.provenance.published
        if written == "":
            return UNKNOWN_DATE
        found = read_date(written, day_first=self.day_first)
        if found is None or not found.is_known:
            raise UsageError(f"{written!r} is no date", where="--published", hint="write 2026-10-01, 2026-10 or 2026")
        return found

    def _source(self) -> Cells:
        told = self.provenance
        return {
            "id": source_id(told.url or f"{told.publisher}: {told.title}"), "kind": told.kind, "title": told.title,
            "publisher": told.publisher, "url": told.url, "gives": "list of members",
        } | fuzzy("published", self.listed)  # fmt: skip

    def _tie(self, entry: Entry, taken: Taken) -> Cells:
        told = self.provenance
        network = entry.network or told.network
        if network == "":
            raise UsageError(
                "the list does not name its network", where=entry.locator, hint="give it with --network NAME"
            )
        role = self._role(entry, taken)
        kind, relation = self._relation(network, role)
        listed = self._date(entry.listed, entry, taken) if entry.listed != "" else self.listed
        start, end = self._date(entry.start, entry, taken), self._date(entry.end, entry, taken)
        country, basis = self._country(entry, taken)
        source = taken.source["id"]
        roster = self._roster(network, listed, taken)
        parts = (source, entry.city, entry.country, network, role, start.as_written, end.as_written, listed.as_written)
        return {
            "id": claim_id(told.collection, "tie", parts), "subject_kind": "city", "subject": entry.city,
            "country": country, "country_basis": basis, "relation": relation, "object_kind": kind,
            "object": network, "role": role,
            "start_kind": start_kind(relation, role) if start.as_written != "" else "",
            "end_kind": end_kind(relation) if end.as_written != "" else "",
            "listed_basis": "stated" if listed.is_known else "undated", "roster": roster, "source": source,
            "locator": entry.locator, "note": note_of(entry),
        } | fuzzy("start", start) | fuzzy("end", end) | fuzzy("listed", listed)  # fmt: skip

    def _role(self, entry: Entry, taken: Taken) -> str:
        if entry.role == "":
            return self.provenance.role or "unspecified"
        role = role_named(entry.role) or (entry.role if entry.role in ROLES else "")
        if role == "":
            taken.uncertain.append(
                Uncertain(entry.locator, entry.role, "no role that is known: kept in the words of the list")
            )
        return role or entry.role

    def _relation(self, network: str, role: str) -> tuple[str, str]:
        """(kind of the object, relation): what a role says there is a fact of the network."""
        kind = next((kind for kind in _OBJECT_KINDS if len(self.identify(kind, network, "", "")) > 0), "network")
        for entity in self.identify(kind, network, "", ""):
            rule = self.admission.get(entity)
            joining = [act.strip() for act in rule["joining_acts"].split(";")] if rule is not None else []
            if rule is not None and role in joining and rule["relation"] != "":
                return kind, rule["relation"]
        return kind, _RELATIONS.get(role, "listed")

    def _country(self, entry: Entry, taken: Taken) -> tuple[str, str]:
        if entry.country != "":
            code = self.country_of(entry.country)
            if code != "":
                return code, "stated"
            taken.uncertain.append(Uncertain(entry.locator, entry.country, "no country that is known: left blank"))
            return "", "unknown"
        return (self.provenance.country, "inferred") if self.provenance.country != "" else ("", "unknown")

    def _date(self, written: str, entry: Entry, taken: Taken) -> FuzzyDate:
        found = read_date(written, day_first=self.day_first) if self.read_as is None else self.read_as(written)
        if found is not None:
            return found
        if not is_unknown(written):
            taken.uncertain.append(Uncertain(entry.locator, written, "no date that can be read: kept in words only"))
        return FuzzyDate(None, None, written)

    def _roster(self, network: str, listed: FuzzyDate, taken: Taken) -> str:
        scope, source = self.provenance.complete_for, taken.source["id"]
        parts = [source, network, listed.as_written]
        if scope is not None and scope != CompleteFor(("member",), according_to=scope.according_to):
            parts.append(";".join((*scope.roles, *scope.countries, scope.cohort)))
        identifier = "r" + sha256("\x1f".join(parts).encode()).hexdigest()[:10]
        if identifier not in taken.rosters:
            count = self.provenance.stated_count
            taken.rosters[identifier] = {
                "id": identifier, "network": network, "source": source, "rows_taken": "0",
                "listed_basis": "stated" if listed.is_known else "undated",
                "complete": "yes" if scope is not None else "unknown",
                "for_role": "; ".join(scope.roles) if scope is not None else "",
                "for_area": "; ".join(scope.countries) if scope is not None else "",
                "for_cohort": scope.cohort if scope is not None else "",
                "complete_according_to": scope.according_to if scope is not None else "",
                "stated_count": str(count) if count is not None else "",
            } | fuzzy("listed", listed)  # fmt: skip
        return identifier

    def _check_counts(self, taken: Taken) -> None:
        """Fewer rows than the source states is partial, whatever is said of the list."""
        for roster in taken.rosters.values():
            stated = self.provenance.stated_count
            if stated is not None and roster["complete"] == "yes" and int(roster["rows_taken"]) < stated:
                roster["complete"] = "no"
                reason = f"{roster['rows_taken']} rows were taken, {stated} are stated: entered as not complete"
                taken.uncertain.append(Uncertain(roster["network"], roster["id"], reason))
