"""A long list of which each part is made when somebody asks for it: a page shows a hundred rows of ten thousand."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, overload

Row = TypeVar("Row")
_PART = 1000  # rows made together where all are asked for


class Drawn(Sequence[Row]):
    """``count`` rows; ``make`` gives those from a first to before a last."""

    def __init__(self, count: int, make: Callable[[int, int], tuple[Row, ...]]) -> None:
        self._count = count
        self._make = make

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Row, ...]: ...

    def __getitem__(self, place: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(place, slice):
            first, last, step = place.indices(self._count)
            return self._make(first, max(first, last)) if step == 1 else tuple(self)[place]
        at = range(self._count)[place]
        return self._make(at, at + 1)[0]

    def __iter__(self) -> Iterator[Row]:
        for first in range(0, self._count, _PART):
            yield from self._make(first, min(first + _PART, self._count))
