"""Checks of founding years: what other sources say, where sources contradict each other, and the founding curve."""

from hanse.domain.dates import FuzzyDate, parse_iso
from hanse.publish.reproduce.activity import classed_as
from hanse.publish.reproduce.evidence import Evidence, Statement
from hanse.publish.reproduce.finding import Finding
from hanse.publish.reproduce.parameters import Parameters


def _when(statement: Statement) -> FuzzyDate | None:
    """The date that a statement of a founding gives: its value where that is a date, else the time it is for."""
    try:
        return parse_iso(statement.value)
    except ValueError:
        return statement.valid if statement.valid.is_known else None


def _as_words(evidence: Evidence, statement: Statement) -> str:
    return f"{statement.value} ({evidence.sources[statement.source].name})"


def _dated(evidence: Evidence, entity: str, properties: tuple[str, ...]) -> list[tuple[FuzzyDate, Statement]]:
    return [(when, s) for s in evidence.stated(entity, properties) if (when := _when(s)) is not None]


def years(evidence: Evidence, parameters: Parameters) -> Finding:
    """Whether sources other than the papers give the published years.

    ``items`` holds, by name, a table with entity, properties and year. Each has to be given by at least one other
    source and contradicted by none.
    """
    items = parameters.table("items")
    shown, missing, results = [], [], []
    claims: list[str] = []
    for name in items.values:
        item = items.table(name)
        dated = _dated(evidence, item.text("entity"), item.texts("properties"))
        others = [(when, s) for when, s in dated if evidence.is_independent(s.source)]
        if len(others) == 0:
            missing.append(name)
            continue
        year = parse_iso(item.text("year"))
        results.append(all(when.overlaps(year) for when, _ in others))
        shown.append(f"{name}: " + "; ".join(dict.fromkeys(_as_words(evidence, s) for _, s in others)))
        claims.extend(s.claim for _, s in others)
    found = "; ".join(shown) or "no other source"
    is_refuted = False in results
    return Finding(
        found,
        holds=None if len(results) == 0 else not is_refuted,
        missing="" if is_refuted or len(missing) == 0 else f"another source for {', '.join(missing)}",
        facts={"found": found},
        claims=tuple(claims),
    )


def contradiction(evidence: Evidence, parameters: Parameters) -> Finding:
    """Whether all sources, papers included, can mean the same date.

    ``entities`` lists what is said to be the same thing.
    """
    properties = parameters.texts("properties")
    dated = [pair for entity in parameters.texts("entities") for pair in _dated(evidence, entity, properties)]
    shown = "; ".join(dict.fromkeys(_as_words(evidence, s) for _, s in dated)) or "nothing stated"
    others = sum(evidence.is_independent(s.source) for _, s in dated)
    return Finding(
        shown,
        holds=None if len(dated) < 2 else all(a.overlaps(b) for a, _ in dated for b, _ in dated),
        missing="" if len(dated) > 1 else "a second source",
        facts={"found": shown, "others": f"{others}"},
        claims=tuple(s.claim for _, s in dated),
    )


def _modes(evidence: Evidence, parameters: Parameters) -> dict[str, str]:
    """Network -> name of its mode, only where the paper itself printed the class."""
    codes = parameters.table("codes")
    return {network: mode for mode in codes.values for network in classed_as(evidence, parameters, codes.text(mode))}


def curve(evidence: Evidence, parameters: Parameters) -> Finding:
    """Networks that a paper classed by mode, by the period of their founding as other sources or it date them.

    ``periods`` holds [first year, last year] by name. Where sources give several years the earliest is taken.
    """
    modes, properties = _modes(evidence, parameters), parameters.texts("properties")
    codes, periods = parameters.table("codes"), parameters.table("periods")
    counts = {(mode, name): 0 for mode in codes.values for name in periods.values}
    dated, claims = 0, []
    for network, mode in sorted(modes.items()):
        found = [(when.earliest, s) for when, s in _dated(evidence, network, properties) if when.earliest is not None]
        if len(found) == 0:
            continue
        first, statement = min(found, key=lambda pair: (pair[0], pair[1].claim))
        dated += 1
        claims.append(statement.claim)
        for name in periods.values:
            start, end = periods.numbers(name)
            counts[mode, name] += int(start <= first.year <= end)
    table = "; ".join(
        f"{name}: " + ", ".join(f"{counts[mode, name]} {mode}" for mode in codes.values) for name in periods.values
    )
    missing = "" if dated > 0 else "founding years of networks that the paper classed"
    if missing == "" and parameters.has("needs"):
        missing = parameters.text("needs")
    return Finding(
        f"of {dated} networks with a class and a year: {table}",
        holds=None if dated == 0 else _is_shifting(counts, parameters),
        missing=missing,
        facts={"dated": f"{dated}", "classed": f"{len(modes)}", "table": table},
        claims=tuple(claims),
    )


def _is_shifting(counts: dict[tuple[str, str], int], parameters: Parameters) -> bool:
    """The first mode leads in the first period and the second grows by more than the first in the second period."""
    if not parameters.has("leads"):
        return False
    early, late = parameters.texts("leads")
    first, second = parameters.texts("between")
    return counts[early, first] > counts[late, first] and counts[late, second] > counts[early, second]
