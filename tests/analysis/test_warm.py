"""After warming up nothing is left to compile, for any type that real data have."""

import ast
import importlib
from pathlib import Path

import numpy as np
import pytest

from hanse.analysis import kernels
from hanse.analysis.nullmodels.chain import randomise
from hanse.analysis.overlap import overlap
from hanse.analysis.validation import validated
from hanse.analysis.warm import STEPS, warm
from tests.analysis.graphs import davis, medium

PACKAGE = Path(kernels.__file__).parent.parent


def entrances() -> dict[str, object]:
    """Compiled routines that modules outside the kernels import."""
    found: dict[str, object] = {}
    for path in PACKAGE.rglob("*.py"):
        if path.parent.name == "kernels":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("hanse.analysis.kernels."):
                module = importlib.import_module(str(node.module))
                for alias in node.names:
                    routine = getattr(module, alias.name)
                    if hasattr(routine, "signatures"):
                        found[f"{node.module}.{alias.name}"] = routine
    return found


@pytest.fixture(scope="module", autouse=True)
def _warmed() -> None:
    taken = warm()
    assert [name for name, _ in taken.steps] == [name for name, _ in STEPS]
    assert taken.seconds > 0
    assert taken.folder is not None
    assert f"kept in {taken.folder}" in taken.describe()


def test_every_kernel_is_ready() -> None:
    assert len(entrances()) > 10
    cold = [name for name, routine in entrances().items() if len(routine.signatures) == 0]
    assert cold == [], "add a step to hanse.analysis.warm"


def test_real_graphs_need_nothing_more() -> None:
    before = {name: len(routine.signatures) for name, routine in entrances().items()}
    for graph in (davis(), medium()):
        overlap(graph, "network", top=3)
        validated(graph, "city", p_max=0.01)
        validated(graph, "network", null="fixedrow")
        validated(graph, "network", null="fdsm", rng=np.random.default_rng(1), n_samples=4)
        next(randomise(graph, 1, rng=np.random.default_rng(1)))
    after = {name: len(routine.signatures) for name, routine in entrances().items()}
    assert after == before
