"""The report on the literature: one line a published figure, and the annex table beside all other sources."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from hanse.domain.vocabulary import REPRODUCE_BASES, VERDICTS


@dataclass(frozen=True)
class Check:
    """One published figure: what was printed, what the release gives, and how far that is a confirmation."""

    id: str
    paper: str
    also_in: tuple[str, ...]  # other papers that print the same figure or contradict it
    claim: str
    published: str
    recomputed: str
    unit: str
    as_of: str
    locator: str
    basis: str
    verdict: str
    is_confirmation: bool  # agrees, on data that none of the papers supplied
    reason: str
    note: str
    method: str
    claims: tuple[str, ...]  # ids of the claims that were read
    sources: tuple[tuple[str, str], ...]  # (source id, short name) of those claims


@dataclass(frozen=True)
class Table1Cell:
    """One mark of the annex table and what all other sources say of the same city and network at its date.

    ``verdict``: agrees | differs | disputed | older list | no other source. ``status`` is the status on the date from
    the other sources alone; ``later`` the first day on which another source lists the city, where that is after it.
    """

    network: str
    mark: bool
    status: str
    later: str
    verdict: str
    paper_claims: tuple[str, ...]
    other_claims: tuple[str, ...]


@dataclass(frozen=True)
class Table1Row:
    """One city of the annex table."""

    city: str
    city_as_written: str
    country: str
    printed_total: int | None
    cells: tuple[Table1Cell, ...]


@dataclass(frozen=True)
class Table1Comparison:
    """The annex table of oomen2018 beside the same cells from every other source."""

    as_of: str
    networks: tuple[tuple[str, str], ...]  # (network id, column as printed)
    rows: tuple[Table1Row, ...]
    verdicts: dict[str, int]  # cells by verdict
    marked: dict[str, int]  # printed marks by verdict
    empty: dict[str, int]  # empty cells by verdict


@dataclass(frozen=True)
class Report:
    """Every check, and the counts that a reader wants first."""

    version: str
    data_date: str
    confirmations: int  # figures confirmed by data that none of the papers supplied
    tally: dict[str, dict[str, int]]  # basis -> verdict -> figures
    by_paper: dict[str, dict[str, int]]  # paper -> verdict -> figures
    checks: tuple[Check, ...]
    table1: Table1Comparison

    def counts(self) -> dict[str, dict[str, int]]:
        """How many checks, by verdict, basis and paper."""
        return {
            "verdict": dict(sorted(Counter(check.verdict for check in self.checks).items())),
            "basis": dict(sorted(Counter(check.basis for check in self.checks).items())),
            "paper": dict(sorted(Counter(check.paper for check in self.checks).items())),
        }


def make_report(version: str, data_date: str, checks: tuple[Check, ...], table1: Table1Comparison) -> Report:
    """The report on ``checks``, with its counts."""
    return Report(
        version=version,
        data_date=data_date,
        confirmations=sum(check.is_confirmation for check in checks),
        tally={basis: _verdicts(check for check in checks if check.basis == basis) for basis in REPRODUCE_BASES},
        by_paper={
            paper: _verdicts(check for check in checks if check.paper == paper)
            for paper in dict.fromkeys(check.paper for check in checks)
        },
        checks=checks,
        table1=table1,
    )


def _verdicts(checks: Iterable[Check]) -> dict[str, int]:
    counted = Counter(check.verdict for check in checks)
    return {verdict: counted[verdict] for verdict in VERDICTS}


def as_list(report: Report) -> list[dict[str, object]]:
    """The checks as `hanse reproduce --format json` prints them."""
    return [
        {
            "id": check.id,
            "paper": check.paper,
            "also_in": list(check.also_in),
            "claim": check.claim,
            "published": check.published,
            "recomputed": check.recomputed,
            "unit": check.unit,
            "as_of": check.as_of,
            "locator": check.locator,
            "basis": check.basis,
            "verdict": check.verdict,
            "is_confirmation": check.is_confirmation,
            "reason": check.reason,
            "claims": list(check.claims),
        }
        for check in report.checks
    ]
