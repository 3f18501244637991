"""The resolver on the whole gazetteer, compiled once and kept between runs, and on a small one made for a test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hanse.resolve.index.compiling import compile_gazetteer
from hanse.resolve.index.gazetteer import Gazetteer
from hanse.resolve.index.source import FIRST_LEVEL, PLACE, SECOND_LEVEL, Unit
from hanse.resolve.index.store import bring_index
from hanse.resolve.resolver import Resolver


@pytest.fixture(scope="session")
def whole_index(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled gazetteer; compiling takes some ten seconds, so pytest's cache keeps it until the code changes."""
    cache = getattr(pytestconfig, "cache", None)
    folder = Path(cache.mkdir("gazetteer")) if cache is not None else tmp_path_factory.mktemp("gazetteer")
    return bring_index(folder, progress=lambda _, __: None)


@pytest.fixture(scope="session")
def resolver(whole_index: Path) -> Resolver:
    """A resolver on all places, nothing registered: what it answers depends on no data of this repository."""
    return Resolver.open(whole_index)


def place(key: int, name: str, country: str = "GB", **cells: object) -> Unit:
    """A place of a small gazetteer."""
    held = {
        "first_level": "ENG", "latitude": 50.0 + key / 100, "longitude": 0.0, "population": 10_000,
        "level": "municipality", "other_names": (),
    } | cells  # fmt: skip
    return Unit(kind=PLACE, geonames_id=key, name=name, country=country, **held)  # type: ignore[arg-type]


def division(name: str, country: str = "GB", code: str = "ENG", level: str = "region", **cells: object) -> Unit:
    """A division of a small gazetteer."""
    held = {"latitude": 52.0, "longitude": 0.0, "population": 0, "codes": (), "other_names": ()} | cells
    first, _, second = code.partition(".")
    kind = SECOND_LEVEL if second != "" else FIRST_LEVEL
    return Unit(
        kind=kind, geonames_id=0, name=name, country=country, first_level=first, level=level, code=code,
        **held,  # type: ignore[arg-type]
    )  # fmt: skip


Compile = Callable[..., Gazetteer]


@pytest.fixture
def gazetteer_of(tmp_path: Path) -> Compile:
    """Compiles a few units, the largest place first."""

    def compile_units(*units: Unit) -> Gazetteer:
        path = tmp_path / "small.index"
        compile_gazetteer(
            path, progress=lambda _, __: None, units=sorted(units, key=lambda unit: (unit.kind, -unit.population))
        )
        return Gazetteer(path)

    return compile_units
