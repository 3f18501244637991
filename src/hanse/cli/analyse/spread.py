"""Concentration, representation, growth and sensitivity as tables."""

from typing import TYPE_CHECKING

from hanse.cli.analyse.table import Drawn, basis_facts, day_facts, ids, names, number, shown
from hanse.cli.output import Report, Sheet

if TYPE_CHECKING:
    from hanse.study.concentration import ConcentrationStudy, Spread
    from hanse.study.growth import GrowthStudy
    from hanse.study.representation import RepresentationStudy
    from hanse.study.sensitivity import SensitivityStudy


def concentration_drawn(study: "ConcentrationStudy") -> Drawn:
    """The distribution first, then names A to Z."""
    spreads = (study.entering, study.recorded, study.over_universe)
    facts = (
        *basis_facts(study.basis),
        ("universe", study.universe),
        *((spread.label, _in_short(spread)) for spread in spreads),
    )
    sheets = (
        shown(
            "Cities by the number of their memberships",
            ("memberships", "cities"),
            [(row.memberships, row.cities) for row in study.entering.degrees],
        ),
        shown(
            "Most-connected in this scope, A to Z",
            ("city", "networks"),
            [(row.city.name, names(row.networks)) for row in study.most_connected],
        ),
        shown(
            "Gini with each network left out",
            ("network", "Gini"),
            [(row.choice, number(row.value)) for row in study.dropped],
        ),
    )
    rows = tuple((spread.label, row.memberships, row.cities) for spread in spreads for row in spread.degrees)
    report = Report("Concentration", facts, sheets, (study.basis.standing, study.method))
    return report, Sheet("", ("counted", "memberships", "cities"), rows)


def _in_short(spread: "Spread") -> str:
    tops = ", ".join(
        f"the {top.cities} most-connected hold {100 * top.share:.1f} %" for top in spread.tops if top.share is not None
    )
    return (
        f"{spread.n_cities:,} cities, {spread.n_memberships:,} memberships; mean {number(spread.mean)}, median "
        f"{number(spread.median, 1)}, Gini {number(spread.gini)}" + (f"; {tops}" if tops != "" else "")
    )


def representation_drawn(study: "RepresentationStudy") -> Drawn:
    """Coverage and quotient by group."""
    facts = (
        *basis_facts(study.basis),
        ("universe", f"{study.universe} ({study.n_places:,} places)"),
        ("members", f"{study.n_members:,} in the universe, {study.n_outside:,} outside it"),
    )
    sheets = tuple(
        shown(
            f"By {scheme.scheme}",
            (scheme.scheme, "places", "members", "coverage", "95 %", "quotient"),
            [
                (
                    row.group, row.places, row.members, number(row.coverage, 4),
                    f"{number(row.coverage_low, 4)} to {number(row.coverage_high, 4)}", number(row.quotient),
                )
                for row in scheme.groups
            ],
        )
        for scheme in study.schemes
    )  # fmt: skip
    columns = (
        "scheme", "group", "places", "members", "memberships", "coverage", "coverage_low", "coverage_high", "quotient",
        "quotient_low", "quotient_high",
    )  # fmt: skip
    rows = tuple(
        (
            scheme.scheme, row.group, row.places, row.members, row.memberships, row.coverage, row.coverage_low,
            row.coverage_high, row.quotient, row.quotient_low, row.quotient_high,
        )
        for scheme in study.schemes
        for row in scheme.groups
    )  # fmt: skip
    name = f" of {study.network.name}" if study.network is not None else ""
    report = Report(f"Representation{name}", facts, sheets, (study.basis.standing, study.method))
    return report, Sheet("", columns, rows)


def growth_drawn(study: "GrowthStudy") -> Drawn:
    """Founded and active by year, and changes between lists."""
    facts = (
        *day_facts(study.context),
        ("dated", f"{study.n_dated} networks with a year of founding, {study.n_ended} with an end"),
        ("not dated", f"{len(study.undated)}: {names(study.undated)}"),
    )
    years = [(row.year, *_range(row.founded_low, row.founded_high), *_range(row.active_low, row.active_high))
             for row in study.years]  # fmt: skip
    sheets = (
        Sheet(
            "Networks by year", ("year", "founded so far", "active"), tuple((row[0], row[1], row[2]) for row in years)
        ),
        shown(
            "Share that last longer",
            ("years", "least", "most"),
            [(row.years, number(row.low), number(row.high)) for row in study.lasting],
        ),
        shown(
            "Lists of like scope",
            ("network", "from", "to", "before", "after", "stayed"),
            [
                (row.network.name, row.before, row.after, row.size_before, row.size_after, row.stayed)
                for row in study.changes
            ],
        ),
    )
    columns = ("mode", "year", "founded_low", "founded_high", "active_low", "active_high")
    rows = [
        ("all", row.year, row.founded_low, row.founded_high, row.active_low, row.active_high) for row in study.years
    ]
    for series in study.by_mode:
        rows += [
            (series.mode or "not classed", row.year, row.founded_low, row.founded_high, row.active_low, row.active_high)
            for row in series.years
        ]
    return Report("Growth", facts, sheets, (study.method,)), Sheet("", columns, tuple(rows))


def _range(low: int, high: int) -> tuple[str]:
    return (f"{low}" if low == high else f"{low} to {high}",)


def sensitivity_drawn(study: "SensitivityStudy") -> Drawn:
    """Each headline number under every other choice."""
    facts = (
        *basis_facts(study.basis),
        ("dropped", f"{study.rosters_dropped} rosters and {study.networks_dropped} networks, one at a time"),
    )
    sheets = tuple(
        shown(
            f"{moved.statistic}: {number(moved.value, 3)}, {number(moved.low, 3)} to {number(moved.high, 3)}",
            ("factor", "choice", "value"),
            [(row.factor, row.choice, number(row.value, 3)) for row in moved.variants],
        )
        for moved in study.moved
    )
    rows = tuple(
        (moved.statistic, moved.value, row.factor, row.choice, ids((row.network,)) if row.network else "", row.value)
        for moved in study.moved
        for row in moved.variants
    )
    report = Report("Sensitivity", facts, sheets, (study.basis.standing, study.method))
    return report, Sheet("", ("statistic", "published", "factor", "choice", "network", "value"), rows)
