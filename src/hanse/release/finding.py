"""Finds one entity by the name a person gives: a unique answer, the candidates, or the nearest names."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from hanse.errors import AmbiguousNameError, NotFoundError
from hanse.package.package import ENTITY_TABLES
from hanse.release.cell import sort_key
from hanse.release.fold import fold
from hanse.release.standpoint import Standpoint
from hanse.release.views import EntityRef

_SUGGESTED = 5


def find(standpoint: Standpoint, kind: str, name: str, country: str | None = None) -> EntityRef:
    """The one entity of ``kind`` that ``name`` means.

    An id wins; then the name exactly as shown; then name or acronym without regard to case and accents; then any
    other name that sources use for it. Raises AmbiguousNameError with the candidates where several are left at the
    first of these that gives any, NotFoundError with the nearest names where none does.
    """
    name = name.strip()
    by_id = standpoint.catalogue.entity(name)
    if by_id is not None and by_id.kind == kind:
        return by_id
    if name in standpoint.catalogue.tombstones:
        return standpoint.ref(kind, name)
    for held in (_shown_as(standpoint, kind, name), _named(standpoint, kind, name), _known_as(standpoint, kind, name)):
        found = [ref for ref in held if country is None or ref.country == country.upper()]
        if len(found) == 1:
            return found[0]
        if len(found) > 1:
            raise _ambiguous(standpoint, kind, name, found)
    raise _not_found(standpoint, kind, name, country)


def _of_kind(standpoint: Standpoint, kind: str) -> list[EntityRef]:
    return sorted((ref for ref in standpoint.catalogue.entities.values() if ref.kind == kind), key=sort_key)


def _shown_as(standpoint: Standpoint, kind: str, name: str) -> list[EntityRef]:
    return [ref for ref in _of_kind(standpoint, kind) if ref.name == name]


def _named(standpoint: Standpoint, kind: str, name: str) -> list[EntityRef]:
    form, acronyms = fold(name), _acronyms(standpoint, kind)
    if form == "":
        return []
    return [ref for ref in _of_kind(standpoint, kind) if form in (fold(ref.name), acronyms.get(ref.id))]


def _acronyms(standpoint: Standpoint, kind: str) -> dict[str, str]:
    if kind not in ("network", "forum"):
        return {}
    rows = standpoint.contents.database.rows(f"SELECT id, acronym FROM {ENTITY_TABLES[kind]} WHERE acronym != ''")
    return {row["id"]: fold(row["acronym"]) for row in rows}


def _known_as(standpoint: Standpoint, kind: str, name: str) -> list[EntityRef]:
    """Entities that any source calls so, or the gazetteer their place."""
    rows = standpoint.contents.database.rows(
        "SELECT DISTINCT ref FROM item_name JOIN item ON item.id = item_name.item WHERE folded = ? AND kind = ?",
        (fold(name), kind),
    )
    found = (standpoint.catalogue.entity(row["ref"]) for row in rows)
    return sorted({ref for ref in found if ref is not None and ref.kind == kind}, key=sort_key)


def _ambiguous(standpoint: Standpoint, kind: str, name: str, found: Sequence[EntityRef]) -> AmbiguousNameError:
    countries = standpoint.catalogue.countries
    candidates = tuple(
        (
            ref.id,
            ref.name,
            ", ".join(
                part for part in (ref.subkind.replace("_", " "), countries.get(ref.country, ref.country)) if part
            ),
        )
        for ref in found
    )
    hint = "give the id" if len({ref.country for ref in found}) == 1 else "give the country too, or the id"
    return AmbiguousNameError(
        f"{name!r} is the name of {len(found)} entities ({kind})", candidates=candidates, hint=hint
    )


def _not_found(standpoint: Standpoint, kind: str, name: str, country: str | None) -> NotFoundError:
    where = f" in {country.upper()}" if country is not None else ""
    near = nearest_names(standpoint, kind, name)
    hints = [f"did you mean {', '.join(near)}?"] if len(near) > 0 else []
    place = standpoint.contents.database.row(
        """SELECT place.* FROM place_name JOIN place ON geonames_id = place
           WHERE folded = ? AND (? = '' OR country = ?) ORDER BY population DESC""",
        (fold(name), country or "", (country or "").upper()),
    )
    if kind == "city" and place is not None:
        hints.append(
            f"The place is known, but nothing is recorded about an authority there: /places/{place['geonames_id']}"
        )
    return NotFoundError(f"there is no {kind} {name!r}{where}", hint=" ".join(hints) or "try: hanse search")


def nearest_names(standpoint: Standpoint, kind: str, name: str) -> list[str]:
    """The names of that kind most like ``name``."""
    names = {fold(ref.name): ref.name for ref in reversed(_of_kind(standpoint, kind))}
    near = process.extract(fold(name), list(names), scorer=fuzz.WRatio, score_cutoff=70, limit=_SUGGESTED)
    return [names[found] for found, _, _ in near]
