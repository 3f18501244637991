"""First letters and pages of long lists."""

import pytest
from django.http import QueryDict

from hanse.domain.scope import Scope
from hanse.errors import UsageError
from hanse.release import Release
from hanse.web.app import configure
from hanse.web.context import Asked
from hanse.web.pages.listing import initial, lettered_part, part_of
from hanse.web.site import Site

configure()


def asked(release: Release, query: str) -> Asked:
    site = Site(lambda: release)
    return Asked(site, release, release.view(), "/cities", QueryDict(query), None, Scope())


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Łódź", "L"),
        ("Århus", "A"),
        ("Øster", "O"),
        ("'s-Hertogenbosch", "S"),
        ("#WithRefugees", "W"),
        ("100 Cities", "#"),
        ("", "#"),
    ],
)
def test_names_are_filed_under_their_letter(name: str, letter: str) -> None:
    assert initial(name) == letter


def test_a_list_is_cut_into_pages(release: Release) -> None:
    part = part_of(range(250), asked(release, "page=3"), size=100)
    assert part.shown == tuple(range(200, 250))
    assert (part.page_number, part.pages, part.total) == (3, 3, 250)
    assert part_of([], asked(release, "")).pages == 1
    with pytest.raises(UsageError):
        part_of(range(10), asked(release, "page=2"))


def test_a_letter_narrows_and_all_letters_stay_on_offer(release: Release) -> None:
    part = lettered_part(["Athens", "Århus", "Berlin"], asked(release, "letter=a"), str)
    assert part.shown == ("Athens", "Århus")
    assert part.initials == ("A", "B")
    assert part.total == 3


def test_links_keep_and_change_the_query(release: Release) -> None:
    here = asked(release, "country=DE&page=2&letter=")
    assert here.here(page=3) == "/cities?country=DE&page=3"
    assert here.here(country="") == "/cities?page=2"
    assert here.plain_path() == "/cities?country=DE"
    assert here.twin == "/cities.json?country=DE&page=2"
    assert here.link("/glossary#city") == "/glossary#city"
