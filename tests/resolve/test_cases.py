"""Tables of names by phenomenon, written from what is known of languages, resolved on the whole gazetteer.

Each table of ``cases`` is one phenomenon; a line says what a name written so must lead to. Nothing is registered here.
"""

import csv
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from hanse.resolve.normalise import fold, squash
from hanse.resolve.resolution import Resolution
from hanse.resolve.resolver import Resolver
from hanse.resolve.universe import kilometres

CASES = Path(__file__).parent / "cases"
ANY = "*"
_NEAR_KM = 20.0
NAMED = (
    "office_words", "articles_and_saints", "divisions", "inflected", "scripts", "broken_encodings", "spelling",
    "exonyms", "districts",
)  # fmt: skip


def cases(*tables: str) -> list[ParameterSet]:
    """Every line of the tables, named after what is written."""
    found: list[ParameterSet] = []
    for table in tables:
        with (CASES / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
            found += [
                pytest.param(row, id=f"{table}: {row['written']} {row['country']}") for row in csv.DictReader(stream)
            ]
    return found


def asked(resolver: Resolver, row: dict[str, str]) -> Resolution:
    answer = resolver.resolve(row["written"], row["country"])
    assert "\n" not in answer.why
    assert answer.why.strip() != ""
    return answer


def key(name: str) -> str:
    return squash(fold(name))


@pytest.mark.parametrize("row", cases(*NAMED))
def test_a_name_leads_to_the_place_it_means(resolver: Resolver, row: dict[str, str]) -> None:
    answer = asked(resolver, row)
    assert (answer.decision, key(answer.name)[: len(key(row["expected"]))]) == ("match", key(row["expected"]))
    if row.get("level", ANY) != ANY:
        assert answer.level == row["level"] or row["level"] == ""
    if row.get("division", "") != "":
        assert answer.best is not None
        assert answer.best.division == row["division"]


def test_office_words_are_tried_in_forty_languages() -> None:
    with (CASES / "office_words.csv").open(encoding="utf-8", newline="") as stream:
        assert len({row["language"] for row in csv.DictReader(stream)}) >= 40


@pytest.mark.parametrize("row", cases("compounds"))
def test_several_authorities_are_not_one_city(resolver: Resolver, row: dict[str, str]) -> None:
    answer = asked(resolver, row)
    if row["expected"] == "":
        assert answer.decision in {"ambiguous", "none"}
    else:
        assert (answer.decision, key(answer.name)) == ("match", key(row["expected"]))


@pytest.mark.parametrize("row", cases("wider_bodies"))
def test_a_county_is_a_level_and_not_the_city_of_its_name(resolver: Resolver, row: dict[str, str]) -> None:
    answer = asked(resolver, row)
    assert (answer.decision, answer.level, answer.geonames_id) == ("match", row["level"], None)


@pytest.mark.parametrize("row", cases("homonyms"))
def test_homonyms_are_reported_unless_one_is_clearly_meant(resolver: Resolver, row: dict[str, str]) -> None:
    answer = asked(resolver, row)
    assert answer.decision == row["decision"]
    assert row["expected"] == "" or key(answer.name) == key(row["expected"])
    assert answer.decision == "match" or len(answer.candidates) > 1


@pytest.mark.parametrize("row", cases("nothing"))
def test_what_names_nothing_is_never_a_match(resolver: Resolver, row: dict[str, str]) -> None:
    assert asked(resolver, row).decision != "match"


@pytest.mark.parametrize("row", cases("beyond"))
def test_municipalities_that_are_no_populated_place_are_known(resolver: Resolver, row: dict[str, str]) -> None:
    answer = asked(resolver, row)
    assert (answer.decision, answer.level) == ("match", row["level"])
    assert answer.latitude is not None
    assert answer.longitude is not None
    where = (float(row["latitude"]), float(row["longitude"]))
    assert kilometres(where, (answer.latitude, answer.longitude)) < _NEAR_KM


def test_every_table_is_read() -> None:
    read = {*NAMED, "compounds", "wider_bodies", "homonyms", "nothing", "beyond"}
    assert {path.stem for path in CASES.glob("*.csv")} == read
