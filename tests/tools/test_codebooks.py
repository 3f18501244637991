"""The rules of inclusion are data: the decisions, the package and the page that explains them agree."""

import csv
import re
from pathlib import Path

from hanse.package import read_codebooks

ROOT = Path(__file__).parents[2]


def test_rules_of_inclusion_are_the_same_in_data_and_documents():
    book = read_codebooks(ROOT / "data")["inclusion_rules"]
    with (ROOT / "data/inclusion.csv").open(encoding="utf-8", newline="") as file:
        used = {row["rule"] for row in csv.DictReader(file)}
    text = (ROOT / "docs/explanation/inclusion.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| `(\w+)` \|", text, flags=re.MULTILINE))
    assert used == explained == {code.id for code in book.codes}
