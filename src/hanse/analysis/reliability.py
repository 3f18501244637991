"""Agreement between coders with an interval: how far it could lie had other units been coded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hanse.analysis.agreement import Weights, confusion, decided_by_all, or_none
from hanse.analysis.coincidence import (
    Level,
    Patterns,
    alphas,
    as_table,
    cohen_kappas,
    fleiss_kappas,
    is_decided,
    patterns_of,
)
from hanse.analysis.narrative import narrative, number, several
from hanse.analysis.schedule import Scheduler, Threads, equal_shares

Measure = Literal["krippendorff_alpha", "cohen_kappa", "fleiss_kappa"]
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_CELLS = 1_000_000  # numbers a task holds while resampling
_SOURCES: dict[Measure, str] = {
    "krippendorff_alpha": "Hayes and Krippendorff (2007), Answering the call for a standard reliability measure for "
    "coding data, doi:10.1080/19312450709336664",
    "cohen_kappa": "Cohen (1960), A coefficient of agreement for nominal scales, doi:10.1177/001316446002000104",
    "fleiss_kappa": "Fleiss (1971), Measuring nominal scale agreement among many raters, doi:10.1037/h0031619",
}
EFRON = "Efron and Tibshirani (1993), An Introduction to the Bootstrap, doi:10.1201/9780429246593, section 13.3"


@dataclass(frozen=True, eq=False)
class Agreement:
    """A coefficient of agreement with its bootstrap interval.

    Attributes
    ----------
    measure : {"krippendorff_alpha", "cohen_kappa", "fleiss_kappa"}
    level : {"nominal", "ordinal", "interval", "ratio"}
        What the numbers mean; for kappas always "nominal".
    coefficient : float or None
        At most 1; None where undefined.
    low, high : float or None
        Ends of the percentile interval; None where no resample had a value.
    confidence : float
        Share of such intervals that hold the true value, approximately.
    n_coders, n_units, n_left_out : int
        Coders; units that enter; units that do not, as too few coders decided on them.
    n_resamples, n_undefined : int
        Resamples drawn, and those among them in which nothing varied; they are left out.
    """

    measure: Measure
    level: Level
    coefficient: float | None
    low: float | None
    high: float | None
    confidence: float
    n_coders: int
    n_units: int
    n_left_out: int
    n_resamples: int
    n_undefined: int

    @property
    def params(self) -> dict[str, object]:
        """What was asked for."""
        return {
            "measure": self.measure,
            "level": self.level,
            "n_resamples": self.n_resamples,
            "confidence": self.confidence,
        }

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What has to hold for the numbers to mean what they say."""
        return (
            "Units are taken as drawn independently; the coders decided without knowing of each other.",
            "Codes that hardly ever, or nearly always, apply make any coefficient unstable.",
        )

    @property
    def missing(self) -> str:
        """Treatment of missing data."""
        return f"Left out, as too few coders decided on them: {several(self.n_left_out, 'unit')}."

    def describe(self) -> str:
        """Methods paragraph with references."""
        name = self.measure.replace("_", " ").replace("krippendorff", "Krippendorff's")
        name = name.replace("cohen", "Cohen's").replace("fleiss", "Fleiss'")
        interval = "" if self.low is None else f" [{number(self.low)}, {number(self.high)}]"
        undefined = self.n_undefined / max(self.n_resamples, 1)
        return narrative(
            [
                f"{name} ({self.level}) is {number(self.coefficient)}{interval} over {several(self.n_units, 'unit')} "
                f"and {several(self.n_coders, 'coder')}.",
                f"The interval is the {100 * self.confidence:.0f} % percentile interval of {self.n_resamples:,} "
                "resamples of the units."
                if self.low is not None
                else "",
                f"In {100 * undefined:.1f} % of them nothing varied; they are left out." if undefined > 0 else "",
                self.missing,
                *self.assumptions,
            ],
            references=[_SOURCES[self.measure], EFRON],
        )


def agreement(
    ratings: ArrayLike,
    *,
    rng: np.random.Generator,
    measure: Measure = "krippendorff_alpha",
    level: Level = "nominal",
    weights: Weights = "none",
    n_resamples: int = 10_000,
    confidence: float = 0.95,
    scheduler: Scheduler | None = None,
) -> Agreement:
    """A coefficient of agreement and its bootstrap interval over units.

    Use it wherever a coefficient is shown: with a few dozen units it is known only roughly. The interval speaks of
    other units coded by the same coders, not of other coders.

    Parameters
    ----------
    ratings : array of int or float, shape (n_coders, n_units)
        As for :func:`hanse.analysis.agreement.krippendorff_alpha`; two coders for Cohen's kappa.
    rng : numpy.random.Generator
        Source of the resamples.
    measure : {"krippendorff_alpha", "cohen_kappa", "fleiss_kappa"}, default "krippendorff_alpha"
    level : {"nominal", "ordinal", "interval", "ratio"}, default "nominal"
        For alpha; kappas are nominal.
    weights : {"none", "linear", "quadratic"}, default "none"
        For Cohen's kappa.
    n_resamples : int, default 10000
        Draws.
    confidence : float, default 0.95
        In (0, 1).
    scheduler : Scheduler, default None
        Where the resamples are drawn; the result does not depend on it. None is threads of this process.

    Returns
    -------
    Agreement

    Raises
    ------
    ValueError : see the functions of :mod:`hanse.analysis.agreement`; a measure, level or confidence that is unknown.

    Notes
    -----
    Units with the same decisions are one pattern; a resample draws how often each pattern occurs (multinomial), which
    is the same as drawing units with replacement. Cost: O(n_resamples x n_patterns x n_categories).

    Source
    ------
    Percentile bootstrap: Efron and Tibshirani (1993), An Introduction to the Bootstrap, doi:10.1201/9780429246593,
    section 13.3. It resamples units; the algorithm of Hayes and Krippendorff (2007) resamples pairs of decisions.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> found = agreement([[1, 1, 0, 0, 1, 0], [1, 1, 0, 1, 1, 0]], rng=np.random.default_rng(1))
    >>> round(found.coefficient, 2), found.low < found.coefficient <= found.high
    (0.69, True)
    """
    if not 0 < confidence < 1:
        raise ValueError(f"confidence {confidence} is not between 0 and 1; 0.95 is usual")
    if measure not in _SOURCES:
        raise ValueError(f"measure {measure!r} is not one of {', '.join(_SOURCES)}")
    values = as_table(ratings)
    units, coefficient_of = _counted(values, measure, level, weights)
    drawn = _resampled(units, coefficient_of, n_resamples, rng, scheduler)
    defined = drawn[~np.isnan(drawn)]
    ends = np.quantile(defined, [(1 - confidence) / 2, (1 + confidence) / 2]) if defined.size > 0 else None
    n_units = int(units.sum())
    return Agreement(
        measure,
        level if measure == "krippendorff_alpha" else "nominal",
        or_none(float(coefficient_of(units[None, :])[0])),
        None if ends is None else float(ends[0]),
        None if ends is None else float(ends[1]),
        confidence,
        int(values.shape[0]),
        n_units,
        int(is_decided(values, level).any(axis=0).sum()) - n_units,
        n_resamples,
        int(drawn.size - defined.size),
    )


@dataclass(frozen=True, eq=False)
class _Counts:
    """A coefficient as a function of how many units show each pattern (array of shape (n, n_patterns))."""

    measure: Measure
    level: Level
    patterns: Patterns | None
    shape: tuple[int, ...] = ()
    distance: Floats | None = None

    def __call__(self, counts: Ints) -> Floats:
        if self.patterns is None:
            return cohen_kappas(counts.reshape(len(counts), *self.shape), np.asarray(self.distance))
        if self.measure == "fleiss_kappa":
            return fleiss_kappas(self.patterns, counts.astype(float))
        return alphas(self.patterns, counts.astype(float), self.level)


def _counted(values: Floats, measure: Measure, level: Level, weights: Weights) -> tuple[Ints, _Counts]:
    """How many units show each pattern, and the coefficient for any such counts."""
    if measure == "cohen_kappa":
        if values.shape[0] != 2:
            raise ValueError(f"ratings has {values.shape[0]} coders; Cohen's kappa is for two")
        table, distance = confusion(values[0], values[1], weights)
        return table.reshape(-1), _Counts(measure, level, None, table.shape, distance)
    if measure == "fleiss_kappa":
        patterns = patterns_of(decided_by_all(values), "nominal")
    else:
        patterns = patterns_of(values, level)
    return patterns.units, _Counts(measure, level, patterns)


def _resampled(
    units: Ints, coefficient_of: _Counts, n_resamples: int, rng: np.random.Generator, scheduler: Scheduler | None
) -> Floats:
    if units.sum() == 0:
        return np.zeros(0)
    shares = equal_shares(n_resamples, max(1, _CELLS // units.size))
    seeds = rng.integers(2**63, size=len(shares))
    tasks = [(units, coefficient_of, share, int(seed)) for share, seed in zip(shares, seeds, strict=True)]
    return np.concatenate([np.zeros(0), *(scheduler or Threads()).map(_drawn, tasks)])


def _drawn(units: Ints, coefficient_of: _Counts, n_resamples: int, seed: int) -> Floats:
    """The coefficient in that many resamples of the units."""
    n_units, seen = int(units.sum()), np.flatnonzero(units)
    counts = np.zeros((n_resamples, units.size), np.int64)
    counts[:, seen] = np.random.default_rng(seed).multinomial(n_units, units[seen] / n_units, size=n_resamples)
    return coefficient_of(counts)
