"""Work of a site that no request waits for."""

from pathlib import Path

import pytest

from hanse.errors import NotReadyError
from hanse.release import Release, build_release, open_release
from hanse.release.gazetteer import PlaceFile
from hanse.web.app import create_app
from hanse.web.background import Background
from hanse.web.studies import Studies
from tests.web.conftest import client


def background(module: str, *arguments: str, done: bool = False) -> Background:
    return Background(module, arguments, lambda: done, "It is being done.", "It could not be done.", usual_seconds=30)


def test_what_is_done_is_not_done_again() -> None:
    work = background("no.such.module", done=True)
    work.require()
    assert work._process is None


def test_who_asks_meanwhile_is_told_when_to_come_back() -> None:
    work = background("timeit", "-n", "1", "-r", "1", "import time; time.sleep(30)")
    try:
        with pytest.raises(NotReadyError, match="being done") as told:
            work.require()
        assert 10 <= told.value.retry_after <= 30
        first = work._process
        with pytest.raises(NotReadyError, match="being done"):
            work.require()
        assert work._process is first, "one process does it, however many ask"
    finally:
        assert work._process is not None
        work._process.kill()
        work._process.wait()


def test_work_that_failed_is_told_and_not_tried_at_once() -> None:
    work = background("json.tool", "/no/such/file")
    with pytest.raises(NotReadyError, match="being done"):
        work.require()
    assert work._process is not None
    assert work._process.wait(timeout=30) != 0
    failed = work._process
    with pytest.raises(NotReadyError, match="could not"):
        work.require()
    assert work._process is failed


def test_a_site_computes_its_analyses_in_another_process(tmp_path: Path, mini_dir: Path) -> None:
    folder = build_release(mini_dir, tmp_path, gazetteer=PlaceFile(mini_dir / "places.csv"))
    release: Release = open_release(folder)
    studies = Studies(waits=True)
    get = client(create_app(lambda: release, studies=studies))
    first = get("/analyses/concentration")
    assert first.status == 503
    assert int(first.headers["Retry-After"]) > 0
    assert get("/networks").status == 200
    (work,) = studies._work.values()
    assert work._process is not None
    assert work._process.wait(timeout=300) == 0
    assert get("/analyses/concentration").status == 200
    assert get("/overlap.json").status == 200
