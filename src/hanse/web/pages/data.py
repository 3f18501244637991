"""All tables as CSV, one zip, and what to cite."""

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from hanse.domain.saying import say
from hanse.errors import NotFoundError
from hanse.package.schema import BY_NAME
from hanse.publish import exports
from hanse.release.sheets import DERIVED_MEANINGS
from hanse.release.views import Context, Info
from hanse.web.context import Asked
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Download, Page
from hanse.web.words import plain

_NAME = re.compile(r"^[a-z_]+$")


@dataclass(frozen=True)
class TableRow:
    """One table to download."""

    name: str
    meaning: str
    rows: int


@dataclass(frozen=True)
class DataPage:
    """What the data page lists."""

    context: Context
    info: Info
    archive: str
    tables: tuple[TableRow, ...]


def data(asked: Asked) -> Page:
    """The data page."""
    context = asked.view.context
    tables = tuple(TableRow(path.stem, meaning_of(path.stem), rows_in(path)) for path in table_files(asked))
    view = DataPage(context, asked.release.info(), f"/data/hanse-{asked.release.version}.zip", tables)
    crumbs = (Crumb(N_("Data"), "/data"),)
    return Page(view, "data.html", N_("Data"), crumbs, context, N_("All tables of the release"), "/data")


def table(asked: Asked, table: str) -> Download:
    """One table as it lies in the release."""
    path = asked.release.folder / "tables" / f"{table}.csv"
    if _NAME.match(table) is None or not path.is_file():
        names = ", ".join(file.stem for file in table_files(asked))
        raise NotFoundError(say("there is no table {name}", name=repr(table)), hint=say("tables: {names}", names=names))
    return Download(path.read_bytes(), "text/csv; charset=utf-8", f"{table}.csv")


def archive(asked: Asked, version: str) -> Download:
    """Every table, what its columns mean, licence and citation in one zip."""
    if version != asked.release.version:
        served = say("served: {version}", version=asked.release.version)
        raise NotFoundError(
            say("release {version} is not served here", version=repr(version)),
            hint=served,
        )
    content = asked.release.contents.remember("archive", lambda: exports.archive(asked.release))
    return Download(content, "application/zip", f"hanse-{version}.zip")


def table_files(asked: Asked) -> list[Path]:
    """The CSV files of the release, A to Z."""
    return sorted((asked.release.folder / "tables").glob("*.csv"))


@lru_cache(maxsize=64)
def rows_in(path: Path) -> int:
    """Rows of a CSV file of a release, which never changes, without its header."""
    with path.open(encoding="utf-8", newline="") as file:
        return max(sum(1 for _ in csv.reader(file)) - 1, 0)


def meaning_of(name: str) -> str:
    """What a row of the table is, in the words of the schema."""
    return BY_NAME[name].meaning if name in BY_NAME else DERIVED_MEANINGS.get(name, plain(name))
