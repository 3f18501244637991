"""Reads codebooks: data/codebooks/<key>.toml, the codes that qualitative work uses and what each means.

A file holds key, title, paper (key of the collection it comes from), locator, unit (what is coded), choice
("single" = one code an item and period, "multiple" = several), verification (how far it was checked against the
paper), note, and for each code a table [[code]] with id, label, definition and hints (what to include and exclude).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hanse.errors import StructureError
from hanse.package.metadata import read_toml, text_of

CHOICES = ("single", "multiple")
_BOOK_KEYS = frozenset({"key", "title", "paper", "locator", "unit", "choice", "verification", "note", "code"})
_CODE_KEYS = frozenset({"id", "label", "definition", "hints"})


@dataclass(frozen=True)
class Code:
    """One code of a codebook."""

    id: str
    label: str
    definition: str
    hints: str


@dataclass(frozen=True)
class Codebook:
    """A set of codes with one unit of coding, in the order in which it prints them."""

    key: str
    title: str
    paper: str
    locator: str
    unit: str
    choice: str
    verification: str
    note: str
    codes: tuple[Code, ...]

    @property
    def is_single_choice(self) -> bool:
        """True where an item gets one code only, so that the codes together are one variable."""
        return self.choice == "single"


def read_codebooks(data_dir: Path) -> dict[str, Codebook]:
    """Every codebook of a data folder by key, in order of key."""
    books = (_read_codebook(path) for path in sorted((data_dir / "codebooks").glob("*.toml")))
    return {book.key: book for book in books}


def _read_codebook(path: Path) -> Codebook:
    where = f"codebooks/{path.name}"
    content = read_toml(path, where)
    _check_keys(content, _BOOK_KEYS, where)
    if text_of(content, "key", where) != path.stem:
        raise StructureError(f"key is {content['key']!r}", where=where, hint=f'write key = "{path.stem}", as the file')
    choice = text_of(content, "choice", where)
    if choice not in CHOICES:
        raise StructureError(f"choice is {choice!r}", where=where, hint=f"use one of: {', '.join(CHOICES)}")
    return Codebook(
        key=path.stem,
        title=text_of(content, "title", where),
        paper=text_of(content, "paper", where, required=False),
        locator=text_of(content, "locator", where, required=False),
        unit=text_of(content, "unit", where),
        choice=choice,
        verification=text_of(content, "verification", where, required=False),
        note=text_of(content, "note", where, required=False),
        codes=_read_codes(content.get("code"), where),
    )


def _read_codes(content: object, where: str) -> tuple[Code, ...]:
    if not isinstance(content, list) or len(content) == 0 or not all(isinstance(item, dict) for item in content):
        raise StructureError("it has no codes", where=where, hint='add [[code]] with id = "...", label, definition')
    codes = tuple(_read_code(item, f"{where} code {number}") for number, item in enumerate(content, start=1))
    ids = [code.id for code in codes]
    doubled = sorted({code for code in ids if ids.count(code) > 1})
    if len(doubled) > 0:
        raise StructureError(f"code {', '.join(doubled)} stands twice", where=where, hint="keep one of them")
    return codes


def _read_code(content: Mapping[str, object], where: str) -> Code:
    _check_keys(content, _CODE_KEYS, where)
    return Code(
        id=text_of(content, "id", where),
        label=text_of(content, "label", where),
        definition=text_of(content, "definition", where),
        hints=text_of(content, "hints", where, required=False),
    )


def _check_keys(content: Mapping[str, object], known: frozenset[str], where: str) -> None:
    unknown = sorted(set(content) - known)
    if len(unknown) > 0:
        raise StructureError(
            f"unknown key {', '.join(unknown)}", where=where, hint=f"the keys are: {', '.join(sorted(known))}"
        )
