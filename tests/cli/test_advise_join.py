"""hanse advise join, peers and reach, as a city officer types them."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from typer.testing import Result

Hanse = Callable[..., Result]


def test_a_city_reads_what_it_may_join_and_what_is_not_known(hanse: Hanse) -> None:
    done = hanse("advise", "join", "Hamelin")
    assert done.exit_code == 0
    text = " ".join(done.stdout.split())
    assert "No membership recorded in the lists held here (9 lists, newest 2023-11-30)." in text
    assert "Its stated area includes it (1 network)" in text
    assert "No rule known on where it admits members; that is not taken for open" in text
    assert "The order says nothing about benefit." in text
    assert text.index("Sunken Cities League") < text.index("Story Cities")


def test_one_network_in_full_says_not_recorded_where_nothing_is(hanse: Hanse) -> None:
    done = hanse("advise", "join", "Hamelin", "--network", "SCL")
    text = " ".join(done.stdout.split())
    assert "fee 100 a year" in text
    assert "languages not recorded" in text
    assert "Vineta (same country, same size class; stated)" in text
    assert "/claims/c000000000003" in text


@pytest.mark.parametrize("key", ["SCL", "bell-project"])
def test_a_network_that_is_no_answer_says_why(hanse: Hanse, key: str) -> None:
    done = hanse("advise", "join", "Vineta", "--network", key)
    assert done.exit_code == 2
    assert "is not among the networks it could join" in done.stderr


def test_json_and_csv_hold_every_network_once(hanse: Hanse, ask: Callable[..., Any]) -> None:
    advice = ask("advise", "join", "Laputa", "--seek", "voice", "--theme", "harbour")
    answers = [one["network"]["id"] for group in advice["groups"] for one in group["answers"]]
    apart = [one["network"]["id"] for name in ("closed", "nobody_joins", "refused") for one in advice[name]]
    rows = list(csv.DictReader(io.StringIO(hanse("advise", "join", "Laputa", "-f", "csv").stdout)))
    assert sorted(answers + apart) == sorted(row["network_id"] for row in rows)
    assert len(rows) == 6
    assert {row["group"] for row in rows} == {"unknown", "no longer open", "nobody joins", "refused"}
    assert all(row["languages"] == "" for row in rows)


def test_a_municipality_can_be_described_or_given_by_its_place(ask: Callable[..., Any]) -> None:
    described = ask("advise", "join", "--country", "fr", "--size", "30000")
    assert described["asker"]["size"] == "20,000 to 49,999"
    assert ask("advise", "join", "--place", "900000009")["asker"]["name"] == "Hamelin"
    assert ask("advise", "join", "Vineta", "--size", "500000")["asker"]["population"] == 500000


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Neuburg",), "neuburg-at"),
        (("Lilliput",), "describe the municipality"),
        (("no such <b>place</b>",), "there is no city"),
        ((), "nobody is asked for"),
        (("Vineta", "--place", "900000001"), "give one of them"),
        (("--place", "1"), "there is no place 1 here"),
        (("--country", "ZZ"), "there is no country"),
        (("Vineta", "--size", "0"), "no number of inhabitants"),
        (("Vineta", "--theme", "x" * 81), "themes are at most"),
        (("Vineta", "--as-of", "soon"), "--as-of"),
    ],
)
def test_what_cannot_be_answered_says_what_to_do(hanse: Hanse, arguments: tuple[str, ...], said: str) -> None:
    for verb in ("join", "peers"):
        if verb == "peers" and "--theme" in arguments:
            continue
        done = hanse("advise", verb, *arguments)
        assert done.exit_code == 2
        assert said in done.stderr
        assert done.stdout == ""


def test_another_day_gives_another_answer(ask: Callable[..., Any]) -> None:
    early = ask("advise", "join", "Atlantis", "--as-of", "2019")
    assert early["present_text"].startswith("No network counts Atlantis on 2019-12-31")
    assert early["context"]["as_of"] == "2019-12-31"


def test_peers_are_grouped_and_found_for_a_city_without_a_record(hanse: Hanse) -> None:
    done = hanse("advise", "peers", "Hamelin")
    assert done.exit_code == 0
    assert "Same country and same size class, no network in common (1)" in " ".join(done.stdout.split())
    rows = list(csv.DictReader(io.StringIO(hanse("advise", "peers", "Vineta", "-f", "csv").stdout)))
    assert {row["city_id"]: row["shared_networks"] for row in rows}["neuburg-de"] == "harbour-group"


def test_reach_names_municipalities_with_evidence_and_pages_them(hanse: Hanse, ask: Callable[..., Any]) -> None:
    done = hanse("advise", "reach", "SCL")
    text = " ".join(done.stdout.split())
    assert "Silence is no refusal" in text
    assert "It is counted in Harbour Group." in text
    assert "Hamelin" not in text
    assert [one["city"]["id"] for one in ask("advise", "reach", "SCL", "--limit", "1", "--page", "2")["invitees"]] == [
        "neuburg-de"
    ]
    rows = list(csv.DictReader(io.StringIO(hanse("advise", "reach", "SCL", "-f", "csv").stdout)))
    assert [row["city_id"] for row in rows] == ["neuburg-at", "neuburg-de"]
    assert hanse("advise", "reach", "No Such Network").exit_code == 2
