"""The files of messages: one template, and a catalogue for each language, without dates so that diffs stay small."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po, write_po

from hanse.web.language import DEFAULT, LOCALE
from hanse.web.language import LANGUAGES as SPOKEN
from tools.messages.checking import as_forms
from tools.messages.gathering import Message

LANGUAGES = tuple(language for language in SPOKEN if language != DEFAULT)
COMPLETE = True  # True once every message is translated: the contract then asks for all, and for fresh files
TEMPLATE = LOCALE / "messages.pot"
_HEADER = """# Messages of the site of Hanse. How to translate them: docs/how-to/translate-the-site.md
# SPDX-License-Identifier: Apache-2.0"""
_LEFT_OUT = re.compile(
    rb'^"(?:POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By|Report-Msgid-Bugs-To)'
    rb"[^\n]*\n",
    re.MULTILINE,
)


def path_of(language: str) -> Path:
    """Where the catalogue of a language lies."""
    return LOCALE / language / "messages.po"


def read(language: str) -> Catalog:
    """The catalogue of a language; an empty one where there is none yet."""
    path = path_of(language)
    if not path.is_file():
        return Catalog(locale=language, project="hanse", header_comment=_HEADER, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def template_text(messages: Iterable[Message]) -> bytes:
    """The template as it lies in the repository."""
    catalogue = Catalog(project="hanse", header_comment=_HEADER, fuzzy=False)
    for message in messages:
        _add(catalogue, message, None)
    return written(catalogue)


def bring(messages: list[Message]) -> Iterator[str]:
    """Write template and catalogues anew; what is translated stays, what is no longer needed is kept below as old."""
    LOCALE.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_bytes(template_text(messages))
    yield f"{len(messages)} messages in {TEMPLATE.name}"
    for language in LANGUAGES:
        catalogue = merged(read(language), messages, language)
        path_of(language).parent.mkdir(exist_ok=True)
        path_of(language).write_bytes(written(catalogue))
        missing = sum(1 for _ in untranslated(catalogue))
        yield f"{language}: {len(catalogue)} messages, {missing} not translated, {len(catalogue.obsolete)} old"


def merged(old: Catalog, messages: Iterable[Message], language: str) -> Catalog:
    """The messages with their translations, as far as there are any."""
    known = {_one(entry): entry for entry in (*old.obsolete.values(), *old) if entry.id}
    new = Catalog(locale=language, project="hanse", header_comment=_HEADER, fuzzy=False)
    for message in messages:
        _add(new, message, known.pop(message.one, None))
    for one, entry in known.items():
        if any(_forms(entry)):
            new.obsolete[one] = entry
    return new


def _add(catalogue: Catalog, message: Message, old: Entry | None) -> None:
    many = message.many != ""
    entry = catalogue.add(
        (message.one, message.many) if many else message.one,
        locations=[(place, 0) for place in sorted(message.places)],
        auto_comments=sorted(message.comments),
    )
    if old is None:
        entry.string = ("",) * catalogue.num_plurals if many else ""
    elif many == isinstance(old.id, tuple):
        entry.string = old.string
    else:  # it has got a plural, or lost it: what is known stands in its first form
        first = _forms(old)[0]
        entry.string = (first,) + ("",) * (catalogue.num_plurals - 1) if many else first
    if old is not None:
        entry.flags |= old.flags & {"fuzzy"}
        entry.user_comments = old.user_comments


def _one(entry: Entry) -> str:
    return as_forms(entry.id)[0]


def _forms(entry: Entry) -> tuple[str, ...]:
    return as_forms(entry.string)


def written(catalogue: Catalog) -> bytes:
    """A catalogue as a file."""
    out = BytesIO()
    write_po(out, catalogue, width=0, sort_output=False, include_lineno=False, include_previous=False)
    return _LEFT_OUT.sub(b"", out.getvalue())


def untranslated(catalogue: Catalog) -> Iterator[str]:
    """Messages of which a form is missing."""
    for entry in catalogue:
        if entry.id and not all(_forms(entry)):
            yield _one(entry)


def stale(messages: Iterable[Message]) -> Iterator[str]:
    """Whether the files lack what the code says."""
    messages = list(messages)
    if not TEMPLATE.is_file() or TEMPLATE.read_bytes() != template_text(messages):
        yield f"{TEMPLATE.name} is stale: run python -m tools.messages"
    wanted = {message.one for message in messages}
    for language in LANGUAGES:
        held = {_one(entry) for entry in read(language) if entry.id}
        if held != wanted:
            yield f"{language}: {len(wanted - held)} messages are missing, {len(held - wanted)} are old: run it again"
