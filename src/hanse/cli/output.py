"""Prints an answer as readable tables, as JSON or as CSV; stdout carries the answer and nothing else."""

import csv
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from hanse.cli.options import Format

if TYPE_CHECKING:
    from rich.console import Console

Cell = str | int | float | None
_TABLE_WIDTH = 80


@dataclass(frozen=True)
class Sheet:
    """A table of the answer: a title for reading, columns, rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = ""  # what to say where there is no row


@dataclass(frozen=True)
class Report:
    """An answer for a reader: heading, facts in pairs, tables, remarks at the end."""

    heading: str
    facts: tuple[tuple[str, str], ...] = ()
    sheets: tuple[Sheet, ...] = ()
    remarks: tuple[str, ...] = ()


def emit(report: Report, content: object, format: Format, *, csv_sheet: Sheet | None = None) -> None:
    """Print the answer: ``report`` for reading, ``content`` as JSON, ``csv_sheet`` (or the first sheet) as CSV."""
    if format == Format.JSON:
        emit_json(content)
    elif format == Format.CSV:
        emit_csv(csv_sheet or report.sheets[0])
    else:
        emit_report(report)


def emit_json(content: object, stream: TextIO | None = None) -> None:
    """Print JSON that a person can read too, on stdout or into ``stream``."""
    (stream or sys.stdout).write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def emit_csv(sheet: Sheet) -> None:
    """Print one table as CSV: a header, then the rows; an unknown value is an empty cell."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(sheet.columns)
    writer.writerows([text_of(cell) for cell in row] for row in sheet.rows)


def emit_report(report: Report) -> None:
    """Print the answer for a terminal; piped, it is 80 columns wide and without colour."""
    console = _console()
    console.print(report.heading, style="bold", soft_wrap=True)
    if len(report.facts) > 0:
        _print_facts(console, report.facts)
    for sheet in report.sheets:
        _print_sheet(console, sheet)
    if len(report.remarks) > 0:
        console.print()
    for remark in report.remarks:
        console.print(remark, style="dim")


def text_of(cell: Cell) -> str:
    """A cell as text; None is empty, never a zero."""
    return "" if cell is None else str(cell)


def joined(values: Iterable[str]) -> str:
    """Several values in one cell."""
    return "; ".join(value for value in values if value != "")


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def note(text: str) -> None:
    """Say something about the work on stderr, so that pipes stay clean."""
    print(f"hanse: {text}", file=sys.stderr, flush=True)


def _console() -> "Console":
    from rich.console import Console

    is_terminal = sys.stdout.isatty()
    return Console(
        file=sys.stdout,
        highlight=False,
        markup=False,
        emoji=False,
        width=None if is_terminal else _TABLE_WIDTH,
    )


def _print_facts(console: "Console", facts: tuple[tuple[str, str], ...]) -> None:
    from rich.table import Table

    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, value in facts:
        table.add_row(label, value)
    console.print(table)


def _print_sheet(console: "Console", sheet: Sheet) -> None:
    from rich import box
    from rich.table import Table

    console.print()
    if sheet.title != "":
        console.print(sheet.title, style="bold")
    if len(sheet.rows) == 0:
        console.print(sheet.empty or "(none)")
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 2, 0, 0), show_edge=False)
    numeric = [
        all(isinstance(row[index], int | float | None) for row in sheet.rows) for index in range(len(sheet.columns))
    ]
    for name, is_number in zip(sheet.columns, numeric, strict=True):
        table.add_column(name, justify="right" if is_number else "left", overflow="fold")
    for row in sheet.rows:
        table.add_row(*(text_of(cell) for cell in row))
    console.print(table)
