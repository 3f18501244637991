"""The page of one claim: verbatim, source, locator, judgements, corrections."""

from hanse.errors import WithheldError
from hanse.release.views import ClaimView, CorrectionView
from hanse.web.context import Asked
from hanse.web.labels import property_words, relation_words
from hanse.web.page import Crumb, Page
from hanse.web.words import day, plain

VERBATIM = (
    "subject", "country", "object", "property", "value", "unit", "codebook", "code", "decision", "coder", "coder_kind",
)  # fmt: skip


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
    extra = {
        "correction_words": correction_words,
        "sentence_": sentence_of(view),
        "verbatim": [(name, text) for name, text in view.fields.items() if is_verbatim(name)],
        "reading": [(name, text) for name, text in view.fields.items() if not is_verbatim(name)],
    }
    return Page(view, "claim.html", f"Claim {view.id}", crumbs, view.context, "", "/sources", extra)


def is_verbatim(name: str) -> bool:
    """True for the columns that hold the words of the source; the others say how an editor read them."""
    return name in VERBATIM or name.endswith("_as_written")


def sentence_of(view: ClaimView) -> str:
    """The claim in one sentence, with who says so and when."""
    fields, source = view.fields, view.source
    subject = f"“{fields.get('subject', '')}”"
    match view.kind:
        case "tie":
            said = f"{subject} {relation_words(fields.get('relation', ''))} “{fields.get('object', '')}”"
        case "statement":
            said = f"{subject}, {property_words(fields.get('property', '')).lower()}: {fields.get('value', '')}"
        case _:
            code = f"{fields.get('codebook', '')} {fields.get('code', '')}"
            said = f"{subject}, code {code}: {fields.get('decision', '')} ({fields.get('coder', '')})"
    when = f", {day(source.published)}" if source.published else ", no date"
    return f"{said}. So {source.publisher or source.title}{when}."


def correction_words(correction: CorrectionView) -> str:
    """What is wrong with a claim, in one sentence."""
    should = f" It should say: {correction.should_say}." if correction.should_say else ""
    says = f"It says: {correction.says}." if correction.says else ""
    reason = correction.reason.rstrip(".")
    return f"{says}{should} {reason}. Recorded {day(correction.recorded_on)}, {plain(correction.status)}.".strip()
