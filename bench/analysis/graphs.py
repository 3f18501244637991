"""The graphs of the table: S and M from the fixtures, L drawn anew with margins like those of the largest case."""

from functools import cache
from pathlib import Path

import numpy as np

from hanse.analysis.toys import synthetic
from hanse.analysis.twomode import TwoMode

FIXTURES = Path(__file__).parents[2] / "tests" / "fixtures" / "graphs"
KEPT = Path(__file__).parents[2] / ".cache" / "bench" / "L.npz"


@cache
def medium() -> TwoMode:
    """10,343 x 84, 25,000 ties."""
    return TwoMode.from_npz(FIXTURES / "M.npz")


@cache
def large(path: Path | None = None) -> TwoMode:
    """200,000 x 5,000, 2,000,000 ties: the file given, else drawn once from a fixed seed and kept."""
    import scipy.sparse as sp

    file = KEPT if path is None else path
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        graph = synthetic(200_000, 5_000, 2_000_000, rng=np.random.default_rng(4))
        sp.save_npz(file, graph.csr())
    return TwoMode.from_npz(file)


def fresh(graph: TwoMode) -> TwoMode:
    """The same ties with nothing worked out beforehand but the second order of the ties."""
    copy = TwoMode(graph.indptr, graph.indices, graph.n_networks)
    copy.transposed().transposed()
    return copy
