"""The evidence chip and the marks beside it: escaped, with the query that the page keeps, the same each time."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from hanse.release.views import ClaimRef, EntityRef
from hanse.web import evidence, marks

CLAIM = ClaimRef(
    "c0123456789ab", "<b>Gent</b>", "s0123456789", "Members & friends", "network", "A network", "", "2019-05", "p. 3",
    "lists", has_correction=False,
)  # fmt: skip
GHENT = EntityRef("ghent-be", "Ghent", "city", "municipality", "BE", "/cities/ghent-be")


def keeping(query: str) -> Callable[[str], str]:
    return lambda path: path + query


def test_a_claim_line_is_escaped_and_keeps_the_query_of_its_page() -> None:
    for query in ("", "?as_of=2018-12-31&nesting=no", ""):
        line = evidence.claim_line(CLAIM, keeping(query))
        kept = query.replace("&", "&amp;")
        assert f'href="/claims/c0123456789ab{kept}"' in line
        assert f'href="/sources/s0123456789{kept}"' in line
        assert "&lt;b&gt;Gent&lt;/b&gt;" in line
        assert "Members &amp; friends</a>, A network, May 2019" in line
    assert "/sources/" not in evidence.claim_line(CLAIM, keeping(""), named=False)


def test_a_chip_counts_sources_and_flags_corrections() -> None:
    other = replace(CLAIM, id="c000000000001", source="s1", published="2021", has_correction=True)
    chip = evidence.evidence((CLAIM, other), keeping(""), why="listed <twice>")
    assert "2 sources · 2021 · <strong" in chip
    assert "Listed &lt;twice&gt;" in chip
    assert chip.count("<li>") == 2
    assert evidence.evidence((), keeping("")) == '<span class="note">no claim recorded</span>'


@pytest.mark.parametrize(
    ("entity", "country", "beside"),
    [
        (GHENT, True, [">Belgium<"]),
        (GHENT, False, []),
        (replace(GHENT, subkind="metropolitan_body"), True, [">metropolitan body<", ">Belgium<"]),
        (replace(GHENT, kind="network", subkind="campaign", country=""), True, []),
    ],
)
def test_an_entity_stands_with_its_level_and_country(entity: EntityRef, country: bool, beside: list[str]) -> None:
    shown = marks.ref(entity, keeping("?as_of=2018"), {"BE": "Belgium"}, country=country)
    assert 'href="/cities/ghent-be?as_of=2018"' in shown
    assert shown.count("ref-more") == len(beside)
    assert all(words in shown for words in beside)


def test_a_status_says_why_or_what_it_means() -> None:
    assert 'title="Listed in 2018."' in marks.status("last_seen", "Listed in 2018.")
    assert ">last seen</span>" in marks.status("last_seen")
    assert 'title="Nothing recorded' in marks.status("unknown")
