"""Small marks that stand on a page hundreds of times: an entity by name, a status.

In Python, because a template macro takes several times as long.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache

from markupsafe import Markup, escape

from hanse.domain.vocabulary import STATUSES
from hanse.release.views import EntityRef
from hanse.web.language import DEFAULT, current, original_name, shown_name, translated
from hanse.web.words import plain, sentence

Link = Callable[[str], str]
_KEPT = 16_384
PLAIN_LEVELS = ("municipality", "")  # levels that need no word beside the name


def ref(entity: EntityRef, link: Link, countries: Mapping[str, str], *, country: bool = True) -> Markup:
    """An entity by name, as a link; its level where it is no municipality, and its country."""
    where = countries.get(entity.country, entity.country) if country else ""
    level = entity.subkind if entity.kind == "city" else ""
    if current() == DEFAULT:
        return _ref(entity.name, link(entity.path), level, where, DEFAULT, "")
    return _ref(shown_name(entity), link(entity.path), level, where, current(), original_name(entity))


@lru_cache(_KEPT)
def _ref(name: str, href: str, level: str, country: str, language: str, original: str) -> Markup:
    """``language`` is the one of this request; ``original`` the recorded name where another one is shown."""
    more = [] if level in PLAIN_LEVELS else [plain(level)]
    more += [country] if country else []
    beside = "".join(f' <span class="ref-more">{escape(word)}</span>' for word in more)
    hover = f' title="{escape(original)}"' if original else ""
    named = escape(name) if language == DEFAULT else Markup(f"<bdi>{escape(name)}</bdi>")
    return Markup(f'<a class="ref" href="{escape(href)}"{hover}>{named}</a>{beside}')


def status(word: str, why: str = "") -> Markup:
    """A status: mark and word; what it means, or why it holds here, on hover."""
    return _status(word, str(translated(why)), current())


@lru_cache(_KEPT)
def _status(word: str, why: str, language: str) -> Markup:
    """``language`` is the one of this request."""
    title = why or sentence(str(translated(STATUSES.get(word, ""))))
    hover = f' title="{escape(title)}"' if title else ""
    return Markup(
        f'<span class="status status-{escape(word)}"{hover}>'
        f'<i class="status-mark" aria-hidden="true"></i>{escape(plain(word))}</span>'
    )
