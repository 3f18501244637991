"""Networks, organisations, documents and the like by name: acronyms, former names, names in other languages.

These have no gazetteer: the release knows each of them under a few names, and judgements say what others mean. A match
is a name that means one entity alone and is written so, small words and one slip of the pen apart.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz import fuzz, process

from hanse.package.package import ENTITY_TABLES
from hanse.release import Release
from hanse.release.fold import fold
from hanse.release.views import EntityRef
from hanse.resolve.linker import Judgement, Linker
from hanse.resolve.table import word_set
from hanse.web.reconcile.vocabulary import KINDS_BY_NAME

_BRACKET: Final = re.compile(r"\s*[(\[]([^)\]]*)[)\]]\s*")
_DASH: Final = re.compile(r"\s+[-–—|/:]\s+")
_SMALL: Final = word_set(
    "the a an of for and in on at to against e v ev i ag de la le les des du el los las del y et und der die das den "
    "fur zur zum dei delle degli di il da do dos para por network netzwerk reseau red rete rede"
)
_SPELT_OUT: Final = {"wg": "working group", "intl": "international", "natl": "national", "assoc": "association"}
_SAME, _LOOSE, _SLIP, _HINT, _LEAST = 100.0, 95.0, 92.0, 75.0, 62.0
_OPEN: Final = 60.0  # of each of several that a name stands for
_CANDIDATES: Final = 25
_LONGEST: Final = 500


@dataclass(frozen=True)
class Found:
    """An entity that a name may mean: how sure, from 0 to 100, whether it is a match, and why."""

    entity: EntityRef
    score: float
    is_match: bool
    why: str


class Names:
    """The names of one release, by kind."""

    def __init__(self, release: Release) -> None:
        self._catalogue = release.contents.catalogue
        self._forms: dict[str, dict[str, set[str]]] = {kind: defaultdict(set) for kind in KINDS_BY_NAME}
        self._loose: dict[str, dict[str, set[str]]] = {kind: defaultdict(set) for kind in KINDS_BY_NAME}
        self._squashed: dict[str, dict[str, set[str]]] = {kind: defaultdict(set) for kind in KINDS_BY_NAME}
        self._other: dict[str, list[str]] = defaultdict(list)
        self._read(release)
        rows = release.contents.database.rows("SELECT * FROM judgements WHERE kind != 'city' ORDER BY id")
        successors = {key: held[0] for key, held in self._catalogue.successors.items() if len(held) == 1}
        judgements = [Judgement.from_row(dict(row)) for row in rows]
        self._linker = Linker(judgements, successors=successors)
        self._refused: dict[tuple[str, str], set[str]] = defaultdict(set)
        for judgement in judgements:
            if judgement.decision == "different":
                self._refused[judgement.kind, judgement.name].add(judgement.entity)

    def _read(self, release: Release) -> None:
        database = release.contents.database
        for kind in KINDS_BY_NAME:
            table = ENTITY_TABLES[kind]
            acronym = "acronym" if kind in ("network", "forum") else "''"
            for row in database.rows(f"SELECT id, name, other_names, {acronym} AS acronym FROM {table} ORDER BY id"):
                entity = self._catalogue.entity(row["id"])
                if entity is None or entity.kind != kind:
                    continue
                others = [part.strip() for part in (row["acronym"], *row["other_names"].split(";"))]
                for name in dict.fromkeys((row["name"], *others)):
                    self._add(kind, entity, name)

    def _add(self, kind: str, entity: EntityRef, name: str) -> None:
        if name not in {"", entity.name} and name not in self._other[entity.id]:
            self._other[entity.id].append(name)
        for written in {name, _outside(name), *(part for part in _inside(name) if _is_acronym(part))}:
            form = fold(written)
            if form != "":
                self._forms[kind][form].add(entity.id)
                self._loose[kind][_loosened(form)].add(entity.id)
                self._squashed[kind][_squashed(form)].add(entity.id)

    def other_names(self, key: str) -> tuple[str, ...]:
        """Acronym and further names of an entity."""
        return tuple(self._other.get(key, ()))

    def find(self, written: str, kinds: Iterable[str], context: str = "") -> list[Found]:
        """What a name may mean, the surest first; one match at most."""
        asked = [kind for kind in kinds if kind in self._forms]
        if len(written) > _LONGEST or len(asked) == 0:
            return []
        judged, is_open = self._judged(written, asked, context)
        found: dict[str, Found] = {one.entity.id: one for one in judged}
        for kind in asked:
            refused = self._refused.get((kind, written), _NOBODY)
            for one in self._of_kind(kind, written):
                if one.entity.id not in refused and one.score > found.get(one.entity.id, _NOTHING).score:
                    found[one.entity.id] = one
        ranked = sorted(found.values(), key=lambda one: (-one.score, fold(one.entity.name)))[:_CANDIDATES]
        return [replace(one, is_match=False) for one in ranked] if is_open else _with_one_match(ranked)

    def _judged(self, written: str, kinds: list[str], context: str) -> tuple[list[Found], bool]:
        """What the name was judged to mean, and whether a judgement leaves it open or says it means nothing."""
        found: list[Found] = []
        is_open = False
        for kind in kinds:
            link = self._linker.link(kind, written, "", *((context,) if context != "" else ()))
            entities = [ref for key in link.entities if (ref := self._catalogue.entity(key)) is not None]
            why = f"judged before ({', '.join(link.judgements[:3])})"
            if link.decision == "same":
                is_one = len(entities) == 1
                found += [Found(ref, _SAME if is_one else _OPEN, is_one, why) for ref in entities]
            is_open = is_open or link.decision in ("not_an_entity", "unsure")
        return found, is_open

    def _by_form(self, kind: str, form: str) -> list[EntityRef]:
        return self._refs(self._forms[kind].get(form, set()))

    def _refs(self, keys: Iterable[str]) -> list[EntityRef]:
        return [self._catalogue.entities[key] for key in sorted(keys) if key in self._catalogue.entities]

    def _of_kind(self, kind: str, written: str) -> list[Found]:
        found = []
        for part, score, may_match in self._parts(kind, written):
            form = fold(part)
            for ref in self._by_form(kind, form):
                why = "its name" if fold(ref.name) == form else f"another name of it: {self._written(ref, form)}"
                found.append(Found(ref, score, may_match, why))
            for ref in self._refs(self._loose[kind].get(_loosened(form), set())):
                found.append(Found(ref, score - 5, may_match, "its name, small words apart"))
            for ref in self._refs(self._squashed[kind].get(_squashed(form), set())):
                found.append(Found(ref, score - 4, may_match, "its name, spaces and points apart"))
        return [*found, *self._alike(kind, fold(written))]

    def _parts(self, kind: str, written: str) -> list[tuple[str, float, bool]]:
        """What to look up, with the score it gives and whether it can be a match.

        "Name (ACRONYM)" is the network of that name; "Eurocities (working group)" is not Eurocities. An acronym alone
        within a longer name, or one side of a dash, is a hint.
        """
        parts = [(written, _SAME, True)]
        inside = _inside(written)
        if len(inside) > 0:
            parts.append((_outside(written), _SAME - 1, all(map(_is_acronym, inside))))
            parts += [(part, _HINT, False) for part in inside]
        sides = [side.strip() for side in _DASH.split(written)]
        if len(sides) > 1:
            meant = [frozenset(self._forms[kind].get(fold(side), set())) for side in sides]
            agree = len(meant[0]) > 0 and all(one == meant[0] for one in meant)
            parts += [(side, _SAME - 1 if agree else _HINT, agree) for side in sides]
        return [part for part in parts if fold(part[0]) != ""]

    def _written(self, ref: EntityRef, form: str) -> str:
        return next((name for name in self._other.get(ref.id, ()) if fold(name) == form), form)

    def _alike(self, kind: str, form: str) -> list[Found]:
        """Names spelt nearly alike, and names that share most words."""
        if len(form) < 4:
            return []
        forms = self._forms[kind]
        found = []
        for other, ratio, _ in process.extract(form, list(forms), scorer=fuzz.ratio, score_cutoff=_LEAST, limit=12):
            slip = ratio >= _SLIP and _is_slip(form, other)
            for ref in self._refs(forms[other]):
                found.append(
                    Found(ref, min(ratio, _SLIP + 2) if slip else min(ratio, 88.0), slip, "spelt nearly alike")
                )
        for other, ratio, _ in process.extract(
            form, list(forms), scorer=fuzz.token_set_ratio, score_cutoff=85, limit=12
        ):
            if min(len(form), len(other)) >= 6:
                for ref in self._refs(forms[other]):
                    found.append(Found(ref, round(0.7 * ratio, 1), False, "shares most words with its name"))
        return found


_NOBODY: Final[set[str]] = set()
_NOTHING: Final = Found(EntityRef("", "", "", "", "", ""), -1.0, False, "")


def _with_one_match(ranked: list[Found]) -> list[Found]:
    """Only the surest can be the match, and only where nothing else is as sure."""
    if len(ranked) == 0:
        return []
    first = ranked[0]
    is_clear = len(ranked) == 1 or ranked[1].score < first.score - (0.5 if first.score >= _LOOSE else 8.0)
    return [one if one is first and is_clear else replace(one, is_match=False) for one in ranked]


def _outside(name: str) -> str:
    """A name without what stands in brackets."""
    return _BRACKET.sub(" ", name).strip()


def _inside(name: str) -> tuple[str, ...]:
    """What stands in brackets."""
    return tuple(part.strip() for part in _BRACKET.findall(name) if part.strip() != "")


def _is_acronym(text: str) -> bool:
    """True for short words of mostly capitals: ECCAR, MC2CM, ANVITA."""
    letters = [letter for letter in text if letter.isalpha()]
    return 2 <= len(text) <= 12 and " " not in text and sum(map(str.isupper, letters)) >= max(2, len(letters) * 0.6)


def _loosened(form: str) -> str:
    words = [word for written in form.split() for word in _SPELT_OUT.get(written, written).split()]
    kept = [word for word in words if word not in _SMALL]
    return " ".join(sorted(kept if len(kept) > 0 else words))


def _squashed(form: str) -> str:
    """ "re co sol" as "recosol"; what is too short to be told apart stays as it is."""
    together = form.replace(" ", "")
    return together if len(together) >= 5 else form


def _is_slip(form: str, other: str) -> bool:
    """True where two names have the same words but for letters of one of them, and the same numbers."""
    ours, theirs = form.split(), other.split()
    if len(form) < 10 or len(ours) != len(theirs):
        return False
    differing = [(one, two) for one, two in zip(ours, theirs, strict=True) if one != two]
    return len(differing) == 1 and all(
        not any(map(str.isdigit, one + two)) and len(one) >= 5 and fuzz.ratio(one, two) >= 80 for one, two in differing
    )
