"""Mentions by difficulty, on the names of the shipped registry; what always holds of them."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hanse.resolve.mentions.entity import CITY, NETWORK, ORGANISATION, Entity
from hanse.resolve.mentions.finder import Finder, Mention
from hanse.resolve.mentions.report import Line, Report, report_of

Find = Callable[[str], list[Mention]]

CASES = {
    # words that are names of cities
    "a word and a city": ("Nice weather in the city of Nice.", "nice-fr"),
    "words only": ("Reading is fun. Reading and writing matter.", ""),
    "a list makes words places": ("Ghent, Utrecht, Nice and Essen", "ghent-be utrecht-nl nice-fr essen-de"),
    "a plain list": ("- Ghent\n- Utrecht\n- Nice\n- Essen", "ghent-be utrecht-nl nice-fr essen-de"),
    "a German noun": ("In Essen wird viel gegessen; das Essen war gut.", "essen-de"),
    # a city's name within a longer one
    "treaty and university": ("The Treaty of Lisbon and the University of Bologna.", ""),
    "instruments": ("the Lisbon strategy, the Dublin Regulation, the Marrakech Compact", ""),
    "declarations": ("the New York Declaration for Refugees and the Paris Agreement", ""),
    "institutions": ("Utrecht University, the Barcelona Centre and the Chicago Council on Global Affairs", ""),
    "a street and a postcode": ("He lives at Rue de Paris 5, 1040 Brussels.", ""),
    "persons": ("Jack London and Paris Hilton visited Florence Nightingale.", ""),
    "a hyphen": ("the Brussels-based office; the Erlangen-Nürnberg region", "brussels-be"),
    "its own authority": ("Kampala Capital City Authority and Barcelona City Council", "kampala-ug barcelona-es"),
    "city and state": ("The New York State law; the mayor of New York City", "new-york-city-us"),
    "city and country": ("Luxembourg is a country; the City of Luxembourg is a city.", "luxembourg-lu"),
    # words that are names of networks
    "common words": ("Cities for rights; inclusive cities need housing. Solidarity cities matter.", ""),
    "capitals name": ("The Integrating Cities process of EUROCITIES.", "integrating-cities eurocities"),
    "a word says so": (
        "the rumourless cities project and the solidarity cities network", "rumourless-cities solidarity-cities",
    ),
    "one word": ("the metropolis grows; Metropolis, the network, grows too", "metropolis"),
    "longest name wins": ("UCLG Africa and the Human Rights Cities Network", "uclg-africa human-rights-cities-network"),
    "small words vary": ("Congress on Local and Regional Authorities", "congress-local-regional-authorities"),
    "a document, not a city": (
        "the Call of Barcelona and the Bristol Declaration", "doc-call-of-barcelona doc-bristol-declaration",
    ),
    # acronyms
    "weak acronym alone": ("MM. Dupont et Durand; the MM was founded.", ""),
    "weak acronym with its name": ("The Mayors Mechanism (MM) is new. The MM meets.", "mayors-mechanism " * 3),
    "another meaning": ("The International Criminal Court (ICC) sits in Paris. The ICC judged.", "paris-fr"),
    "shouted words": ("SHARE YOUR VALUES AND DIVE INTO MIGRATION", ""),
    "shouted names": ("MAYORS OF BARCELONA AND VIENNA JOIN EUROCITIES", "barcelona-es vienna-at eurocities"),
    "a short form of the report": (
        "The Kampala Capital City Authority (KCCA) grew. KCCA agreed.", "kampala-ug kampala-ug kampala-ug",
    ),
    "the head of a name": (
        "The Mayors Dialogue on Growth and Solidarity began. The Mayors Dialogue met.", "mayors-dialogue " * 2,
    ),
    # writing
    "possessives": ("Eurocities' members and Barcelona's mayor.", "eurocities barcelona-es"),
    "cut at the end of a line": ("the Coun-\ncil of European Munici-\npalities and Regions", "cemr"),
    "broken over lines": ("the Global Parliament\nof Mayors met", "global-parliament-of-mayors"),
    "a ligature": ("the O\ufb03ce of the Mediterranean Host Municipalities Learning Network", "hmln"),
    "accents": ("São Paulo, Sao Paulo, SÃO PAULO", "sao-paulo-br " * 3),
    "decomposed accents": ("Sa\u0303o Paulo", "sao-paulo-br"),
    "a note's number": ("the ICMPD⁵-led project in Ghent¹", "org-icmpd ghent-be"),
    "no spaces": ("外国人集住都市会議に参加", "council-foreign-population-cities-jp"),
    "addresses of pages": ("http://www.eurocities.eu/ghent and info@ghent.be", ""),
    "other languages": ("la mairie de Lyon; Stadt Leipzig; Comune di Bologna", "lyon-fr leipzig-de bologna-it"),
    # homonyms
    "the place beside it": (
        "the mayors of London, Ontario and Birmingham, Alabama", "london-ca birmingham-us",
    ),
    "the larger one": ("the mayors of London and Birmingham", "london-gb birmingham-gb"),
    "the country beside it": ("Córdoba, Spain and Cordoba, Argentina", "cordoba-es cordoba-ar"),
    "a row's country": ("Athens\tGR\tyes\nLondon\tCA\tno", "athens-gr london-ca"),
    "nothing tells": ("Mayors met in Cambridge.", "?"),
    "another, not registered": ("Mayors met in Cambridge, UK.", ""),
    "bodies of one name": (
        "the project “Cities of Refuge” at the University of Utrecht", "cities-of-refuge-utrecht",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_difficulty_is_read_as_a_person_would(case: str, find: Find) -> None:
    text, wanted = CASES[case]
    assert [one.entity or "?" for one in find(text) if not one.in_reference] == wanted.split()


REFERENCES = {
    "a publisher's place": "London: Routledge.",
    "an entry": "Smith, J. (2010). *Cities and migrants*. London: Routledge.",
    "an author of a work": "Growth was slow (World Bank 2000; Eurocities 2016, p. 7).",
    "a note": "¹⁷ Eurocities 2015a.",
    "a list": (
        "References\n\nEurocities (2016). Cities and asylum. Brussels: Eurocities.\n\n"
        "Payre, R. (2010). The importance of being connected: Lyon and Eurocities. IJURR 34(2), 260-280."
    ),
    "an affiliation": "Institute of Geography, Ghent, Belgium, and Department of Law",
}


@pytest.mark.parametrize("case", REFERENCES)
def test_what_is_cited_is_marked(case: str, find: Find) -> None:
    found = find(REFERENCES[case])
    assert len(found) > 0
    assert all(one.in_reference for one in found)


def test_prose_after_a_list_of_references_counts(find: Find) -> None:
    text = "References\n\nA, B. (2010). Cities. London: Sage.\n\n# Annex\n\nGhent is a member of Eurocities."
    assert [one.entity for one in find(text) if not one.in_reference] == ["ghent-be", "eurocities"]


def test_a_mention_tells_its_place_and_sentence(find: Find) -> None:
    found = find("First line.\n\nHere Ghent acts. Then Utrecht acts.")
    assert [(one.line, one.column, one.sentence) for one in found] == [
        (3, 6, "Here Ghent acts."),
        (3, 23, "Then Utrecht acts."),
    ]


def test_an_ambiguous_city_comes_with_its_candidates(find: Find) -> None:
    found = find("London, Ontario; the mayor of London; Athens, Ohio, and Athens in general")
    unclear = [one for one in found if one.entity == ""]
    assert all(one.decision == "ambiguous" and len(one.candidates) > 0 and one.why != "" for one in unclear)
    assert len(unclear) > 0


PERSONS = (
    "Mechelen Mayor Bart Somers welcomed it.",
    "Mayors Anna Smith (Athens) and Prof. Jan de Vries of Ghent met.",
    "Write to jan@ghent.be or +32 9 210 10 10 in Ghent.",
)


@pytest.mark.parametrize("text", PERSONS)
def test_persons_and_their_contacts_are_left_out(text: str, find: Find) -> None:
    sentences = " ".join(one.sentence for one in find(text))
    assert sentences != ""
    assert not any(word in sentences for word in ("Somers", "Smith", "Vries", "jan@", "210 10"))


_PIECES = st.sampled_from(
    [
        "Ghent", "Nice", "EUROCITIES", "Cities for Action", "the", "of", "(", ")", ", ", ". ", "\n", "\n\n", "\t",
        "London: Sage", "University of", "Mayor", "Call of Barcelona", "2016", "Athens", "São Paulo", "References",
        "UCLG", "MM", "Munici-\npalities", "外国人集住都市会議", "\u202e", "e\u0301", "\ufb01", "’s", "-", "https://x.org/Ghent",
        "Council of European",
    ]
)  # fmt: skip


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(_PIECES | st.text(max_size=6), max_size=30))
def test_mentions_lie_where_they_say_and_never_overlap(finder: Finder, pieces: list[str]) -> None:
    report = report_of(" ".join(pieces))
    found = finder.find(report)
    assert all(report.text[one.begin : one.end] == one.surface for one in found)
    assert all(one.end <= other.begin for one, other in pairwise(found))
    assert all((one.entity != "") == (one.decision == "match") for one in found)
    assert found == finder.find(report_of(" ".join(pieces)))


def test_page_and_line_are_those_of_the_lines_given(finder: Finder) -> None:
    report = Report([Line(1, 1, "A page of its own.", True), Line(7, 3, "Here Ghent"), Line(7, 4, "and Utrecht act.")])
    assert [(one.entity, one.page, one.line) for one in finder.find(report)] == [
        ("ghent-be", 7, 3),
        ("utrecht-nl", 7, 4),
    ]


def test_a_network_added_to_the_registry_is_found_by_all_its_names() -> None:
    league = Entity("sunken", NETWORK, "Sunken Cities League", ("Liga der versunkenen Städte",), acronym="SCL")
    city = Entity("vineta-de", CITY, "Vineta", ("Wineta",), country="DE", level="municipality")
    found = Finder([league, city]).find(
        report_of("The Sunken Cities League (SCL), once Liga der versunkenen Städte, took Wineta in. The SCL grew.")
    )
    assert [one.entity for one in found] == ["sunken", "sunken", "sunken", "vineta-de", "sunken"]


def test_two_bodies_of_one_name_are_left_to_a_person() -> None:
    one = Entity("a", NETWORK, "Open Gates")
    found = Finder([one, replace(one, id="b", kind=ORGANISATION), replace(one, id="c")]).find(
        report_of("Open Gates met.")
    )
    assert [(mention.decision, mention.candidates) for mention in found] == [("ambiguous", ("a", "c"))]


def test_an_empty_report_names_nothing(find: Find) -> None:
    assert find("") == []
    assert find(" \n\n \t ") == []
