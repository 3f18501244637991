"""domain/claims.csv: published figures. They are written by hand into data/reproduce; here each row is accounted for.

Where the material names a page that states a figure of its own, that page gives a statement: it is what a published
figure can be held against. Which page says what, in which words, is decided in decisions/claim_pages.csv.
"""

from collections import defaultdict
from pathlib import Path

from hanse.errors import StructureError
from tools.import_material.decision_files import decision_table
from tools.import_material.fuzzy import read_date
from tools.import_material.output import Output, Row, read_rows
from tools.import_material.sources import Sources
from tools.import_material.statements import add_statement

FILE = "domain/claims.csv"


def run(material: Path, out: Output) -> None:
    """Account for every published figure, and enter what other pages say of the same thing."""
    sources = Sources(out)
    pages: dict[str, list[Row]] = defaultdict(list)
    for row in decision_table("claim_pages.csv"):
        pages[row["claim"]].append(row)
    for number, claim in read_rows(material, FILE):
        targets = [f"reproduce:{claim['id']}"]
        for page in pages.pop(claim["id"], []):
            targets.append(f"statements:{_enter(out, sources, page, claim['source_url'])}")
        out.entered(FILE, number, "; ".join(targets))
    if len(pages) > 0:
        unknown = ", ".join(sorted(pages))
        raise StructureError(f"no figure {unknown}", where="decisions/claim_pages.csv", hint="correct its id")


def _enter(out: Output, sources: Sources, page: Row, url: str) -> str:
    """The statement of one page; returns its id."""
    valid = read_date(page["valid"])
    earliest, latest = valid.value.earliest, valid.value.latest
    return add_statement(
        out,
        page["collection"],
        {
            "subject_kind": page["subject_kind"],
            "subject": page["subject"],
            "property": page["property"],
            "value": page["value"],
            "number": page["number"],
            "unit": page["unit"],
            "valid_as_written": page["valid"],
            "valid_earliest": earliest.isoformat() if earliest is not None else "",
            "valid_latest": latest.isoformat() if latest is not None else "",
            "source": sources.page(
                url, page["collection"], publisher=page["publisher"], gives="a figure that a paper prints too"
            ),
            "locator": page["locator"],
            "note": page["note"],
        },
    )
