"""Findings in words: the three on the start page, and the page that says how they were checked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hanse.errors import NotReadyError
from hanse.study.defaults import FINDINGS
from hanse.study.findings import Bar, Finding, FindingsStudy
from hanse.study.shelf import published
from hanse.web.charts.bar import bar
from hanse.web.charts.columns import columns
from hanse.web.context import Asked
from hanse.web.language import gettext as _
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Drawing, Page, Table
from hanse.web.words import number, span

METHODS = {
    "single": "/analyses/concentration",
    "size": "/analyses/representation",
    "apart": "/overlap",
    "europe": "/analyses/representation",
}


@dataclass(frozen=True)
class Told:
    """A finding as a reader sees it; ``rows`` are (label, number in words, bar)."""

    finding: Finding
    sentence: str
    definition: str
    stays: str
    method: str
    rows: tuple[tuple[str, str, Markup], ...]
    drawing: Markup | None


def findings(asked: Asked) -> Page:
    """Every finding with its drawing, its range under every choice, and how it was checked."""
    asked.site.studies.require(asked.release)
    view = published(asked.release, FINDINGS)
    title = _("Findings that hold whichever list is left out")
    crumbs = (Crumb(_("Analyses"), "/analyses"), Crumb(_("Findings")))
    table = Table(
        ("finding", "value", "least", "most", "bound", "second_bound", "counted"),
        tuple((one.key, one.value, one.low, one.high, one.bound, one.other, one.counted) for one in view.findings),
    )
    shown = told(view.findings)
    drawings = {
        one.finding.key: Drawing(one.drawing, one.sentence, one.definition, one.stays, _bars_table(one))
        for one in shown
        if one.drawing is not None
    }
    extra = {"told": shown, "fallen": [_(_SUBJECTS[key]) for key in view.fallen]}
    return Page(
        view,
        "study/findings.html",
        title,
        crumbs,
        view.basis.context,
        "",
        "/analyses",
        extra,
        table=table,
        drawings=drawings,
    )


def _bars_table(one: Told) -> Table:
    return Table(("group", "value"), tuple((bar.label, bar.value) for bar in one.finding.bars))


def ready(asked: Asked) -> FindingsStudy | None:
    """The published findings; None while they are being computed."""
    try:
        asked.site.studies.require(asked.release)
    except NotReadyError:
        return None
    return published(asked.release, FINDINGS)


def told(found: Sequence[Finding]) -> tuple[Told, ...]:
    """The findings in the reader's language."""
    return tuple(_told(finding) for finding in found)


def _told(finding: Finding) -> Told:
    top = max((one.value for one in finding.bars), default=0)
    labels = [_label(one) for one in finding.bars]
    values = [_value(finding, one.value) for one in finding.bars]
    rows = tuple(
        (label, value, bar(one.value, top)) for label, value, one in zip(labels, values, finding.bars, strict=True)
    )
    drawing = None
    if finding.key in ("single", "apart"):
        counts = {label: int(one.value) for label, one in zip(labels, finding.bars, strict=True)}
        drawing = columns(counts, "; ".join(f"{label}: {value}" for label, value, _bar in rows))
    return Told(
        finding,
        _SENTENCES[finding.key](finding),
        _DEFINITIONS[finding.key](finding),
        _stays(finding),
        METHODS[finding.key],
        rows,
        drawing,
    )


def _stays(finding: Finding) -> str:
    return _("%(value)s; between %(low)s and %(high)s over every choice") % {
        "value": _percent(finding.value),
        "low": _percent(finding.low),
        "high": _percent(finding.high),
    }


def _percent(share: float) -> str:
    return f"{number(100 * share, 0 if share >= 0.2 else 1)} %"


def _single(finding: Finding) -> str:
    return _("At least %(share)s of the municipalities in a network are in one network only") % {
        "share": _percent(finding.bound)
    }


def _size(finding: Finding) -> str:
    return _(
        "Of the places of a million inhabitants and more, at least one in %(large)s is in a network; of those below "
        "50,000, fewer than one in %(small)s"
    ) % {"large": number(round(1 / finding.bound)), "small": number(round(1 / (finding.other or 1)))}


def _apart(finding: Finding) -> str:
    return _("At least %(share)s of the pairs of networks share no municipality at all") % {
        "share": _percent(finding.bound)
    }


def _europe(finding: Finding) -> str:
    return _("At least %(share)s of the municipalities in a network lie in Europe") % {"share": _percent(finding.bound)}


def _counted(message: str) -> Callable[[Finding], str]:
    return lambda finding: _(message) % {"counted": number(finding.counted)}


_SENTENCES: dict[str, Callable[[Finding], str]] = {
    "single": _single,
    "size": _size,
    "apart": _apart,
    "europe": _europe,
}
_DEFINITIONS: dict[str, Callable[[Finding], str]] = {
    "single": _counted(N_("%(counted)s municipalities by the number of networks that list them.")),
    "size": _counted(
        N_(
            "Share of places, by number of inhabitants, whose municipality is listed; "
            "%(counted)s have a million and more."
        )
    ),
    "apart": _counted(N_("%(counted)s pairs of networks by the number of municipalities that both list.")),
    "europe": _counted(N_("%(counted)s municipalities with a place in the gazetteer, by continent.")),
}
_SUBJECTS = {
    "single": N_("how many municipalities are in one network only"),
    "size": N_("how taking part depends on size"),
    "apart": N_("how many pairs of networks share nobody"),
    "europe": N_("how many municipalities lie in Europe"),
}


def _label(one: Bar) -> str:
    return _(one.label) if one.low is None else span(one.low, one.high)


def _value(finding: Finding, value: float) -> str:
    return f"{number(value, 1 if value >= 1 else 2)} %" if finding.key == "size" else number(value)
