"""Nestedness, cores, communities and brokers as tables."""

from typing import TYPE_CHECKING

from hanse.cli.analyse.table import Drawn, basis_facts, chance_facts, names, number, remarks, shown, some_names
from hanse.cli.output import Report, Sheet, counted

if TYPE_CHECKING:
    from hanse.study.brokers import Brokerage, BrokerStudy
    from hanse.study.communities import CommunityStudy
    from hanse.study.core import CoreStudy
    from hanse.study.nestedness import NestednessStudy


def nestedness_drawn(study: "NestednessStudy") -> Drawn:
    """NODF in three parts, each beside chance."""
    facts = (
        *basis_facts(study.basis),
        ("NODF", f"{number(study.total)} of 100"),
        *chance_facts("beside chance", study.total_chance),
        ("of cities", number(study.cities)),
        *chance_facts("beside chance", study.cities_chance),
        ("of networks", number(study.networks)),
        *chance_facts("beside chance", study.networks_chance),
    )
    columns = ("part", "nodf", "draws", "mean", "sd", "z", "p_upper", "p_lower")
    parts = (
        ("total", study.total, study.total_chance),
        ("cities", study.cities, study.cities_chance),
        ("networks", study.networks, study.networks_chance),
    )
    rows = tuple(
        (part, value, *(
            (None,) * 6
            if chance is None
            else (chance.n_draws, chance.mean, chance.sd, chance.z, chance.p_upper, chance.p_lower)
        ))
        for part, value, chance in parts
    )  # fmt: skip
    dropped = shown(
        "With each network left out", ("network", "NODF"), [(row.choice, number(row.value)) for row in study.dropped]
    )
    report = Report("Nestedness", facts, (dropped,), remarks(study.method, study.notes, study.basis.standing))
    return report, Sheet("", columns, rows)


def core_drawn(study: "CoreStudy") -> Drawn:
    """The two cores, densities, and the test."""
    density = study.density
    verdict = {True: "yes", False: "no", None: "not tested"}[study.is_more_than_degrees]
    facts = (
        *basis_facts(study.basis),
        ("fit", f"{number(study.fit, 3)} ({'exact' if study.is_exact else 'best of many starts'})"),
        *chance_facts("beside chance", study.chance),
        ("more than sizes bring", verdict),
        (
            "density",
            f"core x core {number(density.core_cities_core_networks)}, core cities x other networks "
            f"{number(density.core_cities_other_networks)}, other cities x core networks "
            f"{number(density.other_cities_core_networks)}, others {number(density.other_cities_other_networks)}",
        ),
        ("core networks", names(study.core_networks) or "none"),
        ("core cities", some_names(study.core_cities)),
        (
            "innermost k-core",
            f"{study.innermost.ties} ties each: {counted(len(study.innermost.cities), 'city', 'cities')} and "
            f"{names(study.innermost.networks)}",
        ),
    )
    rows = tuple(
        (ref.kind, ref.id, ref.name, part)
        for part, refs in (
            ("core", (*study.core_networks, *study.core_cities)),
            ("innermost k-core", (*study.innermost.networks, *study.innermost.cities)),
        )
        for ref in refs
    )
    report = Report("Core and periphery", facts, (), remarks(study.method, study.notes, study.basis.standing))
    return report, Sheet("", ("kind", "id", "name", "part"), rows)


def communities_drawn(study: "CommunityStudy") -> Drawn:
    """Communities with their networks and the number of their cities."""
    facts = (
        *basis_facts(study.basis),
        ("modularity", number(study.modularity, 4)),
        *chance_facts("beside chance", study.chance),
        ("agreement", f"{number(study.agreement)} between {study.n_starts} searches (1: all agree)"),
    )
    sheet = shown(
        "Communities",
        ("networks", "cities"),
        [(names(group.networks), len(group.cities)) for group in study.communities],
    )
    rows = tuple(
        (number_of, ref.kind, ref.id, ref.name)
        for number_of, group in enumerate(study.communities)
        for ref in (*group.networks, *group.cities)
    )
    report = Report("Communities", facts, (sheet,), remarks(study.method, study.notes, study.basis.standing))
    return report, Sheet("", ("community", "kind", "id", "name"), rows)


def brokers_drawn(study: "BrokerStudy") -> Drawn:
    """The most-connected in this scope, A to Z."""
    facts = (
        *basis_facts(study.basis),
        ("cities", _spread(study.cities)),
        ("networks", _spread(study.networks)),
    )
    sheets = tuple(
        shown(
            f"{side.capitalize()} most-connected in this scope, A to Z",
            ("name", "pairs through it", "of the most possible"),
            [(row.entity.name, number(row.pairs, 1), number(row.share, 4)) for row in found.most_connected],
        )
        for side, found in (("cities", study.cities), ("networks", study.networks))
    )
    rows = tuple(
        (row.entity.kind, row.entity.id, row.entity.name, row.pairs, row.share)
        for found in (study.networks, study.cities)
        for row in found.most_connected
    )
    report = Report("Brokers", facts, sheets, remarks(study.method, study.notes, study.basis.standing))
    return report, Sheet("", ("kind", "id", "name", "betweenness", "share"), rows)


def _spread(found: "Brokerage") -> str:
    return (
        f"{found.n_between:,} of {found.n_members:,} lie between any others; median {number(found.median)}, "
        f"Gini {number(found.gini)}"
    )
