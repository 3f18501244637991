"""Pages of text: ethics, governance, correcting, the words of the method page. Text lies in content/*.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from hanse.release.views import Context
from hanse.web.stylesheet import HERE


@dataclass(frozen=True)
class Section:
    """One section of a text page."""

    id: str
    heading: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...]


@dataclass(frozen=True)
class Article:
    """A text page; links are written [words](/path)."""

    context: Context
    title: str
    lead: str
    sections: tuple[Section, ...]


@cache
def _text(name: str) -> Mapping[str, Any]:
    return tomllib.loads((HERE / "content" / f"{name}.toml").read_text(encoding="utf-8"))


def read_article(name: str, context: Context) -> Article:
    """The text page ``name`` in the frame of a release."""
    text = _text(name)
    sections = tuple(
        Section(part["id"], part["heading"], tuple(part.get("paragraphs", ())), tuple(part.get("points", ())))
        for part in text["sections"]
    )
    return Article(context, text["title"], text["lead"], sections)
