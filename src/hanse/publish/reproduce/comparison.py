"""The annex table of oomen2018, cell by cell, beside what every other source says at its date."""

from collections import Counter
from datetime import date

from hanse.domain.dates import parse_iso
from hanse.publish.reproduce.evidence import CellStatus, Evidence
from hanse.publish.reproduce.parameters import Parameters
from hanse.publish.reproduce.report import Table1Cell, Table1Comparison, Table1Row
from hanse.publish.reproduce.table1 import PrintedRow, columns_of, printed_rows

Statuses = dict[tuple[str, str], CellStatus]
_CURRENT = ("stated", "observed")
_ABSENT = ("not_listed", "no_longer_listed", "ended")
_NOTHING = CellStatus("unknown", (), None)


def compare_table1(evidence: Evidence, parameters: Parameters) -> Table1Comparison:
    """Every cell of the table: printed mark, status from the other sources on its date, and what that comes to."""
    year = parse_iso(parameters.text("table_date"))
    start, day = year.earliest or date.min, year.latest or date.max
    columns = columns_of(parameters)
    printed = printed_rows(evidence, parameters)
    cities = tuple(city for row in printed for city in row.entities)
    paper = evidence.of_paper(parameters.text("table_paper"))
    others = evidence.statuses(cities, tuple(columns), day, paper)
    before = evidence.statuses(cities, tuple(columns), start, paper)
    rows = tuple(_row(row, columns, (others, before), parameters, day) for row in printed)
    cells = [cell for row in rows for cell in row.cells]
    return Table1Comparison(
        as_of=day.isoformat(),
        networks=tuple(columns.items()),
        rows=rows,
        verdicts=_counted(cells),
        marked=_counted([cell for cell in cells if cell.mark]),
        empty=_counted([cell for cell in cells if not cell.mark]),
    )


def _row(
    row: PrintedRow,
    columns: dict[str, str],
    statuses: tuple[Statuses, Statuses],
    parameters: Parameters,
    day: date,
) -> Table1Row:
    total = row.number(parameters.text("total_property"))
    return Table1Row(
        city=row.entities[0] if len(row.entities) > 0 else "",
        city_as_written=row.city,
        country=row.country,
        printed_total=int(total) if total is not None else None,
        cells=tuple(_cell(row, network, statuses, day) for network in columns),
    )


def _cell(row: PrintedRow, network: str, statuses: tuple[Statuses, Statuses], day: date) -> Table1Cell:
    other, before = (_of(row, network, found) for found in statuses)
    mark = network in row.marks
    is_later = other.first is not None and other.first > day
    return Table1Cell(
        network=network,
        mark=mark,
        status=other.status,
        later=other.first.isoformat() if is_later and other.first is not None else "",
        verdict=cell_verdict(mark, other.status, before.status),
        paper_claims=(row.marks[network],) if mark else (),
        other_claims=other.claims,
    )


def _of(row: PrintedRow, network: str, found: Statuses) -> CellStatus:
    return next((found[city, network] for city in row.entities if (city, network) in found), _NOTHING)


def cell_verdict(mark: bool, status: str, before: str) -> str:
    """What a printed mark and the status from the other sources come to.

    ``status`` holds on the last day of the table's year, ``before`` on its first: what ended within the year fits a
    mark and an empty cell alike. An empty cell means "not listed by that table": a listing elsewhere differs from
    it, and silence elsewhere neither confirms nor refutes it. A list older than the freshness window decides nothing.
    """
    if status == "ended" and before in (*_CURRENT, "last_seen"):
        return "agrees"
    if status == "disputed":
        return "disputed"
    if status in _CURRENT:
        return "agrees" if mark else "differs"
    if status == "last_seen":
        return "older list"
    if status in _ABSENT:
        return "differs" if mark else "agrees"
    return "no other source"


def _counted(cells: list[Table1Cell]) -> dict[str, int]:
    return dict(sorted(Counter(cell.verdict for cell in cells).items()))
