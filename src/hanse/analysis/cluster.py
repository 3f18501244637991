"""Work spread over other processes and machines: the seam of :mod:`hanse.analysis.schedule` on Dask distributed."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from hanse.errors import UsageError

T = TypeVar("T")
_SMALL = (bool, int, float, str, bytes, type(None))
_HINT = "Install the extra 'cluster' (pip install 'hanse[cluster]'), or leave the scheduler out."


@dataclass(frozen=True, eq=False)
class Cluster:
    """Workers of a Dask scheduler, as a :class:`~hanse.analysis.schedule.Scheduler`; see :func:`connected`.

    ``client`` is a ``distributed.Client``. The numbers are those that threads give, bit for bit: a task draws chance
    only from the seed among its arguments. A worker that is lost costs the tasks it was working on, which run again
    elsewhere, as results are fetched as soon as they are there.
    """

    client: Any

    def map(self, function: Callable[..., T], tasks: Sequence[tuple[Any, ...]]) -> Iterator[T]:
        """Results of ``function(*task)``, in order; arguments that many tasks share are sent once."""
        from distributed import as_completed

        if len(tasks) == 0:
            return
        sent = self._sent_once(tasks)
        futures = [
            self.client.submit(function, *(sent.get(id(part), part) for part in task), pure=False) for task in tasks
        ]
        turn = {future.key: place for place, future in enumerate(futures)}
        waiting = dict(zip(turn, futures, strict=True))
        early: dict[int, T] = {}
        due = 0
        try:
            for future, result in as_completed(futures, loop=self.client.loop, with_results=True):
                waiting.pop(future.key).release()  # else it would be made again if its worker is lost
                early[turn[future.key]] = result
                while due in early:
                    yield early.pop(due)
                    due += 1
        finally:
            self.client.cancel([*waiting.values(), *sent.values()])

    def _sent_once(self, tasks: Sequence[tuple[Any, ...]]) -> dict[int, Any]:
        """Futures of the arguments that occur in several tasks, by identity.

        They are results of a task of their own: the scheduler can make them again when their worker is lost.
        """
        parts = {id(part): part for task in tasks for part in task if not isinstance(part, _SMALL)}
        uses = Counter(id(part) for task in tasks for part in task if id(part) in parts)
        return {key: self.client.submit(_itself, part, pure=False) for key, part in parts.items() if uses[key] > 1}


@contextmanager
def connected(address: str, *, timeout: float = 10.0) -> Iterator[Cluster]:
    """Use the workers of a Dask scheduler as long as the block lasts.

    Parameters
    ----------
    address : str
        ``tcp://HOST:PORT``, as ``dask scheduler`` prints it.
    timeout : float, default 10.0
        Seconds to wait for the scheduler.

    Yields
    ------
    Cluster

    Raises
    ------
    UsageError : distributed is not installed, nobody answers, no worker is there, or a worker runs other code.

    Notes
    -----
    Workers need Hanse in the same version: the digest of its analysis code is compared before anything is sent.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError("Dask distributed is not installed", hint=_HINT) from error
    try:
        client = Client(address, timeout=timeout, set_as_default=False)
    except (OSError, ValueError) as error:
        hint = "Start one with 'dask scheduler' and workers with 'dask worker ADDRESS', or leave the scheduler out."
        raise UsageError(f"no Dask scheduler answers: {error}", where=address, hint=hint) from error
    with client:
        check_workers(client, address, code_digest())
        yield Cluster(client)


def check_workers(client: Any, address: str, expected: str) -> None:
    """Refuse a cluster that could not give the same numbers: every worker has to have the ``expected`` digest."""
    found = client.run(code_digest)
    if len(found) == 0:
        raise UsageError("the scheduler has no workers", where=address, hint="Start some: dask worker ADDRESS.")
    other = sorted(worker for worker, digest in found.items() if digest != expected)
    if len(other) > 0:
        raise UsageError(
            f"{len(other)} of {len(found)} workers run other code than this process, first {other[0]}",
            where=address,
            hint="Install the same version of Hanse there.",
        )


@cache
def code_digest() -> str:
    """Of all analysis code of this process, so that machines can be compared."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _itself(value: T) -> T:
    return value
