"""Members of one side that are alike, so that work is done once for all of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Classes:
    """Members of one side that no null model can tell apart, or that have the same ties.

    ``of`` (int32, shape (n,)) is the class of each member; ``size`` (int64), ``degree`` (int64), ``group`` (int32) and
    ``first`` (int64, one member of the class) have shape (n_classes,).
    """

    of: NDArray[np.int32]
    size: NDArray[np.int64]
    degree: NDArray[np.int64]
    group: NDArray[np.int32]
    first: NDArray[np.int64]

    def __len__(self) -> int:
        return int(self.size.size)


def equal_degree(degrees: NDArray[np.int64], groups: NDArray[np.int32]) -> Classes:
    """Classes of members with equal degree and group, ordered by group, then degree (arrays of shape (n,))."""
    span = int(degrees.max(initial=0)) + 1
    keys = groups.astype(np.int64) * span + degrees
    key, of, size = _distinct(keys)
    first = np.empty(key.size, np.int64)
    first[of[::-1]] = np.arange(keys.size - 1, -1, -1)
    return Classes(of, size, key % span, (key // span).astype(np.int32), first)


def _distinct(keys: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int64]]:
    """Distinct keys in order, the place of each key among them, and how often each occurs."""
    largest = int(keys.max(initial=0))
    if largest > 8 * keys.size + 1_000:
        key, of, size = np.unique(keys, return_inverse=True, return_counts=True)
        return key, of.reshape(-1).astype(np.int32), size.astype(np.int64)
    counts = np.bincount(keys, minlength=1)
    key = np.flatnonzero(counts)
    place = np.zeros(counts.size, np.int32)
    place[key] = np.arange(key.size, dtype=np.int32)
    return key.astype(np.int64), place[keys], counts[key].astype(np.int64)


def equal_rows(indptr: NDArray[np.int64], indices: NDArray[np.int32], groups: NDArray[np.int32]) -> Classes:
    """Classes of members with the very same ties and group, in order of first appearance."""
    of = _equal_by_sum(indptr, indices, groups)
    if of is None:
        of = _equal_by_content(indptr, indices, groups)
    _, first, size = np.unique(of, return_index=True, return_counts=True)
    degree = np.diff(indptr)[first]
    return Classes(of, size.astype(np.int64), degree, groups[first], first.astype(np.int64))


def _equal_by_sum(
    indptr: NDArray[np.int64], indices: NDArray[np.int32], groups: NDArray[np.int32]
) -> NDArray[np.int32] | None:
    """Classes by the sum of a random number for each tie, then compared tie by tie; None where sums collide."""
    n = indptr.size - 1
    weights = np.random.default_rng(20).integers(1, 2**62, int(indices.max(initial=0)) + 1, dtype=np.uint64)
    sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(weights[indices])])
    marks = (sums[indptr[1:]] - sums[indptr[:-1]]) * np.uint64(2**32 - 5) + groups.astype(np.uint64)
    _, first, place = np.unique(marks, return_index=True, return_inverse=True)
    model = first[place.reshape(-1)]
    starts, degree = indptr[:-1], np.diff(indptr)
    within = np.arange(indices.size) - np.repeat(starts, degree)
    if not (np.array_equal(degree, degree[model]) and np.array_equal(groups, groups[model])):
        return None
    if not np.array_equal(indices, indices[np.repeat(starts[model], degree) + within]):
        return None
    rank = np.zeros(n, np.int32)
    ordered = np.sort(first)
    rank[ordered] = np.arange(ordered.size, dtype=np.int32)
    return rank[model]


def _equal_by_content(
    indptr: NDArray[np.int64], indices: NDArray[np.int32], groups: NDArray[np.int32]
) -> NDArray[np.int32]:
    """Classes by the ties themselves, one member after the other."""
    seen: dict[tuple[int, bytes], int] = {}
    raw, width = indices.tobytes(), indices.itemsize
    ends = (indptr * width).tolist()
    of = np.empty(indptr.size - 1, np.int32)
    for member, group in enumerate(groups.tolist()):
        of[member] = seen.setdefault((group, raw[ends[member] : ends[member + 1]]), len(seen))
    return of
