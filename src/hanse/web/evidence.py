"""Evidence as markup: the chip that says how many sources there are, and the claims that it opens.

Written in Python because a page of members holds hundreds of claims: a template macro takes several times as long.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

from markupsafe import Markup, escape

from hanse.release.views import ClaimRef
from hanse.web.labels import evidence_label
from hanse.web.words import day, sentence

Link = Callable[[str], str]
_LINES_KEPT = 16_384  # claims whose line is kept ready; some 600 bytes each
_CORRECTED = '<strong class="flag">corrected</strong>'


def claim_line(claim: ClaimRef, link: Link, *, named: bool = True) -> Markup:
    """One claim as an item of a list: verbatim, source and date (``named``), locator, and the way to the claim."""
    draw = _kept_line if isinstance(claim, ClaimRef) else _line  # examples of components are no views
    return draw(claim, link(""), named)


def _line(claim: ClaimRef, kept: str, named: bool) -> Markup:
    """``kept`` is the query that every link of the page keeps."""
    parts = ["<li>"]
    if claim.as_written:
        parts.append(f'<q class="verbatim">{escape(claim.as_written)}</q> ')
    if named:
        parts.append(_source(claim, kept))
    if claim.locator:
        parts.append(f' <span class="note">{escape(claim.locator)}</span>')
    parts.append(f' <a class="evidence-claim" href="/claims/{escape(claim.id + kept)}">claim {escape(claim.id)}</a>')
    if claim.has_correction:
        parts.append(f" {_CORRECTED}")
    parts.append("</li>")
    return Markup("".join(parts))


_kept_line = lru_cache(_LINES_KEPT)(_line)


def evidence(claims: Sequence[ClaimRef], link: Link, why: str = "") -> Markup:
    """The chip and what it opens; ``why`` is the rule that made a status of these claims."""
    if len(claims) == 0:
        return Markup('<span class="note">no claim recorded</span>')
    flag = f" · {_CORRECTED}" if any(claim.has_correction for claim in claims) else ""
    reason = f'<li class="evidence-why">{escape(sentence(why))}</li>' if why else ""
    lines = "".join(claim_line(claim, link) for claim in claims)
    return Markup(
        f'<details class="evidence"><summary>{escape(evidence_label(claims))}{flag}</summary>'
        f'<ul class="evidence-list">{reason}{lines}</ul></details>'
    )


def _source(claim: ClaimRef, kept: str) -> str:
    """ "Member cities, An example network, March 2019": who says so, and from when."""
    title = f'<a href="/sources/{escape(claim.source + kept)}">{escape(claim.source_title)}</a>'
    words = [title] if claim.source_title else []
    if claim.publisher and claim.publisher != claim.source_title:
        words.append(str(escape(claim.publisher)))
    words.append(str(escape(day(claim.published))) if claim.published else "no date")
    return ", ".join(words)
