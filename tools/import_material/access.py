"""admission.csv, inclusion.csv and coverage.csv: how one gets into a network, why a body is in, what was searched."""

from pathlib import Path

from hanse.errors import StructureError
from tools.import_material.claims_of_networks import Place, place_of
from tools.import_material.decision_files import decision_table
from tools.import_material.locator import sections_at
from tools.import_material.output import Output, Row, read_rows
from tools.import_material.sources import Sources

DECIDED_ON = "2026-11-24"
# Columns of the decision file that are for the import only.
_OWN = ("other_roles",)


def run(material: Path, out: Output) -> None:
    """Enter the three tables."""
    notes = {row["evidence_id"]: row for _, row in read_rows(material, "functions/evidence.csv")}
    sources = Sources(out)
    for row in decision_table("admission.csv"):
        source = _source(sources, row, notes)
        kept = {name: value for name, value in row.items() if name not in _OWN}
        out.add("admission", kept | source)
    for row in decision_table("inclusion.csv"):
        out.add("inclusion", row | {"decided_on": DECIDED_ON})
    for row in decision_table("coverage.csv"):
        out.add("coverage", row)


def _source(sources: Sources, row: Row, notes: dict[str, Row]) -> Row:
    """Source id and locator of a rule: an evidence note, a paper or a page."""
    reference = row["source"]
    if reference == "":
        return {"source": "", "locator": ""}
    if reference in notes:
        place = _of_note(sources, notes[reference])
        return {"source": place.source, "locator": f"{place.locator}; note {reference}"}
    if reference.startswith("paper:"):
        return {"source": sources.paper(reference.removeprefix("paper:")), "locator": row["locator"]}
    if not reference.startswith("http"):
        raise StructureError(f"unknown source {reference!r}", where=f"decisions/admission.csv {row['network']}",
                             hint="an evidence id, paper:<key> or an address")  # fmt: skip
    place = place_of(sources, reference, row["locator"], "functions")
    return {"source": place.source, "locator": place.locator}


def _of_note(sources: Sources, note: Row) -> Place:
    """Where an evidence note is from: its page where it has one, else its paper."""
    if note["source_url"] != "":
        return place_of(sources, note["source_url"], "", "functions")
    return place_of(sources, note["paper"], sections_at(note["paper"], note["locator"]), note["paper"])
