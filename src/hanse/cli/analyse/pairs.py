"""Pairs, interlocks and liaison sets as tables."""

from typing import TYPE_CHECKING

from hanse.cli.analyse.table import (
    Drawn,
    basis_facts,
    day_facts,
    ids,
    names,
    number,
    probability,
    remarks,
    shown,
)
from hanse.cli.output import Report, Sheet, counted, joined

if TYPE_CHECKING:
    from hanse.study.interlocks import InterlockStudy
    from hanse.study.liaison import LiaisonSet, LiaisonStudy
    from hanse.study.overlap import OverlapStudy
    from hanse.study.pairs import OverlapPair

_MARKS = {"more": "more than sizes explain", "fewer": "fewer than sizes explain"}


def overlap_drawn(study: "OverlapStudy") -> Drawn:
    """Pairs: the judged ones to read, all of them for programs."""
    judged = [pair for pair in study.pairs if pair.is_judged and (pair.shared > 0 or pair.mark != "")]
    others = [pair for pair in study.pairs if not pair.is_judged]
    facts = (
        *basis_facts(study.basis),
        ("null model", f"{study.null}, {'rules of admission used' if study.uses_rules else 'rules not used'}"),
        ("family", f"{study.n_family:,} tests: {study.family}; {study.correction}, {study.alpha:g}"),
        (
            "judged",
            f"{study.n_judged:,} pairs: {study.n_more:,} share more than sizes explain, {study.n_fewer:,} fewer",
        ),
        *([("kept apart", names(study.automatic))] if len(study.automatic) > 0 else []),
    )
    sheets = [
        shown(
            "Pairs that can be judged",
            ("first", "second", "shared", "expected", "q", "mark"),
            [(pair.first.name, pair.second.name, pair.shared, *_chance(pair), _mark(pair)) for pair in judged],
            "No pair that can be judged shares a member.",
        )
    ]
    if study.mode == "network":
        sheets.append(
            shown(
                "Pairs that cannot be judged",
                ("first", "second", "at least"),
                [(pair.first.name, pair.second.name, pair.shared) for pair in others],
            )
        )
    what = "networks by shared cities" if study.mode == "network" else "cities by shared networks"
    report = Report(
        f"Overlap of {what}", facts, tuple(sheets), remarks(study.method, study.notes, study.basis.standing)
    )
    return report, overlap_sheet(study)


def overlap_sheet(study: "OverlapStudy") -> Sheet:
    """One row a pair."""
    columns = (
        "first", "second", "first_name", "second_name", "shared", "first_size", "second_size", "jaccard", "of_first",
        "of_first_low", "of_first_high", "of_second", "of_second_low", "of_second_high", "phi", "status", "why",
        "expected", "p_upper", "p_lower", "q", "mark", "stays", "nested", "automatic",
    )  # fmt: skip
    return Sheet("", columns, tuple(_row(pair) for pair in study.pairs))


def _row(pair: "OverlapPair") -> tuple[str | int | float | None, ...]:
    one, other, chance = pair.of_first, pair.of_second, pair.chance
    shares = [
        (share.value, share.low, share.high) if share is not None else (None, None, None) for share in (one, other)
    ]
    tested = (
        (chance.expected, chance.p_upper, chance.p_lower, chance.q, chance.mark, _yes(chance.stays))
        if chance is not None
        else (None, None, None, None, "", "")
    )
    return (
        pair.first.id, pair.second.id, pair.first.name, pair.second.name, pair.shared, pair.first_size,
        pair.second_size, pair.jaccard, *shares[0], *shares[1], pair.phi, pair.status, pair.why, *tested,
        _yes(pair.is_nested), _yes(pair.is_automatic),
    )  # fmt: skip


def _yes(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"


def _chance(pair: "OverlapPair") -> tuple[str, str]:
    chance = pair.chance
    return ("", "") if chance is None else (number(chance.expected, 1), probability(chance.q))


def _mark(pair: "OverlapPair") -> str:
    parts = [_MARKS.get(pair.mark, "")]
    if pair.mark != "" and pair.chance is not None and pair.chance.stays is False:
        parts.append("not with every other roster dropped")
    parts += ["nested"] if pair.is_nested else []
    return joined(parts)


def interlocks_drawn(study: "InterlockStudy") -> Drawn:
    """Shared boards, and the boards held."""
    facts = (
        *day_facts(study.context),
        ("boards held", f"{len(study.boards)}: {names(board.network for board in study.boards)}"),
        ("not held", f"{len(study.not_held)}: {names(study.not_held)}"),
        ("pairs", f"{len(study.pairs)} of {study.n_judged} that can be judged share a city"),
    )
    columns = ("first", "second", "first_name", "second_name", "shared", "cities", "nested")
    rows = tuple(
        (
            pair.first.id, pair.second.id, pair.first.name, pair.second.name, len(pair.cities), ids(pair.cities),
            _yes(pair.is_nested),
        )
        for pair in study.pairs
    )  # fmt: skip
    sheets = (
        shown(
            "Boards that share cities",
            ("first", "second", "cities"),
            [(pair.first.name, pair.second.name, names(pair.cities)) for pair in study.pairs],
            "No two boards that are held share a city.",
        ),
        shown(
            "Seats",
            ("network", "city", "term", "listed"),
            [
                (board.network.name, seat.city.name, seat.term, seat.listed)
                for board in study.boards
                for seat in board.seats
            ],
        ),
    )
    report = Report("Shared board seats", facts, sheets, remarks(study.method, study.notes, study.standing))
    return report, Sheet("", columns, rows)


def liaison_drawn(study: "LiaisonStudy") -> Drawn:
    """The three sets."""
    sets = (study.smallest, study.capped, study.without_most_connected)
    sheets = []
    for one in sets:
        rows = [(member.city.name, names(member.carries), len(member.substitutes)) for member in one.members]
        sheets.append(shown(_title(one), ("city", "carries", "could be replaced by"), rows))
    columns = ("limits", "city", "name", "in_set", "carries", "share_of_best_sets", "substitutes")
    rows_all = []
    for one in sets:
        members = {member.city.id: member for member in one.members}
        shares = {row.city.id: row for row in one.shares}
        refs = {ref.id: ref for ref in (*(row.city for row in one.shares), *(row.city for row in one.members))}
        for key, ref in sorted(refs.items(), key=lambda item: (item[1].name, item[0])):
            member = members.get(key)
            rows_all.append(
                (
                    one.limits, key, ref.name, _yes(member is not None), ids(member.carries) if member else "",
                    shares[key].share if key in shares else None, ids(member.substitutes) if member else "",
                )
            )  # fmt: skip
    facts = (
        *basis_facts(study.basis),
        ("reached", "every network with a recorded member" if study.is_recorded else "every network that entered"),
    )
    report = Report("Liaison cities", facts, tuple(sheets), remarks(study.method, study.notes, study.basis.standing))
    return report, Sheet("", columns, tuple(rows_all))


def _title(one: "LiaisonSet") -> str:
    proof = "proved smallest" if one.is_proved else f"no set has fewer than {one.lower_bound}"
    best = f"; one of {one.n_best:,.0f} such sets" if one.n_best is not None else ""
    return f"{counted(one.size, 'city', 'cities')}, {one.limits}: {proof}{best}"
