"""Reading ahead: after it, published and live analyses are answered from what is there."""

from pathlib import Path

import pytest

from hanse.errors import NotReadyError
from hanse.release import Release, open_release
from hanse.study.shelf import fill
from hanse.web import warming
from hanse.web.studies import PUBLISHED, Studies
from tests.world import World


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, mini_dir: Path) -> Path:
    release = World(tmp_path_factory.mktemp("warming"), mini_dir).open()
    fill(release, PUBLISHED)
    return release.folder


def test_what_was_read_ahead_is_not_read_again(filled: Path) -> None:
    release = open_release(filled)
    waits: list[float] = []
    warming.read_ahead(release, Studies(waits=True), waits.append)
    assert len(waits) > len(PUBLISHED)
    for default in PUBLISHED:
        kept = release.contents.remember(("published", default.name), lambda: "not kept")
        assert kept != "not kept", default.name


def test_it_looks_again_until_the_analyses_are_there(filled: Path) -> None:
    release, looks = open_release(filled), 0

    class Later(Studies):
        def require(self, release: Release) -> None:
            nonlocal looks
            looks += 1
            if looks < 3:
                raise NotReadyError("not yet", retry_after=10)

    warming.read_ahead(release, Later(), lambda _: None)
    assert looks == 3


def test_it_gives_up_where_they_do_not_come(filled: Path) -> None:
    class Never(Studies):
        def require(self, release: Release) -> None:
            raise NotReadyError("never", retry_after=600)

    waits: list[float] = []
    warming.read_ahead(open_release(filled), Never(), waits.append)
    assert len(waits) < 1000


def test_it_runs_beside_the_site(filled: Path) -> None:
    thread = warming.start(open_release(filled), Studies(), wait=lambda _: None)
    thread.join(timeout=120)
    assert not thread.is_alive()
    assert thread.daemon
