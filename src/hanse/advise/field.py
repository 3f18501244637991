"""Fields: which topic a network is about, as sources state it, and which other networks are of that topic."""

from collections.abc import Mapping
from dataclasses import dataclass

from hanse.errors import UsageError
from hanse.release.cell import sort_key, split_list
from hanse.release.standpoint import Standpoint
from hanse.release.views import EntityRef

PROPERTY = "field"  # the statement that names it
OTHER = "other"  # kept although outside the topic of the package, and no source held states its field
_OUTSIDE = "outside_topic"  # the rule of inclusion that says so


@dataclass(frozen=True)
class FieldOfNetwork:
    """The fields of one network and what says so: stated | field of the package | outside the topic."""

    network: EntityRef
    fields: tuple[str, ...]
    basis: str


def fields(view: Standpoint) -> Mapping[str, FieldOfNetwork]:
    """The fields of every network, by id.

    A statement ``field`` decides. Without one a network is of the field of the package, unless its rule of inclusion
    says that it lies outside the topic: then its field is "other", which is not known more closely.
    """
    return view.contents.remember(("fields",), lambda: _read(view))


def known_fields(view: Standpoint) -> Mapping[str, int]:
    """Every field that a network has, A to Z, with how many networks have it."""
    held = [field for one in fields(view).values() for field in one.fields]
    return {field: held.count(field) for field in sorted(set(held))}


def networks_of(view: Standpoint, field: str) -> frozenset[str]:
    """Ids of the networks of ``field``; says which fields there are where no network has it."""
    asked = field.strip().lower()
    found = frozenset(key for key, one in fields(view).items() if asked in one.fields)
    if len(found) == 0:
        raise UsageError(
            f"no network here is of the field {field!r}",
            where="field",
            hint=f"there are: {', '.join(known_fields(view))}; a collection of another field brings it along",
        )
    return found


def limited(view: Standpoint, field: str) -> frozenset[str] | None:
    """Ids of the networks of ``field``; None where no field is asked for, which is no limit."""
    return networks_of(view, field) if field != "" else None


def _read(view: Standpoint) -> dict[str, FieldOfNetwork]:
    database = view.contents.database
    stated: dict[str, list[str]] = {}
    for network, value in database.rows(
        """SELECT entity, value FROM statements JOIN claim_entity ON claim = statements.id AND side = 'subject'
           WHERE property = ? ORDER BY statements.id""",
        (PROPERTY,),
    ):
        stated.setdefault(network, []).extend(part.lower() for part in split_list(value))
    outside = {
        row[0] for row in database.rows("SELECT name FROM inclusion WHERE rule = ? AND decision = 'in'", (_OUTSIDE,))
    }
    networks = sorted((ref for ref in view.catalogue.entities.values() if ref.kind == "network"), key=sort_key)
    return {ref.id: _field_of(ref, stated, ref.id in outside, view.contents.field) for ref in networks}


def _field_of(ref: EntityRef, stated: Mapping[str, list[str]], is_outside: bool, own: str) -> FieldOfNetwork:
    if ref.id in stated:
        return FieldOfNetwork(ref, tuple(sorted(set(stated[ref.id]))), "stated")
    if is_outside:
        return FieldOfNetwork(ref, (OTHER,), "outside the topic")
    return FieldOfNetwork(ref, (own,), "field of the package")
