"""The page of one claim: verbatim, source, locator, judgements, corrections."""

from hanse.errors import WithheldError
from hanse.release.views import CorrectionView
from hanse.web.context import Asked
from hanse.web.page import Crumb, Page
from hanse.web.words import day, plain


def claim(asked: Asked, key: str) -> Page:
    """One claim in full; a withheld one is a tombstone."""
    view = asked.view.claim(key)
    if view.withheld != "":
        raise WithheldError(
            f"A claim stood here. It was withdrawn for this reason: {plain(view.withheld)}. "
            "What it said is no longer published, in this release or in any earlier one.",
            where=f"claim {view.id}",
            hint="When and how content is withdrawn: see /ethics.",
        )
    crumbs = (
        Crumb("Sources", "/sources"),
        Crumb(view.source.title, f"/sources/{view.source.id}"),
        Crumb(f"Claim {key}"),
    )
    extra = {"correction_words": correction_words}
    return Page(view, "claim.html", f"Claim {view.id}", crumbs, view.context, "", "/sources", extra)


def correction_words(correction: CorrectionView) -> str:
    """What is wrong with a claim, in one sentence."""
    should = f" It should say: {correction.should_say}." if correction.should_say else ""
    says = f"It says: {correction.says}." if correction.says else ""
    reason = correction.reason.rstrip(".")
    return f"{says}{should} {reason}. Recorded {day(correction.recorded_on)}, {plain(correction.status)}.".strip()
