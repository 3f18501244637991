"""build, validate, serve and export on copies of the mini world."""

import shutil
import socket
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hanse.cli.serve import check_port
from hanse.errors import UsageError
from tests.cli.conftest import Hanse

LOOK_UP = socket.getaddrinfo


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A port of this machine that somebody else listens on; addresses of this machine may be looked up."""
    monkeypatch.setattr(socket, "getaddrinfo", LOOK_UP)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield int(listener.getsockname()[1])


@pytest.fixture
def data(tmp_path: Path, mini_dir: Path, monkeypatch: pytest.MonkeyPatch, hanse: Hanse) -> Path:
    """A copy of the mini world that a test may break, with an empty folder of releases."""
    shutil.copytree(mini_dir, tmp_path / "data")
    monkeypatch.setenv("HANSE_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("HANSE_RELEASES", str(tmp_path / "releases"))
    return tmp_path / "data"


def break_a_row(data: Path) -> None:
    """Give one tie a relation that does not exist."""
    path = data / "collections" / "lists" / "ties.csv"
    text = path.read_text(encoding="utf-8")
    assert ",stated,member,network," in text
    path.write_text(text.replace(",stated,member,network,", ",stated,friend,network,", 1), encoding="utf-8")


def test_build_prints_the_folder_of_the_release(hanse: Hanse, data: Path, tmp_path: Path) -> None:
    done = hanse("build", "--data", str(data), "--out", str(tmp_path / "out"))
    assert done.exit_code == 0
    folder = Path(done.stdout.strip())
    assert (folder / "hanse.sqlite").is_file()
    assert (tmp_path / "out" / "current").read_text(encoding="utf-8").strip() == folder.name
    assert "Reading the data package" in done.stderr
    kept = {path.stem for path in (tmp_path / "out" / "studies").glob("*/*.json")}
    assert {"overlap", "concentration", "coordinate", "gaps"} <= kept
    assert "Analysis: overlap" in done.stderr
    again = hanse("build", "--data", str(data), "--out", str(tmp_path / "out"))
    assert again.stdout == done.stdout
    assert "Analysis" not in again.stderr


def test_a_reading_command_builds_the_first_release_and_says_so(hanse: Hanse, data: Path) -> None:
    first, second = hanse("info"), hanse("info")
    assert first.exit_code == second.exit_code == 0
    assert "building a release" in first.stderr
    assert second.stderr == ""
    assert first.stdout == second.stdout


def test_a_reading_command_says_when_the_data_have_moved_on(hanse: Hanse, data: Path) -> None:
    hanse("build", "--no-analyses")
    (data / "corrections.csv").write_text(
        (data / "corrections.csv").read_text(encoding="utf-8") + "\n", encoding="utf-8"
    )
    done = hanse("info")
    assert done.exit_code == 0
    assert "have changed since this release" in done.stderr
    hanse("build", "--no-analyses")
    assert hanse("info").stderr == ""


def test_a_quarantined_row_is_printed_and_only_strict_makes_it_a_failure(hanse: Hanse, data: Path) -> None:
    break_a_row(data)
    done = hanse("build", "--no-analyses")
    assert done.exit_code == 0
    assert "collections/lists/ties.csv row" in done.stderr
    assert "relation: not one of the words" in done.stderr
    assert "1 row left out" in done.stderr
    assert hanse("build", "--no-analyses", "--strict").exit_code == 3


def test_broken_structure_stops_with_its_place_and_keeps_the_old_release(hanse: Hanse, data: Path) -> None:
    before = hanse("info").stdout
    (data / "judgements.csv").unlink()
    done = hanse("build", "--no-analyses")
    assert done.exit_code == 2
    assert "judgements.csv" in done.stderr
    assert hanse("info").stdout == before


def test_validate_names_place_and_remedy(hanse: Hanse, data: Path) -> None:
    assert hanse("validate").exit_code == 0
    break_a_row(data)
    done = hanse("validate", "--format", "csv")
    assert done.exit_code == 2
    assert "friend" in done.stdout


def test_a_folder_without_data_is_refused(hanse: Hanse, tmp_path: Path) -> None:
    for verb in ("build", "validate"):
        done = hanse(verb, "--data", str(tmp_path))
        assert done.exit_code == 2
        assert "HANSE_DATA" in done.stderr


def test_export_writes_one_zip_with_tables_and_citation(hanse: Hanse, tmp_path: Path) -> None:
    done = hanse("data", "export", "--out", str(tmp_path / "all.zip"))
    assert done.exit_code == 0
    assert "cite as: Hanse" in done.stderr
    with zipfile.ZipFile(tmp_path / "all.zip") as bundle:
        names = [name.split("/", 1)[1] for name in bundle.namelist()]
    assert {"tables/ties.csv", "tables/judgements.csv", "CITATION.txt", "datapackage.json"} <= set(names)
    refused = hanse("data", "export", "--out", str(tmp_path / "no" / "folder.zip"))
    assert refused.exit_code == 2


def test_a_table_is_printed_as_it_lies_in_the_release(hanse: Hanse) -> None:
    done = hanse("data", "table", "networks")
    assert done.stdout.splitlines()[0].startswith("id,name")
    assert "sunken-cities-league" in done.stdout


def test_a_port_in_use_is_refused_with_the_way_out(taken: int) -> None:
    with pytest.raises(UsageError, match=rf"port {taken} on 127\.0\.0\.1 is in use.*PORT={taken + 1}"):
        check_port("127.0.0.1", taken)


def test_a_free_port_is_not_refused(taken: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        free = int(other.getsockname()[1])
    check_port("127.0.0.1", free)


def test_serve_refuses_a_port_in_use_before_it_builds(hanse: Hanse, data: Path, tmp_path: Path, taken: int) -> None:
    done = hanse("serve", "--port", str(taken))
    assert done.exit_code == 2
    assert "is in use" in done.stderr
    assert not (tmp_path / "releases").exists()
