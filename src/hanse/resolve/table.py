"""Reads the tables of words that ship with the package: tab-separated, a header line, UTF-8."""

from collections.abc import Iterator
from importlib.resources import files


def read_table(name: str) -> Iterator[dict[str, str]]:
    """The rows of ``tables/<name>``, each by column."""
    lines = files("hanse.resolve").joinpath("tables", name).read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(header, line.split("\t"), strict=True))


def split_words(cell: str) -> tuple[str, ...]:
    """The words or phrases of a cell."""
    return tuple(word.strip() for word in cell.split(";") if word.strip() != "")


def word_set(words: str) -> frozenset[str]:
    """A set of words written with spaces between."""
    return frozenset(words.split())
