"""Work on a cluster of two workers: the same numbers, bit for bit, and a killed worker costs only its task."""

import os
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hanse.analysis.association import spearman
from hanse.analysis.cluster import Cluster, check_workers, code_digest, connected
from hanse.analysis.eligibility import Eligibility
from hanse.analysis.leaveoneout import each_roster_dropped
from hanse.analysis.nullmodels.distribution import null_distribution
from hanse.analysis.reliability import agreement
from hanse.analysis.schedule import Threads
from hanse.analysis.sensitivity import sensitivity
from hanse.analysis.twomode import TwoMode
from hanse.analysis.validation import validated
from hanse.errors import UsageError
from tests.analysis.graphs import small

distributed = pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
pytestmark = [pytest.mark.local, pytest.mark.slow]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    import cloudpickle

    cloudpickle.register_pickle_by_value(sys.modules[__name__])  # workers cannot import the tests
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, worker_dashboard_address=None
    ) as cluster:
        yield cluster.scheduler_address


@pytest.fixture
def cluster(address: str) -> Iterator[Cluster]:
    with connected(address) as found:
        yield found


def degrees(graph: TwoMode) -> float:
    return float((graph.city_degrees * np.arange(graph.n_cities)).sum() + graph.indices[:50].sum())


def test_results_come_in_the_order_of_the_tasks(cluster: Cluster) -> None:
    shared = np.arange(1_000)
    assert list(cluster.map(divmod, [])) == []
    assert list(cluster.map(divmod, [(n, 4) for n in range(9)])) == [divmod(n, 4) for n in range(9)]
    found = list(cluster.map(np.add, [(shared, n) for n in range(5)]))
    np.testing.assert_array_equal(found, [shared + n for n in range(5)])
    with pytest.raises(ZeroDivisionError):
        list(cluster.map(divmod, [(1, 1), (1, 0)]))


@pytest.mark.parametrize("options", [{}, {"p_max": 0.3}, {"null": "fixedrow"}, {"null": "fdsm", "n_samples": 24}])
def test_null_models_give_the_same_numbers(cluster: Cluster, options: dict[str, Any], monkeypatch: Any) -> None:
    monkeypatch.setattr("hanse.analysis.pairlist._SMALL", 0)
    graph, _ = small().within_eligibility(Eligibility.by_value(["x"] * 250, [None] * 30))
    here, away = (
        validated(graph, "network", scheduler=scheduler, rng=np.random.default_rng(2), **options)
        for scheduler in (Threads(2), cluster)
    )
    for name in ("i", "j", "k", "expected", "p_upper", "p_lower", "q"):
        np.testing.assert_array_equal(getattr(here, name), getattr(away, name))


def test_sampling_gives_the_same_numbers(cluster: Cluster) -> None:
    one, other = (
        null_distribution(small(), degrees, rng=np.random.default_rng(2), n_samples=40, scheduler=scheduler)
        for scheduler in (Threads(2), cluster)
    )
    assert len(set(one.values.tolist())) > 10
    np.testing.assert_array_equal(one.values, other.values)


def test_resampling_gives_the_same_numbers(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hanse.analysis.association._STEPS", 20_000)
    monkeypatch.setattr("hanse.analysis.reliability._CELLS", 2_000)
    draws = np.random.default_rng(5)
    x, y, codes = draws.random(60), draws.random(60), draws.integers(0, 3, (3, 80))
    one, other = (
        (
            spearman(x, y, rng=np.random.default_rng(1), scheduler=scheduler),
            *(
                agreement(
                    codes[:2], rng=np.random.default_rng(1), measure=measure, n_resamples=500, scheduler=scheduler
                )
                for measure in ("krippendorff_alpha", "cohen_kappa", "fleiss_kappa")
            ),
        )
        for scheduler in (Threads(2), cluster)
    )
    assert [asdict(result) for result in one] == [asdict(result) for result in other]


def test_grids_give_the_same_numbers(cluster: Cluster) -> None:
    grid = {(str(n),): small().subset(networks=np.arange(n, 30)) for n in range(6)}
    for scheduler in (Threads(2), cluster):
        found = sensitivity(grid, degrees, factors=["first"], baseline=("0",), scheduler=scheduler)
        assert found.values.tolist() == [degrees(graph) for graph in grid.values()]
        dropped = each_roster_dropped(small(), degrees, scheduler=scheduler)
        assert dropped.values.size == 30
        assert dropped.values[3] == degrees(small().subset(networks=np.delete(np.arange(30), 3)))


def noted(folder: Path, task: int) -> int:
    """Note the attempt; the first attempt at task 5 takes its worker down with it."""
    attempt = len(list(folder.glob(f"{task}-*")))
    (folder / f"{task}-{attempt}").touch()
    if task == 5 and attempt == 0:
        time.sleep(0.8)  # what is finished has been fetched by now
        os._exit(1)
    return task * task


def test_a_killed_worker_costs_only_its_task(cluster: Cluster, tmp_path: Path) -> None:
    assert list(cluster.map(noted, [(tmp_path, task) for task in range(16)])) == [task**2 for task in range(16)]
    attempts = [len(list(tmp_path.glob(f"{task}-*"))) for task in range(16)]
    assert attempts == [2 if task == 5 else 1 for task in range(16)]


def test_workers_with_other_code_are_refused(cluster: Cluster) -> None:
    cluster.client.wait_for_workers(2)
    check_workers(cluster.client, "here", code_digest())
    with pytest.raises(UsageError, match="2 of 2 workers run other code"):
        check_workers(cluster.client, "here", "other")


def test_nobody_answers() -> None:
    with pytest.raises(UsageError, match="no Dask scheduler answers"), connected("tcp://127.0.0.1:9", timeout=0.3):
        pass
    with pytest.raises(UsageError, match="no Dask scheduler answers"), connected("nonsense://x", timeout=0.3):
        pass
