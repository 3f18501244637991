"""Correction for many tests: by hand, by definition, and with equal p counted once."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanse.analysis.correction import CORRECTIONS, adjust

VALUES = st.lists(st.sampled_from([0.0, 0.001, 0.01, 0.02, 0.04, 0.2, 0.5, 1.0]), max_size=25)


def by_definition(p: list[float], method: str, tests: int) -> list[float]:
    ranked = sorted(p)
    if method == "bonferroni":
        return [min(1.0, value * tests) for value in p]
    adjusted = []
    for value in p:
        if method == "fdr_bh":
            steps = [other * tests / (at + 1) for at, other in enumerate(ranked) if other >= value]
            adjusted.append(min(1.0, *steps))
        else:
            steps = [other * (tests - at) for at, other in enumerate(ranked) if other <= value]
            adjusted.append(min(1.0, max(steps)))
    return adjusted


@given(VALUES, st.sampled_from(["fdr_bh", "holm", "bonferroni"]), st.integers(0, 30))
def test_equals_the_definition(p: list[float], method: str, more: int) -> None:
    found = adjust(p, method=method, family=len(p) + more)
    np.testing.assert_allclose(found, by_definition(p, method, len(p) + more), atol=1e-15)


@given(VALUES, st.sampled_from(CORRECTIONS), st.integers(0, 30))
def test_counting_equal_p_once_changes_nothing(p: list[float], method: str, more: int) -> None:
    values, counts = np.unique(p, return_counts=True)
    together = adjust(values, method=method, family=len(p) + more, counts=counts)
    one_by_one = adjust(p, method=method, family=len(p) + more)
    np.testing.assert_allclose(together[np.searchsorted(values, p)], one_by_one, atol=1e-15)


@given(VALUES, st.sampled_from(CORRECTIONS))
def test_never_below_p_and_in_the_same_order(p: list[float], method: str) -> None:
    found = adjust(p, method=method)
    assert (found >= np.array(p) - 1e-15).all()
    assert (found <= 1).all()
    order = np.argsort(p, kind="stable")
    assert (np.diff(found[order]) >= -1e-15).all()


def test_published_example() -> None:
    # Benjamini and Hochberg (1995), section 3.2: the four smallest of fifteen p-values are rejected at 0.05
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344]
    p += [0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000]
    assert (adjust(p) <= 0.05).sum() == 4
    assert (adjust(p, method="bonferroni") <= 0.05).sum() == 3
    assert (adjust(p, method="holm") <= 0.05).sum() == 3


@pytest.mark.parametrize(
    ("p", "options", "message"),
    [
        ([0.5, float("nan")], {}, "from 0 to 1"),
        ([1.5], {}, "from 0 to 1"),
        ([[0.5]], {}, "from 0 to 1"),
        ([0.5], {"family": 0}, "0 tests, but 1 are listed"),
        ([0.5], {"counts": [1, 2]}, "one number"),
        ([0.5], {"counts": [-1]}, "one number"),
        ([0.5], {"method": "by"}, "not one of"),
    ],
)
def test_refuses_what_makes_no_family(p: list[float], options: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        adjust(p, **options)
