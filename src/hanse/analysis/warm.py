"""Compiling all kernels before anybody waits for them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from hanse.analysis.compiled import cache_folder
from hanse.analysis.toys import mini, synthetic


@dataclass(frozen=True)
class Warmth:
    """What warming up took.

    ``steps`` holds each step with its seconds, ``folder`` where machine code is kept for the next process (None where
    nothing can be written: then every process compiles anew).
    """

    steps: tuple[tuple[str, float], ...]
    folder: Path | None

    @property
    def seconds(self) -> float:
        """Of all steps together."""
        return sum(taken for _, taken in self.steps)

    def describe(self) -> str:
        """One sentence."""
        kept = f"kept in {self.folder}" if self.folder is not None else "not kept: no folder can be written"
        return f"Kernels are ready after {self.seconds:.1f} s; machine code is {kept}."


def warm() -> Warmth:
    """Compile every kernel, or load it where an earlier process left it.

    Run it once after installing. A server runs it in a process of its own, so that no request waits: compiling
    holds the interpreter lock.

    Returns
    -------
    Warmth
        Seconds by step, and where the code is kept.

    Notes
    -----
    Every step runs on a graph of eight rows, with the very types that real data have: nothing is compiled later.

    Source
    ------
    none

    Reproduces
    ----------
    none
    """
    taken = []
    for name, step in STEPS:
        begun = time.perf_counter()
        step()
        taken.append((name, time.perf_counter() - begun))
    folder = cache_folder(Path(__file__).parent / "kernels" / "tail.py")
    return Warmth(tuple(taken), None if folder is None else folder.parent)


def _overlap() -> None:
    from hanse.analysis.overlap import overlap

    overlap(mini(), "network")


def _validated() -> None:
    from hanse.analysis.validation import validated

    for method in ("exact", "saddle", "rna"):
        validated(mini(), "network", method=method)
    validated(mini(), "city", p_max=1.0)
    validated(mini(), "network", null="fixedrow")


def _sampled() -> None:
    from hanse.analysis.nullmodels.chain import randomise
    from hanse.analysis.validation import validated

    validated(mini(), "network", null="fdsm", rng=np.random.default_rng(0), n_samples=2)
    next(randomise(mini(), 1, rng=np.random.default_rng(0)))


def _nestedness() -> None:
    from hanse.analysis.nestedness import nestedness

    nestedness(mini())
    nestedness(mini(), order="given")


def _cores() -> None:
    from hanse.analysis.kcore import core_numbers, two_mode_core

    core_numbers(mini())
    two_mode_core(mini(), memberships=1, members=1)


def _paths() -> None:
    from hanse.analysis.betweenness import betweenness, closeness

    betweenness(mini())
    closeness(mini())


def _association() -> None:
    from hanse.analysis.association import spearman

    spearman([1, 2, 3], [1, 3, 2], rng=np.random.default_rng(0), n_permutations=2)


def _core_periphery() -> None:
    from hanse.analysis.coreperiphery import core_periphery

    core_periphery(mini())
    core_periphery(synthetic(40, 16, 80, rng=np.random.default_rng(0)))  # too large for all subsets


def _communities() -> None:
    from hanse.analysis.community import communities

    communities(mini(), rng=np.random.default_rng(0))


def _liaison() -> None:
    from hanse.analysis.cover import liaison_set

    liaison_set(mini(), n_alternatives=0)
    liaison_set(mini(), cap=1, search=False, share=False, n_alternatives=0)


def _layout() -> None:
    from hanse.analysis.layout import layout

    layout(mini(), rng=np.random.default_rng(0), n_rounds=1)


STEPS: tuple[tuple[str, Callable[[], None]], ...] = (
    ("overlap", _overlap),
    ("validated projection", _validated),
    ("fixed degree sequence model", _sampled),
    ("nestedness", _nestedness),
    ("cores", _cores),
    ("paths", _paths),
    ("rank association", _association),
    ("core and periphery", _core_periphery),
    ("communities", _communities),
    ("liaison sets", _liaison),
    ("layout", _layout),
)


if __name__ == "__main__":
    print(warm().describe())
