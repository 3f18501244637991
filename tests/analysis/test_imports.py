"""What starting costs: the compiler and the solvers are loaded when something needs them, not before."""

import subprocess
import sys

import pytest

SLOW = ("numba", "llvmlite", "distributed", "dask", "scipy.optimize", "scipy.stats")
SITE = "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'hanse.web.settings'; import hanse.web.urls"
EVERYTHING = """
import importlib, pkgutil, hanse.analysis
for found in pkgutil.walk_packages(hanse.analysis.__path__, 'hanse.analysis.'):
    importlib.import_module(found.name)
"""


def loaded_by(code: str) -> set[str]:
    """Those of the slow packages that are in memory after running ``code`` in a process of its own."""
    shown = f"{code}\nimport sys; print('loaded', *[name for name in {SLOW!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split()[1:])


@pytest.mark.parametrize("code", ["import hanse.cli.__main__", SITE, EVERYTHING], ids=["command", "site", "analysis"])
def test_nothing_slow_is_loaded_at_the_start(code: str) -> None:
    assert loaded_by(code) == set()


def test_counting_is_what_loads_the_compiler() -> None:
    code = "from hanse.analysis.toys import mini; from hanse.analysis.overlap import overlap; overlap(mini())"
    assert "numba" in loaded_by(code)
