"""Founding curves with unsure dates, and changes between lists that can be compared."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanse.analysis.growth import DatedRoster, growth, roster_changes

NAN = float("nan")
SPANS = st.lists(
    st.tuples(st.integers(1990, 2010), st.integers(0, 5), st.integers(0, 8), st.integers(0, 5)), max_size=8
)


def test_worked_by_hand() -> None:
    found = growth(
        [1990, 2000, 1995, NAN],
        [1990, 2003, 1995, 2000],
        end_earliest=[NAN, NAN, 2001, NAN],
        end_latest=[NAN, NAN, 2002, NAN],
        years=[1989, 1995, 2000, 2002, 2003],
    )
    assert found.founded_low.tolist() == [0, 2, 2, 2, 3]
    assert found.founded_high.tolist() == [0, 2, 3, 3, 3]
    assert found.active_low.tolist() == [0, 2, 2, 1, 2]
    assert found.active_high.tolist() == [0, 2, 3, 3, 2]
    assert (found.n_dated, found.n_undated, found.n_ended) == (3, 1, 1)
    assert "1 network without a known start" in found.describe()


@given(SPANS)
def test_the_true_counts_lie_between_the_lines(spans: list[tuple[int, int, int, int]]) -> None:
    rng = np.random.default_rng(len(spans))
    early = np.array([start for start, *_ in spans], float)
    late = early + [width for _, width, *_ in spans]
    over = late + [length for *_, length, _ in spans]
    over_late = over + [width for *_, width in spans]
    start = np.array([rng.integers(a, b + 1) for a, b in zip(early, late, strict=True)])
    end = np.array([rng.integers(a, b + 1) for a, b in zip(over, over_late, strict=True)])
    found = growth(early, late, end_earliest=over, end_latest=over_late, years=range(1988, 2030))
    founded = np.array([(start <= year).sum() for year in range(1988, 2030)])
    active = np.array([((start <= year) & (end >= year)).sum() for year in range(1988, 2030)])
    assert (found.founded_low <= founded).all()
    assert (founded <= found.founded_high).all()
    assert (found.active_low <= active).all()
    assert (active <= found.active_high).all()


def test_years_run_from_the_first_to_the_last_date() -> None:
    assert growth([1999, 2001], [1999, 2003]).years.tolist() == [1999, 2000, 2001, 2002, 2003]
    empty = growth([], [])
    assert (empty.years.size, empty.n_dated) == (0, 0)
    assert "no year" in empty.describe()
    assert growth([NAN], [NAN]).n_undated == 1


def test_an_end_known_from_one_side_is_open_on_the_other() -> None:
    found = growth([1990], [1990], end_earliest=[2000], end_latest=[NAN], years=[1999, 2000, 2005])
    assert found.active_low.tolist() == [1, 1, 0]
    assert found.active_high.tolist() == [1, 1, 1]


def test_refuses_ranges_that_run_backwards() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        growth([2001], [2000])
    with pytest.raises(ValueError, match="one value a network"):
        growth([2001], [2000, 2001])


def test_only_lists_of_one_scope_are_compared() -> None:
    first = DatedRoster(2010.0, "members", True, frozenset("abc"))
    board = DatedRoster(2012.0, "board", True, frozenset("a"))
    second = DatedRoster(2015.0, "members", True, frozenset("bcde"))
    third = DatedRoster(2020.5, "members", False, frozenset("be"))
    changes = roster_changes([third, board, second, first])
    assert [(c.before, c.after, c.stayed, c.joined, c.left) for c in changes] == [
        (2010.0, 2015.0, 2, 2, 1),
        (2015.0, 2020.5, 2, 0, None),  # the later list is partial: who is missing need not have left
    ]
    assert roster_changes([first, board]) == ()
