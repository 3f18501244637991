"""The resolver of a running site: opened once, from the release; compiled elsewhere where it is missing."""

import subprocess
import sys
from pathlib import Path
from typing import Any, ClassVar

import pytest

from hanse.errors import NotReadyError, TooManyError
from hanse.release import Release
from hanse.web import background, compiling
from hanse.web.matching import Matching, registry_of
from hanse.web.share import Shares


class Child:
    """Stands in for the process that compiles."""

    started: ClassVar[list[list[str]]] = []

    def __init__(self, command: list[str], **_: Any) -> None:
        self.code: int | None = None
        Child.started.append(command)
        Child.last = self

    last: ClassVar["Child"]

    def poll(self) -> int | None:
        return self.code


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> type[Child]:
    monkeypatch.setattr(background.subprocess, "Popen", Child)
    monkeypatch.setattr(Child, "started", [])
    return Child


def test_the_resolver_is_opened_once(release: Release, index: Path) -> None:
    site = Matching(index)
    assert not site.is_open
    opened = site.open(release)
    assert site.open(release) is opened
    assert site.is_open
    assert opened.resolver.resolve("Vineta", "DE").city_id == "vineta-de"


def test_registered_cities_and_judgements_come_from_the_release(release: Release) -> None:
    registry = registry_of(release)
    assert set(registry.cities) == {
        row["id"] for row in release.contents.database.rows("SELECT id FROM cities WHERE status = 'active'")
    }
    assert registry.cities["vineta-de"].other_names == ("Wineta", "Jumne")
    assert registry.judged("Schildau", "DE", "").entities == ("schilda-de",)


def test_a_missing_gazetteer_is_compiled_once_by_another_process(
    release: Release, tmp_path: Path, child: type[Child]
) -> None:
    site = Matching(tmp_path)
    for _ in range(3):
        with pytest.raises(NotReadyError) as caught:
            site.open(release)
        assert caught.value.retry_after > 0
        assert caught.value.hint != ""
    assert child.started == [[sys.executable, "-m", "hanse.web.compiling", str(tmp_path)]]
    site.prepare(lambda: release)
    assert not site.is_open


def test_a_compilation_that_failed_is_not_started_at_every_request(
    release: Release, tmp_path: Path, child: type[Child]
) -> None:
    site = Matching(tmp_path)
    with pytest.raises(NotReadyError):
        site.open(release)
    child.last.code = 2
    with pytest.raises(NotReadyError, match="could not be compiled"):
        site.open(release)
    assert len(child.started) == 1
    child.last.code = 0  # it ended well, and yet nothing is there: no reason to try again at once
    with pytest.raises(NotReadyError, match="could not be compiled"):
        site.open(release)
    assert len(child.started) == 1


def test_without_a_folder_there_is_no_compilation(release: Release, child: type[Child]) -> None:
    with pytest.raises(NotReadyError):
        Matching(None).open(release)
    assert child.started == []


def test_the_process_that_compiles_waits_for_another_one(
    index: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(compiling.os, "nice", lambda _: 0)
    assert compiling.main(str(index)) == 0
    assert (index / ".gazetteer.lock").is_file()
    assert compiling.main("/dev/null/nowhere") == 2
    assert "cannot be compiled" in capsys.readouterr().err


def test_it_can_be_run_as_a_module(index: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "hanse.web.compiling", str(index)], check=False, timeout=120)
    assert done.returncode == 0


def test_everybody_has_a_share_that_fills_again() -> None:
    now = 100.0
    shares = Shares(most=10.0, a_second=2.0, clock=lambda: now)
    shares.take("a", 8)
    shares.take("b", 10)
    with pytest.raises(TooManyError) as caught:
        shares.take("a", 4)
    assert caught.value.retry_after == 2
    now += 1.0
    shares.take("a", 4)
    with pytest.raises(TooManyError):
        shares.take("a", 1)
    now += 1000.0
    shares.take("a", 10)


def test_addresses_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hanse.web.share._ADDRESSES", 3)
    shares = Shares(most=1.0, a_second=0.001, clock=lambda: 0.0)
    for address in "abcd":
        shares.take(address, 1)
    shares.take("a", 1)
    with pytest.raises(TooManyError):
        shares.take("d", 1)
