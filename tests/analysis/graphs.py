"""Graphs the tests of the arithmetic share: the fixtures and the five awkward matrices."""

from pathlib import Path

import numpy as np

from hanse.analysis.twomode import TwoMode

FOLDER = Path(__file__).parent.parent / "fixtures" / "graphs"


def davis() -> TwoMode:
    """Women x events of Davis, Gardner and Gardner (1941)."""
    return TwoMode.from_csv(FOLDER / "davis.csv")


def small() -> TwoMode:
    """The synthetic graph S."""
    return TwoMode.from_npz(FOLDER / "S.npz")


def medium() -> TwoMode:
    """The synthetic graph M."""
    return TwoMode.from_npz(FOLDER / "M.npz")


# The loop test of every public function: each has to give a defined result on all of them.
AWKWARD: dict[str, TwoMode] = {
    "regular": TwoMode.from_dense([[1, 1, 0, 0], [0, 1, 1, 0], [0, 0, 1, 1], [1, 0, 0, 1]]),
    "disconnected": TwoMode.from_dense([[1, 1, 0, 0], [1, 0, 0, 0], [0, 0, 1, 1], [0, 0, 0, 1]]),
    "empty row": TwoMode.from_dense([[1, 0, 1], [0, 0, 0], [1, 1, 0], [0, 1, 1]]),
    "single column": TwoMode.from_dense([[1], [0], [1]]),
    "empty": TwoMode.from_dense(np.zeros((0, 0), int)),
    "full row": TwoMode.from_dense([[1, 1, 1], [1, 0, 0], [0, 1, 0], [0, 0, 1]]),
    "full column": TwoMode.from_dense([[1, 1, 0], [1, 0, 1], [1, 0, 0]]),
    "no ties": TwoMode.from_dense(np.zeros((3, 2), int)),
    "all ties": TwoMode.from_dense(np.ones((3, 2), int)),
    "duplicates": TwoMode.from_indices([0, 0, 1, 1, 1, 2], [0, 0, 1, 0, 1, 1], shape=(3, 2)),
    "one network": TwoMode.from_dense([[1], [1]]),
    "twins": TwoMode.from_dense([[1, 1, 0], [1, 1, 0], [0, 1, 1], [0, 1, 1]]),
}
