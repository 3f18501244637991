"""How a result moves when one roster is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hanse.analysis.narrative import narrative, several
from hanse.analysis.schedule import Scheduler
from hanse.analysis.sensitivity import Statistic, values_of
from hanse.analysis.twomode import TwoMode

Floats = NDArray[np.float64]

MILLER = "Miller (1974), The jackknife - a review, doi:10.1093/biomet/61.1.1"


@dataclass(frozen=True, eq=False)
class EachDropped:
    """A statistic with each network's roster left out in turn.

    Attributes
    ----------
    whole : float
        With all rosters; NaN where it has no value.
    networks : array of int64, shape (n,)
        The network left out.
    values : array of float64, shape (n,)
        The statistic without it; NaN where it has no value.
    """

    whole: float
    networks: NDArray[np.int64]
    values: Floats

    @property
    def change(self) -> Floats:
        """Without the network minus with it; NaN where either has no value."""
        moved: Floats = self.values - self.whole
        return moved

    @property
    def most_influential(self) -> int | None:
        """The network whose absence moves the value most (the first of equals); None where nothing is known."""
        moved = np.abs(self.change)
        return None if np.isnan(moved).all() else int(self.networks[int(np.nanargmax(moved))])

    @property
    def params(self) -> dict[str, object]:
        """What was asked for."""
        return {"n_dropped": self.networks.size}

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What has to hold for the numbers to mean what they say."""
        return ("One roster is wrong or missing at a time.",)

    @property
    def missing(self) -> str:
        """Treatment of missing data."""
        return f"Without {several(int(np.isnan(self.values).sum()), 'network')} the statistic has no value."

    def describe(self, names: Sequence[str] = ()) -> str:
        """Methods paragraph with references; ``names`` (one a network of the graph) names the most influential."""
        known = self.values[~np.isnan(self.values)]
        who = self.most_influential
        named = "" if who is None else f"; most without {names[who] if len(names) > 0 else f'network {who}'}"
        return narrative(
            [
                "Nothing to leave out or no value."
                if known.size == 0
                else f"With each of {several(self.networks.size, 'roster')} left out in turn the value lies between "
                f"{known.min():.4g} and {known.max():.4g} ({self.whole:.4g} with all){named}.",
                self.missing,
            ],
            references=[MILLER],
        )


def each_roster_dropped(
    graph: TwoMode,
    statistic: Statistic,
    *,
    networks: ArrayLike | None = None,
    scheduler: Scheduler | None = None,
) -> EachDropped:
    """A statistic again and again, each time without one network.

    Use it beside any statistic over networks: a result that rests on one roster is not a result about the field. It
    does not tell about two rosters that are wrong in the same way.

    Parameters
    ----------
    graph : TwoMode
    statistic : callable
        From a graph to a number, or None where it has no value; see :func:`hanse.analysis.sensitivity.sensitivity`.
    networks : array of int, default None
        Which to leave out in turn; None is every one.
    scheduler : Scheduler, default None
        Where the runs go; None is threads of this process.

    Returns
    -------
    EachDropped

    Raises
    ------
    ValueError : a network that does not exist.

    Notes
    -----
    Cities left without a tie stay in the graph. Cost: that of the statistic, once a network.

    Source
    ------
    Miller (1974), The jackknife - a review, doi:10.1093/biomet/61.1.1 (leaving out one at a time).

    Reproduces
    ----------
    none

    Examples
    --------
    >>> from hanse.analysis.toys import mini
    >>> each_roster_dropped(mini(), lambda graph: float(graph.n_ties)).change.tolist()
    [-4.0, -3.0, -3.0, -3.0]
    """
    everyone = np.arange(graph.n_networks)
    dropped = everyone if networks is None else np.asarray(networks, dtype=np.int64)
    if dropped.size > 0 and not (dropped.min() >= 0 and dropped.max() < graph.n_networks):
        raise ValueError(f"networks names {dropped.min()} to {dropped.max()}; there are {graph.n_networks}")
    graphs = [graph] + [graph.subset(networks=everyone[everyone != network]) for network in dropped]
    values = values_of(graphs, statistic, scheduler)
    return EachDropped(float(values[0]), dropped, values[1:])
