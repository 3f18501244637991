"""What a person sees while an analysis runs: a bar with the time that remains, and word of compiling."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from hanse.cli.output import note

if TYPE_CHECKING:
    from rich.progress import Progress

    from hanse.analysis.schedule import Scheduler

_PATIENCE = 2.0  # seconds after which a bar appears
# CPU seconds that compiling the kernels of a module takes on one core, as measured by hanse.analysis.warm.
_COMPILING = {
    "bicm": 8,
    "community": 2,
    "coreperiphery": 4,
    "cover": 6,
    "hypergeometric": 2,
    "kcore": 1,
    "nestedness": 2,
    "overlap": 5,
    "pairs": 4,
    "paths": 3,
    "tail": 14,
    "trades": 2,
}


@contextmanager
def bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """Gives the function that is told how many steps of how many are done.

    The bar appears on stderr after two seconds, where that is a terminal, with the time that remains; several runs of
    steps, one after the other, each begin it anew.
    """
    shown: list[Progress] = []
    begun = time.monotonic()

    def advance(done: int, of: int) -> None:
        if len(shown) == 0 and time.monotonic() - begun > _PATIENCE and sys.stderr.isatty():
            shown.append(_started(label))
        for progress in shown:
            progress.update(progress.task_ids[0], completed=done, total=of)

    try:
        yield advance
    finally:
        for progress in shown:
            progress.stop()


def _started(label: str) -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.add_task(label, total=None)
    progress.start()
    return progress


def say_if_compiling(*kernels: str) -> None:
    """Say on stderr that ``kernels`` are compiled now, where no earlier run left their machine code."""
    from hanse.analysis import kernels as package
    from hanse.analysis.compiled import cache_folder

    waiting = []
    for kernel in kernels:
        for origin in package.__path__:
            folder = cache_folder(Path(origin) / f"{kernel}.py")
            if folder is None or next(folder.glob("**/*.nbi"), None) is None:
                waiting.append(kernel)
    if len(waiting) > 0:
        note(f"compiling, once, about {sum(_COMPILING.get(kernel, 5) for kernel in waiting)} s")


@contextmanager
def spread_over(address: str | None) -> "Iterator[Scheduler | None]":
    """The workers of a Dask scheduler, or None (threads of this process) where no address was given."""
    if address is None:
        yield None
        return
    from hanse.analysis.cluster import connected

    with connected(address) as cluster:
        yield cluster
