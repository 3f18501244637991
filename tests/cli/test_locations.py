"""Where data and releases are found: option, environment, clone, installed package."""

from pathlib import Path

import pytest

from hanse.cli.locations import (
    Locations,
    check_data,
    check_release,
    find_clone,
    find_locations,
    find_release,
    user_cache,
)
from hanse.errors import ReleaseError, StructureError

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The bare outline of a clone."""
    (tmp_path / "clone" / "data").mkdir(parents=True)
    (tmp_path / "clone" / "pyproject.toml").touch()
    (tmp_path / "clone" / "src" / "hanse").mkdir(parents=True)
    return tmp_path / "clone"


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """The bare outline of an installed package."""
    package = tmp_path / "site-packages" / "hanse"
    (package / "_data").mkdir(parents=True)
    return package


def test_the_running_code_finds_its_own_clone() -> None:
    assert find_clone() == ROOT
    assert find_locations({}) == Locations(ROOT / "data", ROOT / "var" / "releases")


def test_a_clone_keeps_releases_inside_itself(clone: Path) -> None:
    found = find_locations({"XDG_CACHE_HOME": "/elsewhere"}, package=clone / "src" / "hanse")
    assert found == Locations(clone / "data", clone / "var" / "releases")


def test_an_installed_package_carries_data_and_builds_into_the_cache(installed: Path, tmp_path: Path) -> None:
    found = find_locations({"XDG_CACHE_HOME": str(tmp_path / "cache")}, package=installed)
    assert find_clone(installed) is None
    assert found == Locations(installed / "_data", tmp_path / "cache" / "hanse" / "releases")


def test_the_environment_wins_over_what_is_at_hand_and_an_option_over_both(clone: Path) -> None:
    environ = {"HANSE_DATA": "/env/data", "HANSE_RELEASES": "/env/releases"}
    package = clone / "src" / "hanse"
    assert find_locations(environ, package=package) == Locations(Path("/env/data"), Path("/env/releases"))
    found = find_locations(environ, data=Path("d"), releases=Path("r"), package=package)
    assert found == Locations(Path("d"), Path("r"))


def test_a_blank_variable_is_not_set(clone: Path) -> None:
    assert find_locations({"HANSE_DATA": " "}, package=clone / "src" / "hanse").data == clone / "data"


@pytest.mark.parametrize("value", ["", "relative/cache"])
def test_only_an_absolute_cache_folder_counts(value: str) -> None:
    assert user_cache({"XDG_CACHE_HOME": value}) == Path.home() / ".cache"


def test_a_release_is_its_own_folder_or_what_the_pointer_names(tmp_path: Path) -> None:
    release = tmp_path / "2024-06-30+abc"
    release.mkdir()
    assert find_release(tmp_path) is None
    (tmp_path / "current").write_text("2024-06-30+abc\n", encoding="utf-8")
    assert find_release(tmp_path) is None, "a pointer to a folder without a release leads nowhere"
    (release / "hanse.sqlite").touch()
    assert find_release(tmp_path) == release
    assert find_release(release) == release


def test_a_folder_without_data_or_release_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StructureError, match="--data or HANSE_DATA"):
        check_data(tmp_path)
    with pytest.raises(ReleaseError, match="hanse build"):
        check_release(tmp_path)
