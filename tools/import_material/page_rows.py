"""Rows of domain/cities.csv whose source is a page: the page is the source, the paper only context."""

from pathlib import Path

from hanse.domain.claim import source_id
from tools.import_material.decision_files import decision_table
from tools.import_material.output import Output, Row, read_rows
from tools.import_material.papers import FILE, role_columns, role_decision
from tools.import_material.sources import Sources, canonical
from tools.import_material.statements import Entered, add_tie, entities_of, index, joined


def run(material: Path, out: Output) -> None:
    """Enter what no roster file took from the same page; account the rest as transcribed twice."""
    sources = Sources(out)
    held = index(out)
    written = {row["name"]: row["as_written"] for row in decision_table("page_names.csv")}
    for number, row in read_rows(material, FILE):
        if row["source_url"] == "":
            continue
        twin = _twin(held, row, written)
        if twin is not None:
            out.left_out(FILE, number, f"duplicate transcription of {twin.target} (context: {row['paper']})")
            continue
        decision = role_decision(row["role"])
        columns = role_columns(row, decision) | {
            "source": sources.page(row["source_url"], row["paper"]), "locator": "text of the page",
            "listed_as_written": "", "listed_earliest": "", "listed_latest": "", "listed_basis": "undated",
        }  # fmt: skip
        columns["note"] = joined([columns["note"], f"context: {row['paper']}"])
        tie, _ = add_tie(out, row["paper"], columns, f"{FILE} {number}")
        out.entered(FILE, number, tie.target, "the page is the source, the paper is context")


def _twin(held: dict[tuple[str, str], list[Entered]], row: Row, written: dict[str, str]) -> Entered | None:
    """The tie of a roster file from the same page on the same name and body, or None."""
    source = source_id(canonical(row["source_url"]).url)
    for name in (row["city"], written.get(row["city"], row["city"])):
        for entered in held.get((source, name), []):
            if set(entities_of(entered.row["object"])) & set(entities_of(row["network_or_context"])):
                return entered
    return None
