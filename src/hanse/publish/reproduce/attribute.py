"""Checks on the columns of the annex table of oomen2018 that describe the cities: people, politics, capital, size."""

import numpy as np

from hanse.analysis.association import Association, pearson, spearman
from hanse.analysis.distribution import mean, median
from hanse.publish.reproduce.evidence import Evidence
from hanse.publish.reproduce.finding import Finding
from hanse.publish.reproduce.parameters import Parameters
from hanse.publish.reproduce.table1 import claims_of, printed_rows


def population(evidence: Evidence, parameters: Parameters) -> Finding:
    """Mean of the printed populations, with the median beside it."""
    found = printed_rows(evidence, parameters)
    name = parameters.text("population_property")
    values = [value for row in found if (value := row.number(name)) is not None]
    average, middle = mean(values), median(values)
    if average is None or middle is None or len(values) < len(found):
        return Finding("", missing=f"{len(found) - len(values)} of {len(found)} populations")
    above = sum(value > average for value in values)
    return Finding(
        f"mean {average:,.0f}; median {middle:,.0f}",
        numbers=(average,),
        facts={"mean": f"{average:,.0f}", "median": f"{middle:,.0f}", "n": f"{len(values)}", "above": f"{above}"},
        claims=claims_of(found, name),
    )


def extremes(evidence: Evidence, parameters: Parameters) -> Finding:
    """The smallest or largest printed populations, in order."""
    found = printed_rows(evidence, parameters)
    name = parameters.text("population_property")
    sized = [(value, row) for row in found if (value := row.number(name)) is not None]
    is_largest = parameters.text("end") == "largest"
    sized.sort(key=lambda pair: (-pair[0] if is_largest else pair[0], pair[1].city))
    chosen = sized[: len(parameters.texts("cities"))]
    if {row.city for _, row in chosen} != set(parameters.texts("cities")):
        named = ", ".join(row.city for _, row in chosen)
        return Finding(f"the {parameters.text('end')} are {named}", numbers=(), holds=False, facts={"cities": named})
    order = {city: position for position, city in enumerate(parameters.texts("cities"))}
    chosen.sort(key=lambda pair: order[pair[1].city])
    return Finding(
        "; ".join(f"{row.city} {value:,.0f}" for value, row in chosen),
        numbers=tuple(value for value, _ in chosen),
        facts={row.city.lower(): f"{value:,.0f}" for value, row in chosen},
        claims=tuple(row.attributes[name].claim for _, row in chosen),
    )


def labels(evidence: Evidence, parameters: Parameters) -> Finding:
    """How many rows carry one of the labels in a column, and all labels of that column."""
    found = printed_rows(evidence, parameters)
    name, wanted = parameters.text("property"), parameters.texts("labels")
    cities: dict[str, list[str]] = {}
    for row in found:
        cities.setdefault(_label(row.text(name)), []).append(row.city)
    hits = sum(len(cities.get(label, [])) for label in wanted)
    share = hits / len(found) if len(found) > 0 else 0.0
    classified = len(found) - len(cities.get(_UNCLASSED, []))
    others = [f"{label} {len(cities[label])}" for label in sorted(cities) if label not in wanted]
    is_share = parameters.text("as", "count") == "share"
    return Finding(
        f"{hits} of {len(found)} rows ({100 * share:.0f} %)" if is_share else f"{hits}",
        numbers=(share if is_share else float(hits),),
        missing=""
        if len(found) > 0 and len(claims_of(found, name)) == len(found)
        else f"the column {name} of some rows",
        facts={
            "rows": f"{len(found)}",
            "hits": f"{hits}",
            "share": f"{100 * share:.0f} %",
            "classified": f"{classified}",
            "of_classified": f"{100 * hits / classified:.0f} %" if classified > 0 else "none",
            "labels": ", ".join(_counted(label, cities.get(label, [])) for label in wanted),
            "others": ", ".join(others) or "none",
        },
        claims=claims_of(found, name),
    )


_UNCLASSED = "Unclear"


def _counted(label: str, cities: list[str]) -> str:
    """A label with its number of cities, and their names where they are few."""
    named = f" ({', '.join(cities)})" if 0 < len(cities) <= 3 else ""
    return f"{label} {len(cities)}{named}"


def _label(text: str) -> str:
    """A printed label without the space that a line break left after a hyphen."""
    return text.replace("- ", "-")


def capitals(evidence: Evidence, parameters: Parameters) -> Finding:
    """Whether the capital column marks the capitals: against a list of capitals by country."""
    found = printed_rows(evidence, parameters)
    name = parameters.text("capital_property")
    known = parameters.table("capitals")
    marked = {row.city for row in found if row.text(name) == parameters.text("capital_mark")}
    are = {row.city for row in found if known.has(row.country) and known.text(row.country) == row.city}
    gaps = [row.country for row in found if not known.has(row.country)]
    unmarked, wrong = sorted(are - marked), sorted(marked - are)
    return Finding(
        f"{len(are)} capitals among {len(found)} rows, {len(marked)} marked",
        numbers=(float(len(are)),),
        missing="" if len(gaps) == 0 else f"the capital of {', '.join(gaps)}",
        facts={
            "are": f"{len(are)}",
            "marked": f"{len(marked)}",
            "unmarked": ", ".join(unmarked) or "none",
            "wrong": ", ".join(wrong) or "none",
        },
        claims=claims_of(found, name),
    )


def classes(evidence: Evidence, parameters: Parameters) -> Finding:
    """Whether the printed size classes follow from the printed populations."""
    found = printed_rows(evidence, parameters)
    size, people = parameters.text("class_property"), parameters.text("population_property")
    order = {label: rank for rank, label in enumerate(parameters.texts("classes"))}
    sized = [(order[row.text(size)], value, row) for row in found
             if row.text(size) in order and (value := row.number(people)) is not None]  # fmt: skip
    out = []
    for rank, value, row in sized:
        crossed = [other.city for other_rank, other_value, other in sized
                   if (other_rank - rank) * (other_value - value) < 0]  # fmt: skip
        if len(crossed) > 1:
            out.append(f"{row.city} ({row.text(size)}, {value:,.0f}) against {len(crossed)} cities of another class")
    return Finding(
        "; ".join(out) if len(out) > 0 else "classes and populations go in the same order",
        holds=len(out) == 0,
        missing="" if len(sized) == len(found) else "class or population of some rows",
        facts={"out": "; ".join(out) or "none", "rows": f"{len(found)}"},
        claims=claims_of(found, size, people),
    )


def association(evidence: Evidence, parameters: Parameters) -> Finding:
    """Whether population and number of marks go together, and whether the table can show that they do not.

    A table that only holds cities from a threshold upwards cannot show the absence of a correlation: a coefficient
    without significance then leaves the question open, and only a significant one answers it.
    """
    found = printed_rows(evidence, parameters)
    name = parameters.text("population_property")
    pairs = [(value, float(len(row.marks))) for row in found if (value := row.number(name)) is not None]
    if len(pairs) < 3:
        return Finding("", missing="populations and marks of at least three cities")
    people, marks = np.array([p for p, _ in pairs]), np.array([m for _, m in pairs])
    seed, draws = int(parameters.number("seed")), int(parameters.number("permutations"))
    found_by = {
        "spearman": spearman(people, marks, rng=np.random.default_rng(seed), n_permutations=draws),
        "pearson": pearson(people, marks, rng=np.random.default_rng(seed), n_permutations=draws),
        "log": pearson(np.log(people), marks, rng=np.random.default_rng(seed), n_permutations=draws),
    }
    main = found_by["spearman"]
    is_shown = main.p is not None and main.p < parameters.number("level")
    smallest = int(marks.min())
    is_truncated = smallest >= parameters.number("truncated_at")
    return Finding(
        f"Spearman {_coefficient(main)}; Pearson {_coefficient(found_by['pearson'])}; "
        f"Pearson on log population {_coefficient(found_by['log'])}",
        holds=False if is_shown else None if is_truncated else True,
        facts={
            "spearman": _coefficient(main),
            "pearson": _coefficient(found_by["pearson"]),
            "log": _coefficient(found_by["log"]),
            "n": f"{main.n}",
            "draws": f"{draws:,}",
            "smallest": f"{smallest}",
        },
        claims=(*claims_of(found), *claims_of(found, name)),
    )


def _coefficient(result: Association) -> str:
    if result.coefficient is None or result.p is None:
        return "undefined"
    return f"{result.coefficient:.2f} (p = {result.p:.2f})"
