"""Grids of choices and rosters left out in turn: effects by hand, values that do not exist, any scheduler."""

import pickle
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import pytest

from hanse.analysis.leaveoneout import each_roster_dropped
from hanse.analysis.nestedness import nestedness
from hanse.analysis.schedule import Threads
from hanse.analysis.sensitivity import sensitivity
from hanse.analysis.toys import mini
from hanse.analysis.twomode import TwoMode
from tests.analysis.graphs import davis


def ties(graph: TwoMode) -> float | None:
    return float(graph.n_ties) if graph.n_ties > 0 else None


def nodf(graph: TwoMode) -> float | None:
    return nestedness(graph).total


class Elsewhere:
    """Sends every task and result through pickle, as another process would get it."""

    def map(self, function: Callable[..., Any], tasks: Sequence[tuple[Any, ...]]) -> Iterator[Any]:
        for task in tasks:
            sent_function, sent_task = pickle.loads(pickle.dumps((function, task)))
            yield pickle.loads(pickle.dumps(sent_function(*sent_task)))


GRID = {
    ("2020", "stated"): mini().subset(networks=[0]),
    ("2020", "all"): mini().subset(networks=[0, 1]),
    ("2025", "stated"): mini().subset(networks=[0, 1, 2]),
    ("2025", "all"): mini(),
    ("2015", "stated"): mini().subset(cities=[7]),
}


def test_effects_by_hand() -> None:
    found = sensitivity(GRID, ties, factors=["as_of", "statuses"], baseline=("2025", "all"))
    assert (found.value, found.range) == (13.0, (4.0, 13.0))
    assert found.one_at_a_time("as_of") == {"2020": 7.0, "2025": 13.0}
    assert found.one_at_a_time("statuses") == {"stated": 10.0, "all": 13.0}
    assert found.effect("as_of") == 6.0
    assert found.effect("statuses") == 3.0
    assert np.isnan(found.values).tolist() == [False] * 4 + [True]
    text = found.describe()
    assert "as_of: 2025, statuses: all" in text
    assert "as_of 6, statuses 3" in text
    assert "In 1 variant the statistic has no value" in text


def test_without_any_value() -> None:
    grid = {("a",): mini().subset(cities=[7]), ("b",): mini().subset(cities=[])}
    found = sensitivity(grid, ties, factors=["x"], baseline=("a",))
    assert (found.range, found.effect("x")) == (None, None)
    assert np.isnan(found.value)
    assert "no value" in found.describe()


def test_each_roster_is_left_out_once() -> None:
    found = each_roster_dropped(davis(), nodf)
    assert found.whole == pytest.approx(48.58119, abs=5e-6)
    expected = [nodf(davis().subset(networks=[n for n in range(14) if n != out])) for out in range(14)]
    assert found.values.tolist() == expected
    worst = int(np.argmax(np.abs(found.change)))
    assert found.most_influential == worst
    assert f"most without {davis().network_name(worst)}" in found.describe(davis().networks)
    some = each_roster_dropped(davis(), nodf, networks=[3, 5])
    assert some.values.tolist() == [expected[3], expected[5]]


def test_nothing_left_when_the_only_roster_goes() -> None:
    single = TwoMode.from_dense([[1], [1]])
    found = each_roster_dropped(single, ties)
    assert np.isnan(found.values).all()
    assert found.most_influential is None
    assert "no value" in found.describe()
    assert each_roster_dropped(TwoMode.from_dense(np.zeros((0, 0))), ties).networks.size == 0


def test_the_scheduler_does_not_matter() -> None:
    results = [each_roster_dropped(davis(), nodf, scheduler=scheduler) for scheduler in (Threads(1), Elsewhere())]
    assert results[0].values.tolist() == results[1].values.tolist()
    named = sensitivity(GRID, ties, factors=["as_of", "statuses"], baseline=("2025", "all"), scheduler=Elsewhere())
    assert named.value == 13.0


def test_refuses_keys_that_do_not_fit() -> None:
    with pytest.raises(ValueError, match="2 choices for 1"):
        sensitivity(GRID, ties, factors=["as_of"], baseline=("2025", "all"))
    with pytest.raises(ValueError, match="not among"):
        sensitivity(GRID, ties, factors=["as_of", "statuses"], baseline=("1999", "all"))
    with pytest.raises(ValueError, match="there are 14"):
        each_roster_dropped(davis(), nodf, networks=[14])
