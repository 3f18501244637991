"""The shipped data, built once, and the literature held against it."""

from pathlib import Path

import pytest

from hanse.publish.reproduce import Report, reproduce
from hanse.release import build_release, open_release
from hanse.release.gazetteer import PlaceFile

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def report(mini_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Every printed figure against the shipped data. Places of the gazetteer play no part in it."""
    folder = build_release(DATA, tmp_path_factory.mktemp("shipped"), gazetteer=PlaceFile(mini_dir / "places.csv"))
    return reproduce(open_release(folder), DATA / "reproduce")
