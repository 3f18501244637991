"""The annex table of oomen2018 as recorded: its rows, and checks that count its marks again."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from hanse.domain.dates import parse_as_of
from hanse.domain.vocabulary import COUNTED_STATUSES, MEMBERSHIP_RELATIONS
from hanse.publish.reproduce.evidence import Evidence, Statement
from hanse.publish.reproduce.finding import Finding
from hanse.publish.reproduce.parameters import Parameters


@dataclass(frozen=True)
class PrintedRow:
    """One row of the table: the city, the networks marked (with the claim), the other columns by property."""

    city: str
    country: str
    entities: tuple[str, ...]
    marks: Mapping[str, str]  # network id -> claim
    attributes: Mapping[str, Statement]

    def text(self, name: str) -> str:
        """The cell of the column recorded as ``name``; "" where it is not recorded."""
        return self.attributes[name].value if name in self.attributes else ""

    def number(self, name: str) -> float | None:
        """The cell of the column recorded as ``name`` as a number."""
        return self.attributes[name].number if name in self.attributes else None


def columns_of(parameters: Parameters) -> dict[str, str]:
    """Network id -> column heading as printed, in the printed order."""
    table = parameters.table("columns")
    return {network: table.text(network) for network in table.values}


def printed_rows(evidence: Evidence, parameters: Parameters) -> tuple[PrintedRow, ...]:
    """The rows of the table as recorded in the release, A to Z."""
    paper, table = evidence.of_paper(parameters.text("table_paper")), parameters.text("table_locator")
    columns = columns_of(parameters)
    marks: dict[str, dict[str, str]] = {}
    attributes: dict[str, dict[str, Statement]] = {}
    seen: dict[str, tuple[str, tuple[str, ...]]] = {}
    for tie in evidence.ties:
        networks = [network for network in tie.objects if network in columns]
        if tie.source in paper and table in tie.locator and tie.subject_kind == "city" and len(networks) > 0:
            marks.setdefault(tie.subject, {}).update(dict.fromkeys(networks, tie.claim))
            seen[tie.subject] = (tie.country, tie.subjects)
    for statement in evidence.statements:
        if statement.source in paper and table in statement.locator and statement.subject_kind == "city":
            attributes.setdefault(statement.subject, {})[statement.property] = statement
    return tuple(PrintedRow(city, *seen[city], marks[city], attributes.get(city, {})) for city in sorted(marks))


def claims_of(rows: tuple[PrintedRow, ...], *names: str) -> tuple[str, ...]:
    """Claims behind the marks, or behind the named columns."""
    if len(names) == 0:
        return tuple(claim for row in rows for claim in row.marks.values())
    return tuple(row.attributes[name].claim for row in rows for name in names if name in row.attributes)


def rows(evidence: Evidence, parameters: Parameters) -> Finding:
    """How many rows are printed, and that each has as many marks as the table demands."""
    found = printed_rows(evidence, parameters)
    threshold = int(parameters.number("threshold"))
    enough = sum(len(row.marks) >= threshold for row in found)
    return Finding(
        f"{len(found)} rows, {enough} of them with {threshold} marks and more",
        numbers=(float(enough),),
        facts={
            "rows": f"{len(found)}",
            "enough": f"{enough}",
            "threshold": f"{threshold}",
            "elsewhere": f"{len(_counted_elsewhere(evidence, parameters))}",
        },
        claims=claims_of(found),
    )


def _counted_elsewhere(evidence: Evidence, parameters: Parameters) -> tuple[str, ...]:
    """Authorities that the other sources count in enough of the networks on the last day of the table's year."""
    networks, day = tuple(columns_of(parameters)), parse_as_of(parameters.text("table_date"))
    paper = evidence.of_paper(parameters.text("table_paper"))
    recorded = {city for tie in evidence.ties if tie.relation in MEMBERSHIP_RELATIONS and tie.source not in paper
                and not set(networks).isdisjoint(tie.objects) for city in tie.subjects}  # fmt: skip
    statuses = evidence.statuses(sorted(recorded), networks, day, paper)
    counted = Counter(city for (city, _), found in statuses.items() if found.status in COUNTED_STATUSES)
    return tuple(city for city, times in sorted(counted.items()) if times >= parameters.number("threshold"))


def columns(evidence: Evidence, parameters: Parameters) -> Finding:
    """How many networks have at least one mark."""
    found = printed_rows(evidence, parameters)
    marked = {network: sum(network in row.marks for row in found) for network in columns_of(parameters)}
    used = [network for network, count in marked.items() if count > 0]
    listed = ", ".join(f"{evidence.name(network)} {marked[network]}" for network in used)
    return Finding(
        f"{len(used)} columns", numbers=(float(len(used)),), facts={"columns": listed}, claims=claims_of(found)
    )


def totals(evidence: Evidence, parameters: Parameters) -> Finding:
    """The sum of the marks, and how many printed totals differ from the sum of their row."""
    found = printed_rows(evidence, parameters)
    name = parameters.text("total_property")
    printed = {row.city: row.number(name) for row in found}
    wrong = [row.city for row in found if printed[row.city] is not None and printed[row.city] != len(row.marks)]
    absent = [city for city, total in printed.items() if total is None]
    marks = sum(len(row.marks) for row in found)
    by_column = {network: sum(network in row.marks for row in found) for network in columns_of(parameters)}
    right = len(found) - len(wrong) - len(absent)
    return Finding(
        f"{marks} marks; {right} of {len(found)} printed totals equal the sum of their row",
        numbers=(float(marks), float(len(wrong))) if len(absent) == 0 else (),
        missing="" if len(absent) == 0 else f"printed totals of {', '.join(absent)}",
        facts={
            "marks": f"{marks}",
            "rows": f"{len(found)}",
            "wrong": ", ".join(wrong) or "none",
            "columns": ", ".join(f"{evidence.name(network)} {count}" for network, count in by_column.items()),
        },
        claims=(*claims_of(found), *claims_of(found, name)),
    )
