"""The four roster files: each row becomes a tie, each list a roster with the scope in which it is complete."""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from hanse.domain.vocabulary import MEMBERSHIP_RELATIONS
from tools.import_material import object_names, page_rows, related_facts
from tools.import_material.labels import Meaning, joining_role, meaning, relation_of
from tools.import_material.output import Output, Row, read_rows
from tools.import_material.roster_dates import columns_of, end_kind, listing_of, spell_of, start_kind
from tools.import_material.roster_decisions import FILES, Block, block_by_key, block_of_row, row_decisions
from tools.import_material.sources import Sources
from tools.import_material.statements import add_tie, joined
from tools.import_material.transcriptions import Transcriptions

_HOME = {"european": "rosters_europe", "global": "rosters_global", "national": "rosters_national"}
# Labels that occur in additional.csv only: where they belong.
_NEW_LABELS = {
    "EUROCITIES-SOCIAL-AFFAIRS-FORUM": "rosters_europe",
    "ADMIN4ALL": "rosters_europe",
    "SKR-ANTIRACISM-NETWORK (SE)": "rosters_national",
    "ICC-FINLAND-PROJECT": "rosters_national",
    "CARTA-INTEGRAZIONE-RIFUGIATI (IT)": "rosters_national",
    "Welcoming Network (Welcoming America)": "rosters_national",
}
# What a row says where its role word says something else: "member" of a meeting took part in it.
_ROLE_OF = {
    "attended": "participant",
    "hosted": "host",
    "signed": "signatory",
    "designated": "other",
    "funded_by": "grantee",
}
_INFERRED_COUNTRY = re.compile(
    r"country (?:mostly )?not stated|country from the project site|country by editor|ISO code added", re.IGNORECASE
)
_LIST_OF = {
    "member": "members",
    "signatory": "signatories",
    "partner": "partners",
    "board": "board",
    "founder": "founders",
    "associate": "associates",
    "lead": "leading cities",
    "unspecified": "cities",
}


@dataclass
class Reader:
    """Reads the roster files into ``out``; holds what is known across files."""

    material: Path
    out: Output
    sources: Sources
    transcriptions: Transcriptions
    homes: dict[str, str] = field(default_factory=dict)  # label -> collection
    taken: Counter[str] = field(default_factory=Counter)  # roster id -> rows on it

    def home(self, file: str, label: str) -> str:
        """The collection of a row: its file's, or for additional.csv the one its network is in."""
        if file == "additional":
            return self.homes.get(label) or _NEW_LABELS[label]
        self.homes.setdefault(label, _HOME[file])
        return _HOME[file]

    def read(self, file: str) -> None:
        """Enter every row of one file."""
        path = f"rosters/{file}.csv"
        for number, row in read_rows(self.material, path):
            block = block_of_row()[(file, number)]
            decided = row_decisions().get((file, number), {})
            collection = self.home(file, row["network"])
            source = self.sources.page(row["source_url"], collection, title=row["source_title"])
            if block.reading["not_entered"] != "":
                self.out.left_out(path, number, block.reading["not_entered"])
                continue
            twin = self.transcriptions.twin(file, number, row, source)
            if twin is not None:
                self.transcriptions.correct(self.out, twin, file, number, row)
                self.out.left_out(path, number, f"duplicate transcription of {twin.target}")
                continue
            roster = self.roster(block, row, source, collection)
            columns, where = self.tie(row, block, decided, source, roster), f"{file} {number}"
            tie, is_new = add_tie(self.out, collection, columns, where)
            if is_new:
                targets = joined([tie.target, self.office(row, columns, collection, where)])
                self.out.entered(path, number, targets, self.remark(block))
                self.taken[roster] += roster != ""
                self.transcriptions.remember(file, number, row, source, tie)
            else:
                self.out.left_out(path, number, f"duplicate transcription of {tie.target}")

    def office(self, row: Row, columns: Row, collection: str, where: str) -> str:
        """The second tie of a lead who is one of the partners: being in it and leading it are two things."""
        if row["role"] != "lead" or columns["relation"] not in MEMBERSHIP_RELATIONS:
            return ""
        leading = {"relation": "leads", "role": "lead", "roster": "", "start_kind": "", "end_kind": ""}
        for side in ("start", "end"):
            if columns[f"{side}_as_written"] != "":
                leading[f"{side}_kind"] = "office"
        tie, _ = add_tie(self.out, collection, columns | leading, where)
        return tie.target

    def remark(self, block: Block) -> str:
        """What was changed on the way, for the accounting."""
        reading = block.reading
        if reading["object_override"] != "":
            return f"a list of {reading['object_override']}, not of {reading['network']}: {reading['reason']}"
        if reading["relation_override"] != "":
            return f"read as {reading['relation_override']}: {reading['reason']}"
        return ""

    def tie(self, row: Row, block: Block, decided: dict[str, str], source: str, roster: str) -> Row:
        """The tie that one row says."""
        reading = block.reading
        label = reading["object_override"] or row["network"]
        to = meaning(label)
        read_role = _read_role(row["role"], reading)
        relation = decided.get("relation") or reading["relation_override"] or relation_of(read_role, to)
        spell = spell_of(row, decided)
        listed = listing_of(row, reading["listed_as_written"])
        listing = columns_of("listed", listed) | {"listed_basis": listed.basis}
        if decided.get("listed_as_written") == "":
            listing = dict.fromkeys(listing, "") | {"listed_basis": "undated"}
        starts = self.start_kind(row, reading, decided, relation, spell, to)
        return {
            "subject_kind": "city", "subject": row["city_as_written"], "country": row["country_iso2"],
            "country_basis": country_basis(row), "relation": relation, "object_kind": to.kind, "object": label,
            "role": _role(row["role"], relation, read_role, to), **spell, "start_kind": starts,
            "end_kind": _end_kind(reading, decided, relation, spell), **listing, "roster": roster, "source": source,
            "locator": locator(block, row), "note": row["note"],
        }  # fmt: skip

    def start_kind(
        self, row: Row, reading: Row, decided: dict[str, str], relation: str, spell: Row, to: Meaning
    ) -> str:
        """What the start marks; blank where none is stated."""
        if spell["start_as_written"] == "":
            return ""
        in_project = "project" in to.entity or row["role"] in {"partner", "lead"}
        return decided.get("start_kind") or reading["start_kind"] or start_kind(row, relation, in_project=in_project)

    def roster(self, block: Block, row: Row, source: str, collection: str) -> str:
        """The id of the list a row is on, entered with its first row; "" for single statements."""
        on = block_by_key(block.reading["on_list_of"]) if block.reading["on_list_of"] != "" else block
        if not on.is_list:
            return ""
        reading = on.reading
        listed = listing_of(row, reading["listed_as_written"])
        label = reading["object_override"] or reading["network"]
        parts = (source, label, listed.value.as_written, reading["part"])
        identifier = "r" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:10]
        if not self.out.has("rosters", identifier):
            self.out.add(
                "rosters",
                {
                    "id": identifier, "network": label, "source": source, **columns_of("listed", listed),
                    "listed_basis": listed.basis, "complete": reading["complete"], "for_role": reading["for_role"],
                    "for_area": reading["for_area"], "for_cohort": reading["for_cohort"],
                    "complete_according_to": reading["complete_according_to"],
                    "stated_count": reading["stated_count"], "rows_taken": "0", "note": reading["reason"],
                },
                collection,
            )  # fmt: skip
        return identifier

    def count_rows(self) -> None:
        """Write into each roster how many entries were read."""
        for (_, table), rows in self.out.tables.items():
            if table == "rosters":
                for identifier, roster in rows.items():
                    if identifier in self.taken:
                        roster["rows_taken"] = f"{self.taken[identifier]}"


def _read_role(role: str, reading: Row) -> str:
    """The role under which a relation is looked up: "lead as founder" reads a lead as a founder."""
    written, _, read = reading["read_role"].partition(" as ")
    return read if written == role and read != "" else role


def _role(written: str, relation: str, read_role: str, to: Meaning) -> str:
    """The role as the relation has it; the lead of a project is in it as one of its partners."""
    if relation in MEMBERSHIP_RELATIONS and written == "lead":
        return read_role if read_role != "lead" else joining_role(to)
    return _ROLE_OF.get(relation, written)


def _end_kind(reading: Row, decided: dict[str, str], relation: str, spell: Row) -> str:
    if spell["end_as_written"] == "":
        return ""
    return decided.get("end_kind") or reading["end_kind"] or end_kind(relation)


def country_basis(row: Row) -> str:
    """Whether the page states the country or the compiler assigned it."""
    if row["country_iso2"] == "":
        return "unknown"
    return "inferred" if _INFERRED_COUNTRY.search(row["note"]) else "stated"


def locator(block: Block, row: Row) -> str:
    """The part or list of the page; never a line of a file that nobody has."""
    if block.reading["part"] != "":
        return block.reading["part"]
    return f"list of {_LIST_OF[row['role']]}" if block.is_list else "text of the page"


def run(material: Path, out: Output) -> None:
    """Read the roster files, the facts kept apart from them, and the pages that the papers rest on."""
    sources = Sources(out)
    reader = Reader(material, out, sources, Transcriptions())
    for file in FILES:
        reader.read(file)
    reader.count_rows()
    object_names.run(out)
    page_rows.run(material, out)
    related_facts.run(material, out)
