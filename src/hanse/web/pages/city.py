"""The list of cities and the profile of one."""

from hanse.domain.vocabulary import STATUSES
from hanse.release.views import CityProfile, Peer
from hanse.web.charts.svg import HATCH
from hanse.web.context import Asked
from hanse.web.page import Crumb, Page, Redirect
from hanse.web.pages.listing import lettered_part
from hanse.web.words import day, plural

FILTERS = {"country": "Country", "level": "Level of government"}
HOME = Crumb("Cities", "/cities")
MANY_PEERS = 40


def cities(asked: Asked) -> Page:
    """Local authorities A to Z."""
    chosen = asked.filters(*FILTERS)
    view = asked.view.cities(**chosen)
    part = lettered_part(view.rows, asked, lambda row: row.city.name)
    names = {"country": asked.site.country_names(asked.release)}
    extra = part.values() | {"chosen": chosen, "labels": FILTERS, "names": names}
    return Page(view, "cities.html", "Cities", (HOME,), view.context, "", "/cities", extra)


def city(asked: Asked, key: str) -> Page | Redirect:
    """One local authority: its networks over time, roles, documents and peers."""
    view = asked.view.city(key, country=asked.value("country") or None)
    if view.city.id != key:
        return Redirect(view.city.path)
    country = asked.site.country_names(asked.release).get(view.city.country, view.city.country)
    crumbs = (HOME, Crumb(country, f"/countries/{view.city.country}"), Crumb(view.city.name, view.city.path))
    summary = summary_of(view)
    threshold = asked.whole("shared", default_threshold(view.peers), low=1, high=99)
    extra = {
        "summary": summary,
        "has_place": asked.site.has_place(asked.release, view.geonames_id),
        "counted": sum(item.is_counted for item in view.memberships),
        "hatch": HATCH,
        "statuses": [word for word in STATUSES if any(item.status == word for item in view.memberships)],
        "threshold": threshold,
        "peers_shown": [peer for peer in view.peers if len(peer.shared) >= threshold],
        "more_shared": any(len(peer.shared) > threshold for peer in view.peers),
    }
    title = f"{view.city.name}"
    return Page(view, "city.html", title, crumbs, view.context, summary, "/cities", extra)


def default_threshold(peers: tuple[Peer, ...]) -> int:
    """The smallest number of shared networks that leaves a list short enough to read."""
    threshold = 1
    while sum(len(peer.shared) >= threshold for peer in peers) > MANY_PEERS:
        threshold += 1
    return threshold


def summary_of(view: CityProfile) -> str:
    """What is known of its memberships, in one sentence."""
    counted = sum(item.is_counted for item in view.memberships)
    as_of = day(view.context.as_of)
    others = len(view.memberships) - counted
    if len(view.memberships) == 0:
        newest = day(view.newest_list) if view.newest_list else "without a date"
        return f"No membership recorded in the lists held here ({plural(view.lists_held, 'list')}, newest {newest})."
    more = f" {plural(others, 'other')} recorded, ended, undated or in dispute." if others > 0 else ""
    return f"Counted in {plural(counted, 'network')} on {as_of}.{more}"
