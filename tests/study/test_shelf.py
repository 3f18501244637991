"""Published analyses kept beside a release: read back as they were, whole or not at all, never those of other code."""

from pathlib import Path

import pytest

from hanse.advise.defaults import ADVICE
from hanse.release import Release, open_release
from hanse.study import shelf
from hanse.study.defaults import CONCENTRATION, STUDIES
from hanse.study.shelf import Default, default_view, fill, is_filled, published
from tests.world import World

PUBLISHED = (*STUDIES, *ADVICE)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, mini_dir: Path) -> Release:
    release = World(tmp_path_factory.mktemp("filled"), mini_dir).open()
    fill(release, PUBLISHED)
    return release


@pytest.mark.parametrize("default", PUBLISHED, ids=lambda default: default.name)
def test_a_result_read_back_is_the_result_computed(filled: Release, default: Default[object]) -> None:
    read = published(open_release(filled.folder), default)
    assert read == default.compute(filled, default_view(filled))


def test_what_is_there_is_not_computed_again(filled: Release) -> None:
    assert fill(filled, PUBLISHED) == ()
    assert is_filled(filled, PUBLISHED)


def test_an_interrupted_run_goes_on_where_it_stopped(world: World) -> None:
    release = world.open()

    def stop(name: str) -> None:
        if name == "core":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fill(release, STUDIES, progress=stop)
    assert not is_filled(release, STUDIES)
    done = {path.stem for path in release.origin.parent.glob("studies/*/*.json")}
    assert "overlap" in done
    assert "core" not in done
    assert {name for name, _ in fill(release, STUDIES)}.isdisjoint(done)
    assert list(release.origin.parent.glob("studies/*/.*")) == []


def test_other_code_has_a_shelf_of_its_own(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    release = world.open()
    fill(release, (CONCENTRATION,))
    monkeypatch.setattr(shelf, "_code", lambda: "00000000")
    assert not is_filled(release, (CONCENTRATION,))
    fill(release, (CONCENTRATION,))
    assert [path.name[-8:] for path in (release.origin.parent / "studies").iterdir()] == ["00000000"]


def test_what_is_withheld_later_is_not_read_from_the_shelf(world: World) -> None:
    fill(world.open(), (CONCENTRATION,))
    rows = world.rows("withheld")
    world.write("withheld", [*rows, {**rows[0], "target": "vineta-de"}])
    served = open_release(world.releases, withheld=world.path("withheld"))
    assert served.withheld_mark != ""
    assert not is_filled(served, (CONCENTRATION,))
    named = {one.city.id for one in published(served, CONCENTRATION).most_connected}
    assert "vineta-de" not in named


def test_a_shelf_of_the_whole_release_leaves_that_of_a_withheld_one(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = world.open()
    rows = world.rows("withheld")
    world.write("withheld", [*rows, {**rows[0], "target": "vineta-de"}])
    served = open_release(world.releases, withheld=world.path("withheld"))
    fill(served, (CONCENTRATION,))
    fill(whole, (CONCENTRATION,))
    assert is_filled(served, (CONCENTRATION,))
    monkeypatch.setattr(shelf, "_code", lambda: "00000000")
    fill(whole, (CONCENTRATION,))
    assert len(list((whole.origin.parent / "studies").iterdir())) == 2
