"""The one seam through which work is spread: threads here, a cluster elsewhere, the same numbers either way."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import ArrayLike

Progress = Callable[[int, int], None]  # (done, of)
T = TypeVar("T")


class Scheduler(Protocol):
    """Runs independent tasks and hands back their results in the order of the tasks.

    A task is a function at the top of a module and picklable arguments; it draws chance only from a seed among
    them. So any scheduler gives the same numbers, and a task that was lost can be run again.
    """

    def map(self, function: Callable[..., T], tasks: Sequence[tuple[Any, ...]]) -> Iterator[T]:
        """Results of ``function(*task)``, in order, as they become ready."""
        ...


@dataclass(frozen=True)
class Threads:
    """Threads of this process; kernels run outside the interpreter lock.

    ``count`` is 0 for one a processor the process may use, else the number of threads.
    """

    count: int = 0

    def map(self, function: Callable[..., T], tasks: Sequence[tuple[Any, ...]]) -> Iterator[T]:
        """Results of ``function(*task)``, in order; with one thread or one task nothing is started."""
        workers = min(self.count or processors(), len(tasks))
        if workers <= 1:
            yield from (function(*task) for task in tasks)
            return
        with ThreadPoolExecutor(workers, thread_name_prefix="hanse-analysis") as pool:
            futures = [pool.submit(function, *task) for task in tasks]
            try:
                for future in futures:
                    yield future.result()
            finally:
                for future in futures:
                    future.cancel()


def processors() -> int:
    """Processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def counted(results: Iterable[T], of: int, progress: Progress | None) -> Iterator[T]:
    """The results unchanged, telling ``progress`` after each how many of how many are done."""
    for done, result in enumerate(results, start=1):
        if progress is not None:
            progress(done, of)
        yield result


def equal_shares(n: int, most: int) -> list[int]:
    """Cut ``n`` draws into as few shares of at most ``most`` as there can be; they do not depend on the scheduler.

    Examples
    --------
    >>> equal_shares(10, 4), equal_shares(0, 4)
    ([4, 4, 2], [])
    """
    whole, rest = divmod(n, most)
    return [most] * whole + ([rest] if rest > 0 else [])


def even_blocks(costs: ArrayLike, n_blocks: int) -> list[tuple[int, int]]:
    """Cut rows into at most ``n_blocks`` consecutive blocks of about equal cost.

    Parameters
    ----------
    costs : array of float, shape (n_rows,)
        Non-negative cost of each row, any unit.
    n_blocks : int
        At least 1.

    Returns
    -------
    list of (int, int)
        First row and the row after the last, of blocks that hold at least one row.

    Examples
    --------
    >>> even_blocks([1, 1, 1, 5, 1], 3)
    [(0, 3), (3, 4), (4, 5)]
    """
    ends = np.cumsum(np.asarray(costs, dtype=float))
    if ends.size == 0:
        return []
    targets = ends[-1] * np.arange(1, n_blocks) / n_blocks
    cuts = np.searchsorted(ends, targets * (1 - 1e-12)) + 1
    cuts = np.unique(np.append(cuts[cuts < ends.size], ends.size))
    return list(zip([0, *cuts[:-1].tolist()], cuts.tolist(), strict=True))
