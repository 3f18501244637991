"""Combinations of networks as lines: a dot for each network, a bar for the number."""

from xml.etree import ElementTree

from hanse.web.charts.upset import upset


def test_each_combination_has_its_dots_and_its_number() -> None:
    groups = [(frozenset({0}), 45), (frozenset({0, 2}), 7)]
    root = ElementTree.fromstring(str(upset(["First & one", "Second", "Third"], groups, "label")))
    texts = [element.text for element in root.iter("text")]
    assert texts == ["A", "First & one", "B", "Second", "C", "Third", "A", "B", "C", "45", "7"]
    assert [c.attrib["class"] for c in root.iter("circle")] == [
        "point-held", "soft", "soft", "point-held", "soft", "point-held",
    ]  # fmt: skip
    bars = [float(bar.attrib["width"]) for bar in root.iter("rect")]
    assert round(bars[1] / bars[0], 2) == round(7 / 45, 2)
    assert len(list(root.iter("line"))) == 1


def test_no_city_at_all_is_only_the_key() -> None:
    root = ElementTree.fromstring(str(upset(["A", "B", "C"], [], "label")))
    assert list(root.iter("rect")) == []
