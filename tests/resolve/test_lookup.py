"""Which places answer to a written name, and in which order."""

from dataclasses import replace

import pytest

from hanse.errors import NotFoundError
from hanse.resolve.gazetteer import Gazetteer, Place
from hanse.resolve.lookup import lookup


def place(identifier: int, name: str, country: str, population: int, *others: str, admin1: str = "01") -> Place:
    """A place somewhere."""
    return Place(identifier, name, country, admin1, 0.0, 0.0, population, others)


PLACES = (
    place(1, "Munich", "DE", 1_500_000, "München", "Monaco di Baviera", "Monaco"),
    place(2, "Monaco", "MC", 32_000),
    place(3, "Springfield", "US", 114_000, admin1="IL"),
    place(4, "Springfield", "US", 170_000, admin1="MO"),
    place(5, "Kiel", "DE", 252_000),
    place(6, "Kehl", "DE", 39_000, "Kiel"),
    place(7, "Bologna", "IT", 390_000),
    place(8, "Halle (Saale)", "DE", 237_000),
    place(9, "Halle", "DE", 21_000),
    place(10, "London", "CA", 422_000, admin1="08"),
    place(11, "London", "GB", 8_900_000, "Londres"),
    place(12, "St. Cloud", "US", 65_000, admin1="MN"),
    place(13, "St. Cloud", "US", 35_000, admin1="FL"),
    place(14, "Hamamatsu", "JP", 791_000, "浜松市"),
    place(15, "Auburn", "AU", 37_000, admin1="02"),
    place(16, "Auburn", "AU", 600, admin1="05"),
)
DIVISIONS = {
    ("US", "il"): "IL", ("US", "mn"): "MN", ("US", "florida"): "FL", ("AU", "nsw"): "02", ("AU", "sa"): "05",
}  # fmt: skip


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer({one.geonames_id: one for one in PLACES}, DIVISIONS)


CASES = [
    # country decides: an Italian list means Munich
    ("Monaco", "DE", [1], "alternate name", "as written"),
    ("Monaco", "MC", [2], "name", "as written"),
    # the main name comes before another name, whatever the size; then the larger
    ("Monaco", "", [2, 1], "name", "as written"),
    ("Kiel", "DE", [5, 6], "name", "as written"),
    ("London", "", [11, 10], "name", "as written"),
    ("London", "CA", [10], "name", "as written"),
    ("Londres", "GB", [11], "alternate name", "as written"),
    # the division beside the name decides; one that is none of the candidates' does not
    ("Springfield, IL", "US", [3], "name", "without qualifier"),
    ("Springfield", "US", [4, 3], "name", "as written"),
    ("St. Cloud, MN, USA", "US", [12], "name", "without qualifier"),
    ("Saint Cloud (Florida)", "US", [13], "name", "without qualifier"),
    ("Auburn City Council, NSW", "AU", [15], "name", "without administrative words"),
    ("Auburn, Somewhere", "AU", [15, 16], "name", "without qualifier"),
    # the name as written is tried first
    ("Halle (Saale)", "DE", [8], "name", "as written"),
    ("Halle (Westfalen)", "DE", [9], "name", "without qualifier"),
    # words of the office, other scripts
    ("Comune di Bologna", "IT", [7], "name", "without administrative words"),
    ("浜松市", "JP", [14], "alternate name", "as written"),
]


@pytest.mark.parametrize(("name", "country", "ids", "by", "form"), CASES)
def test_candidates(gazetteer: Gazetteer, name: str, country: str, ids: list[int], by: str, form: str) -> None:
    found = lookup(gazetteer, name, country)
    assert [candidate.place.geonames_id for candidate in found] == ids
    assert (found[0].by, found[0].form) == (by, form)


def test_says_which_name_matched(gazetteer: Gazetteer) -> None:
    (munich,) = lookup(gazetteer, "munchen", "DE")
    assert (munich.place.name, munich.matched, munich.population) == ("Munich", "München", 1_500_000)


@pytest.mark.parametrize("name", ["Nowhere", "", "Bologna Nowhere"])
def test_no_candidate(gazetteer: Gazetteer, name: str) -> None:
    assert lookup(gazetteer, name, "IT") == ()


def test_places_by_id(gazetteer: Gazetteer) -> None:
    assert gazetteer.place(7) == PLACES[6]
    assert len(gazetteer) == len(PLACES) == len(list(gazetteer))
    with pytest.raises(NotFoundError):
        gazetteer.place(99)


def test_equal_places_come_in_the_order_of_their_ids() -> None:
    twins = {number: replace(PLACES[6], geonames_id=number) for number in (30, 20)}
    assert [candidate.place.geonames_id for candidate in lookup(Gazetteer(twins), "Bologna")] == [20, 30]
