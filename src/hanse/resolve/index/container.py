"""One file that holds named arrays: a JSON header, then the arrays, each at a multiple of 64 bytes.

The file is mapped, not read: opening costs nothing, and memory is what is touched. No code is ever loaded from it.
"""

import json
import mmap
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hanse.errors import StructureError

MAGIC = b"HANSEGAZ"
_ALIGNED = 64
_KINDS = frozenset({"u1", "u2", "u4", "u8", "i4", "f4"})


def write_container(path: Path, arrays: Mapping[str, NDArray[Any]], about: Mapping[str, str]) -> None:
    """Write the arrays beside ``path`` and move the finished file into its place."""
    layout: dict[str, list[object]] = {}
    offset = 0
    for name, array in arrays.items():
        layout[name] = [array.dtype.str[1:], int(array.size), offset]
        offset += -(-array.nbytes // _ALIGNED) * _ALIGNED
    header = json.dumps({"about": dict(about), "arrays": layout}).encode()
    start = -(-(len(MAGIC) + 8 + len(header)) // _ALIGNED) * _ALIGNED
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with partial.open("wb") as stream:
            stream.write(MAGIC + len(header).to_bytes(8, "little") + header)
            for name, array in arrays.items():
                position = layout[name][2]
                stream.seek(start + int(str(position)))
                stream.write(np.ascontiguousarray(array).astype(array.dtype.newbyteorder("<"), copy=False).tobytes())
            stream.truncate(start + offset)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


class Container:
    """The arrays of a file, mapped read-only."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with path.open("rb") as stream:
            self._map = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        try:
            self._read_header()
        except (ValueError, KeyError, TypeError) as error:
            raise self._damaged() from error

    def _read_header(self) -> None:
        length = int.from_bytes(self._map[len(MAGIC) : len(MAGIC) + 8], "little")
        begin = len(MAGIC) + 8
        if self._map[: len(MAGIC)] != MAGIC or length > len(self._map):
            raise ValueError("not a gazetteer")
        header = json.loads(self._map[begin : begin + length])
        self.about: dict[str, str] = {str(key): str(value) for key, value in header["about"].items()}
        self._start = -(-(begin + length) // _ALIGNED) * _ALIGNED
        self._layout = {
            name: (str(kind), int(size), int(offset)) for name, (kind, size, offset) in header["arrays"].items()
        }
        for kind, size, offset in self._layout.values():
            if kind not in _KINDS or self._start + offset + size * int(kind[1:]) > len(self._map):
                raise ValueError("an array lies outside the file")

    def array(self, name: str) -> NDArray[Any]:
        """An array, for work on many values at once."""
        kind, size, offset = self._located(name)
        return np.frombuffer(self._map, dtype=np.dtype(f"<{kind}"), count=size, offset=self._start + offset)

    def view(self, name: str) -> memoryview:
        """An array, for single values: several times faster than numpy at that."""
        return self.array(name).data

    def _located(self, name: str) -> tuple[str, int, int]:
        if name not in self._layout:
            raise self._damaged()
        return self._layout[name]

    def _damaged(self) -> StructureError:
        return StructureError(
            "the compiled gazetteer is damaged", where=str(self._path), hint="delete the file; it is compiled anew"
        )
