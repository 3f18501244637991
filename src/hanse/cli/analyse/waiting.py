"""What a person sees while an analysis runs: a bar with the time that remains, and word of compiling."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from hanse.cli import progress
from hanse.cli.output import note

if TYPE_CHECKING:
    from hanse.analysis.schedule import Scheduler

# CPU seconds that compiling the kernels of a module takes on one core, as measured by hanse.analysis.warm.
_COMPILING = {
    "bicm": 4,
    "community": 4,
    "coreperiphery": 7,
    "cover": 8,
    "hypergeometric": 3,
    "kcore": 1,
    "nestedness": 3,
    "overlap": 5,
    "pairs": 22,
    "paths": 5,
    "trades": 2,
}


@contextmanager
def bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """Gives the function that is told how many steps of how many are done; drawn on a terminal after two seconds."""
    with progress.bar(label) as tell:
        yield lambda done, of: tell(done / max(1, of))


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
        note(f"compiling, once, about {sum(_COMPILING[kernel] for kernel in waiting)} s")


@contextmanager
def spread_over(address: str | None) -> "Iterator[Scheduler | None]":
    """The workers of a Dask scheduler, or None (threads of this process) where no address was given."""
    if address is None:
        yield None
        return
    from hanse.analysis.cluster import connected

    with connected(address) as cluster:
        yield cluster
