"""The pictures of pages whose charts stand in the page itself: the same drawings with their words, to take along."""

from collections.abc import Sequence
from functools import partial

from markupsafe import Markup

from hanse.release.views import CityProfile, DocumentList, NetworkProfile, RosterView, Value
from hanse.study.concentration import Spread
from hanse.study.growth import GrowthStudy, ModeSeries, YearRow
from hanse.study.representation import RepresentationStudy
from hanse.web.charts.rowsheet import Line, rowsheet
from hanse.web.charts.timebar import time_bars
from hanse.web.language import gettext as _
from hanse.web.language import shown_name
from hanse.web.page import Drawing, Later, Table
from hanse.web.tables import table
from hanse.web.words import day, number, plain


def city_bars(view: CityProfile) -> Drawing | None:
    """Memberships of a city over time; None where none is recorded."""
    if len(view.memberships) == 0:
        return None

    def drawn() -> Markup:
        bars = time_bars(view.memberships, view.context.as_of)
        lines: list[Line] = [
            (shown_name(bar.membership.network), bar.drawing, f"{_(plain(bar.membership.status))}, {bar.words}")
            for bar in bars.rows
        ]
        return rowsheet(lines, _("Memberships over time"), foot=bars.axis)

    return Drawing(
        Markup(""),
        _("%(city)s: memberships over time") % {"city": shown_name(view.city)},
        _("Solid: stated. Outlined: seen on lists. Hatched: sources disagree. Faint: ended or no longer listed.")
        + " "
        + _("As of %(day)s.") % {"day": day(view.context.as_of)},
        _("Lists and statements named on the page of the city."),
        make=drawn,
    )


def documents(view: DocumentList, svg: Markup) -> Drawing | None:
    """Documents by year of issue; None where none has a date."""
    if svg == "":
        return None
    return Drawing(
        svg,
        _("Documents by year of issue"),
        _("One dot a document; those without a date are in the table only."),
        _("Documents of release %(version)s; sources are on the page of each.") % {"version": view.context.version},
    )


def network_size(view: NetworkProfile, svg: Markup) -> dict[str, Drawing]:
    """The stated sizes of a network beside what is held; empty where nothing is drawn."""
    if svg == "":
        return {}
    drawing = Drawing(
        svg,
        _("%(network)s: stated size against what is held here") % {"network": shown_name(view.network)},
        _(
            "Open diamonds: size as stated by the network or others. Filled dots: entries read from dated lists, "
            "whatever their scope."
        ),
        _("Statements and lists named on the page of the network; those without a date are left out of the drawing."),
        _sizes(view.sizes, view.rosters),
    )
    return {"size": drawing}


def _sizes(sizes: Sequence[Value], rosters: Sequence[RosterView]) -> Table:
    def rows() -> list[tuple[object, ...]]:
        stated: list[tuple[object, ...]] = [
            ("stated size", one.valid, one.number, one.value, [claim.source for claim in one.claims]) for one in sizes
        ]
        return stated + [("entries held", one.listed, one.rows_taken, one.scope_text, one.source) for one in rosters]

    return Table(
        ("what", "time", "members", "words", "source_id"),
        Later(rows),
        meanings={
            "what": "a size as stated, or entries taken from a list",
            "time": "the time it is for, as precise as known",
            "members": "the number",
            "words": "the statement in its words, or the scope of the list",
        },
    )


def spread_pictures(spreads: Sequence[tuple[Spread, Markup]], names: Sequence[str]) -> dict[str, Drawing]:
    """The distribution of memberships, for each group of networks that was studied."""
    return {
        name: Drawing(
            svg,
            _("Municipalities by number of memberships"),
            _(spread.label),
            _("%(cities)s municipalities, %(networks)s networks, %(memberships)s memberships.")
            % {
                "cities": number(spread.n_cities),
                "networks": number(spread.n_networks),
                "memberships": number(spread.n_memberships),
            },
            table(
                (("number_of_memberships", lambda row: row.memberships), ("cities", lambda row: row.cities)),
                spread.degrees,
            ),
        )
        for name, (spread, svg) in zip(names, spreads, strict=True)
    }


_YEARS = (
    ("year", "year"),
    ("founded_low", "founded_low"),
    ("founded_high", "founded_high"),
    ("active_low", "active_low"),
    ("active_high", "active_high"),
)


def years_table(rows: Sequence[YearRow]) -> Table:
    """Founded and active networks by year, at least and at most."""
    return Table(
        tuple(name for name, _field in _YEARS),
        Later(lambda: [tuple(getattr(row, field) for _name, field in _YEARS) for row in rows]),
        meanings={
            "founded_low": "networks founded by the end of the year, at least",
            "founded_high": "networks founded by the end of the year, at most",
            "active_low": "networks active at some time in the year, at least",
            "active_high": "networks active at some time in the year, at most",
        },
    )


def growth_pictures(
    view: GrowthStudy, founded: Markup, active: Markup, modes: Sequence[tuple[ModeSeries, Markup]]
) -> dict[str, Drawing]:
    """Founded, active, and founded by each mode of creation."""
    source = _("Founding and ending as stated in the sources held here.")
    by_year = years_table(view.years)
    found = {
        "founded": Drawing(founded, _("Networks founded"), _("by the end of each year"), source, by_year),
        "active": Drawing(
            active,
            _("Networks active"),
            _("at some time in each year; without a known end they run on"),
            source,
            by_year,
        ),
    }
    for series, svg in modes:
        words = _("networks founded by the end of each year")
        found[f"mode-{series.mode or 'none'}"] = Drawing(svg, _(series.label), words, source, years_table(series.years))
    return found


def representation_table(view: RepresentationStudy) -> Table:
    """Every group of every scheme: places there are, those that take part, and how even that is."""
    columns = (
        "group", "places", "members", "memberships", "coverage", "coverage_low", "coverage_high",
        "quotient", "quotient_low", "quotient_high",
    )  # fmt: skip
    return Table(
        ("scheme", *columns),
        Later(
            lambda: [
                (scheme.scheme, *(getattr(row, name) for name in columns))
                for scheme in view.schemes
                for row in scheme.groups
            ]
        ),
        meanings={
            "scheme": "how places are grouped: size, continent or country",
            "places": "places there are, by the list named on the page",
            "members": "of them, places with a membership",
            "coverage": "members as a share of places, 0 to 1",
            "quotient": "coverage against that of all places; 1 is even",
        },
    )


def representation_pictures(
    schemes: Sequence[tuple[str, str, Sequence[tuple[str, Markup, int, int]]]], source: str
) -> dict[str, Drawing]:
    """One picture for each way of grouping places: (key, title, lines of name, drawing, members, places)."""
    subtitle = _("Share of places that take part, against that of all places; the line is an even share.")
    return {
        key: Drawing(Markup(""), title, subtitle, source, make=partial(_sheet, lines, title))
        for key, title, lines in schemes
    }


def _sheet(lines: Sequence[tuple[str, Markup, int, int]], title: str) -> Markup:
    shown: list[Line] = [
        (name, svg, _("%(members)s of %(places)s") % {"members": number(members), "places": number(places)})
        for name, svg, members, places in lines
    ]
    return rowsheet(shown, title)
