"""Fills one index of search: words of names, first words, words around, facets, and the vocabulary of them all."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from hanse.release.fold import fold, index_words

_SHORTEST = 4  # letters of a word that a slip of the pen can be told in
_LONGEST = 24


@dataclass(frozen=True)
class Indexed:
    """What the index holds of one thing: its names with their folded forms, words around it, its facets."""

    key: int
    names: tuple[tuple[str, str], ...]  # (name, folded)
    around: str  # folded words that help to find it, but not alone
    facet: str


def store_index(connection: sqlite3.Connection, table: str, rows: Iterable[Indexed], *, joined: bool) -> None:
    """Fill ``table``; ``rows`` come in the order of weight. ``joined`` also indexes names written as one word."""
    words: dict[str, None] = {}

    def told() -> Iterable[tuple[int, str, str, str, str]]:
        for row in rows:
            found: dict[str, None] = {}
            starts: dict[str, None] = {}
            for name, form in row.names:
                parts = index_words(name, form)
                if joined and " " in form:
                    parts.append(form.replace(" ", ""))
                    starts[parts[-1]] = None
                found.update(dict.fromkeys(parts))
                starts[form.partition(" ")[0]] = None
            words.update((word, None) for word in found if _SHORTEST <= len(word) <= _LONGEST and word.isascii())
            yield row.key, " ".join(found), " ".join(starts), row.around, row.facet

    connection.executemany(f"INSERT INTO {table} (rowid, names, starts, around, facet) VALUES (?, ?, ?, ?, ?)", told())
    connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
    connection.execute("INSERT OR REPLACE INTO vocabulary VALUES (?, ?)", (table, "\n".join(words)))


def facets(kind: str, country: str, *, has_ties: bool) -> str:
    """The facets of an entry as words of the index."""
    return f"kind{kind} land{country.lower()} ties{'yes' if has_ties else 'no'}"


def land_words(code: str, names: Iterable[str]) -> str:
    """The words of a country in every language held, which help to find what lies in it."""
    found = dict.fromkeys(word for name in names for word in fold(name).split())
    return " ".join(dict.fromkeys((code.lower(), *found)))
