"""Networks by shared members: the list of pairs, and two of them side by side."""

from collections.abc import Sequence

from hanse.advise.coordinate import CoordinateAdvice, PairAdvice, coordinate
from hanse.advise.defaults import COORDINATE
from hanse.advise.reading import CANNOT, READINGS, SAME_BOTH, reading
from hanse.advise.work import work_of_pair
from hanse.release import View
from hanse.study.pair import pair as study
from hanse.web.context import Asked
from hanse.web.page import Crumb, Page, Redirect
from hanse.web.studied import is_default, studied, study_view

TITLE = "Which networks share members"
_AT_ONCE = 100
_HEAD = (Crumb("Analyses", "/analyses"),)


def overlap(asked: Asked) -> Page | Redirect:
    """Every pair with a shared member or a verdict, by reading; the form leads to a pair of one's choice."""
    chosen = (asked.value("first"), asked.value("second"))
    if "" not in chosen:
        return Redirect("/overlap/" + "/".join(asked.view.find("network", name).id for name in chosen))
    view = studied(asked, COORDINATE, _live)
    wanted = asked.value("reading")
    pairs = [pair for pair in view.pairs if wanted in ("", pair.reading.reading)]
    first = (asked.whole("page", 1, low=1, high=10_000) - 1) * _AT_ONCE
    extra = {
        "shown": pairs[first : first + _AT_ONCE],
        "page_number": first // _AT_ONCE + 1,
        "pages": max(1, -(-len(pairs) // _AT_ONCE)),
        "n_chosen": len(pairs),
        "wanted": wanted,
        "readings": [(word, view.readings.get(word, 0)) for word in READINGS if view.readings.get(word, 0) > 0],
        "talking": view.readings.get(SAME_BOTH, 0),
        "cannot": view.readings.get(CANNOT, 0),
        "marked": _marked(view.pairs),
        "choices": [row.network for row in asked.view.networks().rows if row.recorded > 0],
        "is_default": is_default(asked),
    }
    return Page(
        view, "study/overlap.html", TITLE, (*_HEAD, Crumb("Overlap")), view.basis.context, "", "/analyses", extra
    )


def pair(asked: Asked, first: str, second: str) -> Page:
    """Two networks side by side: members, recorded work, area, years, and what the comparison rests on."""
    at = study_view(asked)
    view = study(at, *(at.find("network", name).id for name in (first, second)))
    work = work_of_pair(at, view.first.network.id, view.second.network.id, view.codebook)
    extra = {
        "read": reading(view.pair, work, at.contents.structure.ancestors),
        "work": work,
        "is_default": is_default(asked),
        "sides": (view.first, view.second),
    }
    title = f"{view.first.network.name} and {view.second.network.name}"
    crumbs = (*_HEAD, Crumb("Overlap", "/overlap"), Crumb(title))
    return Page(view, "study/pair.html", title, crumbs, view.basis.context, "", "/analyses", extra)


def _live(view: View) -> CoordinateAdvice:
    return coordinate(view)


def _marked(pairs: Sequence[PairAdvice]) -> int:
    return sum(pair.pair.mark == "more" for pair in pairs)
