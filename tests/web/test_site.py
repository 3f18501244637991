"""What a site knows of its release."""

from pathlib import Path

from hanse.release import Release
from hanse.web.site import Site


def test_places_below_the_threshold_have_no_page(release: Release) -> None:
    site = Site(lambda: release)
    assert site.has_place(release, 900000001)
    assert not site.has_place(release, 900000010)
    assert not site.has_place(release, None)


def test_collections_and_codebooks_have_titles(release: Release) -> None:
    site = Site(lambda: release)
    assert [key for key, _ in site.collections(release)] == ["atlas2018", "lists"]
    books = site.codebooks(release)
    assert books["mini_mode"].is_single
    assert not books["mini_functions"].is_single
    assert ("SHARE", "Sharing", "Exchange of practices among members") in books["mini_functions"].codes


def test_without_figures_there_is_no_report(release: Release, tmp_path: Path) -> None:
    assert Site(lambda: release).report(release) is None
    assert Site(lambda: release, literature=tmp_path / "nowhere").report(release) is None
