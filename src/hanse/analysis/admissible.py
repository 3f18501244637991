"""Which networks may enter a statistic: those whose roster is held well enough near the date; the rest are named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hanse.analysis.narrative import narrative, several
from hanse.analysis.twomode import TwoMode

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Reason = Literal[
    "complete",
    "enough held",
    "other scope only",
    "too few held",
    "size not stated",
    "too old",
    "later than the date",
    "undated",
    "no roster",
]
_ORDER: tuple[Reason, ...] = (
    "complete",
    "enough held",
    "other scope only",
    "too few held",
    "size not stated",
    "too old",
    "later than the date",
    "undated",
    "no roster",
)  # from the best that can be said of a network to the least
_ENTERS = 2


@dataclass(frozen=True)
class RosterFacts:
    """What is known of one list of members.

    Attributes
    ----------
    network : int
        Column of the graph.
    held : int
        Members on it that are recorded.
    stated : int or None
        Members there are by the network's own word, for the same scope; None where not stated.
    complete : {"yes", "no", "unknown"}
        Whether the list says it is complete for its scope.
    dated : float or None
        Decimal year of the list; None where it is undated.
    scope : str, default ""
        What completeness and size are about ("PL", "executive committee"); "" is the whole membership.
    """

    network: int
    held: int
    stated: int | None
    complete: Literal["yes", "no", "unknown"]
    dated: float | None
    scope: str = ""


@dataclass(frozen=True, eq=False)
class Admission:
    """Which networks enter a statistic, and why the others do not.

    Attributes
    ----------
    enters : array of bool, shape (n_networks,)
    reason : tuple of str, length n_networks
        Why it enters ("complete", "enough held") or does not: the best that any of its rosters gives.
    share : array of float64, shape (n_networks,)
        Largest held / stated of a roster near the date; NaN where no size is stated.
    scopes : tuple of frozenset of str, length n_networks
        Scopes for which a roster is held well enough; "" is the whole membership.
    scope : str
        Scope of the statistic.
    as_of, window, least_share : float
        As asked for.
    """

    enters: Bools
    reason: tuple[Reason, ...]
    share: NDArray[np.float64]
    scopes: tuple[frozenset[str], ...]
    scope: str
    as_of: float
    window: float
    least_share: float

    @property
    def left_out(self) -> Ints:
        """Indices of the networks that do not enter."""
        return np.flatnonzero(~self.enters)

    def is_judged(self, first: ArrayLike, second: ArrayLike) -> Bools:
        """Whether both networks of each pair are held well enough for a common scope.

        Only then does a pair get a p-value; of the others can be said that they share at least so many members.
        """
        one, other = np.atleast_1d(np.asarray(first)), np.atleast_1d(np.asarray(second))
        return np.array(
            [
                len(self.scopes[a] & self.scopes[b]) > 0
                or ("" in self.scopes[a] and len(self.scopes[b]) > 0)
                or ("" in self.scopes[b] and len(self.scopes[a]) > 0)
                for a, b in zip(one.tolist(), other.tolist(), strict=True)
            ],
            dtype=bool,
        )

    def restrict(self, graph: TwoMode) -> TwoMode:
        """The graph with only the networks that enter; cities stay, also those left without a tie."""
        if graph.n_networks != self.enters.size:
            raise ValueError(f"the graph has {graph.n_networks} networks, the admission is of {self.enters.size}")
        return graph.subset(networks=np.flatnonzero(self.enters))

    def subset(self, networks: ArrayLike) -> Admission:
        """The same of some of the networks (array of indices, in the order given)."""
        kept = np.asarray(networks, dtype=np.int64)
        return replace(
            self,
            enters=self.enters[kept],
            reason=tuple(self.reason[index] for index in kept),
            share=self.share[kept],
            scopes=tuple(self.scopes[index] for index in kept),
        )

    @property
    def params(self) -> dict[str, object]:
        """What was asked for."""
        return {
            "scope": self.scope,
            "as_of": self.as_of,
            "window": self.window,
            "least_share": self.least_share,
        }

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What has to hold for the numbers to mean what they say."""
        return ("Stated sizes are right and of about the same time as the roster.",)

    @property
    def missing(self) -> str:
        """Treatment of missing data."""
        return "A network whose roster is not held well enough is left out and named, never counted as empty."

    def describe(self, names: Sequence[str] = ()) -> str:
        """Methods paragraph; with ``names`` (one a network) those left out are named."""
        out = [
            f"{several(len(members), 'network')} ({reason}"
            + (f": {', '.join(names[index] for index in members)}" if len(names) > 0 else "")
            + ")"
            for reason in _ORDER[_ENTERS:]
            if len(members := [index for index in self.left_out.tolist() if self.reason[index] == reason]) > 0
        ]
        return narrative(
            [
                f"{int(self.enters.sum()):,} of {several(self.enters.size, 'network')} enter: a roster of the "
                f"{self.window:g} years up to {self.as_of:g} that is complete or holds at least "
                f"{100 * self.least_share:g} % of the stated size.",
                f"Left out: {'; '.join(out)}." if len(out) > 0 else "None is left out.",
                self.missing,
            ]
        )


def admissible(
    rosters: Sequence[RosterFacts],
    *,
    n_networks: int,
    as_of: float,
    scope: str = "",
    window: float = 3.0,
    least_share: float = 0.5,
) -> Admission:
    """Which networks may enter a statistic as of a date.

    Use it before any statistic over networks: a roster of ten out of four hundred members says nothing about overlap.
    It does not tell whether the roster is right.

    Parameters
    ----------
    rosters : sequence of RosterFacts
        Any number a network.
    n_networks : int
        Columns of the graph.
    as_of : float
        Decimal year the statistic is about.
    scope : str, default ""
        What the statistic is about; "" is the whole membership, and only rosters of that enter. For another scope
        rosters of it and of the whole enter.
    window : float, default 3.0
        Years before ``as_of`` a roster may be old.
    least_share : float, default 0.5
        Of the stated size that has to be held where a roster is not complete.

    Returns
    -------
    Admission

    Raises
    ------
    ValueError : a network that does not exist, a negative count, a window below 0, a share outside (0, 1].

    Notes
    -----
    A list that says it is complete but holds fewer than the stated size counts as partial. Lists later than the date
    are not used, as nobody could have seen them. Cost: O(n_rosters).

    Source
    ------
    Rule of this project; see the explanation of what may enter a statistic.

    Reproduces
    ----------
    none

    Examples
    --------
    >>> found = admissible([RosterFacts(0, 40, 50, "no", 2024.5), RosterFacts(1, 4, None, "unknown", 2025.0)],
    ...                    n_networks=3, as_of=2026.0)
    >>> found.enters.tolist(), found.reason
    ([True, False, False], ('enough held', 'size not stated', 'no roster'))
    """
    if window < 0 or not 0 < least_share <= 1:
        raise ValueError(f"window {window} and least_share {least_share}; give years from 0 and a share in (0, 1]")
    reason = [len(_ORDER) - 1] * n_networks
    share = np.full(n_networks, np.nan)
    scopes: list[set[str]] = [set() for _ in range(n_networks)]
    for roster in rosters:
        if not 0 <= roster.network < n_networks or roster.held < 0 or (roster.stated or 0) < 0:
            raise ValueError(f"{roster} names no network of {n_networks}, or a negative count")
        verdict = _verdict(roster, as_of, window, least_share)
        if verdict in _ORDER[:_ENTERS]:
            scopes[roster.network].add(roster.scope)
            if roster.scope not in ("", scope):
                verdict = "other scope only"
        if verdict not in ("too old", "later than the date", "undated") and roster.stated:
            share[roster.network] = np.fmax(share[roster.network], roster.held / roster.stated)
        reason[roster.network] = min(reason[roster.network], _ORDER.index(verdict))
    best = tuple(_ORDER[place] for place in reason)
    enters = np.array([place < _ENTERS for place in reason], dtype=bool)
    return Admission(enters, best, share, tuple(map(frozenset, scopes)), scope, as_of, window, least_share)


def _verdict(roster: RosterFacts, as_of: float, window: float, least_share: float) -> Reason:
    if roster.dated is None:
        return "undated"
    if roster.dated > as_of:
        return "later than the date"
    if roster.dated < as_of - window:
        return "too old"
    if roster.complete == "yes" and (roster.stated is None or roster.held >= roster.stated):
        return "complete"
    if not roster.stated:
        return "size not stated"
    return "enough held" if roster.held >= least_share * roster.stated else "too few held"
