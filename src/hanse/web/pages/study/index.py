"""All analyses, with what each answers."""

from dataclasses import dataclass

from hanse.release.views import Context
from hanse.web.context import Asked
from hanse.web.language import gettext as _
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Page

TITLE = N_("Analyses and advice")


@dataclass(frozen=True)
class Entry:
    """One page: what it is called, the question it answers, where it is."""

    title: str
    question: str
    path: str


@dataclass(frozen=True)
class AnalysisList:
    """Every page of analysis and advice, by who asks."""

    context: Context
    groups: tuple[tuple[str, tuple[Entry, ...]], ...]


_GROUPS = (
    (
        N_("For a city"),
        (
            Entry(
                N_("Which networks could a city join?"),
                N_("Rules of admission first, then peers and recorded work."),
                "/advice",
            ),
            Entry(
                N_("Access and representation"),
                N_("Which sizes and areas take part, against all there are?"),
                "/analyses/representation",
            ),
        ),
    ),
    (
        N_("For a network"),
        (
            Entry(N_("Overlap"), N_("With whom are members and work shared, and is it more than chance?"), "/overlap"),
            Entry(N_("Liaison cities"), N_("Who could carry messages between networks?"), "/analyses/liaison"),
        ),
    ),
    (
        N_("For a donor"),
        (
            Entry(
                N_("Before you found or fund"),
                N_("What exists near a plan, and what does each leave open?"),
                "/before",
            ),
            Entry(N_("Gaps"), N_("Where do networks hardly reach, as far as anybody looked?"), "/gaps"),
        ),
    ),
    (
        N_("For research"),
        (
            Entry(N_("Findings"), N_("Which sentences hold whichever list is left out?"), "/analyses/findings"),
            Entry(N_("Concentration"), N_("How are memberships spread over cities?"), "/analyses/concentration"),
            Entry(N_("Growth"), N_("When were networks founded, how long do they last?"), "/analyses/growth"),
            Entry(
                N_("Rules of admission"),
                N_("What changes when a null model knows who could join what?"),
                "/analyses/eligibility",
            ),
            Entry(
                N_("Sensitivity"),
                N_("How do the numbers move when a choice is made differently?"),
                "/analyses/sensitivity",
            ),
            Entry(
                N_("The literature checked"), N_("Which printed figures agree with the data held here?"), "/reproduce"
            ),
        ),
    ),
)


def analyses(asked: Asked) -> Page:
    """The map of analyses and advice."""
    view = AnalysisList(asked.view.context, _GROUPS)
    return Page(view, "study/index.html", _(TITLE), (Crumb(_("Analyses")),), view.context, "", "/analyses")
