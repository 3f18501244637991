"""The graph: cities and networks with their ties, or one kind of them joined by more shared members than chance."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hanse.domain.vocabulary import STATUSES
from hanse.errors import UsageError
from hanse.release.fold import fold
from hanse.release.views import Context, EntityRef
from hanse.study.defaults import GRAPH, GRAPH_CITIES, GRAPH_NETWORKS, GRAPH_PLACES, OVERLAP
from hanse.study.graph import GraphNetwork, Neighbourhood, TwoModeGraph, neighbourhood, two_mode
from hanse.study.graph_projection import ProjectionGraph, joined, projection
from hanse.study.overlap import OverlapStudy
from hanse.study.shelf import published
from hanse.web.charts.graph import drawing
from hanse.web.context import Asked
from hanse.web.language import counted, plainly, shown_name
from hanse.web.language import gettext as _
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Download, Drawing, Page
from hanse.web.pages.graph_parts import file_of, lines_of, marks_of, table_of
from hanse.web.studied import is_default
from hanse.web.words import day

TITLE = N_("Graph of cities and networks")
TWO_MODE, NETWORKS, CITIES = "", "networks", "cities"
GRAPHS = {
    TWO_MODE: N_("Cities and networks"),
    NETWORKS: N_("Networks that share more cities than chance"),
    CITIES: N_("Cities that share more networks than chance"),
}
ROWS = 100  # of the table of networks, on a page
_MOST_FOUND = 20  # names offered for what was searched

Graph = TwoModeGraph | ProjectionGraph


@dataclass(frozen=True)
class Found:
    """What the search within the graph led to."""

    text: str
    focus: Neighbourhood | None
    offered: tuple[EntityRef, ...]  # nodes with a like name, A to Z
    is_missing: bool  # nothing in the graph is called so


def graph(asked: Asked) -> Page:
    """The graph asked for, with the tables that hold all of it."""
    kind, whole = kind_of(asked), graph_of(asked)
    found = find(asked, whole)
    view = replace(whole, focus=found.focus)
    figure = figure_of(view, kind)
    extra = {
        "kind": kind,
        "graphs": [(key, _(words), key == kind) for key, words in GRAPHS.items()],
        "found": found,
        "figure": figure,
        "summary": summary_of(view),
        "is_default": is_default(asked),
        "gexf": asked.here().replace("/graph", "/graph.gexf", 1),
        "picture": asked.form("svg"),
        "words": island_words(),
        **_tables(asked, view),
    }
    context = context_of(view)
    crumbs = (Crumb(_(TITLE), "/graph"),)
    return Page(
        view,
        "graph.html",
        _(TITLE),
        crumbs,
        context,
        summary_of(view),
        "/graph",
        extra,
        table=table_of(view, asked.view),
        drawing=figure,
    )


def gexf(asked: Asked) -> Download:
    """The graph on screen for other programs."""
    whole = graph_of(asked)
    name = f"graph-{kind_of(asked) or 'members'}-{context_of(whole).as_of}.gexf"
    return Download(file_of(whole, asked), "application/gexf+xml; charset=utf-8", name)


def kind_of(asked: Asked) -> str:
    """Which of the three graphs is asked for."""
    kind = asked.value("graph")
    if kind not in GRAPHS:
        raise UsageError(f"no graph {kind!r}", where="graph", hint=f"use one of: {', '.join(filter(None, GRAPHS))}")
    return kind


def graph_of(asked: Asked) -> Graph:
    """The published graph, or the one of the day and scope asked for; nodes keep their places."""
    asked.site.studies.require(asked.release)
    kind, release = kind_of(asked), asked.release
    if is_default(asked):
        if kind == TWO_MODE:
            return published(release, GRAPH)
        return published(release, GRAPH_NETWORKS if kind == NETWORKS else GRAPH_CITIES)
    places = published(release, GRAPH_PLACES)
    if kind == TWO_MODE:
        return two_mode(asked.view, places)
    return projection(asked.view, places, "network" if kind == NETWORKS else "city", _known(asked, kind))


def _known(asked: Asked, kind: str) -> OverlapStudy | None:
    """The published pairs, where the day asked for is theirs."""
    if kind != NETWORKS or asked.scope.is_limited:
        return None
    study = published(asked.release, OVERLAP)
    return study if study.basis.context.as_of == asked.view.as_of.isoformat() else None


def context_of(view: Graph) -> Context:
    """Release, day and scope of a graph."""
    return view.context if isinstance(view, TwoModeGraph) else view.basis.context


def nodes_of(view: Graph) -> list[EntityRef]:
    """Everything that is drawn, networks first, each A to Z."""
    if isinstance(view, ProjectionGraph):
        return [node.entity for node in view.nodes]
    return [node.network for node in view.networks] + [node.city for node in view.cities]


def find(asked: Asked, view: Graph) -> Found:
    """The node that ``focus`` names, by id or by name; where several are called so, all are offered."""
    text = asked.value("focus")
    if text == "":
        return Found("", None, (), False)
    nodes, wanted = nodes_of(view), fold(text)
    named = [ref for ref in nodes if ref.id == text]
    named = named or [ref for ref in nodes if wanted in (fold(ref.name), fold(shown_name(ref)))]
    like = named or [ref for ref in nodes if wanted != "" and wanted in f"{fold(ref.name)} {fold(shown_name(ref))}"]
    if len(like) != 1:
        return Found(text, None, tuple(like[:_MOST_FOUND]), len(like) == 0)
    key = like[0].id
    return Found(text, neighbourhood(view, key) if isinstance(view, TwoModeGraph) else joined(view, key), (), False)


def summary_of(view: Graph) -> str:
    """The graph in a sentence or two."""
    if isinstance(view, ProjectionGraph):
        return " ".join(_projection_sentences(view))
    first = plainly(
        N_("%(memberships)s join %(cities)s and %(networks)s on %(day)s."),
        memberships=counted("%(num)s counted membership", "%(num)s counted memberships", view.n_ties),
        cities=counted("%(num)s city", "%(num)s cities", view.n_cities),
        networks=counted("%(num)s network", "%(num)s networks", view.n_networks),
        day=day(view.context.as_of),
    )
    several = sum(node.memberships > 1 for node in view.cities)
    second = counted(
        "%(num)s city has more than one membership and ties networks together.",
        "%(num)s cities have more than one membership and tie networks together.",
        several,
    )
    return f"{first} {second}"


def _projection_sentences(view: ProjectionGraph) -> list[str]:
    if not view.is_tested:
        return [_("There are too many cities to test their pairs for a page.")]
    first = _joined_words(view) if len(view.more) > 0 else _none(view)
    judged = counted("%(num)s pair can be judged.", "%(num)s pairs can be judged.", view.n_judged)
    cannot = counted("%(num)s pair cannot be judged.", "%(num)s pairs cannot be judged.", view.n_cannot)
    return [first, judged, cannot]


def _joined_words(view: ProjectionGraph) -> str:
    if view.mode == "network":
        return counted(
            "%(num)s pair of networks shares more cities than sizes and rules of admission explain.",
            "%(num)s pairs of networks share more cities than sizes and rules of admission explain.",
            len(view.more),
        )
    return counted(
        "%(num)s pair of cities shares more networks than sizes and rules of admission explain.",
        "%(num)s pairs of cities share more networks than sizes and rules of admission explain.",
        len(view.more),
    )


def _none(view: ProjectionGraph) -> str:
    if view.n_judged == 0:
        return _("No pair can be judged on this day: too few lists are held well enough.")
    if view.mode == "network":
        return _("No pair of networks shares more cities than sizes and rules of admission explain.")
    return _("No pair of cities shares more networks than sizes and rules of admission explain.")


def figure_of(view: Graph, kind: str) -> Drawing:
    """The drawing with its words."""
    size = (view.width, view.height)
    focus = view.focus.entity.id if view.focus is not None else ""
    svg = drawing(marks_of(view), lines_of(view), size=size, label=summary_of(view), focus=focus)
    title = _(GRAPHS[kind]) if isinstance(view, TwoModeGraph) else _projection_sentences(view)[0].removesuffix(".")
    if view.focus is not None:
        title = plainly(N_("%(name)s and what it is tied to"), name=shown_name(view.focus.entity))
    subtitle = (
        _("Squares are networks, by counted members; dots are cities, by counted memberships; lines are memberships.")
        if isinstance(view, TwoModeGraph)
        else _("A line joins a pair that shares more than sizes and rules of admission explain. Nothing else is drawn.")
    )
    positions = _("Positions have no meaning of their own and stay the same on every day.")
    subtitle = f"{subtitle} {positions}"
    context = context_of(view)
    source = plainly(N_("Lists and statements of release %(version)s, as of %(day)s."),
                     version=context.version, day=day(context.as_of))  # fmt: skip
    return Drawing(svg, title, subtitle, source)


def _tables(asked: Asked, view: Graph) -> dict[str, object]:
    if isinstance(view, ProjectionGraph):
        return {"statuses": (), "rows": (), "page_number": 1, "pages": 1, "others": ()}
    at = asked.whole("page", 1, low=1, high=10_000)
    rows: Sequence[GraphNetwork] = view.networks[(at - 1) * ROWS : at * ROWS]
    return {
        "statuses": [word for word in STATUSES if view.statuses.get(word, 0) > 0],
        "rows": rows,
        "page_number": at,
        "pages": max(1, -(-len(view.networks) // ROWS)),
        "others": [(word, view.not_drawn[word]) for word in STATUSES if view.not_drawn.get(word, 0) > 0],
    }


def island_words() -> dict[str, str]:
    """What the drawing that can be moved says; it takes its words from here."""
    return {
        "search": _("Find in the graph"),
        "year": _("Year"),
        "list": _("Tied to it"),
        "cities": _("Cities"),
        "networks": _("Networks"),
        "none": _("Nothing of that name is drawn."),
        "open": _("Open its page"),
        "clear": _("Clear"),
        "reset": _("Whole graph"),
        "zoom_in": _("Larger"),
        "zoom_out": _("Smaller"),
        "png": _("PNG"),
        "svg": _("SVG"),
        "gexf": _("GEXF"),
        "reload": _("Show the tables of this day"),
        "tables": _("The tables below are of another day."),
        "failed": _("The data of this year did not arrive."),
        "canvas": _("Graph that can be moved; the tables below hold the same."),
        "keys": _("Arrow keys move it, plus and minus change its size, Escape clears."),
        "hint": _("Choose a dot or a square to see what it is tied to."),
        "members": _("members"),
        "memberships": _("memberships"),
    }
