"""How the decisions of several coders on one code of one entity are read."""

import sqlite3
from collections.abc import Mapping, Sequence

PUBLISHED = "author of the paper"  # the coder kind of a classing that a paper prints

ByCode = Mapping[str, Sequence[sqlite3.Row]]  # the codings of one entity by one codebook


def read_decisions(decisions: Sequence[str]) -> str:
    """The reading of one decision a coder.

    At least two say yes and none no: agreed. At least two say no and none yes: agreed absent. Yes against no:
    contested. One says yes, and whoever else coded found too little evidence: one coder only. Anything else: not shown.
    """
    yes, no = decisions.count("yes"), decisions.count("no")
    if yes > 0 and no > 0:
        return "contested"
    if yes >= 2:
        return "agreed"
    if no >= 2:
        return "agreed absent"
    return "one coder only" if yes == 1 else "not shown"


def reading_of(code: str, held: ByCode, *, is_single_choice: bool) -> str:
    """The reading of ``code``. What a paper's author printed stands for itself and is not counted with other coders.

    Where only one code can apply, another coder's choice of a different code speaks against this one.
    """
    coders = _coders_of(held)
    decisions = {row["coder"]: row["decision"] for row in held.get(code, ()) if row["coder"] in coders}
    if is_single_choice and "yes" in decisions.values():
        for other, rows in held.items():
            for row in rows:
                is_rival = other != code and row["decision"] == "yes" and row["coder"] in coders
                if is_rival and decisions.get(row["coder"]) != "yes":
                    decisions[row["coder"]] = "no"
    return read_decisions(list(decisions.values()))


def printed_codes(held: ByCode) -> tuple[str, ...]:
    """The codes that a paper's author gives the entity in print."""
    return tuple(
        code for code, rows in held.items() if any(is_printed(row) and row["decision"] == "yes" for row in rows)
    )


def is_printed(row: sqlite3.Row) -> bool:
    """True for a classing that a paper's author printed."""
    return bool(row["coder_kind"] == PUBLISHED)


def _coders_of(held: ByCode) -> frozenset[str]:
    """The coders whose decisions are compared: all but the authors, or the authors where nobody else coded."""
    rows = [row for of_code in held.values() for row in of_code]
    others = frozenset(row["coder"] for row in rows if not is_printed(row))
    return others if len(others) > 0 else frozenset(row["coder"] for row in rows)
