"""Resolves many names: each different query once, in several processes where there are enough to pay for them.

Processes are forked where that is safe (Linux, no other thread): a child has the open resolver at once and shares the
mapped gazetteer and the registry, so that a second core pays from some thousand names on. Elsewhere each process is
started afresh and opens the files itself, which takes half a second and pays from tens of thousands of names on.
"""

import gc
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Final, Protocol

from hanse.resolve.resolution import Query, Resolution

_CHUNK: Final = 250
_WORTH_FORKING: Final = 1_500
_WORTH_STARTING: Final = 20_000

Progress = Callable[[int, int], None]  # done, of all


class Answering(Protocol):
    """What answers one query: a resolver."""

    source: tuple[Path, Path | None] | None  # the files it was opened from

    def answer(self, query: Query, *, explain: bool = True) -> Resolution:
        """The answer to a query."""
        ...

    @classmethod
    def open(cls, index: Path, data: Path | None = None) -> "Answering":
        """The same, opened anew in another process."""
        ...


_resolver: Answering | None = None  # of a worker process


def resolve_many(
    resolver: Answering, queries: Sequence[Query], *, workers: int = 1, progress: Progress = lambda _, __: None
) -> list[Resolution]:
    """The answers to queries, in their order. ``workers`` processes share the work where it is large."""
    different = list(dict.fromkeys(queries))
    chunks = [different[start : start + _CHUNK] for start in range(0, len(different), _CHUNK)]
    answers: dict[Query, Resolution] = {}
    for chunk, found in zip(chunks, _answers(resolver, chunks, workers, len(different)), strict=True):
        answers.update(zip(chunk, found, strict=True))
        progress(len(answers), len(different))
    return [answers[query] for query in queries]


def _answers(resolver: Answering, chunks: list[list[Query]], workers: int, size: int) -> Iterator[list[Resolution]]:
    """The answers to each chunk, by the way that is fastest for so many names."""
    source = resolver.source
    if workers > 1 and size >= _WORTH_FORKING and can_fork():
        with _shared(resolver):
            yield from _pooled(ProcessPoolExecutor(workers, get_context("fork"), _leave_interrupts), chunks)
    elif workers > 1 and size >= _WORTH_STARTING and source is not None:
        yield from _pooled(ProcessPoolExecutor(workers, get_context("spawn"), _start, (resolver.open, *source)), chunks)
    else:
        for chunk in chunks:
            yield [resolver.answer(query, explain=False) for query in chunk]


def _pooled(pool: ProcessPoolExecutor, chunks: list[list[Query]]) -> Iterator[list[Resolution]]:
    """The answers of a pool; interrupted, it does not finish what is left."""
    try:
        yield from pool.map(_answer, chunks)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _leave_interrupts() -> None:
    """Leave Ctrl-C to the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def can_fork() -> bool:
    """True where a forked process is safe: another thread could hold a lock that nobody releases in the child."""
    return sys.platform == "linux" and threading.active_count() == 1


@contextmanager
def _shared(resolver: Answering) -> Iterator[None]:
    """Children forked meanwhile find the resolver, and collect no cycles: answers are made of none, and looking for
    them costs an eighth of the time.
    """
    global _resolver  # noqa: PLW0603 - a forked process inherits nothing but the state of modules
    _resolver, was_on = resolver, gc.isenabled()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
        gc.unfreeze()
        _resolver = None


def _start(opened: Callable[[Path, Path | None], Answering], index: Path, data: Path | None) -> None:
    """Open the resolver of a process started afresh."""
    _leave_interrupts()
    global _resolver  # noqa: PLW0603 - a process pool offers no other place for what its tasks share
    _resolver = opened(index, data)


def _answer(queries: list[Query]) -> list[Resolution]:
    if _resolver is None:
        raise RuntimeError("the worker was not started with _start")
    return [_resolver.answer(query, explain=False) for query in queries]
