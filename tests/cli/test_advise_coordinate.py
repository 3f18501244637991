"""hanse advise coordinate, before, gaps, merge, without and bridges on the mini world, as table, JSON and CSV."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from hanse.cli.advise.before import read_size
from hanse.errors import UsageError
from hanse.release import open_release
from hanse.study.day import analysis_day

Hanse = Callable[..., Result]
Ask = Callable[..., Any]
DAY = ("--as-of", "2024-06-30")


def _csv(done: Result) -> list[dict[str, str]]:
    assert done.exit_code == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout)))


def test_coordinate_lists_pairs_and_hides_what_cannot_be_judged(hanse: Hanse, ask: Ask) -> None:
    told = hanse("advise", "coordinate", *DAY).stdout
    assert "nested" in told
    assert "2 further pairs cannot be judged; --every lists them." in told
    assert "Nothing is" in told
    answer = ask("advise", "coordinate", *DAY)
    assert answer["readings"] == {"nested": 1, "cannot be judged": 2}
    assert answer["basis"]["context"]["as_of"] == "2024-06-30"
    assert answer["liaison"][0]["limits"] == "no limit"
    rows = _csv(hanse("advise", "coordinate", *DAY, "--format", "csv"))
    assert [(row["first"], row["second"], row["judged"]) for row in rows] == [
        ("harbour-group", "sunken-cities-league", "no"),
        ("harbour-group", "open-gates", "no"),
        ("open-gates", "sunken-cities-league", "no"),
    ]


def test_coordinate_of_one_network_names_the_cities(hanse: Hanse, ask: Ask) -> None:
    answer = ask("advise", "coordinate", "SCL", "--no-liaison", *DAY)
    assert answer["network"]["id"] == "sunken-cities-league"
    assert [one["city"]["id"] for one in answer["pairs"][0]["through"]] == ["vineta-de"]
    assert answer["liaison"] == []
    assert "With whom Sunken Cities League could talk" in hanse("advise", "coordinate", "SCL", *DAY).stdout


def test_the_day_is_that_of_the_analyses_unless_asked(ask: Ask, hanse: Hanse, mini_releases: Path) -> None:
    day = analysis_day(open_release(mini_releases)).isoformat()
    assert ask("advise", "gaps")["context"]["as_of"] == day
    assert f"{day} (the data is current to 2024-06-30)" in hanse("advise", "gaps").stdout


def test_before_describes_the_nearest(hanse: Hanse, ask: Ask) -> None:
    answer = ask("advise", "before", "--area", "DE", "--size", "20000-99999", *DAY)
    assert answer["plan"]["population_min"] == 20_000
    assert {one["network"]["id"] for one in answer["near"]} >= {"harbour-group", "open-gates"}
    told = hanse("advise", "before", "--area", "Germany", "--level", "municipality", *DAY)
    assert told.exit_code == 0
    assert "Who works there already" in told.stdout
    rows = _csv(hanse("advise", "before", "--area", "DE", *DAY, "--format", "csv"))
    assert {row["network"] for row in rows} >= {"harbour-group"}
    assert hanse("advise", "before", *DAY).exit_code == 2


def test_gaps_are_told_only_where_somebody_searched(hanse: Hanse) -> None:
    rows = _csv(hanse("advise", "gaps", *DAY, "--format", "csv"))
    assert {row["country"] for row in rows if row["state"] != "not yet searched"} == {"DE", "JP"}
    assert all(row["members"] == "" for row in rows)
    assert hanse("advise", "gaps", "--area", "DE", "--size", "20000", *DAY).exit_code == 0
    assert hanse("advise", "gaps", "--size", "7", *DAY).exit_code == 2


def test_merge_says_first_what_it_is_not(hanse: Hanse, ask: Ask) -> None:
    first = "Arithmetic on recorded members, not a recommendation."
    for verb in (("merge", "Harbour Group", "Open Gates"), ("without", "Open Gates")):
        assert hanse("advise", *verb, *DAY).stdout.startswith(first)
        answer = ask("advise", *verb, *DAY)
        assert next(iter(answer.items())) == ("disclaimer", first)
        assert all(row["note"] == first for row in _csv(hanse("advise", *verb, *DAY, "--format", "csv")))
    assert ask("advise", "merge", "Harbour Group", "Open Gates", *DAY)["together"] == 5


def test_bridges_need_two_fields(hanse: Hanse) -> None:
    done = hanse("advise", "bridges", "migration", "climate", *DAY)
    assert done.exit_code == 2
    assert "there are: migration" in done.stderr


def test_an_answer_can_go_to_a_file(hanse: Hanse, tmp_path: Path) -> None:
    out = tmp_path / "pairs.csv"
    assert hanse("advise", "coordinate", *DAY, "--out", str(out)).exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("first,second,reading")


@pytest.mark.parametrize(
    ("text", "band"),
    [("20000-100000", (20_000, 100_000)), ("250,000-", (250_000, None)), ("-50000", (None, 50_000)),
     ("5000", (5_000, None)), (None, (None, None))],
)  # fmt: skip
def test_a_band_of_inhabitants(text: str | None, band: tuple[int | None, int | None]) -> None:
    assert read_size(text) == band


@pytest.mark.parametrize("text", ["-", "big", "1-2-3", ""])
def test_what_is_no_band_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="band of inhabitants"):
        read_size(text)
