"""The figures of the literature, checked against the release."""

from dataclasses import dataclass

from hanse.domain.vocabulary import REPRODUCE_BASES, VERDICTS
from hanse.errors import NotFoundError
from hanse.publish.reproduce import Check, Report, Table1Cell
from hanse.release.views import Context
from hanse.web import tables
from hanse.web.context import Asked
from hanse.web.language import gettext as _
from hanse.web.language import noted as N_
from hanse.web.language import plainly
from hanse.web.page import Crumb, Page
from hanse.web.words import day, plain

VERDICT_WORDS = {"agrees": N_("agrees"), "differs": N_("differs"), "cannot_check": N_("cannot be checked")}
BASIS_WORDS = {
    "independent data": N_(
        "Recomputed from data that none of the papers supplied. Only agreement here is a confirmation."
    ),
    "internal arithmetic": N_(
        "Recomputed from other figures of the same paper. Agreement shows that it is consistent."
    ),
    "transcription": N_("The figure is recorded as printed. Agreement shows that it was copied rightly, no more."),
}
CELL_WORDS = {
    "agrees": N_("other sources agree"),
    "differs": N_("other sources differ"),
    "disputed": N_("other sources contradict each other"),
    "older list": N_("only an older list has it"),
    "no other source": N_("no other source tells"),
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
        raise NotFoundError(N_("This copy was started without the figures of the literature."), hint="hanse reproduce")
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
    crumbs = (Crumb(N_("The literature checked"), "/reproduce"),)
    title = N_("The figures of the literature, checked")
    return Page(
        Literature(context, report),
        "reproduce.html",
        title,
        crumbs,
        context,
        "",
        "/reproduce",
        extra,
        table=tables.checks(report, [check.id for check in checks]),
    )


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
    printed = _("marked in the table") if cell.mark else _("not marked in the table")
    later = plainly(", first listed elsewhere %(day)s", day=day(cell.later)) if cell.later else ""
    status = f" ({plain(cell.status)})" if cell.status else ""
    return f"{printed}; {_(CELL_WORDS[cell.verdict])}{status}{later}"
