"""Liaison cities: the fewest that are together in every network, and who could take their place."""

from hanse.release import View
from hanse.study.defaults import LIAISON, LIAISON_RECORDED
from hanse.study.liaison import LiaisonSet, LiaisonStudy
from hanse.study.liaison import liaison as study
from hanse.web import tables
from hanse.web.context import Asked
from hanse.web.language import gettext as _
from hanse.web.language import ngettext
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Page
from hanse.web.studied import is_default, studied
from hanse.web.words import number

TITLE = N_("Liaison cities")
_NAMES = (
    N_("The fewest cities that are in every network"),
    N_("With a cap on how much each carries"),
    N_("Without the most connected"),
)
_LIVE_SECONDS = 0.2  # for each of three searches: a page is not kept waiting for a proof


def liaison(asked: Asked) -> Page:
    """Three sets: no limit, a cap on the load of each, and without the most-connected."""
    recorded = asked.value("over") == "recorded"

    def live(view: View) -> LiaisonStudy:
        return study(view, recorded=recorded, time_limit=_LIVE_SECONDS)

    view = studied(asked, LIAISON_RECORDED if recorded else LIAISON, live)
    sets = (view.smallest, view.capped, view.without_most_connected)
    extra = {
        "sets": [(_(name), found, _count(found)) for name, found in zip(_NAMES, sets, strict=True)],
        "recorded": recorded,
        "is_default": is_default(asked),
    }
    crumbs = (Crumb(_("Analyses"), "/analyses"), Crumb(_("Liaison cities")))
    table = tables.liaison(view)
    return Page(view, "study/liaison.html", _(TITLE), crumbs, view.basis.context, "", "/analyses", extra, table=table)


def _count(found: LiaisonSet) -> str:
    """How many sets do as well, in words."""
    if found.n_best is None:
        return _("How many other sets of this size there are was not counted.")
    if found.n_best <= 1:
        return _("No other set of this size reaches them all.")
    counted = int(found.n_best)
    return ngettext(
        "%(num)s set of this size reaches them all.", "%(num)s sets of this size reach them all.", counted
    ) % {"num": number(counted)}
