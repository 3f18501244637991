"""What of the built scripts, styles and fonts a page asks for."""

import json
from pathlib import Path

import pytest

from hanse.web import islands

FONTS = ("source-sans-3-latin-Ab1_x-9Z.woff2", "source-sans-3-latin-ext-Cd2.woff2", "source-serif-4-latin-Ef3.woff2")


def test_fonts_of_every_page_are_fetched_early(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = {"file": "main-x.js", "css": ["main-x.css"], "assets": [*FONTS, "source-serif-4-greek-Gh4.woff2"]}
    (tmp_path / "manifest.json").write_text(json.dumps({islands.ENTRY: entry}), encoding="utf-8")
    monkeypatch.setattr(islands, "BUILT", tmp_path)
    assert islands.fonts() == (f"/static/built/{FONTS[0]}", f"/static/built/{FONTS[2]}")
    assert islands.styles() == ("/static/built/main-x.css",)


def test_nothing_is_asked_for_where_nothing_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(islands, "BUILT", tmp_path)
    assert (islands.script(), islands.styles(), islands.fonts()) == ("", (), ())
