"""Hands an answer out: on stdout, or to a file that is replaced whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import TextIO

from hanse.cli.analyse.asked import Asked
from hanse.cli.options import Format
from hanse.cli.output import Report, Sheet, emit, note
from hanse.errors import StructureError
from hanse.release import as_json


def hand_out(asked: Asked, report: Report, study: object, sheet: Sheet) -> None:
    """Print ``study`` in the format asked for, or write it to the file asked for.

    A file named *.json or *.csv gets that format where none is asked for.
    """
    format = format_for(asked)
    if asked.out is None:
        emit(report, as_json(study), format, csv_sheet=sheet)
        return
    with writing(asked.out) as stream, redirect_stdout(stream):
        emit(report, as_json(study), format, csv_sheet=sheet)
    note(f"wrote {asked.out}")


def format_for(asked: Asked) -> Format:
    """The format asked for; of a file the one that its name says, where the option was left out."""
    endings = {".json": Format.JSON, ".csv": Format.CSV}
    if asked.out is not None and asked.format == Format.TABLE:
        return endings.get(asked.out.suffix.lower(), Format.TABLE)
    return asked.format


@contextmanager
def writing(path: Path | None) -> Iterator[TextIO]:
    """A stream to ``path`` that takes its place only when all is written, or stdout where there is no path."""
    if path is None:
        yield sys.stdout
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise StructureError(
            f"cannot be written: {error.strerror}", where=str(path), hint="name another file"
        ) from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            yield stream
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        raise StructureError(
            f"cannot be written: {error.strerror}", where=str(path), hint="name another file"
        ) from None
    finally:
        temporary.unlink(missing_ok=True)
