"""Counts of what a paper names or lists, from the claims taken from it."""

from hanse.publish.reproduce.evidence import Evidence
from hanse.publish.reproduce.finding import Finding
from hanse.publish.reproduce.parameters import Parameters


def ties(evidence: Evidence, parameters: Parameters) -> Finding:
    """How many different names a paper gives in a list: ties by subject, object, role, relation and place."""
    paper = evidence.of_paper(parameters.text("list_paper"))
    counted = parameters.text("counted", "subject")
    found: dict[str, str] = {}
    for tie in evidence.ties:
        is_wanted = (
            tie.source in paper
            and parameters.text("object", "") in tie.object
            and parameters.text("subject", "") in tie.subject
            and parameters.text("role", "") in tie.role
            and parameters.text("place", "") in tie.locator
            and tie.relation in parameters.texts("relations", (tie.relation,))
        )
        if is_wanted:
            found[tie.subject if counted == "subject" else tie.object] = tie.claim
    names = ", ".join(sorted(found))
    return Finding(
        f"{len(found)}",
        numbers=(float(len(found)),) if len(found) > 0 else (),
        missing="" if len(found) > 0 else "the list",
        facts={"n": f"{len(found)}", "names": names},
        claims=tuple(found.values()),
    )


def documents(evidence: Evidence, parameters: Parameters) -> Finding:
    """How many documents are recorded from one place of a paper."""
    paper, place = evidence.of_paper(parameters.text("list_paper")), parameters.text("place")
    found: dict[str, str] = {}
    for statement in evidence.statements:
        if statement.subject_kind == "document" and statement.source in paper and place in statement.locator:
            found[statement.subjects[0] if len(statement.subjects) > 0 else statement.subject] = statement.claim
    return Finding(
        f"{len(found)} documents",
        numbers=(float(len(found)),) if len(found) > 0 else (),
        missing="" if len(found) > 0 else "documents from that place",
        facts={"n": f"{len(found)}"},
        claims=tuple(found.values()),
    )


def codes(evidence: Evidence, parameters: Parameters) -> Finding:
    """How many codes a codebook holds, and for how many networks coders agreed on each."""
    codebook = parameters.text("codebook")
    held = evidence.codes.get(codebook, ())
    coders = parameters.texts("coder_kinds")
    yes: dict[tuple[str, str], set[str]] = {}
    for coding in evidence.codings:
        if coding.codebook == codebook and coding.decision == "yes" and coding.coder_kind in coders:
            for entity in coding.subjects:
                yes.setdefault((coding.code, entity), set()).add(coding.coder)
    agreed = {code: sum(1 for (c, _), who in yes.items() if c == code and len(who) > 1) for code in held}
    shown = ", ".join(f"{code} {count}" for code, count in agreed.items())
    return Finding(
        f"{len(held)} codes",
        numbers=(float(len(held)),) if len(held) > 0 else (),
        missing="" if len(held) > 0 else f"the codebook {codebook}",
        facts={"n": f"{len(held)}", "agreed": shown, "used": f"{sum(count > 0 for count in agreed.values())}"},
    )


def named_networks(evidence: Evidence, parameters: Parameters) -> Finding:
    """How many networks of any kind a paper names; which of them it counted is not told, so nothing is compared."""
    paper = evidence.of_paper(parameters.text("list_paper"))
    mentioned = [entity for s in evidence.statements if s.source in paper for entity in s.subjects]
    mentioned += [entity for t in evidence.ties if t.source in paper for entity in (*t.subjects, *t.objects)]
    named = {key for key in mentioned if key in evidence.entities and evidence.entities[key].kind == "network"}
    total = sum(1 for entity in evidence.entities.values() if entity.kind == "network")
    is_of_all = parameters.text("shown", "named") == "held"
    return Finding(
        f"{total} held here, of all kinds" if is_of_all else f"{len(named)} named",
        missing=parameters.text("needs"),
        facts={"named": f"{len(named)}", "held": f"{total}"},
    )


def classed(evidence: Evidence, parameters: Parameters) -> Finding:
    """How many networks that a paper classes work at a scale and in an area, against what its text says."""
    paper, codebook = evidence.of_paper(parameters.text("list_paper")), parameters.text("codebook")
    scale, area = parameters.text("scale"), parameters.texts("areas")
    found = {
        entity: coding.claim
        for coding in evidence.codings
        if coding.source in paper and coding.codebook == codebook and coding.decision == "yes"
        for entity in coding.subjects
        if entity in evidence.entities and evidence.entities[entity].scale == scale
        and any(part in evidence.entities[entity].area for part in area)
    }  # fmt: skip
    names = ", ".join(sorted(evidence.name(entity) for entity in found))
    return Finding(
        f"{len(found)}: {names}",
        numbers=(float(len(found)),) if len(found) > 0 else (),
        missing="" if len(found) > 0 else "networks that the paper classes there",
        facts={"n": f"{len(found)}", "names": names},
        claims=tuple(found.values()),
    )
