"""A query as search understands it: its words, and the expressions that ask the index for them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hanse.release.fold import bigrams, cjk_runs, fold

LONGEST_QUERY = 200  # characters read of a query
MOST_WORDS = 10
LONGEST_WORD = 40
_BRIEF = 3


@dataclass(frozen=True)
class Query:
    """What somebody typed."""

    text: str  # trimmed
    form: str  # folded
    words: tuple[str, ...]  # of the folded form
    pairs: tuple[str, ...]  # pairs of Chinese and Japanese characters, which have no spaces between words

    @property
    def joined(self) -> str:
        """The folded form written as one word; "" where it is one already."""
        return self.form.replace(" ", "") if len(self.words) > 1 else ""

    @property
    def is_brief(self) -> bool:
        """True for a letter or two, which begin half of all names: then only the beginnings of names count."""
        return 0 < len(self.form) < _BRIEF and len(self.pairs) == 0

    @property
    def is_blank(self) -> bool:
        """True where there is nothing to look for."""
        return len(self.words) == 0 and len(self.pairs) == 0


@dataclass(frozen=True)
class Narrowing:
    """Facets that were chosen; "" for any."""

    kind: str = ""
    country: str = ""
    ties: str = ""  # yes | no

    def admits(self, kind: str, country: str, *, has_ties: bool) -> bool:
        """True for what is of the facets chosen; only cities and places can be in no network."""
        tied = self.ties == "" or (kind in ("city", "place") and has_ties == (self.ties == "yes"))
        return self.kind in ("", kind) and self.country in ("", country) and tied

    def clause(self) -> str:
        """The facets as a condition of the index; "" where nothing was chosen."""
        chosen = (("kind", self.kind), ("land", self.country), ("ties", self.ties))
        words = [f'"{name}{_plain(value)}"' for name, value in chosen if value != ""]
        return f" AND {{facet}} : ({' AND '.join(words)})" if len(words) > 0 else ""


def read_query(text: str) -> Query:
    """Understand a query; more than anybody types is cut off."""
    trimmed = text.strip()[:LONGEST_QUERY]
    form = fold(trimmed)
    runs = cjk_runs(trimmed)
    if sum(map(len, runs)) >= max(len(re.sub(r"\s", "", trimmed)) / 2, 1):
        pairs = tuple(pair for run in runs for pair in (bigrams(run)[: len(run) - 1] or [run]))
        return Query(trimmed, form, (), pairs[:MOST_WORDS])
    words = tuple(word[:LONGEST_WORD] for word in form.split()[:MOST_WORDS])
    if len(words) > 1 and all(len(word) == 1 for word in words):
        words = ("".join(words),)  # E.C.C.A.R.
    return Query(trimmed, " ".join(words), words, ())


def by_words(query: Query, instead: Mapping[str, Sequence[str]] | None = None) -> str:
    """Every word is the beginning of one in a name or around it, and at least one of a word in a name.

    ``instead`` gives words that may stand for a word of the query, as it may have been mistyped.
    """
    groups = _groups(query, instead or {})
    one = f"({{names around}} : ({' AND '.join(groups)}) AND {{names}} : ({' OR '.join(groups)}))"
    return f'({one} OR {{names}} : "{query.joined}"*)' if query.joined != "" and instead is None else one


def by_start(query: Query) -> str:
    """Names of which the first word begins like the first of the query, and that hold its other words."""
    first, *rest = _groups(query, {})
    return f"({{starts}} : {first}" + (f" AND {{names around}} : ({' AND '.join(rest)}))" if len(rest) > 0 else ")")


def _groups(query: Query, instead: Mapping[str, Sequence[str]]) -> list[str]:
    """One expression for each word; a pair of characters stands for itself."""
    if len(query.pairs) > 0:
        return [f'"{pair}"' for pair in query.pairs]
    alternatives = [[f'"{word}"*', *(f'"{other}"' for other in instead.get(word, ()))] for word in query.words]
    return [one[0] if len(one) == 1 else f"({' OR '.join(one)})" for one in alternatives]


def _plain(value: str) -> str:
    """A value of a facet as one word of the index; whatever it is, it stays inside its quotes."""
    return re.sub(r"[^a-z]", "", value.lower())
