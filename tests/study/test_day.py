"""The day of the analyses."""

from datetime import date

from hanse.release import Release
from hanse.study.day import analysis_day
from hanse.study.memberships import read_memberships


def test_the_latest_year_end_for_which_the_most_networks_enter(release: Release) -> None:
    # On the data date only Open Gates enters; at the end of 2022 the League's list of 2020 does as well.
    assert analysis_day(release) == date(2022, 12, 31)
    most = read_memberships(release.view(date(2022, 12, 31))).admission.enters.sum()
    assert most == 2
    assert all(
        read_memberships(release.view(day)).admission.enters.sum() < most
        for day in (release.data_date, date(2023, 12, 31))
    )
