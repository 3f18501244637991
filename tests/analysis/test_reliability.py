"""Bootstrap intervals of agreement: right on average, alike to drawing units, defined where nothing varies."""

import numpy as np
import pytest

from hanse.analysis.agreement import cohen_kappa, fleiss_kappa, krippendorff_alpha
from hanse.analysis.reliability import agreement

NAN = np.nan


def coded(n_coders: int, n_units: int, agreeing: float, rng: np.random.Generator) -> np.ndarray:
    """Coders that give the true one of four categories with some probability, else any; a tenth is missing."""
    truth = rng.integers(0, 4, n_units)
    found = np.where(rng.random((n_coders, n_units)) < agreeing, truth, rng.integers(0, 4, (n_coders, n_units)))
    return np.where(rng.random(found.shape) < 0.1, NAN, found.astype(float))


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
def test_interval_equals_that_of_drawing_units(level: str) -> None:
    rng = np.random.default_rng(2)
    ratings = coded(3, 60, 0.7, rng)
    found = agreement(ratings, rng=rng, level=level, n_resamples=4_000)
    pairable = ratings[:, (~np.isnan(ratings)).sum(axis=0) >= 2]
    drawn = [
        krippendorff_alpha(pairable[:, rng.integers(0, pairable.shape[1], pairable.shape[1])], level=level)
        for _ in range(1_500)
    ]
    expected = np.quantile(np.array(drawn, float), [0.025, 0.975])
    assert (found.low, found.high) == pytest.approx(expected, abs=0.03)
    assert found.coefficient == krippendorff_alpha(ratings, level=level)
    assert (found.n_coders, found.n_units) == (3, pairable.shape[1])


def test_kappas_get_the_same_treatment() -> None:
    rng = np.random.default_rng(3)
    ratings = coded(2, 80, 0.8, rng)
    cohen = agreement(ratings, rng=rng, measure="cohen_kappa", n_resamples=2_000)
    fleiss = agreement(ratings, rng=rng, measure="fleiss_kappa", n_resamples=2_000)
    assert cohen.coefficient == pytest.approx(cohen_kappa(*ratings))
    assert fleiss.coefficient == pytest.approx(fleiss_kappa(ratings))
    for found in (cohen, fleiss):
        assert found.low < found.coefficient < found.high
        assert found.high - found.low < 0.4
    weighted = agreement(ratings, rng=rng, measure="cohen_kappa", weights="quadratic", n_resamples=100)
    assert weighted.coefficient == pytest.approx(cohen_kappa(*ratings, weights="quadratic"))


def test_the_interval_holds_the_true_value_about_as_often_as_it_says() -> None:
    rng = np.random.default_rng(4)
    true = krippendorff_alpha(coded(3, 60_000, 0.7, rng))
    found = [agreement(coded(3, 80, 0.7, rng), rng=rng, n_resamples=400, confidence=0.9) for _ in range(150)]
    assert 0.8 <= np.mean([item.low <= true <= item.high for item in found]) <= 0.97


def test_the_seed_decides() -> None:
    ratings = coded(3, 40, 0.6, np.random.default_rng(5))
    first, again, other = (agreement(ratings, rng=np.random.default_rng(seed), n_resamples=500) for seed in (1, 1, 2))
    assert (first.low, first.high) == (again.low, again.high) != (other.low, other.high)


@pytest.mark.parametrize("measure", ["krippendorff_alpha", "cohen_kappa", "fleiss_kappa"])
@pytest.mark.parametrize("ratings", [np.zeros((2, 0)), [[1, 1], [1, 1]], [[1, NAN], [NAN, 1]]])
def test_undefined_is_none_and_said(measure: str, ratings: object) -> None:
    found = agreement(ratings, rng=np.random.default_rng(1), measure=measure, n_resamples=50)
    assert (found.coefficient, found.low, found.high) == (None, None, None)
    assert "undefined" in found.describe()


def test_resamples_without_variation_are_counted() -> None:
    found = agreement([[1, 0, 1, 1], [1, 0, 1, 1]], rng=np.random.default_rng(1), n_resamples=1_000)
    # The one unit with a 0 is not drawn with probability (3/4)^4 = .316; otherwise alpha is 1.
    assert found.n_undefined == pytest.approx(316, abs=60)
    assert (found.low, found.high) == (1.0, 1.0)
    assert "nothing varied" in found.describe()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"measure": "cohen_kappa"}, "for two"),
        ({"measure": "pi"}, "not one of"),
        ({"confidence": 95}, "between 0 and 1"),
        ({"level": "metric"}, "not one of"),
    ],
)
def test_refuses_unknown_options(options: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        agreement(np.zeros((3, 4)), rng=np.random.default_rng(1), **options)  # type: ignore[arg-type]
