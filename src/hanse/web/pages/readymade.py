"""Sets of networks worth laying side by side: one is shown where a reader has chosen none, the rest are offered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hanse.release.views import NetworkRow, RosterView
from hanse.web.context import Asked
from hanse.web.language import gettext as _
from hanse.web.language import noted as N_

FEWEST = 2  # networks of one area that make a table
FEWEST_OF_SOURCE = 3  # networks that one source sets side by side
STANDING = ("network", "subnetwork")
WIDEST = 24  # columns that can still be read
BY_SOURCE = N_("As one source sets them side by side")
_SCALES = (
    N_("Networks in Europe"),
    N_("Networks in other world regions"),
    N_("Networks across the world"),
)


@dataclass(frozen=True)
class Choice:
    """One set: its words, the networks in it, and the least memberships that a city of its table has."""

    words: str
    ids: tuple[str, ...]
    minimum: int = 0

    @property
    def networks(self) -> int:
        """How many networks it holds."""
        return len(self.ids)

    def path(self, asked: Asked) -> str:
        """Where it leads."""
        limits = {"min_memberships": self.minimum} if self.minimum > 0 else {}
        return asked.link("/matrix", networks=",".join(self.ids), **limits)


Sets = list[tuple[str, list[Choice]]]  # heading, sets under it


def ready_made(
    asked: Asked, rows: Sequence[NetworkRow], rosters: Iterable[RosterView], countries: Mapping[str, str]
) -> Sets:
    """Sets under a heading each: as one source compares them, by where they work, by country."""
    standing = [row for row in rows if row.counted > 0]
    groups = (
        (_(BY_SOURCE), _by_source(asked, rows, rosters)),
        (_("By where they work"), _by_scale(standing)),
        (_("National networks of a country"), _by_country(standing, countries)),
    )
    return [(heading, choices) for heading, choices in groups if len(choices) > 0]


def first_shown(sets: Sets, rows: Sequence[NetworkRow]) -> Choice | None:
    """The set to begin with: the first that is offered; without any, the networks with the longest rosters."""
    if len(sets) > 0:
        return sets[0][1][0]
    longest = sorted(rows, key=lambda row: (-row.recorded, row.network.id))[:WIDEST]
    ids = tuple(row.network.id for row in rows if row in longest)
    return Choice(_("Networks with recorded members"), ids) if len(ids) > 0 else None


def _by_source(asked: Asked, rows: Sequence[NetworkRow], rosters: Iterable[RosterView]) -> list[Choice]:
    held = {row.network.id for row in rows}
    listed: dict[str, set[str]] = {}
    for roster in rosters:
        if roster.network is not None and roster.network.id in held:
            listed.setdefault(roster.source, set()).add(roster.network.id)
    wide = {source: ids for source, ids in listed.items() if FEWEST_OF_SOURCE <= len(ids) <= WIDEST}
    named = sorted((_source_words(asked, source), tuple(sorted(ids))) for source, ids in wide.items())
    return [Choice(words, ids, minimum=2) for words, ids in named]


def _source_words(asked: Asked, key: str) -> str:
    """The title of a source; that of its collection, which names the authors, where the collection is the source."""
    source = asked.view.catalogue.sources[key]
    collection = dict(asked.collections()).get(source.collection, "")
    return collection if collection.startswith(source.title.partition(" (")[0]) else source.title


def _by_scale(rows: Sequence[NetworkRow]) -> list[Choice]:
    standing = [row for row in rows if row.network.subkind in STANDING]
    regional = [row for row in standing if row.scale == "regional"]
    sets = (
        [row for row in regional if row.area == "Europe"],
        [row for row in regional if row.area != "Europe"],
        [row for row in standing if row.scale == "global"],
    )
    return [
        Choice(_(words), tuple(sorted(row.network.id for row in held)), minimum=2)
        for words, held in zip(_SCALES, sets, strict=True)
        if FEWEST <= len(held) <= WIDEST
    ]


def _by_country(rows: Sequence[NetworkRow], countries: Mapping[str, str]) -> list[Choice]:
    national: dict[str, list[str]] = {}
    for row in rows:
        if row.scale == "national" and row.area in countries:
            national.setdefault(row.area, []).append(row.network.id)
    return [
        Choice(countries[code], tuple(sorted(ids)))
        for code, ids in sorted(national.items(), key=lambda item: countries[item[0]])
        if FEWEST <= len(ids) <= WIDEST
    ]
