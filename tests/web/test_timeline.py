"""The timeline: bars, dots, words beside them, and what happened in chosen years."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from hanse.release import View
from hanse.release.happening import Event
from hanse.release.moment import Moment
from hanse.release.timeline import Life, ListMark
from hanse.release.views import EntityRef
from hanse.web.charts.lives import grid_of, life_bar, span_of, stacked
from hanse.web.charts.svg import Years
from hanse.web.pages.timeline import is_sure, period_words, summary_of, title_of
from tests.web.conftest import Get
from tests.web.reading import read

NET = EntityRef("net", "Net <b>", "network", "network", "", "/networks/net")
NEVER = Moment("", None, None, ())
LIFE = Life(NET, "", "", "", (), Moment("2000", 2000, 2000, ()), NEVER, (), 0)
ENDED = replace(LIFE, ended=Moment("2009", 2009, 2009, ()))
MET = Event("met", NET, "2005", 2005, 2005, None, "", ())
YEARS = Years(1990, 2019, margin=0)


def shapes(life: Life) -> list[tuple[str, float, float]]:
    """(class, left, right) of the rectangles of a bar."""
    drawn = life_bar(life, YEARS, "2020-01-01", grid=Markup(""), top=10)
    rects = [e.attrib for e in ElementTree.fromstring(str(drawn)).iter("rect")]
    at = [(r["class"], float(r["x"].rstrip("%")), float(r["width"].rstrip("%"))) for r in rects]
    return [(name, round(1990 + x * 0.3, 1), round(1990 + (x + width) * 0.3, 1)) for name, x, width in at]


def edges(life: Life) -> int:
    drawn = life_bar(life, YEARS, "2020-01-01", grid=Markup(""), top=10)
    lines = [e.attrib for e in ElementTree.fromstring(str(drawn)).iter("line")]
    return sum(line["x1"] == line["x2"] for line in lines)


def test_a_bar_runs_from_founding_to_the_end_of_the_last_year() -> None:
    assert shapes(ENDED) == [("life-ended", 2000, 2010)]


def test_a_bar_without_an_end_is_open_on_the_right() -> None:
    assert shapes(LIFE) == [("life-open", 2000, 2020)]
    assert edges(LIFE) == 1


@pytest.mark.parametrize(
    ("founded", "ended", "drawn"),
    [
        ((2000, 2004), (2009, 2009), [("mark-disputed", 2000, 2004), ("life-ended", 2004, 2010)]),
        ((2000, 2000), (2008, 2010), [("life-ended", 2000, 2008), ("mark-disputed", 2008, 2011)]),
        ((None, 1999), (None, None), [("mark-disputed", 1990, 1999), ("life-open", 1999, 2020)]),
        ((2016, None), (None, None), [("mark-disputed", 2016, 2020), ("life-open", 2020, 2020)]),
    ],
)
def test_years_that_are_not_certain_are_hatched(
    founded: tuple[int | None, int | None],
    ended: tuple[int | None, int | None],
    drawn: list[tuple[str, float, float]],
) -> None:
    life = replace(LIFE, founded=Moment("so", *founded, ()), ended=Moment("so" if any(ended) else "", *ended, ()))
    assert [shape for shape in shapes(life) if shape[2] - shape[1] > 0.2] == [d for d in drawn if d[2] - d[1] > 0.2]


def test_nothing_is_drawn_outside_the_years() -> None:
    early = replace(ENDED, founded=Moment("1950", 1950, 1950, ()), ended=Moment("1960", 1960, 1960, ()))
    assert shapes(early) == []
    assert edges(early) == 0


def test_lists_are_dots_that_grow_with_the_entries_read() -> None:
    marks = tuple(ListMark(f"r{n}", "2005", "2005-01-01", "2005-12-31", n, "partial") for n in (1, 10))
    spread = ListMark("r3", "2005 to 2008", "2005-01-01", "2008-12-31", 5, "partial <b>")
    late = ListMark("r4", "2024", "2024-01-01", "2024-12-31", 5, "partial")
    drawn = life_bar(
        replace(LIFE, founded=NEVER, lists=(*marks, spread, late)), YEARS, "2020-01-01", grid=Markup(""), top=10
    )
    dots = list(ElementTree.fromstring(str(drawn)).iter("circle"))
    assert [dot.attrib["class"] for dot in dots] == ["point-held", "point-held", "point"]
    assert float(dots[0].attrib["r"]) < float(dots[1].attrib["r"])
    assert dots[2][0].text == "5 entries read, 2005 to 2008 (partial <b>)"
    assert shapes(replace(LIFE, founded=NEVER)) == []


def test_events_of_a_year_are_stacked_and_named() -> None:
    drawn = ElementTree.fromstring(str(stacked([MET, MET, replace(MET, last=2007)], YEARS, "Meetings")))
    dots = list(drawn.iter("circle"))
    assert len({(dot.attrib["cx"], dot.attrib["cy"]) for dot in dots}) == 3
    assert len({dot.attrib["cx"] for dot in dots}) == 1
    assert [dot.attrib["class"] for dot in dots] == ["point-held", "point-held", "point"]
    assert drawn.attrib["aria-label"] == "Meetings"
    assert dots[0][0].text == "Net <b> (2005)"


def test_the_axis_begins_in_1980_unless_years_are_asked_for() -> None:
    old = replace(LIFE, founded=Moment("1912", 1912, 1912, ()))
    assert span_of([old], [], "2020-06-30", None, None) == Years(1980, 2020, margin=3)
    assert span_of([LIFE], [], "2020-06-30", None, None) == Years(2000, 2020, margin=3)
    assert span_of([old], [], "2020-06-30", 1900, 1950) == Years(1900, 1950, margin=3)
    assert span_of([], [], "2020-06-30", None, None) == Years(2015, 2020, margin=3)
    assert span_of([], [], "2020-06-30", 2030, None) == Years(2020, 2020, margin=3)
    assert span_of([old], [], "2020-06-30", None, 1950) == Years(1945, 1950, margin=3)
    assert str(grid_of(YEARS)).count("<line") == len(YEARS.ticks())


def test_years_in_words() -> None:
    assert [period_words(*span) for span in ((None, None), (2015, 2018), (2015, None), (None, 2018), (2015, 2015))] == [
        "", "2015 to 2018", "since 2015", "until 2018", "2015",
    ]  # fmt: skip


def test_what_may_lie_outside_the_years_is_not_sure() -> None:
    assert is_sure(MET, 2005, 2005)
    assert is_sure(MET, None, None)
    assert not is_sure(replace(MET, last=2006), 2005, 2005)
    assert not is_sure(replace(MET, last=None), 2005, 2010)
    assert is_sure(replace(MET, last=None), 2005, None)


def test_the_drawing_in_words(view: View) -> None:
    assert summary_of(view.timeline()) == (
        "3 networks with a recorded year of founding (1998 to 2015), 1 of them with a recorded end; "
        "1 dated document and 1 date of meetings and fora; 3 networks without a recorded year."
    )
    assert title_of(view.timeline(), "") == "Lives of 3 networks"
    assert title_of(view.timeline(2015, 2018), "2015 to 2018") == (
        "2015 to 2018: 1 network founded, 1 ended, 1 document issued"
    )


def test_the_summary_names_the_figure(get: Get) -> None:
    page = read(get("/timeline").text)
    assert page.all("figure")[0].attributes["aria-labelledby"] == "lives-summary"
    assert page.all("span", id="lives-summary")[0].text.startswith("3 networks with a recorded year")


def test_the_table_says_what_the_drawing_shows(get: Get) -> None:
    text = " ".join(read(get("/timeline").text).all("table")[0].text.split())
    for words in (
        "Bell Project",
        "2015",
        "31 December 2018",
        "June 2015: 2 entries",
        "5 lists, 2015 to 2023: 1 to 4 entries",
    ):
        assert words in text


def test_networks_without_a_year_are_listed_apart(get: Get) -> None:
    page = read(get("/timeline").text)
    assert "Year not recorded" in [heading.text for heading in page.all("h2")]
    text = page.all("table")[1].text
    assert text.count("year not recorded") == 3
    assert "1 undated list" in text


def test_what_happened_in_chosen_years(get: Get) -> None:
    assert "/timeline?from=2015&amp;to=2018" in get("/timeline").text
    page = read(get("/timeline?from=2015&to=2018").text)
    assert [e.text.split()[0] for e in page.all("h3")] == ["Founded", "Ended", "Documents", "Signatures", "Met"]
    assert [link.text for link in page.all("a", aria_current="true") if "timeline" in link.attributes["href"]] == [
        "2015 to 2018"
    ]
    assert "Nothing recorded here is dated to these years" in get("/timeline?from=2003&to=2004").text


def test_by_mode_of_creation_networks_without_one_have_their_own_group(get: Get) -> None:
    assert "Mode of creation not recorded" in get("/timeline?order=mode").text
    names = [e.text for e in read(get("/timeline?order=founded").text).all("th", scope="row") if "draw" not in e.text]
    assert [name for name in names if name in ("Bell Project", "Quiet Network", "Sunken Cities League")] == [
        "Sunken Cities League", "Quiet Network", "Bell Project",
    ]  # fmt: skip


@pytest.mark.parametrize("query", ["from=soon", "from=2018&to=2015", "order=size", "to=99999"])
def test_what_cannot_be_read_is_refused(get: Get, query: str) -> None:
    assert get(f"/timeline?{query}").status == 400


def test_the_twin_holds_lives_events_and_evidence(get: Get) -> None:
    twin = get("/timeline.json?from=2015&to=2018&as_of=2018-01-01").json
    assert twin["lives"][0]["network"]["id"] == "bell-project"
    assert twin["lives"][0]["ended"]["words"] == ""
    assert twin["lives"][0]["founded"]["claims"][0]["id"] == "c000000000102"
    assert [event["what"] for event in twin["events"]] == ["founded", "met"]
    assert (twin["first"], twin["last"]) == (2015, 2018)
