"""Two to four cities, or two to four networks, side by side on a day: what is recorded of each, shared and apart.

Columns stand A to Z, whatever the order in which they were asked for. What is not recorded is None, never zero.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from hanse.errors import UsageError
from hanse.release.admission import admission_of
from hanse.release.cell import sort_key
from hanse.release.networks import FUNCTIONS, MODES, network_rows, newest_size, stated_years
from hanse.release.standpoint import Standpoint
from hanse.release.ties import SIDES, ties_of
from hanse.release.values import values_of
from hanse.release.views import Admission, ClaimRef, Coding, Context, EntityRef, Tie, Value
from hanse.study.authority import authorities
from hanse.study.seat import Seat, seats

FEWEST: Final = 2
MOST: Final = 4  # columns that can be read side by side
NAMED: Final = 12  # names of a set that are given; the count is always that of the whole set
LINES: Final = 60  # lines of one group that are given

Sets = Mapping[str, Set[str]]  # id of a chosen one -> ids of what it holds


@dataclass(frozen=True)
class Combination:
    """What these of the chosen have recorded in common, and no other of the chosen has."""

    of: tuple[str, ...]  # ids of the chosen, in the order of the columns
    count: int
    named: tuple[EntityRef, ...]  # the first of them, A to Z


@dataclass(frozen=True)
class Standing:
    """A city in a network on the day."""

    status: str
    is_counted: bool
    why: str
    claims: tuple[ClaimRef, ...]  # those that decide the status


@dataclass(frozen=True)
class NetworkLine:
    """One network and the standing of each chosen city in it."""

    network: EntityRef
    standings: tuple[Standing, ...]


@dataclass(frozen=True)
class NetworkGroup:
    """Networks in which all, some or one of the chosen cities are counted."""

    counted_in: str  # all | some | one
    total: int
    lines: tuple[NetworkLine, ...]  # the first LINES of them, A to Z


@dataclass(frozen=True)
class DocumentLine:
    """One document and the signatures recorded up to the day."""

    document: EntityRef
    signatures: tuple[tuple[Tie, ...], ...]


@dataclass(frozen=True)
class BoardLine:
    """One board and the seat that each chosen city holds on the day."""

    network: EntityRef
    seats: tuple[Seat | None, ...]


@dataclass(frozen=True)
class CitySide:
    """What is known of one of the cities. ``population`` is that of its place in the gazetteer, in inhabitants."""

    city: EntityRef
    level_basis: str  # stated | assumed
    population: int | None
    stated_populations: tuple[Value, ...]
    counted: int
    recorded: int  # networks with any membership-class claim


@dataclass(frozen=True)
class CityComparison:
    """Cities compared on a day."""

    context: Context
    sides: tuple[CitySide, ...]
    gazetteer: str  # source of the populations of places
    groups: tuple[NetworkGroup, ...]
    combinations: tuple[Combination, ...]  # of networks
    documents_total: int
    documents: tuple[DocumentLine, ...]
    boards_total: int
    boards: tuple[BoardLine, ...]


@dataclass(frozen=True)
class NetworkSide:
    """What is known of one of the networks."""

    network: EntityRef
    acronym: str
    scale: str
    area: str
    founded: tuple[Value, ...]
    ended: tuple[Value, ...]
    modes: tuple[Coding, ...]  # of creation: printed by an author, or agreed between coders
    counted: int
    recorded: int  # cities with any membership-class claim
    held: str  # complete | partial | stated size only | nothing recorded
    size: Value | None  # the newest stated number of members
    admission: Admission | None
    documents_total: int
    documents: tuple[EntityRef, ...]


@dataclass(frozen=True)
class CodeLine:
    """One function and how the coders read it for each chosen network; None where it was not coded."""

    code: str
    label: str
    codings: tuple[Coding | None, ...]


@dataclass(frozen=True)
class SharedMembers:
    """Members counted in both of two networks; ``is_exact`` where the lists of both are complete."""

    first: EntityRef
    second: EntityRef
    count: int
    is_exact: bool
    named: tuple[EntityRef, ...]


@dataclass(frozen=True)
class NetworkComparison:
    """Networks compared on a day."""

    context: Context
    sides: tuple[NetworkSide, ...]
    codebook: str
    functions: tuple[CodeLine, ...]
    combinations: tuple[Combination, ...]  # of members
    pairs: tuple[SharedMembers, ...]


def compare_cities(view: Standpoint, ids: Sequence[str]) -> CityComparison:
    """Compare the cities with these ids.

    Raises NotFoundError for an id that is no city, UsageError for fewer than two or more than four different ones.
    """
    cities = _chosen(view, "city", ids)
    nowhere: frozenset[str] = frozenset()
    held = {city.id: view.snapshot.counted_in.get(city.id, nowhere) for city in cities}
    documents, boards = _documents_signed(view, cities), _boards(view, cities)
    return CityComparison(
        context=view.context,
        sides=tuple(_city_side(view, city, len(held[city.id])) for city in cities),
        gazetteer=view.contents.gazetteer,
        groups=_groups(view, cities, held),
        combinations=_combinations(view, held),
        documents_total=len(documents),
        documents=documents[:LINES],
        boards_total=len(boards),
        boards=boards[:LINES],
    )


def compare_networks(view: Standpoint, ids: Sequence[str]) -> NetworkComparison:
    """Compare the networks with these ids.

    Raises NotFoundError for an id that is no network, UsageError for fewer than two or more than four different ones.
    """
    networks = _chosen(view, "network", ids)
    nobody: frozenset[str] = frozenset()
    held = {one.id: view.snapshot.counted_cities.get(one.id, nobody) for one in networks}
    codings = {one.id: view.contents.codings.of(one.id, view.scope) for one in networks}
    sides = tuple(_network_side(view, one, codings[one.id], len(held[one.id])) for one in networks)
    return NetworkComparison(
        context=view.context,
        sides=sides,
        codebook=FUNCTIONS,
        functions=_functions(view, codings),
        combinations=_combinations(view, held),
        pairs=tuple(_shared(view, one, other, held) for one, other in combinations(sides, 2)),
    )


def _chosen(view: Standpoint, kind: str, ids: Sequence[str]) -> list[EntityRef]:
    found = sorted({view.ref(kind, key) for key in ids}, key=sort_key)
    if not FEWEST <= len(found) <= MOST:
        many = {"city": "cities", "network": "networks"}[kind]
        given = f"{len(found)} {kind if len(found) == 1 else many}"
        raise UsageError(
            f"{given} cannot be set side by side", where="ids", hint=f"choose two to four different {many}"
        )
    return found


def _named(view: Standpoint, keys: Iterable[str]) -> list[EntityRef]:
    return sorted((view.catalogue.entities[key] for key in keys), key=sort_key)


def _combinations(view: Standpoint, held: Sets) -> tuple[Combination, ...]:
    """Every combination that occurs, and that of all the chosen; larger ones first, then in the order of columns."""
    everything = frozenset().union(*held.values())
    by_holders: dict[tuple[str, ...], list[str]] = {tuple(held): []}
    for key in everything:
        by_holders.setdefault(tuple(one for one in held if key in held[one]), []).append(key)
    place = {one: index for index, one in enumerate(held)}
    order = sorted(by_holders, key=lambda of: (-len(of), [place[one] for one in of]))
    return tuple(Combination(of, len(by_holders[of]), tuple(_named(view, by_holders[of])[:NAMED])) for of in order)


def _city_side(view: Standpoint, city: EntityRef, counted: int) -> CitySide:
    row = view.contents.database.row("SELECT level_basis FROM cities WHERE id = ?", (city.id,))
    known = authorities(view).get(city.id)
    return CitySide(
        city=city,
        level_basis=row["level_basis"] if row is not None else "",
        population=known.population if known is not None else None,
        stated_populations=tuple(
            value
            for value in values_of(view.catalogue, city.id, view.scope)
            if value.property == "population" or value.property.startswith("population (")
        ),
        counted=counted,
        recorded=len(view.snapshot.of_city.get(city.id, ())),
    )


def _groups(view: Standpoint, cities: Sequence[EntityRef], held: Sets) -> tuple[NetworkGroup, ...]:
    by_group: dict[str, list[EntityRef]] = {"all": [], "some": [], "one": []}
    for network in _named(view, frozenset().union(*held.values())):
        n_cities = sum(network.id in networks for networks in held.values())
        by_group["all" if n_cities == len(cities) else "one" if n_cities == 1 else "some"].append(network)
    return tuple(
        NetworkGroup(group, len(networks), tuple(_network_line(view, cities, one) for one in networks[:LINES]))
        for group, networks in by_group.items()
        if group != "some" or len(cities) > FEWEST
    )


def _network_line(view: Standpoint, cities: Sequence[EntityRef], network: EntityRef) -> NetworkLine:
    return NetworkLine(network, tuple(_standing(view, city.id, network.id) for city in cities))


def _standing(view: Standpoint, city: str, network: str) -> Standing:
    result = view.contents.pairs.status(city, network, view.as_of, view.scope)
    claims = view.catalogue.refs(claim for claim in result.claims if claim in view.catalogue.claims)
    return Standing(result.status, result.is_counted, result.why, claims)


def _documents_signed(view: Standpoint, cities: Sequence[EntityRef]) -> tuple[DocumentLine, ...]:
    """Documents that any of the cities signed, as far as that is recorded for the day or earlier, A to Z."""
    signed: dict[EntityRef, dict[str, list[Tie]]] = {}
    for city in cities:
        ties = [
            tie
            for tie in ties_of(view.catalogue, city.id, view.scope, side="subject")
            if tie.relation == "signed" and tie.object is not None and tie.object.kind == "document"
        ]
        later = _later_claims(view, [claim.id for tie in ties for claim in tie.claims])
        for tie in ties:
            if tie.object is not None and any(claim.id not in later for claim in tie.claims):
                signed.setdefault(tie.object, {}).setdefault(city.id, []).append(tie)
    there = _issued(view, signed)
    return tuple(
        DocumentLine(document, tuple(tuple(signed[document].get(city.id, ())) for city in cities))
        for document in sorted(there, key=sort_key)
    )


def _later_claims(view: Standpoint, claims: Sequence[str]) -> frozenset[str]:
    """Those of the claims about an act after the day; a claim without a date is never one."""
    rows = view.contents.database.rows(
        f"""SELECT id FROM ties WHERE id IN ({", ".join("?" * len(claims))})
            AND CASE start_earliest WHEN '' THEN listed_earliest ELSE start_earliest END > ?""",
        (*claims, view.as_of.isoformat()),
    )
    return frozenset(row["id"] for row in rows)


def _issued(view: Standpoint, documents: Iterable[EntityRef]) -> list[EntityRef]:
    """The documents that are not dated after the day."""
    known = {document.id: document for document in documents}
    rows = view.contents.database.rows(
        f"SELECT id FROM documents WHERE id IN ({', '.join('?' * len(known))}) AND issued_earliest <= ?",
        (*known, view.as_of.isoformat()),
    )
    return [known[row["id"]] for row in rows]


def _boards(view: Standpoint, cities: Sequence[EntityRef]) -> tuple[BoardLine, ...]:
    held = {(seat.network, seat.city): seat for seat in seats(view) if seat.city in cities}
    boards = sorted({network for network, _ in held}, key=sort_key)
    return tuple(BoardLine(board, tuple(held.get((board, city)) for city in cities)) for board in boards)


def _network_side(view: Standpoint, network: EntityRef, codings: Sequence[Coding], counted: int) -> NetworkSide:
    row = next((row for row in network_rows(view) if row.network == network), None)
    facts = stated_years(view).get(network.id, {})
    modes = view.contents.codings.settled(network.id, MODES, view.scope)
    documents = _documents_of(view, network)
    return NetworkSide(
        network=network,
        acronym=row.acronym if row is not None else "",
        scale=row.scale if row is not None else "",
        area=row.area if row is not None else "",
        founded=facts.get("founded", ()),
        ended=facts.get("ended", ()),
        modes=tuple(coding for coding in codings if coding.codebook == MODES and coding.code in modes),
        counted=counted,
        recorded=len(view.snapshot.of_network.get(network.id, ())),
        held=row.coverage if row is not None else "",
        size=newest_size(facts.get("stated_size", ())),
        admission=admission_of(view, network.id),
        documents_total=len(documents),
        documents=tuple(documents[:NAMED]),
    )


def _documents_of(view: Standpoint, network: EntityRef) -> list[EntityRef]:
    """Documents tied to the network or issued by it, and not dated after the day, A to Z."""
    ties = [tie for side in SIDES for tie in ties_of(view.catalogue, network.id, view.scope, side=side)]
    tied = {ref for tie in ties for ref in (tie.subject, tie.object) if ref is not None and ref.kind == "document"}
    rows = view.contents.database.rows("SELECT document FROM document_issuer WHERE issuer = ?", (network.id,))
    issued = {ref for row in rows if (ref := view.catalogue.entity(row["document"])) is not None}
    return sorted(_issued(view, tied | issued), key=sort_key)


def _functions(view: Standpoint, codings: Mapping[str, Sequence[Coding]]) -> tuple[CodeLine, ...]:
    """The functions that were coded for any of the networks, in the order of the codebook."""
    read = {
        network: {coding.code: coding for coding in of_network if coding.codebook == FUNCTIONS}
        for network, of_network in codings.items()
    }
    held = view.contents.codings
    codes = {code for by_code in read.values() for code in by_code}
    return tuple(
        CodeLine(code, held.label(FUNCTIONS, code), tuple(by_code.get(code) for by_code in read.values()))
        for code in sorted(codes, key=lambda code: held.labels.get((FUNCTIONS, code), (999, code)))
    )


def _shared(view: Standpoint, one: NetworkSide, other: NetworkSide, held: Sets) -> SharedMembers:
    both = held[one.network.id] & held[other.network.id]
    return SharedMembers(
        first=one.network,
        second=other.network,
        count=len(both),
        is_exact=one.held == other.held == "complete",
        named=tuple(_named(view, both)[:NAMED]),
    )
