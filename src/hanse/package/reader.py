"""Reads a data folder: broken structure stops with its place, a bad row is quarantined and the rest goes on."""

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from hanse.errors import RowError, StructureError
from hanse.package.batch import Batches, Checks
from hanse.package.cell import checker_of
from hanse.package.codebook import read_codebooks
from hanse.package.link import Quarantine, drop_duplicates, drop_unlinked
from hanse.package.metadata import read_collection, read_package_metadata
from hanse.package.package import DataPackage
from hanse.package.row import QuarantinedRow, Row
from hanse.package.schema import TABLES, Table

_BATCH = 5000  # lines looked at together


def read_package(data_dir: Path) -> DataPackage:
    """The data package in ``data_dir``.

    Raises StructureError where a file or column is missing or cannot be read. Rows that break a type, repeat
    an id or point to a row that is not there are in ``quarantined``; every other row can be relied upon.
    """
    if not data_dir.is_dir():
        raise StructureError("there is no such folder", where=str(data_dir), hint="give the folder that holds "
                             "package.toml")  # fmt: skip
    metadata = read_package_metadata(data_dir)
    folders = sorted(path for path in (data_dir / "collections").glob("*") if path.is_dir())
    collections = {folder.name: read_collection(folder) for folder in folders}
    quarantine = Quarantine()
    tables: dict[str, tuple[Row, ...]] = {}
    for table in TABLES:
        rows: list[Row] = []
        for collection, path in _files_of(table, data_dir, folders):
            rows.extend(_read_table(path, table, collection, data_dir, quarantine))
        tables[table.name] = tuple(rows)
    tables = drop_unlinked(drop_duplicates(tables, quarantine), quarantine)
    return DataPackage(
        root=data_dir,
        name=metadata.name,
        data_date=metadata.data_date,
        licence=metadata.licence,
        freshness_years=metadata.freshness_years,
        collections=collections,
        tables=tables,
        quarantined=tuple(quarantine.rows),
        codebooks=read_codebooks(data_dir),
        field=metadata.field,
    )


def _files_of(table: Table, data_dir: Path, folders: list[Path]) -> list[tuple[str, Path]]:
    """(collection, path) of each file of ``table``. A collection holds only the tables it needs."""
    if table.place == "collection":
        return [(folder.name, path) for folder in folders if (path := folder / f"{table.name}.csv").exists()]
    if table.place == "universe":  # every country that has a list; none is needed
        pattern = "[A-Z][A-Z].csv" if table.name == "universe" else f"{table.name.removeprefix('universe_')}.csv"
        return [("", path) for path in sorted((data_dir / "universe").glob(pattern))]
    folder = data_dir / "entities" if table.place == "entities" else data_dir
    return [("", folder / f"{table.name}.csv")]


def _read_table(path: Path, table: Table, collection: str, data_dir: Path, quarantine: Quarantine) -> Iterator[Row]:
    """The rows of one file that keep to the types of ``table``."""
    file = path.relative_to(data_dir).as_posix()
    lines = _read_lines(path, file)
    header = [cell.strip() for cell in next(lines, [])]
    _check_header(header, table, file)
    types = {column.name: column for column in table.columns}
    checks: Checks = tuple((name, types[name].is_required, checker_of(types[name].type)) for name in header)
    fuzzy = tuple(name.removesuffix("_earliest") for name in header if name.endswith("_earliest"))
    places = {name: at for at, name in enumerate(table.header)}
    order = [header.index(name) for name in table.header]
    batches = Batches(checks, fuzzy, {at for at, name in enumerate(header) if types[name].type == "id"})
    number = 0
    while len(batch := list(islice(lines, _BATCH))) > 0:
        columns = batches.columns_of(batch)
        if columns is not None:
            for values in zip(*(columns[at] for at in order), strict=True):
                number += 1
                yield Row(table.name, collection, file, number, places, values)
            continue
        for cells in ([cell.strip() for cell in line] for line in batch):
            number += 1
            errors = _errors_of(cells, checks, fuzzy, file, number)
            if len(errors) > 0:
                quarantine.rows.append(QuarantinedRow(table.name, collection, tuple(cells), errors))
            else:
                yield Row(table.name, collection, file, number, places, tuple(cells[at] for at in order))


def _read_lines(path: Path, file: str) -> Iterator[list[str]]:
    line = 0
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            for cells in reader:
                line = reader.line_num
                yield cells
    except FileNotFoundError:
        raise StructureError(
            "this file is missing", where=file, hint="add it; a table without rows is its header line alone"
        ) from None
    except (csv.Error, UnicodeDecodeError) as error:
        raise StructureError(
            f"cannot be read as CSV in UTF-8: {error}", where=f"{file} after line {line}", hint="correct that line"
        ) from None


def _check_header(header: list[str], table: Table, file: str) -> None:
    missing = [name for name in table.header if name not in header]
    unknown = [name for name in header if name not in table.header]
    doubled = sorted({name for name in header if header.count(name) > 1})
    for names, what, hint in (
        (missing, "lacks the column", "add it to the header, with blank cells where nothing is known"),
        (unknown, "has an unknown column", f"the columns of {table.name} are: {', '.join(table.header)}"),
        (doubled, "has a column twice:", "keep one of them"),
    ):
        if len(names) > 0:
            raise StructureError(f"{what} {', '.join(names)}", where=f"{file} row 0 (header)", hint=hint)


def _errors_of(
    cells: list[str], checks: Checks, fuzzy: tuple[str, ...], file: str, number: int
) -> tuple[RowError, ...]:
    """Everything that is wrong with one row; () where it can be used."""
    if len(cells) != len(checks):
        what = f"the row has {len(cells)} cells, the header {len(checks)}"
        hint = "put text that holds a comma or a line break in double quotes"
        return (RowError(what, file=file, row=number, column="", value=",".join(cells), hint=hint),)
    errors = []
    for (name, is_required, check), text in zip(checks, cells, strict=True):
        if text == "":
            if is_required:
                hint = "fill it in; it may not be blank"
                errors.append(RowError("a value is missing", file=file, row=number, column=name, value="", hint=hint))
        elif check is not None:
            try:
                check(text)
            except ValueError as error:
                what, _, hint = str(error).partition("; ")
                errors.append(RowError(what, file=file, row=number, column=name, value=text, hint=hint))
    return tuple(errors) if len(errors) > 0 or len(fuzzy) == 0 else _reversed_dates(cells, checks, fuzzy, file, number)


def _reversed_dates(
    cells: list[str], checks: Checks, fuzzy: tuple[str, ...], file: str, number: int
) -> tuple[RowError, ...]:
    place = {name: index for index, (name, _, _) in enumerate(checks)}
    errors = []
    for prefix in fuzzy:
        earliest, latest = cells[place[f"{prefix}_earliest"]], cells[place[f"{prefix}_latest"]]
        if "" not in (earliest, latest) and earliest > latest:
            what = f"{prefix}_earliest lies after {prefix}_latest"
            hint = f"swap or correct them; {prefix}_latest is {latest}"
            errors.append(RowError(what, file=file, row=number, column=f"{prefix}_earliest", value=earliest, hint=hint))
    return tuple(errors)
