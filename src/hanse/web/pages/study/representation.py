"""Which municipalities take part, by size and area, against a named list of all there are."""

from hanse.release import View
from hanse.study.defaults import REPRESENTATION, REPRESENTATION_RECORDED
from hanse.study.representation import GroupRow, RepresentationStudy
from hanse.study.representation import representation as study
from hanse.study.universe import SIZES
from hanse.web import pictures
from hanse.web.charts.quotient import Reading, quotient
from hanse.web.context import Asked
from hanse.web.language import gettext as _
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Page
from hanse.web.studied import is_default, studied
from hanse.web.words import span

TITLE = N_("Access and representation")
_NAMES = {
    "size": N_("By number of inhabitants"),
    "continent": N_("By continent (GeoNames)"),
    "country": N_("By country"),
}
_HEADS = {"size": N_("Number of inhabitants"), "continent": N_("Continent"), "country": N_("Country")}


def representation(asked: Asked) -> Page:
    """By size, continent and country: places there are, those with a membership, and whether that is even."""
    recorded, network = asked.value("over") == "recorded", asked.value("network")
    view = _view(asked, recorded, network)
    schemes = [
        (
            _(_NAMES[scheme.scheme]),
            scheme,
            [(row, quotient(_reading(row))) for row in _shown(asked, scheme.scheme, scheme.groups)],
        )
        for scheme in view.schemes
    ]
    extra = {
        "schemes": schemes,
        "heads": {scheme: _(head) for scheme, head in _HEADS.items()},
        "groups": group_words,
        "over": "recorded" if recorded else "",
        "is_default": is_default(asked),
        "hidden_countries": sum(row.members == 0 for row in view.schemes[-1].groups),
    }
    crumbs = (Crumb(_("Analyses"), "/analyses"), Crumb(_("Representation")))
    return Page(
        view,
        "study/representation.html",
        _(TITLE),
        crumbs,
        view.basis.context,
        "",
        "/analyses",
        extra,
        table=pictures.representation_table(view),
        drawings=pictures.representation_pictures(
            [
                (
                    scheme.scheme,
                    name,
                    [(_name(asked, scheme.scheme, row), svg, row.members, row.places) for row, svg in rows],
                )
                for name, scheme, rows in schemes
            ],
            view.universe,
        ),
    )


def _name(asked: Asked, scheme: str, row: GroupRow) -> str:
    if scheme != "country":
        return group_words(row.group)
    return asked.site.country_names(asked.release).get(row.group, row.group)


def group_words(group: str) -> str:
    """The name of a size class or a continent in the reader's language."""
    return span(*_ENDS[group]) if group in _ENDS else _(group)


_LAST = [least - 1 for least, _label in SIZES[1:]]
_ENDS = {label: (least, last) for (least, label), last in zip(SIZES, [*_LAST, None], strict=True)}


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
