"""How far smaller sets of ties lie inside larger ones, without a table of all pairs of rows."""

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.compiled import compiled

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Short = NDArray[np.int32]


@compiled
def paired_by_degree(order: Ints, indptr: Ints, indices: Short, n_columns: int, paired: Floats) -> None:
    """For each row, the sum of (shared ties / own ties) over all rows with more ties, into ``paired``.

    ``order`` lists the rows by falling degree. ``larger[c]`` counts the rows seen in column c that have more ties
    than the present ones, so the sum over pairs is one look-up a tie.
    """
    larger = np.zeros(n_columns, np.int64)
    begun = 0
    while begun < order.size:
        degree = indptr[order[begun] + 1] - indptr[order[begun]]
        if degree == 0:
            return
        ended = begun
        while ended < order.size and indptr[order[ended] + 1] - indptr[order[ended]] == degree:
            row = order[ended]
            shared = 0
            for tie in range(indptr[row], indptr[row + 1]):
                shared += larger[indices[tie]]
            paired[row] = shared / degree
            ended += 1
        for place in range(begun, ended):
            row = order[place]
            for tie in range(indptr[row], indptr[row + 1]):
                larger[indices[tie]] += 1
        begun = ended


@compiled
def paired_as_given(
    order: Ints, indptr: Ints, indices: Short, column_starts: Ints, place: Ints, paired: Floats
) -> None:
    """The same over the rows that have more ties *and* stand before it as given.

    ``place[tie]`` is how many earlier rows are in the column of the tie. Each column keeps a Fenwick tree over its
    rows, in ``seen`` from ``column_starts``.
    """
    seen = np.zeros(indices.size, np.int64)
    begun = 0
    while begun < order.size:
        degree = indptr[order[begun] + 1] - indptr[order[begun]]
        if degree == 0:
            return
        ended = begun
        while ended < order.size and indptr[order[ended] + 1] - indptr[order[ended]] == degree:
            row = order[ended]
            shared = 0
            for tie in range(indptr[row], indptr[row + 1]):
                start, node = column_starts[indices[tie]], place[tie]
                while node > 0:
                    shared += seen[start + node - 1]
                    node -= node & -node
            paired[row] = shared / degree
            ended += 1
        for position in range(begun, ended):
            row = order[position]
            for tie in range(indptr[row], indptr[row + 1]):
                start, node = column_starts[indices[tie]], place[tie] + 1
                size = column_starts[indices[tie] + 1] - start
                while node <= size:
                    seen[start + node - 1] += 1
                    node += node & -node
        begun = ended
