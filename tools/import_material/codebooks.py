"""The codebooks of the literature as data: data/codebooks/<key>.toml, in our own words, with how sure each is."""

import json
import re
from pathlib import Path
from typing import Any

from tools.import_material.decision_files import decision_table
from tools.import_material.output import Output
from tools.import_material.statements import joined
from tools.import_material.toml_text import text_of

FILE = "domain/codebooks.json"
OWN = "inclusion_rules.toml"  # the rules of this registry itself
_TEXTS = ("label", "definition")
_HINTS = {
    "include": "include",
    "exclude": "exclude",
    "where": "source",
    "published": "published_values",
}
# Names that the transcription writes without diacritics, and lines that only its own draft could mean.
_SPELLING = {"Baumgartel": "Baumgärtel", "Sturner 2020": "Stürner 2020", "hospitalieres": "hospitalières",
             "in a archived copy": "in an archived copy"}  # fmt: skip


def run(material: Path, out: Output) -> None:
    """Write one file for each codebook of the literature, and the rules of inclusion as they stand in the decisions."""
    content = json.loads((material / FILE).read_text(encoding="utf-8"))
    words = {(row["codebook"], row["code"], row["field"]): row["words"] for row in decision_table("codebook_words.csv")}
    for book in content["codebooks"]:
        key = book["id"]
        paper = _paper(book["source"])
        where = re.sub(rf".*\({paper}\)", "", book["source"]) if paper != "" else book["source"]
        head = {
            "key": key,
            "title": _plain(book["name"]),
            "paper": paper,
            "locator": joined([_plain(where), book["source_url"]]),
            "unit": _plain(book["unit_of_coding"]),
            "choice": "multiple" if book["multi_select"] else "single",
            "verification": _plain(book["status"]),
            "note": _plain(book["notes"]),
        }
        codes = [("code", _code(code, key, words)) for code in book["codes"]]
        out.texts[f"codebooks/{key}.toml"] = text_of(head, codes)
    own = Path(__file__).with_name("decisions") / OWN
    out.texts[f"codebooks/{OWN}"] = own.read_text(encoding="utf-8")


def _code(code: dict[str, Any], book: str, words: dict[tuple[str, str, str], str]) -> dict[str, str]:
    """One code; ``words`` replaces what stands too close to the paper, or a word that stays with its author."""
    own = {name: _plain(words.get((book, code["code"], name), code[name])) for name in _TEXTS}
    own["definition"] = own["definition"] or own["label"]  # the literature gives a word and no more
    hints = [f"{lead}: {_plain(code[name])}" for lead, name in _HINTS.items() if code[name] != ""]
    return {"id": code["code"], **own, "hints": "; ".join(hints)}


def _paper(source: str) -> str:
    """The key of the paper that a codebook is taken from, "" where it is from other literature."""
    found = re.search(r"\((oomen2018|stuerner2020|lacroix2021|heimann2021|lacroix_spencer2022)\)", source)
    return found[1] if found is not None else ""


def _plain(text: str) -> str:
    for written, meant in _SPELLING.items():
        text = text.replace(written, meant)
    return text.strip()
