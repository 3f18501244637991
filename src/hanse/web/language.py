"""The reader's language: taken from the address (/fr/networks), kept for the request, used by every word shown."""

import gettext as catalogues
from collections.abc import Mapping, MutableMapping
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol
from urllib.parse import quote

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from markupsafe import Markup

from hanse.domain.saying import Said
from hanse.web.cldr import number
from hanse.web.forms import SAME_IN_ALL

LANGUAGES = ("en", "fr", "es", "de", "ar")
DEFAULT = "en"
ENDONYMS: Mapping[str, str] = {"en": "English", "fr": "Français", "es": "Español", "de": "Deutsch", "ar": "العربية"}
RIGHT_TO_LEFT = frozenset({"ar"})
LOCALE = Path(__file__).parent / "locale"  # <language>/messages.po
_SAFE = "/:@+~,.-"
_current: ContextVar[str] = ContextVar("language", default=DEFAULT)
_address: ContextVar[str] = ContextVar("address", default="/")
_NO_NAMES: Mapping[str, str] = MappingProxyType({})
_AREAS = ("area", "country")  # gaps of sentences that hold names of countries
_countries: ContextVar[Mapping[str, str]] = ContextVar("countries", default=_NO_NAMES)
_names: ContextVar[Mapping[str, str]] = ContextVar("names", default=_NO_NAMES)


class Named(Protocol):
    """Anything with a page and a name: an entity as the views have it."""

    @property
    def path(self) -> str: ...

    @property
    def name(self) -> str: ...


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
    has_prefix = first in LANGUAGES and first != DEFAULT
    if has_prefix:
        environ["PATH_INFO"] = path = f"/{rest}"
    choose(first if has_prefix and not path.endswith(tuple(form.value for form in SAME_IN_ALL)) else DEFAULT)
    query = str(environ.get("QUERY_STRING", ""))
    _address.set(quote(path.encode("latin-1", "replace"), safe=_SAFE) + (f"?{query}" if query else ""))
    _names.set(_NO_NAMES)
    _countries.set(_NO_NAMES)


def address() -> str:
    """The path and query of this request, without its language."""
    return _address.get()


def alternates(link: str) -> list[tuple[str, str, str]]:
    """The same page in every language, as (language, its own name, address); ``link`` is its address in this one."""
    bare = link.removeprefix(prefix()) or "/"
    bare = bare if bare.startswith("/") else f"/{bare}"
    return [(code, ENDONYMS[code], prefix(code) + bare) for code in LANGUAGES]


def know_countries(names: Mapping[str, str]) -> None:
    """From here on in this request, gaps called area or country name countries so: by the name in the release."""
    _countries.set(names)


def know_names(names: Mapping[str, str]) -> None:
    """From here on in this request, show these entities, by the paths of their pages, under other names."""
    _names.set(names)


def shown_name(entity: Named) -> str:
    """The name of an entity in the reader's language where it is known, else as it is recorded."""
    return _names.get().get(entity.path, entity.name)


def original_name(entity: Named) -> str:
    """The recorded name, where another one is shown; else nothing."""
    return entity.name if _names.get().get(entity.path, entity.name) != entity.name else ""


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


def _resaid(said: Said, *, in_area: bool = False) -> str:
    if _current.get() == DEFAULT:
        return said
    worded = gettext(said.message) if said.number is None else ngettext(said.message, said.plural, said.number)
    return worded.format_map({name: _filled(value, in_area or name in _AREAS) for name, value in said.values.items()})


def _filled(value: object, in_area: bool) -> object:
    if isinstance(value, Said):
        return _resaid(value, in_area=in_area)
    if in_area and isinstance(value, str):
        return _countries.get().get(value, value)
    if isinstance(value, int) and not isinstance(value, bool):
        return number(value, 0, _current.get())
    return value


def plainly(message: str, /, **values: object) -> str:
    """A message in the reader's language with its ``%(gaps)s`` filled, for text that is no markup."""
    return gettext(message) % values


def in_template(message: str, /, **values: object) -> Markup:
    """``_()`` of templates: a message that may hold markup of ours, its gaps escaped."""
    text = gettext(message)
    return Markup(text) % values if len(values) > 0 or "%" in text else Markup(text)


def counted_in_template(one: str, many: str, count: int, /, **values: object) -> Markup:
    """``ngettext()`` of templates; ``%(num)s`` is the count as the language writes it."""
    return Markup(ngettext(one, many, count)) % {"num": number(count, 0, _current.get()), **values}


def counted(one: str, many: str, count: int, /, **values: object) -> str:
    """The wording that goes with ``count``, its gaps filled; ``%(num)s`` is the count as the language writes it."""
    return ngettext(one, many, count) % {"num": number(count, 0, _current.get()), **values}


def in_english() -> Markup:
    """The attribute that tells words of the data, which are in English, from those of the page; "" on English pages."""
    return Markup("") if _current.get() == DEFAULT else Markup(' lang="en" dir="auto"')
