"""Who asks: a registered authority, a place of the gazetteer, or a municipality that is only described."""

from dataclasses import dataclass

from hanse.errors import AmbiguousNameError, NotFoundError, UsageError
from hanse.release.country import name_of
from hanse.release.fold import fold
from hanse.release.view import View
from hanse.release.views import EntityRef
from hanse.study.authority import Authority, authorities, place_authority
from hanse.study.universe import CONTINENTS, continents, size_class

_DESCRIBE = "or leave the name out and describe the municipality by its country and size"
_CANDIDATES = 12
_LARGEST = 50_000_000  # inhabitants; a larger number is a slip


@dataclass(frozen=True)
class Described:
    """A municipality that is described, not named: the form asks for no more than this."""

    country: str  # ISO 3166-1 alpha-2
    population: int | None = None  # inhabitants


@dataclass(frozen=True)
class Asker:
    """The authority an answer is for, as rules and comparisons see it."""

    name: str
    path: str  # site path of its page, "" for one that is only described
    city: EntityRef | None  # where it is registered
    geonames_id: int | None
    country: str
    country_name: str
    continent: str  # GeoNames code, as EU; "" where not known
    continent_name: str
    level: str  # "" where not known, or only assumed
    assumed_level: str  # what it is taken for where that is only assumed
    population: int | None  # inhabitants
    population_basis: str  # where the number comes from
    size: str  # size class, "" where not known
    latitude: float | None
    longitude: float | None

    @property
    def authority(self) -> Authority:
        """The same as rules of admission read it."""
        key = self.city.id if self.city is not None else f"place-{self.geonames_id or 0}"
        return Authority(
            key, self.country, self.level, self.population, self.latitude, self.longitude, self.geonames_id
        )


def read_asker(view: View, who: EntityRef | int | Described, *, population: int | None = None) -> Asker:
    """The asker ``who`` is: a registered city, a place by its GeoNames id, or one that is described.

    A place at which a municipality is registered is read as that municipality, so that its ties count.
    ``population`` (inhabitants), where given, is taken instead of the gazetteer's.
    """
    _check_population(population)
    if isinstance(who, Described):
        return _described(view, who if population is None else Described(who.country, population))
    if isinstance(who, int):
        registered = _registered_at(view, who)
        if registered is None:
            return _place(view, who, population)
        who = registered
    if who.kind != "city":
        raise UsageError(f"{who.name} is no city but a {who.kind}", hint="name a city, or give a GeoNames id")
    return _registered(view, who, population)


def find_asker(view: View, name: str, country: str | None = None) -> EntityRef | int:
    """Whom a name means: the registered city, else the one place of the gazetteer that bears it.

    Raises AmbiguousNameError with candidates where several do, NotFoundError with the nearest names where none does.
    """
    try:
        return view.find("city", name, country)
    except NotFoundError as error:
        places = _places_named(view, name, country)
        if len(places) == 0:
            raise NotFoundError(error.what, hint=f"{error.hint}; {_DESCRIBE}") from None
        if len(places) == 1:
            return places[0][0]
        raise AmbiguousNameError(
            f"no tie is recorded for {name!r}, and {len(places)} places bear the name",
            candidates=tuple((str(key), title, text) for key, title, text in places[:_CANDIDATES]),
            hint="give the country too, or --place with one of these numbers",
        ) from None


def _registered(view: View, city: EntityRef, population: int | None) -> Asker:
    held = authorities(view)[city.id]
    size, basis = _size(population, held.population)
    return _asker(view, city.name, city.path, city, held, size, basis)


def _place(view: View, geonames_id: int, population: int | None) -> Asker:
    held = place_authority(view, geonames_id)
    if held is None:
        raise NotFoundError(
            f"there is no place {geonames_id} here",
            hint="releases hold GeoNames places of 5,000 inhabitants and more; describe a smaller one by its country",
        )
    row = view.contents.database.row("SELECT name FROM place WHERE geonames_id = ?", (geonames_id,))
    size, basis = _size(population, held.population)
    name = row["name"] if row is not None else ""
    return _asker(view, name, f"/places/{geonames_id}", None, held, size, basis)


def _described(view: View, who: Described) -> Asker:
    _check_population(who.population)
    code = who.country.strip().upper()
    if code not in view.catalogue.countries:
        raise UsageError(
            f"there is no country {who.country[:20]!r}", where="country", hint="give a two-letter code (ISO 3166-1)"
        )
    held = Authority("", code, "municipality", None, None, None, None)
    size, basis = _size(who.population, None)
    return _asker(view, f"a municipality in {name_of(view, code)}", "", None, held, size, basis)


def _asker(
    view: View, name: str, path: str, city: EntityRef | None, held: Authority, population: int | None, basis: str
) -> Asker:
    continent = continents(view).get(held.country, "")
    return Asker(
        name=name,
        path=path,
        city=city,
        geonames_id=held.geonames_id,
        country=held.country,
        country_name=name_of(view, held.country),
        continent=continent,
        continent_name=CONTINENTS.get(continent, ""),
        level=held.level,
        assumed_level=city.subkind if city is not None and held.level == "" else "",
        population=population,
        population_basis=basis,
        size=size_class(population),
        latitude=held.latitude,
        longitude=held.longitude,
    )


def _size(given: int | None, held: int | None) -> tuple[int | None, str]:
    if given is not None:
        return given, "as given"
    return (held, "GeoNames") if held is not None else (None, "not known")


def _check_population(population: int | None) -> None:
    if population is not None and not 0 < population <= _LARGEST:
        raise UsageError(
            f"{population} is no number of inhabitants of a municipality",
            where="size",
            hint=f"give a whole number from 1 to {_LARGEST:,}",
        )


def _registered_at(view: View, geonames_id: int) -> EntityRef | None:
    """The municipality registered at a place; None where there is none, or more than one."""
    rows = view.contents.database.rows(
        "SELECT id FROM cities WHERE geonames_id = ? AND level = 'municipality'", (str(geonames_id),)
    )
    found = [ref for row in rows if (ref := view.catalogue.entities.get(row["id"])) is not None]
    return found[0] if len(found) == 1 else None


def _places_named(view: View, name: str, country: str | None) -> list[tuple[int, str, str]]:
    """Places of the gazetteer that bear the name, those of that main name first, then the larger ones."""
    rows = view.contents.database.rows(
        """SELECT DISTINCT place.* FROM place_name JOIN place ON geonames_id = place
           WHERE folded = ? AND ? IN ('', country) ORDER BY population DESC, geonames_id""",
        (fold(name), (country or "").upper()),
    )
    own = [row for row in rows if fold(row["name"]) == fold(name)]
    return [
        (row["geonames_id"], row["name"], f"{name_of(view, row['country'])}, {row['population']:,} inhabitants")
        for row in (own if len(own) > 0 else rows)
    ]
