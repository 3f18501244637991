"""The graph in the forms in which it leaves: marks and lines of the drawing, rows of the table, a file for programs."""

from collections.abc import Iterable

from hanse.publish import gexf
from hanse.release import View
from hanse.release.memberships import membership_of
from hanse.release.views import EntityRef
from hanse.study.graph import TwoModeGraph
from hanse.study.graph_projection import ProjectionGraph
from hanse.web.charts.graph import Line, Mark
from hanse.web.context import Asked
from hanse.web.language import counted, shown_name
from hanse.web.page import Table

TIE_COLUMNS = ("city_id", "city", "country", "network_id", "network", "status")
PAIR_COLUMNS = ("first_id", "first", "second_id", "second", "shared", "expected", "q", "mark")


def marks_of(view: TwoModeGraph | ProjectionGraph) -> list[Mark]:
    """Squares and dots."""
    if isinstance(view, ProjectionGraph):
        is_square = view.mode == "network"
        return [
            _mark(node.entity, node.x, node.y, node.size, node.ties, is_square, node.is_judged) for node in view.nodes
        ]
    squares = [_mark(node.network, node.x, node.y, node.size, node.members, True) for node in view.networks]
    return squares + [_mark(node.city, node.x, node.y, node.size, node.memberships, False) for node in view.cities]


def _mark(ref: EntityRef, x: float, y: float, size: float, ties: int, is_square: bool, is_held: bool = True) -> Mark:
    note = (
        counted("%(num)s counted member", "%(num)s counted members", ties)
        if is_square
        else counted("%(num)s counted membership", "%(num)s counted memberships", ties)
    )
    return Mark(ref.id, shown_name(ref), note, x, y, size, ties, is_square, is_held)


def lines_of(view: TwoModeGraph | ProjectionGraph) -> list[Line]:
    """Ties by status, or joined pairs."""
    if isinstance(view, ProjectionGraph):
        return [Line(pair.first.id, pair.second.id, "pair") for pair in view.more]
    return [Line(tie.city, tie.network, tie.status) for tie in view.ties]


def table_of(view: TwoModeGraph | ProjectionGraph, at: View) -> Table:
    """What the drawing shows as rows: ties, or pairs that differ from what sizes explain."""
    if isinstance(view, ProjectionGraph):
        rows = tuple(
            (pair.first.id, pair.first.name, pair.second.id, pair.second.name, pair.shared, pair.chance.expected,
             pair.chance.q, pair.mark)
            for pair in (*view.more, *view.fewer)
            if pair.chance is not None
        )  # fmt: skip
        return Table(PAIR_COLUMNS, rows)
    cities = {node.city.id: node.city for node in view.cities}
    networks = {node.network.id: node.network for node in view.networks}
    held = [(cities[tie.city], networks[tie.network], tie.status) for tie in view.ties]
    ties = tuple((city.id, city.name, city.country, of.id, of.name, status) for city, of, status in held)
    return Table(TIE_COLUMNS, ties, _sources(at, ((tie.city, tie.network) for tie in view.ties)))


def _sources(at: View, pairs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The sources of the claims that decide the ties."""
    held, claims = at.snapshot.pairs, at.catalogue.claims
    deciding = {claim for pair in pairs if pair in held for claim in held[pair].result.claims if claim in claims}
    return tuple(sorted({ref.source for ref in at.catalogue.refs(sorted(deciding))}))


def file_of(view: TwoModeGraph | ProjectionGraph, asked: Asked) -> bytes:
    """The graph as GEXF, with the dates of ties as their sources give them."""
    nodes = [
        gexf.Node(mark.id, mark.name, mark.x, mark.y, mark.size, "square" if mark.is_square else "disc", values)
        for mark, values in zip(marks_of(view), _node_values(view), strict=True)
    ]
    context = view.context if isinstance(view, TwoModeGraph) else view.basis.context
    described = f"Release {context.version}, as of {context.as_of}. {context.counting} {view.method}"
    return gexf.gexf(nodes, _edges(view, asked.view), description=described, modified=context.data_date)


def _node_values(view: TwoModeGraph | ProjectionGraph) -> list[gexf.Values]:
    if isinstance(view, ProjectionGraph):
        return [
            {"kind": node.entity.kind, "country": node.entity.country, "ties": node.ties, "judged": node.is_judged}
            for node in view.nodes
        ]
    squares: list[gexf.Values] = [
        {"kind": "network", "country": node.network.country, "ties": node.members} for node in view.networks
    ]
    return squares + [{"kind": "city", "country": node.city.country, "ties": node.memberships} for node in view.cities]


def _edges(view: TwoModeGraph | ProjectionGraph, at: View) -> list[gexf.Edge]:
    if isinstance(view, ProjectionGraph):
        return [
            gexf.Edge(pair.first.id, pair.second.id, pair.shared,
                      {"shared": pair.shared, "expected": pair.chance.expected, "q": pair.chance.q})
            for pair in view.more
            if pair.chance is not None
        ]  # fmt: skip
    made = []
    for tie in view.ties:
        held = membership_of(at.catalogue, at.snapshot.pairs[tie.city, tie.network], at.as_of)
        dates = {
            "start_earliest": held.start_earliest,
            "start_latest": held.start_latest,
            "end_earliest": held.end_earliest,
            "end_latest": held.end_latest,
            "first_listed": held.first_listed,
            "last_listed": held.last_listed,
        }
        made.append(gexf.Edge(tie.city, tie.network, 1, {"status": tie.status, **dates}))
    return made
