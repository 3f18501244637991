"""The map of the world: a projection that keeps areas, dots that keep proportion, land only where it has been built."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from math import isclose, pi, radians, sin
from pathlib import Path

import pytest

from hanse.web import islands
from hanse.web.charts import landfile, worldmap
from hanse.web.charts.worldmap import HEIGHT, WIDTH, Dot, dot_radius, equal_earth, position, world_map

SQUARE = [1000, 4000, 1000, 0, 0, 1000, -1000, 0, 0, -1000]  # 10 to 20 degrees east, 40 to 50 north


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of built files in which Germany and a land without a code are squares."""
    land = {"countries": {"276": [SQUARE], "Nowhere": [SQUARE]}, "borders": []}
    (tmp_path / "land.json").write_text(json.dumps(land), encoding="utf-8")
    (tmp_path / "manifest.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(islands, "BUILT", tmp_path)
    yield tmp_path
    for kept in (worldmap._ground, worldmap._countries, worldmap._shapes, landfile.land_rings):
        kept.cache_clear()


def test_the_projection_keeps_areas() -> None:
    """A narrow strip from the equator to a latitude takes the same share of the map as of the globe."""

    def strip(latitude: float) -> float:
        heights = [latitude * step / 400 for step in range(401)]
        points = [equal_earth(1, height) for height in heights]
        return sum((b[1] - a[1]) * (a[0] + b[0]) / 2 for a, b in pairwise(points))

    for latitude in (15, 45, 75, 90):
        assert isclose(strip(latitude), radians(1) * sin(radians(latitude)), rel_tol=1e-4)
    assert isclose(strip(90) * 720, 4 * pi, rel_tol=1e-4)


def test_places_lie_where_they_should() -> None:
    west, east = position(-180, 0), position(180, 0)
    assert (west[0], east[0]) == (pytest.approx(0), pytest.approx(WIDTH))
    assert position(0, 84)[1] == pytest.approx(0)
    assert position(0, -57)[1] == pytest.approx(HEIGHT, abs=1)
    assert position(13, 52)[1] < position(13, 40)[1]


def test_the_area_of_a_dot_is_proportional_to_its_number() -> None:
    assert dot_radius(100, 100, 20) == 20
    assert dot_radius(25, 100, 20) == 10
    svg = world_map([Dot(50, 4, 25), Dot(0, 0, 100)], label="x", radius=20)
    assert re.findall(r' r="([\d.]+)"', svg) == ["20.0", "10.0"]


def test_without_built_files_the_map_is_a_graticule_with_dots(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(islands, "BUILT", tmp_path)
    svg = world_map([Dot(50, 4, 2, "observed")], label="Two memberships", unsearched={"DE"})
    assert not worldmap.has_land()
    assert "graticule" in svg
    assert 'class="land"' not in svg
    assert "land-unsearched" not in svg
    assert "<title>Two memberships</title>" in svg
    assert "mark-observed" in svg


def test_countries_nobody_searched_are_hatched(built: Path) -> None:
    svg = world_map([], label="x", unsearched={"DE"})
    assert worldmap.has_land()
    hatched = re.search(r'<path d="([^"]+)" class="land-unsearched" fill="url\(#unsearched\)">', svg)
    assert hatched is not None
    assert hatched[1].count("M") == 1, "land without a code says nothing about searches"
    assert svg.count('class="land"') == 1
    assert "land-unsearched" not in world_map([], label="x", unsearched={"FR"})


def test_hostile_words_stay_words() -> None:
    svg = world_map([Dot(1, 1, 1, "stated", "</title><script>alert(1)</script>")], label="<b>")
    assert "<script" not in svg
    assert "<b>" not in svg


def test_statuses_are_drawn_as_marks_and_the_surest_lies_on_top() -> None:
    svg = world_map([Dot(1, 1, 1, status) for status in ("stated", "ended", "observed", "last_seen")], label="x")
    assert re.findall(r"map-dots mark-(\w+)", svg) == ["ended", "last_seen", "observed", "stated"]
