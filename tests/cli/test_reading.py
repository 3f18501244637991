"""Every reading command on the mini world: what it says, in the three formats."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from hanse.release.views import Info
from tests.cli.conftest import Hanse

Ask = Callable[..., Any]
READING = [
    ("info",),
    ("network", "list"),
    ("network", "show", "SCL"),
    ("city", "list"),
    ("city", "show", "Vineta"),
    ("matrix", "--networks", "Sunken Cities League,open-gates"),
    ("claim", "show", "c000000000003"),
    ("search", "vineta"),
    ("data", "list"),
]


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_every_format_is_clean_on_stdout_and_fits_a_terminal(hanse: Hanse, command: tuple[str, ...]) -> None:
    shown, as_json, as_csv = (hanse(*command, "--format", form) for form in ("table", "json", "csv"))
    assert [done.exit_code for done in (shown, as_json, as_csv)] == [0, 0, 0]
    assert [done.stderr for done in (shown, as_json, as_csv)] == ["", "", ""]
    assert max(map(len, shown.stdout.splitlines())) <= 80
    json.loads(as_json.stdout)
    assert len({len(row) for row in csv.reader(io.StringIO(as_csv.stdout))}) == 1


def test_info_has_the_keys_of_the_view_and_the_numbers_of_the_mini_world(ask: Ask) -> None:
    info = ask("info")
    assert list(info) == list(Info.__dataclass_fields__)
    expected = {"networks": 6, "cities": 9, "memberships": 15, "sources": 11, "countries": 6, "withheld": 1}
    assert {key: info[key] for key in expected} == expected


def test_a_city_shows_each_membership_with_status_and_sources(ask: Ask) -> None:
    found = {item["network"]["id"]: item for item in ask("city", "show", "Vineta")["memberships"]}
    league = found["sunken-cities-league"]
    assert league["status"] == "stated"
    assert league["start_earliest"] == "2019-01-10"
    claims = {claim["id"]: claim for claim in league["claims"]}
    claim = claims["c000000000003"]
    assert (claim["source_title"], claim["url"]) == ("Vineta joins the League", "https://vineta.example/news/league")
    assert claim["locator"] == "first sentence"


@pytest.mark.parametrize(("day", "status"), [("2018-12-31", "disputed"), ("2018", "disputed"), ("2019-06", "stated")])
def test_as_of_moves_the_status(ask: Ask, day: str, status: str) -> None:
    city = ask("city", "show", "vineta-de", "--as-of", day)
    assert {item["network"]["id"]: item["status"] for item in city["memberships"]}["sunken-cities-league"] == status


def test_cells_of_the_matrix_are_statuses(hanse: Hanse) -> None:
    networks = "Sunken Cities League,open-gates"
    done = hanse("matrix", "--networks", networks, "--as-of", "2019-06-30", "--min-memberships", "1", "--format", "csv")
    rows = {row["city_id"]: row for row in table(done.stdout)}
    assert set(rows) == {"vineta-de", "schilda-de", "ys-fr"}
    assert rows["vineta-de"]["sunken-cities-league"] == "stated"
    assert rows["ys-fr"]["open-gates"] == "unknown"
    assert rows["ys-fr"]["counted"] == "1"


def test_the_matrix_can_be_limited_to_a_collection(hanse: Hanse) -> None:
    done = hanse("matrix", "--networks", "SCL", "--collection", "atlas2018", "--as-of", "2019", "--format", "csv")
    rows = {row["city_id"]: row["sunken-cities-league"] for row in table(done.stdout)}
    assert rows["schilda-de"] == "observed"
    assert rows.get("vineta-de", "unknown") != "stated", "the accession is said elsewhere"


def test_a_name_that_is_not_unique_lists_its_candidates(hanse: Hanse) -> None:
    done = hanse("city", "show", "Neuburg", "--format", "json")
    assert done.exit_code == 2
    assert [item["id"] for item in json.loads(done.stdout)["candidates"]] == ["neuburg-at", "neuburg-de"]
    assert hanse("city", "show", "Neuburg", "--country", "at").exit_code == 0


def test_lists_can_be_filtered_and_unknown_values_are_refused(hanse: Hanse) -> None:
    done = hanse("network", "list", "--kind", "project", "--format", "csv")
    assert [row["id"] for row in table(done.stdout)] == ["bell-project"]
    done = hanse("city", "list", "--country", "de", "--format", "csv")
    assert {row["country"] for row in table(done.stdout)} == {"DE"}
    refused = hanse("network", "list", "--kind", "guild")
    assert refused.exit_code == 2
    assert "recorded: campaign, network" in refused.stderr


def test_lists_leave_the_count_blank_where_nothing_is_recorded(hanse: Hanse) -> None:
    networks = {row["id"]: row for row in table(hanse("network", "list", "--format", "csv").stdout)}
    assert (networks["quiet-network"]["counted"], networks["quiet-network"]["recorded"]) == ("", "0")
    assert networks["bell-project"]["counted"] == "0"
    shown = hanse("network", "list").stdout
    assert "Quiet Network" in shown
    assert "quiet-network" not in shown


def test_search_finds_any_spelling(ask: Ask) -> None:
    assert ask("search", "wineta")["hits"][0]["entity"]["id"] == "vineta-de"
    assert ask("search", "ryugu", "--kind", "city")["hits"][0]["entity"]["id"] == "ryugu-jp"


def test_of_a_withheld_claim_only_the_tombstone_is_shown(hanse: Hanse, ask: Ask) -> None:
    assert ask("claim", "show", "c000000000016")["fields"] == {}
    done = hanse("claim", "show", "c000000000016")
    assert done.stdout.strip() == "Claim c000000000016 is withheld (safety)"


def test_a_claim_shows_its_words_and_how_they_were_read(ask: Ask) -> None:
    claim = ask("claim", "show", "c000000000003")
    assert claim["fields"]["start_as_written"] == "10 January 2019"
    assert claim["judgements"][0]["entity"]["id"] == "vineta-de"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("city", "show", "Nowhere at all"), "no city"),
        (("network", "show", "Nowhere"), "no network"),
        (("claim", "show", "c0"), "c0"),
        (("city", "show", "Vineta", "--as-of", "soon"), "YYYY-MM-DD"),
        (("matrix", "--networks", " , "), "no network given"),
        (("search", "x", "--kind", "ship"), "use one of: network, city"),
        (("info", "--release", "/nowhere"), "hanse build"),
        (("data", "table", "nonsense"), "tables: "),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_refusal_says_what_to_do(hanse: Hanse, command: tuple[str, ...], words: str) -> None:
    done = hanse(*command)
    assert done.exit_code == 2
    assert words in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
