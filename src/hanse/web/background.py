"""Work that a site needs once and no request may wait for: done by a process of its own, asked about by requests."""

import contextlib
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from hanse.errors import NotReadyError

_SOON = 10
_AGAIN_AFTER = 600.0  # seconds before work that failed is tried again


@dataclass
class Background:
    """A module that is run as ``python -m MODULE ARGUMENTS`` until ``is_done`` says that there is nothing left to do.

    ``doing`` and ``failed`` are sentences for the visitor; ``usual_seconds`` is how long it takes on a small machine.
    """

    module: str
    arguments: Sequence[str]
    is_done: Callable[[], bool]
    doing: str
    failed: str
    usual_seconds: int
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    _started: float = field(default=0.0, repr=False)
    _is_ready: bool = field(default=False, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def require(self) -> None:
        """Return where the work is done; else see to it that it is, and raise NotReadyError with when to ask again."""
        if self._is_ready:
            return
        with self._lock:
            ended = self._process.poll() if self._process is not None else None  # before asking whether it is done
            self._is_ready = self.is_done()
            if not self._is_ready:
                raise self._under_way(ended)

    def _under_way(self, ended: int | None) -> NotReadyError:
        passed = time.monotonic() - self._started
        if ended is not None and passed < _AGAIN_AFTER:
            return NotReadyError(
                self.failed, retry_after=int(_AGAIN_AFTER - passed) + 1, hint="Everything else on this site works."
            )
        if self._process is None or ended is not None:
            command = [sys.executable, "-m", self.module, *self.arguments]
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
            self._started, passed = time.monotonic(), 0.0
        wait = max(_SOON, int(self.usual_seconds - passed))
        return NotReadyError(self.doing, retry_after=wait, hint="Everything else on this site works meanwhile.")


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Wait until no other process does the same work; where the system has no such locks, several may."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
