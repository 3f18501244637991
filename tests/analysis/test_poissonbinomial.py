"""Tails of sums of unequal draws: against exact fractions, published values, and in the deep tail."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hanse.analysis.nullmodels.poissonbinomial import tails

# Nine probabilities of the R backbone test suite (inst/tinytest/test_backbone.R).
NINE = (0.123, 0.234, 0.345, 0.456, 0.567, 0.678, 0.789, 0.801, 0.911)
CHANCES = st.lists(st.one_of(st.sampled_from([0.0, 1.0, 0.5, 0.25]), st.floats(1e-9, 1 - 1e-9)), max_size=14)


def fractions(probabilities: list[float]) -> list[Fraction]:
    """The distribution without any rounding."""
    values = [Fraction(1)]
    for p in map(Fraction, probabilities):
        grown = [Fraction(0)] * (len(values) + 1)
        for k, value in enumerate(values):
            grown[k] += value * (1 - p)
            grown[k + 1] += value * p
        values = grown
    return values


def long_double(p: np.ndarray, size: np.ndarray) -> np.ndarray:
    """The distribution by adding one draw after the other in extended precision: positive numbers only."""
    values = np.ones(1, np.longdouble)
    for chance, count in zip(p.astype(np.longdouble), size, strict=True):
        for _ in range(count):
            grown = np.zeros(values.size + 1, np.longdouble)
            grown[:-1] += values * (1 - chance)
            grown[1:] += values * chance
            values = grown
    return values


def test_published_values() -> None:
    assert tails(NINE, 5, method="rna").lower == pytest.approx(0.6773302, abs=5e-8)
    assert tails(NINE, 5, method="rna").upper == pytest.approx(0.6268476, abs=5e-8)
    assert tails(NINE, [5, 8]).upper == pytest.approx([0.6283853861, 0.0163829053], abs=5e-11)


@given(CHANCES)
@example([])
@example([1.0, 1.0])
@example([0.0])
@example([1e-9] * 14)
@example([1 - 1e-9] * 14)
@example([0.5] * 14)
def test_equals_exact_fractions_at_every_value(probabilities: list[float]) -> None:
    exact = fractions(probabilities)
    ks = np.arange(-1, len(probabilities) + 2)
    found = tails(probabilities, ks)
    for k, upper, lower in zip(ks.tolist(), found.upper, found.lower, strict=True):
        assert upper == pytest.approx(float(sum(exact[max(k, 0) :])), rel=1e-11, abs=0)
        assert lower == pytest.approx(float(sum(exact[: k + 1])) if k >= 0 else 0.0, rel=1e-11, abs=0)
    assert found.mean == pytest.approx(sum(probabilities), abs=1e-12)


@pytest.mark.parametrize("seed", range(25))
def test_many_rare_draws_keep_their_relative_accuracy(seed: int) -> None:
    rng = np.random.default_rng(seed)
    p = 10 ** -rng.uniform(0.3 + rng.random(), 1.5 + 4 * rng.random(), 30)
    size = rng.integers(1, rng.choice([3, 30, 80]), 30)
    exact = long_double(p, size)
    upper, lower = np.cumsum(exact[::-1])[::-1].astype(float), np.cumsum(exact).astype(float)
    ks = np.arange(min(exact.size, int(12 * (p * size).sum() + 40)))
    drawn = np.repeat(p, size)
    together = tails(drawn, ks)
    held = upper[ks] > 1e-280
    np.testing.assert_allclose(together.upper[held], upper[ks][held], rtol=1e-11)
    np.testing.assert_allclose(together.lower, lower[ks], rtol=1e-11)
    for k in rng.choice(ks, 3):  # the answer does not depend on what else was asked
        assert tails(drawn, k).upper == pytest.approx(together.upper[k], rel=1e-11, abs=0)


def test_deep_tail_is_not_cut_off() -> None:
    assert tails([0.001] * 400, 60).upper == pytest.approx(4.2617e-109, rel=1e-4)  # binomial, in closed form
    assert tails([0.1] * 300, 300).upper == pytest.approx(1e-300, rel=1e-9)
    assert tails([0.9] * 300, 0).lower == pytest.approx(1e-300, rel=1e-9)
    assert tails([0.01] * 300, 300).upper == 0.0  # 1e-600 has no double


@given(CHANCES)
def test_monotone_and_complementary(probabilities: list[float]) -> None:
    ks = np.arange(len(probabilities) + 2)
    found = tails(probabilities, ks)
    assert (np.diff(found.upper) <= 1e-12).all()
    assert (np.diff(found.lower) >= -1e-12).all()
    np.testing.assert_allclose(found.upper[1:] + found.lower[:-1], 1.0, atol=1e-12)


@given(st.lists(st.floats(0.02, 0.98), min_size=3, max_size=30))
def test_approximations_come_near(probabilities: list[float]) -> None:
    ks = np.arange(len(probabilities) + 1)
    exact, saddle = tails(probabilities, ks), tails(probabilities, ks, method="saddle")
    normal = tails(probabilities, ks, method="rna")
    if np.sum(np.multiply(probabilities, np.subtract(1, probabilities))) > 2:
        assert np.abs(exact.upper - saddle.upper).max() < 0.02
        assert np.abs(exact.upper - normal.upper).max() < 0.03
    for found in (saddle, normal):
        assert ((found.upper >= 0) & (found.upper <= 1) & (found.lower >= 0) & (found.lower <= 1)).all()


def test_saddlepoint_holds_where_the_normal_fails() -> None:
    p = np.full(2_000, 0.002)
    exact = tails(p, 40).upper
    assert exact > 2e-26
    assert abs(np.log10(tails(p, 40, method="saddle").upper / exact)) < 0.01
    assert tails(p, 40, method="rna").upper < 1e-60  # decades off: for screening only


@pytest.mark.parametrize("chances", [[0.5, float("nan")], [1.5], [-0.1]])
def test_refuses_what_is_no_probability(chances: list[float]) -> None:
    with pytest.raises(ValueError, match="NaN or outside"):
        tails(chances, 1)


def test_refuses_an_unknown_method() -> None:
    with pytest.raises(ValueError, match="'fft' is not one of exact, saddle, rna"):
        tails([0.5], 1, method="fft")  # type: ignore[arg-type]


def test_describes_itself() -> None:
    assert "exactly" in tails(NINE, 5).describe()
    assert "doi:10.2307/1426607" in tails(NINE, 5, method="saddle").describe()
    assert tails(NINE, 5).missing.startswith("None")
    assert "independent" in tails(NINE, 5).assumptions[0]
