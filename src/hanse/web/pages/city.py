"""The list of cities and the profile of one."""

from hanse.domain.vocabulary import STATUSES
from hanse.release.views import CityProfile, Peer
from hanse.web import pictures, tables
from hanse.web.charts.svg import HATCH
from hanse.web.context import Asked
from hanse.web.language import counted, shown_name
from hanse.web.language import gettext as _
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Page, Redirect
from hanse.web.pages.listing import by_shown_name, lettered_part
from hanse.web.words import day

FILTERS = {"country": N_("Country"), "level": N_("Level of government")}
HOME = Crumb(N_("Cities"), "/cities")
MANY_PEERS = 40


def cities(asked: Asked) -> Page:
    """Local authorities A to Z."""
    chosen = asked.filters(*FILTERS)
    view = asked.view.cities(**chosen)
    part = lettered_part(by_shown_name(view.rows, lambda row: row.city), asked, lambda row: shown_name(row.city))
    names = {"country": asked.site.country_names(asked.release)}
    extra = part.values() | {"chosen": chosen, "labels": FILTERS, "names": names}
    return Page(
        view, "cities.html", N_("Cities"), (HOME,), view.context, "", "/cities", extra, table=tables.cities(view)
    )


def city(asked: Asked, key: str) -> Page | Redirect:
    """One local authority: its networks over time, roles, documents and peers."""
    view = asked.view.city(key, country=asked.value("country") or None)
    if view.city.id != key:
        return Redirect(view.city.path)
    country = asked.site.country_names(asked.release).get(view.city.country, view.city.country)
    crumbs = (HOME, Crumb(country, f"/countries/{view.city.country}"), Crumb(shown_name(view.city), view.city.path))
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
    title = shown_name(view.city)
    return Page(
        view,
        "city.html",
        title,
        crumbs,
        view.context,
        summary,
        "/cities",
        extra,
        table=tables.memberships(view),
        drawing=pictures.city_bars(view),
    )


def default_threshold(peers: tuple[Peer, ...]) -> int:
    """The smallest number of shared networks that leaves a list short enough to read."""
    threshold = 1
    while sum(len(peer.shared) >= threshold for peer in peers) > MANY_PEERS:
        threshold += 1
    return threshold


def summary_of(view: CityProfile) -> str:
    """What is known of its memberships, in one sentence."""
    entered = sum(item.is_counted for item in view.memberships)
    others = len(view.memberships) - entered
    if len(view.memberships) == 0:
        newest = day(view.newest_list) if view.newest_list else _("without a date")
        return counted(
            "No membership recorded in the lists held here (%(num)s list, newest %(newest)s).",
            "No membership recorded in the lists held here (%(num)s lists, newest %(newest)s).",
            view.lists_held,
            newest=newest,
        )
    as_of = day(view.context.as_of)
    said = counted(
        "Counted in %(num)s network on %(day)s.", "Counted in %(num)s networks on %(day)s.", entered, day=as_of
    )
    more = counted(
        "%(num)s other recorded, ended, undated or in dispute.",
        "%(num)s others recorded, ended, undated or in dispute.",
        others,
    )
    return f"{said} {more}" if others > 0 else said
