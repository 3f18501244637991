"""The seam through which work is spread, and how kernels are kept."""

import pickle
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanse.analysis import compiled
from hanse.analysis.eligibility import Eligibility
from hanse.analysis.nullmodels.distribution import null_distribution
from hanse.analysis.overlap import overlap
from hanse.analysis.schedule import Threads, counted, even_blocks
from hanse.analysis.twomode import TwoMode
from hanse.analysis.validation import validated
from tests.analysis.graphs import small


def _square(value: int) -> int:
    if value == 13:
        raise ValueError("thirteen")
    return value * value


@pytest.mark.parametrize("count", [0, 1, 2, 5])
def test_results_come_in_the_order_of_the_tasks(count: int) -> None:
    assert list(Threads(count).map(_square, [(n,) for n in range(7)])) == [n * n for n in range(7)]
    assert list(Threads(count).map(_square, [])) == []


@pytest.mark.parametrize("count", [1, 3])
def test_an_error_in_a_task_reaches_the_caller(count: int) -> None:
    with pytest.raises(ValueError, match="thirteen"):
        list(Threads(count).map(_square, [(n,) for n in range(20)]))


def test_one_thread_starts_none() -> None:
    assert list(Threads(1).map(threading.get_ident, [(), ()])) == [threading.get_ident()] * 2


def test_progress_tells_how_many_of_how_many() -> None:
    seen: list[tuple[int, int]] = []
    assert list(counted(iter("ab"), 2, lambda done, of: seen.append((done, of)))) == ["a", "b"]
    assert seen == [(1, 2), (2, 2)]


class Parcels:
    """Sends every task and every result as bytes, as a cluster does, in the opposite order."""

    def map(self, function: Callable[..., Any], tasks: Sequence[tuple[Any, ...]]) -> Iterator[Any]:
        parcels = [pickle.dumps((function, task)) for task in tasks]
        results = []
        for parcel in reversed(parcels):
            work, arguments = pickle.loads(parcel)
            results.append(pickle.dumps(work(*arguments)))
        return map(pickle.loads, reversed(results))


def test_work_can_be_sent_away_and_comes_back_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hanse.analysis.pairlist._SMALL", 0)
    rules = Eligibility.by_value(["x"] * 250, [None] * 30)
    graph, _ = small().within_eligibility(rules)
    for options in (
        {},
        {"p_max": 0.3},
        {"null": "fixedrow"},
        {"null": "fdsm", "n_samples": 24},
    ):
        here, away = (
            validated(graph, "network", scheduler=scheduler, rng=np.random.default_rng(2), **options)
            for scheduler in (Threads(2), Parcels())
        )
        for name in ("i", "j", "k", "expected", "p_upper", "p_lower", "q"):
            np.testing.assert_array_equal(getattr(here, name), getattr(away, name))
    one, other = (
        null_distribution(graph, _degrees, rng=np.random.default_rng(2), n_samples=9, scheduler=scheduler)
        for scheduler in (Threads(2), Parcels())
    )
    np.testing.assert_array_equal(one.values, other.values)
    one, other = (overlap(graph, scheduler=scheduler) for scheduler in (Threads(2), Parcels()))
    np.testing.assert_array_equal(one.k, other.k)


def _degrees(graph: TwoMode) -> float:
    return float((graph.city_degrees * np.arange(graph.n_cities)).sum() + graph.indices[:50].sum())


@given(st.lists(st.floats(0, 1e6), max_size=40), st.integers(1, 12))
def test_blocks_cover_every_row_once(costs: list[float], n_blocks: int) -> None:
    blocks = even_blocks(costs, n_blocks)
    assert [row for first, end in blocks for row in range(first, end)] == list(range(len(costs)))
    assert len(blocks) <= n_blocks
    assert all(first < end for first, end in blocks)


def test_blocks_are_about_even() -> None:
    blocks = even_blocks(np.ones(1_000), 4)
    assert blocks == [(0, 250), (250, 500), (500, 750), (750, 1_000)]


def test_kept_code_depends_on_the_kernels_it_is_made_of(tmp_path: Path) -> None:
    inner, outer = tmp_path / "inner.py", tmp_path / "outer.py"
    inner.write_text("x = 1\n", encoding="utf-8")
    outer.write_text("from hanse.analysis.kernels.inner import x\n", encoding="utf-8")
    before = compiled.cache_folder.__wrapped__(outer)
    inner.write_text("x = 2\n", encoding="utf-8")
    after = compiled.cache_folder.__wrapped__(outer)
    assert before != after
    assert before is not None
    assert before.parent == after.parent


def test_nothing_is_kept_where_nothing_can_be_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(compiled, "_is_writable", lambda folder: False)
    assert compiled.cache_folder.__wrapped__(tmp_path / "kernel.py") is None

    @compiled.compiled
    def double(x: float) -> float:
        return 2 * x

    assert double(2.0) == 4.0


def test_the_users_setting_goes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(compiled._settings(), "CACHE_DIR", str(tmp_path / "mine"))
    folder = compiled.cache_folder.__wrapped__(tmp_path / "kernel.py")
    assert folder is not None
    assert folder.parent == tmp_path / "mine"
