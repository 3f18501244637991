"""The mini world as the data that the command finds, with its own folder of releases."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from hanse.cli import freshness, opening
from hanse.cli.app import app
from hanse.release import build_release
from hanse.release.gazetteer import PlaceFile

Hanse = Callable[..., Result]


@pytest.fixture(scope="session")
def mini_releases(tmp_path_factory: pytest.TempPathFactory, mini_dir: Path) -> Path:
    """A folder with one release of the mini world."""
    folder = tmp_path_factory.mktemp("releases")
    release = build_release(mini_dir, folder, gazetteer=PlaceFile(mini_dir / "places.csv"))
    freshness.record(mini_dir, folder, release)
    return folder


@pytest.fixture
def hanse(mini_dir: Path, mini_releases: Path, monkeypatch: pytest.MonkeyPatch) -> Hanse:
    """Runs the command on the mini world; builds take their places from its own small gazetteer."""
    monkeypatch.setenv("HANSE_DATA", str(mini_dir))
    monkeypatch.setenv("HANSE_RELEASES", str(mini_releases))
    build = partial(build_release, gazetteer=PlaceFile(mini_dir / "places.csv"))
    monkeypatch.setattr(opening, "build_release", build)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, list(arguments))

    return run


@pytest.fixture
def ask(hanse: Hanse) -> Callable[..., Any]:
    """Runs a command with ``--format json`` and gives what it answers."""

    def run(*arguments: str) -> Any:
        done = hanse(*arguments, "--format", "json")
        assert done.exit_code == 0, done.stderr
        return json.loads(done.stdout)

    return run
