"""Looks at many lines of a table together: a column repeats few cells, and each of these is checked once."""

from collections.abc import Callable, Collection, Sequence

Checks = tuple[tuple[str, bool, Callable[[str], object] | None], ...]  # (column, is required, what raises ValueError)
_MOST_KEPT = 200_000  # different cells of a column that are remembered


class Batches:
    """What is known of the cells of one file: those that passed, and one copy of each that repeats."""

    def __init__(self, checks: Checks, fuzzy: Sequence[str], unique: Collection[int]) -> None:
        names = {name: at for at, (name, _, _) in enumerate(checks)}
        self._checks = checks
        self._ranges = [(names[f"{prefix}_earliest"], names[f"{prefix}_latest"]) for prefix in fuzzy]
        self._unique = unique
        self._passed: list[set[str]] = [set() for _ in checks]
        self._copies: list[dict[str, str]] = [{"": ""} for _ in checks]

    def columns_of(self, lines: Sequence[Sequence[str]]) -> list[Sequence[str]] | None:
        """The cells of ``lines`` by column; None where any line has to be looked at for itself."""
        width = len(self._checks)
        if any(len(cells) != width for cells in lines):
            return None
        columns: list[Sequence[str]] = list(zip(*lines, strict=True))
        different = [set(column) for column in columns]
        if not all(self._is_right(at, cells) for at, cells in enumerate(different)):
            return None
        for first, last in self._ranges:
            if len(different[first]) > 0 and len(different[last]) > 0:
                ranges = set(zip(columns[first], columns[last], strict=True))
                if any(low > high for low, high in ranges if high != ""):
                    return None
        return [self._shared(at, column, different[at]) for at, column in enumerate(columns)]

    def _is_right(self, at: int, cells: set[str]) -> bool:
        """True where every cell is right as it stands, without blanks around it."""
        _, is_required, check = self._checks[at]
        if "" in cells:
            if is_required:
                return False
            cells.discard("")
        new = cells - self._passed[at]
        try:
            for cell in new:
                if cell[0].isspace() or cell[-1].isspace():
                    return False
                if check is not None:
                    check(cell)
        except ValueError:
            return False
        if len(self._passed[at]) < _MOST_KEPT:
            self._passed[at] |= new
        return True

    def _shared(self, at: int, column: Sequence[str], different: set[str]) -> Sequence[str]:
        """The column with one object for each different cell; ids are all different and stay as they are.

        ``different`` holds its cells without the blank.
        """
        copies = self._copies[at]
        if len(different) == 0:
            return ("",) * len(column)
        if at in self._unique or len(copies) > _MOST_KEPT:
            return column
        for cell in different:
            copies.setdefault(cell, cell)
        return list(map(copies.__getitem__, column))
