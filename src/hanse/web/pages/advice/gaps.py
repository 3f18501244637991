"""Gaps: where there are cities that networks hardly reach, and only where somebody searched."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from itertools import groupby

from hanse.advise.defaults import GAPS
from hanse.advise.field import known_fields
from hanse.advise.gaps import GapsAdvice
from hanse.advise.gaps import gaps as advise
from hanse.advise.gaps_cell import STATES, GapCell
from hanse.advise.gaps_place import SIZE_NAMES
from hanse.advise.gaps_search import searched
from hanse.release import View
from hanse.release.views import CoverageNote
from hanse.web.context import Asked
from hanse.web.language import gettext as _
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Page
from hanse.web.pages.advice.wishes import few
from hanse.web.studied import is_default, studied, study_view

TITLE = N_("Where networks hardly reach")


@dataclass(frozen=True)
class GapsWithSearches(GapsAdvice):
    """The gaps, and the searches behind them by country."""

    searches: dict[str, tuple[CoverageNote, ...]] = field(default_factory=dict)


def gaps(asked: Asked) -> Page:
    """Country by size by recorded work, with what was searched; nothing is said where nobody looked."""
    view = _view(asked)
    work, state = asked.value("function"), asked.value("state")
    cells = [cell for cell in view.cells if cell.work == work and state in ("", cell.state)]
    names = asked.site.country_names(asked.release)
    extra = {
        "by_country": [(code, list(held)) for code, held in groupby(cells, key=lambda cell: cell.country)],
        "n_cells": len(cells),
        "states": _states(view.cells, work),
        "chosen": asked.filters("area", "size", "function", "field", "state"),
        "sizes": SIZE_NAMES,
        "fields": known_fields(asked.view),
        "names": names,
        "work": work,
        "is_default": is_default(asked),
    }
    crumbs = (Crumb(_("Analyses"), "/analyses"), Crumb(_("Gaps")))
    return Page(view, "advice/gaps.html", _(TITLE), crumbs, view.context, "", "/advice", extra)


def _view(asked: Asked) -> GapsWithSearches:
    """The published gaps where nothing was narrowed; else the same for what was asked."""
    areas, size, work, kept = few(asked, "area", 60), asked.value("size"), asked.value("function"), asked.value("field")

    def live(view: View) -> GapsAdvice:
        sizes, works = (size,) if size != "" else (), (work,) if work != "" else ()
        return advise(view, areas=areas, sizes=sizes, functions=works, field=kept)

    is_narrowed = len(areas) > 0 or f"{size}{work}{kept}" != ""
    found = live(study_view(asked)) if is_narrowed else studied(asked, GAPS, live)
    countries = {cell.country for cell in found.cells}
    notes = {code: held for code, held in searched(study_view(asked)).items() if code in countries}
    held = {one.name: getattr(found, one.name) for one in fields(GapsAdvice)}
    return GapsWithSearches(**held, searches=notes)


def _states(cells: Iterable[GapCell], work: str) -> list[tuple[str, int]]:
    """How many cells of the work shown are in each state."""
    found = [cell.state for cell in cells if cell.work == work]
    return [(state, found.count(state)) for state in STATES if state in found]
