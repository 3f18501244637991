"""Small sets of rows that touch every column often enough: a quick one, a bound, and a count of all best ones."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.compiled import compiled

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Short = NDArray[np.int32]
Bits = NDArray[np.uint64]


class Cover(NamedTuple):
    """What has to be covered: rows are classes of alike cities, columns are networks."""

    indptr: Ints
    indices: Short
    t_indptr: Ints
    t_indices: Short
    size: Ints  # cities in a class
    cost: Floats  # of one of them
    demand: Ints  # cities a network needs
    cap: int  # networks one city may serve; 0 is no limit


@compiled
def greedy(cover: Cover, price: Floats, used: Ints) -> int:
    """Take again and again the city that costs least for what it adds; counts by class into ``used``.

    ``price`` is what covering a network is worth (0 for the plain rule). Returns the demand that could not be met.
    """
    need = cover.demand.copy()
    gain, left = np.zeros(cover.size.size, np.int64), cover.cost.copy()
    for row in range(gain.size):
        used[row] = 0
        for tie in range(cover.indptr[row], cover.indptr[row + 1]):
            if need[cover.indices[tie]] > 0:
                gain[row] += 1
                left[row] -= price[cover.indices[tie]]
    while True:
        chosen, best = -1, np.inf
        for row in range(gain.size):
            if gain[row] > 0 and used[row] < cover.size[row]:
                serves = gain[row] if cover.cap == 0 else min(gain[row], cover.cap)
                score = left[row] / serves if left[row] > 0 else left[row] * serves
                if score < best:
                    chosen, best = row, score
        if chosen < 0:
            break
        used[chosen] += 1
        _serve(cover, chosen, price, need, gain, left)
    unmet = 0
    for column in range(need.size):
        unmet += need[column]
    return unmet


@compiled
def _serve(cover: Cover, chosen: int, price: Floats, need: Ints, gain: Ints, left: Floats) -> None:
    """Let one city of the class serve its networks, those with the fewest members first where it has a cap."""
    begun, ended = cover.indptr[chosen], cover.indptr[chosen + 1]
    served = np.zeros(ended - begun, np.bool_)
    for _ in range(ended - begun if cover.cap == 0 else min(cover.cap, ended - begun)):
        at, fewest = -1, 1 << 60
        for tie in range(begun, ended):
            column = cover.indices[tie]
            members = cover.t_indptr[column + 1] - cover.t_indptr[column]
            if need[column] > 0 and not served[tie - begun] and members < fewest:
                at, fewest = tie, members
                if cover.cap == 0:
                    break
        if at < 0:
            return
        served[at - begun] = True
        column = cover.indices[at]
        need[column] -= 1
        if need[column] == 0:
            for tie in range(cover.t_indptr[column], cover.t_indptr[column + 1]):
                gain[cover.t_indices[tie]] -= 1
                left[cover.t_indices[tie]] += price[column]


@compiled
def drop_needless(cover: Cover, order: Ints, used: Ints) -> None:
    """Take out, in ``order``, cities without which every network still has enough."""
    held = np.zeros(cover.demand.size, np.int64)
    for row in range(used.size):
        for tie in range(cover.indptr[row], cover.indptr[row + 1]):
            held[cover.indices[tie]] += used[row]
    for place in range(order.size):
        row = order[place]
        while used[row] > 0:
            is_needed = False
            for tie in range(cover.indptr[row], cover.indptr[row + 1]):
                if held[cover.indices[tie]] <= cover.demand[cover.indices[tie]]:
                    is_needed = True
                    break
            if is_needed:
                break
            used[row] -= 1
            for tie in range(cover.indptr[row], cover.indptr[row + 1]):
                held[cover.indices[tie]] -= 1


@compiled
def improve_bound(cover: Cover, price: Floats, best_price: Floats, bound: float, target: float, steps: int) -> float:
    """Raise the lower bound on the cost of any cover by changing the prices of networks; the best bound so far.

    For any prices from 0, demand x price plus what the cities that are then worth more than they cost would lose is a
    lower bound (Lagrange). ``price`` moves along the subgradient towards ``target``; ``best_price`` gave the bound.
    """
    pace, since = 1.0, 0
    slope = np.empty(price.size)
    for _ in range(steps):
        value = 0.0
        for column in range(price.size):
            slope[column] = cover.demand[column]
            value += cover.demand[column] * price[column]
        for row in range(cover.size.size):
            begun, ended = cover.indptr[row], cover.indptr[row + 1]
            is_capped = 0 < cover.cap < ended - begun
            dear, spare = _dearest(cover, row, price) if is_capped else (-1.0, 0)
            left = cover.cost[row] - spare * dear
            for tie in range(begun, ended):
                if price[cover.indices[tie]] > dear:
                    left -= price[cover.indices[tie]]
            if left < 0.0:
                value += cover.size[row] * left
                for tie in range(begun, ended):
                    worth = price[cover.indices[tie]]
                    if worth > dear or (worth == dear and spare > 0):
                        slope[cover.indices[tie]] -= cover.size[row]
                        spare -= worth == dear
        since += 1
        if value > bound:
            bound, since = value, 0
            _copy(price, best_price)
        if since > 15:
            pace, since = pace / 2, 0
            _copy(best_price, price)
            continue
        length = 0.0
        for column in range(price.size):
            if slope[column] > 0.0 or price[column] > 0.0:
                length += slope[column] * slope[column]
        if length == 0.0 or value >= target:
            break
        stride = pace * (target - value) / length
        for column in range(price.size):
            price[column] = max(0.0, price[column] + stride * slope[column])
    return bound


@compiled
def _copy(source: Floats, target: Floats) -> None:
    for place in range(source.size):
        target[place] = source[place]


@compiled
def _dearest(cover: Cover, row: int, price: Floats) -> tuple[float, int]:
    """The price of the last network a city with a cap would serve, the dearest first, and how many at that price."""
    dear, above = np.inf, 0
    while True:
        below, alike = -1.0, 0
        for tie in range(cover.indptr[row], cover.indptr[row + 1]):
            worth = price[cover.indices[tie]]
            if below < worth < dear:
                below, alike = worth, 0
            alike += worth == below
        if above + alike >= cover.cap:
            return below, cover.cap - above
        dear, above = below, above + alike


@compiled
def count_best(
    cover: Cover, bits: Bits, price: Floats, budget: int, most_steps: int, share: Floats
) -> tuple[bool, float]:
    """Count all sets of ``budget`` cities that touch every network; whether the count is complete, and the count.

    ``bits`` are the rows as bit sets. ``share`` is filled with how many of the sets hold a city of each class. Each
    set is met once: a network not yet touched is chosen, and its candidates are taken in turn, those before out. A
    branch ends where ``price`` (which proves a bound, no row being worth more than 1) needs more cities than are left.
    Two cities of a class are never both in a smallest set.
    """
    n_columns, words = cover.demand.size, bits.shape[1]
    open_columns = np.zeros((budget + 1, words), np.uint64)
    for column in range(n_columns):
        open_columns[0, column >> 6] |= np.uint64(1) << np.uint64(column & 63)
    branch, at = np.zeros(budget + 1, np.int64), np.zeros(budget + 1, np.int64)
    chosen, weight = np.zeros(budget + 1, np.int64), np.ones(budget + 1)
    out = np.zeros(cover.size.size, np.int64)  # the depth at which a class was taken out, from 1
    depth, steps, total, enters = 0, 0, 0.0, True
    while depth >= 0:
        steps += 1
        if steps > most_steps:
            return False, total
        if enters:
            branch[depth] = _next_column(cover, open_columns, depth, price, out)
            if branch[depth] == -1:  # all touched
                total += weight[depth]
                for level in range(depth):
                    share[chosen[level]] += weight[depth]
            at[depth] = cover.t_indptr[branch[depth]] if branch[depth] >= 0 else -1
        enters = False
        if at[depth] >= 0:
            ended = cover.t_indptr[branch[depth] + 1]
            while at[depth] < ended and out[cover.t_indices[at[depth]]] > 0:
                at[depth] += 1
            if at[depth] < ended:
                row = cover.t_indices[at[depth]]
                at[depth] += 1
                out[row] = depth + 1  # for the turns after this one, and within it, as it is chosen
                chosen[depth], weight[depth + 1] = row, weight[depth] * cover.size[row]
                for word in range(words):
                    open_columns[depth + 1, word] = open_columns[depth, word] & ~bits[row, word]
                depth, enters = depth + 1, True
                continue
            for tie in range(cover.t_indptr[branch[depth]], ended):
                if out[cover.t_indices[tie]] == depth + 1:
                    out[cover.t_indices[tie]] = 0
        depth -= 1
    return True, total


@compiled
def _next_column(cover: Cover, open_columns: Bits, depth: int, price: Floats, out: Ints) -> int:
    """The open network with the fewest candidates; -1 where none is open, -2 where the cities left cannot do it."""
    found, fewest, needed, any_open = -2, 1 << 60, 0.0, False
    for column in range(cover.demand.size):
        if (open_columns[depth, column >> 6] >> np.uint64(column & 63)) & np.uint64(1) == np.uint64(0):
            continue
        any_open = True
        needed += price[column]
        candidates = 0
        for tie in range(cover.t_indptr[column], cover.t_indptr[column + 1]):
            candidates += out[cover.t_indices[tie]] == 0
        if candidates < fewest:
            found, fewest = column, candidates
    if not any_open:
        return -1
    left = open_columns.shape[0] - 1 - depth
    return -2 if left == 0 or fewest == 0 or needed > left + 1e-7 else found
