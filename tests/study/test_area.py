"""Areas of admission rules read as countries."""

import pytest

from hanse.study.area import countries_of

CONTINENTS = {
    "DE": "EU",
    "TR": "AS",
    "JP": "AS",
    "GR": "EU",
    "MX": "NA",
    "CA": "NA",
    "BR": "SA",
    "FJ": "OC",
    "KE": "AF",
}


@pytest.mark.parametrize(
    ("areas", "countries"),
    [
        (("DE",), {"DE"}),
        (("DE", "JP"), {"DE", "JP"}),
        (("Europe",), {"DE", "GR", "TR", "AM", "AZ", "GE"}),
        (("Asia-Pacific",), {"TR", "JP", "FJ"}),
        (("Latin America",), {"MX", "BR"}),
        (("Europe", "KE"), {"DE", "GR", "TR", "AM", "AZ", "GE", "KE"}),
    ],
)
def test_named_areas_are_sets_of_countries(areas: tuple[str, ...], countries: set[str]) -> None:
    assert countries_of(areas, CONTINENTS) == (frozenset(countries), ())


def test_nothing_named_and_the_world_are_no_limit() -> None:
    assert countries_of((), CONTINENTS) == (None, ())
    assert countries_of(("world", "DE"), CONTINENTS) == (None, ())


def test_an_area_that_cannot_be_read_is_no_limit_and_is_named() -> None:
    assert countries_of(("Mediterranean", "DE"), CONTINENTS) == (None, ("Mediterranean",))
