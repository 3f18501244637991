"""Everybody a name may mean: authorities that are registered, and places of the gazetteer without one."""

from dataclasses import dataclass
from sqlite3 import Row

from hanse.errors import AmbiguousNameError, NotFoundError
from hanse.release import View
from hanse.release.country import name_of
from hanse.release.finding import nearest_names
from hanse.release.fold import fold
from hanse.release.views import EntityRef
from hanse.web.language import gettext as _
from hanse.web.words import number, plain

MOST = 30  # candidates shown
_NEAR = 8


@dataclass(frozen=True)
class Candidate:
    """One that a name may mean; ``path`` is that of its page of advice."""

    name: str
    text: str  # what tells it from others of its name
    path: str


def bearers(view: View, name: str, country: str) -> tuple[Candidate, ...]:
    """Registered authorities that the name means, then places that bear it, the larger ones first."""
    registered = [_city(view, ref) for ref in _registered(view, name, country)]
    return (*registered, *_places(view, name, country))[:MOST]


def near(view: View, name: str) -> tuple[Candidate, ...]:
    """Authorities and places whose names are like it."""
    found = view.search(name, limit=60).hits
    shown = [hit for hit in found if hit.kind in ("city", "place")][:_NEAR]
    return tuple(Candidate(hit.title, hit.detail, f"{hit.path}/advice") for hit in shown)


def networks_meant(error: AmbiguousNameError) -> tuple[Candidate, ...]:
    """The networks that a name may mean."""
    return tuple(Candidate(title, text, f"/networks/{key}/advice") for key, title, text in error.candidates)


def near_networks(view: View, name: str) -> tuple[Candidate, ...]:
    """The networks whose names hold its words, then those of a like name."""
    held = [hit.entity for hit in view.search(name, limit=_NEAR, kind="network").hits if hit.entity is not None]
    like = [_exactly(view, one) for one in nearest_names(view, "network", name)]
    found = dict.fromkeys([*held, *(ref for ref in like if ref is not None)])
    return tuple(Candidate(ref.name, plain(ref.subkind), f"{ref.path}/advice") for ref in list(found)[:_NEAR])


def _exactly(view: View, name: str) -> EntityRef | None:
    try:
        return view.find("network", name)
    except AmbiguousNameError:
        return None


def _registered(view: View, name: str, country: str) -> list[EntityRef]:
    try:
        return [view.find("city", name, country or None)]
    except AmbiguousNameError as error:
        found = (view.catalogue.entity(key) for key, _, _ in error.candidates)
        return [ref for ref in found if ref is not None]
    except NotFoundError:
        return []


def _city(view: View, ref: EntityRef) -> Candidate:
    text = _("%(level)s, %(country)s; registered here") % {
        "level": plain(ref.subkind),
        "country": name_of(view, ref.country),
    }
    return Candidate(ref.name, text, f"{ref.path}/advice")


def _places(view: View, name: str, country: str) -> list[Candidate]:
    """Places at which no authority is registered: those of that main name, then those also called so."""
    rows = view.contents.database.rows(
        """SELECT DISTINCT place.* FROM place_name JOIN place ON geonames_id = place
           WHERE folded = ? AND ? IN ('', country)
           AND geonames_id NOT IN (SELECT CAST(geonames_id AS INTEGER) FROM cities WHERE geonames_id != '')
           ORDER BY population DESC, geonames_id""",
        (fold(name), country),
    )
    ordered = sorted(rows, key=lambda row: fold(row["name"]) != fold(name))
    return [
        Candidate(
            row["name"],
            _place_text(view, row, name),
            f"/places/{row['geonames_id']}/advice",
        )
        for row in ordered[:MOST]
    ]


def _place_text(view: View, row: Row, asked: str) -> str:
    """Where a place is and how large; the first division as GeoNames has it, for a bare number tells nothing."""
    country, code = name_of(view, row["country"]), row["admin1"]
    if code != "" and not code.isdecimal():
        country = _("%(country)s, division %(code)s") % {"country": country, "code": code}
    text = _("%(country)s; %(population)s inhabitants, at %(latitude)s, %(longitude)s") % {
        "country": country,
        "population": number(row["population"]),
        "latitude": number(row["latitude"], 2),
        "longitude": number(row["longitude"], 2),
    }
    if fold(row["name"]) == fold(asked):
        return text
    return _("%(text)s; also called %(name)s") % {"text": text, "name": asked}
