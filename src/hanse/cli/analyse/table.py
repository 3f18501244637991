"""Analyses as tables to read and as CSV: one function a study, each giving a report and the sheet for programs."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from hanse.cli.output import Cell, Report, Sheet, counted, joined
from hanse.release.views import Context, EntityRef

if TYPE_CHECKING:
    from hanse.study.basis import Basis
    from hanse.study.tested import AgainstChance

Drawn = tuple[Report, Sheet]
_SHOWN = 40  # rows of a table to read; --format csv has all


def number(value: float | None, digits: int = 2) -> str:
    """A number to read; "not defined" for None."""
    return "not defined" if value is None else f"{value:.{digits}f}"


def probability(value: float | None) -> str:
    """A p-value to read."""
    return "" if value is None else f"{value:.2g}"


def names(refs: Iterable[EntityRef]) -> str:
    """Names in one cell."""
    return joined(ref.name for ref in refs)


def some_names(refs: Sequence[EntityRef]) -> str:
    """How many there are, and the first names."""
    more = f" and {len(refs) - _SHOWN:,} more; --format csv has all" if len(refs) > _SHOWN else ""
    return f"{len(refs):,}: {names(refs[:_SHOWN])}{more}" if len(refs) > 0 else "none"


def ids(refs: Iterable[EntityRef]) -> str:
    """Ids in one cell."""
    return joined(ref.id for ref in refs)


def day_facts(context: Context) -> list[tuple[str, str]]:
    """Release, day and scope of an answer."""
    limits = "; ".join(f"{name}: {', '.join(values)}" for name, values in context.scope.items())
    return [
        ("release", context.version),
        ("day", f"{context.as_of} (the data is current to {context.data_date})"),
        ("scope", limits or "everything recorded"),
    ]


def basis_facts(basis: "Basis") -> list[tuple[str, str]]:
    """Day, scope, what entered, what was left out."""
    rules = (
        f"area stated {basis.rules_stated}, inferred from the name {basis.rules_inferred}, "
        f"unknown and open to all {basis.rules_unknown}"
    )
    return [
        *day_facts(basis.context),
        (
            "entered",
            f"{counted(basis.n_networks, 'network')}, {counted(basis.n_cities, 'city', 'cities')}, "
            f"{counted(basis.n_memberships, 'membership')}",
        ),
        ("rules", rules),
        ("left out", left_out(basis)),
    ]


def left_out(basis: "Basis") -> str:
    """The networks left out, by reason."""
    if len(basis.left_out) == 0:
        return "none"
    reasons: dict[str, list[str]] = {}
    for out in basis.left_out:
        reasons.setdefault(out.reason, []).append(out.network.name)
    listed = "; ".join(f"{reason}: {', '.join(sorted(found))}" for reason, found in sorted(reasons.items()))
    return f"{counted(len(basis.left_out), 'network')}. {listed}"


def chance_facts(label: str, chance: "AgainstChance | None") -> list[tuple[str, str]]:
    """A value beside random graphs."""
    if chance is None:
        return [(label, "not compared")]
    z = "no z (they do not vary)" if chance.z is None else f"z = {chance.z:.2f}"
    text = (
        f"{chance.n_draws:,} random graphs: mean {chance.mean:.4g}, sd {chance.sd:.2g}, {z}, "
        f"p = {probability(chance.p_upper)} for as much or more, {probability(chance.p_lower)} for as little or less"
    )
    return [(label, text)]


def shown(title: str, columns: tuple[str, ...], rows: Sequence[tuple[Cell, ...]], empty: str = "(none)") -> Sheet:
    """The first rows to read, saying how many more there are."""
    if len(rows) <= _SHOWN:
        return Sheet(title, columns, tuple(rows), empty=empty)
    more = f"{title}: the first {_SHOWN} of {len(rows):,}; --format csv has all" if title != "" else ""
    return Sheet(more, columns, tuple(rows[:_SHOWN]), empty=empty)


def remarks(method: str, notes: Sequence[str], standing: str) -> tuple[str, ...]:
    """What stands below every answer."""
    return (*notes, standing, method)
