"""What the sentences around mentions may say: candidate claims for a person to review, never accepted ones."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from hanse.resolve.mentions.entity import CITY, DOCUMENT, NETWORK, ORGANISATION
from hanse.resolve.mentions.finder import Mention
from hanse.resolve.mentions.report import Report
from hanse.resolve.mentions.sentence import sentence_at

STATED, NEGATED, PLANNED = "stated", "negated", "planned"
_BODIES: Final = frozenset({NETWORK, ORGANISATION})
_ANY: Final = frozenset({CITY, NETWORK, ORGANISATION})
_FARTHEST: Final = 160  # characters between the words that tell and what they tell of
_CLOSE: Final = 45  # the same for words that tell much else too: "created", "launched"
_LONGEST: Final = 2_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that a sentence suggests. ``subject`` and ``object`` are ids of entities; ``object`` may be ""."""

    relation: str
    subject: str
    subject_name: str
    object: str
    object_name: str
    date: str
    modality: str  # stated | negated | planned
    page: int
    line: int
    sentence: str
    cue: str  # the words that suggest it


@dataclass(frozen=True, slots=True)
class _Pattern:
    """Words that tell a relation, and what stands before and behind them. ``turned``: the subject stands behind."""

    relation: str
    words: re.Pattern[str]
    before: frozenset[str]
    behind: frozenset[str]
    turned: bool = False
    reach: int = _FARTHEST


def _pattern(
    relation: str,
    words: str,
    before: frozenset[str],
    behind: frozenset[str],
    *,
    turned: bool = False,
    reach: int = _FARTHEST,
) -> _Pattern:
    return _Pattern(relation, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])"), before, behind, turned, reach)


_NETWORKS: Final = frozenset({NETWORK})
_TEXTS: Final = frozenset({DOCUMENT, NETWORK})
_MADE: Final = r"founded|created|established|set up|initiated|launched|started|formed"
_NOTHING: Final[frozenset[str]] = frozenset()
_ALL: Final = (
    _pattern("member", r"(?:(?:is|are|was|were|became|become|remains?|as) )?(?:also )?(?:an? |the |one of the )?"
             r"(?:[a-z-]+ ){0,2}members? (?:cit(?:y|ies) )?(?:of|in)", frozenset({CITY, NETWORK}), _NETWORKS),
    _pattern("member", r"belongs? to|membership of|participates? in|participated in", frozenset({CITY}), _NETWORKS),
    _pattern("member", r"(?:[Mm]embers?|member cities|signatories)(?: of it)?(?: (?:are|is|include|includes|including|"
             r"such as|like)|:)|(?:comprises|unites|brings together|gathers|counts)", _NETWORKS, frozenset({CITY}),
             turned=True),
    _pattern("joined", r"joined|joins|join|acceded to|accession to|adhered to|entered",
             frozenset({CITY, NETWORK, ORGANISATION}), _NETWORKS),
    _pattern("joined", r"(?:was|were) (?:admitted to|accepted into)|(?:was|were) joined "
        r"by", _NETWORKS, frozenset({CITY}),
             turned=True),
    _pattern("left", r"left|withdrew from|has left|quit", frozenset({CITY}), _NETWORKS),
    _pattern("signed", r"(?<!was )(?<!were )(?<!been )(?:signed|signs|sign|co-signed|endorsed|"
        r"subscribed to)(?! by)", _ANY, _TEXTS),
    _pattern("signed", r"(?:was|were|been) (?:co-)?signed by|signed by|(?:its )?signatories (?:are|include|included)",
             _TEXTS, _ANY, turned=True),
    _pattern("adopted", r"(?<!was )(?<!were )(?<!been )(?:adopted|adopts|issued|published)(?! (?:by|"
        r"in|at))", _ANY, frozenset({DOCUMENT})),
    _pattern("adopted", r"(?:was|were|been) (?:adopted|issued|published) (?:by|in|at)", frozenset({DOCUMENT}), _ANY,
             turned=True),
    _pattern("hosted", r"(?<!was )(?<!were )(?<!been )(?:hosted|hosts|host)(?! "
        r"by)", frozenset({CITY}), frozenset({NETWORK, DOCUMENT})),
    _pattern("hosted", r"(?:was|were|is|been|be) (?:held|hosted) (?:in|by)|hosted by|held in|took "
        r"place in|takes place in|"
             r"took place at", frozenset({NETWORK}), frozenset({CITY}), turned=True),
    _pattern("launched", r"(?<!was )(?<!were )(?<!been )(?<!is )(?<!are )(?<!newly )(?:has |have )?(?:also |jointly )?"
             r"(?:launched|launches|initiated|founded|co-founded|created|established|set up)", _ANY,
             frozenset({NETWORK, DOCUMENT}), reach=_CLOSE),
    _pattern("launched", rf"(?:(?:was|were|been) )?(?:{_MADE}) by", frozenset({NETWORK, DOCUMENT}), _ANY, turned=True),
    _pattern("founded", rf"(?:was|were|been|is) (?:[a-z]+ly )?(?:{_MADE})(?: in)?", _NETWORKS, _NOTHING),
    _pattern("founded", rf"(?:{_MADE}) in", _NETWORKS, _NOTHING),
    _pattern("funded", r"(?:(?:is|was|were|are|been) )?(?:co-)?(?:funded|financed|sponsored) by|"
        r"(?:receives?|receiving) "
             r"(?:assistance|funding|support) from", frozenset({NETWORK, DOCUMENT}), _BODIES),
    _pattern("coordinated", r"(?:(?:is|was|were|are|been) )?(?:co-)?(?:coordinated|led|organised|"
        r"organized|steered|run) by",
             _NETWORKS, _BODIES, reach=_CLOSE),
)  # fmt: skip
_YEAR: Final = re.compile(r"\s*((?:19|20)\d\d)\b")
_FOUNDED_FIRST: Final = re.compile(r"\s*(?:Founded|Created|Established|Launched|Set up|Initiated) in ((?:19|20)\d\d)")
_DATED: Final = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Oo]n|in|since|on|until|of|from)\s+((?:\d{1,2}\s+)?(?:(?:January|February|"
    r"March|April|May|June|July|August|September|"
    r"October|November|December)\s+)?(?:19|20)\d\d)\b"
)
_NOT: Final = re.compile(
    r"\b(?:not|never|no longer|neither|nor|without|refused to|declined to)\b|n['’]t\b", re.IGNORECASE
)
_PLAN: Final = re.compile(
    r"\b(?:will|would|plans? to|planned to|intends? to|wants? to|aims? to|hopes? to|could|might|may|should|considers?|"
    r"invited to|to become|asked to)\b",
    re.IGNORECASE,
)
_LIST: Final = re.compile(
    r"[\s,;()\[\]“”\"*#–-]*(?:as well as|and|or|&|with|the|cities of|city of|such as|like|,)*[\s\[“\"*(]*"
)


def candidates(report: Report, mentions: Sequence[Mention]) -> list[Candidate]:
    """The claims that the sentences of a report suggest, in order, each once."""
    usable = [one for one in mentions if one.entity != "" and not one.in_reference]
    found: dict[Candidate, None] = {}
    for (begin, end), group in groupby(usable, key=lambda one: _sentence(report, one)):
        if end - begin <= _LONGEST:
            for candidate in _of_sentence(report.text, begin, end, list(group)):
                found[candidate] = None
    return list(found)


def _sentence(report: Report, one: Mention) -> tuple[int, int]:
    index = report.block_at(one.begin)
    block, text = report.blocks[index], report.block_text(index)
    first, last = sentence_at(text, one.begin - block.begin, one.end - block.begin)
    return block.begin + first, block.begin + last


def _of_sentence(text: str, begin: int, end: int, mentions: Sequence[Mention]) -> Iterator[Candidate]:
    told: set[tuple[str, str, str]] = set()
    for candidate in _founded_first(text, begin, end, mentions):
        told.add((candidate.relation, candidate.subject, candidate.object))
        yield candidate
    for pattern in _ALL:
        for cue in pattern.words.finditer(text, begin, end):
            if any(one.begin < cue.end() and cue.start() < one.end for one in mentions):
                continue
            for candidate in _of_cue(text, cue, pattern, mentions, (begin, end)):
                key = (candidate.relation, candidate.subject, candidate.object)
                if key not in told and candidate.subject != candidate.object:
                    told.add(key)
                    yield candidate


def _founded_first(text: str, begin: int, end: int, mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """Sentences that begin with it: "Founded in 2004, ECCAR counts"."""
    cue = _FOUNDED_FIRST.match(text, begin, end)
    if cue is None:
        return
    following = next((one for one in mentions if one.begin >= cue.end()), None)
    if following is not None and following.kind == NETWORK and following.begin - cue.end() <= _CLOSE // 3:
        yield _candidate(text, "founded", following, None, cue[1], cue)


def _of_cue(
    text: str, cue: re.Match[str], pattern: _Pattern, mentions: Sequence[Mention], span: tuple[int, int]
) -> Iterator[Candidate]:
    before = [one for one in reversed(mentions) if one.end <= cue.start()]
    left = _side(text, before, pattern.before, cue.start(), pattern.reach)
    if len(left) == 0:
        return
    behind = [one for one in mentions if one.begin >= cue.end()]
    right = _side(text, behind, pattern.behind, cue.end(), pattern.reach)
    date = _date(text, cue, span, max((one.end for one in right), default=cue.end()))
    if len(pattern.behind) == 0:
        if date != "":
            yield from (_candidate(text, pattern.relation, one, None, date, cue) for one in left[:1])
        return
    for one in left:
        for other in right:
            subject, target = (other, one) if pattern.turned else (one, other)
            yield _candidate(text, pattern.relation, subject, target, date, cue)


def _side(text: str, mentions: Sequence[Mention], kinds: frozenset[str], edge: int, reach: int) -> list[Mention]:
    """The nearest mention of the kinds wanted on one side of a cue, and those listed with it."""
    found: list[Mention] = []
    for one in mentions:
        gap = text[one.end : edge] if one.end <= edge else text[edge : one.begin]
        if len(found) == 0 and len(gap) > reach:
            break
        listed = len(found) == 0 or (one.kind == found[0].kind and _LIST.fullmatch(gap) is not None)
        if one.kind in kinds and listed:
            found.append(one)
            edge = one.begin if one.end <= edge else one.end
        elif len(found) > 0 and not _is_its_acronym(one, found):
            break
    return list({one.entity: one for one in found}.values())


def _is_its_acronym(one: Mention, found: Sequence[Mention]) -> bool:
    """True for a second name of an entity that was found already: "Eurocities (EC)"."""
    return any(one.entity == other.entity for other in found)


def _date(text: str, cue: re.Match[str], span: tuple[int, int], behind: int) -> str:
    """The date that stands with a cue: behind what it tells of, else at the beginning of the sentence."""
    begin, end = span
    end = min((at for at in (text.find(";", behind, end), text.find("; ", cue.end(), end)) if at >= 0), default=end)
    for dated in (
        _YEAR.match(text, cue.end()),
        _DATED.search(text, cue.start(), min(end, behind + _CLOSE)),
        _DATED.match(text, begin, cue.start()),
    ):
        if dated is not None:
            return " ".join(dated[1].split())
    return ""


def _candidate(
    text: str, relation: str, subject: Mention, target: Mention | None, date: str, cue: re.Match[str]
) -> Candidate:
    ahead = text[max(0, cue.start() - 30) : cue.end()].rpartition(". ")[2]
    modality = NEGATED if _NOT.search(ahead) is not None else PLANNED if _PLAN.search(ahead) is not None else STATED
    return Candidate(
        relation,
        subject.entity,
        subject.name,
        target.entity if target is not None else "",
        target.name if target is not None else "",
        date,
        modality,
        subject.page,
        subject.line,
        subject.sentence,
        " ".join(cue[0].split()),
    )
