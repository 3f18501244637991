"""A hit of the search in words: what kind of thing it is, where, why it was found, and what of its name matched."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hanse.release.asking import Query, read_query
from hanse.release.fold import fold
from hanse.release.views import SearchHit
from hanse.web import cldr
from hanse.web.language import current, plainly, shown_name
from hanse.web.language import gettext as _
from hanse.web.language import noted as N_
from hanse.web.words import number, plain

KINDS = {
    "network": N_("network"),
    "city": N_("city"),
    "country": N_("country"),
    "document": N_("document"),
    "organisation": N_("organisation"),
    "forum": N_("forum"),
    "fund": N_("fund"),
    "instrument": N_("instrument"),
    "place": N_("place"),
    "source": N_("source"),
    "glossary": N_("word explained"),
}
HEADINGS = {
    "network": N_("Networks"),
    "city": N_("Cities"),
    "country": N_("Countries"),
    "document": N_("Documents"),
    "organisation": N_("Organisations"),
    "forum": N_("Fora"),
    "fund": N_("Funds"),
    "instrument": N_("Instruments"),
    "place": N_("Places where no tie is recorded"),
    "source": N_("Sources"),
    "glossary": N_("Words explained"),
}
WHY = {
    "acronym": N_("acronym: %(name)s"),
    "other": N_("other or former name: %(name)s"),
    "merged": N_("recorded earlier as %(name)s"),
    "written": N_("written in a source as %(name)s"),
    "place": N_("the place is also called %(name)s (GeoNames)"),
    "name": N_("also called %(name)s"),
    "typo": N_("did you mean this? It is also called %(name)s"),
}
Part = tuple[str, bool]  # text, and whether it matches
_PLAIN = ("", "municipality", "network")


@dataclass(frozen=True)
class WordedHit:
    """A hit as a reader sees it."""

    path: str
    parts: tuple[Part, ...]  # of the title
    kind: str
    kind_word: str
    detail: str
    why: str  # "" where the title itself tells

    @property
    def title(self) -> str:
        """The title in one piece."""
        return "".join(text for text, _is_match in self.parts)


def worded(hit: SearchHit, query: Query, countries: Mapping[str, str], *, is_near: bool = False) -> WordedHit:
    """A hit in the reader's language; names and titles of sources stay as they are.

    ``is_near`` says that all hits are only near to the query, and that the page says so.
    """
    title = _title(hit, countries)
    return WordedHit(
        hit.path,
        highlighted(title, query),
        hit.kind,
        _(KINDS[hit.kind]),
        _detail(hit, countries),
        _why(hit, title, is_near),
    )


def worded_all(hits: Iterable[SearchHit]) -> list[WordedHit]:
    """Hits where no query stands beside them, as for an address that leads nowhere."""
    return [worded(hit, read_query(""), {}) for hit in hits]


def _land(code: str, countries: Mapping[str, str]) -> str:
    return countries.get(code) or cldr.territory(code, current()) or code


def highlighted(text: str, query: Query) -> tuple[Part, ...]:
    """``text`` in pieces: the beginnings of its words that answer to the query stand by themselves."""
    marked = [False] * len(text)
    for first, last in _spans(text):
        word = fold(text[first:last])
        begun = max((asked for asked in query.words if word.startswith(asked)), key=len, default="")
        if begun != "":
            is_letter_by_letter = len(word) == last - first
            end = first + len(begun) if is_letter_by_letter else last
            marked[first:end] = [True] * (end - first)
    for pair in query.pairs:
        place = text.find(pair)
        if place >= 0:
            marked[place : place + len(pair)] = [True] * len(pair)
    return _pieces(text, marked)


def _spans(text: str) -> list[tuple[int, int]]:
    """First and last place of each word: letters and digits in a row."""
    spans, first = [], -1
    for place, letter in enumerate(text + " "):
        if letter.isalnum() and first < 0:
            first = place
        elif not letter.isalnum() and first >= 0:
            spans.append((first, place))
            first = -1
    return spans


def _pieces(text: str, marked: list[bool]) -> tuple[Part, ...]:
    pieces: list[Part] = []
    for letter, is_match in zip(text, marked, strict=True):
        if len(pieces) > 0 and pieces[-1][1] == is_match:
            pieces[-1] = (pieces[-1][0] + letter, is_match)
        else:
            pieces.append((letter, is_match))
    return tuple(pieces)


def _title(hit: SearchHit, countries: Mapping[str, str]) -> str:
    if hit.kind == "country":
        return _land(hit.country, countries)
    if hit.kind == "glossary":
        return _(hit.title)
    return shown_name(hit.entity) if hit.entity is not None else hit.title


def _detail(hit: SearchHit, countries: Mapping[str, str]) -> str:
    """Where and what, in a few words."""
    if hit.kind == "glossary":
        meaning = hit.detail.partition(": ")[2]
        return _(meaning) if meaning != "" else hit.detail
    if hit.kind == "source":
        return hit.detail
    parts = [_land(hit.country, countries)] if hit.kind not in ("country", "glossary") else []
    subkind = hit.entity.subkind if hit.entity is not None else ""
    if subkind not in _PLAIN:
        parts.append(_(plain(subkind)))
    if hit.population is not None:
        parts.append(plainly("%(count)s inhabitants", count=number(hit.population)))
    return " · ".join(part for part in parts if part != "")


def _why(hit: SearchHit, title: str, is_near: bool) -> str:
    is_told = hit.matched == "" or fold(hit.matched) == fold(title)
    if is_told and hit.why == "typo" and not is_near:
        return _("did you mean this?")
    if is_told:
        return ""
    why = "name" if is_near or (hit.kind == "country" and hit.why == "other") else hit.why
    return plainly(WHY.get(why, WHY["name"]), name=f"\u2068{hit.matched}\u2069")
