"""Which municipalities take part, by size and area, against a named list of all there are."""

from hanse.release import View
from hanse.study.defaults import REPRESENTATION, REPRESENTATION_RECORDED
from hanse.study.representation import GroupRow, RepresentationStudy
from hanse.study.representation import representation as study
from hanse.web.charts.quotient import Reading, quotient
from hanse.web.context import Asked
from hanse.web.page import Crumb, Page
from hanse.web.studied import is_default, studied

TITLE = "Access and representation"
_NAMES = {"size": "By number of inhabitants", "continent": "By continent (GeoNames)", "country": "By country"}


def representation(asked: Asked) -> Page:
    """By size, continent and country: places there are, those with a membership, and whether that is even."""
    recorded, network = asked.value("over") == "recorded", asked.value("network")
    view = _view(asked, recorded, network)
    schemes = [
        (
            _NAMES[scheme.scheme],
            scheme,
            [(row, quotient(_reading(row))) for row in _shown(asked, scheme.scheme, scheme.groups)],
        )
        for scheme in view.schemes
    ]
    extra = {
        "schemes": schemes,
        "over": "recorded" if recorded else "",
        "is_default": is_default(asked),
        "hidden_countries": sum(row.members == 0 for row in view.schemes[-1].groups),
    }
    crumbs = (Crumb("Analyses", "/analyses"), Crumb("Representation"))
    return Page(view, "study/representation.html", TITLE, crumbs, view.basis.context, "", "/analyses", extra)


def _view(asked: Asked, recorded: bool, network: str) -> RepresentationStudy:
    if network != "":
        key = asked.view.find("network", network).id
        return study(asked.view, network=key)
    default = REPRESENTATION_RECORDED if recorded else REPRESENTATION

    def live(view: View) -> RepresentationStudy:
        return study(view, all_recorded=recorded)

    return studied(asked, default, live)


def _shown(asked: Asked, scheme: str, groups: tuple[GroupRow, ...]) -> tuple[GroupRow, ...]:
    """Every group; of countries those with a member, A to Z, for there are more than two hundred."""
    if scheme != "country":
        return groups
    names = asked.site.country_names(asked.release)
    return tuple(sorted((row for row in groups if row.members > 0), key=lambda row: names.get(row.group, row.group)))


def _reading(row: GroupRow) -> Reading:
    return Reading(row.quotient, row.quotient_low, row.quotient_high)
