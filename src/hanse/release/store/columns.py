"""Writes what the status rule needs of every pair by column, with the statuses on the data date."""

import sqlite3
from array import array
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import cast

import numpy as np

from hanse.domain.scope import Scope
from hanse.domain.status import years_later
from hanse.domain.vocabulary import MEMBERSHIP_RELATIONS
from hanse.release.catalogue import Catalogue
from hanse.release.cell import fuzzy
from hanse.release.columns import NAMES, NEVER, NUMBERS, Array, Columns
from hanse.release.database import Cell, Database
from hanse.release.lists import CompleteList, Lists
from hanse.release.pairs import Pairs
from hanse.release.record import Record
from hanse.release.structure import Structure

_DATES = ("start_earliest", "start_latest", "end_earliest", "end_latest", "listed_earliest", "listed_latest")
_SHAPE = (
    "has_spell", "start_known", "start_earliest", "started_by", "end_known", "ended_by", "spell_dated", "has_listing",
    "listed_earliest", "visible_from", "fresh_until",
)  # fmt: skip


class _Open(Database):
    """The database that is being written, read over its own connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, query: str, parameters: Sequence[Cell] = ()) -> list[sqlite3.Row]:
        cursor = self._connection.cursor()
        cursor.row_factory = sqlite3.Row
        return cursor.execute(query, parameters).fetchall()

    def row(self, query: str, parameters: Sequence[Cell] = ()) -> sqlite3.Row | None:
        return next(iter(self.rows(query, parameters)), None)


def store_columns(connection: sqlite3.Connection, data_date: date, freshness_years: int) -> None:
    """(Re)write every column: called by the build, and again on a copy from which something was withheld."""
    connection.execute("DELETE FROM columns")
    catalogue = Catalogue(_Open(connection))
    blobs = _Writer(connection, catalogue, freshness_years).blobs()
    pairs = Pairs(catalogue, Structure(catalogue), freshness_years, data_date, Columns(blobs.__getitem__))
    blobs["status"] = pairs.codes(data_date, Scope()).tobytes()
    connection.executemany("INSERT INTO columns VALUES (?, ?)", sorted(blobs.items()))


class _Writer:
    """The columns of one release while they are being made."""

    def __init__(self, connection: sqlite3.Connection, catalogue: Catalogue, freshness_years: int) -> None:
        self._connection, self._catalogue, self._freshness_years = connection, catalogue, freshness_years
        self._lists = Lists(catalogue)
        self._words: dict[str, dict[str, int]] = {name: {} for name in NAMES}
        self._words["bit"] = {role: at for at, role in enumerate(("", *sorted(self._lists.roles)))}
        self._words["relation"] = {word: at for at, word in enumerate(MEMBERSHIP_RELATIONS)}
        self._numbers: dict[str, array[int]] = {name: array("q") for name in NUMBERS}
        self._shapes: dict[tuple[str, ...], int] = {}

    def blobs(self) -> dict[str, bytes]:
        """Every column as it is stored."""
        self._read_records()
        self._read_omissions()
        held = {name: np.array(values, dtype=NUMBERS[name]).tobytes() for name, values in self._numbers.items()}
        return held | {f"name_{name}": "\n".join(words).encode() for name, words in self._words.items()}

    def _read_records(self) -> None:
        entities, numbers = self._catalogue.entities, self._numbers
        recorded = dict(self._connection.execute("SELECT key, recorded_on FROM collections"))
        rows = self._connection.execute(
            f"""SELECT city, network, ties.rowid, relation, role, roster, source, collection, {", ".join(_DATES)}
                FROM membership JOIN ties ON ties.id = claim ORDER BY city, network, claim"""
        )
        for (city, network), held in groupby(rows, lambda row: cast(tuple[str, str], row[:2])):
            if city not in entities or network not in entities:
                continue
            numbers["pair_city"].append(self._number("city", city))
            numbers["pair_network"].append(self._number("network", network))
            numbers["pair_first"].append(len(numbers["tie"]))
            for _, _, tie, relation, role, roster, source, collection, *dates in held:
                numbers["tie"].append(tie)
                numbers["of_relation"].append(self._number("relation", relation))
                numbers["of_role"].append(self._number("role", role))
                numbers["as_joined"].append(self._words["bit"].get(self._lists.as_joined(network, role), 0))
                numbers["of_roster"].append(self._number("roster", roster))
                numbers["of_source"].append(self._number("source", source))
                numbers["of_collection"].append(self._number("collection", collection))
                numbers["shape"].append(self._shape(recorded[collection], dates))
        numbers["pair_first"].append(len(numbers["tie"]))

    def _number(self, kind: str, word: str) -> int:
        return self._words[kind].setdefault(word, len(self._words[kind]))

    def _shape(self, recorded_on: str, dates: Sequence[str]) -> int:
        key = (recorded_on, *dates)
        if key not in self._shapes:
            self._shapes[key] = len(self._shapes)
            cells = dict(zip(_DATES, dates, strict=True))
            for name, value in zip(_SHAPE, shape_of(cells, recorded_on, self._freshness_years), strict=True):
                self._numbers[name].append(value)
        return self._shapes[key]

    def _read_omissions(self) -> None:
        """For every pair the lists of its network that lack its city, whatever the role."""
        cities, networks, numbers = list(self._words["city"]), list(self._words["network"]), self._numbers
        order: Array = np.argsort(np.array(numbers["pair_network"]), kind="stable")
        for network, pairs in groupby(order.tolist(), lambda at: numbers["pair_network"][at]):
            held = self._lists.read(networks[network])
            for one in held:
                self._add_list(one)
            for at in pairs if len(held) > 0 else ():
                for one in held:
                    if self._lists.lacks(one, cities[numbers["pair_city"][at]], held):
                        numbers["omitted_pair"].append(at)
                        numbers["omitted_list"].append(self._words["list"][one.roster])

    def _add_list(self, one: CompleteList) -> None:
        numbers = self._numbers
        self._number("list", one.roster)
        numbers["list_earliest"].append(_ordinal(one.listed.earliest))
        numbers["list_visible"].append(_ordinal(one.omission.visible_from))
        numbers["list_source"].append(self._number("source", one.source))
        numbers["list_collection"].append(self._number("collection", one.collection))
        numbers["list_roles"].append(sum(1 << self._words["bit"][role] for role in one.roles))


def shape_of(cells: Mapping[str, str], recorded_on: str, freshness_years: int) -> tuple[int, ...]:
    """What the evidence of a claim with these dates says, in the order of the columns of a shape."""
    row = cast(sqlite3.Row, dict(cells) | {f"{prefix}_as_written": "" for prefix in ("start", "end", "listed")})
    record = Record(
        "", "", "", fuzzy(row, "start"), fuzzy(row, "end"), fuzzy(row, "listed"), "", date.fromisoformat(recorded_on)
    )
    spell, listing = record.spell(), record.listing()
    fresh = listing.fresh_from if listing is not None else None
    return (
        int(spell is not None),
        int(spell is not None and spell.start is not None and spell.start.is_known),
        _ordinal(spell.start.earliest if spell is not None and spell.start is not None else None),
        _ordinal(spell.started_by if spell is not None else None),
        int(spell is not None and spell.end is not None and spell.end.is_known),
        _ordinal(spell.ended_by if spell is not None else None),
        int(spell is not None and spell.is_dated),
        int(listing is not None),
        _ordinal(listing.date.earliest if listing is not None and listing.date is not None else None),
        _ordinal(listing.visible_from if listing is not None else None),
        _ordinal(years_later(fresh, freshness_years) if fresh is not None else None),
    )


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day is not None else NEVER
