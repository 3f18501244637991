"""What a check method found, and the verdict that follows when it is held against the published figure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hanse.errors import StructureError
from hanse.publish.reproduce.parameters import Parameters


@dataclass(frozen=True)
class Finding:
    """The result of one method.

    ``recomputed`` is for reading. ``numbers`` are compared with the expected ones in order; ``holds`` answers a
    question that has no number. With neither, or with ``missing``, nothing can be compared. ``facts`` fill the
    reason template; ``claims`` are the claims that were read.
    """

    recomputed: str
    numbers: tuple[float, ...] = ()
    holds: bool | None = None
    missing: str = ""  # what would be needed
    facts: Mapping[str, str] = field(default_factory=dict)
    claims: tuple[str, ...] = ()


def verdict_of(finding: Finding, expected: Parameters) -> str:
    """agrees, differs or cannot_check, by the comparison rule that the check names.

    Rules: equal; within (relative tolerance); rounds_to (step); at_least; more_than; holds. A rule meets as many
    numbers as it expects; fewer or none cannot be checked.
    """
    if finding.missing != "":
        return "cannot_check"
    rule = expected.text("rule")
    if rule == "holds":
        return "cannot_check" if finding.holds is None else _word(finding.holds)
    wanted = expected.numbers("values")
    if len(finding.numbers) != len(wanted):
        return "cannot_check"
    return _word(all(_meets(rule, got, want, expected) for got, want in zip(finding.numbers, wanted, strict=True)))


def _word(is_met: bool) -> str:
    return "agrees" if is_met else "differs"


def _meets(rule: str, got: float, want: float, expected: Parameters) -> bool:
    match rule:
        case "equal":
            return got == want
        case "within":
            return abs(got - want) <= expected.number("tolerance") * abs(want)
        case "rounds_to":
            step = expected.number("step")
            return abs(got - want) <= step / 2 * (1 + 1e-9)
        case "at_least":
            return got >= want
        case "more_than":
            return got > want
        case _:
            raise StructureError(
                f"unknown rule {rule!r}",
                where=expected.where,
                hint="use equal, within, rounds_to, at_least, more_than or holds",
            )
