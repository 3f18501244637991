"""The page of one claim: verbatim, source, locator, judgements, corrections."""

from hanse.domain.saying import say
from hanse.errors import WithheldError
from hanse.release.views import ClaimView, CorrectionView
from hanse.web.context import Asked
from hanse.web.labels import property_words, relation_words
from hanse.web.language import gettext as _
from hanse.web.language import noted as N_
from hanse.web.language import plainly
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
            say(
                "A claim stood here. It was withdrawn for this reason: {reason}. "
                "What it said is no longer published, in this release or in any earlier one.",
                reason=plain(view.withheld),
            ),
            where=plainly("claim %(key)s", key=view.id),
            hint=N_("When and how content is withdrawn: see /ethics."),
        )
    crumbs = (
        Crumb(N_("Sources"), "/sources"),
        Crumb(view.source.title, f"/sources/{view.source.id}"),
        Crumb(plainly("Claim %(key)s", key=key)),
    )
    extra = {
        "correction_words": correction_words,
        "sentence_": sentence_of(view),
        "verbatim": [(name, text) for name, text in view.fields.items() if is_verbatim(name)],
        "reading": [(name, text) for name, text in view.fields.items() if not is_verbatim(name)],
    }
    return Page(view, "claim.html", plainly("Claim %(key)s", key=view.id), crumbs, view.context, "", "/sources", extra)


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
            said = plainly(
                "%(subject)s, code %(code)s: %(decision)s (%(coder)s)",
                subject=subject,
                code=code,
                decision=plain(fields.get("decision", "")),
                coder=fields.get("coder", ""),
            )
    when = day(source.published) if source.published else _("no date")
    return plainly("%(said)s. So %(source)s, %(date)s.", said=said, source=source.publisher or source.title, date=when)


def correction_words(correction: CorrectionView) -> str:
    """What is wrong with a claim, in one sentence."""
    says = plainly("It says: %(text)s.", text=correction.says) if correction.says else ""
    should = plainly("It should say: %(text)s.", text=correction.should_say) if correction.should_say else ""
    when = plainly("Recorded %(day)s, %(status)s.", day=day(correction.recorded_on), status=plain(correction.status))
    return " ".join(filter(None, (says, should, correction.reason.rstrip(".") + ".", when)))
