"""What rules ask of an authority, in the mini world."""

from hanse.release import View
from hanse.study.authority import authorities, place_authority


def test_authorities_carry_country_level_and_inhabitants_of_their_place(view: View) -> None:
    found = authorities(view)
    assert "schildau-de" not in found  # merged
    vineta, county = found["vineta-de"], found["county-vineta-de"]
    assert (vineta.country, vineta.level, vineta.geonames_id) == ("DE", "municipality", 900000001)
    assert county.level == "county"
    place = view.place(900000001)
    assert vineta.population == place.population


def test_an_assumed_level_and_an_unknown_place_are_not_known(view: View) -> None:
    laputa = authorities(view)["laputa-gb"]
    assert (laputa.level, laputa.population, laputa.latitude, laputa.geonames_id) == ("", None, None, None)


def test_a_place_of_the_gazetteer_is_taken_as_a_municipality(view: View) -> None:
    found = place_authority(view, 900000005)
    assert found is not None
    assert (found.id, found.country, found.level) == ("place-900000005", "FR", "municipality")
    assert place_authority(view, 1) is None
