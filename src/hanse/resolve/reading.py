"""Takes a written name apart before anything is looked up: repairs, article behind a comma, brackets, parts, years."""

import re
from dataclasses import dataclass
from functools import lru_cache

from hanse.resolve.encoding import LOST, repair
from hanse.resolve.normalise import fold
from hanse.resolve.office_words import BEGINNINGS, ENDINGS, articles
from hanse.resolve.table import read_table, split_words

Words = tuple[str, ...]

_BRACKETS = re.compile(r"\s*[(\[{（]([^)\]}）]*)[)\]}）]\s*")
_OPEN_BRACKET = re.compile(r"\s*[(\[{（]([^)\]}）]*)$")
_YEARS = re.compile(r"[\s,(]+(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?\)?$")
_PARTS = re.compile(
    r"\s+[-–—]+\s+|\s*[;/|+]\s*|\s+(?:&|and|et|und|y|e|och|og|en|ja|és|i|a|și|и|і|та|και|ve|with|mit)\s+", re.IGNORECASE
)
_DASHED = re.compile(r"\s+[-–—]+\s*|\s*[-–—]+\s+|\s*[/|;+&]\s*|(?<=\w)[-–—](?=[^\W\d_]{3})")
_ABBREVIATED = re.compile(r"(?<!\w)([^\W\d_]{1,5})\.\s*")
_GAP = re.compile(r"(?<=\w)[ \t]{2,}(?=\w)")  # a comma or dash that was lost leaves two spaces
_QUOTES = frozenset((("'", "'"), ('"', '"'), ("«", "»"), ("“", "”"), ("„", "“"), ("‘", "’")))
_ONE_LETTER = frozenset("AO")  # Galician and Portuguese
_SPACES = re.compile(r"\s+")
_LATIN_MARKS = frozenset(" .'-")


@dataclass(frozen=True, slots=True)
class Reading:
    """A written name taken apart."""

    text: str  # after repair
    repairs: tuple[str, ...]
    heads: tuple[Words, ...]  # what to look up, the whole first where something stands behind or in brackets
    qualifiers: tuple[str, ...]  # what stood in brackets or after a comma, as written
    lost: int  # letters lost in a broken encoding
    head: str = ""  # the text without qualifiers
    is_dashed: bool = False  # a dash or slash joins parts
    is_inverted: bool = False  # an article stood behind a comma


@lru_cache(maxsize=4096)
def read_name(written: str) -> Reading:
    """Take a written name apart. What the parts mean is decided where the gazetteer is at hand."""
    repaired = repair(written)
    text = _SPACES.sub(" ", _GAP.sub(", ", repaired.text.strip()) if "  " in repaired.text else repaired.text).strip(
        " \t*·•"
    )
    text = text[1:-1].strip() if len(text) > 2 and (text[0], text[-1]) in _QUOTES else text
    lost = text.count(LOST)
    text = _without_years(text)
    if text.isascii() and text.replace(" ", "").isalpha():
        return Reading(text, repaired.repairs, (tuple(fold(text).split()),), (), lost, text)
    head, qualifiers = _qualified(text)
    heads = [_words(head)]
    is_inverted = False
    if len(qualifiers) > 0:
        article = " ".join(_words(qualifiers[0]))
        if article in articles() and _is_article(qualifiers[0], head):
            heads = [(*article.split(), *heads[0])]
            qualifiers = qualifiers[1:]
            is_inverted = True
        if len(qualifiers) > 0:
            heads.insert(0, _words(text))
    found = tuple(dict.fromkeys(words for words in heads if len(words) > 0))
    is_dashed = _DASHED.search(head) is not None
    return Reading(text, repaired.repairs, found, tuple(qualifiers), lost, head, is_dashed, is_inverted)


def _is_article(written: str, head: str) -> bool:
    """Behind a comma "La" and "A" are articles; "LA" only where everything is written in capitals, else a code."""
    if written in _ONE_LETTER:
        return True
    return len(written) <= 4 and (not written.isupper() or head.isupper() or not written.isalpha())


def parts_of(text: str) -> tuple[str, ...]:
    """The parts of a name that a dash, slash, comma or "and" joins, the name itself where nothing does."""
    pieces = [piece for part in _PARTS.split(text) for piece in part.split(",")]
    return tuple(piece.strip() for piece in pieces if piece.strip() != "")


def dashed_parts(text: str) -> tuple[str, ...]:
    """The parts that a dash, hyphen or slash joins: two names of one place, two places, or a place and its part."""
    return tuple(part.strip() for part in _DASHED.split(text) if part.strip() != "")


def _without_years(text: str) -> str:
    """Without a year or period behind the name, as campaigns write it ("Ghent 2030")."""
    shorter = _YEARS.sub("", text)
    return shorter if len(shorter) > 1 else text


# What a Han name begins with where it goes from large to small: a province, then a city, then a district of it.
_HAN_WIDER = re.compile(
    r"(东京都|東京都|北海道|京都府|大阪府|[\u3400-\u9fff]{2,8}?(?:特别行政区|自治区|自治州|地区|省|県|縣|市))(?=[\u3400-\u9fff]{2,})"
)


def _from_large_to_small(text: str) -> tuple[str, list[str]]:
    """ "浙江省杭州市西湖区" as 西湖区 with 杭州市 and 浙江省 beside it; names in Hangul have spaces between."""
    wider: list[str] = []
    while (found := _HAN_WIDER.match(text)) is not None and bare_script(text[found.end() :])[1] != "":
        wider.insert(0, found.group())
        text = text[found.end() :]
    if len(wider) == 0 and _HANGUL.fullmatch(text) is not None:
        *wider, text = text.split(" ")
        wider.reverse()
    return text, wider


_HANGUL = re.compile(r"(?:[\uac00-\ud7a3]+(?:시|도) )+[\uac00-\ud7a3]+(?:시|군|구)")


def _qualified(text: str) -> tuple[str, list[str]]:
    """The name without what stands in brackets or behind a comma, and those."""
    qualifiers = []
    head = text
    if not text.isascii() and len(wider := (parts := _from_large_to_small(text))[1]) > 0:
        return parts[0], wider
    if _BRACKETS.search(text) is not None:
        qualifiers = [found.strip() for found in _BRACKETS.findall(text)]
        head = _BRACKETS.sub(" ", text).strip()
    elif (found := _OPEN_BRACKET.search(text)) is not None:
        qualifiers = [found.group(1).strip()]
        head = text[: found.start()]
    if head == "":
        return qualifiers[0] if len(qualifiers) > 0 else text, qualifiers[1:]
    for comma in (",", "，", "、", "،"):
        if comma in head:
            head, *behind = (part.strip() for part in head.split(comma))
            qualifiers = [*(part for part in behind if part != ""), *qualifiers]
    return head if head != "" else text, qualifiers


def _words(text: str) -> Words:
    """The folded words of a part of a name, abbreviations of "Saint" spelt out, endings without a space cut."""
    return tuple(fold(_SAINT_DOT.sub("San ", text) if "." in text else text).split())


_SAINT_DOT = re.compile(r"(?<![\w'’])S{1,2}\.\s*(?=\w{3})")


def bare_script(text: str) -> tuple[str, str]:
    """A name in Han, Hangul or Thai without the word for its kind that is written together with it, and the level."""
    for ending, level in ENDINGS.items():
        if text.endswith(ending) and len(text) - len(ending) >= 2:
            return text.removesuffix(ending).rsplit(maxsplit=1)[-1], level
    for beginning, level in BEGINNINGS.items():
        if text.startswith(beginning) and len(text) - len(beginning) >= 2:
            return text.removeprefix(beginning).strip(), level
    return text, ""


@lru_cache(maxsize=1)
def _meanings() -> dict[str, tuple[str, ...]]:
    return {row["abbreviation"]: split_words(row["meanings"]) for row in read_table("abbreviations.tsv")}


def spelt_out(text: str) -> tuple[Words, ...]:
    """The words of a name with its abbreviations spelt out, in each way that the table knows."""
    if "." not in text:
        return ()
    found = [text]
    for abbreviation in dict.fromkeys(match.group(1) for match in _ABBREVIATED.finditer(text)):
        meanings = _meanings().get(fold(abbreviation), ())
        pattern = re.compile(rf"(?<!\w){re.escape(abbreviation)}\.\s*")
        found = [pattern.sub(f"{meaning} ", one) for one in found for meaning in meanings] or found
    return tuple(tuple(fold(one).split()) for one in found[:8] if one != text)
