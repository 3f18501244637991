"""What one claim says: a spell, a listing, both."""

from datetime import date

import pytest

from hanse.domain.dates import UNKNOWN_DATE, FuzzyDate, parse_iso
from hanse.release.record import Record


def _record(start: str = "", end: str = "", listed: str = "") -> Record:
    def fuzzy(text: str) -> FuzzyDate:
        return parse_iso(text) if text != "" else UNKNOWN_DATE

    return Record("c1", "temporary", "partner", fuzzy(start), fuzzy(end), fuzzy(listed), "r1", date(2026, 1, 1))


@pytest.mark.parametrize(
    ("record", "has_spell", "has_listing"),
    [
        (_record(listed="2018"), False, True),
        (_record(), False, True),
        (_record(start="2015"), True, False),
        (_record(start="2015", listed="2017"), True, True),
        (_record(start="2015", end="2018-05-03", listed="2018"), True, True),
        (_record(start="2015", end="2018-05-03", listed="2025-07-09"), True, False),
        (_record(end="2018", listed="2019"), True, False),
    ],
    ids=[
        "list",
        "undated list",
        "start",
        "start on a list",
        "list of the year of the end",
        "page about the past",
        "end",
    ],
)
def test_a_claim_is_a_spell_a_listing_or_both(record: Record, has_spell: bool, has_listing: bool) -> None:
    assert (record.spell() is not None) == has_spell
    assert (record.listing() is not None) == has_listing
