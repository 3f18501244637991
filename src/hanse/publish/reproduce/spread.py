"""Arithmetic on figures that one paper prints: sums, shares, and which numbers of cases fit rounded percentages."""

from itertools import product

from hanse.publish.reproduce.activity import coded_words
from hanse.publish.reproduce.evidence import Evidence
from hanse.publish.reproduce.finding import Finding
from hanse.publish.reproduce.parameters import Parameters


def total(evidence: Evidence, parameters: Parameters) -> Finding:
    """The sum of the printed parts."""
    parts = parameters.named_numbers("parts")
    result = sum(parts.values())
    written = " + ".join(f"{value:g} {name}" for name, value in parts.items())
    return Finding(f"{written} = {result:g}", numbers=(result,), facts={"parts": written, "sum": f"{result:g}"})


def share(evidence: Evidence, parameters: Parameters) -> Finding:
    """The share of some printed parts in a printed whole."""
    parts, whole = parameters.named_numbers("parts"), parameters.number("whole")
    result = sum(parts.values()) / whole
    written = " + ".join(f"{value:g} {name}" for name, value in parts.items())
    return Finding(
        f"{sum(parts.values()):g} of {whole:g} = {100 * result:.1f} %",
        numbers=(result,),
        facts={"parts": written, "share": f"{100 * result:.1f} %", "whole": f"{whole:g}"},
    )


def agree(evidence: Evidence, parameters: Parameters) -> Finding:
    """Whether figures that a paper prints for the same thing are the same."""
    printed = parameters.named_numbers("printed")
    written = "; ".join(f"{value:g} {name}" for name, value in printed.items())
    return Finding(written, holds=len(set(printed.values())) == 1, facts={"printed": written})


def bound(evidence: Evidence, parameters: Parameters) -> Finding:
    """Whether printed parts leave room for a printed whole that counts something else; never an agreement."""
    parts, whole = parameters.named_numbers("parts"), parameters.number("whole")
    counted = sum(parts.values())
    written = ", ".join(f"{value:g} {name}" for name, value in parts.items())
    return Finding(
        f"{counted:g} ({written})",
        holds=False if counted > whole else None,
        facts={"counted": f"{counted:g}", "parts": written, "whole": f"{whole:g}"},
    )


def fitting(percentages: tuple[float, ...], largest: int) -> tuple[int, ...]:
    """Numbers of cases up to ``largest`` in which every rounded percentage is some whole number of cases."""
    return tuple(n for n in range(1, largest + 1) if all(_fits(percentage, n) for percentage in percentages))


def _fits(percentage: float, n: int) -> bool:
    """Some k of n rounds to ``percentage``; a half may have been rounded either way."""
    return any(abs(100 * k / n - percentage) <= 0.5 + 1e-9 for k in range(n + 1))


def denominators(evidence: Evidence, parameters: Parameters) -> Finding:
    """Which numbers of networks the printed percentages of one or two groups fit, together with a printed total.

    ``groups`` holds the percentages of each group. With one group a fit is never an agreement: it only says that
    the figure is possible. With two groups that make up ``whole``, no fitting split means that the figures cannot
    all be shares of it.
    """
    groups, whole = parameters.table("groups"), int(parameters.number("whole"))
    fits = {name: fitting(groups.numbers(name), whole - (len(groups.values) - 1)) for name in groups.values}
    facts = {f"fits_{name.replace('-', '_')}": _shown(found) for name, found in fits.items()} | {
        "whole": f"{whole}",
        "coded": coded_words(evidence, parameters),
    }
    if len(fits) == 1:
        (name, found), *_ = fits.items()
        return Finding(
            f"possible for {_shown(found)} {name} networks" if len(found) > 0 else f"no number of {name} networks fits",
            holds=None if len(found) > 0 else False,
            facts=facts,
        )
    splits = [pair for pair in product(*fits.values()) if sum(pair) == whole]
    names = " + ".join(fits)
    shown = "; ".join(" + ".join(f"{n}" for n in pair) for pair in splits)
    return Finding(
        f"splits of {whole} into {names} that fit all: {shown or 'none'}",
        holds=False if len(splits) == 0 else None,
        facts=facts | {"splits": shown or "none"},
    )


def _shown(numbers: tuple[int, ...], limit: int = 8) -> str:
    """The first few numbers, and how many more there are."""
    if len(numbers) == 0:
        return "none"
    more = f" and {len(numbers) - limit} more" if len(numbers) > limit else ""
    return ", ".join(f"{n}" for n in numbers[:limit]) + more
