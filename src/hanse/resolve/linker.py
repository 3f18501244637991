"""Reads judgements: which entities a written name stands for. It decides nothing; it applies what was decided."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hanse.domain.vocabulary import CODER_KINDS

Key = tuple[str, str, str, str]  # kind, name, country, context


@dataclass(frozen=True)
class Judgement:
    """One row of judgements.csv, as far as reading it needs."""

    id: str
    kind: str
    name: str
    country: str
    context: str
    decision: str
    entity: str
    coder_kind: str
    judged_on: str
    supersedes: str

    @property
    def key(self) -> Key:
        return (self.kind, self.name, self.country, self.context)

    @property
    def rank(self) -> int:
        """Precedence of whoever judged: 0 is strongest."""
        return CODER_KINDS.index(self.coder_kind)

    @classmethod
    def from_row(cls, row: Mapping[str, str]) -> "Judgement":
        """The judgement that a row of judgements.csv holds."""
        return cls(**{name: row.get(name, "") for name in cls.__dataclass_fields__})


@dataclass(frozen=True)
class Link:
    """What the judgements say about one written name; ``decision`` is "" where nobody judged it."""

    decision: str
    entities: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()


UNJUDGED = Link("")


class Linker:
    """Looks a written name up in the judgements, from the narrowest context to the widest.

    Human before reviewed before machine, then the newer day; what a judgement of the same or stronger kind supersedes
    is not read. Several ``same`` of one day mean that the name stands for several entities; ``different`` takes
    one entity out and leaves the rest to older or weaker judgements; ``unsure`` beats ``same`` of the same day.

    The name of a city written with a country is never read as a city elsewhere: of what was judged without a country
    only the entities count that ``countries`` (entity id to country) places in the country given.
    """

    def __init__(
        self,
        judgements: Iterable[Judgement],
        *,
        successors: Mapping[str, str] | None = None,
        countries: Mapping[str, str] | None = None,
    ) -> None:
        self._successors = dict(successors or {})
        self._countries = dict(countries or {})
        self._cache: dict[tuple[str, tuple[Key, ...]], Link] = {}
        self._asked: dict[tuple[str, ...], Link] = {}
        self._by_key: dict[Key, list[Judgement]] = defaultdict(list)
        for judgement in _in_force(judgements):
            self._by_key[judgement.key].append(judgement)
        self._contexts = {context for _, _, _, context in self._by_key}

    def link(self, kind: str, name: str, country: str = "", *contexts: str) -> Link:
        """The entities that ``name`` stands for, written with ``country``.

        ``contexts`` are tried in order (the claim, the label of the network it is named with, the collection), then
        judgements without a context, then those without a country. A city judged without a country has to lie in
        the country given; what was left ``unsure`` without one says nothing about a name that has one.
        """
        held = [context for context in contexts if context in self._contexts]
        short = (kind, name, country, *held)
        if short not in self._asked:
            self._asked[short] = self._link(kind, name, country, held)
        return self._asked[short]

    def _link(self, kind: str, name: str, country: str, contexts: Sequence[str]) -> Link:
        asked = (
            *((kind, name, country, context) for context in contexts),
            (kind, name, country, ""),
            (kind, name, "", ""),
        )
        keys = tuple(dict.fromkeys(key for key in asked if key in self._by_key))
        if (country, keys) not in self._cache:
            self._cache[(country, keys)] = self._look_up(keys, country)
        return self._cache[(country, keys)]

    def _look_up(self, keys: tuple[Key, ...], country: str) -> Link:
        excluded: set[str] = set()
        read: list[str] = []
        for key in keys:
            held = [judgement for judgement in self._by_key[key] if self._may_hold(judgement, country)]
            link = self._read(held, excluded, read)
            if link is not None:
                return link
        return Link("different", (), tuple(read)) if len(read) > 0 else UNJUDGED

    def _may_hold(self, judgement: Judgement, country: str) -> bool:
        """False where a city was judged without the country that the name is now written with, and does not fit it."""
        if judgement.kind != "city" or country == "" or judgement.country != "":
            return True
        if judgement.decision == "unsure":
            return False
        return judgement.entity == "" or self._countries.get(judgement.entity) == country

    def _read(self, judgements: list[Judgement], excluded: set[str], read: list[str]) -> Link | None:
        for batch in _batches(judgements):
            read.extend(judgement.id for judgement in batch)
            excluded.update(judgement.entity for judgement in batch if judgement.decision == "different")
            decisions = {judgement.decision for judgement in batch}
            for doubtful in ("unsure", "not_an_entity"):
                if doubtful in decisions:
                    return Link(doubtful, (), tuple(read))
            named = {judgement.entity for judgement in batch if judgement.decision == "same"} - excluded
            if len(named) > 0:
                return Link("same", tuple(sorted({self._follow(entity) for entity in named})), tuple(read))
        return None

    def _follow(self, entity: str) -> str:
        """The entity that holds a merged one's place today."""
        seen = {entity}
        while (following := self._successors.get(entity)) is not None and following not in seen:
            seen.add(following)
            entity = following
        return entity


def _in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Judgements that no judgement of the same or stronger kind replaces."""
    rows = sorted(judgements, key=lambda judgement: judgement.id)
    by_id = {judgement.id: judgement for judgement in rows}
    replaced = {row.supersedes for row in rows if row.supersedes in by_id and row.rank <= by_id[row.supersedes].rank}
    return [row for row in rows if row.id not in replaced]


def _batches(judgements: list[Judgement]) -> list[list[Judgement]]:
    """Judgements of one key in order of precedence, those of one kind of coder and one day together."""
    batches: dict[tuple[int, int], list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        batches[(judgement.rank, -int(judgement.judged_on.replace("-", "") or 0))].append(judgement)
    return [batches[order] for order in sorted(batches)]
