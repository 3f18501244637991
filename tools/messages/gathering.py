"""Every message of the site with the files it stands in, from code, templates, text pages and vocabularies."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from babel.messages.extract import extract, extract_python
from jinja2.ext import babel_extract

from tools.messages.vocabularies import vocabularies

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCE = ROOT / "src" / "hanse"
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "counted": (1, 2),
    "plainly": None,
    "noted": None,
    "N_": None,
    "say": None,
    "say_count": (2, 3),
}
OPTIONS = {"extensions": "jinja2.ext.i18n", "trimmed": "true", "silent": "false", "trim_blocks": "true"}
_PLURAL = re.compile(r"""\bplural\((?:[^()"']|\([^()]*\))*?["']([^"']+)["'](?:,\s*["']([^"']+)["'])?\)""")
Key = tuple[str, str]  # the message and its plural, "" where it has none


@dataclass
class Message:
    """One message: its wording, where it stands, and what a translator is told."""

    one: str
    many: str
    places: set[str] = field(default_factory=set)
    comments: set[str] = field(default_factory=set)


def gathered() -> list[Message]:
    """All messages, sorted; a message that is needed alone and in the plural is one in the plural."""
    found: dict[str, Message] = {}
    for place, one, many, comments in _all():
        if one.strip() == "":
            continue
        message = found.setdefault(one, Message(one, many))
        if message.many != "" and many not in ("", message.many):
            raise SystemExit(f"{place}: {one!r} has two plurals, {message.many!r} and {many!r}: word one of them anew")
        message.many = message.many or many
        message.places.add(place)
        message.comments.update(comments)
    return [found[one] for one in sorted(found, key=lambda text: (text.casefold(), text))]


def _all() -> Iterator[tuple[str, str, str, Iterable[str]]]:
    for path in sorted(SOURCE.rglob("*.py")):
        yield from _extracted(path, extract_python, {})
    for folder in ("templates", "components"):
        for path in sorted((SOURCE / "web" / folder).rglob("*.html")):
            yield from _extracted(path, babel_extract, OPTIONS)
    for place, text, comment in vocabularies():
        yield place, text, "", [comment] if comment else []


def _extracted(path: Path, method: Any, options: dict[str, str]) -> Iterator[tuple[str, str, str, Iterable[str]]]:
    place = path.relative_to(ROOT).as_posix()
    with path.open("rb") as file:
        rows: Iterable[Any] = extract(method, file, KEYWORDS, ("Translators:",), options, strip_comment_tags=True)
        for _line, message, comments, _context in rows:
            one, many = message if isinstance(message, tuple) else (message, "")
            yield place, one, many, [" ".join(comments)] if comments else []
    if place.startswith("src/hanse/web/"):
        for one, many in _PLURAL.findall(path.read_text(encoding="utf-8")):
            yield place, f"%(num)s {one}", f"%(num)s {many or one + 's'}", []
