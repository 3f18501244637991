"""Cities x networks on a day: every cell is a status, never zero for unknown. A view holds the rows of one page."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from hanse.domain.vocabulary import ROLES, STATUSES
from hanse.errors import NotFoundError, UsageError
from hanse.release.cell import sort_key
from hanse.release.matrixview import MatrixView, PairView
from hanse.release.memberships import membership_of
from hanse.release.snapshot import PairStatus
from hanse.release.standpoint import Standpoint
from hanse.release.views import EntityRef

ORDERS = (
    "",
    "nested",
)  # rows A to Z and columns as given; rows by memberships and columns by members, so that the staircase shows
SIZES = (5_000, 20_000, 50_000, 100_000, 250_000, 500_000, 1_000_000)  # fewest inhabitants of each class
NO_SIZE = "0"  # no number of inhabitants is held for the place


@dataclass(frozen=True)
class RowFilter:
    """Which cities have a row: ``minimum`` networks of the matrix that count them, and what else is asked of them.

    ``role`` and ``status`` ask for at least one cell that has both; the other cells of the row stay as they are.
    """

    minimum: int = 0
    country: str = ""
    size: str = ""  # fewest inhabitants of a class of SIZES, or NO_SIZE
    role: str = ""
    status: str = ""

    def __post_init__(self) -> None:
        allowed = {"role": ROLES, "status": tuple(STATUSES), "size": (*map(str, SIZES), NO_SIZE)}
        for name, values in allowed.items():
            value = getattr(self, name)
            if value != "" and value not in values:
                raise UsageError(f"no {name} {value!r}", where=name, hint=f"use one of: {', '.join(values)}")

    def as_dict(self) -> dict[str, str]:
        """The filters that are set, the minimum aside."""
        chosen = {name: getattr(self, name) for name in ("country", "size", "role", "status")}
        return {name: value for name, value in chosen.items() if value != ""}


@dataclass(frozen=True)
class _Plan:
    """What a matrix holds before any cell is looked up: its rows and columns in order, and what can be asked of it."""

    networks: tuple[EntityRef, ...]
    cities: tuple[str, ...]
    counted: Mapping[str, int]
    members: tuple[int, ...]
    facets: dict[str, dict[str, int]]


def matrix(
    standpoint: Standpoint,
    networks: Sequence[EntityRef],
    *,
    rows: RowFilter | None = None,
    order: str = "",
    collection: str | None = None,
    first: int = 0,
    most: int | None = None,
    columns: tuple[int, int | None] = (0, None),
) -> MatrixView:
    """The cities recorded in at least one of ``networks`` that answer to ``rows``, from ``first`` on, at most ``most``.

    Of the networks, those from ``columns`` are shown; all of them enter the counts. With ``collection`` only the
    claims of that collection are read, as if there were no others. Cells are looked up for the rows shown alone.
    """
    if order not in ORDERS:
        raise UsageError(f"no order {order!r}", where="order", hint="use nested, or leave it out for A to Z")
    seen, wanted = _within(standpoint, collection), RowFilter() if rows is None else rows
    every = tuple(dict.fromkeys(networks))
    key = ("matrix", seen.as_of, seen.scope, tuple(ref.id for ref in every), wanted, order)
    plan = standpoint.contents.remember(key, lambda: _Planner(seen, every, wanted).plan(order))
    shown = plan.cities[first:] if most is None else plan.cities[first : first + most]
    start, count = columns
    across = slice(start, None if count is None else start + count)
    heads = plan.networks[across]
    held = _held(seen, shown, heads)
    return MatrixView(
        context=seen.context,
        networks=heads,
        cities=tuple(seen.catalogue.entities[city] for city in shown),
        cells=tuple(seen.contents.pairs.grid(shown, [head.id for head in heads], seen.as_of, seen.scope)),
        counted=tuple(plan.counted[city] for city in shown),
        min_memberships=wanted.minimum,
        collection=collection if collection is not None else "",
        years=tuple(tuple(_year(seen, of_city.get(head.id)) for head in heads) for of_city in held),
        members=plan.members[across],
        order=order,
        first=first,
        total=len(plan.cities),
        first_column=start,
        total_columns=len(plan.networks),
        facets=plan.facets,
        filters=wanted.as_dict(),
        sources=_sources(seen, held),
    )


def pair(standpoint: Standpoint, city: EntityRef, network: EntityRef) -> PairView:
    """What is known of ``city`` in ``network``, and the lists and claims that the status rests on."""
    held = standpoint.snapshot.pairs.get((city.id, network.id))
    if held is None:
        result = standpoint.contents.pairs.status(city.id, network.id, standpoint.as_of, standpoint.scope)
        held = PairStatus(city.id, network.id, result, ())
    by_id = standpoint.contents.rosters.by_id
    return PairView(
        context=standpoint.context,
        membership=membership_of(standpoint.catalogue, held, standpoint.as_of),
        rosters=tuple(by_id[key] for key in dict.fromkeys(held.result.rosters) if key in by_id),
    )


class _Planner:
    """Finds the rows of a matrix and puts them in order; works with ids, so that large matrices stay quick."""

    def __init__(self, seen: Standpoint, networks: tuple[EntityRef, ...], rows: RowFilter) -> None:
        self._seen = seen
        self._networks = networks
        self._ids = frozenset(ref.id for ref in networks)
        self._rows = rows

    def plan(self, order: str) -> _Plan:
        """Rows and columns in the order asked for."""
        chosen = self._chosen()
        members = [len(self._counted_cities(ref.id) & chosen) for ref in self._networks]
        rank = city_order(self._seen)
        cities = sorted(chosen, key=rank.__getitem__)
        columns = list(range(len(members)))
        if order == "nested":
            cities.sort(key=lambda city: -self._counted[city])
            columns.sort(key=lambda at: (-members[at], sort_key(self._networks[at])))
        return _Plan(
            tuple(self._networks[at] for at in columns),
            tuple(cities),
            self._counted,
            tuple(members[at] for at in columns),
            self._facets(),
        )

    def _pairs(self) -> Iterable[PairStatus]:
        of_network = self._seen.snapshot.of_network
        return (pair for network in self._ids for pair in of_network.get(network, ()))

    @cached_property
    def _counted(self) -> dict[str, int]:
        """In how many of the networks each city is counted, for every city recorded in one of them."""
        none: frozenset[str] = frozenset()
        counted_in = self._seen.snapshot.counted_in
        return {city: len(counted_in.get(city, none) & self._ids) for city in {pair.city for pair in self._pairs()}}

    def _counted_cities(self, network: str) -> frozenset[str]:
        return self._seen.snapshot.counted_cities.get(network, frozenset())

    def _chosen(self) -> set[str]:
        """The cities that answer to the filter."""
        rows, entities = self._rows, self._seen.catalogue.entities
        cities = {city for city, count in self._counted.items() if count >= rows.minimum}
        if rows.country != "":
            cities = {city for city in cities if entities[city].country == rows.country}
        if rows.size != "":
            size_of = city_sizes(self._seen)
            cities = {city for city in cities if size_of.get(city, NO_SIZE) == rows.size}
        if rows.role != "" or rows.status != "":
            cities &= {pair.city for pair in self._pairs() if self._has_cell(pair)}
        return cities

    def _has_cell(self, pair: PairStatus) -> bool:
        rows = self._rows
        of_status = rows.status in ("", pair.result.status)
        return of_status and (rows.role == "" or any(record.role == rows.role for record in pair.records))

    def _facets(self) -> dict[str, dict[str, int]]:
        """How many cities of the networks each filter value would leave, taken alone."""
        entities, size_of = self._seen.catalogue.entities, city_sizes(self._seen)
        roles = {(record.role, pair.city) for pair in self._pairs() for record in pair.records if record.role != ""}
        statuses = {(pair.result.status, pair.city) for pair in self._pairs()}
        return {
            "country": dict(sorted(Counter(entities[city].country for city in self._counted).items())),
            "size": dict(Counter(size_of.get(city, NO_SIZE) for city in self._counted)),
            "role": dict(sorted(Counter(role for role, _ in roles).items())),
            "status": dict(Counter(status for status, _ in statuses)),
        }


def city_order(standpoint: Standpoint) -> Mapping[str, int]:
    """The place of each city from A to Z."""

    def read() -> dict[str, int]:
        cities = (ref for ref in standpoint.catalogue.entities.values() if ref.kind == "city")
        return {ref.id: at for at, ref in enumerate(sorted(cities, key=sort_key))}

    return standpoint.contents.remember(("city order",), read)


def city_sizes(standpoint: Standpoint) -> Mapping[str, str]:
    """The size class of each city whose place has a number of inhabitants in the gazetteer of the release."""

    def read() -> dict[str, str]:
        rows = standpoint.contents.database.rows(
            """SELECT cities.id, place.population FROM cities
               JOIN place ON place.geonames_id = CAST(cities.geonames_id AS INTEGER) WHERE cities.geonames_id != ''"""
        )
        return {row[0]: str(max(least for least in SIZES if least <= row[1])) for row in rows if row[1] >= SIZES[0]}

    return standpoint.contents.remember(("city sizes",), read)


def _held(seen: Standpoint, cities: Iterable[str], networks: Sequence[EntityRef]) -> list[dict[str, PairStatus]]:
    """What is recorded of each city, by network, as far as the network is one of these."""
    wanted, of_city = {ref.id for ref in networks}, seen.snapshot.of_city
    return [{pair.network: pair for pair in of_city.get(city, ()) if pair.network in wanted} for city in cities]


def _year(seen: Standpoint, held: PairStatus | None) -> str:
    """The year that a cell rests on: of the newest list, or of the start where a source states one; "" for none."""
    if held is None:
        return ""
    if held.result.status == "stated":
        starts = [record.start.earliest for record in held.records if record.start.earliest is not None]
        return str(min(starts).year) if len(starts) > 0 else ""
    if held.result.status in ("observed", "last_seen"):
        days = [day for record in held.records if (day := record.seen_listed(seen.as_of)) is not None]
        return str(max(days).year) if len(days) > 0 else ""
    return ""


def _sources(seen: Standpoint, held: Iterable[Mapping[str, PairStatus]]) -> tuple[str, ...]:
    """The sources of the claims about these pairs."""
    claims = seen.catalogue.claims
    records = (record for of_city in held for pair in of_city.values() for record in pair.records)
    return tuple(sorted({claims[record.claim].source for record in records}))


def _within(standpoint: Standpoint, collection: str | None) -> Standpoint:
    if collection in (None, ""):
        return standpoint
    row = standpoint.contents.database.row("SELECT key FROM collections WHERE key = ?", (collection,))
    if row is None:
        keys = [found["key"] for found in standpoint.contents.database.rows("SELECT key FROM collections ORDER BY key")]
        raise NotFoundError(f"there is no collection {collection!r}", hint=f"there are: {', '.join(keys)}")
    scope = replace(standpoint.scope, collections=(row["key"],))
    return Standpoint(standpoint.contents, standpoint.as_of, scope)
