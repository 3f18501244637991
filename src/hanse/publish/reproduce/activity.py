"""What our own coders see of an activity in the networks a paper classes: shown beside its shares, never a test."""

from hanse.publish.reproduce.evidence import Evidence
from hanse.publish.reproduce.parameters import Parameters


def classed_as(evidence: Evidence, parameters: Parameters, mode: str) -> tuple[str, ...]:
    """The networks that the paper itself puts into class ``mode``, A to Z by id."""
    codebook, paper = parameters.text("mode_codebook"), evidence.of_paper(parameters.text("mode_paper"))
    coders = parameters.texts("author_kinds")
    return tuple(
        sorted(
            {
                entity
                for coding in evidence.codings
                if coding.codebook == codebook
                and coding.code == mode
                and coding.decision == "yes"
                and coding.source in paper
                and coding.coder_kind in coders
                for entity in coding.subjects
            }
        )
    )


def coded_words(evidence: Evidence, parameters: Parameters) -> str:
    """In how many networks of each class both coders see the activity ``activity``; "" where none is asked for."""
    if not parameters.has("activity"):
        return ""
    code, codebook = parameters.text("activity"), parameters.text("activity_codebook")
    modes, coders = parameters.table("codes"), parameters.texts("coder_kinds")
    decided: dict[str, dict[str, str]] = {}
    for coding in evidence.codings:
        if coding.codebook == codebook and coding.code == code and coding.coder_kind in coders:
            for entity in coding.subjects:
                decided.setdefault(entity, {})[coding.coder] = coding.decision
    parts = []
    for mode in modes.values:
        networks = [network for network in classed_as(evidence, parameters, modes.text(mode)) if network in decided]
        both = sum(len(decided[n]) > 1 and set(decided[n].values()) == {"yes"} for n in networks)
        parts.append(f"{both} of {len(networks)} {mode}")
    return ", ".join(parts)
