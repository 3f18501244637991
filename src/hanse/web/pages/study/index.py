"""All analyses, with what each answers."""

from dataclasses import dataclass

from hanse.release.views import Context
from hanse.web.context import Asked
from hanse.web.page import Crumb, Page

TITLE = "Analyses and advice"


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
        "For a city",
        (
            Entry(
                "Which networks could a city join?",
                "Rules of admission first, then peers and recorded work.",
                "/advice",
            ),
            Entry(
                "Access and representation",
                "Which sizes and areas take part, against all there are?",
                "/analyses/representation",
            ),
        ),
    ),
    (
        "For a network",
        (
            Entry("Overlap", "With whom are members and work shared, and is it more than chance?", "/overlap"),
            Entry("Liaison cities", "Who could carry messages between networks?", "/analyses/liaison"),
        ),
    ),
    (
        "For a donor",
        (
            Entry("Before you found or fund", "What exists near a plan, and what does each leave open?", "/before"),
            Entry("Gaps", "Where do networks hardly reach, as far as anybody looked?", "/gaps"),
        ),
    ),
    (
        "For research",
        (
            Entry("Findings", "Which sentences hold whichever list is left out?", "/analyses/findings"),
            Entry("Concentration", "How are memberships spread over cities?", "/analyses/concentration"),
            Entry("Growth", "When were networks founded, how long do they last?", "/analyses/growth"),
            Entry(
                "Rules of admission",
                "What changes when a null model knows who could join what?",
                "/analyses/eligibility",
            ),
            Entry("Sensitivity", "How do the numbers move when a choice is made differently?", "/analyses/sensitivity"),
            Entry("The literature checked", "Which printed figures agree with the data held here?", "/reproduce"),
        ),
    ),
)


def analyses(asked: Asked) -> Page:
    """The map of analyses and advice."""
    view = AnalysisList(asked.view.context, _GROUPS)
    return Page(view, "study/index.html", TITLE, (Crumb("Analyses"),), view.context, "", "/analyses")
