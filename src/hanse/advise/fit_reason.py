"""The fit of a network in sentences: reasons, caveats, and what would change the answer."""

from collections.abc import Mapping, Sequence

from hanse.advise.admission import INFERRED, UNKNOWN
from hanse.advise.fit_likeness import AREA, COUNTRY, SHARED, SIZE
from hanse.advise.join_answer import AdmissionAnswer, Fit, PeerMember, WorkOffered
from hanse.advise.join_asker import Asker
from hanse.advise.reason import Reason
from hanse.release.cell import sentence
from hanse.release.views import EntityRef

_NAMED = 2  # shared networks named in a sentence


def reasons_of(network: EntityRef, fit: Fit, asker: Asker, *, has_ties: bool) -> tuple[Reason, ...]:
    """What speaks to joining, each with whom it names and where it can be checked.

    ``has_ties`` says whether any network counts the asker; without one everything is new, and is not called so.
    """
    found = [
        _peers(network, fit, asker),
        _work(network, fit, has_ties=has_ties),
        *_themes(network, fit),
        _partners(network, fit, asker, has_ties=has_ties),
    ]
    return tuple(reason for reason in found if reason is not None)


def caveats_of(
    fit: Fit,
    admission: AdmissionAnswer,
    asker: Asker,
    *,
    seeks: Sequence[str],
    parents: Mapping[EntityRef, tuple[str, ...]],
) -> tuple[str, ...]:
    """What to keep in mind about this answer alone; ``parents`` name what their own rules have against the asker."""
    found = []
    if len(admission.unchecked) > 0:
        found.append(f"Its limit of {sentence(admission.unchecked)} is not checked: that of {asker.name} is not known.")
    for ref, refusals in parents.items():
        against = (
            f", whose recorded rule does not admit {asker.name} ({sentence(refusals)})" if len(refusals) > 0 else ""
        )
        found.append(f"It is recorded as a part of {ref.name}{against}.")
    if fit.held != "complete":
        found.append(f"Its membership is not held in full ({fit.held}).")
    if not fit.work_is_recorded:
        found.append("No work is recorded for it that coders agree on; this says nothing about what it does.")
    missing = [seek for seek in seeks if not any(seek in work.sought_for for work in fit.work)]
    if len(missing) > 0 and fit.work_is_recorded:
        found.append(f"Nothing recorded says that it offers {sentence(missing)}; nothing says that it does not.")
    return tuple(found)


def would_change_of(fit: Fit, admission: AdmissionAnswer) -> tuple[str, ...]:
    """Which evidence would change this answer."""
    found = []
    if admission.group in (INFERRED, UNKNOWN):
        found.append("The network's own rule on whom it admits.")
    if len(admission.unchecked) > 0:
        found.append(f"The {sentence(admission.unchecked)} of the city.")
    if fit.held != "complete":
        found.append("A full and newer list of its members.")
    if not fit.work_is_recorded:
        found.append("Sources on what it does, read by two coders.")
    return tuple(found)


def alike_text(alike: Sequence[str], shared: Sequence[EntityRef]) -> str:
    """In what two cities are like, in words."""
    words = {COUNTRY: "same country", AREA: "same area", SIZE: "same size class"}
    parts = [words[word] for word in alike if word in words]
    if SHARED in alike:
        named = [ref.name for ref in shared[:_NAMED]]
        more = [f"{len(shared) - _NAMED} more"] if len(shared) > _NAMED else []
        parts.append(f"both in {sentence([*named, *more])}")
    return ", ".join(parts)


def _peers(network: EntityRef, fit: Fit, asker: Asker) -> Reason | None:
    if fit.peers_total == 0:
        if fit.members == 0:
            return None
        return Reason("peers", f"None of its {fit.members} counted members is like {asker.name}.", (), (network.path,))
    named = sentence(f"{peer.city.name} ({_peer_text(peer)})" for peer in fit.peers)
    more = " among others" if fit.peers_total > len(fit.peers) else ""
    number = "1 recorded member is" if fit.peers_total == 1 else f"{fit.peers_total} recorded members are"
    return Reason(
        "peers",
        f"{number} like {asker.name}: {named}{more}.",
        tuple(peer.city for peer in fit.peers),
        tuple(path for peer in fit.peers for path in peer.paths[:1]),
    )


def _peer_text(peer: PeerMember) -> str:
    return f"{alike_text(peer.alike, peer.shared)}; {peer.status.replace('_', ' ')}"


def _work(network: EntityRef, fit: Fit, *, has_ties: bool) -> Reason | None:
    wanted = [work for work in fit.work if work.is_new or len(work.sought_for) > 0]
    if len(wanted) == 0:
        return None
    paths = tuple(path for work in wanted for path in work.paths[:1])
    text = f"Coders agree that it does: {sentence(_work_text(work, has_ties=has_ties) for work in wanted)}."
    return Reason("recorded work", text, (), paths if len(paths) > 0 else (network.path,))


def _work_text(work: WorkOffered, *, has_ties: bool) -> str:
    marks = [f"sought for {sentence(work.sought_for)}"] if len(work.sought_for) > 0 else []
    marks += ["in none of the networks it is recorded in"] if work.is_new and has_ties else []
    return f"{work.label} ({'; '.join(marks)})" if len(marks) > 0 else work.label


def _themes(network: EntityRef, fit: Fit) -> list[Reason]:
    return [
        Reason("theme", f"On {match.theme}: its {match.property} reads “{match.words}”.", (network,), match.paths)
        for match in fit.themes
    ]


def _partners(network: EntityRef, fit: Fit, asker: Asker, *, has_ties: bool) -> Reason | None:
    if fit.partners_total == 0:
        return None
    some = " among others" if fit.partners_total > len(fit.partners) else ""
    number = "1 counted member is" if fit.partners_total == 1 else f"{fit.partners_total} counted members are"
    where = f"in no network that counts {asker.name}" if has_ties else "not reached through any recorded tie"
    text = f"{number} {where}: {sentence(ref.name for ref in fit.partners)}{some}."
    return Reason("partners", text, fit.partners, (network.path,))
