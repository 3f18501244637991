"""Chance-corrected agreement for many weightings of the units at once: the arithmetic behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Level = Literal["nominal", "ordinal", "interval", "ratio"]
Floats = NDArray[np.float64]

_DENSE = 100_000  # cells
LEVELS: tuple[Level, ...] = ("nominal", "ordinal", "interval", "ratio")


@dataclass(frozen=True, eq=False)
class Patterns:
    """Units grouped by what was decided on them, whoever decided it.

    ``counts`` (float64, shape (n_patterns, n_categories)) is how many coders gave each category, ``units`` (int64,
    shape (n_patterns,)) how many units have that pattern, ``values`` (float64, shape (n_categories,)) the categories,
    ascending. Only units with two decisions or more.
    """

    counts: Floats
    units: NDArray[np.int64]
    values: Floats

    @property
    def decisions(self) -> Floats:
        """Decisions a unit, shape (n_patterns,)."""
        return np.asarray(self.counts.sum(axis=1))

    @property
    def n_units(self) -> int:
        """Units decided by two coders or more."""
        return int(self.units.sum())


def as_table(ratings: ArrayLike) -> Floats:
    """The ratings as numbers, one row a coder; raises ValueError unless they have two dimensions."""
    values = np.asarray(ratings, dtype=float)
    if values.ndim != 2:
        raise ValueError(f"ratings has {values.ndim} dimensions; give one row a coder and one column a unit")
    return values


def is_decided(values: Floats, level: Level) -> NDArray[np.bool_]:
    """Where a decision was made: not NaN and, for codes (nominal and ordinal), not negative."""
    if level not in LEVELS:
        raise ValueError(f"level {level!r} is not one of {', '.join(LEVELS)}")
    decided = ~np.isnan(values)
    if level == "ratio" and bool((values[decided] < 0).any()):
        raise ValueError("a value is negative; the ratio level needs amounts from 0 upwards, NaN where missing")
    return decided & (values >= 0) if level in ("nominal", "ordinal") else decided


def patterns_of(ratings: ArrayLike, level: Level) -> Patterns:
    """Group the units of ``ratings`` (shape (n_coders, n_units)) by their decisions."""
    values = as_table(ratings)
    decided = is_decided(values, level)
    categories, number = np.unique(values[decided], return_inverse=True)
    units = np.nonzero(decided)[1]
    cells = np.bincount(units * categories.size + number, minlength=values.shape[1] * categories.size)
    counts = cells.reshape(values.shape[1], categories.size)
    distinct, how_many = np.unique(counts[counts.sum(axis=1) >= 2], axis=0, return_counts=True)
    return Patterns(distinct.astype(float), how_many.astype(np.int64), categories)


def alphas(patterns: Patterns, weights: Floats, level: Level) -> Floats:
    """Krippendorff's alpha for each weighting of the patterns.

    ``weights`` has shape (n_weightings, n_patterns): how many units of each pattern count. NaN where alpha is
    undefined. With r the middle rank of each category, ordinal distances are interval distances between the r, so
    both come from sums and sums of squares, without a table of pairs of categories.
    """
    if patterns.n_units == 0:
        return np.full(weights.shape[0], np.nan)
    counts = _light(patterns.counts)
    totals: Floats = weights @ counts
    per_pattern = patterns.decisions
    pairable = weights @ per_pattern
    if level == "interval":
        place = patterns.values - patterns.values.mean()  # only differences matter; small numbers keep their digits
        sums, squares = counts @ place, counts @ np.square(place)
        observed = weights @ (2 * (per_pattern * squares - np.square(sums)) / (per_pattern - 1))
        expected = 2 * (pairable * (weights @ squares) - np.square(weights @ sums))
    elif level == "ordinal":
        places = np.cumsum(totals, axis=1) - totals / 2
        places -= places.mean(axis=1, keepdims=True)
        spread = per_pattern * (np.square(places) @ counts.T) - np.square(places @ counts.T)
        observed = (weights * (2 * spread / (per_pattern - 1))).sum(axis=1)
        expected = 2 * (pairable * (totals * np.square(places)).sum(axis=1) - np.square((totals * places).sum(axis=1)))
    else:
        distance = _distances(patterns.values, level)
        apart = ((counts @ distance) * patterns.counts).sum(axis=1)
        observed = weights @ (apart / (per_pattern - 1))
        expected = ((totals @ distance) * totals).sum(axis=1)
    return _corrected(observed * (pairable - 1), np.where((totals > 0).sum(axis=1) > 1, expected, 0.0))


def fleiss_kappas(patterns: Patterns, weights: Floats) -> Floats:
    """Fleiss' kappa for each weighting; every unit has the same number of decisions."""
    if patterns.n_units == 0:
        return np.full(weights.shape[0], np.nan)
    per_unit = float(patterns.decisions[0])
    apart = (per_unit**2 - np.square(patterns.counts).sum(axis=1)) / (per_unit * (per_unit - 1))
    units = weights.sum(axis=1)
    shares = weights @ patterns.counts / (units * per_unit)[:, None]
    return _corrected(weights @ apart / units, 1 - np.square(shares).sum(axis=1))


def cohen_kappas(tables: NDArray[np.int64], distance: Floats) -> Floats:
    """Cohen's kappa of each table of counts, shape (n_tables, n_categories, n_categories)."""
    cells = tables.astype(float)
    observed = np.einsum("bcd,cd->b", cells, distance)
    rows, columns = cells.sum(axis=2), cells.sum(axis=1)
    expected = np.einsum("bc,cd,bd->b", rows, distance, columns, optimize=True)
    return _corrected(observed * rows.sum(axis=1), expected)


def _corrected(observed: Floats, expected: Floats) -> Floats:
    """1 - observed / expected; NaN where chance could not disagree, as then nothing can be said."""
    result: Floats = 1.0 - observed / np.where(expected > 0, expected, np.nan)
    return result


def _light(counts: Floats) -> Any:
    """The counts as they are, or as a sparse array where there are many categories and few decisions on each unit."""
    if counts.size <= _DENSE:
        return counts
    from scipy.sparse import csr_array  # slow to load, and seldom needed

    return csr_array(counts)


def _distances(values: Floats, level: Level) -> Floats:
    first, second = values[:, None], values[None, :]
    if level == "nominal":
        return np.asarray(first != second, dtype=float)
    together = first + second
    distance: Floats = np.square((first - second) / np.where(together == 0, 1.0, together))
    return distance
