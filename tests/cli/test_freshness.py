"""A release counts as fresh only as long as its data and its building code are what they were."""

from pathlib import Path

import pytest

from hanse.cli import freshness


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one file."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "package.toml").write_text('name = "x"\n', encoding="utf-8")
    return tmp_path / "data"


@pytest.fixture
def releases(tmp_path: Path, data: Path) -> Path:
    """A folder with one release whose origin is recorded."""
    release = tmp_path / "releases" / "v1"
    release.mkdir(parents=True)
    (release / "hanse.sqlite").touch()
    (release.parent / "current").write_text("v1", encoding="utf-8")
    freshness.record(data, release.parent, release)
    return release.parent


def test_a_recorded_release_is_fresh(data: Path, releases: Path) -> None:
    assert freshness.is_fresh(data, releases)


def test_a_changed_an_added_and_a_renamed_file_make_it_stale(data: Path, releases: Path) -> None:
    package = data / "package.toml"
    package.write_text('name = "y"\n', encoding="utf-8")
    assert not freshness.is_fresh(data, releases)
    package.write_text('name = "x"\n', encoding="utf-8")
    assert freshness.is_fresh(data, releases)
    (data / "new.csv").touch()
    assert not freshness.is_fresh(data, releases)
    (data / "new.csv").rename(data / "notes.txt")
    assert freshness.is_fresh(data, releases), "only tables and settings enter a release"


def test_another_version_of_the_program_makes_it_stale(
    data: Path, releases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hanse.__version__", "99.0")
    assert not freshness.is_fresh(data, releases)


def test_without_pointer_or_with_a_damaged_record_it_is_stale(data: Path, releases: Path) -> None:
    (releases / freshness.RECORD).write_text("{", encoding="utf-8")
    assert not freshness.is_fresh(data, releases)
    freshness.record(data, releases, releases / "v1")
    (releases / "current").unlink()
    assert not freshness.is_fresh(data, releases)


def test_the_record_of_another_release_does_not_count(data: Path, releases: Path) -> None:
    freshness.record(data, releases, releases / "v0")
    assert not freshness.is_fresh(data, releases)
