"""When networks were founded, how long they last, how lists changed."""

from markupsafe import Markup

from hanse.study.defaults import GROWTH
from hanse.study.growth import ModeSeries, YearRow
from hanse.study.growth import growth as study
from hanse.web import pictures
from hanse.web.charts.band import Point, band
from hanse.web.context import Asked
from hanse.web.language import gettext as _
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Page
from hanse.web.studied import studied
from hanse.web.words import number

TITLE = N_("How the field grew")
_FIRST = 1980  # earlier years are flat: their networks are in the count of the first year shown


def growth(asked: Asked) -> Page:
    """Founded and active by year, by mode of creation; duration; changes between lists of one scope."""
    view = studied(asked, GROWTH, study)
    top = max((row.founded_high for series in view.by_mode for row in series.years), default=0)
    founded = band(_points(view.years, "founded"), _spoken(view.years, "founded"))
    active = band(_points(view.years, "active"), _spoken(view.years, "active"))
    modes = [(series, _mode(series, top)) for series in view.by_mode]
    extra = {
        "founded": founded,
        "active": active,
        "modes": modes,
        "every_fifth": [row for row in view.years if row.year % 5 == 0 or row is view.years[-1]],
    }
    crumbs = (Crumb(_("Analyses"), "/analyses"), Crumb(_("Growth")))
    return Page(
        view,
        "study/growth.html",
        _(TITLE),
        crumbs,
        view.context,
        "",
        "/analyses",
        extra,
        table=pictures.years_table(view.years),
        drawings=pictures.growth_pictures(view, founded, active, modes),
    )


def _mode(series: ModeSeries, top: int) -> Markup:
    spoken = _("%(name)s: %(text)s") % {"name": _(series.label), "text": _spoken(series.years, "founded")}
    return band(_points(series.years, "founded"), spoken, top=top)


def _points(rows: tuple[YearRow, ...], what: str) -> list[Point]:
    return [(row.year, getattr(row, f"{what}_low"), getattr(row, f"{what}_high")) for row in rows if row.year >= _FIRST]


def _spoken(rows: tuple[YearRow, ...], what: str) -> str:
    if len(rows) == 0:
        return _("No network with a known year.")
    first, last = rows[0], rows[-1]
    return _(_SPOKEN[what]) % {
        "first": number(getattr(first, f"{what}_low")),
        "first_year": str(first.year),
        "last": number(getattr(last, f"{what}_low")),
        "last_year": str(last.year),
    }


_SPOKEN = {
    "founded": N_("Networks founded, from %(first)s in %(first_year)s to %(last)s in %(last_year)s"),
    "active": N_("Networks active, from %(first)s in %(first_year)s to %(last)s in %(last_year)s"),
}
