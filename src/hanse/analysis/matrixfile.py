"""Plain files of other people's two-mode data: CSV lists, CSV tables, scipy npz."""

import csv
import zipfile
from pathlib import Path
from typing import Literal

import scipy.sparse as sp

from hanse.analysis.twomode import TwoMode
from hanse.errors import RowError, StructureError

_CELLS = {"0": False, "1": True, "false": False, "true": True}


def read_csv(path: Path, *, blank: Literal["refuse", "absent"] = "refuse") -> TwoMode:
    """Read a list of ties or a table of 0 and 1; see :meth:`TwoMode.from_csv`."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [row for row in csv.reader(file) if any(cell.strip() for cell in row)]
    except OSError as error:
        raise StructureError(f"cannot be read ({error.strerror})", where=str(path), hint="Check the path.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise StructureError(
            f"is not a CSV in UTF-8 ({error})", where=str(path), hint="Save it as CSV, encoding UTF-8."
        ) from error
    if len(rows) == 0:
        raise StructureError("holds no row", where=str(path), hint="Give a header and one row a city or a tie.")
    header = [name.strip().lower() for name in rows[0]]
    if "city" in header and "network" in header:
        return _read_ties(path, rows, header.index("city"), header.index("network"))
    return _read_table(path, rows, blank)


def read_npz(path: Path) -> TwoMode:
    """Read what ``scipy.sparse.save_npz`` wrote; see :meth:`TwoMode.from_npz`."""
    try:
        matrix = sp.load_npz(path)
    except OSError as error:
        raise StructureError(f"cannot be read ({error})", where=str(path), hint="Check the path.") from error
    except (ValueError, KeyError, zipfile.BadZipFile) as error:
        raise StructureError(
            f"is not a sparse matrix in npz ({error})", where=str(path), hint="Write it by scipy.sparse.save_npz."
        ) from error
    return TwoMode.from_sparse(matrix)


def _read_ties(path: Path, rows: list[list[str]], city: int, network: int) -> TwoMode:
    ties = []
    for number, row in enumerate(rows[1:], start=2):
        for column, name in ((city, "city"), (network, "network")):
            if column >= len(row) or not row[column].strip():
                raise RowError(
                    "is empty", file=path.name, row=number, column=name, value="", hint="Name it or drop the row."
                )
        ties.append((row[city].strip(), row[network].strip()))
    return TwoMode.from_edges(ties)


def _read_table(path: Path, rows: list[list[str]], blank: Literal["refuse", "absent"]) -> TwoMode:
    networks = [name.strip() for name in rows[0][1:]]
    cities = [row[0].strip() for row in rows[1:]]
    ties = []
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(networks) + 1:
            raise StructureError(
                f"has {len(row)} columns, the header has {len(networks) + 1}",
                where=f"{path.name} row {number}",
                hint="Give each city one cell a network.",
            )
        for network, cell in zip(networks, row[1:], strict=True):
            if _is_tie(path, number, network, cell.strip().lower(), blank):
                ties.append((row[0].strip(), network))
    try:
        return TwoMode.from_edges(ties, cities=cities, networks=networks)
    except ValueError as error:
        raise StructureError(str(error), where=path.name, hint="Name every city and network once.") from error


def _is_tie(path: Path, number: int, network: str, cell: str, blank: Literal["refuse", "absent"]) -> bool:
    if cell == "" and blank == "absent":
        return False
    if cell not in _CELLS:
        hint = "Write 1 or 0; if empty cells mean 'no tie', say so (blank='absent', --blank-is-absent)."
        raise RowError("is neither 0 nor 1", file=path.name, row=number, column=network, value=cell, hint=hint)
    return _CELLS[cell]
