"""A fair share for everybody who asks: a bucket of names for each address, filled again as time passes."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from hanse.errors import TooManyError

_ADDRESSES = 10_000  # remembered at once; those not seen for longest are forgotten


@dataclass
class _Bucket:
    left: float
    seen: float


@dataclass
class Shares:
    """Names that one address may ask for: ``most`` at once, ``a_second`` in the long run.

    Nothing else is kept of an address, and nothing outlives the process.
    """

    most: float = 10_000.0
    a_second: float = 500.0
    clock: Callable[[], float] = time.monotonic
    _buckets: OrderedDict[str, _Bucket] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def wait(self, address: str, cost: int) -> int:
        """Count ``cost`` against an address and return 0; where its share is used up, how many seconds to wait."""
        with self._lock:
            now = self.clock()
            bucket = self._buckets.setdefault(address, _Bucket(self.most, now))
            self._buckets.move_to_end(address)
            bucket.left = min(self.most, bucket.left + (now - bucket.seen) * self.a_second)
            bucket.seen = now
            if len(self._buckets) > _ADDRESSES:
                self._buckets.popitem(last=False)
            if bucket.left < cost:
                return int((min(cost, self.most) - bucket.left) / self.a_second) + 1
            bucket.left -= cost
            return 0

    def take(self, address: str, names: int) -> None:
        """Count ``names`` against an address; raises TooManyError where its share is used up."""
        wait = self.wait(address, names)
        if wait > 0:
            raise TooManyError(
                f"More than {self.a_second:,.0f} names a second are asked for from your address.",
                retry_after=wait,
                hint=f"Wait {wait} seconds and go on. For long lists, the command hanse resolve has no such limit.",
            )
