"""How the numbers move when a choice is made differently, and what rules of admission change."""

from hanse.release import View
from hanse.study.defaults import ELIGIBILITY, SENSITIVITY
from hanse.study.eligibility import eligibility_effect
from hanse.study.sensitivity import Moved, SensitivityStudy
from hanse.study.sensitivity import sensitivity as study
from hanse.web import tables
from hanse.web.context import Asked
from hanse.web.language import gettext as _
from hanse.web.page import Crumb, Page
from hanse.web.studied import is_default, studied

_ONE_BY_ONE = ("list left out", "network left out")


def sensitivity(asked: Asked) -> Page:
    """Every headline number under one other choice at a time."""

    def live(view: View) -> SensitivityStudy:
        return study(asked.release, view, lists=False)

    view = studied(asked, SENSITIVITY, live)
    extra = {"tables": [_table(moved) for moved in view.moved], "is_default": is_default(asked)}
    title = _("How the numbers move when a choice is made differently")
    crumbs = (Crumb(_("Analyses"), "/analyses"), Crumb(_("Sensitivity")))
    table = tables.sensitivity(view)
    return Page(view, "study/sensitivity.html", title, crumbs, view.basis.context, "", "/analyses", extra, table=table)


def eligibility(asked: Asked) -> Page:
    """Findings of overlap with and without cells that no tie could lie in."""
    view = studied(asked, ELIGIBILITY, eligibility_effect)
    title = _("What rules of admission change")
    crumbs = (Crumb(_("Analyses"), "/analyses"), Crumb(_("Rules of admission")))
    extra = {"is_default": is_default(asked), "parts": (("entering", view.entering), ("recorded", view.recorded))}
    table = tables.eligibility(view)
    return Page(view, "study/eligibility.html", title, crumbs, view.basis.context, "", "/analyses", extra, table=table)


def _table(moved: Moved) -> tuple[Moved, list[tuple[str, str, float | None]], list[tuple[str, int, float, float]]]:
    """Choices one by one, and the range over lists and networks left out."""
    single = [(v.factor, v.choice, v.value) for v in moved.variants if v.factor not in _ONE_BY_ONE]
    ranges = []
    for factor in _ONE_BY_ONE:
        values = [v.value for v in moved.variants if v.factor == factor and v.value is not None]
        if len(values) > 0:
            ranges.append((factor, len(values), min(values), max(values)))
    return moved, single, ranges
