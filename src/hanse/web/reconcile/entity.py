"""What an identifier of the service stands for: a registered entity, or a place of the gazetteer without one."""

import re
from dataclasses import dataclass
from typing import Final

from hanse.errors import NotReadyError
from hanse.release import Release, View
from hanse.release.views import EntityRef
from hanse.web.reconcile.names import Names
from hanse.web.reconcile.vocabulary import CITY, PLACE, TYPES, Named
from hanse.web.site import Site

PLACE_PREFIX: Final = "place-"
_PLACE: Final = re.compile(r"place-([1-9]\d{0,8})")


@dataclass(frozen=True)
class Place:
    """A populated place of GeoNames."""

    geonames_id: int
    name: str
    country: str
    latitude: float
    longitude: float
    population: int  # 0 where GeoNames knows none


@dataclass(frozen=True)
class Entity:
    """One entity of the service; either ``ref`` or ``place`` is there, for a city often both."""

    id: str
    name: str
    type: Named
    country: str
    path: str  # of its page on this site, "" where it has none
    ref: EntityRef | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Desk:
    """What answering one request needs: the site, its release on the data date, and the address it is reached at."""

    site: Site
    release: Release
    view: View
    base: str
    address: str = ""  # of whoever asks

    def take(self, names: int) -> None:
        """Count what is asked against the share of whoever asks; raises TooManyError."""
        self.site.shares.take(self.address, names)

    @property
    def names(self) -> Names:
        """Networks and the like by name; read once per release."""
        return self.release.contents.remember(("reconcile names",), lambda: Names(self.release))

    def entity(self, key: str, *, is_whole: bool = False) -> Entity | None:
        """The entity with an identifier, None where there is none.

        Merged ones answer with their successor, a place with the authority registered for it. Raises NotReadyError
        where only the gazetteer, not yet compiled, knows a place: that of the identifier, or, where the answer has to
        be ``is_whole``, that of a registered city.
        """
        found = _PLACE.fullmatch(key)
        if found is not None:
            registered = self._registered_at(found.group(1), is_whole=is_whole)
            return registered if registered is not None else self._of_place(int(found.group(1)))
        ref = self.view.catalogue.entity(key)
        return self.of_ref(ref, is_whole=is_whole) if ref is not None and ref.kind in TYPES else None

    def of_ref(self, ref: EntityRef, *, is_whole: bool = False) -> Entity:
        """A registered entity; its place is left out where it cannot be looked up yet, unless it ``is_whole``."""
        place = None
        row = None
        if ref.kind == CITY:
            row = self.release.contents.database.row("SELECT geonames_id FROM cities WHERE id = ?", (ref.id,))
        if row is not None:
            try:
                place = self.place(int(row["geonames_id"] or 0))
            except NotReadyError:
                if is_whole:
                    raise
        return Entity(ref.id, ref.name, TYPES[ref.kind], ref.country, ref.path, ref, place)

    def place(self, geonames_id: int) -> Place | None:
        """A place of the release, else of the gazetteer; None where neither holds it."""
        row = self.release.contents.database.row("SELECT * FROM place WHERE geonames_id = ?", (geonames_id,))
        if row is not None:
            return Place(geonames_id, row["name"], row["country"], row["latitude"], row["longitude"], row["population"])
        if geonames_id == 0:
            return None
        gazetteer = self.site.matching.open(self.release).gazetteer
        unit = gazetteer.unit_of(geonames_id)
        if unit < 0:
            return None
        entry = gazetteer.entry(unit)
        return Place(geonames_id, entry.name, entry.country, entry.latitude, entry.longitude, entry.population)

    def _registered_at(self, geonames_id: str, *, is_whole: bool) -> Entity | None:
        """The municipality, else the only other authority, that is registered for a place."""
        rows = self.release.contents.database.rows(
            """SELECT id FROM cities WHERE geonames_id = ? AND status = 'active' AND place_basis = 'geonames'
               ORDER BY level != 'municipality', id""",
            (geonames_id,),
        )
        ref = self.view.catalogue.entity(rows[0]["id"]) if len(rows) > 0 else None
        return self.of_ref(ref, is_whole=is_whole) if ref is not None else None

    def _of_place(self, geonames_id: int) -> Entity | None:
        place = self.place(geonames_id)
        if place is None:
            return None
        path = f"/places/{geonames_id}" if self.site.has_place(self.release, geonames_id) else ""
        return Entity(f"{PLACE_PREFIX}{geonames_id}", place.name, TYPES[PLACE], place.country, path, None, place)

    def country_name(self, code: str) -> str:
        """The English name of a country."""
        return self.site.country_names(self.release).get(code, code)

    def describe(self, entity: Entity) -> str:
        """The entity in a few words: what it is, and where."""
        if entity.ref is None:
            parts = ["place", self.country_name(entity.country)]
            if entity.place is not None and entity.place.population > 0:
                parts.append(f"{entity.place.population:,} inhabitants")
            return ", ".join(parts)
        kind = entity.ref.subkind.replace("_", " ") or entity.ref.kind
        return ", ".join(part for part in (kind, self.country_name(entity.country)) if part != "")
