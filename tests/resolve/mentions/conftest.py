"""The finder of the shipped registry, and small ones made for a test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hanse.resolve.mentions.finder import Finder, Mention
from hanse.resolve.mentions.homonym import Bearer
from hanse.resolve.mentions.report import report_of

Find = Callable[[str], list[Mention]]
_DATA = Path(__file__).parents[3] / "data"

# Of a gazetteer, what the cases need: GeoNames id, country, inhabitants.
_PLACES = {
    "London": ((2643743, "GB", 8_961_989), (6058560, "CA", 346_765)),
    "Birmingham": ((2655603, "GB", 1_144_919), (4049979, "US", 200_733)),
    "Athens": ((264371, "GR", 664_046), (4180386, "US", 116_714), (4505542, "US", 25_214)),
    "Cambridge": ((2653941, "GB", 145_674), (5913695, "CA", 129_920), (4931972, "US", 110_402)),
    "Córdoba": ((3860259, "AR", 1_428_214), (2519240, "ES", 328_428)),
    "Cordoba": ((3860259, "AR", 1_428_214), (2519240, "ES", 328_428)),
}


def bearers(name: str) -> tuple[Bearer, ...]:
    """The places of a name."""
    return tuple(Bearer(*place) for place in _PLACES.get(name, ()))


@pytest.fixture(scope="session")
def finder() -> Finder:
    """The finder of the shipped registry."""
    return Finder.load(_DATA, bearers)


@pytest.fixture
def find(finder: Finder) -> Find:
    """The mentions in a text."""
    return lambda text: finder.find(report_of(text))
