"""What stands around a name and tells which entity is meant: countries, other names in the report."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from hanse.resolve.country import country_of
from hanse.resolve.mentions.entity import CITY
from hanse.resolve.mentions.found import Found
from hanse.resolve.mentions.homonym import Surroundings, choose_body
from hanse.resolve.mentions.report import Report
from hanse.resolve.mentions.sentence import sentence_at

_NEAR: Final = 150
_CODE: Final = re.compile(r"(?:, | \(|\t)([A-Z]{2,3})\b")  # of a country behind a name


def countries_named(found: Iterable[Found]) -> dict[tuple[str, ...], Counter[str]]:
    """How often a report names each country, or a city that lies in one country only; under () in all, else by name."""
    counts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for one in found:
        if one.kind in {CITY, "country", "division"}:
            countries = {name.entity.country for name in one.names}
            if len(countries) == 1:
                counts[()].update(countries)
                counts[one.names[0].keys].update(countries if one.kind == CITY else ())
    return counts


def counted(text: str, found: Sequence[Found]) -> Counter[str]:
    """How often a report names each entity without doubt."""
    counts: Counter[str] = Counter()
    for one in found:
        entities = list({name.entity.id: name.entity for name in one.names}.values())
        if len(entities) == 1:
            counts[entities[0].id] += 1
        elif one.kind != CITY:
            choice = choose_body(entities, *sides(text, one), Counter())
            if choice.entity is not None:
                counts[choice.entity.id] += 1
    return counts


def sides(text: str, one: Found) -> tuple[str, str]:
    """The text before and behind what was found."""
    return text[max(0, one.begin - _NEAR) : one.begin], text[one.end : one.end + _NEAR]


def surroundings(
    report: Report, one: Found, neighbours: Sequence[Found], countries: dict[tuple[str, ...], Counter[str]]
) -> Surroundings:
    """The countries beside a name and in its sentence."""
    block = report.blocks[one.block]
    first, last = sentence_at(report.block_text(one.block), one.begin - block.begin, one.end - block.begin)
    code = _CODE.match(report.text, one.end)
    beside = {country_of(code[1])} - {""} if code is not None else set()
    near = set()
    for other in neighbours:
        if other.kind not in {"country", "division"}:
            continue
        if 0 <= other.begin - one.end <= 3 and not report.text[one.end : other.begin].strip(" ,(\t[/-"):
            beside.update(name.entity.country for name in other.names)
        if block.begin + first <= other.begin < block.begin + last and not _is_spent(report.text, other, neighbours):
            near.add(other.names[0].entity.country)
    own = countries[one.names[0].keys]
    return Surroundings(frozenset(beside), frozenset(near), countries[()] - own)


def _is_spent(text: str, country: Found, neighbours: Iterable[Found]) -> bool:
    """True where a country stands behind a city and tells of that one alone."""
    return any(
        one.kind == CITY and 0 <= country.begin - one.end <= 3 and not text[one.end : country.begin].strip(" ,(")
        for one in neighbours
    )
