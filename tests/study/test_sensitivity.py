"""Headline numbers under other choices: the mini world."""

import pytest

from hanse.release import Release
from hanse.study.sensitivity import SensitivityStudy, sensitivity


@pytest.fixture(scope="module")
def found(release: Release) -> SensitivityStudy:
    return sensitivity(release, release.view())


def test_every_number_has_the_same_choices(found: SensitivityStudy) -> None:
    first, *rest = ([(v.factor, v.choice) for v in moved.variants] for moved in found.moved)
    assert all(choices == first for choices in rest)
    assert {factor for factor, _ in first} >= {"day", "nesting", "statuses counted", "networks", "list left out"}


def test_the_range_holds_the_published_value_and_every_variant(found: SensitivityStudy) -> None:
    for moved in found.moved:
        values = [v.value for v in moved.variants if v.value is not None] + [moved.value]
        assert moved.low == min(v for v in values if v is not None)
        assert moved.high == max(v for v in values if v is not None)


def test_a_list_left_out_can_keep_its_network_from_entering(release: Release, found: SensitivityStudy) -> None:
    gini = found.moved[0]
    lists = [v for v in gini.variants if v.factor == "list left out"]
    assert found.rosters_dropped == len(lists) > 0
    assert any(v.value is None for v in lists)  # Open Gates is the only one that enters: without its list nothing does
    assert gini.value == 0


def test_choices_do_not_touch_the_published_view(release: Release) -> None:
    view = release.view()
    before = view.snapshot.counted_cities
    sensitivity(release, view)
    assert release.view().snapshot.counted_cities == before


def test_lists_can_be_spared_and_nothing_else_changes(release: Release, found: SensitivityStudy) -> None:
    quick = sensitivity(release, release.view(), lists=False)
    assert quick.rosters_dropped == 0
    assert "each list" not in quick.method
    for short, whole in zip(quick.moved, found.moved, strict=True):
        assert short.value == whole.value
        assert short.variants == tuple(v for v in whole.variants if v.factor not in ("day", "list left out"))
