"""Two networks side by side: members, recorded work, area, years, and the lists that the comparison rests on."""

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass

from hanse.analysis.projection import Null
from hanse.domain.saying import say
from hanse.errors import UsageError
from hanse.release.cell import sort_key
from hanse.release.networks import FUNCTIONS, network_rows
from hanse.release.snapshot import PairStatus
from hanse.release.standpoint import Standpoint
from hanse.release.views import ClaimRef, EntityRef, RosterView
from hanse.study.basis import Basis
from hanse.study.memberships import read_memberships
from hanse.study.overlap import OverlapStudy, overlap
from hanse.study.pairs import AT_LEAST, OverlapPair, is_nested, share_of
from hanse.study.seat import Seat, shared_seats


@dataclass(frozen=True)
class SharedMember:
    """A city counted in both, with the status and the evidence in each."""

    city: EntityRef
    first_status: str
    second_status: str
    first_claims: tuple[ClaimRef, ...]
    second_claims: tuple[ClaimRef, ...]


@dataclass(frozen=True)
class CodedWork:
    """One code of the codebook, as the coders read each of the two; "" where it was not coded."""

    code: str
    label: str
    first: str
    second: str


@dataclass(frozen=True)
class CountryMembers:
    """Counted members of one country in each and in both."""

    country: str
    first: int
    second: int
    shared: int


@dataclass(frozen=True)
class NetworkSide:
    """What is known of one of the two."""

    network: EntityRef
    scale: str
    area: str
    founded: str
    ended: str
    held: str  # why its roster enters a statistic, or why not
    rule_basis: str  # what its admission area rests on; "" without counted members
    rosters: tuple[RosterView, ...]  # lists up to the day, newest first


@dataclass(frozen=True)
class PairStudy:
    """Two networks compared on a day."""

    basis: Basis
    first: NetworkSide
    second: NetworkSide
    pair: OverlapPair
    null: str
    alpha: float
    family: str
    n_family: int
    shared: tuple[SharedMember, ...]
    only_first: tuple[EntityRef, ...]
    only_second: tuple[EntityRef, ...]
    codebook: str
    work: tuple[CodedWork, ...]
    countries: tuple[CountryMembers, ...]
    shared_seats: tuple[Seat, ...]  # seats on either board of cities that sit on both
    method: str
    notes: tuple[str, ...]


def pair(
    view: Standpoint,
    first: str,
    second: str,
    *,
    null: Null = "sdsm",
    eligibility: bool = True,
    codebook: str = FUNCTIONS,
    study: OverlapStudy | None = None,
) -> PairStudy:
    """Compare the networks with ids ``first`` and ``second``; ``study`` holds the pairs of the same view, if known.

    Raises NotFoundError for an id that is no network, UsageError for twice the same one.
    """
    one, other = sorted((view.ref("network", first), view.ref("network", second)), key=sort_key)
    if one.id == other.id:
        raise UsageError("a network is not compared with itself", where=one.name, hint="name two networks")
    study = study if study is not None else overlap(view, null=null, eligibility=eligibility)
    held = {(row.first.id, row.second.id): row for row in study.pairs}
    counted = [_counted(view, ref) for ref in (one, other)]
    both = counted[0].keys() & counted[1].keys()
    entities = view.catalogue.entities
    return PairStudy(
        basis=study.basis,
        first=_side(view, one, study.basis),
        second=_side(view, other, study.basis),
        pair=held.get((one.id, other.id)) or _without(view, one, other, len(counted[0]), len(counted[1])),
        null=study.null,
        alpha=study.alpha,
        family=study.family,
        n_family=study.n_family,
        shared=tuple(
            SharedMember(
                entities[city],
                counted[0][city].result.status,
                counted[1][city].result.status,
                _claims(view, counted[0][city]),
                _claims(view, counted[1][city]),
            )
            for city in _by_name(view, both)
        ),
        only_first=tuple(entities[city] for city in _by_name(view, counted[0].keys() - both)),
        only_second=tuple(entities[city] for city in _by_name(view, counted[1].keys() - both)),
        codebook=codebook,
        work=_work(view, one.id, other.id, codebook),
        countries=_countries(view, counted[0].keys(), counted[1].keys()),
        shared_seats=shared_seats(view, one.id, other.id),
        method=study.method,
        notes=study.notes,
    )


def _counted(view: Standpoint, network: EntityRef) -> dict[str, PairStatus]:
    cities = view.snapshot.counted_in
    return {
        held.city: held
        for held in view.snapshot.of_network.get(network.id, ())
        if held.result.is_counted and network.id in cities.get(held.city, ())
    }


def _by_name(view: Standpoint, cities: Set[str]) -> list[str]:
    return sorted(cities, key=lambda city: sort_key(view.catalogue.entities[city]))


def _claims(view: Standpoint, held: PairStatus) -> tuple[ClaimRef, ...]:
    """The claims that decide the status."""
    return view.catalogue.refs(claim for claim in held.result.claims if claim in view.catalogue.claims)


def _without(view: Standpoint, one: EntityRef, other: EntityRef, n_one: int, n_other: int) -> OverlapPair:
    """A pair that shares no recorded member and cannot be judged."""
    return OverlapPair(
        first=one,
        second=other,
        first_size=n_one,
        second_size=n_other,
        shared=0,
        jaccard=0.0 if n_one + n_other > 0 else None,
        of_first=share_of(0, n_one),
        of_second=share_of(0, n_other),
        phi=None,
        status=AT_LEAST,
        why=say("no roster of one of the two is held well enough near the day"),
        chance=None,
        is_nested=is_nested(view, one.id, other.id),
        is_automatic=False,
    )


def _side(view: Standpoint, network: EntityRef, basis: Basis) -> NetworkSide:
    whole = read_memberships(view)
    column = whole.columns.get(network.id)
    row = next((row for row in network_rows(view) if row.network.id == network.id), None)
    left = {out.network.id: out.reason for out in basis.left_out}
    day = view.as_of.isoformat()
    return NetworkSide(
        network=network,
        scale=row.scale if row is not None else "",
        area=row.area if row is not None else "",
        founded=row.founded if row is not None else "",
        ended=row.ended if row is not None else "",
        held=say("no counted member") if column is None else left.get(network.id, whole.admission.reason[column]),
        rule_basis="" if column is None else whole.rules[column].basis,
        rosters=tuple(
            roster
            for roster in view.contents.rosters.by_network.get(network.id, ())
            if roster.listed_latest == "" or roster.listed_latest <= day
        ),
    )


def _work(view: Standpoint, first: str, second: str, codebook: str) -> tuple[CodedWork, ...]:
    codings = view.contents.codings
    readings: list[Mapping[str, str]] = [
        {coding.code: coding.reading for coding in codings.of(network, view.scope) if coding.codebook == codebook}
        for network in (first, second)
    ]
    codes = sorted({*readings[0], *readings[1]}, key=lambda code: codings.labels.get((codebook, code), (999, code)))
    return tuple(
        CodedWork(code, codings.label(codebook, code), readings[0].get(code, ""), readings[1].get(code, ""))
        for code in codes
    )


def _countries(view: Standpoint, first: Set[str], second: Set[str]) -> tuple[CountryMembers, ...]:
    entities = view.catalogue.entities
    counts = [Counter(entities[city].country for city in cities) for cities in (first, second, first & second)]
    return tuple(
        CountryMembers(country, counts[0][country], counts[1][country], counts[2][country])
        for country in sorted({*counts[0], *counts[1]})
    )
