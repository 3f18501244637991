"""The day that default analyses are about: the latest year end for which the most networks are held well enough."""

from datetime import date

from hanse.release.release import Release
from hanse.study.memberships import read_memberships

_YEARS_BACK = 15  # no release holds enough lists that are older


def analysis_day(release: Release) -> date:
    """The latest year end, or the data date, on which the most networks may enter a statistic.

    Member lists come from many years, and a list enters only near its date. On the data date few lists are fresh; the
    day for which the most are held is the one about which a statistic can say most. Every result names its day.
    """
    return release.contents.remember(("analysis day",), lambda: _find(release))


def _find(release: Release) -> date:
    newest = release.data_date
    days = [newest, *(date(newest.year - back, 12, 31) for back in range(1, _YEARS_BACK + 1))]
    return max(days, key=lambda day: (int(read_memberships(release.view(day)).admission.enters.sum()), day))
