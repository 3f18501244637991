"""Data extension: values of properties for entities that were matched."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from hanse.package.package import ENTITY_TABLES
from hanse.release.cell import sort_key
from hanse.release.memberships import status_counts
from hanse.release.networks import network_rows
from hanse.release.views import NetworkRow
from hanse.web.reconcile.asking import Extension
from hanse.web.reconcile.entity import Desk, Entity
from hanse.web.reconcile.vocabulary import EXTENDED, TYPES, Property

Cell = dict[str, object]


@dataclass(frozen=True)
class Held:
    """An entity, and the row of its kind's table (empty for a place)."""

    entity: Entity
    row: Mapping[str, str]


Reader = Callable[[Desk, Held], list[Cell]]


def extend(desk: Desk, asked: Extension) -> dict[str, object]:
    """The values asked for; an entity or property that is not known has none."""
    meta = [_meta(key) for key, _ in asked.properties]
    rows: dict[str, dict[str, list[Cell]]] = {}
    for key in asked.ids:
        entity = desk.entity(key, is_whole=True)
        held = Held(entity, _row(desk, entity)) if entity is not None else None
        rows[key] = {name: _values(desk, held, name, most) for name, most in asked.properties}
    return {"meta": meta, "rows": rows}


def proposals(type_id: str, limit: int) -> dict[str, object]:
    """The properties that entities of a type can have."""
    found = [item for item in EXTENDED.values() if type_id in ("", *item.types)]
    chosen = found[:limit] if limit > 0 else found
    answer: dict[str, object] = {"type": type_id, "properties": [item.short() for item in chosen]}
    return answer | ({"limit": limit} if limit > 0 else {})


def _meta(key: str) -> Cell:
    item = EXTENDED.get(key)
    if item is None:
        return {"id": key, "name": key}
    return item.short() | ({"type": TYPES[item.value_type].short()} if item.value_type != "" else {})


def _values(desk: Desk, held: Held | None, key: str, most: int) -> list[Cell]:
    item: Property | None = EXTENDED.get(key)
    if held is None or item is None or held.entity.type.id not in item.types:
        return []
    values = _READERS[key](desk, held)
    return values[:most] if most > 0 else values


def _text(value: str) -> list[Cell]:
    return [{"str": value}] if value != "" else []


def _row(desk: Desk, entity: Entity) -> Mapping[str, str]:
    """What the table of its kind holds of an entity."""
    if entity.ref is None:
        return {}
    table = ENTITY_TABLES[entity.ref.kind]
    row = desk.release.contents.database.row(f"SELECT * FROM {table} WHERE id = ?", (entity.id,))
    return dict(row) if row is not None else {}


def _column(name: str) -> Reader:
    return lambda desk, held: _text(str(held.row.get(name, "")))


def _position(name: str) -> Reader:
    """The position of the authority as recorded, else that of its place."""

    def read(desk: Desk, held: Held) -> list[Cell]:
        stated = held.row.get(name, "")
        if stated != "":
            return [{"float": float(stated)}]
        return [{"float": float(getattr(held.entity.place, name))}] if held.entity.place is not None else []

    return read


def _population(desk: Desk, held: Held) -> list[Cell]:
    return (
        [{"int": held.entity.place.population}]
        if held.entity.place is not None and held.entity.place.population > 0
        else []
    )


def _geonames(desk: Desk, held: Held) -> list[Cell]:
    stated = held.row.get("geonames_id", "")
    return _text(stated or (str(held.entity.place.geonames_id) if held.entity.place is not None else ""))


def _other_names(desk: Desk, held: Held) -> list[Cell]:
    names = [part.strip() for part in held.row.get("other_names", "").split(";")]
    known = [*names, *desk.names.other_names(held.entity.id)]
    return [{"str": name} for name in dict.fromkeys(known) if name not in ("", held.entity.name)]


def _page(desk: Desk, held: Held) -> list[Cell]:
    return _text(desk.base + held.entity.path if held.entity.path != "" else "")


def _memberships(desk: Desk, held: Held) -> list[Cell]:
    """How many are counted; no value where none is, for none recorded does not say that there is none."""
    counted = len(desk.view.snapshot.counted_in.get(held.entity.id, ()))
    return [{"int": counted}] if counted > 0 else []


def _statuses(desk: Desk, held: Held) -> list[Cell]:
    pairs = desk.view.snapshot.of_city.get(held.entity.id, ())
    return [{"str": f"{status.replace('_', ' ')}: {count}"} for status, count in status_counts(pairs).items()]


def _networks(desk: Desk, held: Held) -> list[Cell]:
    refs = [desk.view.catalogue.entities[key] for key in desk.view.snapshot.counted_in.get(held.entity.id, ())]
    return [{"id": ref.id, "name": ref.name} for ref in sorted(refs, key=sort_key)]


def _network_row(desk: Desk, entity: Entity) -> NetworkRow | None:
    rows = desk.release.contents.remember(
        ("reconcile networks",), lambda: {row.network.id: row for row in network_rows(desk.view)}
    )
    return rows.get(entity.id)


def _of_network(read: Callable[[NetworkRow], str]) -> Reader:
    def values(desk: Desk, held: Held) -> list[Cell]:
        row = _network_row(desk, held.entity)
        return _text(read(row)) if row is not None else []

    return values


def _members(desk: Desk, held: Held) -> list[Cell]:
    row = _network_row(desk, held.entity)
    return [{"int": row.counted}] if row is not None and row.counted > 0 else []


_READERS: Final[Mapping[str, Reader]] = {
    "name": lambda desk, held: _text(held.entity.name),
    "other_names": _other_names,
    "page": _page,
    "country": lambda desk, held: _text(desk.country_name(held.entity.country)),
    "country_code": lambda desk, held: _text(held.entity.country),
    "latitude": _position("latitude"),
    "longitude": _position("longitude"),
    "geonames_id": _geonames,
    "population": _population,
    "level": lambda desk, held: _text(held.entity.ref.subkind.replace("_", " ") if held.entity.ref is not None else ""),
    "memberships": _memberships,
    "membership_statuses": _statuses,
    "networks": _networks,
    "acronym": _column("acronym"),
    "kind": lambda desk, held: _text(held.entity.ref.subkind.replace("_", " ") if held.entity.ref is not None else ""),
    "scale": _column("scale"),
    "area": _column("area"),
    "founded": _of_network(lambda row: row.founded),
    "ended": _of_network(lambda row: row.ended),
    "members": _members,
    "stated_size": _of_network(lambda row: row.stated_size),
    "website": _column("website"),
    "issuer": _column("issuer"),
    "issued": _column("issued_as_written"),
}
