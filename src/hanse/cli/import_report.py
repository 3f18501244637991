"""Shows what importing standing data gives: what is new, gone or renamed, linked, doubtful, left out and why."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from hanse.cli.linking import Linked
from hanse.cli.options import Lines
from hanse.cli.output import Report, Sheet, counted, emit_json, emit_report
from hanse.intake.standing.unit import Standing
from hanse.intake.standing.universe import ListChange, Told

_MOST: Final = 15


@dataclass(frozen=True)
class Imported:
    """Everything there is to say about one import of a list."""

    file: str
    told: Told
    standing: Standing
    linked: Linked
    changes: tuple[ListChange, ...]
    files: tuple[Path, ...]  # that change
    is_written: bool


def show_import(imported: Imported, format: Lines) -> None:
    """Print it for a reader or as JSON."""
    if format == Lines.JSON:
        emit_json(_content(imported))
    else:
        emit_report(_report(imported))


def _content(imported: Imported) -> dict[str, object]:
    standing = imported.standing
    return {
        "file": imported.file,
        "title": imported.told.title,
        "listed": imported.told.listed.as_written,
        "countries": [asdict(change) for change in imported.changes],
        "regions": len(standing.regions),
        "doubtful": [{"code": unit.code, "name": unit.name, "why": why} for unit, why in imported.linked.doubtful],
        "quarantined": [asdict(line) for line in standing.quarantined],
        "left_out": dict(standing.left_out),
        "remarks": list(standing.remarks),
        "files": [path.name for path in imported.files],
        "written": imported.is_written,
    }


def _report(imported: Imported) -> Report:
    standing = imported.standing
    facts = [
        ("list", f"{imported.told.title} {imported.told.listed.as_written}".strip()),
        ("municipalities", f"{len(standing.units):,} of {counted(len(standing.countries()), 'country', 'countries')}"),
        ("regions", f"{len(standing.regions):,}"),
        ("quarantined", counted(len(standing.quarantined), "line")),
        *(("left out", f"{count:,} {reason}") for reason, count in sorted(standing.left_out.items())),
        *(("remark", text) for text in standing.remarks),
    ]
    heading = f"{imported.file}: {_heading(imported)}"
    tables = tuple(table for table in _tables(imported) if len(table.rows) > 0)
    return Report(heading, tuple(facts), tables, tuple(_remarks(imported)))


def _heading(imported: Imported) -> str:
    if len(imported.files) == 0:
        return "nothing new"
    told = f"{counted(len(imported.files), 'file')} of data/universe"
    return f"{told} written" if imported.is_written else f"{told} to write"


def _tables(imported: Imported) -> Iterable[Sheet]:
    rows = tuple(
        (one.country, one.units, one.linked, len(one.new), one.unchanged, one.changed, len(one.renamed), len(one.gone))
        for one in imported.changes
    )
    columns = ("country", "units", "registered", "new", "unchanged", "changed", "renamed", "no longer listed")
    yield Sheet("By country", columns, rows)
    first = tuple(
        (unit.country, unit.code, unit.name, unit.population, unit.region)
        for unit in list(imported.standing.units.values())[:5]
    )
    yield Sheet("First municipalities", ("country", "code", "name", "inhabitants", "region"), first)
    renamed = [(one.country, *pair) for one in imported.changes for pair in one.renamed]
    yield _cut("Renamed", ("country", "before", "now"), renamed)
    yield _cut(
        "No longer listed", ("country", "unit"), [(one.country, name) for one in imported.changes for name in one.gone]
    )
    doubtful = [(unit.country, f"{unit.code} {unit.name}", why) for unit, why in imported.linked.doubtful]
    yield _cut("Not linked", ("country", "unit", "why"), doubtful)
    quarantined = [(line.locator, line.text, line.reason) for line in imported.standing.quarantined]
    yield _cut("Quarantined", ("where", "written", "why"), quarantined)


def _cut(title: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Sheet:
    more = f" (the first {_MOST} of {len(rows):,}; --format json has all)" if len(rows) > _MOST else ""
    return Sheet(f"{title}{more}", columns, tuple(rows[:_MOST]))


def _remarks(imported: Imported) -> Iterable[str]:
    if len(imported.changes) > 0 and not imported.told.listed.is_known:
        yield "The list has no date: give it with --published, for figures name the list and its day."
    if not imported.is_written and len(imported.files) > 0:
        yield "Nothing was written. Add --yes to write this list; it then stands in for the gazetteer in its countries."
