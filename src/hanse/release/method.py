"""How far coders agree, by which rules entities came in, and what the checks found."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence

from hanse.analysis.agreement import MISSING, krippendorff_alpha
from hanse.release.reading import is_printed
from hanse.release.standpoint import Standpoint
from hanse.release.views import AgreementRow, MethodView

RULES = "inclusion_rules"  # the codebook that says what the rules of inclusion mean
_YES, _NOT_YES = 1, 0
Decisions = dict[str, dict[str, str]]  # entity -> coder -> category


def method_view(standpoint: Standpoint) -> MethodView:
    """Agreement by code, codebooks, rules of inclusion, findings."""
    database = standpoint.contents.database
    rules = database.rows(
        "SELECT rule, decision, count(*) AS n FROM inclusion GROUP BY rule, decision ORDER BY rule, decision"
    )
    meanings = database.rows("SELECT code, definition FROM code WHERE codebook = ? ORDER BY position", (RULES,))
    findings = database.rows('SELECT "check", count(*) AS n FROM finding GROUP BY "check" ORDER BY "check"')
    books = database.rows("SELECT key, title, paper FROM codebook ORDER BY key")
    return MethodView(
        context=standpoint.context,
        agreement=standpoint.contents.remember(("agreement", standpoint.scope), lambda: tuple(_agreement(standpoint))),
        codebooks=tuple((row["key"], row["title"], row["paper"]) for row in books),
        rules=tuple((row["rule"], row["decision"], row["n"]) for row in rules),
        finding_counts={row["check"]: row["n"] for row in findings},
        rule_meanings={row["code"]: row["definition"] for row in meanings},
    )


def _agreement(standpoint: Standpoint) -> list[AgreementRow]:
    """One row for each code of a multiple-choice codebook, one for each single-choice codebook as a whole."""
    found = []
    for key, rows in _double_coded(standpoint).items():
        book = standpoint.contents.database.row("SELECT * FROM codebook WHERE key = ?", (key,))
        coders = _two_coders(rows)
        if len(coders) < 2:
            continue
        if book is not None and book["choice"] == "single":
            found.append(_row(standpoint, key, "", book["title"], _choices(rows), coders))
            continue
        codes = sorted(
            {row["code"] for row in rows},
            key=lambda code: standpoint.contents.codings.labels.get((key, code), (999, "")),
        )
        for code in codes:
            label = standpoint.contents.codings.label(key, code)
            found.append(_row(standpoint, key, code, label, _decisions(rows, code), coders))
    return found


def _double_coded(standpoint: Standpoint) -> Mapping[str, list[sqlite3.Row]]:
    """Codings by codebook, those that a paper's author printed left aside."""
    grouped: dict[str, list[sqlite3.Row]] = defaultdict(list)
    for rows in standpoint.contents.codings.rows.values():
        for row in rows:
            if not is_printed(row) and standpoint.catalogue.admits(standpoint.scope, row["id"]):
                grouped[row["codebook"]].append(row)
    return dict(sorted(grouped.items()))


def _two_coders(rows: Sequence[sqlite3.Row]) -> tuple[str, ...]:
    """The two coders with the most decisions, A to Z."""
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        counts[row["coder"]] += 1
    return tuple(sorted(sorted(counts, key=lambda coder: (-counts[coder], coder))[:2]))


def _decisions(rows: Sequence[sqlite3.Row], code: str) -> Decisions:
    found: Decisions = defaultdict(dict)
    for row in rows:
        if row["code"] == code:
            found[row["entity"]][row["coder"]] = row["decision"]
    return found


def _choices(rows: Sequence[sqlite3.Row]) -> Decisions:
    """The code that each coder chose of a single-choice codebook: one variable, "insufficient" where none."""
    found: Decisions = defaultdict(dict)
    for row in rows:
        held = found[row["entity"]].get(row["coder"], "insufficient")
        found[row["entity"]][row["coder"]] = row["code"] if row["decision"] == "yes" else held
    return found


def _row(
    standpoint: Standpoint, codebook: str, code: str, label: str, decisions: Decisions, coders: tuple[str, ...]
) -> AgreementRow:
    first, second = coders
    units = sorted(entity for entity, held in decisions.items() if first in held and second in held)
    published = _published(standpoint, codebook)
    is_yes = "yes" if code != "" else None
    chosen = {coder: [_is_chosen(decisions[unit][coder], is_yes) for unit in units] for coder in coders}
    both = sum(a and b for a, b in zip(chosen[first], chosen[second], strict=True))
    either = sum(a or b for a, b in zip(chosen[first], chosen[second], strict=True))
    return AgreementRow(
        codebook=codebook,
        code=code,
        label=label,
        alpha=_alpha(decisions, units, coders),
        alpha_without_published=_alpha(decisions, [unit for unit in units if unit not in published], coders),
        prevalence_a=_share(chosen[first]),
        prevalence_b=_share(chosen[second]),
        n=len(units),
        n_yes_yes=both,
        n_yes_other=either - both,
    )


def _is_chosen(category: str, is_yes: str | None) -> bool:
    return category == is_yes if is_yes is not None else category != "insufficient"


def _share(chosen: Sequence[bool]) -> float:
    return sum(chosen) / len(chosen) if len(chosen) > 0 else 0.0


def _alpha(decisions: Decisions, units: Sequence[str], coders: tuple[str, ...]) -> float | None:
    """Alpha over all categories, "insufficient" being one of them."""
    categories = sorted({decisions[unit][coder] for unit in units for coder in coders})
    number = {category: place for place, category in enumerate(categories)}
    if len(units) == 0:
        return None
    return krippendorff_alpha([[number.get(decisions[unit][coder], MISSING) for unit in units] for coder in coders])


def _published(standpoint: Standpoint, codebook: str) -> frozenset[str]:
    """Entities that a paper's author classed by this codebook: notes on them may repeat that classing."""
    return frozenset(
        entity
        for entity, rows in standpoint.contents.codings.rows.items()
        if any(row["codebook"] == codebook and is_printed(row) for row in rows)
    )
