"""A copy of the mini world that a test may break."""

import csv
import shutil
from pathlib import Path

import pytest


class World:
    """A data folder of one's own, with pens and scissors. Rows are counted from 1, without the header."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def lines(self, file: str) -> list[list[str]]:
        with (self.folder / file).open(encoding="utf-8", newline="") as stream:
            return list(csv.reader(stream))

    def write(self, file: str, lines: list[list[str]]) -> None:
        with (self.folder / file).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows(lines)

    def find(self, file: str, /, **cells: str) -> int:
        """The number of the first row with these cells."""
        header, *rows = self.lines(file)
        for number, row in enumerate(rows, start=1):
            if all(row[header.index(name)] == text for name, text in cells.items()):
                return number
        raise LookupError(f"no row of {file} has {cells}")

    def edit(self, file: str, row: int, /, **cells: str) -> int:
        """Change cells of one row."""
        lines = self.lines(file)
        for name, text in cells.items():
            lines[row][lines[0].index(name)] = text
        self.write(file, lines)
        return row

    def append(self, file: str, like: int, /, **cells: str) -> int:
        """Add a copy of row ``like`` with other cells; returns its number."""
        lines = self.lines(file)
        self.write(file, [*lines, lines[like]])
        return self.edit(file, len(lines), **cells)

    def drop(self, file: str, row: int) -> None:
        """Take one row out."""
        lines = self.lines(file)
        self.write(file, lines[:row] + lines[row + 1 :])

    def replace(self, file: str, old: str, new: str) -> None:
        """Replace a text that has to be there."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        if old not in text:
            raise LookupError(f"{file} does not hold {old!r}")
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def world(mini_dir: Path, tmp_path: Path) -> World:
    """The mini world, to be broken."""
    shutil.copytree(mini_dir, tmp_path / "data")
    return World(tmp_path / "data")
