"""Words explained where they stand: a button that opens the entry of the glossary without leaving the page.

Each word has one note on a page, printed at its end; any number of buttons open it. That needs no script. A browser
without popovers shows the notes at the end of the page, and print leaves them out.
"""

from collections.abc import Mapping
from contextvars import ContextVar
from functools import cache

from markupsafe import Markup, escape

from hanse.domain.measure import MEASURES
from hanse.domain.vocabulary import LEVELS, MEMBERSHIP_RELATIONS, NETWORK_KINDS, STATUSES
from hanse.web.language import gettext as _
from hanse.web.language import prefix
from hanse.web.meanings import ADMISSION_MEANINGS, CODING_READINGS, WORDS
from hanse.web.words import plain, sentence

Entry = tuple[str, str]  # word as shown, meaning
Notes = dict[str, Markup]
_notes: ContextVar[Notes | None] = ContextVar("notes", default=None)
_KEPT_OPEN = "method"


@cache
def entries() -> Mapping[str, Entry]:
    """Every word that can be explained, by its anchor in the glossary; the glossary gives the first the anchor."""
    found: dict[str, Entry] = {}
    for words in (STATUSES, MEMBERSHIP_RELATIONS, NETWORK_KINDS, LEVELS, ADMISSION_MEANINGS, CODING_READINGS, WORDS):
        for word, meaning in words.items():
            found.setdefault(anchor(word), (plain(word), meaning))
    return found | {word: said for word, said in MEASURES.items() if word not in found}


def anchor(word: str) -> str:
    """The anchor of a word in the glossary."""
    return word.replace(" ", "_")


def begin() -> None:
    """A new page begins, on which nothing is explained yet."""
    _notes.set({})


def term(word: str, label: str = "") -> Markup:
    """``word`` as a button that opens its entry; ``label`` is what stands there, the word itself if "".

    Raises KeyError for a word that the glossary lacks: a page must not promise what nobody wrote.
    """
    key = anchor(word)
    shown, meaning = entries()[key]
    said = label or _(shown)
    notes = _notes.get()
    if notes is None:  # a piece of a page by itself: nothing prints the note
        return Markup('<a class="term" href="{}/glossary#{}">{}</a>').format(prefix(), key, said)
    notes.setdefault(key, _note(key, _(shown), Markup("<p>{}</p>").format(_ended(_(meaning))), f"/glossary#{key}"))
    return _button(key, said)


def statuses(label: str = "") -> Markup:
    """The word "status" as a button that opens all nine of them with what each means."""
    said = label or _("Status")
    notes = _notes.get()
    if notes is None:
        return Markup('<a class="term" href="{}/glossary#group-statuses">{}</a>').format(prefix(), said)
    lines = Markup("").join(
        Markup('<div><dt class="status status-{0}"><i class="status-mark" aria-hidden="true"></i>{1}</dt>'
               "<dd>{2}</dd></div>").format(word, _(plain(word)), _(meaning))
        for word, meaning in STATUSES.items()
    )  # fmt: skip
    notes.setdefault(
        "status", _note("status", _("Status"), Markup("<dl>{}</dl>").format(lines), "/glossary#group-statuses")
    )
    return _button("status", said)


def explained(*words: str, is_for_narrow: bool = False) -> Markup:
    """A line of words that can be opened; ``is_for_narrow`` where table heads, which narrow screens lack, have them."""
    buttons = Markup(" · ").join(statuses() if word == "status" else term(word) for word in words)
    style = "explained explained-narrow" if is_for_narrow else "explained"
    return Markup('<p class="{}">{} {}</p>').format(style, _("Words explained:"), buttons)


def method_note(text: str, label: str = "") -> Markup:
    """A button that opens how the figures of the page were worked out; the same text stands under them in full."""
    notes = _notes.get()
    said = label or _("How this is worked out")
    if notes is None:
        return Markup('<a class="term" href="#basis">{}</a>').format(said)
    body = Markup("<p>{}</p>").format(text)
    notes.setdefault(_KEPT_OPEN, _note(_KEPT_OPEN, _("Method"), body, "/method"))
    return Markup('<p class="method-note">{}</p>').format(_button(_KEPT_OPEN, said))


def notes() -> Markup:
    """The notes of every word that stands on the page as a button, each once."""
    held = _notes.get() or {}
    _notes.set(None)
    if len(held) == 0:
        return Markup("")
    heading = escape(_("Words explained"))
    return Markup('<aside class="term-notes" aria-label="{}">{}</aside>').format(
        heading, Markup("").join(held.values())
    )


def _button(key: str, label: str) -> Markup:
    return Markup('<button type="button" class="term" popovertarget="term-{}">{}</button>').format(key, label)


def _note(key: str, word: str, body: Markup, path: str) -> Markup:
    more = _("Method") if path == "/method" else _("Glossary")
    return Markup(
        '<div popover id="term-{key}" class="term-note" role="dialog" aria-labelledby="term-{key}-word" tabindex="-1">'
        '<p class="term-word" id="term-{key}-word">{word}</p>{body}<p><a href="{href}">{more}</a></p></div>'
    ).format(key=key, word=sentence(word), body=body, href=prefix() + path, more=more)


def _ended(meaning: str) -> str:
    """A meaning as a sentence."""
    said = sentence(meaning)
    return said if said.endswith((".", "?", "!", "؟", "。")) else f"{said}."
