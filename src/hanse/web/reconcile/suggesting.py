"""Suggests entities, types and properties as a person types, and shows each in a few words (flyout)."""

from collections.abc import Iterable
from typing import Final

from markupsafe import escape

from hanse.errors import NotFoundError
from hanse.web.reconcile.entity import PLACE_PREFIX, Desk, Entity
from hanse.web.reconcile.vocabulary import ASKED, EXTENDED, PLACE, TYPES, Named, property_named

SHOWN: Final = 20
FARTHEST: Final = 280  # a cursor past it finds nothing: nobody reads so far
_SEARCHED: Final = frozenset(TYPES) - {PLACE}


def suggest_entities(desk: Desk, prefix: str, cursor: int, type_id: str = "") -> dict[str, object]:
    """Entities whose name or identifier begins so, in the order of the site's own search."""
    kind = type_id if type_id in _SEARCHED or type_id == PLACE else None
    hits = desk.view.search(prefix, limit=FARTHEST + SHOWN, kind=kind).hits if prefix.strip() != "" else ()
    found: dict[str, dict[str, object]] = {}
    by_id = desk.entity(prefix.strip()) if prefix.strip() != "" else None
    for entity, more in _entities(desk, by_id, hits):
        if type_id in ("", entity.type.id):
            found.setdefault(entity.id, _suggestion(desk, entity, more))
    return {"result": list(found.values())[cursor : cursor + SHOWN] if cursor <= FARTHEST else []}


def _entities(desk: Desk, first: Entity | None, hits: "Iterable[object]") -> "Iterable[tuple[Entity, str]]":
    if first is not None:
        yield first, ""
    for hit in hits:
        entity = getattr(hit, "entity", None)
        path, matched = str(getattr(hit, "path", "")), _also(hit)
        if entity is not None and entity.kind in _SEARCHED:
            yield desk.of_ref(entity), matched
        elif path.startswith("/places/"):
            place = desk.entity(PLACE_PREFIX + path.removeprefix("/places/"))
            if place is not None:
                yield place, matched


def _also(hit: object) -> str:
    """Why it is among the hits, where its name does not tell."""
    matched = str(getattr(hit, "matched", ""))
    if getattr(hit, "why", "") == "typo":
        return "; a name near to it"
    return f"; also written {matched}" if matched != "" else ""


def _suggestion(desk: Desk, entity: Entity, also: str) -> dict[str, object]:
    return {
        "id": entity.id,
        "name": entity.name,
        "description": desk.describe(entity) + also,
        "notable": [entity.type.short()],
    }


def suggest_named(items: Iterable[Named], prefix: str, cursor: int) -> dict[str, object]:
    """Types or properties with a word or an identifier that begins so."""
    asked = prefix.strip().casefold()
    found = [item for item in items if asked == "" or _begins(item, asked)]
    return {"result": [item.full() for item in found[cursor : cursor + SHOWN]]}


def _begins(item: Named, asked: str) -> bool:
    name = item.name.casefold()
    return item.id.startswith(asked) or name.startswith(asked) or any(word.startswith(asked) for word in name.split())


def all_properties() -> list[Named]:
    """Properties that can stand beside a name first, then those that can be fetched."""
    return [*ASKED.values(), *(item for key, item in EXTENDED.items() if key not in ASKED)]


def flyout(desk: Desk, what: str, key: str) -> dict[str, str]:
    """A few words of HTML on an entity, type or property."""
    if what == "entity":
        entity = desk.entity(key)
        if entity is None:
            raise _unknown(what, key)
        name, text = entity.name, desk.describe(entity)
    else:
        item = TYPES.get(key) if what == "type" else property_named(key)
        if item is None:
            raise _unknown(what, key)
        name, text = item.name, item.description
    return {
        "id": key,
        "html": f"<p><strong>{escape(name)}</strong> <code>{escape(key)}</code></p><p>{escape(text)}</p>",
    }


def _unknown(what: str, key: str) -> NotFoundError:
    return NotFoundError(f"there is no {what} {key[:60]!r}", where="id", hint=f"/reconcile/suggest/{what} finds them")
