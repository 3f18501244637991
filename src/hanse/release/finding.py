"""Finds one entity by the name a person gives: a unique answer, the candidates, or the nearest names."""

from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from hanse.errors import AmbiguousNameError, NotFoundError
from hanse.package.package import ENTITY_TABLES
from hanse.release.cell import sort_key
from hanse.release.fold import fold
from hanse.release.standpoint import Standpoint
from hanse.release.views import EntityRef

Names = dict[str, list[EntityRef]]
_SUGGESTED = 5
_ALIKE = 70  # rapidfuzz score, 0-100, from which a name is suggested


def find(standpoint: Standpoint, kind: str, name: str, country: str | None = None) -> EntityRef:
    """The one entity of ``kind`` that ``name`` means.

    An id wins; then the name exactly as shown; then name or acronym without regard to case and accents; then any
    other name that sources use for it; then a name that only the gazetteer has for its place, unless that is the main
    name of another place. Raises AmbiguousNameError with the candidates where several are left at the
    first of these that gives any, NotFoundError with the nearest names where none does.
    """
    name = name.strip()
    by_id = standpoint.catalogue.entity(name)
    if by_id is not None and by_id.kind == kind:
        return by_id
    if name in standpoint.catalogue.tombstones:
        return standpoint.ref(kind, name)
    form = fold(name)
    exact = standpoint.contents.remember(("exact names", kind), lambda: _exact_names(standpoint, kind))
    folded = standpoint.contents.remember(("folded names", kind), lambda: _folded_names(standpoint, kind))
    for held in (
        exact.get(name, []),
        folded.get(form, []),
        _known_as(standpoint, kind, form),
        _placed_as(standpoint, kind, form),
    ):
        found = [ref for ref in held if country is None or ref.country == country.upper()]
        if len(found) == 1:
            return found[0]
        if len(found) > 1:
            raise _ambiguous(standpoint, kind, name, found)
    raise _not_found(standpoint, kind, name, country)


def nearest_names(standpoint: Standpoint, kind: str, name: str) -> list[str]:
    """The names of that kind most like ``name``."""
    folded = standpoint.contents.remember(("folded names", kind), lambda: _folded_names(standpoint, kind))
    asked = fold(name)
    near = process.extract(asked, list(folded), scorer=fuzz.WRatio, score_cutoff=_ALIKE, limit=4 * _SUGGESTED)
    forms = sorted((form for form, _, _ in near), key=lambda form: (-fuzz.ratio(asked, form), form))
    return list(dict.fromkeys(folded[form][0].name for form in forms))[:_SUGGESTED]


def _exact_names(standpoint: Standpoint, kind: str) -> Names:
    names: Names = defaultdict(list)
    for ref in _of_kind(standpoint, kind):
        names[ref.name].append(ref)
    return dict(names)


def _folded_names(standpoint: Standpoint, kind: str) -> Names:
    """Names and acronyms, case and accents aside."""
    names: Names = defaultdict(list)
    acronyms: dict[str, str] = {}
    if kind in ("network", "forum"):
        rows = standpoint.contents.database.rows(f"SELECT id, acronym FROM {ENTITY_TABLES[kind]} WHERE acronym != ''")
        acronyms = {row["id"]: fold(row["acronym"]) for row in rows}
    for ref in _of_kind(standpoint, kind):
        for form in {fold(ref.name), acronyms.get(ref.id, "")} - {""}:
            names[form].append(ref)
    return dict(names)


def _of_kind(standpoint: Standpoint, kind: str) -> list[EntityRef]:
    return sorted((ref for ref in standpoint.catalogue.entities.values() if ref.kind == kind), key=sort_key)


def _known_as(standpoint: Standpoint, kind: str, form: str) -> list[EntityRef]:
    """Entities that any source calls so."""
    return _indexed(standpoint, kind, form, is_of_place=False)


def _placed_as(standpoint: Standpoint, kind: str, form: str) -> list[EntityRef]:
    """Cities whose place the gazetteer calls so, unless so is the main name of another place."""
    found = _indexed(standpoint, kind, form, is_of_place=True)
    if len(found) == 0:
        return []
    rows = standpoint.contents.database.rows(
        """SELECT place.name FROM place_name JOIN place ON geonames_id = place WHERE folded = ?
           AND CAST(geonames_id AS TEXT) NOT IN (SELECT geonames_id FROM cities)""",
        (form,),
    )
    return [] if any(fold(row["name"]) == form for row in rows) else found


def _indexed(standpoint: Standpoint, kind: str, form: str, *, is_of_place: bool) -> list[EntityRef]:
    rows = standpoint.contents.database.rows(
        """SELECT DISTINCT ref FROM item_name JOIN item ON item.id = item_name.item
           WHERE folded = ? AND kind = ? AND (role = 'place') = ?""",
        (form, kind, int(is_of_place)),
    )
    found = (standpoint.catalogue.entity(row["ref"]) for row in rows)
    return sorted({ref for ref in found if ref is not None and ref.kind == kind}, key=sort_key)


def _ambiguous(standpoint: Standpoint, kind: str, name: str, found: Sequence[EntityRef]) -> AmbiguousNameError:
    candidates = tuple((ref.id, ref.name, _describe(standpoint, ref)) for ref in found)
    hint = "give the id" if len({ref.country for ref in found}) == 1 else "give the country too, or the id"
    return AmbiguousNameError(
        f"{name!r} is the name of {len(found)} entities ({kind})", candidates=candidates, hint=hint
    )


def _describe(standpoint: Standpoint, ref: EntityRef) -> str:
    country = standpoint.catalogue.countries.get(ref.country, ref.country)
    return ", ".join(part for part in (ref.subkind.replace("_", " "), country) if part != "")


def _not_found(standpoint: Standpoint, kind: str, name: str, country: str | None) -> NotFoundError:
    where = f" in {country.upper()}" if country is not None else ""
    near = nearest_names(standpoint, kind, name)
    hints = [f"did you mean {', '.join(near)}?"] if len(near) > 0 else []
    if kind == "city":
        hints += _places_hint(standpoint, name, (country or "").upper())
    hint = " ".join(hints) or "search for a part of the name, or for another spelling"
    return NotFoundError(f"there is no {kind} {name!r}{where}", hint=hint)


def _places_hint(standpoint: Standpoint, name: str, country: str) -> list[str]:
    """Where the gazetteer knows a place of that name, that it does, and the page of the largest."""
    rows = standpoint.contents.database.rows(
        """SELECT DISTINCT place.geonames_id, population FROM place_name JOIN place ON geonames_id = place
           WHERE folded = ? AND ? IN ('', country) ORDER BY population DESC""",
        (fold(name), country),
    )
    if len(rows) == 0:
        return []
    page = f"/places/{rows[0]['geonames_id']}"
    if len(rows) == 1:
        return [f"The place is known, but no tie is recorded for an authority there: {page}"]
    return [f"{len(rows)} places bear the name, and no tie is recorded for an authority there; the largest is {page}"]
