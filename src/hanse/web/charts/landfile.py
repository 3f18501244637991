"""Outlines of countries, from the file that the build of the islands leaves (Natural Earth, by world-atlas)."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate

from hanse.release.gazetteer import country_numbers
from hanse.web import islands

FILE = "land.json"
Ring = tuple[tuple[float, float], ...]  # (longitude, latitude) in degrees
_HUNDREDTHS = 100


@lru_cache(maxsize=2)
def land_rings(built_at: int) -> Mapping[str, tuple[Ring, ...]]:
    """Rings of each country by ISO code, or by its name in the file where it has none; empty where nothing is built."""
    path = islands.BUILT / FILE
    if built_at == 0 or not path.is_file():
        return {}
    return {code: tuple(_rings(rings)) for code, rings in _read(path.read_text(encoding="utf-8"))}


def _read(text: str) -> Iterator[tuple[str, list[list[int]]]]:
    codes = country_numbers()
    for key, rings in json.loads(text)["countries"].items():
        yield codes.get(key, key), rings


def _rings(rings: Iterable[list[int]]) -> Iterator[Ring]:
    """Each ring as points: the file holds steps in hundredths of a degree."""
    for steps in rings:
        longitudes, latitudes = (accumulate(steps[first::2]) for first in (0, 1))
        yield tuple((x / _HUNDREDTHS, y / _HUNDREDTHS) for x, y in zip(longitudes, latitudes, strict=True))


def land_keys(codes: Iterable[str]) -> list[str]:
    """The names under which the land files hold countries of these ISO codes."""
    wanted = frozenset(codes)
    return [key for key, code in country_numbers().items() if code in wanted]
