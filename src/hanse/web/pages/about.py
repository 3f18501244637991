"""Pages of text: doing no harm, who runs it, how to correct something, and the glossary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hanse.domain.measure import MEASURES
from hanse.domain.saying import say
from hanse.domain.vocabulary import (
    ADMISSION_WAYS,
    LEVELS,
    MEMBERSHIP_RELATIONS,
    NETWORK_KINDS,
    NETWORK_RELATIONS,
    OTHER_RELATIONS,
    STATUSES,
)
from hanse.release.views import Context
from hanse.web.article import Article, read_article
from hanse.web.context import Asked
from hanse.web.language import gettext as _
from hanse.web.language import noted as N_
from hanse.web.language import plainly
from hanse.web.meanings import ADMISSION_MEANINGS, CODING_READINGS, WORDS
from hanse.web.page import Crumb, Page


@dataclass(frozen=True)
class Entry:
    """One word."""

    id: str
    word: str
    meaning: str


@dataclass(frozen=True)
class Group:
    """Words of one vocabulary."""

    id: str
    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Glossary:
    """The words of the site."""

    context: Context
    groups: tuple[Group, ...]


def ethics(asked: Asked) -> Page:
    """Doing no harm."""
    return _article(asked, "ethics")


def governance(asked: Asked) -> Page:
    """Who runs it, who pays, conflicts of interest, objections."""
    return _article(asked, "governance", _operator(asked))


def correct(asked: Asked) -> Page:
    """How to correct something, within what time, by whom."""
    return _article(asked, "correct", _operator(asked))


def accessibility(asked: Asked) -> Page:
    """What was done and tested so that everybody can use the site, and what does not work."""
    return _article(asked, "accessibility")


def glossary(asked: Asked) -> Page:
    """Every vocabulary with its words, and the codes of every codebook."""
    context, books = asked.view.context, asked.site.codebooks(asked.release)
    taken: set[str] = set()
    vocabularies = [
        ("statuses", N_("What is known of a membership"), _plain(STATUSES)),
        ("memberships", N_("Kinds of membership"), _plain(MEMBERSHIP_RELATIONS)),
        ("relations", N_("Other ties of cities"), _plain(OTHER_RELATIONS)),
        ("bodies", N_("Ties between networks and to organisations"), _plain(NETWORK_RELATIONS)),
        ("kinds", N_("Kinds of network"), _plain(NETWORK_KINDS)),
        ("levels", N_("Levels of government"), _plain(LEVELS)),
        ("admission", N_("Ways in"), _plain({way: ADMISSION_MEANINGS[way] for way in ADMISSION_WAYS})),
        ("readings", N_("Readings of a coding"), _plain(CODING_READINGS)),
        ("words", N_("Words of the data"), _plain(WORDS)),
        ("methods", N_("Words of the methods"), tuple((word, *said) for word, said in MEASURES.items())),
        *((book.key, say("Codebook: {title}", title=book.title), book.codes) for book in books.values()),
    ]
    extra = {"in_data": [f"group-{key}" for key in books]}
    groups = tuple(_group(f"group-{key}", heading, words, taken) for key, heading, words in vocabularies)
    crumbs = (Crumb(N_("Glossary"), "/glossary"),)
    return Page(Glossary(context, groups), "glossary.html", N_("Glossary"), crumbs, context, "", "/method", extra)


def _plain(words: Mapping[str, str]) -> tuple[tuple[str, str, str], ...]:
    return tuple((word, word.replace("_", " "), meaning) for word, meaning in words.items())


def _group(key: str, heading: str, words: Sequence[tuple[str, str, str]], taken: set[str]) -> Group:
    """A vocabulary; search leads to #word, so the first entry of a word keeps it as its anchor."""
    entries = []
    for word, label, meaning in words:
        anchor = word.replace(" ", "_") if word not in taken else f"{key}-{word}".replace(" ", "_")
        taken.add(word)
        entries.append(Entry(anchor, label, meaning))
    return Group(key, heading, tuple(entries))


def _article(asked: Asked, name: str, notice: str = "") -> Page:
    view: Article = read_article(name, asked.view.context)
    crumbs = (Crumb(view.title, f"/{name}"),)
    return Page(view, "article.html", view.title, crumbs, view.context, view.lead, "", {"notice_text": notice})


def _operator(asked: Asked) -> str:
    contact = asked.site.contact
    if contact != "":
        return plainly("Corrections, replies and objections to this copy go to %(contact)s.", contact=contact)
    return _(
        "Whoever started this copy has set no address for corrections. Changes can be proposed in the repository "
        "of the project, in the files under data/."
    )
