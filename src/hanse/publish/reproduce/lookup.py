"""Figures that rest on outside statistics: checked only where another source in the release states them."""

from hanse.publish.reproduce.evidence import Evidence
from hanse.publish.reproduce.finding import Finding
from hanse.publish.reproduce.parameters import Parameters


def needed(evidence: Evidence, parameters: Parameters) -> Finding:
    """Nothing in the release answers; says what would."""
    return Finding("", missing=parameters.text("needs"))


def not_compiled(evidence: Evidence, parameters: Parameters) -> Finding:
    """Left out on purpose: Hanse does not collect the data that a check would need."""
    return Finding("", missing="not compiled, on purpose")


def figure(evidence: Evidence, parameters: Parameters) -> Finding:
    """The figure that sources other than the papers state about one entity under one property."""
    entity, properties = parameters.text("entity"), parameters.texts("properties")
    others = [s for s in evidence.stated(entity, properties) if evidence.is_independent(s.source)]
    shown = "; ".join(dict.fromkeys(f"{s.value} ({evidence.sources[s.source].name})" for s in others))
    if len(others) == 0 or parameters.has("needs"):
        missing = parameters.text("needs", "another source that states the figure")
        return Finding(shown, missing=missing, facts={"found": shown or "none"},
                       claims=tuple(s.claim for s in others))  # fmt: skip
    return Finding(
        shown,
        numbers=tuple(s.number for s in others if s.number is not None),
        facts={"found": shown},
        claims=tuple(s.claim for s in others),
    )
