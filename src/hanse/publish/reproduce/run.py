"""Runs every check: figure by figure, finding, verdict, and whether it amounts to a confirmation."""

from pathlib import Path

from hanse.errors import StructureError
from hanse.publish.reproduce.comparison import compare_table1
from hanse.publish.reproduce.evidence import Evidence
from hanse.publish.reproduce.expectation import Expectation, load_expectations
from hanse.publish.reproduce.finding import Finding, verdict_of
from hanse.publish.reproduce.reading import read_evidence
from hanse.publish.reproduce.registry import METHODS
from hanse.publish.reproduce.report import Check, Report, make_report
from hanse.release import Release

INDEPENDENT = "independent data"
TABLE1_CHECK = "C006"  # carries the parameters of the annex table that the comparison needs


def reproduce(release: Release, folder: Path) -> Report:
    """Hold every figure in ``folder`` (``data/reproduce``) against ``release``."""
    expectations = load_expectations(folder)
    evidence = read_evidence(release)
    table = next((e for e in expectations if e.id == TABLE1_CHECK), None)
    if table is None:
        raise StructureError(f"{TABLE1_CHECK} is missing", where=str(folder), hint="it names the columns of the table")
    return make_report(
        release.version,
        release.data_date.isoformat(),
        tuple(check_figure(expectation, evidence) for expectation in expectations),
        compare_table1(evidence, table.parameters),
    )


def check_figure(expectation: Expectation, evidence: Evidence) -> Check:
    """The check of one figure. Agreement counts as confirmation only where no claim behind it is from the papers."""
    method = METHODS.get(expectation.method)
    if method is None:
        raise StructureError(
            f"unknown method {expectation.method!r}", where=expectation.id, hint=f"use one of: {', '.join(METHODS)}"
        )
    finding = method(evidence, expectation.parameters)
    verdict = verdict_of(finding, expectation.expected)
    sources = _sources(finding, evidence)
    is_independent = expectation.basis == INDEPENDENT and len(sources) > 0
    return Check(
        id=expectation.id,
        paper=expectation.paper,
        also_in=expectation.also_in,
        claim=expectation.claim,
        published=expectation.published,
        recomputed=finding.recomputed,
        unit=expectation.unit,
        as_of=expectation.as_of,
        locator=expectation.locator,
        basis=expectation.basis,
        verdict=verdict,
        is_confirmation=verdict == "agrees" and is_independent and all(map(evidence.is_independent, sources)),
        reason=_reason(expectation, finding, verdict),
        note=expectation.note,
        method=expectation.method,
        claims=tuple(dict.fromkeys(finding.claims)),
        sources=tuple((source, evidence.sources[source].name) for source in sources),
    )


def _sources(finding: Finding, evidence: Evidence) -> tuple[str, ...]:
    """The sources of the claims that were read, A to Z by name."""
    found = {evidence.source_of[claim] for claim in finding.claims if claim in evidence.source_of}
    return tuple(sorted(found, key=lambda source: (evidence.sources[source].name, source)))


def _reason(expectation: Expectation, finding: Finding, verdict: str) -> str:
    """The sentence beside the verdict, filled with what the method found."""
    by_verdict = {
        "differs": expectation.reason_differs,
        "cannot_check": expectation.reason_cannot_check,
    }
    template = by_verdict.get(verdict, "") or expectation.reason
    facts = {**finding.facts, "recomputed": finding.recomputed, "missing": finding.missing}
    try:
        return template.format_map(facts)
    except KeyError as error:
        raise StructureError(
            f"the reason names {error} but the method gives {sorted(facts)}", where=expectation.id, hint="correct it"
        ) from None
