"""Evidence as markup: the chip that says how many sources there are, and the claims that it opens.

Written in Python because a page of members holds hundreds of claims: a template macro takes several times as long.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

from markupsafe import Markup, escape

from hanse.release.views import ClaimRef
from hanse.web.labels import evidence_label
from hanse.web.language import current, gettext, plainly, prefix, translated
from hanse.web.language import noted as N_
from hanse.web.words import commas, day, sentence

Link = Callable[[str], str]
_LINES_KEPT = 16_384  # claims whose line is kept ready; some 600 bytes each
_CORRECTED = N_("corrected")


def claim_line(claim: ClaimRef, link: Link, *, named: bool = True) -> Markup:
    """One claim as an item of a list: verbatim, source and date (``named``), locator, and the way to the claim."""
    draw = _kept_line if isinstance(claim, ClaimRef) else _line  # examples of components are no views
    return draw(claim, link("").removeprefix(prefix()), named, current())


def _corrected() -> str:
    return f'<strong class="flag">{escape(gettext(_CORRECTED))}</strong>'


def _line(claim: ClaimRef, kept: str, named: bool, language: str) -> Markup:
    """``kept`` is the query that every link of the page keeps; ``language`` is the one of this request."""
    parts = ["<li>"]
    if claim.as_written:
        parts.append(f'<q class="verbatim">{escape(claim.as_written)}</q> ')
    if named:
        parts.append(_source(claim, kept))
    if claim.locator:
        parts.append(f' <span class="note">{escape(claim.locator)}</span>')
    where = f"{prefix(language)}/claims/{escape(claim.id + kept)}"
    words = escape(plainly("claim %(key)s", key=claim.id))
    parts.append(f' <a class="evidence-claim" href="{where}">{words}</a>')
    if claim.has_correction:
        parts.append(f" {_corrected()}")
    parts.append("</li>")
    return Markup("".join(parts))


_kept_line = lru_cache(_LINES_KEPT)(_line)


def evidence(claims: Sequence[ClaimRef], link: Link, why: str = "") -> Markup:
    """The chip and what it opens; ``why`` is the rule that made a status of these claims."""
    if len(claims) == 0:
        none = gettext("no claim recorded")
        return Markup(f'<span class="note">{escape(none)}</span>')
    flag = f" · {_corrected()}" if any(claim.has_correction for claim in claims) else ""
    reason = f'<li class="evidence-why">{escape(sentence(str(translated(why))))}</li>' if why else ""
    lines = "".join(claim_line(claim, link) for claim in claims)
    return Markup(
        f'<details class="evidence"><summary>{escape(evidence_label(claims))}{flag}</summary>'
        f'<ul class="evidence-list">{reason}{lines}</ul></details>'
    )


def _source(claim: ClaimRef, kept: str) -> str:
    """ "Member cities, An example network, March 2019": who says so, and from when."""
    where = f"{prefix()}/sources/{escape(claim.source + kept)}"
    title = f'<a href="{where}">{escape(claim.source_title)}</a>'
    words = [title] if claim.source_title else []
    if claim.publisher and claim.publisher != claim.source_title:
        words.append(str(escape(claim.publisher)))
    words.append(str(escape(day(claim.published))) if claim.published else str(escape(gettext("no date"))))
    return commas(words)
