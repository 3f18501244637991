"""The sample of judgements: drawn by seed and id alone, and recorded with the figures that the page gives."""

import csv
import re
from pathlib import Path

import pytest

from hanse.package import DataPackage, read_package
from tools.sample_judgements import HEADER, SEED, SIZE, described, drawn

ROOT = Path(__file__).parents[2]
RECORD = ROOT / "docs" / "explanation" / "name-sample.csv"
MINI = ROOT / "tests" / "fixtures" / "mini"


def recorded() -> list[dict[str, str]]:
    with RECORD.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def mini() -> DataPackage:
    return read_package(MINI)


def test_rows_that_come_or_go_leave_the_others_in_their_order(mini: DataPackage) -> None:
    rows = mini.rows("judgements")
    order = [row.id for row in drawn(rows, SEED, 100)]
    fewer = [row for row in rows if row.id != order[2]]
    assert [row.id for row in drawn(fewer, SEED, 100)] == [key for key in order if key != order[2]]
    assert [row.id for row in drawn(rows, "another seed", 100)] != order
    assert {(row["kind"], row["decision"]) for row in drawn(rows, SEED, 100)} == {("city", "same")}


def test_each_line_shows_the_place_and_the_claims(mini: DataPackage) -> None:
    (judgement,) = (row for row in mini.rows("judgements") if row["name"] == "Laputa")
    (line,) = described(mini, [judgement])
    shown = dict(zip(HEADER, line, strict=True))
    assert (shown["entity"], shown["entity_name"], shown["entity_country"]) == ("laputa-gb", "Laputa", "GB")
    assert len(shown["claims"].splitlines()) == 3
    assert shown["claims"].startswith("Tide Declaration | signatory | 5 December 2018")


def test_a_judgement_for_one_list_shows_the_claims_of_that_list(mini: DataPackage) -> None:
    (judgement,) = (row for row in mini.rows("judgements") if row["context"] == "Story Cities")
    (line,) = described(mini, [judgement])
    assert [claim.split(" | ")[0] for claim in line[-1].splitlines()] == ["Story Cities"]


def test_the_recorded_sample_is_the_one_that_is_drawn() -> None:
    package = read_package(ROOT / "data")
    judgements = {row.id: row for row in package.rows("judgements")}
    ids = {row["id"] for row in recorded()}
    assert len(ids) == len(recorded()) == SIZE
    today = {row.id for row in drawn(package.rows("judgements"), SEED, SIZE)}
    assert len(ids & today) >= SIZE - 10  # names judged since then push a few out
    for row in recorded():
        if (held := judgements.get(row["id"])) is not None:
            assert (held["name"], held["country"], held["entity"]) == (row["name"], row["country"], row["entity"])


def test_the_page_gives_the_figures_of_the_record() -> None:
    text = (RECORD.parent / "name-judgements.md").read_text(encoding="utf-8")
    rows = recorded()
    for verdict in ("wrong", "doubtful", "right"):
        (printed,) = re.findall(rf"^\| {verdict} \| (\d+) \|", text, re.MULTILINE)
        assert int(printed) == sum(row["verdict"] == verdict for row in rows)
    assert {row["verdict"] for row in rows} <= {"wrong", "doubtful", "right"}
    assert all(len(row["why"]) >= 12 for row in rows)
