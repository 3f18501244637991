"""Two networks side by side: members, recorded work, area, topic, years, and what the comparison rests on."""

from collections.abc import Callable, Sequence

from hanse.advise.pair import Intersection, PairAnswer, pair_answer
from hanse.advise.reading import CANNOT
from hanse.release.networks import network_rows
from hanse.release.views import EntityRef
from hanse.study.defaults import CONCENTRATION, OVERLAP
from hanse.study.shelf import published
from hanse.web.charts.upset import upset
from hanse.web.charts.venn import venn
from hanse.web.context import Asked
from hanse.web.language import gettext as _
from hanse.web.language import ngettext, shown_name
from hanse.web.page import Crumb, Drawing, Page, Table
from hanse.web.studied import is_default, study_view
from hanse.web.words import day, listed

COLUMNS = ("city", "city_id", "country", "status_in_first", "status_in_second")
_MOST_GROUPS = 15


def pair(asked: Asked, first: str, second: str) -> Page:
    """How two networks overlap, on what that rests; with ``with``, the members of up to four of them."""
    at, default = study_view(asked), is_default(asked)
    view = pair_answer(
        at,
        *(at.find("network", name).id for name in (first, second)),
        beside=[at.find("network", name).id for name in asked.values("with")],
        study=published(asked.release, OVERLAP) if default else None,
        connected=published(asked.release, CONCENTRATION) if default else None,
    )
    sides = (view.first.network, view.second.network)
    drawing = _drawing(view)
    extra = {
        "read": view.reading,
        "is_default": default,
        "is_unread": view.reading.reading == CANNOT,
        "sides": (view.first, view.second),
        "networks": (*sides, *view.beside),
        "named": _namer((*sides, *view.beside)),
        "choices": [row.network for row in network_rows(at) if row.counted > 0 and row.network not in sides],
        "drawing": drawing,
        "compared": asked.link_with(
            "/compare/networks", (("ids", ",".join(ref.id for ref in (*sides, *view.beside))),)
        ),
    }
    title = _("%(first)s and %(second)s") % {"first": shown_name(sides[0]), "second": shown_name(sides[1])}
    crumbs = (Crumb(_("Analyses"), "/analyses"), Crumb(_("Overlap"), "/overlap"), Crumb(title))
    return Page(
        view, "study/pair.html", title, crumbs, view.basis.context, "", "/overlap", extra, _table(view), drawing
    )


def _namer(networks: Sequence[EntityRef]) -> Callable[[Intersection], str]:
    """Names the networks of a combination."""
    names = {ref.id: shown_name(ref) for ref in networks}
    return lambda group: listed([names[key] for key in group.networks])


def _drawing(view: PairAnswer) -> Drawing:
    """Two circles, or a line for each combination of three or four networks."""
    names = [shown_name(ref) for ref in (view.first.network, view.second.network, *view.beside)]
    source = f"Hanse {view.basis.context.version}"
    on_day = day(view.basis.context.as_of)
    if len(names) > 2:
        title = _("Who is counted in which of %(num)s networks") % {"num": len(names)}
        place = {ref.id: n for n, ref in enumerate((view.first.network, view.second.network, *view.beside))}
        groups = [
            (frozenset(place[key] for key in group.networks), len(group.cities))
            for group in view.intersections[:_MOST_GROUPS]
        ]
        subtitle = _("Recorded members by the networks they are counted in, as of %(day)s") % {"day": on_day}
        return Drawing(upset(names, groups, title), title, subtitle, source)
    title = finding(view)
    sizes = (view.pair.first_size, view.pair.second_size)
    subtitle = _("Recorded members, areas in proportion, as of %(day)s") % {"day": on_day}
    drawn = venn((names[0], names[1]), sizes, view.pair.shared, title, is_judged=view.pair.is_judged)
    return Drawing(drawn, title, subtitle, source)


def finding(view: PairAnswer) -> str:
    """What the circles show, in one sentence."""
    values = {
        "num": view.pair.shared,
        "first": view.pair.first_size,
        "second": view.pair.second_size,
        "one": shown_name(view.first.network),
        "other": shown_name(view.second.network),
    }
    if view.pair.is_judged:
        words = ngettext(
            "%(num)s city is counted in both: of %(first)s in %(one)s and %(second)s in %(other)s",
            "%(num)s cities are counted in both: of %(first)s in %(one)s and %(second)s in %(other)s",
            view.pair.shared,
        )
    else:
        words = ngettext(
            "At least %(num)s city is in both: of %(first)s recorded in %(one)s and %(second)s in %(other)s",
            "At least %(num)s cities are in both: of %(first)s recorded in %(one)s and %(second)s in %(other)s",
            view.pair.shared,
        )
    return words % values


def _table(view: PairAnswer) -> Table:
    """Every counted city of the two with its status in each; beyond two networks, the networks it is counted in."""
    if len(view.beside) > 0:
        rows = tuple(
            (city.name, city.id, city.country, "; ".join(group.networks))
            for group in view.intersections
            for city in group.cities
        )
        return Table(("city", "city_id", "country", "counted_in"), rows)
    shared = [(*_cells(one.city), one.first_status, one.second_status) for one in view.shared]
    only = [(*_cells(city), "counted", "") for city in view.only_first]
    only += [(*_cells(city), "", "counted") for city in view.only_second]
    return Table(COLUMNS, (*shared, *only))


def _cells(city: EntityRef) -> tuple[str, str, str]:
    return city.name, city.id, city.country
