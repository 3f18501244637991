"""Answers kept ready: a release never changes, so neither does a page of it. Bounded in bytes, shared by threads."""

from collections import OrderedDict
from threading import Lock

MOST_BYTES = 64_000_000  # some hundreds of pages
LARGEST = 2_000_000  # what is larger is asked for rarely and made anew


class Shelf:
    """The bodies of the newest answers by their tag, which names release, withdrawals, code and address."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._held = 0
        self._bodies: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, tag: str) -> bytes | None:
        """The body kept under ``tag``; None where there is none."""
        with self._lock:
            if tag not in self._bodies:
                return None
            self._bodies.move_to_end(tag)
            return self._bodies[tag]

    def put(self, tag: str, body: bytes) -> None:
        """Keep ``body``; those asked for longest ago make room."""
        if len(body) > min(LARGEST, self._most):
            return
        with self._lock:
            self._held += len(body) - len(self._bodies.pop(tag, b""))
            self._bodies[tag] = body
            while self._held > self._most:
                _, oldest = self._bodies.popitem(last=False)
                self._held -= len(oldest)
