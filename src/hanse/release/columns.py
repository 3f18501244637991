"""What the status rule needs of every pair, by column: numbers in place of words, days as ordinals.

Written when a release is built (store/columns.py) and read as they stand: a column is a blob of the database. Dates
repeat, so each record names a *shape*, the dates of a claim and the day it was taken down, of which there are few.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

import numpy as np

from hanse.errors import ReleaseError
from hanse.release.database import Database

Array = np.ndarray[Any, Any]
NEVER, ALWAYS = -1, 4_000_000  # before and after every day
NAMES = ("city", "network", "relation", "role", "roster", "source", "collection", "list", "bit")
NUMBERS: Mapping[str, str] = {
    "pair_city": "i4",
    "pair_network": "i4",
    "pair_first": "i4",  # the first record of each pair, and the number of records
    "status": "u1",  # on the data date, with everything in scope
    "tie": "i4",  # rowid of the tie of each record, and what it says
    "shape": "i4",
    "of_relation": "u1",
    "of_role": "i2",
    "as_joined": "u1",  # the bit of the role as a list of members would cover it; 0 = one that no list covers
    "of_roster": "i4",
    "of_source": "i4",
    "of_collection": "i2",
    "has_spell": "?",  # of each shape: see domain/evidence.py
    "start_known": "?",
    "start_earliest": "i4",
    "started_by": "i4",
    "end_known": "?",
    "ended_by": "i4",
    "spell_dated": "?",
    "has_listing": "?",
    "listed_earliest": "i4",
    "visible_from": "i4",
    "fresh_until": "i4",
    "omitted_pair": "i4",  # each omission: the pair, and the list that lacks the city
    "omitted_list": "i4",
    "list_earliest": "i4",  # of each list
    "list_visible": "i4",
    "list_source": "i4",
    "list_collection": "i2",
    "list_roles": "u8",  # a bit for each role; 0 = every role
}  # fmt: skip


class Columns:
    """The columns of one release; each is read when it is first asked for."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read
        self._held: dict[str, Array] = {}

    def __getitem__(self, name: str) -> Array:
        if name not in self._held:
            self._held[name] = np.frombuffer(self._read(name), dtype=NUMBERS[name])
        return self._held[name]

    @cached_property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        """The words that numbers stand for: ids of cities, networks, rosters ..., relations and roles."""
        return {name: _lines(self._read(f"name_{name}")) for name in NAMES}

    @cached_property
    def numbers(self) -> Mapping[str, Mapping[str, int]]:
        """The number of each word."""
        return {name: {word: at for at, word in enumerate(words)} for name, words in self.names.items()}

    @cached_property
    def city_first(self) -> Array:
        """Where the pairs of each city begin; they stand together."""
        return np.searchsorted(self["pair_city"], np.arange(len(self.names["city"]) + 1))

    @cached_property
    def by_network(self) -> tuple[Array, Array]:
        """The pairs in order of network, and where those of each begin."""
        order = np.argsort(self["pair_network"], kind="stable")
        bounds = np.searchsorted(self["pair_network"][order], np.arange(len(self.names["network"]) + 1))
        return order, bounds

    @cached_property
    def pair_of(self) -> Array:
        """The pair of each record."""
        return np.repeat(np.arange(len(self["pair_city"])), np.diff(self["pair_first"]))


def read_columns(database: Database) -> Columns:
    """The columns that a release holds."""

    def read(name: str) -> bytes:
        if database.row("SELECT 1 FROM sqlite_master WHERE name = 'columns'") is None:
            what = "this release was made by an older program and lacks a table that this one reads"
            raise ReleaseError(what, where=str(database.path), hint="build it anew: hanse build")
        row = database.row("SELECT data FROM columns WHERE name = ?", (name,))
        return bytes(row["data"]) if row is not None else b""

    return Columns(read)


def _lines(text: bytes) -> tuple[str, ...]:
    return tuple(text.decode().split("\n")) if len(text) > 0 else ()
