"""Mode, scope and scale: what Table 2 of lacroix2021 prints is Lacroix's coding; every other value is our own.

Table 2 prints the mode of creation for all its networks, the scope only for the transnational ones, and of the scale
only which are national.
"""

from pathlib import Path

from hanse.domain.claim import claim_id, source_id
from tools.import_material.claims_of_networks import printed_rows
from tools.import_material.decision_files import decision_table
from tools.import_material.labels import meaning
from tools.import_material.network_rows import FILE
from tools.import_material.output import Output, Row
from tools.import_material.sources import Sources

EDITORS = "Hanse editors (from paper text)"
LACROIX = "Lacroix 2021"
_CODES = {
    "mode": ("lacroix2021_mode", {"grassroots": "GRASS", "co-opted": "COOPT", "unclear": "UNCLEAR"}),
    "scope": ("lacroix2021_scope", {"generalist": "GEN", "specialised": "SPEC"}),
    "scale": (
        "lacroix2021_scale",
        {"national": "NAT", "regional": "REG", "global": "GLOB", "interregional": "INTER"},
    ),
}


def run(material: Path, out: Output) -> dict[int, list[str]]:
    """Enter both codings; returns the editors' codings by row of domain/networks.csv."""
    paper = Sources(out).paper("lacroix2021")
    for row in decision_table("lacroix_table2.csv"):
        for book, code in _printed(row):
            add_coding(out, "lacroix2021", _coding(row["printed"], book, code, paper, "Table 2") | {
                "coder": LACROIX, "coder_kind": "author of the paper",
            })  # fmt: skip
    own = editors_source(out)
    targets: dict[int, list[str]] = {}
    for number, row in printed_rows(material, FILE):
        to = meaning(row["name"])
        if to.kind == "network" and to.entity != "":
            targets[number] = [f"codings:{key}" for key in _of_editors(out, row, own)]
    return targets


def _printed(row: Row) -> list[tuple[str, str]]:
    """(codebook, code) of each class that the table prints for one network."""
    found = [("lacroix2021_mode", row["mode"])]
    if row["scope"] != "":
        found.append(("lacroix2021_scope", row["scope"]))
    if row["level"] == "national":
        found.append(("lacroix2021_scale", "NAT"))
    return found


def _of_editors(out: Output, row: Row, source: str) -> list[str]:
    """Ids of the editors' codings of one row, without those that are Lacroix's own print."""
    classed = {(book, meaning(printed["printed"]).entity) for printed in decision_table("lacroix_table2.csv")
               for book, _ in _printed(printed)}  # fmt: skip
    keys = []
    for column, (book, codes) in _CODES.items():
        published = row["mode_scope_basis"].startswith("lacroix2021") and (book, meaning(row["name"]).entity) in classed
        if row[column] == "" or published:
            continue
        coding = _coding(row["name"], book, codes[row[column]], source, "reading of the papers named in the row")
        papers = f"papers: {row['paper'].replace(';', ', ')}"
        keys.append(add_coding(out, "functions", coding | {
            "coder": EDITORS, "coder_kind": "compiler", "note": f"{papers}; to be reviewed",
        }))  # fmt: skip
    return keys


def _coding(label: str, book: str, code: str, source: str, locator: str) -> Row:
    return {
        "subject_kind": "network", "subject": label, "codebook": book, "code": code, "decision": "yes",
        "source": source, "locator": locator,
    }  # fmt: skip


def add_coding(out: Output, collection: str, row: Row) -> str:
    """Enter a coding; returns its id."""
    parts = [row[name] for name in ("source", "subject", "codebook", "code", "coder", "locator")]
    key = claim_id(collection, "coding", parts)
    out.add("codings", row | {"id": key}, collection)
    return key


def editors_source(out: Output) -> str:
    """The source of the editors' classing: their reading, written down with the material."""
    return own_source(
        out, "editors/mode-scope-scale", "Hanse editors: classing of networks by mode, scope and scale from the papers"
    )


def own_source(out: Output, key: str, title: str) -> str:
    """A source that is our own work: it has no address but this data package."""
    identifier = source_id(f"hanse:{key}")
    if not out.has("sources", identifier):
        out.add(
            "sources",
            {
                "id": identifier, "kind": "research", "title": title, "publisher": "Hanse", "licence": "CC BY 4.0",
                "published_as_written": "2026-11-22", "published_earliest": "2026-11-22",
                "published_latest": "2026-11-22", "note": "own work, first published in this data package",
            },
            "functions",
        )  # fmt: skip
    return identifier
