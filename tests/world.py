"""The mini world as a release, and copies of it that a test may change before building."""

import csv
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from hanse.package.schema import BY_NAME
from hanse.package.writer import write_table
from hanse.release import Release, View, build_release, open_release
from hanse.release.gazetteer import PlaceFile


class World:
    """A copy of the mini world under ``folder`` with its own releases."""

    def __init__(self, folder: Path, origin: Path) -> None:
        self.data, self.releases = folder / "data", folder / "releases"
        shutil.copytree(origin, self.data)

    def path(self, table: str, collection: str = "lists") -> Path:
        place = BY_NAME[table].place
        folder = {"collection": self.data / "collections" / collection, "entities": self.data / "entities"}
        return folder.get(place, self.data) / f"{table}.csv"

    def rows(self, table: str, collection: str = "lists") -> list[dict[str, str]]:
        with self.path(table, collection).open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    def write(self, table: str, rows: list[Mapping[str, str]], collection: str = "lists") -> None:
        write_table(self.path(table, collection), BY_NAME[table], rows)

    def add(self, table: str, collection: str = "lists", **cells: str) -> None:
        """Add one row; cells that are not given are blank."""
        self.write(table, [*self.rows(table, collection), cells], collection)

    def change(self, table: str, key: str, collection: str = "lists", **cells: str) -> None:
        """Change cells of the row with id ``key``."""
        rows = [row | cells if row["id"] == key else row for row in self.rows(table, collection)]
        assert any(row["id"] == key for row in rows)
        self.write(table, rows, collection)

    def build(self) -> Path:
        return build_release(self.data, self.releases, gazetteer=PlaceFile(self.data / "places.csv"))

    def open(self) -> Release:
        self.build()
        return open_release(self.releases)


@pytest.fixture
def world(tmp_path: Path, mini_dir: Path) -> World:
    return World(tmp_path, mini_dir)


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory, mini_dir: Path) -> Release:
    return World(tmp_path_factory.mktemp("mini"), mini_dir).open()


@pytest.fixture(scope="session")
def view(release: Release) -> View:
    return release.view()


@pytest.fixture
def add_list(world: World) -> Callable[..., None]:
    """Add a roster of the Sunken Cities League with the given entries (name, country)."""

    def add(key: str, entries: tuple[tuple[str, str], ...], **scope: str) -> None:
        day = scope.pop("day", "2024-01-15")
        dates = {"listed_as_written": day, "listed_earliest": day, "listed_latest": day, "listed_basis": "stated"}
        roster = {"complete": "yes", "rows_taken": f"{len(entries)}"} | scope
        world.add("rosters", id=key, network="SCL", source="s0000000002", **dates, **roster)
        for number, (name, country) in enumerate(entries):
            world.add(
                "ties",
                id=f"c9{key[-4:]}{number:07d}",
                subject_kind="city",
                subject=name,
                country=country,
                country_basis="stated",
                relation="member",
                object_kind="network",
                object="SCL",
                role="member",
                roster=key,
                source="s0000000002",
                locator=f"row {number}",
                **dates,
            )

    return add


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory, mini_dir: Path) -> Release:
    """The data of this repository, built with the ten places of the mini world: its own places play no part here."""
    data = Path(__file__).parents[1] / "data"
    return open_release(
        build_release(data, tmp_path_factory.mktemp("shipped"), gazetteer=PlaceFile(mini_dir / "places.csv"))
    )
