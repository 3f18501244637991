"""Resolves many names: each different query once, in several processes where there are enough to pay for them."""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from hanse.resolve.resolution import Query, Resolution
from hanse.resolve.resolver import Resolver

_CHUNK: Final = 500
_WORTH_PROCESSES: Final = 20_000  # below, starting a second process takes longer than it saves

Progress = Callable[[int, int], None]  # done, of all
_resolver: Resolver | None = None  # of a worker process


def resolve_many(
    resolver: Resolver, queries: Sequence[Query], *, workers: int = 1, progress: Progress = lambda _, __: None
) -> list[Resolution]:
    """The answers to queries, in their order. ``workers`` processes share the work where it is large."""
    different = list(dict.fromkeys(queries))
    chunks = [different[start : start + _CHUNK] for start in range(0, len(different), _CHUNK)]
    answers: dict[Query, Resolution] = {}
    done = 0
    source = resolver.source
    if workers < 2 or source is None or len(different) < _WORTH_PROCESSES:
        for chunk in chunks:
            answers.update((query, resolver.answer(query, explain=False)) for query in chunk)
            done += len(chunk)
            progress(done, len(different))
    else:
        with ProcessPoolExecutor(workers, get_context("spawn"), _start, source) as pool:
            for chunk, found in zip(chunks, pool.map(_answer, chunks), strict=True):
                answers.update(zip(chunk, found, strict=True))
                done += len(chunk)
                progress(done, len(different))
    return [answers[query] for query in queries]


def _start(index: Path, data: Path | None) -> None:
    """Open the resolver of a worker process."""
    global _resolver  # noqa: PLW0603 - a process pool offers no other place for what its tasks share
    _resolver = Resolver.open(index, data)


def _answer(queries: list[Query]) -> list[Resolution]:
    if _resolver is None:
        raise RuntimeError("the worker was not started with _start")
    return [_resolver.answer(query, explain=False) for query in queries]
