"""docs/reference/data-package.md: every table and column of the data package."""

from hanse.domain import vocabulary
from hanse.package.schema import TABLES, Table
from tools.reference.markdown import table

INTRODUCTION = """# The data package

This page lists every table and column under `data/`, and the closed vocabularies. Files are CSV in UTF-8 with LF,
sorted by id, quoted only where needed; `hanse validate` checks them.

Types: `text`; `id` (of this row); `ref:TABLE` (id in another table); `word:VOCABULARY`; `int`; `float`; `bool` (yes
or no); `date` (YYYY-MM-DD); `iso2` (country code); `list` (values separated by "; "). A question mark means that the
cell may be empty. A date with doubt in it is three columns: as written, earliest and latest day; an empty end is
open.

Two more kinds of file: `package.toml` (name, `data_date`, `licence`, `freshness_years`) and in each collection
`collection.toml` (title, citation, licence, redistribution, recorded_on, how_taken, coder_kind).
"""
PLACES = {
    "collection": "data/collections/<key>/{name}.csv",
    "entities": "data/entities/{name}.csv",
    "root": "data/{name}.csv",
}


def page() -> str:
    """The page."""
    return "\n\n".join([INTRODUCTION.strip(), *map(_section, TABLES), _vocabularies()])


def _section(item: Table) -> str:
    rows = [(f"`{column.name}`", f"`{column.type}`", column.meaning) for column in item.columns]
    place = PLACES[item.place].format(name=item.name)
    return f"## {item.name}\n\n{item.meaning}. File: `{place}`.\n\n{table(('column', 'type', 'meaning'), rows)}"


def _vocabularies() -> str:
    parts = ["## Vocabularies"]
    for name, words in vars(vocabulary).items():
        if name.isupper() and isinstance(words, dict):
            rows = [(f"`{word}`", meaning) for word, meaning in words.items()]
            parts += [f"### {name}", table(("word", "meaning"), rows)]
        elif name.isupper() and isinstance(words, tuple):
            parts += [f"### {name}", ", ".join(f"`{word}`" for word in words) + "."]
    return "\n\n".join(parts)
