"""Messages that no call marks: words and sentences of vocabularies, text pages and rules, said where they are used."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from hanse.advise.gaps_cell import STATES
from hanse.advise.gaps_place import SIZE_NAMES
from hanse.advise.join_answer import SEEKS
from hanse.analysis.admissible import Reason
from hanse.domain import vocabulary
from hanse.domain.measure import MEASURES
from hanse.package.schema import BY_NAME
from hanse.release.memberships import COUNTING, COUNTING_WITHOUT_NESTING
from hanse.release.sheets import DERIVED_MEANINGS
from hanse.study.sensitivity import STATISTICS
from hanse.study.universe import BELOW, CONTINENTS, SIZES

CONTENT = Path(__file__).resolve().parent.parent.parent / "src" / "hanse" / "web" / "content"
_PAGE_KEYS = ("title", "lead", "heading", "paragraphs", "points")
_PROGRAM_ONLY = ("REDISTRIBUTION", "COMPLETENESS", "ENTITY_STATUSES")  # never shown as words
SCALES = ("global", "regional", "national", "interregional", "subnational")
BADGES = ("complete", "partial", "stated size only", "nothing recorded")
READINGS = ("agreed", "one coder only", "contested", "agreed absent", "not shown", "agrees", "differs", "cannot check")
BASES = (
    "stated",
    "inferred",
    "unknown",
    "assumed",
    "given",
    "geonames",
    "not known",
    "no rule known",
    "yes",
    "no",
    "insufficient",
)
AREAS = (
    "Europe", "Africa", "Asia", "Asia-Pacific", "Latin America", "Latin America and the Caribbean", "North America",
    "Mediterranean", "Eastern Mediterranean", "Middle East", "Middle East and West Asia", "Arab region", "Balkans",
    "North Africa", "Eurasia", "Commonwealth", "Europe and beyond",
)  # fmt: skip
PROPERTIES = (
    "founded", "ended", "initiator", "secretariat", "funders", "funder", "aim", "activity", "topic", "origin", "output",
    "governance", "membership rule", "stated size", "website", "issued", "issuer", "population", "capital", "organiser",
    "how cities get in", "what is funded", "beneficiary", "periodicity", "planned", "scope", "linked process",
    "signatories", "city access", "sample size", "name printed", "duration", "nature", "candidate", "amount",
    "participation", "pledges", "stakeholders", "funding", "dates named", "named in", "politics", "size class",
    "memberships printed", "legal form", "launched", "renamed", "started", "start of work", "year", "held", "framework",
    "branches", "attendance", "grantees", "active in", "adopted", "area stated", "foreign-born population",
)  # fmt: skip
FIELDS = (
    "subject", "object", "country", "property", "value", "unit", "codebook", "code", "decision", "coder", "coder kind",
    "relation", "role", "start", "end", "listed", "note", "key", "number", "valid", "level", "judgement", "date",
)  # fmt: skip
STUDIES = (
    *get_args(Reason), *CONTINENTS.values(), BELOW, *(text for label, unit, _ in STATISTICS for text in (label, unit)),
    "as published", "day", "statuses counted", "stated and observed only", "nesting", "a part and its whole count once",
    "nested bodies as they are", "automatic memberships", "left out", "networks", "every recorded membership",
    "list left out", "network left out", "networks that may enter a statistic", "every place of the universe",
    "not classed",
)  # fmt: skip
ADVICE = (
    *(label for _, label in SIZES), *SIZE_NAMES, *STATES, *SEEKS, "population", "level", "country", "size", "area",
    "no member counted on the day", "recorded", "unclear", "absent", "not recorded", "stated", "inferred from the name",
)  # fmt: skip


def vocabularies() -> Iterator[tuple[str, str, str]]:
    """(place, message, comment for translators) of everything that is translated where it is shown."""
    for name, words in vars(vocabulary).items():
        if name.isupper() and not name.startswith("_") and name not in _PROGRAM_ONLY:
            yield from _words(f"src/hanse/domain/vocabulary.py:{name}".partition(":")[0], words)
    for label, meaning in MEASURES.values():
        yield "src/hanse/domain/measure.py", label, "name of a method; often the same in every language"
        yield "src/hanse/domain/measure.py", meaning, ""
    for group in (SCALES, BADGES, READINGS, BASES, AREAS, PROPERTIES, FIELDS, STUDIES, ADVICE):
        yield from (("tools/messages/vocabularies.py", word, "word of the data") for word in group)
    for name in (
        "kinds",
        "relations",
        "roles",
        "statuses",
        "countries",
        "nesting",
        "collections",
        "sources",
        "without",
    ):
        yield "src/hanse/domain/scope.py", name, "a limit of the scope"
    for label in (
        "kind of network",
        "relation",
        "role",
        "status",
        "country",
        "collection",
        "source",
        "without the list",
    ):
        yield "src/hanse/domain/scope.py", label, "what a view is limited to; its values follow"
    for role in vocabulary.ROLES:
        yield "src/hanse/release/rosters.py", role, "word of the data"
    for text in (COUNTING, COUNTING_WITHOUT_NESTING):
        yield "src/hanse/release/memberships.py", text, ""
    for text in [table.meaning for table in BY_NAME.values()] + list(DERIVED_MEANINGS.values()):
        yield "src/hanse/package/schema.py", text, "what a row of a table is"
    for path in sorted(CONTENT.glob("*.toml")):
        place = f"src/hanse/web/content/{path.name}"
        yield from ((place, text, "") for text in texts(tomllib.loads(path.read_text(encoding="utf-8"))))


def _words(place: str, words: Any) -> Iterator[tuple[str, str, str]]:
    if isinstance(words, Mapping):
        for word, meaning in words.items():
            yield place, word.replace("_", " "), "word of the data"
            if isinstance(meaning, str):
                yield place, meaning, ""
    elif isinstance(words, Iterable) and not isinstance(words, str):
        yield from ((place, word.replace("_", " "), "word of the data") for word in words if isinstance(word, str))


def texts(node: Any, key: str = "") -> Iterator[str]:
    """The sentences of a text page, in their order."""
    if isinstance(node, Mapping):
        for name, value in node.items():
            yield from texts(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value, key)
    elif isinstance(node, str) and key in _PAGE_KEYS:
        yield node
