"""The reader's language: taken from the address (/fr/networks), kept for the request, used by every word shown."""

import gettext as catalogues
from collections.abc import MutableMapping
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from markupsafe import Markup, escape

from hanse.domain.saying import Said

LANGUAGES = ("en", "fr", "es", "de", "ar")
DEFAULT = "en"
RIGHT_TO_LEFT = frozenset({"ar"})
LOCALE = Path(__file__).parent / "locale"  # <language>/messages.po
_current: ContextVar[str] = ContextVar("language", default=DEFAULT)


def current() -> str:
    """The language of this request."""
    return _current.get()


def choose(language: str) -> None:
    """From here on in this request, speak ``language``."""
    _current.set(language)


def enter(environ: MutableMapping[str, Any]) -> None:
    """Take the language off the path of a WSGI request, so that the rest of the site sees one address a page."""
    path = str(environ.get("PATH_INFO", ""))
    first, _, rest = path.removeprefix("/").partition("/")
    if first in LANGUAGES and first != DEFAULT:
        environ["PATH_INFO"] = f"/{rest}"
        choose(first)
    else:
        choose(DEFAULT)


def prefix(language: str | None = None) -> str:
    """What stands before every path of this site in a language: "/fr", and nothing for English."""
    spoken = current() if language is None else language
    return "" if spoken == DEFAULT else f"/{spoken}"


def direction() -> str:
    """The direction of writing, as HTML names it."""
    return "rtl" if current() in RIGHT_TO_LEFT else "ltr"


@cache
def catalogue(language: str) -> catalogues.NullTranslations:
    """The messages of a language, compiled once a process; English needs none."""
    source = LOCALE / language / "messages.po"
    if language == DEFAULT or not source.is_file():
        return catalogues.NullTranslations()
    compiled = BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return catalogues.GNUTranslations(compiled)


def gettext(message: str) -> str:
    """``message`` in the reader's language."""
    return catalogue(_current.get()).gettext(message) if message else message


def ngettext(one: str, many: str, count: int) -> str:
    """The wording that goes with ``count``, in the reader's language."""
    return catalogue(_current.get()).ngettext(one, many, count)


def noted(message: str) -> str:
    """Mark a constant for translation; it is translated where it is used, once the language is known."""
    return message


def translated(text: object) -> object:
    """A sentence of the layers below in the reader's language; a plain word is looked up, anything else stays."""
    if isinstance(text, Said):
        return _resaid(text)
    return gettext(text) if isinstance(text, str) and not isinstance(text, Markup) else text


def _resaid(said: Said) -> str:
    if _current.get() == DEFAULT:
        return said
    worded = gettext(said.message) if said.number is None else ngettext(said.message, said.plural, said.number)
    return worded.format_map({name: _resaid(v) if isinstance(v, Said) else v for name, v in said.values.items()})


def marked(message: str, **values: object) -> Markup:
    """A message that holds markup of ours, in the reader's language, with its ``%(gaps)s`` escaped."""
    return Markup(gettext(message)) % {name: escape(value) for name, value in values.items()}
