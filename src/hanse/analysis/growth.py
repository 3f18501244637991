"""How many networks there were when, and how rosters changed between two lists that can be compared."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hanse.analysis.narrative import narrative, several

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Growth:
    """Networks founded and active, year by year, as far as the dates say.

    Attributes
    ----------
    years : array of int64, shape (n_years,)
    founded_low, founded_high : array of int64, shape (n_years,)
        Founded by the end of the year: surely, and possibly.
    active_low, active_high : array of int64, shape (n_years,)
        Active at some time in the year: surely, and possibly.
    n_dated, n_undated : int
        Networks with and without a known start; those without are in none of the numbers.
    n_ended : int
        Networks with a known end.
    """

    years: Ints
    founded_low: Ints
    founded_high: Ints
    active_low: Ints
    active_high: Ints
    n_dated: int
    n_undated: int
    n_ended: int

    @property
    def params(self) -> dict[str, object]:
        """What was asked for."""
        return {"years": tuple(self.years.tolist())}

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What has to hold for the numbers to mean what they say."""
        return (
            "A network without a known end runs on: unknown ends make recent years look fuller than they are.",
            "Networks that ended long ago are recorded less often than those that exist, so growth is overstated.",
        )

    @property
    def missing(self) -> str:
        """Treatment of missing data."""
        return f"Left out: {several(self.n_undated, 'network')} without a known start."

    def describe(self) -> str:
        """Methods paragraph."""
        span = f"{self.years[0]} to {self.years[-1]}" if self.years.size > 0 else "no year"
        return narrative(
            [
                f"{several(self.n_dated, 'network')} with a known start, {self.n_ended:,} of them with a known end, "
                f"{span}. Where a date is a range, the lower line counts what is sure, the upper what is possible.",
                *self.assumptions,
                self.missing,
            ]
        )


def growth(
    start_earliest: ArrayLike,
    start_latest: ArrayLike,
    *,
    end_earliest: ArrayLike | None = None,
    end_latest: ArrayLike | None = None,
    years: ArrayLike | None = None,
) -> Growth:
    """Count networks founded and active by year, with a lower and an upper line.

    Use it for founding, and again for the start of work on a topic: the two differ by decades for large networks. It
    does not tell how many there were that nobody recorded.

    Parameters
    ----------
    start_earliest, start_latest : array of float, shape (n_networks,)
        First and last year the start can lie in; NaN where it is not known. One known end of the range is not enough.
    end_earliest, end_latest : array of float, shape (n_networks,), default None
        The same for the end; NaN where no end is known; None where no ends are recorded.
    years : array of int, default None
        Years to report; None is from the first possible start to the last date there is.

    Returns
    -------
    Growth

    Raises
    ------
    ValueError : arrays of different length, or a range that ends before it begins.

    Notes
    -----
    A network is surely active in a year if it had surely started by its end and surely not ended before its start.
    With an end known only from one side the other side is open. Cost: O(n log n + n_years).

    Source
    ------
    Definition; none needed.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> found = growth([1990, 2000, 2001], [1990, 2002, float("nan")], end_earliest=[2001, float("nan"), 0],
    ...                end_latest=[2001, float("nan"), 0], years=[1999, 2001, 2003])
    >>> found.founded_low.tolist(), found.founded_high.tolist(), found.active_low.tolist(), found.n_undated
    ([1, 1, 2], [1, 2, 2], [1, 1, 1], 1)
    """
    first, last = np.asarray(start_earliest, dtype=float), np.asarray(start_latest, dtype=float)
    nothing = np.full(first.shape, np.nan)
    over_from = nothing if end_earliest is None else np.asarray(end_earliest, dtype=float)
    over_by = nothing if end_latest is None else np.asarray(end_latest, dtype=float)
    if not first.shape == last.shape == over_from.shape == over_by.shape or first.ndim != 1:
        raise ValueError("give one value a network in every list of dates")
    is_dated = ~(np.isnan(first) | np.isnan(last))
    first, last, over_from, over_by = (values[is_dated] for values in (first, last, over_from, over_by))
    if bool((first > last).any()) or bool((over_from > over_by).any()):
        raise ValueError("a range of dates ends before it begins; earliest comes first")
    ended = ~(np.isnan(over_from) & np.isnan(over_by))
    sure_end = np.where(ended, np.where(np.isnan(over_from), -np.inf, over_from), np.inf)
    late_end = np.where(np.isnan(over_by), np.inf, over_by)
    shown = _years(years, first, last, over_from, over_by)
    columns = shown[:, None]
    return Growth(
        shown,
        (last <= columns).sum(axis=1),
        (first <= columns).sum(axis=1),
        ((last <= columns) & (sure_end >= columns)).sum(axis=1),
        ((first <= columns) & (late_end >= columns)).sum(axis=1),
        int(is_dated.sum()),
        int((~is_dated).sum()),
        int(ended.sum()),
    )


def _years(years: ArrayLike | None, *dates: Floats) -> Ints:
    if years is not None:
        return np.asarray(years, dtype=np.int64)
    known = np.concatenate(dates)
    known = known[~np.isnan(known)]
    if known.size == 0:
        return np.zeros(0, np.int64)
    return np.arange(int(np.floor(known.min())), int(np.floor(known.max())) + 1)


@dataclass(frozen=True)
class DatedRoster:
    """One list of members: when, for which scope (role, area, cohort), whether complete for it, and who."""

    dated: float  # decimal year
    scope: str
    is_complete: bool
    members: frozenset[Hashable]


@dataclass(frozen=True)
class RosterChange:
    """What changed between two lists of one scope.

    ``joined`` counts members of the later list alone, ``left`` those of the earlier alone. Each is None where it
    cannot be known: joining needs a complete earlier list, leaving a complete later one.
    """

    before: float
    after: float
    scope: str
    size_before: int
    size_after: int
    stayed: int
    joined: int | None
    left: int | None


def roster_changes(rosters: Sequence[DatedRoster]) -> tuple[RosterChange, ...]:
    """Compare each list with the next one of the same scope.

    Use it for how a network grew: sizes of lists with different scopes are not a series. It does not tell why a
    member is gone.

    Parameters
    ----------
    rosters : sequence of DatedRoster
        In any order; of one network, names resolved the same way.

    Returns
    -------
    tuple of RosterChange
        By scope, then date; empty where no scope has two lists.

    Notes
    -----
    Two lists of the same date keep the order given. Cost: O(sum of sizes).

    Source
    ------
    Definition; none needed.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> early = DatedRoster(2010.0, "members", True, frozenset({"Ghent", "Lyon"}))
    >>> late = DatedRoster(2020.0, "members", False, frozenset({"Ghent", "Utrecht"}))
    >>> [(change.stayed, change.joined, change.left) for change in roster_changes([late, early])]
    [(1, 1, None)]
    """
    changes = []
    for scope in sorted({roster.scope for roster in rosters}):
        lists = sorted((roster for roster in rosters if roster.scope == scope), key=lambda roster: roster.dated)
        for earlier, later in pairwise(lists):
            changes.append(
                RosterChange(
                    earlier.dated,
                    later.dated,
                    scope,
                    len(earlier.members),
                    len(later.members),
                    len(earlier.members & later.members),
                    len(later.members - earlier.members) if earlier.is_complete else None,
                    len(earlier.members - later.members) if later.is_complete else None,
                )
            )
    return tuple(changes)
