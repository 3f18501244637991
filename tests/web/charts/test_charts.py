"""Drawings: what is drawn, in words and in the right place, and always escaped."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from hanse.release.views import DocumentRow, EntityRef, Membership, RosterView, Value
from hanse.web.charts.bar import bar
from hanse.web.charts.columns import by_year, decades, founding
from hanse.web.charts.size import sizes_over_time
from hanse.web.charts.svg import Years, element
from hanse.web.charts.timebar import describe, span_of, time_bars
from hanse.web.charts.timeline import documents_by_year

CITY = EntityRef("ghent-be", "Ghent", "city", "municipality", "BE", "/cities/ghent-be")
NET = EntityRef("net", "Net <b>", "network", "network", "", "/networks/net")
BLANK = Membership(
    CITY, NET, "unknown", False, "", (), "", "", "", "", "", "", "", "", None, ()
)  # fmt: skip
STATED = replace(
    BLANK, status="stated", is_counted=True, start="2009", start_earliest="2009-01-01", start_latest="2009-12-31"
)
OBSERVED = replace(BLANK, status="observed", is_counted=True, first_listed="2016-01-01", last_listed="2022-01-01")


def parsed(drawing: Markup) -> ElementTree.Element:
    return ElementTree.fromstring(str(drawing))


def classes(drawing: Markup) -> list[str]:
    return [e.attrib["class"] for e in parsed(drawing).iter() if e.attrib.get("class", "").startswith("mark-")]


def test_elements_are_escaped() -> None:
    assert element("text", '<b>&"', x=1, class_='a"b') == '<text x="1" class="a&#34;b">&lt;b&gt;&amp;&#34;</text>'


def test_years_lie_between_the_margins_and_ticks_are_round() -> None:
    years = Years(1986, 2024)
    assert years.at(1986) == 1.5
    assert years.at(2025) == 98.5
    assert years.at(1900) == years.at(1986)
    assert years.ticks() == [1990, 2000, 2010, 2020]
    assert Years(2020, 2020).ticks() == [2020]


@pytest.mark.parametrize(
    ("item", "marks"),
    [
        (STATED, ["mark-stated", "mark-stated"]),  # the year of uncertainty, then the certain span
        (OBSERVED, ["mark-observed"]),
        (replace(OBSERVED, last_listed="2016-01-01"), ["mark-observed"]),
        (
            replace(STATED, first_listed="2012-01-01", last_listed="2020-01-01"),
            ["mark-stated", "mark-stated"],
        ),
        (replace(OBSERVED, status="no_longer_listed"), ["mark-no_longer_listed"]),
        (replace(STATED, status="ended", end="2015", end_latest="2015-12-31"), ["mark-ended", "mark-ended"]),
        (replace(STATED, status="disputed", first_listed="2005-01-01", last_listed="2005-01-01"), ["mark-disputed"]),
        (replace(BLANK, status="undated"), []),
        (replace(STATED, start_earliest="2030-01-01", start_latest="2030-01-01"), []),
    ],
)  # fmt: skip
def test_a_bar_shows_what_is_known(item: Membership, marks: list[str]) -> None:
    figure = time_bars([item], "2024-06-30")
    assert classes(figure.rows[0].drawing) == marks


def test_a_stated_bar_runs_to_the_as_of_date_and_an_ended_one_to_its_end() -> None:
    years = span_of([STATED], "2024-06-30")
    running = parsed(time_bars([STATED], "2024-06-30").rows[0].drawing)
    ended = replace(STATED, status="ended", end="2015", end_earliest="2015-12-31", end_latest="2015-12-31")
    closed = parsed(time_bars([ended], "2024-06-30").rows[0].drawing)

    def reach(svg: ElementTree.Element) -> float:
        spans = [e.attrib for e in svg.iter() if e.tag == "rect"]
        return max(float(a["x"].rstrip("%")) + float(a["width"].rstrip("%")) for a in spans)

    assert reach(running) == pytest.approx(years.at(2024.495), abs=0.1)
    assert reach(closed) == pytest.approx(years.at(2015.997), abs=0.1)


def test_a_bar_says_in_words_what_it_draws() -> None:
    assert describe(STATED) == "since 2009"
    assert describe(OBSERVED) == "on lists 2016 to 2022"
    assert describe(replace(OBSERVED, last_listed="2016-05-01")) == "on a list of 2016"
    assert describe(replace(STATED, end="2015")) == "2009 to 2015"
    assert describe(BLANK) == "on a list without a date"


def test_founding_is_drawn_by_decade_and_mode_with_one_scale() -> None:
    founded = [(1960, "grassroots", NET), (1986, "grassroots", NET), (2004, "", NET), (2007, "", NET)]
    panels = founding(founded)
    assert [(panel.title, panel.total) for panel in panels] == [("grassroots", 2), ("not classed", 2)]
    assert "to 1979: 1" in panels[0].drawing
    assert "2000s: 2" in panels[1].drawing
    tallest = [max(float(e.attrib["height"]) for e in parsed(p.drawing).iter("rect")) for p in panels]
    assert tallest[1] == 2 * tallest[0]
    assert founding([]) == ()


def test_no_decade_and_no_year_is_left_out() -> None:
    assert decades([1986, 2012]) == [1980, 1990, 2000, 2010]
    assert decades([]) == []
    years = [e.text for e in parsed(by_year({"2015": 1, "2018": 2}, "Sources")).iter("text")]
    assert "2016" in years
    assert parsed(by_year({}, "Sources")).attrib["aria-label"] == "Sources"


def test_sizes_need_a_year_and_a_number() -> None:
    dated = Value("stated_size", "about 160 members", 160, "members", "2025", "", ())
    undated = replace(dated, valid="")
    assert sizes_over_time([undated], ()) == ""
    roster = RosterView(
        "r1", NET, "NET", "s1", "List", "", "2020", "2020-01-01", "2020-12-31", "no", "partial", None, 62, ""
    )
    drawing = sizes_over_time([dated, undated], [roster])
    label = parsed(drawing).attrib["aria-label"]
    assert "about 160 members, 2025" in label
    assert "62 entries read" in label
    assert len(re.findall("point-held", str(drawing))) == 1


def test_documents_stand_on_their_year_and_lead_to_their_page() -> None:
    document = EntityRef("doc-x", "A & B", "document", "", "", "/documents/doc-x")
    row = DocumentRow(document, "declaration", "Net", "2018-12-05", "2018-12-05", "2018-12-05", 3)
    drawing = documents_by_year([row, replace(row, issued="", issued_earliest="", issued_latest="")], lambda path: path)
    links = [e.attrib["href"] for e in parsed(drawing).iter("a")]
    assert links == ["/documents/doc-x"]
    assert documents_by_year([], lambda path: path) == ""


def test_a_bar_is_as_long_as_its_share() -> None:
    assert next(parsed(bar(5, 20)).iter("rect")).attrib["width"] == "25%"
    assert next(parsed(bar(0, 0)).iter("rect")).attrib["width"] == "0%"
