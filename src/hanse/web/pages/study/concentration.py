"""How memberships are spread over cities."""

from markupsafe import Markup

from hanse.study.concentration import TOPS, DegreeRow
from hanse.study.concentration import concentration as study
from hanse.study.defaults import CONCENTRATION
from hanse.web import pictures
from hanse.web.charts.columns import columns
from hanse.web.context import Asked
from hanse.web.language import gettext as _
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Page
from hanse.web.studied import is_default, studied

TITLE = N_("How memberships are spread over cities")


def concentration(asked: Asked) -> Page:
    """The distribution first; names only as most-connected in this scope, A to Z."""
    view = studied(asked, CONCENTRATION, study)
    shown = [(spread, _drawing(spread.degrees, spread.label)) for spread in (view.entering, view.recorded)]
    known = [variant.value for variant in view.dropped if variant.value is not None]
    drawings = pictures.spread_pictures(shown, ("entering", "recorded"))
    extra = {
        "spreads": shown,
        "tops": TOPS,
        "dropped_range": (min(known), max(known)) if len(known) > 0 else None,
        "is_default": is_default(asked),
    }
    crumbs = (Crumb(_("Analyses"), "/analyses"), Crumb(_("Concentration")))
    return Page(
        view,
        "study/concentration.html",
        _(TITLE),
        crumbs,
        view.basis.context,
        "",
        "/analyses",
        extra,
        drawings=drawings,
    )


def _drawing(degrees: tuple[DegreeRow, ...], label: str) -> Markup:
    held = {row.memberships: row.cities for row in degrees}
    numbers = range(min(held), max(held) + 1) if len(held) > 0 else ()  # a gap is a number that no city has
    counts = {f"{number}": held.get(number, 0) for number in numbers}
    return columns(counts, _("Cities by number of memberships: %(label)s") % {"label": _(label)})
