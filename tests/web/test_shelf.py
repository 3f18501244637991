"""Answers kept ready are bounded, and never outlive what they were made of."""

from dataclasses import dataclass
from pathlib import Path

from hanse.release import Release, open_release
from hanse.web.app import create_app
from hanse.web.shelf import Shelf
from tests.web.conftest import client


def test_what_was_asked_for_longest_ago_makes_room() -> None:
    shelf = Shelf(most_bytes=10)
    shelf.put("a", b"1234")
    shelf.put("b", b"1234")
    assert shelf.get("a") == b"1234"
    shelf.put("c", b"1234")
    assert (shelf.get("a"), shelf.get("b"), shelf.get("c")) == (b"1234", None, b"1234")
    shelf.put("c", b"12")
    shelf.put("d", b"1234")
    assert shelf.get("a") is not None
    shelf.put("large", b"12345678901")
    assert shelf.get("large") is None


@dataclass
class Serving:
    """Gives the release that is current."""

    release: Release

    def __call__(self) -> Release:
        return self.release


def test_a_kept_page_is_the_page_and_goes_with_its_release(release: Release, tmp_path: Path) -> None:
    newest = tmp_path / "withheld.csv"
    newest.write_text(
        "target,reason_class,withheld_by,withheld_on,review_on\nschilda-de,safety,editor,2024-06-29,\n",
        encoding="utf-8",
    )
    serving = Serving(release)
    get = client(create_app(serving))
    for address in ("/cities/vineta-de", "/cities/vineta-de.json", "/networks?as_of=2019"):
        first, second = get(address), get(address)
        assert (first.status, first.body, first.headers) == (second.status, second.body, second.headers)
    assert "Schilda" in get("/networks/sunken-cities-league").text
    serving.release = open_release(release.folder, withheld=newest)
    assert "Schilda" not in get("/networks/sunken-cities-league").text
    assert get("/cities/schilda-de").status == 410
