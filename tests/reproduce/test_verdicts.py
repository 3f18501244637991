"""The verdicts on the literature, pinned: a change of data or method that moves one has to be meant."""

import csv
from pathlib import Path

import pytest

from hanse.domain.claim import source_id
from hanse.publish.reproduce import Check, Report
from hanse.publish.reproduce.evidence import PAPERS

PINNED = Path(__file__).parent / "verdicts.csv"

PAPER_SOURCES = frozenset(source_id(f"paper:{paper}") for paper in PAPERS)

pytestmark = [pytest.mark.golden, pytest.mark.slow]


def _is_of_papers(check: Check) -> bool:
    return check.basis != "independent data" and PAPER_SOURCES.issuperset(key for key, _ in check.sources)


def _pinned() -> list[dict[str, str]]:
    with PINNED.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("row", _pinned(), ids=lambda row: row["id"])
def test_verdicts_stay(row: dict[str, str], report: Report):
    check = next(check for check in report.checks if check.id == row["id"])
    found = {
        "id": check.id,
        "basis": check.basis,
        "verdict": check.verdict,
        "confirmation": "yes" if check.is_confirmation else "no",
        # only what the papers alone give: other sources may be added and their names corrected
        "recomputed": check.recomputed if _is_of_papers(check) else "",
    }
    assert found == row


def test_every_figure_is_pinned(report: Report):
    assert [row["id"] for row in _pinned()] == [check.id for check in report.checks]


def test_only_other_sources_confirm(report: Report):
    for check in report.checks:
        if check.is_confirmation:
            assert check.basis == "independent data"
            assert check.verdict == "agrees"
            assert len(check.claims) > 0
            assert PAPER_SOURCES.isdisjoint(source for source, _ in check.sources)


def test_independent_agreement_is_always_a_confirmation(report: Report):
    odd = [c.id for c in report.checks
           if c.basis == "independent data" and c.verdict == "agrees" and not c.is_confirmation]  # fmt: skip
    assert odd == [], "the basis says independent, but claims of the papers were read"


def test_every_verdict_says_why(report: Report):
    for check in report.checks:
        assert len(check.reason) > 20, check.id
        assert "{" not in check.reason, check.id
        assert "missing: ." not in check.reason, check.id


def test_counts_add_up(report: Report):
    assert sum(sum(verdicts.values()) for verdicts in report.tally.values()) == len(report.checks) == 88
    assert sum(sum(verdicts.values()) for verdicts in report.by_paper.values()) == 88


def test_one_figure_is_left_out_on_purpose(report: Report):
    check = next(check for check in report.checks if check.id == "C079")
    assert (check.verdict, check.recomputed) == ("cannot_check", "")
    assert check.reason.startswith("not compiled, on purpose")


def test_berlin_in_solidarity_cities_is_disputed(report: Report):
    row = next(row for row in report.table1.rows if row.city == "berlin-de")
    cell = next(cell for cell in row.cells if cell.network == "solidarity-cities")
    assert (cell.mark, cell.status, cell.verdict) == (False, "disputed", "disputed")


def test_the_annex_table_is_whole(report: Report):
    table = report.table1
    assert len(table.rows) == 29
    assert {len(row.cells) for row in table.rows} == {9}
    assert sum(cell.mark for row in table.rows for cell in row.cells) == 115
    assert sum(table.verdicts.values()) == 29 * 9
