"""Words on chips, facts and relations."""

from hanse.domain.vocabulary import ADMISSION_WAYS, NETWORK_RELATIONS, RELATIONS
from hanse.release.views import ClaimRef, Coding, EntityRef, Tie, Value
from hanse.web import labels
from hanse.web.meanings import ADMISSION_MEANINGS

GHENT = EntityRef("ghent-be", "Ghent", "city", "municipality", "BE", "/cities/ghent-be")
NET = EntityRef("net", "Net", "network", "network", "", "/networks/net")


def claim(source: str, published: str) -> ClaimRef:
    return ClaimRef("c1", "Gent", source, "List", "network", "Net", "", published, "p. 1", "lists", False)


def value(text: str, number: float | None = None, unit: str = "", name: str = "size") -> Value:
    return Value(name, text, number, unit, "", "", ())


def tie(relation: str, role: str = "", start: str = "", end: str = "", listed: str = "") -> Tie:
    return Tie(GHENT, "Gent", relation, NET, "Net", role, start, end, listed, "", ())


def test_a_chip_counts_sources_and_gives_the_newest_year() -> None:
    assert labels.evidence_label([claim("a", "2016"), claim("a", "2019-05-01"), claim("b", "")]) == "2 sources · 2019"
    assert labels.evidence_label([claim("a", "")]) == "1 source · undated"


def test_values_carry_their_unit_and_years_do_not() -> None:
    assert labels.value_text(value("1540598", 1540598, "inhabitants")) == "1\u202f540\u202f598 inhabitants"
    assert labels.value_text(value("140+ cities", 140, "cities")) == "140+ cities"
    assert labels.value_text(value("2004", 2004, "year", "founded")) == "2004"
    assert labels.value_text(value("12.5", 12.5, "%")) == "12.5 %"
    assert labels.value_text(value("Ghent")) == "Ghent"


def test_a_mark_is_said_as_yes_or_no() -> None:
    marked = Value("capital", "1", 1, "", "", "1 = marked as capital, 0 = not marked; country printed DE", ())
    ((name, (shown,)),) = labels.by_property([marked])
    assert (labels.property_words(name), shown.text, shown.note) == ("Marked as capital", "yes", "")
    assert labels.value_text(value("0", 0, name="capital")) == "no"
    assert labels.value_text(value("1", 1, name="networks")) == "1"


def test_values_are_grouped_in_order() -> None:
    groups = labels.by_property([value("a", name="x"), value("b", name="y"), value("c", name="x")])
    assert [(name, [v.text for v in held]) for name, held in groups] == [("x", ["a", "c"]), ("y", ["b"])]


def test_equal_values_become_one_with_all_their_claims() -> None:
    one = Value("founded", "1986", 1986, "year", "1986", "", (claim("a", "2018"),))
    two = Value("founded", "1986", 1986, "", "", "", (claim("b", "2025"),))
    three = Value("founded", "1986", 1986, "", "", "as printed", ())
    ((_, held),) = labels.by_property([one, two, three])
    assert [(v.text, v.note, len(v.claims)) for v in held] == [("1986", "", 2), ("1986", "as printed", 0)]


def test_decisions_are_grouped_with_who_took_them() -> None:
    coding = Coding(
        "book", "X", "", "agreed",
        (("A", "language model", "yes"), ("B", "language model", "yes"), ("Lacroix 2021", "author of the paper", "yes"),
         ("C", "", "no")),
        (), (),
    )  # fmt: skip
    assert labels.decision_words(coding) == [
        ("yes", "A and B (language models); Lacroix 2021 (author of the paper)"),
        ("no", "C"),
    ]


def test_every_relation_has_words_from_both_sides() -> None:
    assert set(labels.INVERSE_WORDS) == set(RELATIONS)
    assert set(RELATIONS) <= set(labels.RELATION_WORDS) | set(NETWORK_RELATIONS)
    assert labels.tie_words(tie("hosted"), "ghent-be") == "hosted"
    assert labels.tie_words(tie("board_seat"), "net") == "holds a board seat"


def test_a_role_is_named_only_where_it_adds_something() -> None:
    assert labels.role_words(tie("signed", "signatory")) == "signatory"
    assert labels.role_words(tie("hosted", "unspecified")) == ""
    assert labels.role_words(tie("member", "member")) == ""


def test_the_time_of_a_tie() -> None:
    assert labels.when(tie("signed", start="2018-12-05")) == "5 December 2018"
    assert labels.when(tie("board_seat", start="2018-12-05")) == "since 5 December 2018"
    assert labels.when(tie("signed", start="2018", end="2018")) == "2018"
    assert labels.when(tie("signed", start="2018", end="2020")) == "2018 to 2020"
    assert labels.when(tie("signed", end="2020")) == "until 2020"
    assert labels.when(tie("listed", listed="2019-06")) == "listed June 2019"
    assert labels.when(tie("listed")) == ""


def test_facets_are_offered_a_to_z_without_blanks() -> None:
    assert labels.facet_order({"regional": 2, "": 4, "global": 1}) == [
        ("global", "global", 1),
        ("regional", "regional", 2),
    ]
    named = labels.facet_order({"AE": 1, "AT": 2}, {"AE": "United Arab Emirates", "AT": "Austria"})
    assert [words for _, words, _ in named] == ["Austria", "United Arab Emirates"]


def test_every_way_in_is_explained() -> None:
    assert set(ADMISSION_MEANINGS) == set(ADMISSION_WAYS)
