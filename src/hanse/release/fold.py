"""Names as search compares them: lower-case ASCII words, and pairs of characters for scripts without spaces."""

import re
import unicodedata

from anyascii import anyascii

_WORD = re.compile(r"[0-9a-z]+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")


def fold(text: str) -> str:
    """``text`` in any script as lower-case ASCII words, one space between: "Île-de-France" = "ile de france"."""
    plain = text if text.isascii() else anyascii(unicodedata.normalize("NFKC", text))
    return " ".join(_WORD.findall(plain.lower().replace("'", "")))


def cjk_runs(text: str) -> list[str]:
    """The runs of Chinese and Japanese characters in ``text``, which have no spaces between words."""
    return _CJK.findall(text)


def bigrams(run: str) -> list[str]:
    """Every pair of neighbours in a run of characters, and the characters themselves: 東京都 = 東京 京都 東 京 都."""
    return [run[place : place + 2] for place in range(len(run) - 1)] + list(run)


def index_words(text: str, folded: str) -> list[str]:
    """Everything by which ``text`` can be found: the words of its folded form, and pairs of its CJK characters."""
    pairs = [] if text.isascii() else [pair for run in cjk_runs(text) for pair in bigrams(run)]
    return [*folded.split(), *pairs]
