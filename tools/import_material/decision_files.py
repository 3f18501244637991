"""The files of ``decisions/``: what people decided while the material was read."""

import csv
from functools import cache
from pathlib import Path

from tools.import_material.output import Row

FOLDER = Path(__file__).parent / "decisions"


@cache
def decision_table(file: str) -> tuple[Row, ...]:
    """The rows of one file of ``decisions/``."""
    with (FOLDER / file).open(encoding="utf-8", newline="") as stream:
        return tuple({key: (value or "").strip() for key, value in row.items()} for row in csv.DictReader(stream))
