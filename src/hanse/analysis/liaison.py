"""What a search for liaison cities found."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.narrative import narrative, several

Ints = NDArray[np.int64]

CAPRARA = (
    "Caprara, Fischetti and Toth (1999), A heuristic method for the set covering problem, doi:10.1287/opre.47.5.730"
)
HIGHS = "Huangfu and Hall (2018), Parallelizing the dual revised simplex method, doi:10.1007/s12532-017-0130-5 (HiGHS)"


@dataclass(frozen=True, eq=False)
class Liaison:
    """A smallest set of cities that together are in every network, and what else there is.

    Attributes
    ----------
    cities : array of int64, shape (n_chosen,)
        The set, ascending.
    cost : float
        What it costs; the number of cities where every city counts as 1.
    lower_bound : float
        No set costs less.
    served_cities, served_networks : array of int64, shape (n_served,)
        Which city serves which network, so that the largest load is as small as this set allows.
    unreachable : array of int64
        Networks that no candidate is in; they are left aside.
    short : array of int64
        Networks with fewer cities than asked for, the unreachable ones among them.
    substitutes : tuple of array of int64
        For each chosen city those that could take its place, the rest staying as it is; empty with a cap.
    alternatives : tuple of array of int64
        Other sets within the cost + ``slack``, as different as possible from each other.
    n_best : float or None
        How many best sets there are; None where they were not counted.
    share : array of float64, shape (n_cities,), or None
        Share of the best sets that hold each city: 1 is indispensable. Of all of them where ``n_sampled`` is 0, else
        of those sampled. None where it was not worked out or the set is not proved to be best.
    n_sampled : int
    n_candidates, largest_demand : int
    cap : int or None
    slack : float
    has_costs : bool
    """

    cities: Ints
    cost: float
    lower_bound: float
    served_cities: Ints
    served_networks: Ints
    unreachable: Ints
    short: Ints
    substitutes: tuple[Ints, ...]
    alternatives: tuple[Ints, ...]
    n_best: float | None
    share: NDArray[np.float64] | None
    n_sampled: int
    n_candidates: int
    largest_demand: int
    cap: int | None
    slack: float
    has_costs: bool

    @property
    def size(self) -> int:
        """Cities in the set."""
        return int(self.cities.size)

    @property
    def is_optimal(self) -> bool:
        """Whether it is proved that no set costs less."""
        return self.cost <= self.lower_bound + 1e-6 * max(1.0, self.cost)

    @property
    def load(self) -> Ints:
        """Networks each chosen city serves, in the order of ``cities``."""
        place = np.searchsorted(self.cities, self.served_cities)
        return np.bincount(place, minlength=self.size).astype(np.int64)

    @property
    def params(self) -> dict[str, object]:
        """What was asked for."""
        return {
            "largest_demand": self.largest_demand,
            "cap": self.cap,
            "n_candidates": self.n_candidates,
            "slack": self.slack,
            "has_costs": self.has_costs,
        }

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What has to hold for the numbers to mean what they say."""
        return (
            "Being in a network is taken for being able to speak in it.",
            "Sets of equal size are equally good; a named set is one of them and no recommendation.",
        )

    @property
    def missing(self) -> str:
        """Treatment of missing data."""
        return "Only counted ties can serve: where a roster is partial, fewer cities may in truth be enough."

    def describe(self) -> str:
        """Methods paragraph with references."""
        return narrative(
            [
                f"{several(self.size, 'city', 'cities')} of {self.n_candidates:,} candidates are together in every "
                "network that a candidate is in"
                + (f", no city serving more than {self.cap}" if self.cap is not None else "")
                + (f", up to {self.largest_demand} in each" if self.largest_demand > 1 else "")
                + ".",
                "It is proved that no smaller cost is possible."
                if self.is_optimal
                else f"The cost is {self.cost:g}; no set can cost less than {self.lower_bound:g}.",
                f"There are {self.n_best:,.4g} such sets." if self.n_best is not None else "",
                f"Shares are of {self.n_sampled} sets found under random weights." if self.n_sampled > 0 else "",
                f"Left aside, as no candidate is in them: {several(self.unreachable.size, 'network')}."
                if self.unreachable.size > 0
                else "",
                *self.assumptions,
                self.missing,
            ],
            references=[CAPRARA, HIGHS],
        )
