"""Curves that count up: their steps, their names and their scale, read from the drawing."""

import itertools
import re

import pytest

from hanse.web.charts.curve import HEIGHT, Line, curves


def heights(svg: str, stroke: int) -> list[float]:
    path = re.search(rf'd="([^"]+)" class="curve curve-{stroke}"', svg)
    assert path is not None
    return [float(y) for y in re.findall(r"V([\d.]+)", path[1])]


def test_a_line_climbs_by_every_count_and_ends_at_its_total() -> None:
    svg = str(curves([Line("one", (2000, 2000, 2010)), Line("other", (2005,))], "two lines", last=2020))
    first, other = heights(svg, 1), heights(svg, 2)
    assert len(first) == 2  # two counts of one year are one step
    assert first[0] > first[1]  # upwards on the screen
    assert other[0] == pytest.approx((HEIGHT - 22) - (HEIGHT - 22 - 14) / 3, abs=0.06)  # a third of the longest line
    assert "3 one" in svg
    assert "1 other" in svg


def test_names_at_the_ends_never_lie_on_each_other() -> None:
    svg = str(curves([Line(name, (2001,)) for name in "abcd"], "four alike", last=2020))
    ends = sorted(float(y) for y in re.findall(r'y="([\d.]+)" class="label"', svg))
    assert all(below - above >= 14.9 for above, below in itertools.pairwise(ends))


def test_years_before_the_axis_are_counted_at_its_start() -> None:
    svg = str(curves([Line("old", (1913, 1990))], "an early one", last=2020, first=1970))
    assert "1913" not in svg
    assert "2 old" in svg


def test_nothing_to_draw_is_an_empty_drawing_with_its_name() -> None:
    svg = str(curves([], "no network has a year", last=2020))
    assert "<path" not in svg
    assert "no network has a year" in svg
