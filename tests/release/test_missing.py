"""What is missing about a city: one sentence a gap, and none where nothing is missing."""

from hanse.release import View
from hanse.release.missing import missing_of_city


def test_the_gaps_of_a_city_come_from_its_memberships_and_its_row(view: View) -> None:
    for row in view.cities().rows:
        profile = view.city(row.city.id)
        told = " ".join(profile.missing)
        statuses = {one.status for one in profile.memberships}
        assert ("too old to say" in told) == ("last_seen" in statuses)
        assert ("without a date" in told) == ("undated" in statuses)
        assert ("it is assumed" in told) == (profile.level_basis == "assumed")
        assert ("not on the map" in told) == (profile.geonames_id is None)


def test_nothing_is_missing_where_everything_is_known() -> None:
    assert missing_of_city((), level_basis="stated", has_place=True, has_population=True) == ()
