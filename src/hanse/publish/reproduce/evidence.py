"""What the checks compute from: claims with the entities their names stand for, and the sources they come from."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from hanse.domain.dates import FuzzyDate

# The papers whose figures are checked: nothing that only they say is independent of them.
PAPERS = ("oomen2018", "stuerner2020", "lacroix2021", "heimann2021", "lacroix_spencer2022")


@dataclass(frozen=True)
class Source:
    """Who says it. ``paper`` is the key of one of the papers, "" for every other source."""

    id: str
    title: str
    kind: str
    publisher: str
    published: FuzzyDate
    paper: str

    @property
    def name(self) -> str:
        """Short name for a sentence: the paper's key, or the publisher, or the title as far as its first colon."""
        return self.paper or self.publisher or self.title.partition(":")[0]


@dataclass(frozen=True)
class Tie:
    """One tie as claimed, with the entities that its names stand for (none where not judged)."""

    claim: str
    collection: str
    source: str
    subject_kind: str
    subject: str
    subjects: tuple[str, ...]
    country: str
    relation: str
    object_kind: str
    object: str
    objects: tuple[str, ...]
    role: str
    start: FuzzyDate
    listed: FuzzyDate
    roster: str
    locator: str
    note: str


@dataclass(frozen=True)
class Statement:
    """One stated value, with the entities that the subject's name stands for."""

    claim: str
    collection: str
    source: str
    subject_kind: str
    subject: str
    subjects: tuple[str, ...]
    property: str
    value: str
    number: float | None
    unit: str
    valid: FuzzyDate
    locator: str
    note: str


@dataclass(frozen=True)
class Coding:
    """One decision of one coder on one code."""

    claim: str
    source: str
    subjects: tuple[str, ...]
    codebook: str
    code: str
    decision: str
    coder: str
    coder_kind: str


@dataclass(frozen=True)
class Roster:
    """One list: what it covers and how many entries were stated and taken."""

    id: str
    networks: tuple[str, ...]
    source: str
    listed: FuzzyDate
    complete: str
    for_role: str
    for_area: str
    for_cohort: str
    stated_count: int | None
    rows_taken: int


@dataclass(frozen=True)
class Entity:
    """An entity's name and, for networks, where it works."""

    id: str
    name: str
    kind: str
    subkind: str
    country: str
    scale: str
    area: str


@dataclass(frozen=True)
class CellStatus:
    """Status of a city in a network on a day, the claims behind it, and the first day known of any of them."""

    status: str
    claims: tuple[str, ...]
    first: date | None


# (cities, networks, day, sources left out) -> status of each (city, network) from the other sources
StatusFinder = Callable[[Iterable[str], Iterable[str], date, frozenset[str]], dict[tuple[str, str], CellStatus]]


@dataclass(frozen=True)
class Evidence:
    """Everything in a release that a check may look at."""

    data_date: date
    ties: tuple[Tie, ...]
    statements: tuple[Statement, ...]
    codings: tuple[Coding, ...]
    rosters: tuple[Roster, ...]
    sources: Mapping[str, Source]
    entities: Mapping[str, Entity]
    codes: Mapping[str, tuple[str, ...]]  # codebook -> codes
    statuses: StatusFinder

    @cached_property
    def source_of(self) -> dict[str, str]:
        """The source of every claim."""
        ties = {tie.claim: tie.source for tie in self.ties}
        statements = {statement.claim: statement.source for statement in self.statements}
        return ties | statements | {coding.claim: coding.source for coding in self.codings}

    def is_independent(self, source: str) -> bool:
        """True unless the source is one of the papers."""
        return source in self.sources and self.sources[source].paper == ""

    def name(self, entity: str) -> str:
        """The name shown for an entity; its id where it is not in the release."""
        return self.entities[entity].name if entity in self.entities else entity

    def stated(self, entity: str, properties: Iterable[str]) -> tuple[Statement, ...]:
        """Statements about an entity under any of ``properties``, oldest first."""
        wanted = frozenset(properties)
        found = [s for s in self.statements if entity in s.subjects and s.property in wanted]
        return tuple(sorted(found, key=lambda s: (s.valid, s.claim)))

    def of_paper(self, paper: str) -> frozenset[str]:
        """Ids of the sources that are this paper."""
        return frozenset(source.id for source in self.sources.values() if source.paper == paper)
