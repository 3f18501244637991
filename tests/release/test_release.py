"""An open release is read-only, shared by threads, and speaks JSON."""

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from datetime import date

import pytest

from hanse.release import Release, View, as_json
from hanse.release.catalogue import Catalogue
from hanse.release.filtering import facet_counts
from hanse.release.reading import read_decisions


def test_a_release_cannot_be_written(release: Release) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        release.contents.database.connection().execute("DELETE FROM claim")


def test_threads_get_connections_of_their_own_and_the_same_answers(release: Release) -> None:
    def ask(number: int) -> tuple[int, int, str]:
        view = release.view(as_of=date(2016 + number % 9, 12, 31))
        return (number % 9, view.network("SCL").counted, view.search("vin").hits[0].path)

    with ThreadPoolExecutor(max_workers=8) as pool:
        answers = list(pool.map(ask, range(90)))
    assert len(set(answers)) == 9


def test_every_view_is_json(view: View) -> None:
    network = as_json(view.network("SCL"))
    assert json.loads(json.dumps(network)) == network
    assert network["context"]["as_of"] == "2024-06-30"
    assert network["memberships"][2]["claims"][0]["id"] == "c000000000003"
    assert set(network) == {field.name for field in fields(view.network("SCL"))}


def test_the_default_day_is_the_data_date(release: Release) -> None:
    assert release.view().context.as_of == "2024-06-30"
    assert release.data_date == date(2024, 6, 30)


def test_answers_kept_make_room(release: Release) -> None:
    contents = release.contents
    first = contents.remember(("test", 0), lambda: [0])
    assert contents.remember(("test", 0), lambda: [1]) is first
    for number in range(1, 200):
        contents.remember(("test", number), lambda: [2])
    assert contents.remember(("test", 0), lambda: [3]) == [3]


def test_an_entity_that_leads_in_a_circle_is_not_found(release: Release) -> None:
    catalogue = Catalogue(release.contents.database)
    catalogue.__dict__["successors"] = {"a": ("b",), "b": ("a",)}
    assert catalogue.entity("a") is None


def test_a_row_counts_once_in_a_facet() -> None:
    assert facet_counts([("x", "x", "y")], {"letter": lambda row: row}) == {"letter": {"x": 1, "y": 1}}


@pytest.mark.parametrize(
    ("decisions", "reading"),
    [
        (["yes", "yes"], "agreed"),
        (["yes", "insufficient"], "one coder only"),
        (["yes"], "one coder only"),
        (["yes", "no"], "contested"),
        (["no", "no"], "agreed absent"),
        (["no", "insufficient"], "not shown"),
        (["no"], "not shown"),
        (["insufficient", "insufficient"], "not shown"),
        ([], "not shown"),
        (["yes", "yes", "no"], "contested"),
        (["yes", "yes", "insufficient"], "agreed"),
    ],
)
def test_readings(decisions: list[str], reading: str) -> None:
    assert read_decisions(decisions) == reading
