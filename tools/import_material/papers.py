"""Cities in roles as the five papers describe them, and the annex table of oomen2018.

Where a page was used for a row, the page is the source and the paper only context: see page_rows.py, which runs after
the roster files, because the same pages were read there in full.
"""

from pathlib import Path

from tools.import_material import table1
from tools.import_material.decision_files import decision_table
from tools.import_material.fuzzy import read_written
from tools.import_material.labels import meaning, relation_of
from tools.import_material.locator import locators_by_paper
from tools.import_material.output import Output, Row, read_rows
from tools.import_material.roster_dates import columns_of
from tools.import_material.sources import Sources
from tools.import_material.statements import add_tie, joined

FILE = "domain/cities.csv"


def run(material: Path, out: Output) -> None:
    """Enter the annex table and the rows of cities.csv that rest on a paper."""
    marks = table1.run(material, out)
    sources = Sources(out)
    for number, row in read_rows(material, FILE):
        mark = marks.get((row["city"], row["network_or_context"]))
        if row["source_url"] != "":
            continue
        if mark is not None and table1.TABLE in row["locator"]:
            out.left_out(FILE, number, f"duplicate transcription of ties:{mark}")
            continue
        decision = role_decision(row["role"])
        if decision["becomes"] == "out":
            out.left_out(FILE, number, f"not entered: {decision['reason']}")
            continue
        paper = row["paper"]
        columns = role_columns(row, decision) | {
            "source": sources.paper(paper), "locator": locators_by_paper(row["locator"])[paper],
        }  # fmt: skip
        tie, _ = add_tie(out, paper, columns, f"{FILE} {number}")
        out.entered(FILE, number, tie.target)


def role_decision(role: str) -> Row:
    """How a role word of cities.csv was read."""
    return next(row for row in decision_table("city_roles.csv") if row["role"] == role)


def role_columns(row: Row, decision: Row) -> Row:
    """The columns of a tie that a row of cities.csv gives, without source and locator."""
    to = meaning(row["network_or_context"])
    is_ruled = decision["becomes"] == "admission"
    relation = relation_of(decision["value"], to) if is_ruled else decision["value"]
    year = next(paper["published"] for paper in decision_table("papers.csv") if paper["key"] == row["paper"])
    listed, start = read_written(year), read_written(decision["start"])
    wording = decision["wording"] or (row["role"] if decision["role_word"] == "other" else "")
    return {
        "subject_kind": "city", "subject": row["city"], "country": row["country_iso2"], "country_basis": "inferred",
        "relation": relation, "object_kind": to.kind, "object": row["network_or_context"],
        "role": decision["role_word"], **columns_of("start", start),
        "start_kind": ("office" if relation == "board_seat" else "founding") if decision["start"] != "" else "",
        **columns_of("listed", listed), "listed_basis": listed.basis, "note": joined([wording, row["notes"]]),
    }  # fmt: skip
