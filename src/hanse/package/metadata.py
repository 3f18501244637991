"""Reads package.toml and collection.toml: what a data folder and its collections say about themselves."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from hanse.domain.vocabulary import REDISTRIBUTION
from hanse.errors import StructureError
from hanse.package.cell import parse_day

DEFAULT_FIELD = "migration"  # what a package is about that does not say it


@dataclass(frozen=True)
class PackageMetadata:
    """package.toml: name, day the data is current to, licence, freshness window of the status rule, field."""

    name: str
    data_date: date
    licence: str
    freshness_years: int
    field: str  # the topic of networks for which no source states another


@dataclass(frozen=True)
class Collection:
    """One body of claims: where it comes from, what may be passed on, who took it and when."""

    key: str
    title: str
    citation: str
    licence: str  # "" = unknown
    redistribution: str  # yes | derived_only | no
    recorded_on: date
    how_taken: str
    coder_kind: str


def read_toml(path: Path, shown: str) -> dict[str, object]:
    """The content of a TOML file; ``shown`` names it in errors."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise StructureError("this file is missing", where=shown, hint="add it; docs/reference/data-package.md "
                             "lists its keys") from None  # fmt: skip
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StructureError(f"cannot be read as TOML: {error}", where=shown, hint="correct that line") from None


def read_package_metadata(data_dir: Path) -> PackageMetadata:
    """What ``package.toml`` says."""
    where = "package.toml"
    content = read_toml(data_dir / where, where)
    years = content.get("freshness_years")
    if not isinstance(years, int) or isinstance(years, bool) or years < 0:
        raise StructureError(
            f"freshness_years is {years!r}", where=where, hint="write a whole number of years, as freshness_years = 3"
        )
    return PackageMetadata(
        name=text_of(content, "name", where),
        data_date=day_of(content, "data_date", where),
        licence=text_of(content, "licence", where),
        freshness_years=years,
        field=text_of(content, "field", where, required=False) or DEFAULT_FIELD,
    )


def read_collection(folder: Path) -> Collection:
    """What ``collection.toml`` in ``folder`` says; an unknown licence is "", never a guess."""
    where = f"collections/{folder.name}/collection.toml"
    content = read_toml(folder / "collection.toml", where)
    redistribution = text_of(content, "redistribution", where)
    if redistribution not in REDISTRIBUTION:
        raise StructureError(
            f"redistribution is {redistribution!r}", where=where, hint=f"use one of: {', '.join(REDISTRIBUTION)}"
        )
    return Collection(
        key=folder.name,
        title=text_of(content, "title", where),
        citation=text_of(content, "citation", where, required=False),
        licence=text_of(content, "licence", where, required=False),
        redistribution=redistribution,
        recorded_on=day_of(content, "recorded_on", where),
        how_taken=text_of(content, "how_taken", where, required=False),
        coder_kind=text_of(content, "coder_kind", where, required=False),
    )


def text_of(content: Mapping[str, object], key: str, where: str, *, required: bool = True) -> str:
    """The text under ``key``; refuses other types, and blanks where it is required."""
    value = content.get(key, "")
    if not isinstance(value, str) or (required and value.strip() == ""):
        raise StructureError(f"{key} is {value!r}", where=where, hint=f'write {key} = "..."')
    return value.strip()


def day_of(content: Mapping[str, object], key: str, where: str) -> date:
    """The day under ``key``, written as a TOML date or as text."""
    value = content.get(key, "")
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return parse_day(str(value))
    except ValueError as error:
        raise StructureError(f"{key} is {value!r}: {error}", where=where, hint=f"write {key} = 2026-11-22") from None
