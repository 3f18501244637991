"""Names as written: every one judged, no two judgements against each other, none without use."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from hanse.package.finding import WARNING, Finding, at, summed
from hanse.package.package import ENTITY_TABLES, DataPackage
from hanse.package.row import Row

Key = tuple[str, str, str, str]  # kind, name, country, context

_NAMED = (("subject_kind", "subject", "country"), ("object_kind", "object", ""), ("", "network", ""))

# What a list may be of: a network, else a document, tool, meeting, fund or body.
LISTED_KINDS = ("network", *(kind for kind in ENTITY_TABLES if kind not in ("network", "city")))


@dataclass(frozen=True)
class Written:
    """A name as it stands in a row, with the contexts to which a judgement of it may be limited."""

    kind: str
    name: str
    country: str
    contexts: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[Key, ...]:
        """Where a judgement is looked up, the narrowest first."""
        held = [(self.kind, self.name, self.country, context) for context in self.contexts if context != ""]
        return (*held, (self.kind, self.name, self.country, ""), (self.kind, self.name, "", ""))


def object_of(tie: Row) -> Written:
    """The name on the other side of a tie; the subject is its context."""
    return Written(tie["object_kind"], tie["object"], "", (tie.id, tie["subject"], tie.collection))


def names_in(row: Row) -> Iterator[tuple[str, tuple[Written, ...]]]:
    """(column, name) for each name that a claim or roster holds.

    A name of which the kind is not given stands once for each kind that it may be of.
    """
    if row.table == "rosters":
        yield "network", tuple(Written(kind, row["network"], "") for kind in LISTED_KINDS)
        return
    contexts = (row.id, row.get("object"), row.collection)
    yield "subject", (Written(row["subject_kind"], row["subject"], row.get("country"), contexts),)
    if row.table == "ties":
        yield "object", (object_of(row),)


class Judged:
    """Judgements by what they judge."""

    def __init__(self, package: DataPackage) -> None:
        replaced = {row["supersedes"] for row in package.rows("judgements")} - {""}
        self.by_name: dict[Key, list[Row]] = defaultdict(list)
        for row in package.rows("judgements"):
            if row.id not in replaced:
                self.by_name[(row["kind"], row["name"], row["country"], row["context"])].append(row)
        self.contexts = frozenset(row["context"] for row in package.rows("judgements")) - {""}
        self._countries = {row.id: row["country"] for row in package.rows("cities")}

    def rows_for(self, name: Written) -> list[Row]:
        """The judgements of the narrowest key that has any; [] where nobody judged the name."""
        for key in name.keys:
            held = [row for row in self.by_name.get(key, []) if self._may_hold(row, name.country)]
            if len(held) > 0:
                return held
        return []

    def _may_hold(self, row: Row, country: str) -> bool:
        """False where a city was judged without the country that the name is written with, and does not fit it."""
        if row["kind"] != "city" or country == "" or row["country"] != "":
            return True
        if row["decision"] == "unsure":
            return False
        return row["entity"] == "" or self._countries.get(row["entity"]) == country

    def entities_for(self, name: Written) -> set[str]:
        """The entities that ``name`` was judged to be."""
        return {row["entity"] for row in self.rows_for(name) if row["decision"] == "same"}


def check_names_judged(package: DataPackage) -> Iterator[Finding]:
    """Names that nobody has judged, each once, where it first stands; judgements of names that stand nowhere."""
    judged = Judged(package)
    used: set[Key] = set()
    reported: set[tuple[str, str, str]] = set()
    seen: set[tuple[str, ...]] = set()
    for row in (*package.claims(), *package.rows("rosters")):
        # What was seen, and has no judgement in the context of this row, is not looked at again.
        told = [(row.get(kind), row.get(name), row.get(country)) for kind, name, country in _NAMED]
        new = [one for one in told if one not in seen]
        if len(new) == 0 and judged.contexts.isdisjoint(
            (row.id, row.collection, row.get("subject"), row.get("object"))
        ):
            continue
        seen.update(new)
        for column, names in names_in(row):
            used.update(key for name in names for key in name.keys)
            short = (names[0].kind, names[0].name, names[0].country)
            if all(len(judged.rows_for(name)) == 0 for name in names) and short not in reported:
                reported.add(short)
                hint = "add a judgement of this name to judgements.csv: same, unsure or not_an_entity"
                message = f"nobody has judged which {names[0].kind} this is"
                yield at(row, column, "unjudged name", message, hint, severity=WARNING)
    idle = [row for key, rows in judged.by_name.items() if key not in used for row in rows]
    hint = "check the spelling of name, country and context; judgements stay, so this can be left"
    yield from summed(
        idle, package.rows("judgements"), "name", "idle judgement", "judge a name that no claim has", hint
    )


def check_judgements(package: DataPackage) -> Iterator[Finding]:
    """Judgements of one name, by one kind of coder, that cannot both hold; entities of another kind."""
    kinds = {row.id: kind for kind, row in package.entities()}
    for rows in Judged(package).by_name.values():
        yield from _contradictions(rows)
    for row in package.rows("judgements"):
        if row["entity"] != "" and kinds[row["entity"]] != row["kind"]:
            message = f"this entity is a {kinds[row['entity']]}, the name was judged as a {row['kind']}"
            yield at(row, "entity", "judgement", message, "correct the kind or the entity")
        if row["entity"] != "" and row["decision"] in ("unsure", "not_an_entity"):
            hint = "leave the entity blank, or judge the name same"
            yield at(row, "entity", "judgement", f"{row['decision']} names no entity", hint, severity=WARNING)


def _contradictions(rows: list[Row]) -> Iterator[Finding]:
    for row in rows:
        against = [
            other for other in rows
            if (other["coder_kind"], other["judged_on"]) == (row["coder_kind"], row["judged_on"])
            and row["decision"] == "same"
            and (other["decision"] in ("unsure", "not_an_entity") or
                 (other["decision"], other["entity"]) == ("different", row["entity"]))
        ]  # fmt: skip
        for other in against:
            message = f"{other.id} judges the same name {other['decision']}"
            hint = "let one of them supersede the other"
            yield at(row, "decision", "contradictory judgements", message, hint)
