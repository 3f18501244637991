"""Writes docs/reference/data-package.md from the schema: ``python -m hanse.package.describe PATH``."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from hanse.domain import vocabulary
from hanse.package.checks.word import WORDS
from hanse.package.schema import TABLES, Column, Table
from hanse.package.writer import replace_text

_NOTICE = "<!-- Written by `make docs` from the code; edit the code instead. -->\n"
_INTRODUCTION = """# The data package

This page lists every file, table and column under `data/`, and the closed vocabularies.

Tables are CSV in UTF-8 with LF line ends, sorted by id, quoted only where needed. Every column of a table stands in
its header, every table of `data/` and `data/entities/` has its file, and a table without rows is its header alone; a
collection holds only the tables it needs, and the folder `universe/` is there only where an official list was taken
in, with one file a country. A missing file or column stops the build with its name. A row that breaks
a type, repeats an id or points to a row that is not there is quarantined: it is listed, left out, and the rest goes
on. `hanse validate` checks the package; rows are counted from 1, without the header.

Types: `text`; `id` (of this row); `ref:TABLE` (id in another table); `word:VOCABULARY`; `int`; `float`; `bool` (yes
or no); `date` (YYYY-MM-DD); `iso2` (country code); `list` (values separated by "; "). A question mark means that the
cell may be empty. A date with doubt in it is three columns: as written, earliest and latest day; an empty end is
open, and both empty is unknown."""
_COLLECTION, _CODEBOOK = "collections/<key>/collection.toml", "codebooks/<key>.toml"
_TOML = (
    ("package.toml", "name, data_date, licence", "name, day it is current to, licence of selection and coding"),
    ("package.toml", "freshness_years", "how many years a listing counts as observed; after that it is last seen"),
    ("package.toml", "field", "topic of networks for which no statement `field` says another; migration unless given"),
    (_COLLECTION, "title, citation, licence", "what it is and how to cite it; an empty licence is unknown"),
    (_COLLECTION, "redistribution", "yes, derived_only or no: whether its rows may be passed on as they are"),
    (_COLLECTION, "recorded_on", 'day on which it was taken down; a list "2015 or later" is visible from then'),
    (_COLLECTION, "how_taken, coder_kind", "how, and by whom"),
    (_CODEBOOK, "key, title, paper, locator", "the file's name, title, collection of the paper and where in it"),
    (_CODEBOOK, "unit, choice", "what is coded; single (one code an item and period) or multiple"),
    (_CODEBOOK, "verification, note", "how far it was checked against the paper, remarks"),
    (_CODEBOOK, "[[code]] id, label, definition, hints", "each code in order; hints: what to include and exclude"),
)
_PLACES = {
    "collection": "data/collections/<key>/{}.csv",
    "entities": "data/entities/{}.csv",
    "root": "data/{}.csv",
    "universe": "data/universe/{}.csv",
}
_FILES = {"universe": "<CC>", "universe_lists": "lists"}  # tables of which the file has another name


def describe_package() -> str:
    """The reference page of the data package, in Markdown."""
    toml = _grid(("file", "keys", "meaning"), [(f"`{file}`", f"`{keys}`", meaning) for file, keys, meaning in _TOML])
    parts = [_INTRODUCTION, *map(_section, TABLES), f"## Files in TOML\n\n{toml}", *_vocabularies()]
    return "\n\n".join(parts)


def _section(table: Table) -> str:
    rows = [(f"`{column.name}`", f"`{column.type}`", _meaning(table, column)) for column in table.columns]
    place = _PLACES[table.place].format(_FILES.get(table.name, table.name))
    return f"## {table.name}\n\n{table.meaning}. File: `{place}`.\n\n{_grid(('column', 'type', 'meaning'), rows)}"


def _meaning(table: Table, column: Column) -> str:
    words = WORDS.get((table.name, column.name), ())
    if len(words) == 0 or all(word in column.meaning for word in words):
        return column.meaning
    return f"{column.meaning}. Words: {', '.join(words)}"


def _vocabularies() -> list[str]:
    parts = ["## Vocabularies"]
    for name, words in vars(vocabulary).items():
        if name.isupper() and isinstance(words, dict):
            rows = [(f"`{word}`", meaning) for word, meaning in words.items()]
            parts += [f"### {name}", _grid(("word", "meaning"), rows)]
        elif name.isupper() and isinstance(words, tuple):
            parts += [f"### {name}", ", ".join(f"`{word}`" for word in words) + "."]
    return parts


def _grid(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def main(arguments: Sequence[str]) -> int:
    """Write the page to the path given; without one, print it."""
    text = f"{_NOTICE}{describe_package().strip()}\n"
    if len(arguments) == 0:
        print(text, end="")
    else:
        replace_text(Path(arguments[0]), text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
