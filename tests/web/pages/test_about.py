"""The glossary explains the words of the methods, and search leads to them."""

from hanse.domain.measure import MEASURES
from tests.web.conftest import Get


def test_the_glossary_explains_each_word_of_the_methods_once(get: Get) -> None:
    groups = {group["id"]: group["entries"] for group in get("/glossary.json").json["groups"]}
    entries = groups["group-methods"]
    assert {entry["id"] for entry in entries} == set(MEASURES)
    assert all(entry["word"] == MEASURES[entry["id"]][0] for entry in entries)
    every = [entry["id"] for group in groups.values() for entry in group]
    assert len(every) == len(set(every))


def test_search_leads_to_a_word_of_the_methods(get: Get) -> None:
    page = get("/search?q=nestedness")
    assert "/glossary#nestedness" in page.text
