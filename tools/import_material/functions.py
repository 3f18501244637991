"""functions/: evidence notes on what networks do, and the decisions of two coders who worked apart on the same notes.

Both coders are language models; no person has reviewed their codings yet.
"""

import re
from pathlib import Path

from tools.import_material.claims_of_networks import PAGE, Place, state
from tools.import_material.classings import add_coding, own_source
from tools.import_material.locator import section_at, sections_at
from tools.import_material.output import Output, Row, read_rows
from tools.import_material.sources import Sources

COLLECTION = "functions"
CODER_KIND = "language model"
EVIDENCE = "functions/evidence.csv"
CODINGS = {"A": "functions/coding_a.csv", "B": "functions/coding_b.csv"}
# Remarks point into the text of a paper by a letter and a line.
_LINE = re.compile(r"\b([losth]):(\d+)")
_PAPER_OF = {
    "l": "lacroix2021", "o": "oomen2018", "s": "stuerner2020", "t": "lacroix_spencer2022", "h": "heimann2021",
}  # fmt: skip


def run(material: Path, out: Output) -> None:
    """Enter the notes, then both codings."""
    sources = Sources(out)
    for number, row in read_rows(material, EVIDENCE):
        out.entered(EVIDENCE, number, "; ".join(_notes(out, sources, row)))
    for coder, file in CODINGS.items():
        source = own_source(out, file.removesuffix(".csv"), f"Hanse: coding of 77 networks by coder {coder}")
        for number, row in read_rows(material, file):
            out.entered(file, number, f"codings:{_coding(out, row, coder, source)}")


def _notes(out: Output, sources: Sources, row: Row) -> list[str]:
    """A note; where it rests on a paper and a page, one statement for each, the first under its key."""
    places = []
    if row["paper"] != "":
        paper = row["paper"]
        places.append(Place(sources.paper(paper), sections_at(paper, row["locator"]), COLLECTION))
    if row["source_url"] != "":
        page = sources.page(row["source_url"], COLLECTION, published=row["source_date"])
        places.append(Place(page, PAGE, COLLECTION))
    key, note = row["evidence_id"], "" if len(places) == 1 else f"{row['evidence_id']} rests on a paper and a page"
    found = []
    for place in places:
        prop = f"note/{row['kind'].replace(' ', '_')}"
        found.append(state(out, row["network"], prop, row["note_own_words"], place, key=key, note=note))
        key = ""
    return found


def _coding(out: Output, row: Row, coder: str, source: str) -> str:
    """One decision of one coder."""
    return add_coding(
        out, COLLECTION,
        {
            "subject_kind": "network", "subject": row["network"], "codebook": row["codebook"], "code": row["code"],
            "decision": row["decision"], "coder": coder, "coder_kind": CODER_KIND,
            "evidence": "; ".join(re.findall(r"[A-Z0-9]{3}-\d+", row["evidence_ids"])), "source": source,
            "locator": f"{row['codebook']} {row['code']}", "note": _plain(row["remark"]),
        },
    )  # fmt: skip


def _plain(remark: str) -> str:
    """A remark with sections instead of lines of a text file that no reader has."""
    return _LINE.sub(lambda found: f"{_PAPER_OF[found[1]]} {section_at(_PAPER_OF[found[1]], int(found[2]))}", remark)
