"""The codebooks of the literature as data: data/codebooks/<key>.toml, in our own words, with how sure each is."""

import json
from pathlib import Path
from typing import Any

from tools.import_material.decision_files import decision_table
from tools.import_material.output import Output
from tools.import_material.toml_text import text_of

FILE = "domain/codebooks.json"
# Names that the transcription writes without diacritics, and lines that only its own draft could mean.
_SPELLING = {"Baumgartel": "Baumgärtel", "Sturner 2020": "Stürner 2020", "hospitalieres": "hospitalières",
             "in a archived copy": "in an archived copy"}  # fmt: skip


def run(material: Path, out: Output) -> None:
    """Write one file for each codebook."""
    content = json.loads((material / FILE).read_text(encoding="utf-8"))
    words = {(row["codebook"], row["code"], row["field"]): row["words"] for row in decision_table("codebook_words.csv")}
    for book in content["codebooks"]:
        key = book["id"]
        head = {
            "title": _plain(book["name"]),
            "paper": _plain(book["source"]),
            "url": book["source_url"],
            "unit": _plain(book["unit_of_coding"]),
            "choice": "multiple" if book["multi_select"] else "single",
            "verification": _plain(book["status"]),
            "note": _plain(book["notes"]),
        }
        codes = [("code", _code(code, key, words)) for code in book["codes"]]
        out.texts[f"codebooks/{key}.toml"] = text_of(head, codes)


def _code(code: dict[str, Any], book: str, words: dict[tuple[str, str, str], str]) -> dict[str, str]:
    """One code; ``words`` replaces what stands too close to the paper, or a word that stays with its author."""
    row = {
        "id": code["code"],
        "label": code["label"],
        "definition": code["definition"],
        "include": code["include"],
        "exclude": code["exclude"],
        "locator": code["source"],
        "published": code["published_values"],
    }
    return {name: _plain(words.get((book, code["code"], name), value)) for name, value in row.items()}


def _plain(text: str) -> str:
    for written, meant in _SPELLING.items():
        text = text.replace(written, meant)
    return text.strip()
