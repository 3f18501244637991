"""Positions for drawing: the same each time, on the sheet, members near their network, marks apart."""

import numpy as np
import pytest

from hanse.analysis.layout import Layout, layout, mark_sizes
from hanse.analysis.toys import mini, synthetic
from hanse.analysis.twomode import TwoMode


def placed(graph: TwoMode, seed: int = 7, n_rounds: int | None = None) -> Layout:
    return layout(graph, rng=np.random.default_rng(seed), n_rounds=n_rounds)


def two_stars(n: int = 20) -> TwoMode:
    """Two networks with n cities each, and one city in both."""
    cities = [*range(2 * n), 2 * n, 2 * n]
    return TwoMode.from_indices(cities, [0] * n + [1] * n + [0, 1], shape=(2 * n + 1, 2))


def test_the_same_seed_gives_the_same_positions() -> None:
    graph = synthetic(200, 20, 500, rng=np.random.default_rng(0))
    one, other = placed(graph, n_rounds=50), placed(graph, n_rounds=50)
    assert np.array_equal(one.cities, other.cities)
    assert np.array_equal(one.networks, other.networks)


def test_members_lie_nearer_their_own_network() -> None:
    found = placed(two_stars())
    apart = np.linalg.norm(found.cities[:, None] - found.networks[None], axis=2)
    assert (apart[:20, 0] < apart[:20, 1]).all()
    assert (apart[20:40, 1] < apart[20:40, 0]).all()


def test_marks_lie_on_the_sheet_and_do_not_overlap() -> None:
    found = placed(two_stars())
    at = np.concatenate([found.cities, found.networks])
    radius = np.concatenate([found.city_radius, found.network_radius])
    assert ((at >= 0) & (at <= (found.width, found.height))).all()
    apart = np.linalg.norm(at[:, None] - at[None], axis=2) - radius[:, None] - radius[None]
    assert apart[np.triu_indices(len(at), 1)].min() > -1e-6
    assert found.n_overlaps == 0


def test_marks_of_fewer_ties_are_no_larger() -> None:
    cities, networks = mark_sizes([0, 1, 4], [0, 9], 5)
    assert (np.diff(cities) > 0).all()
    assert networks[1] > networks[0]
    assert (mark_sizes([4], [9], 50_000)[0] < cities[2]).all()


def test_repulsion_is_what_is_felt_from_each_node_when_no_square_counts_as_one() -> None:
    from hanse.analysis.kernels.layout import settle

    rng = np.random.default_rng(3)
    x, y, mass = rng.normal(0, 50, 30), rng.normal(0, 50, 30), rng.uniform(1, 4, 30)
    at = np.column_stack([x, y])
    offset = at[:, None] - at[None]
    apart = (offset**2).sum(axis=2) + np.eye(30)
    force = (6.0 * mass[:, None, None] * mass[None, :, None] * offset / apart[..., None]).sum(axis=1)
    none = np.zeros(0, np.int64)
    settle(x, y, mass, none, none, 1, 6.0, 0.0, 0.0, 1.0)
    moved = np.column_stack([x, y]) - at
    along = (moved * force).sum(axis=1) / np.linalg.norm(moved, axis=1) / np.linalg.norm(force, axis=1)
    assert along == pytest.approx(1.0)


def test_fewer_than_no_rounds_are_refused() -> None:
    with pytest.raises(ValueError, match="n_rounds"):
        placed(mini(), n_rounds=-1)


def test_the_paper_is_named() -> None:
    assert "doi:10.1371/journal.pone.0098679" in placed(mini(), n_rounds=1).describe()
