"""A build is repeatable, whole or not there, and never disturbs the release that is served."""

import csv
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hanse.errors import ReleaseError
from hanse.release import build as build_module
from hanse.release import open_release, read_pointer
from tests.world import World


def files_of(folder: Path) -> dict[str, bytes]:
    kept = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    kept.pop("hanse.sqlite")
    return kept


def shuffle_rows(world: World) -> None:
    chance = random.Random(7)
    for path in world.data.rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            header, *rows = csv.reader(stream)
        chance.shuffle(rows)
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows([header, *rows])


def test_the_same_data_in_any_order_gives_the_same_release(tmp_path: Path, mini_dir: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one, two = World(tmp_path / "one", mini_dir), World(tmp_path / "two", mini_dir)
    shuffle_rows(two)
    first, second = one.build(), two.build()
    assert first.name == second.name
    one_files, two_files = files_of(first), files_of(second)
    checks = one_files.pop("checks.json"), two_files.pop("checks.json")  # findings name row numbers, which did move
    assert one_files == two_files
    assert json.loads(checks[0])["by_check"] == json.loads(checks[1])["by_check"]


def test_the_version_is_the_data_date_and_the_hash(world: World) -> None:
    release = world.open()
    assert release.version == f"2024-06-30+{release.info().content_hash[:8]}"
    assert read_pointer(world.releases).name == release.version


@pytest.mark.parametrize(
    ("table", "key", "cells"),
    [
        ("ties", "c000000000001", {"note": "looked at again"}),
        ("judgements", "j000000000016", {"entity": "neuburg-de"}),
        ("cities", "ys-fr", {"name": "Kêr-Is"}),
    ],
)
def test_any_change_of_content_changes_the_hash(world: World, table: str, key: str, cells: dict[str, str]) -> None:
    before = world.build().name
    world.change(table, key, **cells)
    assert world.build().name != before


def test_the_same_content_is_not_built_twice(world: World) -> None:
    folder = world.build()
    stamp = (folder / "release.json").stat().st_mtime_ns
    assert world.build() == folder
    assert (folder / "release.json").stat().st_mtime_ns == stamp


def test_other_code_gets_a_folder_of_its_own(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    first = world.build()
    reader = open_release(first)
    monkeypatch.setattr(build_module, "code_hash", lambda: "feedbeef" * 8)
    second = world.build()
    assert second.name == f"{first.name}.feedbeef"
    assert read_pointer(world.releases) == second
    assert reader.view().city("ys-fr").city.name == "Ys"


def test_a_failed_build_leaves_no_trace_and_the_old_release_current(world: World) -> None:
    folder = world.build()
    world.path("ties").write_text("id\n", encoding="utf-8")
    with pytest.raises(Exception, match="lacks the column"):
        world.build()
    assert read_pointer(world.releases) == folder
    assert sorted(path.name for path in world.releases.iterdir()) == sorted([folder.name, "current"])


def test_what_a_dead_build_left_is_cleared_and_a_running_one_is_not(world: World) -> None:
    world.releases.mkdir()
    dead, alive = world.releases / ".withheld-999999999-aa", world.releases / f".building-{os.getpid()}-bb"
    dead.mkdir()
    alive.mkdir()
    world.build()
    assert not dead.exists()
    assert alive.exists()


def test_no_release_and_a_damaged_release_say_what_to_do(tmp_path: Path, world: World) -> None:
    with pytest.raises(ReleaseError, match="hanse build"):
        read_pointer(tmp_path)
    folder = world.build()
    (folder / "hanse.sqlite").unlink()
    with pytest.raises(ReleaseError, match="hanse build"):
        open_release(folder)


_BUILD = """
import sys
from pathlib import Path
from hanse.release import build_release
from hanse.release.gazetteer import PlaceFile
print("started", flush=True)
build_release(Path(sys.argv[1]), Path(sys.argv[2]), gazetteer=PlaceFile(Path(sys.argv[1]) / "places.csv"))
"""


@pytest.mark.slow
def test_killing_the_build_at_any_moment_leaves_the_old_release_whole(world: World) -> None:
    old = world.open()
    before = files_of(old.folder)
    world.change("cities", "ys-fr", name="Kêr-Is")
    chance, finished = random.Random(11), 0
    for delay in sorted(chance.uniform(0, 0.35) for _ in range(14)):
        process = subprocess.Popen([sys.executable, "-c", _BUILD, world.data, world.releases], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        current = open_release(world.releases)
        assert current.view().city("ys-fr").city.name in ("Ys", "Kêr-Is")
        finished += current.version != old.version
        assert files_of(old.folder) == before
        assert old.view().network("SCL").counted == 2
        if finished > 0:
            break
    world.build()
    assert open_release(world.releases).view().city("ys-fr").city.name == "Kêr-Is"
    assert not [path for path in world.releases.iterdir() if path.name.startswith(".building")]
