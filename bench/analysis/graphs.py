"""The graphs of the table: S and M from the fixtures, L from HANSE_BENCH_DIR or drawn anew with like margins."""

import os
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from hanse.analysis.toys import synthetic
from hanse.analysis.twomode import TwoMode

VARIABLE: Final = "HANSE_BENCH_DIR"
FIXTURES = Path(__file__).parents[2] / "tests" / "fixtures" / "graphs"
KEPT = Path(__file__).parents[2] / ".cache" / "bench" / "L.npz"


@cache
def medium() -> TwoMode:
    """10,343 x 84, 25,000 ties."""
    return TwoMode.from_npz(FIXTURES / "M.npz")


def place_of_large(path: Path | None = None) -> Path:
    """The file given, else L.npz of the folder that HANSE_BENCH_DIR names, else where a drawn one is kept."""
    if path is not None:
        return path
    given = Path(os.environ[VARIABLE]) / "L.npz" if os.environ.get(VARIABLE) else KEPT
    return given if given.exists() else KEPT


@cache
def large(path: Path | None = None) -> TwoMode:
    """200,000 x 5,000, 2,000,000 ties: read, or drawn once from a fixed seed and kept."""
    import scipy.sparse as sp

    file = place_of_large(path)
    if file == KEPT and not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        graph = synthetic(200_000, 5_000, 2_000_000, rng=np.random.default_rng(4))
        begun = file.with_suffix(".part.npz")
        sp.save_npz(begun, graph.csr())
        os.replace(begun, file)
    return TwoMode.from_npz(file)


def bare(graph: TwoMode) -> TwoMode:
    """The same ties with nothing worked out beforehand."""
    return TwoMode(graph.indptr, graph.indices, graph.n_networks)


def fresh(graph: TwoMode) -> TwoMode:
    """The same ties with nothing worked out beforehand but the second order of the ties."""
    copy = bare(graph)
    copy.transposed().transposed()
    return copy
