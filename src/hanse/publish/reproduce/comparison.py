"""The annex table of oomen2018, cell by cell, beside what every other source says at its date."""

from collections import Counter
from datetime import date

from hanse.domain.dates import parse_as_of
from hanse.domain.vocabulary import COUNTED_STATUSES
from hanse.publish.reproduce.evidence import CellStatus, Evidence
from hanse.publish.reproduce.parameters import Parameters
from hanse.publish.reproduce.report import Table1Cell, Table1Comparison, Table1Row
from hanse.publish.reproduce.table1 import PrintedRow, columns_of, printed_rows

_ABSENT = ("not_listed", "no_longer_listed", "ended")
_NOTHING = CellStatus("unknown", (), None)


def compare_table1(evidence: Evidence, parameters: Parameters) -> Table1Comparison:
    """Every cell of the table: printed mark, status from the other sources on its date, and what that comes to."""
    day = parse_as_of(parameters.text("table_date"))
    columns = columns_of(parameters)
    printed = printed_rows(evidence, parameters)
    cities = tuple(city for row in printed for city in row.entities)
    others = evidence.statuses(cities, tuple(columns), day, evidence.of_paper(parameters.text("table_paper")))
    rows = tuple(_row(row, columns, others, parameters, day) for row in printed)
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
    others: dict[tuple[str, str], CellStatus],
    parameters: Parameters,
    day: date,
) -> Table1Row:
    total = row.number(parameters.text("total_property"))
    return Table1Row(
        city=row.entities[0] if len(row.entities) > 0 else "",
        city_as_written=row.city,
        country=row.country,
        printed_total=int(total) if total is not None else None,
        cells=tuple(_cell(row, network, others, day) for network in columns),
    )


def _cell(row: PrintedRow, network: str, others: dict[tuple[str, str], CellStatus], day: date) -> Table1Cell:
    other = next((others[city, network] for city in row.entities if (city, network) in others), _NOTHING)
    mark = network in row.marks
    is_later = other.first is not None and other.first > day
    return Table1Cell(
        network=network,
        mark=mark,
        status=other.status,
        later=other.first.isoformat() if is_later and other.first is not None else "",
        verdict=cell_verdict(mark, other.status),
        paper_claims=(row.marks[network],) if mark else (),
        other_claims=other.claims,
    )


def cell_verdict(mark: bool, status: str) -> str:
    """What a printed mark and the status from the other sources come to.

    An empty cell means "not listed by that table": a listing elsewhere differs from it, and silence elsewhere
    neither confirms nor refutes it.
    """
    if status == "disputed":
        return "disputed"
    if status in COUNTED_STATUSES:
        return "agrees" if mark else "differs"
    if status in _ABSENT:
        return "differs" if mark else "agrees"
    return "no other source"


def _counted(cells: list[Table1Cell]) -> dict[str, int]:
    return dict(sorted(Counter(cell.verdict for cell in cells).items()))
