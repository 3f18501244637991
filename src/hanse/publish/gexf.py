"""The graph as GEXF 1.3, for Gephi and other programs: positions, sizes, shapes and what is known of each tie."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

NAMESPACE, VIZ = "http://gexf.net/1.3", "http://gexf.net/1.3/viz"
Values = Mapping[str, str | int | float | bool | None]
_TYPES = {bool: "boolean", int: "integer", float: "double", str: "string"}


@dataclass(frozen=True)
class Node:
    """A node with its place; ``y`` grows downwards, as on the page."""

    id: str
    label: str
    x: float
    y: float
    size: float
    shape: str  # "disc" or "square"
    values: Values


@dataclass(frozen=True)
class Edge:
    """A tie, or a pair that shares members."""

    source: str
    target: str
    weight: float
    values: Values


def gexf(nodes: Sequence[Node], edges: Sequence[Edge], *, description: str, modified: str) -> bytes:
    """The document; values that are None or "" are left out. GEXF counts y upwards, so places are turned over."""
    ElementTree.register_namespace("", NAMESPACE)
    ElementTree.register_namespace("viz", VIZ)
    root = ElementTree.Element(f"{{{NAMESPACE}}}gexf", version="1.3")
    meta = _below(root, "meta", lastmodifieddate=modified)
    _below(meta, "creator").text = "Hanse, the open observatory of city networks"
    _below(meta, "description").text = _clean(description)
    graph = _below(root, "graph", defaultedgetype="undirected", mode="static")
    of_nodes = _declare(graph, "node", [node.values for node in nodes])
    of_edges = _declare(graph, "edge", [edge.values for edge in edges])
    holder = _below(graph, "nodes")
    for node in nodes:
        made = _below(holder, "node", id=node.id, label=_clean(node.label))
        _values(made, node.values, of_nodes)
        ElementTree.SubElement(made, f"{{{VIZ}}}position", x=f"{node.x:g}", y=f"{-node.y:g}", z="0")
        ElementTree.SubElement(made, f"{{{VIZ}}}size", value=f"{2 * node.size:g}")
        ElementTree.SubElement(made, f"{{{VIZ}}}shape", value=node.shape)
    holder = _below(graph, "edges")
    for at, edge in enumerate(edges):
        made = _below(holder, "edge", id=str(at), source=edge.source, target=edge.target, weight=f"{edge.weight:g}")
        _values(made, edge.values, of_edges)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _below(parent: ElementTree.Element, name: str, **attributes: str) -> ElementTree.Element:
    return ElementTree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)


def _declare(graph: ElementTree.Element, kind: str, held: Iterable[Values]) -> dict[str, str]:
    """Declare every value that occurs; returns the number of each."""
    types: dict[str, type] = {}
    for values in held:
        for name, value in values.items():
            if value is not None and name not in types:
                types[name] = type(value)
    holder = _below(graph, "attributes", **{"class": kind})
    for at, (name, of) in enumerate(types.items()):
        _below(holder, "attribute", id=str(at), title=name, type=_TYPES[of])
    return {name: str(at) for at, name in enumerate(types)}


def _values(element: ElementTree.Element, values: Values, numbers: Mapping[str, str]) -> None:
    kept = {name: value for name, value in values.items() if value is not None and value != ""}
    if len(kept) == 0:
        return
    holder = _below(element, "attvalues")
    for name, value in kept.items():
        text = str(value).lower() if isinstance(value, bool) else _clean(str(value))
        _below(holder, "attvalue", **{"for": numbers[name], "value": text})


def _clean(text: str) -> str:
    """Without characters that XML 1.0 cannot hold."""
    return "".join(sign for sign in text if sign in "\t\n\r" or (sign >= " " and sign not in "\ufffe\uffff"))
