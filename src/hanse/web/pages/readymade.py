"""Sets of networks that are worth laying side by side, offered where a reader has chosen none yet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hanse.release.views import NetworkRow, RosterView
from hanse.web.context import Asked

FEWEST = 2  # networks of one area that make a table
FEWEST_OF_SOURCE = 3  # networks that one source sets side by side
STANDING = ("network", "subnetwork")
WIDEST = 24  # columns that can still be read


@dataclass(frozen=True)
class Choice:
    """One set: its words, how many networks, and where it leads."""

    words: str
    networks: int
    path: str


def ready_made(
    asked: Asked, rows: Sequence[NetworkRow], rosters: Iterable[RosterView], countries: Mapping[str, str]
) -> list[tuple[str, list[Choice]]]:
    """Sets under a heading each: as one source compares them, by where they work, by country."""
    standing = [row for row in rows if row.counted > 0]
    groups = (
        ("As one source sets them side by side", _by_source(asked, rows, rosters)),
        ("By where they work", _by_scale(asked, standing)),
        ("National networks of a country", _by_country(asked, standing, countries)),
    )
    return [(heading, choices) for heading, choices in groups if len(choices) > 0]


def _by_source(asked: Asked, rows: Sequence[NetworkRow], rosters: Iterable[RosterView]) -> list[Choice]:
    held = {row.network.id for row in rows}
    listed: dict[str, set[str]] = {}
    for roster in rosters:
        if roster.network is not None and roster.network.id in held:
            listed.setdefault(roster.source, set()).add(roster.network.id)
    wide = {source: ids for source, ids in listed.items() if FEWEST_OF_SOURCE <= len(ids) <= WIDEST}
    named = [(_source_words(asked, source), ids) for source, ids in wide.items()]
    return [_choice(asked, words, ids, min_memberships=2) for words, ids in sorted(named, key=lambda item: item[0])]


def _source_words(asked: Asked, key: str) -> str:
    """The title of a source; that of its collection, which names the authors, where the collection is the source."""
    source = asked.view.source(key).source
    collection = dict(asked.collections()).get(source.collection, "")
    return collection if collection.startswith(source.title.partition(" (")[0]) else source.title


def _by_scale(asked: Asked, rows: Sequence[NetworkRow]) -> list[Choice]:
    standing = [row for row in rows if row.network.subkind in STANDING]
    regional = [row for row in standing if row.scale == "regional"]
    sets = (
        ("Networks in Europe", [row for row in regional if row.area == "Europe"]),
        ("Networks in other world regions", [row for row in regional if row.area != "Europe"]),
        ("Networks across the world", [row for row in standing if row.scale == "global"]),
    )  # fmt: skip
    return [
        _choice(asked, words, [row.network.id for row in held], min_memberships=2)
        for words, held in sets
        if FEWEST <= len(held) <= WIDEST
    ]


def _by_country(asked: Asked, rows: Sequence[NetworkRow], countries: Mapping[str, str]) -> list[Choice]:
    national: dict[str, list[str]] = {}
    for row in rows:
        if row.scale == "national" and row.area in countries:
            national.setdefault(row.area, []).append(row.network.id)
    return [
        _choice(asked, countries[code], ids)
        for code, ids in sorted(national.items(), key=lambda item: countries[item[0]])
        if FEWEST <= len(ids) <= WIDEST
    ]


def _choice(asked: Asked, words: str, ids: Iterable[str], **limits: int) -> Choice:
    chosen = sorted(ids)
    return Choice(words, len(chosen), asked.link("/matrix", networks=",".join(chosen), **limits))
