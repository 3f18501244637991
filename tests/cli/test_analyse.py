"""hanse analyse on the mini world: every verb in every format, what it says of day and scope, and its refusals."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hanse.cli.analyse import waiting
from hanse.domain.scope import Scope
from hanse.release import Release, as_json
from hanse.study.interlocks import interlocks
from hanse.study.liaison import liaison
from hanse.study.nestedness import nestedness
from hanse.study.overlap import overlap
from tests.cli.conftest import Hanse

Ask = Callable[..., Any]
VERBS = (
    "overlap", "nestedness", "core", "communities", "brokers", "liaison", "interlocks", "concentration",
    "representation", "growth", "sensitivity",
)  # fmt: skip
QUICK = {"nestedness": ("--samples", "9"), "core": ("--samples", "9"), "communities": ("--samples", "3")}
DAY = "2022-12-31"


def refuse_constant(word: str) -> None:
    raise AssertionError(f"{word} is no JSON")


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_clean_in_every_format(hanse: Hanse, verb: str) -> None:
    command = ("analyse", verb, *QUICK.get(verb, ()))
    shown, as_json_, as_csv = (hanse(*command, "--format", form) for form in ("table", "json", "csv"))
    for done in (shown, as_json_, as_csv):
        assert done.exit_code == 0, done.stderr
        assert all(line.startswith("hanse: compiling") for line in done.stderr.splitlines())
    assert max(map(len, shown.stdout.splitlines())) <= 80
    json.loads(as_json_.stdout, parse_constant=refuse_constant)
    assert len({len(row) for row in csv.reader(io.StringIO(as_csv.stdout))}) == 1


@pytest.mark.parametrize("verb", ["brokers", "concentration", "interlocks"])
def test_the_day_is_that_of_the_analyses_and_is_said(hanse: Hanse, ask: Ask, verb: str) -> None:
    answer = ask("analyse", verb)
    context = answer["context"] if "context" in answer else answer["basis"]["context"]
    assert context["as_of"] == DAY
    assert DAY in hanse("analyse", verb).stdout


def test_growth_is_up_to_the_data_date(ask: Ask) -> None:
    assert ask("analyse", "growth")["context"]["as_of"] == "2024-06-30"
    assert ask("analyse", "growth", "--as-of", "2015")["context"]["as_of"] == "2015-12-31"


def test_json_is_the_result_of_the_study(ask: Ask, release: Release) -> None:
    view = release.view(date(2022, 12, 31))
    assert ask("analyse", "overlap") == json.loads(json.dumps(as_json(overlap(view))))
    assert ask("analyse", "liaison", "--cap", "1") == json.loads(json.dumps(as_json(liaison(view, cap=1))))
    assert ask("analyse", "interlocks") == json.loads(json.dumps(as_json(interlocks(view))))
    options = ("--samples", "9", "--seed", "7", "--no-eligibility", "--level", "municipality", "--country", "de")
    german = release.view(date(2022, 12, 31), Scope(countries=("DE",)))
    expected = nestedness(german, n_samples=9, seed=7, eligibility=False, levels=("municipality",))
    assert ask("analyse", "nestedness", *options) == json.loads(json.dumps(as_json(expected)))


def test_networks_left_out_are_named_with_the_reason(hanse: Hanse, ask: Ask) -> None:
    done = hanse("analyse", "overlap", "--as-of", "2024-06-30")
    words = " ".join(done.stdout.split())
    assert "2 networks. other scope only: Sunken Cities League; size not stated: Harbour Group" in words
    left = ask("analyse", "overlap", "--as-of", "2024-06-30")["basis"]["left_out"]
    assert {out["network"]["id"]: out["reason"] for out in left} == {
        "harbour-group": "size not stated",
        "sunken-cities-league": "other scope only",
    }


def test_pairs_that_cannot_be_judged_have_no_p_in_the_table_for_programs(hanse: Hanse) -> None:
    done = hanse("analyse", "overlap", "--as-of", "2024-06-30", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 3
    assert {(row["status"], row["p_upper"], row["q"], row["mark"]) for row in rows} == {("at least", "", "", "")}
    nested = {(row["first"], row["second"]): row["nested"] for row in rows}
    assert nested["harbour-group", "sunken-cities-league"] == "yes"


def test_pairs_of_cities_and_other_null_models(ask: Ask) -> None:
    assert len(ask("analyse", "overlap", "--mode", "city")["pairs"]) == 9
    for null in ("bicm", "fixedrow", "fdsm"):
        answer = ask("analyse", "overlap", "--null", null, "--samples", "20")
        assert answer["null"] == null
    assert (
        ask("analyse", "overlap", "--null", "bicm")["pairs"][0]["chance"]
        == (ask("analyse", "overlap", "--null", "sdsm")["pairs"][0]["chance"])
    )


def test_no_rank_numbers_and_names_a_to_z(ask: Ask, hanse: Hanse) -> None:
    names = [row["entity"]["name"] for row in ask("analyse", "brokers")["cities"]["most_connected"]]
    assert names == sorted(names)
    assert "most-connected in this scope, A to Z" in hanse("analyse", "brokers").stdout


def test_one_network_and_recorded_members(ask: Ask) -> None:
    assert ask("analyse", "representation", "--network", "SCL")["network"]["id"] == "sunken-cities-league"
    assert ask("analyse", "liaison", "--recorded", "--as-of", "2024-06-30")["is_recorded"] is True


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("overlap", "--as-of", "someday"), "--as-of"),
        (("overlap", "--kind", "club"), "unknown kind of network"),
        (("core", "--level", "empire"), "unknown level"),
        (("growth", "--level", "county"), "no choice of level"),
        (("representation", "--network", "no such network"), "no such network"),
        (("overlap", "--release", "nowhere"), "nowhere"),
        (("overlap", "--country", "Belgium"), "two-letter code"),
        (("growth", "--country", "ZZ"), "there is no country 'ZZ'"),
        (("overlap", "--collection", "atlas1918"), "use one of: atlas2018, lists"),
        (("brokers", "--source", "s404"), "there is no source 's404'"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_hint(hanse: Hanse, arguments: tuple[str, ...], says: str) -> None:
    done = hanse("analyse", *arguments)
    assert done.exit_code == 2
    assert says in done.stderr
    assert done.stdout == ""


def test_a_file_is_written_whole_in_the_format_of_its_name(hanse: Hanse, tmp_path: Path) -> None:
    as_csv, as_json_ = tmp_path / "deep" / "pairs.csv", tmp_path / "pairs.json"
    for path in (as_csv, as_json_):
        done = hanse("analyse", "overlap", "--out", str(path))
        assert (done.exit_code, done.stdout) == (0, "")
        assert f"wrote {path}" in done.stderr
    assert as_csv.read_text(encoding="utf-8").startswith("first,second,")
    assert json.loads(as_json_.read_text(encoding="utf-8"))["mode"] == "network"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["deep", "pairs.csv", "pairs.json"]


def test_a_place_that_cannot_be_written_is_said(hanse: Hanse, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = hanse("analyse", "interlocks", "--out", str(tmp_path / "file" / "x.csv"))
    assert (done.exit_code, "cannot be written" in done.stderr) == (2, True)


def test_compiling_is_told_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("hanse.analysis.compiled.cache_folder", lambda source: tmp_path / source.stem)
    waiting.say_if_compiling("overlap", "pairs")
    assert capsys.readouterr().err == "hanse: compiling, once, about 27 s\n"
    for kernel in ("overlap", "pairs"):
        (tmp_path / kernel / "kernels_0").mkdir(parents=True)
        (tmp_path / kernel / "kernels_0" / "some.nbi").write_bytes(b"")
    waiting.say_if_compiling("overlap", "pairs")
    assert capsys.readouterr().err == ""
