"""What must be the same in a message and its translation: gaps, markup, links; and how many plural forms there are."""

import re
from collections import Counter
from collections.abc import Iterator

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry

_GAP = re.compile(r"%\(\w+\)[a-z]|\{\w*\}")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_TARGET = re.compile(r"\]\(([^)\s]+)\)")
_COUNTS = frozenset({"%(num)s", "%(n)s", "%(count)s", "{count}", "{n}", "{num}"})  # a form for one may leave it out
_MARKS = ("\u2066", "\u2067", "\u2068", "\u2069", "\u202a", "\u202b", "\u202d", "\u202e")


def faults(catalogue: Catalog) -> Iterator[str]:
    """What is wrong with the translations that there are."""
    for entry in catalogue:
        if not entry.id:
            continue
        for fault in _of_entry(entry, catalogue.num_plurals):
            yield f"{fault}: {entry.id if isinstance(entry.id, str) else entry.id[0]!r}"


def _of_entry(entry: Entry, plurals: int) -> Iterator[str]:
    if entry.fuzzy:
        yield "fuzzy"
    wordings, forms = as_forms(entry.id), as_forms(entry.string)
    if len(wordings) > 1 and len(forms) != plurals:
        yield f"{len(forms)} plural forms instead of {plurals}"
    for form in filter(None, forms):
        yield from _of_form(wordings, form)


def as_forms(text: object) -> tuple[str, ...]:
    """A message or a translation as its wordings: one, or one for each plural form."""
    return tuple(map(str, text)) if isinstance(text, (tuple, list)) else (str(text or ""),)


def _of_form(wordings: tuple[str, ...], form: str) -> Iterator[str]:
    """``wordings`` are the message and its plural."""
    known = {gap for wording in wordings for gap in _GAP.findall(wording)}
    given = set(_GAP.findall(form))
    may_miss = _COUNTS if len(wordings) > 1 else frozenset()
    needed = set.intersection(*(set(_GAP.findall(wording)) for wording in wordings)) - may_miss
    if not needed <= given <= known:
        yield f"gaps differ ({', '.join(sorted(given ^ known))})"
    first, last = wordings[0], wordings[-1]
    if Counter(_TAG.findall(form)) not in (Counter(_TAG.findall(first)), Counter(_TAG.findall(last))):
        yield "markup differs"
    if Counter(_TARGET.findall(form)) != Counter(_TARGET.findall(first)):
        yield "links differ"
    if form.count('"') > first.count('"'):
        yield "a straight quotation mark ends an attribute: use those of the language"
    if form[:1].isspace() != first[:1].isspace() or form[-1:].isspace() != first[-1:].isspace():
        yield "blanks at its ends differ"
    if any(mark in form for mark in _MARKS):
        yield "direction marks: leave them to the page"
    if _is_formatted(wordings) and not _fits(form):
        yield "a % that begins no gap: write %%"


def _is_formatted(wordings: tuple[str, ...]) -> bool:
    return any("%(" in wording or "%%" in wording for wording in wordings)


def _fits(form: str) -> bool:
    gaps = {gap[2:-2]: "" for gap in _GAP.findall(form) if gap.startswith("%(")}
    try:
        return form % gaps is not None
    except (KeyError, TypeError, ValueError):
        return False
