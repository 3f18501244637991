"""The list of networks, with the facts that its columns and filters show."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping

from hanse.release.admission import ways_in
from hanse.release.cell import sort_key
from hanse.release.filtering import Facet, apply_filters, facet_counts
from hanse.release.standpoint import Standpoint
from hanse.release.values import gather, year_words
from hanse.release.views import NetworkList, NetworkRow, Value

MODES = "lacroix2021_mode"  # codebook of the modes of creation
FUNCTIONS = "oomen2018_functions"  # codebook of the functions


def network_list(standpoint: Standpoint, filters: Mapping[str, str]) -> NetworkList:
    """Every network of the scope, A to Z, limited to the chosen facet values."""
    rows = network_rows(standpoint)
    return NetworkList(
        context=standpoint.context,
        rows=apply_filters(rows, _FACETS, filters),
        facets=facet_counts(rows, _FACETS),
        filters=dict(filters),
    )


def network_rows(standpoint: Standpoint) -> tuple[NetworkRow, ...]:
    """A row for every network of the scope, A to Z."""
    key = ("network rows", standpoint.as_of, standpoint.scope)
    return standpoint.contents.remember(key, lambda: tuple(_rows(standpoint)))


def coverage_of(standpoint: Standpoint, network: str, has_size: bool) -> str:
    """How much of the membership is held: complete, partial, stated size only, or nothing recorded."""
    if network in standpoint.contents.pairs.lists.whole_networks:
        return "complete"
    if network in standpoint.snapshot.tallies["network"]:
        return "partial"
    return "stated size only" if has_size else "nothing recorded"


def newest_size(sizes: Iterable[Value]) -> Value | None:
    """The stated size whose time or source is the newest."""
    return max(sizes, key=lambda size: (year_of_value(size), size.valid), default=None)


def year_of_value(value: Value) -> str:
    """The year a value is for, or else the year in which its source was published; "" where neither is known."""
    for text in (value.valid, *(claim.published for claim in value.claims)):
        digits = "".join(character if character.isdigit() else " " for character in text).split()
        years = [part for part in digits if len(part) == 4]
        if len(years) > 0:
            return max(years)
    return ""


def stated_sizes(standpoint: Standpoint) -> dict[str, tuple[Value, ...]]:
    """Every stated number of members of each network, within the scope."""
    return {network: facts.get("stated_size", ()) for network, facts in stated_years(standpoint).items()}


def stated_years(standpoint: Standpoint) -> dict[str, dict[str, tuple[Value, ...]]]:
    """What sources within the scope state as founded, ended and stated_size, by network and property."""
    key = ("stated years", standpoint.scope.collections, standpoint.scope.sources)
    return standpoint.contents.remember(key, lambda: _stated(standpoint))


def _rows(standpoint: Standpoint) -> Iterable[NetworkRow]:
    stated, ways = stated_years(standpoint), ways_in(standpoint)
    tallies = standpoint.snapshot.tallies["network"]
    extra = {
        row["id"]: row for row in standpoint.contents.database.rows("SELECT id, acronym, scale, area FROM networks")
    }
    refs = [ref for ref in standpoint.catalogue.entities.values() if ref.kind == "network" and standpoint.in_scope(ref)]
    for ref in sorted(refs, key=sort_key):
        facts = stated.get(ref.id, {})
        size = newest_size(facts.get("stated_size", ()))
        codings = standpoint.contents.codings
        yield NetworkRow(
            network=ref,
            acronym=extra[ref.id]["acronym"],
            scale=extra[ref.id]["scale"],
            area=extra[ref.id]["area"],
            founded=_years(facts.get("founded", ())),
            ended=_years(facts.get("ended", ())),
            counted=tallies.get(ref.id, (0, 0))[1],
            recorded=tallies.get(ref.id, (0, 0))[0],
            stated_size=size.value if size is not None else "",
            stated_size_date=(size.valid or year_of_value(size)) if size is not None else "",
            coverage=coverage_of(standpoint, ref.id, size is not None),
            ways=ways.get(ref.id, ()),
            modes=codings.settled(ref.id, MODES, standpoint.scope),
            functions=codings.read_as(ref.id, FUNCTIONS, "agreed", standpoint.scope),
        )


def _stated(standpoint: Standpoint) -> dict[str, dict[str, tuple[Value, ...]]]:
    """Founded, ended and stated size of every network."""
    rows = standpoint.contents.database.rows(
        """SELECT entity, statements.* FROM statements JOIN claim_entity ON claim = statements.id AND side = 'subject'
           WHERE property IN ('founded', 'ended', 'stated_size') ORDER BY valid_earliest, value, statements.id"""
    )
    held: dict[str, list[sqlite3.Row]] = defaultdict(list)
    for row in rows:
        if standpoint.catalogue.admits(standpoint.scope, row["id"]):
            held[row["entity"]].append(row)
    found: dict[str, dict[str, tuple[Value, ...]]] = {}
    for entity, of_entity in held.items():
        facts = found.setdefault(entity, {})
        for value in gather(standpoint.catalogue, of_entity):
            facts[value.property] = (*facts.get(value.property, ()), value)
    return found


def _years(values: Iterable[Value]) -> str:
    """The years that sources state: one, or several side by side."""
    return " or ".join(sorted({year_words(value) for value in values}))


def _is(name: str) -> Facet[NetworkRow]:
    return lambda row: (getattr(row, name),)


def _kind(row: NetworkRow) -> tuple[str, ...]:
    return (row.network.subkind,)


def _areas(row: NetworkRow) -> tuple[str, ...]:
    return tuple(part.strip() for part in row.area.split(";") if part.strip() != "")


_FACETS: dict[str, Facet[NetworkRow]] = {
    "kind": _kind,
    "scale": _is("scale"),
    "mode": lambda row: row.modes,
    "function": lambda row: row.functions,
    "area": _areas,
    "admission": lambda row: row.ways,
    "coverage": _is("coverage"),
}
