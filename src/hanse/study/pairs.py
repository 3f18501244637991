"""Two networks, or two cities, by what they share: the row that lists, pages and advice are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.interval import wilson
from hanse.analysis.projection import Projection
from hanse.release.cell import sort_key
from hanse.release.standpoint import Standpoint
from hanse.release.views import EntityRef

JUDGED = "judged"
AT_LEAST = "at least"
CANNOT = "cannot be judged"


@dataclass(frozen=True)
class Share:
    """A share in [0, 1] with its 95 % interval (Wilson)."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Chance:
    """What a null model says of a pair.

    ``q`` is adjusted for the family, of both tails together. ``mark`` is "more" or "fewer" where q is within the error
    accepted, "" where sizes explain what is shared.
    """

    expected: float
    p_upper: float
    p_lower: float
    q: float
    p_upper_interval: tuple[float, float] | None  # Monte Carlo bounds, only where the null model was sampled
    mark: str
    stays: bool | None = None  # the mark is the same whichever other roster is dropped; None where not worked out


@dataclass(frozen=True)
class OverlapPair:
    """Two members of one side and what they share.

    ``status`` is "judged" where both may enter a statistic for a common scope, else "at least": then they share at
    least ``shared`` and nothing is said about chance. Sizes and shares are of recorded members.
    """

    first: EntityRef
    second: EntityRef
    first_size: int
    second_size: int
    shared: int
    jaccard: float | None
    of_first: Share | None  # shared members as a share of those of the first; None where it has none
    of_second: Share | None
    phi: float | None  # correlation of the two columns; only where the pair is judged
    status: str
    why: str  # why it cannot be judged, "" where it is
    chance: Chance | None  # what the null model says; None where the pair cannot be judged
    is_nested: bool  # one is a part or branch of the other
    is_automatic: bool  # members of one of them are in without an act of their own

    @property
    def is_judged(self) -> bool:
        """True where a p-value may stand beside it."""
        return self.chance is not None

    @property
    def mark(self) -> str:
        """ "more" or "fewer" than sizes explain, "" where they do or where it cannot be judged."""
        return self.chance.mark if self.chance is not None else ""


def is_nested(view: Standpoint, first: str, second: str) -> bool:
    """True where one network is a part or branch of the other, directly or through others."""
    above: Mapping[str, frozenset[str]] = view.contents.structure.ancestors
    return second in above.get(first, ()) or first in above.get(second, ())


@dataclass(frozen=True, eq=False)
class Listed:
    """Pairs to show, by number: members, what they share, and their place among the tested (-1: not judged)."""

    first: NDArray[Any]
    second: NDArray[Any]
    shared: NDArray[Any]
    place: NDArray[Any]


def rows_of(
    listed: Listed,
    tested: Projection,
    *,
    refs: Sequence[EntityRef],
    sizes: NDArray[np.int64],
    n_members: int,
    why: Sequence[str] = (),
    nested: Sequence[bool] = (),
    automatic: Sequence[bool] = (),
    stays: Sequence[bool | None] = (),
) -> tuple[OverlapPair, ...]:
    """Rows of the pairs, A to Z; ``why``, ``nested`` and ``automatic`` have one value a pair, or none; ``stays`` has
    one for each tested pair, or none.
    """
    n, no = listed.first.size, [False] * listed.first.size
    first, second = _by_name(listed, refs)
    one, other, k = sizes[first], sizes[second], listed.shared
    columns = zip(
        first.tolist(),
        second.tolist(),
        one.tolist(),
        other.tolist(),
        k.tolist(),
        _ratios(k, one + other - k),
        _shares(k, one),
        _shares(k, other),
        _phi(k, one, other, n_members),
        _chances(listed.place, tested, stays),
        why if len(why) > 0 else [""] * n,
        nested if len(nested) > 0 else no,
        automatic if len(automatic) > 0 else no,
        strict=True,
    )
    rows = [
        OverlapPair(
            first=refs[i],
            second=refs[j],
            first_size=a,
            second_size=b,
            shared=shared,
            jaccard=jaccard,
            of_first=of_first,
            of_second=of_second,
            phi=phi if chance is not None else None,
            status=JUDGED if chance is not None else AT_LEAST,
            why=reason,
            chance=chance,
            is_nested=is_part,
            is_automatic=is_apart,
        )
        for i, j, a, b, shared, jaccard, of_first, of_second, phi, chance, reason, is_part, is_apart in columns
    ]
    return tuple(sorted(rows, key=lambda pair: (sort_key(pair.first), sort_key(pair.second))))


def _by_name(listed: Listed, refs: Sequence[EntityRef]) -> tuple[NDArray[Any], NDArray[Any]]:
    """First and second of each pair, the one that comes first by name in front."""
    rank = np.empty(len(refs), np.int64)
    rank[sorted(range(len(refs)), key=lambda at: sort_key(refs[at]))] = np.arange(len(refs))
    is_turned = rank[listed.first] > rank[listed.second]
    return (
        np.where(is_turned, listed.second, listed.first),
        np.where(is_turned, listed.first, listed.second),
    )


def _chances(place: NDArray[Any], tested: Projection, stays: Sequence[bool | None]) -> list[Chance | None]:
    """What the null model says of each pair; None where it is not judged."""
    at = place[place >= 0]
    is_sampled = tested.params["null"] == "fdsm"
    low, high = tested.interval("upper") if is_sampled else (tested.p_upper, tested.p_upper)
    bounds = zip(low[at].tolist(), high[at].tolist(), strict=True) if is_sampled else [None] * at.size
    marks = np.where(tested.significant[at], np.where(tested.more[at], "more", "fewer"), "")
    columns = zip(
        *(array[at].tolist() for array in (tested.expected, tested.p_upper, tested.p_lower, tested.q)),
        bounds,
        marks.tolist(),
        [stays[one] for one in at.tolist()] if len(stays) > 0 else [None] * at.size,
        strict=True,
    )
    judged = iter([Chance(*values) for values in columns])
    return [next(judged) if one >= 0 else None for one in place.tolist()]


def share_of(part: int, whole: int) -> Share | None:
    """``part`` as a share of ``whole``; None of nothing."""
    return _shares(np.array([part]), np.array([whole]))[0]


def _shares(part: NDArray[Any], whole: NDArray[Any]) -> list[Share | None]:
    bounds = wilson(part, whole)
    values = zip(part.tolist(), whole.tolist(), bounds.low.tolist(), bounds.high.tolist(), strict=True)
    return [Share(k / n, low, high) if n > 0 else None for k, n, low, high in values]


def _ratios(part: NDArray[Any], whole: NDArray[Any]) -> list[float | None]:
    return [k / n if n > 0 else None for k, n in zip(part.tolist(), whole.tolist(), strict=True)]


def _phi(k: NDArray[Any], one: NDArray[Any], other: NDArray[Any], n: int) -> list[float | None]:
    """Correlation of the two columns; None where one of them is empty or full."""
    a, b = one.astype(float), other.astype(float)
    spread = np.sqrt(a * (n - a) * b * (n - b))
    return [
        float(top / below) if below > 0 else None
        for top, below in zip((n * k - a * b).tolist(), spread.tolist(), strict=True)
    ]
