"""The start page: the state of the field, how fresh it is, what holds, what is not known."""

from dataclasses import dataclass, fields

from hanse.domain.vocabulary import STATUSES
from hanse.release.map import DEFAULT_LEVEL, MapFilter
from hanse.release.views import Overview
from hanse.study.findings import FindingsStudy
from hanse.web.charts.bar import bar
from hanse.web.charts.columns import by_year
from hanse.web.charts.curve import Line, curves
from hanse.web.context import Asked
from hanse.web.language import gettext as _
from hanse.web.language import noted as N_
from hanse.web.page import Drawing, Page, Table
from hanse.web.pages.map import definition, draw, source_of, table_of, title_of
from hanse.web.pages.study.findings import ready, told
from hanse.web.words import day, number, year_of

TALLY = (
    ("networks", N_("networks"), "/networks"),
    ("cities", N_("local authorities"), "/cities"),
    ("countries", N_("countries"), "/countries"),
    ("memberships", N_("memberships"), "/matrix"),
    ("documents", N_("documents"), "/documents"),
    ("sources", N_("sources"), "/sources"),
)
STARTS = (
    ("/advice", N_("I work for a city"), N_("Which networks could we join, who like us is in, and what does it take?")),
    (
        "/networks",
        N_("I work for a network"),
        N_("With whom do we share members and work, whom could we invite, is our entry right?"),
    ),
    ("/before", N_("I work for a donor"), N_("What exists near a proposal, and where has hardly anybody looked?")),
    (
        "/data",
        N_("I do research"),
        N_("Dated, sourced tables, analyses that can be recomputed, the literature checked."),
    ),
)
SPLIT_YEAR = 2000
NEWEST = 8
SHOWN = 3  # findings on the start page
OWN_PUBLISHER = "Hanse"  # our own codings are sources of claims, but no news


@dataclass(frozen=True)
class Start(Overview):
    """The release at a glance, with the findings that hold whichever list is left out; None while they are computed."""

    findings: FindingsStudy | None = None


def overview(asked: Asked) -> Page:
    """The start page."""
    found = ready(asked)
    glance = asked.view.overview()
    view = Start(**{part.name: getattr(glance, part.name) for part in fields(glance)}, findings=found)
    statuses = [(word, view.statuses.get(word, 0)) for word in STATUSES if view.statuses.get(word, 0) > 0]
    top = max((count for _word, count in statuses), default=0)
    newest = [claim for claim in view.newest_sources if claim.publisher != OWN_PUBLISHER][:NEWEST]
    drawing, places = founding_curve(view), asked.view.map(MapFilter(level=DEFAULT_LEVEL))
    world = Drawing(draw(places), title_of(places), definition(places), source_of(places), table_of(places))
    sources = sources_drawing(view)
    extra = {
        "tally": [(view.counts[key], _(words), path) for key, words, path in TALLY],
        "starts": [(path, _(title), _(text)) for path, title, text in STARTS],
        "fresh": fresh(view),
        "statuses": [(word, count, bar(count, top)) for word, count in statuses],
        "founding": drawing.svg,
        "founding_title": drawing.title,
        "findings": told(found.findings[:SHOWN]) if found is not None else (),
        "findings_day": found.basis.context.as_of if found is not None else "",
        "rosters_dropped": found.rosters_dropped if found is not None else 0,
        "pending": found is None,
        "newest": newest,
        "sources_drawing": sources.svg,
        "world": world.svg,
        "map_title": title_of(places),
    }
    description = _("%(networks)s networks, %(cities)s local authorities, every value with its source.") % {
        "networks": number(view.counts["networks"]),
        "cities": number(view.counts["cities"]),
    }
    title = _("Open observatory of city networks")
    table = Table(
        ("founded_year", "mode_of_creation", "network", "network_id"),
        tuple((year, mode, ref.name, ref.id) for year, mode, ref in view.founded),
    )
    drawings = {"map": world, "sources": sources}
    return Page(
        view, "overview.html", title, (), view.context, description, "/", extra,
        table=table, drawing=drawing, drawings=drawings, is_passing=found is None,
    )  # fmt: skip


def fresh(view: Overview) -> str:
    """How new what is held here is, in one sentence."""
    years = [int(year) for year in view.sources_by_year if year.isdigit()]
    data_year = int(year_of(view.context.data_date) or 0)
    recent = sum(view.sources_by_year[str(year)] for year in years if year >= data_year - 1)
    return _(
        "Data to %(day)s; %(recent)s of %(all)s sources were published in %(first)s or later, the newest in %(newest)s."
    ) % {
        "day": day(view.context.data_date),
        "recent": number(recent),
        "all": number(view.counts["sources"]),
        "first": str(data_year - 1),
        "newest": str(max(years, default=0)),
    }


def founding_curve(view: Overview) -> Drawing:
    """Networks founded up to each year, by mode of creation."""
    modes = sorted({mode for _year, mode, _ref in view.founded}, key=lambda mode: (mode == "", mode))
    lines = [
        Line(mode or _("not classed"), tuple(year for year, own, _ref in view.founded if own == mode)) for mode in modes
    ]
    spoken = "; ".join(f"{line.name}: {number(len(line.years))}" for line in lines)
    label = _("Networks founded up to each year, by mode of creation: %(counts)s") % {"counts": spoken}
    last = int(view.context.as_of[:4])
    return Drawing(curves(lines, label, last=last), founding_title(view), label)


def sources_drawing(view: Overview) -> Drawing:
    """Sources by year of publication."""
    title = _("Sources by year of publication")
    table = Table(("year", "sources"), tuple(view.sources_by_year.items()))
    return Drawing(by_year(view.sources_by_year, title), title, table=table)


def founding_title(view: Overview) -> str:
    """A finding where it is one; founding years come from statements, so no list could change it."""
    later = sum(year >= SPLIT_YEAR for year, _mode, _ref in view.founded)
    if len(view.founded) >= 20 and later / len(view.founded) > 0.55:
        return _("%(later)s of the %(all)s networks with a recorded year of founding began in %(year)s or later") % {
            "later": number(later),
            "all": number(len(view.founded)),
            "year": str(SPLIT_YEAR),
        }
    return _("Networks by year of founding")
