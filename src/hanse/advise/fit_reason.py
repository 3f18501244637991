"""The fit of a network in sentences: reasons, caveats, and what would change the answer."""

from collections.abc import Iterable, Mapping, Sequence

from hanse.advise.admission import INFERRED, UNKNOWN
from hanse.advise.fit_likeness import AREA, COUNTRY, SHARED, SIZE
from hanse.advise.join_answer import AdmissionAnswer, Fit, PeerMember, WorkOffered
from hanse.advise.join_asker import Asker
from hanse.advise.reason import Reason
from hanse.domain.saying import say, say_count, say_list
from hanse.release.views import EntityRef

_NAMED = 2  # shared networks named in a sentence
_PEERS_SAID = 3  # members like the asker named in a sentence; the answer holds more of them


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
    found: list[str] = []
    if len(admission.unchecked) > 0:
        found.append(
            say(
                "Its limit of {limits} is not checked: that of {name} is not known.",
                limits=_said(admission.unchecked),
                name=asker.name,
            )
        )
    for ref, refusals in parents.items():
        if len(refusals) > 0:
            found.append(
                say(
                    "It is recorded as a part of {network}, whose recorded rule does not admit {name} ({limits}).",
                    network=ref.name,
                    name=asker.name,
                    limits=_said(refusals),
                )
            )
        else:
            found.append(say("It is recorded as a part of {network}.", network=ref.name))
    if fit.held != "complete":
        found.append(say("Its membership is not held in full ({held}).", held=say(fit.held)))
    if not fit.work_is_recorded:
        found.append(say("No work is recorded for it that coders agree on; this says nothing about what it does."))
    missing = [seek for seek in seeks if not any(seek in work.sought_for for work in fit.work)]
    if len(missing) > 0 and fit.work_is_recorded:
        found.append(
            say("Nothing recorded says that it offers {sought}; nothing says that it does not.", sought=_said(missing))
        )
    return tuple(found)


def would_change_of(fit: Fit, admission: AdmissionAnswer) -> tuple[str, ...]:
    """Which evidence would change this answer."""
    found: list[str] = []
    if admission.group in (INFERRED, UNKNOWN):
        found.append(say("The network's own rule on whom it admits."))
    if len(admission.unchecked) > 0:
        found.append(say("The {missing} of the city.", missing=_said(admission.unchecked)))
    if fit.held != "complete":
        found.append(say("A full and newer list of its members."))
    if not fit.work_is_recorded:
        found.append(say("Sources on what it does, read by two coders."))
    return tuple(found)


def alike_text(alike: Sequence[str], shared: Sequence[EntityRef]) -> str:
    """In what two cities are like, in words."""
    parts = [_ALIKE[word] for word in alike if word in _ALIKE]
    if SHARED in alike:
        named: list[str] = [ref.name for ref in shared[:_NAMED]]
        if len(shared) > _NAMED:
            named.append(say("{count} more", count=len(shared) - _NAMED))
        parts.append(say("both in {networks}", networks=say_list(named)))
    told = parts[0] if len(parts) > 0 else ""
    for part in parts[1:]:
        told = say("{start}, {next}", start=told, next=part)
    return told


_ALIKE: Mapping[str, str] = {
    COUNTRY: say("same country"),
    AREA: say("same area"),
    SIZE: say("same size class"),
}


def _said(words: Iterable[str]) -> str:
    """Words of the vocabulary in one enumeration."""
    return say_list(say(word) for word in words)


def _peers(network: EntityRef, fit: Fit, asker: Asker) -> Reason | None:
    if fit.peers_total == 0:
        if fit.members == 0:
            return None
        text = say("None of its {members} counted members is like {name}.", members=fit.members, name=asker.name)
        return Reason("peers", text, (), (network.path,))
    first = fit.peers[:_PEERS_SAID]
    named = say_list(say("{city} ({why})", city=peer.city.name, why=_peer_text(peer)) for peer in first)
    told = say_count(
        fit.peers_total,
        "{count} recorded member is like {name}: {named}.",
        "{count} recorded members are like {name}: {named}.",
        name=asker.name,
        named=_among(named, fit.peers_total > len(first)),
    )
    return Reason(
        "peers",
        told,
        tuple(peer.city for peer in first),
        tuple(path for peer in first for path in peer.paths[:1]),
    )


def _among(named: str, has_more: bool) -> str:
    return say("{named} among others", named=named) if has_more else named


def _peer_text(peer: PeerMember) -> str:
    return say(
        "{alike}; {status}", alike=alike_text(peer.alike, peer.shared), status=say(peer.status.replace("_", " "))
    )


def _work(network: EntityRef, fit: Fit, *, has_ties: bool) -> Reason | None:
    wanted = [work for work in fit.work if work.is_new or len(work.sought_for) > 0]
    if len(wanted) == 0:
        return None
    paths = tuple(path for work in wanted for path in work.paths[:1])
    text = say(
        "Coders agree that it does: {work}.", work=say_list(_work_text(work, has_ties=has_ties) for work in wanted)
    )
    return Reason("recorded work", text, (), paths if len(paths) > 0 else (network.path,))


def _work_text(work: WorkOffered, *, has_ties: bool) -> str:
    is_new, sought = work.is_new and has_ties, _said(work.sought_for)
    if sought == "":
        return say("{work} (in none of the networks it is recorded in)", work=work.label) if is_new else work.label
    if is_new:
        return say(
            "{work} (sought for {sought}; in none of the networks it is recorded in)", work=work.label, sought=sought
        )
    return say("{work} (sought for {sought})", work=work.label, sought=sought)


def _themes(network: EntityRef, fit: Fit) -> list[Reason]:
    return [
        Reason(
            "theme",
            say(
                "On {theme}: its {property} reads “{words}”.",
                theme=match.theme,
                property=say(match.property.replace("_", " ")),
                words=match.words,
            ),
            (network,),
            match.paths,
        )
        for match in fit.themes
    ]


def _partners(network: EntityRef, fit: Fit, asker: Asker, *, has_ties: bool) -> Reason | None:
    if fit.partners_total == 0:
        return None
    named = _among(say_list(ref.name for ref in fit.partners), fit.partners_total > len(fit.partners))
    if has_ties:
        text = say_count(
            fit.partners_total,
            "{count} counted member is in no network that counts {name}: {named}.",
            "{count} counted members are in no network that counts {name}: {named}.",
            name=asker.name,
            named=named,
        )
    else:
        text = say_count(
            fit.partners_total,
            "{count} counted member is not reached through any recorded tie: {named}.",
            "{count} counted members are not reached through any recorded tie: {named}.",
            named=named,
        )
    return Reason("partners", text, fit.partners, (network.path,))
