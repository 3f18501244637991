"""Networks by shared members: the matrix of all pairs, and the list of what can be told of them."""

from hanse.advise.coordinate import CoordinateAdvice, coordinate
from hanse.advise.defaults import COORDINATE
from hanse.advise.overlap_ground import PlacedNetwork, PlacedPair
from hanse.advise.overlap_matrix import Asking, OverlapMatrix, listed_pairs, overlap_matrix
from hanse.advise.reading import CANNOT, READINGS, SAME_BOTH
from hanse.release import View
from hanse.study.communities import CommunityStudy, communities
from hanse.study.defaults import COMMUNITIES
from hanse.web.charts.heatcell import scale_words, why_not
from hanse.web.charts.heatmap import Cells, Link, cells_of, picture, table
from hanse.web.context import Asked, query_of
from hanse.web.language import current, ngettext, prefix
from hanse.web.language import gettext as _
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Drawing, Page, Redirect, Table
from hanse.web.studied import is_default, studied, study_view
from hanse.web.words import day, number

TITLE = N_("Which networks share members")
SHOWN = {
    "members": N_("shared members"),
    "containment": N_("shared members, as a share of the smaller one"),
    "work": N_("shared recorded work"),
    "area": N_("shared area"),
    "topic": N_("topic"),
}
ORDERED = {
    "community": N_("who draws on the same cities"),
    "name": N_("name"),
    "members": N_("number of members"),
}
UNITS = {
    "members": N_("shared members, where both lists are held well enough"),
    "containment": N_("% of the smaller one's members, where both lists are held well enough"),
    "work": N_("of the lesser side's work by rarity; the number counts codes agreed for both"),
    "area": N_("% of the countries of the smaller area that both admit"),
    "topic": N_("topics of both"),
}
COLUMNS = (
    "first", "first_id", "second", "second_id", "first_members", "second_members", "shared", "shared_is",
    "containment_percent", "containment_low_percent", "containment_high_percent", "reading", "can_be_judged",
    "why_not", "expected", "q", "mark", "shared_codes", "shared_work_percent", "shared_area_percent", "topic",
)  # fmt: skip
_AT_ONCE = 100
_HEAD = (Crumb("Analyses", "/analyses"),)


def overlap(asked: Asked) -> Page | Redirect:
    """Every pair of networks as a matrix and as a list; the form leads to a pair of one's choice."""
    chosen = (asked.value("first"), asked.value("second"))
    if "" not in chosen:
        return Redirect("/overlap/" + "/".join(asked.view.find("network", name).id for name in chosen))
    view = matrix_of(asked)
    cells = _cells(asked, view)
    listed = listed_pairs(view)
    first = (asked.whole("page", 1, low=1, high=10_000) - 1) * _AT_ONCE
    extra = {
        "by_id": {one.network.id: one for one in view.networks},
        "table": table(view, cells, Link(f"{prefix()}/overlap/", query_of(asked.kept))),
        "steps": scale_words(view),
        "unit": _(UNITS[view.asking.shows]),
        "shown_words": SHOWN,
        "ordered_words": ORDERED,
        "listed": listed[first : first + _AT_ONCE],
        "why_not": lambda pair: why_not(pair, _sides(view, pair)),
        "page_number": first // _AT_ONCE + 1,
        "pages": max(1, -(-len(listed) // _AT_ONCE)),
        "readings": [(word, view.readings[word]) for word in READINGS if view.readings.get(word, 0) > 0],
        "talking": view.readings.get(SAME_BOTH, 0),
        "cannot": len(view.pairs) - view.n_judged,
        "unread": view.readings.get(CANNOT, 0),
        "choices": sorted((one.network for one in view.networks), key=lambda ref: ref.name.casefold()),
        "is_default": is_default(asked),
        "finding": finding(view),
    }
    title = _(TITLE)
    subtitle = _("Networks by networks: %(what)s, as of %(day)s") % {
        "what": _(SHOWN[view.asking.shows]),
        "day": day(view.basis.context.as_of),
    }
    return Page(
        view,
        "study/overlap.html",
        title,
        (*_HEAD, Crumb(_("Overlap"))),
        view.basis.context,
        "",
        "/overlap",
        extra,
        _table(asked, view),
        Drawing(picture(view, cells), finding(view), subtitle, f"Hanse {view.basis.context.version}"),
    )


def matrix_of(asked: Asked) -> OverlapMatrix:
    """The matrix asked for: published readings where neither a day nor a limit was set."""
    network = asked.value("network")
    asking = Asking(
        shows=asked.value("shows") or "members",
        order=asked.value("order") or "community",
        min_members=asked.whole("min_members", 0, high=99_999),
        only_held=asked.value("held") == "yes",
        network=asked.view.find("network", network).id if network != "" else "",
        reading=asked.value("reading"),
    )
    advice: CoordinateAdvice = studied(asked, COORDINATE, coordinate)
    return overlap_matrix(study_view(asked), advice, studied(asked, COMMUNITIES, _groups), asking)


def finding(view: OverlapMatrix) -> str:
    """What the matrix shows, in one sentence."""
    shows = view.asking.shows
    if shows in ("members", "containment"):
        sharing = sum(pair.is_judged and pair.shared > 0 for pair in view.pairs)
        words = ngettext(
            "%(num)s of the %(judged)s pairs of networks that can be judged shares a recorded member",
            "%(num)s of the %(judged)s pairs of networks that can be judged share a recorded member",
            sharing,
        )
        return words % {"num": number(sharing), "judged": number(view.n_judged)}
    known = sum(getattr(pair, shows) is not None for pair in view.pairs)
    words = ngettext(
        "%(num)s of %(all)s pairs of networks is known well enough on both sides: %(what)s",
        "%(num)s of %(all)s pairs of networks are known well enough on both sides: %(what)s",
        known,
    )
    return words % {"num": number(known), "all": number(len(view.pairs)), "what": _(SHOWN[shows])}


def _cells(asked: Asked, view: OverlapMatrix) -> Cells:
    """What stands in the cells, kept: it is the same in every order and for every list."""
    return asked.release.contents.remember(("overlap cells", current(), *_key(view)), lambda: cells_of(view))


def _key(view: OverlapMatrix) -> tuple[object, ...]:
    """What decides the pairs of a matrix and what is shown of them."""
    context = view.basis.context
    ids = tuple(sorted(one.network.id for one in view.networks))
    return (context.as_of, tuple(context.scope.items()), view.asking.shows, ids)


def _groups(view: View) -> CommunityStudy:
    """Communities of another day: without random graphs, which the matrix does not show."""
    return communities(view, n_samples=0)


def _sides(view: OverlapMatrix, pair: PlacedPair) -> tuple[PlacedNetwork, PlacedNetwork]:
    found = {one.network.id: one for one in view.networks}
    return found[pair.first], found[pair.second]


def _table(asked: Asked, view: OverlapMatrix) -> Table:
    """Every pair of the matrix as a row, those listed first in their order."""
    listed = listed_pairs(view)
    rows = asked.release.contents.remember(("overlap rows", *_key(view)), lambda: _rows(view))
    narrowed = view.asking.network != "" or view.asking.reading != ""
    keys = dict.fromkeys((pair.first, pair.second) for pair in listed)
    if not narrowed:
        keys |= dict.fromkeys(rows)
    return Table(COLUMNS, tuple(rows[key] for key in keys))


def _rows(view: OverlapMatrix) -> dict[tuple[str, str], tuple[object, ...]]:
    by_id = {one.network.id: one for one in view.networks}
    return {(pair.first, pair.second): _row(pair, by_id[pair.first], by_id[pair.second]) for pair in view.pairs}


def _row(pair: PlacedPair, one: PlacedNetwork, other: PlacedNetwork) -> tuple[object, ...]:
    held = pair.containment
    return (
        one.network.name, one.network.id, other.network.name, other.network.id, one.members, other.members,
        pair.shared, "counted" if pair.is_judged else "at least",
        *(_percent(value) for value in ((held.value, held.low, held.high) if held is not None else (None,) * 3)),
        str(pair.reading), "yes" if pair.is_judged else "no",
        "; ".join(f"{side.network.name}: {side.held}" for side in (one, other) if side.network.id in pair.why_not),
        _rounded(pair.expected, 2), _rounded(pair.q, 4), pair.mark,
        None if pair.work_codes is None else "; ".join(pair.work_codes), _percent(pair.work), _percent(pair.area),
        None if pair.topic is None else "; ".join(pair.topic),
    )  # fmt: skip


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 1)


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)
