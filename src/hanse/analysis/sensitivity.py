"""How a result moves when a choice is made differently: as-of date, statuses counted, nesting, missing rosters."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.narrative import narrative, several
from hanse.analysis.schedule import Scheduler, Threads
from hanse.analysis.twomode import TwoMode

Statistic = Callable[[TwoMode], float | None]
Key = tuple[str, ...]
Floats = NDArray[np.float64]

SALTELLI = "Saltelli et al. (2008), Global Sensitivity Analysis, doi:10.1002/9780470725184"


@dataclass(frozen=True, eq=False)
class Sensitivity:
    """One statistic under every combination of choices that was given.

    Attributes
    ----------
    factors : tuple of str
        What was chosen differently ("as_of", "statuses", "nesting", "missing rosters").
    keys : tuple of tuple of str, length n_variants
        The choice for each factor.
    values : array of float64, shape (n_variants,)
        The statistic; NaN where it has no value.
    baseline : tuple of str
        The choices that the published value rests on.
    """

    factors: tuple[str, ...]
    keys: tuple[Key, ...]
    values: Floats
    baseline: Key

    @property
    def value(self) -> float:
        """The statistic under the baseline; NaN where it has no value."""
        return float(self.values[self.keys.index(self.baseline)])

    @property
    def range(self) -> tuple[float, float] | None:
        """Smallest and largest value over all variants; None where none has a value."""
        known = self.values[~np.isnan(self.values)]
        return (float(known.min()), float(known.max())) if known.size > 0 else None

    def one_at_a_time(self, factor: str) -> dict[str, float]:
        """Value for each choice of one factor, everything else as in the baseline; NaN where there is none."""
        place = self.factors.index(factor)
        rest = self.baseline[:place] + self.baseline[place + 1 :]
        return {
            key[place]: float(value)
            for key, value in zip(self.keys, self.values, strict=True)
            if key[:place] + key[place + 1 :] == rest
        }

    def effect(self, factor: str) -> float | None:
        """Largest change that this factor makes while all others stay as they are, whatever they are.

        None where no two variants that differ in nothing else have a value.
        """
        place = self.factors.index(factor)
        groups: dict[Key, list[float]] = {}
        for key, value in zip(self.keys, self.values.tolist(), strict=True):
            if not np.isnan(value):
                groups.setdefault(key[:place] + key[place + 1 :], []).append(value)
        return max((max(group) - min(group) for group in groups.values() if len(group) > 1), default=None)

    @property
    def params(self) -> dict[str, object]:
        """What was asked for."""
        return {"factors": self.factors, "baseline": self.baseline, "n_variants": len(self.keys)}

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What has to hold for the numbers to mean what they say."""
        return ("The choices listed are the ones that matter; their combinations are not equally plausible.",)

    @property
    def missing(self) -> str:
        """Treatment of missing data."""
        return f"In {several(int(np.isnan(self.values).sum()), 'variant')} the statistic has no value."

    def describe(self) -> str:
        """Methods paragraph with references."""
        span = self.range
        effects = [(factor, self.effect(factor)) for factor in self.factors]
        known = sorted(((factor, size) for factor, size in effects if size is not None), key=lambda item: -item[1])
        return narrative(
            [
                f"Baseline ({', '.join(f'{f}: {c}' for f, c in zip(self.factors, self.baseline, strict=True))}): "
                + ("no value." if np.isnan(self.value) else f"{self.value:.4g}."),
                ""
                if span is None
                else f"Over {several(len(self.keys), 'combination')} of choices from {span[0]:.4g} to {span[1]:.4g}.",
                f"Largest changes: {', '.join(f'{factor} {size:.3g}' for factor, size in known)}."
                if len(known) > 0
                else "",
                self.missing,
            ],
            references=[SALTELLI],
        )


def sensitivity(
    variants: Mapping[Key, TwoMode],
    statistic: Statistic,
    *,
    factors: Sequence[str],
    baseline: Key,
    scheduler: Scheduler | None = None,
) -> Sensitivity:
    """A statistic under each of several ways to make the graph.

    Use it beside any number that is published: as-of date, statuses counted, nested bodies or not, rosters missing.
    It does not tell which choice is right.

    Parameters
    ----------
    variants : mapping of tuple of str to TwoMode
        One choice a factor, in the order of ``factors``; combinations may be missing.
    statistic : callable
        From a graph to a number, or None where it has no value. To run elsewhere than in threads it has to be a
        function at the top of a module, without chance or with a seed of its own.
    factors : sequence of str
    baseline : tuple of str
        One of the keys.
    scheduler : Scheduler, default None
        Where the variants run; None is threads of this process.

    Returns
    -------
    Sensitivity

    Raises
    ------
    ValueError : a key with too few or too many choices, or a baseline that is not among the keys.

    Notes
    -----
    Cost: that of the statistic, once a variant.

    Source
    ------
    Saltelli et al. (2008), Global Sensitivity Analysis, doi:10.1002/9780470725184 (one at a time, and over the grid).

    Reproduces
    ----------
    none

    Examples
    --------
    >>> from hanse.analysis.toys import mini
    >>> grid = {("all",): mini(), ("without Alpha",): mini().subset(networks=[1, 2, 3])}
    >>> found = sensitivity(grid, lambda graph: float(graph.n_ties), factors=["rosters"], baseline=("all",))
    >>> found.value, found.range, found.effect("rosters")
    (13.0, (9.0, 13.0), 4.0)
    """
    keys = tuple(variants)
    wrong = next((key for key in keys if len(key) != len(factors)), None)
    if wrong is not None:
        raise ValueError(f"{wrong} has {len(wrong)} choices for {len(factors)} factors")
    if baseline not in variants:
        raise ValueError(f"the baseline {baseline} is not among the {len(keys)} variants")
    values = values_of([variants[key] for key in keys], statistic, scheduler)
    return Sensitivity(tuple(factors), keys, values, baseline)


def values_of(graphs: Sequence[TwoMode], statistic: Statistic, scheduler: Scheduler | None) -> Floats:
    """The statistic of each graph; NaN where it has no value."""
    found = (scheduler or Threads()).map(_value, [(statistic, _parts(graph)) for graph in graphs])
    return np.array([np.nan if value is None else value for value in found], dtype=float)


def _parts(graph: TwoMode) -> tuple[Any, ...]:
    """What a graph is made of, in a form that can be sent to another process."""
    return (
        graph.indptr,
        graph.indices,
        graph.n_networks,
        graph.cities,
        graph.networks,
        graph.eligibility,
        dict(graph.city_attributes),
        dict(graph.network_attributes),
    )


def _value(statistic: Statistic, parts: tuple[Any, ...]) -> float | None:
    return statistic(TwoMode(*parts))
