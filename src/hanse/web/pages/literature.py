"""The figures of the literature, checked against the release."""

from dataclasses import dataclass

from hanse.domain.vocabulary import REPRODUCE_BASES, VERDICTS
from hanse.errors import NotFoundError
from hanse.publish.reproduce import Check, Report, Table1Cell
from hanse.release.views import Context
from hanse.web.context import Asked
from hanse.web.page import Crumb, Page

VERDICT_WORDS = {"agrees": "agrees", "differs": "differs", "cannot_check": "cannot be checked"}
BASIS_WORDS = {
    "independent data": "Recomputed from data that none of the papers supplied. Only agreement here is a confirmation.",
    "internal arithmetic": "Recomputed from other figures of the same paper. Agreement shows that it is consistent.",
    "transcription": "The figure is recorded as printed. Agreement shows that it was copied rightly, no more.",
}
CELL_WORDS = {
    "agrees": "other sources agree",
    "differs": "other sources differ",
    "disputed": "other sources contradict each other",
    "older list": "only an older list has it",
    "no other source": "no other source tells",
}
FILTERS = ("paper", "verdict", "basis")


@dataclass(frozen=True)
class Literature:
    """The report, in the frame of a release."""

    context: Context
    report: Report


def reproduce(asked: Asked) -> Page:
    """Every checked figure by paper, and the annex table of oomen2018 beside all other sources."""
    report = asked.site.report(asked.release)
    if report is None:
        raise NotFoundError("This copy was started without the figures of the literature.", hint="hanse reproduce")
    chosen = asked.filters(*FILTERS)
    checks = [check for check in report.checks if all(getattr(check, name) == text for name, text in chosen.items())]
    extra = {
        "checks": by_paper(checks),
        "shown_count": len(checks),
        "chosen": chosen,
        "facets": facets(report),
        "tally": tally(report),
        "verdict_words": VERDICT_WORDS,
        "basis_words": BASIS_WORDS,
        "cell_words": CELL_WORDS,
        "cell_text": cell_text,
        "papers": paper_names(asked),
    }
    context = asked.view.context
    crumbs = (Crumb("The literature checked", "/reproduce"),)
    title = "The figures of the literature, checked"
    return Page(Literature(context, report), "reproduce.html", title, crumbs, context, "", "/reproduce", extra)


def by_paper(checks: list[Check]) -> list[tuple[str, list[Check]]]:
    """Checks by paper, in the order of the report."""
    papers: dict[str, list[Check]] = {}
    for check in checks:
        papers.setdefault(check.paper, []).append(check)
    return list(papers.items())


def facets(report: Report) -> dict[str, dict[str, int]]:
    """Counts for the filters."""
    counts = report.counts()
    return {name: counts[name] for name in FILTERS}


def tally(report: Report) -> list[tuple[str, list[int], int]]:
    """Figures by basis and verdict: (basis, counts in the order of the verdicts, sum)."""
    rows = []
    for basis in reversed(REPRODUCE_BASES):
        counts = [sum(c.basis == basis and c.verdict == verdict for c in report.checks) for verdict in VERDICTS]
        rows.append((basis, counts, sum(counts)))
    return rows


def paper_names(asked: Asked) -> dict[str, str]:
    """Titles of the papers, where they are collections of the release."""
    return dict(asked.site.collections(asked.release))


def cell_text(cell: Table1Cell) -> str:
    """A cell of the annex table in words, for hover and screen readers."""
    printed = "marked in the table" if cell.mark else "not marked in the table"
    later = f", first listed elsewhere {cell.later}" if cell.later else ""
    return f"{printed}; {CELL_WORDS[cell.verdict]}{f' ({cell.status})' if cell.status else ''}{later}".replace("_", " ")
