"""The map: cities by recorded memberships, and the countries where nobody has searched yet."""

from collections.abc import Sequence

from markupsafe import Markup

from hanse.domain.vocabulary import COUNTED_STATUSES, LEVELS
from hanse.release.map import ANY_LEVEL, DEFAULT_LEVEL, MOST_PLACES, MapFilter
from hanse.release.mapview import MapPlace, MapView
from hanse.release.networks import FUNCTIONS
from hanse.web import islands
from hanse.web.charts.landfile import land_keys
from hanse.web.charts.worldmap import Dot, dot_radius, has_land, world_map
from hanse.web.context import Asked
from hanse.web.language import gettext as _
from hanse.web.language import ngettext
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Drawing, Page, Table
from hanse.web.words import day, number, plain

TITLE = N_("Map")
PAGE_SIZE = 50
MOST_PICKED = 60
FILTERS = {
    "network": N_("Network"),
    "function": N_("What networks do"),
    "kind": N_("Kind of network"),
    "role": N_("Role"),
    "status": N_("Status"),
    "country": N_("Country"),
    "level": N_("Level of government"),
}
POPULATION = ("population_from", "population_to")
OF_SCRIPT = ("longitude", "latitude", "zoom", "picked", "searches")  # what a reader did to the map; kept in the address
COLUMNS = (
    "id", "city", "country", "latitude", "longitude", "population_inhabitants", "memberships", "status", "networks",
)  # fmt: skip


def map_page(asked: Asked) -> Page:
    """The map as a drawing and as a table; a script makes it move."""
    page_number = asked.whole("page", 1, low=1)
    view = asked.view.map(filters_of(asked), first=(page_number - 1) * PAGE_SIZE, most=PAGE_SIZE)
    chosen = asked.filters(*FILTERS, *POPULATION)
    picked = set(asked.values("picked")[:MOST_PICKED])
    rows = [place for place in view.places if place.city.id in picked] if picked else list(view.places)
    shown = rows if picked or view.cities > MOST_PLACES else rows[(page_number - 1) * PAGE_SIZE :][:PAGE_SIZE]
    drawing = Drawing(draw(view), title_of(view), definition(view), source_of(view))
    extra = {
        "drawing": drawing,
        "is_live": islands.script() != "",
        "has_land": has_land(),
        "shown": shown,
        "picked": len(rows) if picked else 0,
        "page_number": page_number,
        "pages": 1 if picked else max(1, -(-view.cities // PAGE_SIZE)),
        "chosen": chosen,
        "labels": FILTERS,
        "names": names_of(asked, view),
        "steps": steps_of(view),
        "marks": _marks(view),
        "unsearched": unsearched_words(view),
        "searched": [country for country in view.countries if country.is_searched],
        "land": land_keys([country.code for country in view.countries if not country.is_searched]),
        "twin": twin_of(asked),
        "year": int(view.context.as_of[:4]),
        "words": words_of_script(view),
    }
    return Page(
        view, "map.html", _(TITLE), (Crumb(_(TITLE), "/map"),), view.context, title_of(view), "/map", extra,
        table=table_of(view), drawing=drawing,
    )  # fmt: skip


def filters_of(asked: Asked) -> MapFilter:
    """The filters asked for."""
    low, high = (asked.whole(name, -1, high=100_000_000) for name in POPULATION)
    return MapFilter(
        **{name: asked.value(name) for name in FILTERS if name != "level"},
        level=asked.value("level") or DEFAULT_LEVEL,
        population_from=low if low >= 0 else None,
        population_to=high if high >= 0 else None,
    )


def draw(view: MapView) -> Markup:
    """The map; where there are too many cities to draw each, the fields of a grid."""
    unsearched = frozenset(country.code for country in view.countries if not country.is_searched)
    if len(view.cells) > 0:
        dots = [Dot(cell.latitude, cell.longitude, cell.memberships) for cell in view.cells]
    else:
        dots = [
            Dot(place.latitude, place.longitude, place.memberships, place.status, words_of(place))
            for place in view.places
            if place.latitude is not None and place.longitude is not None
        ]
    return world_map(dots, label=f"{title_of(view)} {unsearched_words(view)}", unsearched=unsearched)


def words_of(place: MapPlace) -> str:
    """A dot in words."""
    return _("%(city)s, %(country)s: %(count)s, %(status)s") % {
        "city": place.city.name,
        "country": place.city.country,
        "count": number(place.memberships),
        "status": plain(place.status),
    }


def words_of_script(view: MapView) -> dict[str, str]:
    """What the script says; gaps in braces are filled there."""
    return {
        "map": _("Map of the world. Arrow keys move it, plus and minus change its scale."),
        "memberships": _("Recorded memberships: {n}"),
        "shown": _("{n} of {total}, A to Z."),
        "picked": _("Chosen: {n}."),
        "unsearched": _("Nobody has searched here yet."),
        "more": _("Move closer to list more."),
        "failed": _("The map of that year could not be fetched."),
    } | {f"status-{word}": plain(word) for word in view.facets["status"]}


def title_of(view: MapView) -> str:
    """The map in one sentence."""
    countries = sum(country.cities > 0 for country in view.countries)
    said = {
        "cities": ngettext("%(num)s local authority", "%(num)s local authorities", view.cities)
        % {"num": number(view.cities)}
        if view.filters["level"] != DEFAULT_LEVEL
        else ngettext("%(num)s municipality", "%(num)s municipalities", view.cities) % {"num": number(view.cities)},
        "countries": ngettext("%(num)s country", "%(num)s countries", countries) % {"num": number(countries)},
        "memberships": ngettext("%(num)s recorded membership", "%(num)s recorded memberships", view.memberships)
        % {"num": number(view.memberships)},
        "day": day(view.context.as_of),
    }
    return _("%(day)s: %(cities)s in %(countries)s with %(memberships)s.") % said


def unsearched_words(view: MapView) -> str:
    """Where nobody has searched yet, in one sentence."""
    count = sum(not country.is_searched for country in view.countries)
    total = len(view.countries)
    return ngettext(
        "In %(num)s of %(total)s countries nobody has searched yet for networks or members there.",
        "In %(num)s of %(total)s countries nobody has searched yet for networks or members there.",
        count,
    ) % {"num": number(count), "total": number(total)}


def definition(view: MapView) -> str:
    """What a dot is."""
    counted = _("memberships that are stated, observed or last seen on this day")
    if "status" in view.filters:
        counted = _("memberships of the status: %(status)s") % {"status": plain(view.filters["status"])}
    return _("The area of a dot is proportional to the number of recorded %(counted)s.") % {"counted": counted}


def source_of(view: MapView) -> str:
    """Where everything on the map comes from."""
    return _(
        "Memberships of release %(release)s. Places: GeoNames (CC BY 4.0). Land and borders as Natural Earth draws "
        "them; no position on any border is taken. Equal Earth projection."
    ) % {"release": view.context.version}


def steps_of(view: MapView) -> list[tuple[int, float]]:
    """Numbers to show in the key, with the radius of their dots."""
    numbers = [cell.memberships for cell in view.cells] or [place.memberships for place in view.places]
    top = max(numbers, default=0)
    return [(step, dot_radius(step, top)) for step in sorted({1, max(top // 3, 1), top}) if top > 0]


def names_of(asked: Asked, view: MapView) -> dict[str, dict[str, str]]:
    """Words for coded values of the filters."""
    book = asked.site.codebooks(asked.release).get(FUNCTIONS)
    entities = asked.release.contents.catalogue.entities
    countries = asked.site.country_names(asked.release)
    levels = {level: plain(level) for level in LEVELS} | {ANY_LEVEL: _("any level")}
    return {
        "network": {key: entities[key].name for key in view.facets["network"]},
        "function": {code: label for code, label, _definition in book.codes} if book is not None else {},
        "country": {code: countries.get(code, code) for code in view.facets["country"]},
        "level": levels,
    }


def twin_of(asked: Asked) -> str:
    """Where the script gets the places from: the same filters, without what a reader did to the map."""
    query = asked.query.copy()
    for name in (*OF_SCRIPT, "page"):
        query.pop(name, None)
    text = query.urlencode()
    return "/map.json" + (f"?{text}" if text else "")


def table_of(view: MapView) -> Table:
    """Every place of the map."""
    rows = (
        (
            place.city.id, place.city.name, place.city.country, place.latitude, place.longitude, place.population,
            place.memberships, place.status, "; ".join(place.networks),
        )
        for place in view.places
    )  # fmt: skip
    return Table(COLUMNS, tuple(rows), view.sources)


def _marks(view: MapView) -> Sequence[str]:
    """The statuses that occur on the map, surest first."""
    occurring = {place.status for place in view.places}
    others = sorted(occurring.difference(COUNTED_STATUSES))
    return [status for status in COUNTED_STATUSES if status in occurring] + others
