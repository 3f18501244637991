"""Two circles whose areas and common area are in proportion to the counts."""

import math
from xml.etree import ElementTree

import pytest

from hanse.web.charts.venn import circles, lens, venn


@pytest.mark.parametrize(
    ("first", "second", "shared"), [(72, 26, 20), (100, 100, 1), (5, 90, 4), (10, 10, 9), (300, 7, 3), (2, 2, 1)]
)
def test_areas_are_in_proportion(first: int, second: int, shared: int) -> None:
    found = circles(first, second, shared)
    area = math.pi * found.first**2
    assert math.pi * found.second**2 / area == pytest.approx(second / first)
    assert lens(found.first, found.second, found.distance) / area == pytest.approx(shared / first, rel=1e-6)


def test_a_whole_lies_around_its_part() -> None:
    found = circles(50, 20, 20)
    assert found.distance <= found.first - found.second + 1e-6


def test_circles_that_share_nothing_stand_apart() -> None:
    found = circles(50, 20, 0)
    assert found.distance > found.first + found.second
    assert circles(0, 0, 0).first == 0


def test_the_common_area_by_hand() -> None:
    assert lens(1, 1, 2) == 0
    assert lens(1, 2, 0.5) == pytest.approx(math.pi)
    assert lens(1, 1, 1) == pytest.approx(2 * math.pi / 3 - math.sqrt(3) / 2)


def _texts(drawing: str) -> list[str]:
    return [str(element.text) for element in ElementTree.fromstring(drawing).iter("text")]


def test_the_drawing_names_sizes_and_every_part() -> None:
    drawn = str(venn(("Open <Gates>", "Harbour Group"), (72, 26), 20, "label", is_judged=True))
    assert _texts(drawn) == ["52", "6", "20", "Open <Gates>", "72", "Harbour Group", "26"]
    assert "stroke-dasharray" not in drawn


def test_a_lower_bound_has_broken_outlines_and_says_so() -> None:
    drawn = str(venn(("A", "B"), (30, 30), 4, "label", is_judged=False))
    assert "≥ 4" in _texts(drawn)
    assert drawn.count("stroke-dasharray") == 2


@pytest.mark.parametrize(("sizes", "shared"), [((0, 0), 0), ((0, 9), 0), ((4000, 1), 1), ((60, 60), 0)])
def test_every_circle_stays_on_the_drawing(sizes: tuple[int, int], shared: int) -> None:
    root = ElementTree.fromstring(str(venn(("A", "B"), sizes, shared, "label", is_judged=True)))
    width = float(root.attrib["viewBox"].split()[2])
    for circle in root.iter("circle"):
        x, r = float(circle.attrib["cx"]), float(circle.attrib["r"])
        assert 0 <= x - r < x + r <= width
