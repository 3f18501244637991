"""Cities: the list, and the profile of one with its memberships, roles, documents and peers."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from hanse.release.cell import decimal, integer, sort_key, split_list
from hanse.release.columns import Array
from hanse.release.drawn import Drawn
from hanse.release.filtering import Facet, apply_filters, facet_counts
from hanse.release.missing import missing_of_city
from hanse.release.standpoint import Standpoint
from hanse.release.ties import ties_of
from hanse.release.values import values_of
from hanse.release.views import CityList, CityProfile, CityRow, EntityRef, Membership, Peer

_PEERS_SHOWN = 60
_AT_ONCE = 1000  # memberships that are made at once
_OF_DOCUMENTS = ("signed", "hosted")


def city_list(standpoint: Standpoint, filters: Mapping[str, str]) -> CityList:
    """Every city of the scope, A to Z, limited to the chosen facet values."""
    rows = city_rows(standpoint)
    return CityList(
        context=standpoint.context,
        rows=apply_filters(rows, _FACETS, filters),
        facets=facet_counts(rows, _FACETS),
        filters=dict(filters),
    )


def city_rows(standpoint: Standpoint) -> tuple[CityRow, ...]:
    """A row for every city of the scope, A to Z."""
    key = ("city rows", standpoint.as_of, standpoint.scope)
    return standpoint.contents.remember(key, lambda: tuple(_rows(standpoint)))


def _rows(standpoint: Standpoint) -> Iterable[CityRow]:
    tallies = standpoint.snapshot.tallies["city"]
    stored = {row["id"]: row for row in standpoint.contents.database.rows("SELECT id, latitude, longitude FROM cities")}
    refs = (ref for ref in standpoint.catalogue.entities.values() if ref.kind == "city" and standpoint.in_scope(ref))
    for ref in sorted(refs, key=sort_key):
        yield CityRow(
            city=ref,
            counted=tallies.get(ref.id, (0, 0))[1],
            recorded=tallies.get(ref.id, (0, 0))[0],
            latitude=decimal(stored[ref.id]["latitude"]),
            longitude=decimal(stored[ref.id]["longitude"]),
        )


_FACETS: dict[str, Facet[CityRow]] = {
    "country": lambda row: (row.city.country,),
    "level": lambda row: (row.city.subkind,),
    "recorded": lambda row: ("with a membership" if row.recorded > 0 else "other ties only",),
}


def city_profile(standpoint: Standpoint, key: str) -> CityProfile:
    """Everything recorded about the city ``key``."""
    city = standpoint.ref("city", key)
    catalogue, scope = standpoint.catalogue, standpoint.scope
    row = standpoint.contents.database.row("SELECT * FROM cities WHERE id = ?", (city.id,))
    ties = (*ties_of(catalogue, city.id, scope, side="subject"), *ties_of(catalogue, city.id, scope, side="object"))
    of_documents = tuple(tie for tie in ties if tie.relation in _OF_DOCUMENTS and _names_document(tie.object))
    rosters = standpoint.contents.rosters
    memberships = standpoint.memberships(standpoint.snapshot.of_city.get(city.id, ()), by="network")
    facts = values_of(catalogue, city.id, scope)
    return CityProfile(
        context=standpoint.context,
        city=city,
        other_names=split_list(row["other_names"]) if row is not None else (),
        level_basis=row["level_basis"] if row is not None else "",
        geonames_id=integer(row["geonames_id"]) if row is not None else None,
        latitude=decimal(row["latitude"]) if row is not None else None,
        longitude=decimal(row["longitude"]) if row is not None else None,
        related=_related(standpoint, city, row),
        facts=facts,
        memberships=memberships,
        roles=tuple(tie for tie in ties if tie not in of_documents),
        documents=of_documents,
        peers=_peers(standpoint, city),
        lists_held=len(rosters.by_id),
        newest_list=rosters.newest_list,
        names_written=_names_written(standpoint, city.id),
        missing=missing_of_city(
            memberships,
            level_basis=row["level_basis"] if row is not None else "",
            has_place=row is not None and row["geonames_id"] != "",
            has_population=any(value.property == "population" for value in facts),
        ),
    )


def _names_document(ref: EntityRef | None) -> bool:
    return ref is not None and ref.kind == "document"


def _related(standpoint: Standpoint, city: EntityRef, row: sqlite3.Row | None) -> tuple[EntityRef, ...]:
    """Other authorities at the same place, the one it is a part of, its parts; and who followed where it was split."""
    if row is None:
        return ()
    rows = standpoint.contents.database.rows(
        """SELECT id FROM cities WHERE id != ? AND (id = ? OR parent = ? OR (geonames_id != '' AND geonames_id = ?))""",
        (city.id, row["parent"], city.id, row["geonames_id"]),
    )
    keys = {found["id"] for found in rows} | set(split_list(row["successor"]))
    return tuple(
        sorted({ref for key in keys if (ref := standpoint.catalogue.entity(key)) is not None} - {city}, key=sort_key)
    )


def _peers(standpoint: Standpoint, city: EntityRef) -> tuple[Peer, ...]:
    """Cities counted in the same networks: those that share more come first, equals stand A to Z."""
    snapshot, entities = standpoint.snapshot, standpoint.catalogue.entities
    networks = sorted(snapshot.counted_in.get(city.id, ()))
    if len(networks) == 0:
        return ()
    names, of_pair = snapshot.columns.names["city"], snapshot.columns["pair_city"]
    members = [of_pair[snapshot.places_of("network", network, counted=True)] for network in networks]
    others, shared = np.unique(np.concatenate(members), return_counts=True)
    rank = _ranks(standpoint)[others]
    near = [at for at in np.lexsort((rank, -shared)).tolist()[: _PEERS_SHOWN + 1] if names[others[at]] != city.id]
    held = [set(of_one.tolist()) for of_one in members]
    return tuple(
        Peer(
            entities[names[others[at]]],
            tuple(
                sorted(
                    (entities[key] for key, on in zip(networks, held, strict=True) if others[at] in on), key=sort_key
                )
            ),
        )
        for at in near[:_PEERS_SHOWN]
    )


def _ranks(standpoint: Standpoint) -> Array:
    """The place from A to Z of each city with a pair, by its number in the columns."""

    def read() -> Array:
        keys = standpoint.snapshot.columns.names["city"]
        order = sorted(range(len(keys)), key=lambda at: sort_key(standpoint.catalogue.entities[keys[at]]))
        ranks = np.empty(len(keys), np.int64)
        ranks[order] = np.arange(len(keys))
        return ranks

    return standpoint.contents.remember(("ranks of cities",), read)


def members_of(standpoint: Standpoint, network: str) -> Sequence[Membership]:
    """The memberships of a network by city, A to Z; of a large one each is made when it is asked for."""
    snapshot = standpoint.snapshot
    places = snapshot.places_of("network", network)
    if len(places) <= _AT_ONCE:
        return standpoint.memberships(snapshot.of_network.get(network, ()), by="city")
    ordered = places[np.argsort(_ranks(standpoint)[snapshot.columns["pair_city"][places]], kind="stable")].tolist()
    return Drawn(
        len(ordered),
        lambda first, last: standpoint.memberships(snapshot.make(ordered[first:last]), by="city"),
    )


def _names_written(standpoint: Standpoint, city: str) -> tuple[str, ...]:
    """The names under which sources speak of it."""
    rows = standpoint.contents.database.rows(
        """SELECT DISTINCT name FROM claim_entity JOIN claim_name USING (claim, side) WHERE entity = ? ORDER BY name""",
        (city,),
    )
    return tuple(row["name"] for row in rows)
