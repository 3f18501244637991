"""Positions that settle between repulsion, attraction along ties, and a pull to the middle."""

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.compiled import compiled, internal

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
DEEPEST = 48  # levels of the tree; points that are closer than that count as one
STACK = 4 * DEEPEST


@compiled
def settle(
    x: Floats,
    y: Floats,
    mass: Floats,
    one: Ints,
    other: Ints,
    rounds: int,
    scaling: float,
    gravity: float,
    opening: float,
    tolerance: float,
) -> None:
    """Move the nodes at ``x``, ``y`` in place for some rounds.

    ``one`` and ``other`` are the ends of each tie. ``opening`` says how wide a far square may look and still count as
    one body, ``tolerance`` how much nodes may swing.
    """
    n = x.size
    child = np.empty((4 * n + 64, 4), np.int64)
    body = np.empty((4 * n + 64, 4))  # middle of the masses below (x, y), their sum, width of the square
    fx, fy, px, py = np.zeros(n), np.zeros(n), np.zeros(n), np.zeros(n)
    speed = 1.0
    for _ in range(rounds):
        fx[:] = 0.0
        fy[:] = 0.0
        _grow(x, y, mass, child, body)
        for i in range(n):
            _repel(i, x, y, mass, child, body, scaling, opening, fx, fy)
            fx[i] -= gravity * mass[i] * x[i]
            fy[i] -= gravity * mass[i] * y[i]
        for tie in range(one.size):
            a, b = one[tie], other[tie]
            dx, dy = x[b] - x[a], y[b] - y[a]
            fx[a] += dx
            fy[a] += dy
            fx[b] -= dx
            fy[b] -= dy
        speed = _step(x, y, mass, fx, fy, px, py, speed, tolerance)


@internal
def _step(
    x: Floats,
    y: Floats,
    mass: Floats,
    fx: Floats,
    fy: Floats,
    px: Floats,
    py: Floats,
    speed: float,
    tolerance: float,
) -> float:
    """Move every node by its force, the less the more it swings; returns the speed of the whole."""
    swings, pulls = 0.0, 0.0
    for i in range(x.size):
        swings += mass[i] * np.sqrt((fx[i] - px[i]) ** 2 + (fy[i] - py[i]) ** 2)
        pulls += mass[i] * 0.5 * np.sqrt((fx[i] + px[i]) ** 2 + (fy[i] + py[i]) ** 2)
    wanted = tolerance * pulls / max(swings, 1e-12)
    speed = min(wanted, 1.5 * speed)
    for i in range(x.size):
        swing = np.sqrt((fx[i] - px[i]) ** 2 + (fy[i] - py[i]) ** 2)
        force = np.sqrt(fx[i] ** 2 + fy[i] ** 2)
        by = min(0.1 * speed / (1.0 + speed * np.sqrt(swing)), 10.0 / max(force, 1e-12))
        x[i] += by * fx[i]
        y[i] += by * fy[i]
        px[i], py[i] = fx[i], fy[i]
    return speed


@internal
def _grow(x: Floats, y: Floats, mass: Floats, child: Ints, body: Floats) -> None:
    """The quadtree over all nodes: ``child`` holds a square, -1 for nothing, or -2 - i for node i."""
    left, low = x.min(), y.min()
    child[0, :] = -1
    body[0, 0], body[0, 1], body[0, 2], body[0, 3] = 0.0, 0.0, 0.0, max(x.max() - left, y.max() - low) * 1.0001 + 1e-9
    used = 1
    for i in range(x.size):
        square, x0, y0, width = 0, left, low, body[0, 3]
        for depth in range(DEEPEST):
            body[square, 0] += mass[i] * x[i]
            body[square, 1] += mass[i] * y[i]
            body[square, 2] += mass[i]
            half = 0.5 * width
            quarter = (1 if x[i] >= x0 + half else 0) + (2 if y[i] >= y0 + half else 0)
            held = child[square, quarter]
            if held == -1:
                child[square, quarter] = -2 - i
                break
            x0 += half * (quarter % 2)
            y0 += half * (quarter // 2)
            width = half
            if held >= 0:
                square = held
                continue
            if used == child.shape[0] or depth == DEEPEST - 1:
                break  # its mass counts in the squares above
            child[used, :] = -1
            body[used, 0], body[used, 1], body[used, 2], body[used, 3] = 0.0, 0.0, 0.0, half
            there = -2 - held
            inside = (1 if x[there] >= x0 + 0.5 * half else 0) + (2 if y[there] >= y0 + 0.5 * half else 0)
            child[used, inside] = held
            body[used, 0] = mass[there] * x[there]
            body[used, 1] = mass[there] * y[there]
            body[used, 2] = mass[there]
            child[square, quarter] = used
            square = used
            used += 1
    for square in range(used):
        body[square, 0] /= body[square, 2]
        body[square, 1] /= body[square, 2]


@internal
def _repel(
    i: int,
    x: Floats,
    y: Floats,
    mass: Floats,
    child: Ints,
    body: Floats,
    scaling: float,
    opening: float,
    fx: Floats,
    fy: Floats,
) -> None:
    """Add what pushes node ``i`` away: near nodes one by one, far ones by the square."""
    stack = np.empty(STACK, np.int64)
    stack[0], waiting = 0, 1
    while waiting > 0:
        waiting -= 1
        square = stack[waiting]
        for quarter in range(4):
            held = child[square, quarter]
            if held == -1 or held == -2 - i:
                continue
            if held < 0:
                there = -2 - held
                dx, dy, weight, width = x[i] - x[there], y[i] - y[there], mass[there], 0.0
            else:
                dx, dy, weight = x[i] - body[held, 0], y[i] - body[held, 1], body[held, 2]
                width = body[held, 3]
            apart = dx * dx + dy * dy
            if held >= 0 and width * width > opening * opening * apart:
                stack[waiting] = held
                waiting += 1
            elif apart > 1e-12:
                push = scaling * mass[i] * weight / apart
                fx[i] += push * dx
                fy[i] += push * dy


@compiled
def separate(x: Floats, y: Floats, radius: Floats, gap: float, rounds: int) -> int:
    """Push apart, in place, nodes whose circles overlap; returns how many pairs still do after the last round."""
    n = x.size
    step = 2.0 * radius.max() + gap if n > 0 else 1.0
    overlaps = 0
    for _ in range(rounds):
        left, low = x.min(), y.min()
        across = int((x.max() - left) / step) + 1
        up = int((y.max() - low) / step) + 1
        head = np.full(across * up, -1, np.int64)
        follower = np.empty(n, np.int64)
        for i in range(n):
            at = int((y[i] - low) / step) * across + int((x[i] - left) / step)
            follower[i] = head[at]
            head[at] = i
        overlaps = 0
        for i in range(n):
            column, row = int((x[i] - left) / step), int((y[i] - low) / step)
            for near in range(max(row - 1, 0), min(row + 2, up)):
                for beside in range(max(column - 1, 0), min(column + 2, across)):
                    j = head[near * across + beside]
                    while j >= 0:
                        if j > i:
                            overlaps += _push(i, j, x, y, radius, gap)
                        j = follower[j]
        if overlaps == 0:
            break
    return overlaps


@internal
def _push(i: int, j: int, x: Floats, y: Floats, radius: Floats, gap: float) -> int:
    """Move two nodes half of what they lack each, the larger one less; 1 where they overlapped."""
    dx, dy = x[j] - x[i], y[j] - y[i]
    apart = np.sqrt(dx * dx + dy * dy)
    lacks = radius[i] + radius[j] + gap - apart
    if lacks <= 1e-6:
        return 0
    if apart < 1e-9:
        turn = 2.399963229728653 * (i + j)  # the golden angle: no two pairs the same way
        dx, dy, apart = np.cos(turn), np.sin(turn), 1.0
    share = radius[i] * radius[i] / (radius[i] * radius[i] + radius[j] * radius[j])
    x[i] -= dx / apart * lacks * (1.0 - share)
    y[i] -= dy / apart * lacks * (1.0 - share)
    x[j] += dx / apart * lacks * share
    y[j] += dy / apart * lacks * share
    return 1
