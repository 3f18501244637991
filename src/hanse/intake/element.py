"""A page as a small tree of elements and texts, without scripts, styles and navigation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from hanse.intake.limits import Limits, check

_SKIPPED_TEXT: Final = (
    "script style noscript template svg iframe object embed canvas select option button form nav footer head"
)
_SKIPPED: Final = frozenset(_SKIPPED_TEXT.split())
_BLOCKS_TEXT: Final = (
    "address article aside blockquote body br caption dd div dl dt fieldset figcaption figure h1 h2 h3 h4 "
    "h5 h6 header hr html li main ol p pre section summary table tbody td tfoot th thead tr ul details"
)
BLOCKS: Final = frozenset(_BLOCKS_TEXT.split())
_NESTING: Final = re.compile(
    r"<(/?)(?:div|span|section|table|ul|ol|b|i|em|strong|font|blockquote|a|center|svg|g)[\s>]", re.I
)
_FORGOTTEN: Final = 20  # times the nesting allowed, for tags that were never closed
_HEADINGS_TEXT: Final = "h1 h2 h3 h4 h5 h6 caption summary dt legend"
HEADINGS: Final = frozenset(_HEADINGS_TEXT.split())
# A picture or an icon font stands for a mark where it says so.
_TICK: Final = ("check", "tick", "yes", "haken", "oui")
_CROSS: Final = ("cross", "times", "close", "xmark")


@dataclass(slots=True)
class Element:
    """One element with what is in it."""

    tag: str
    kind: str  # its class attribute
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    def elements(self) -> list["Element"]:
        """The elements directly in it."""
        return [child for child in self.children if isinstance(child, Element)]

    def walk(self) -> Iterator["Element"]:
        """It and every element in it, in order."""
        yield self
        for child in self.elements():
            yield from child.walk()

    def text(self, *, without: frozenset[str] = frozenset()) -> str:
        """Its text; blocks are set apart by a blank, elements named in ``without`` left out."""
        return " ".join("".join(self._pieces(without)).split())

    def _pieces(self, without: frozenset[str]) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in without:
                edge = " " if child.tag in BLOCKS else ""
                yield edge
                yield from child._pieces(without)
                yield edge


def parse_page(text: str, file: str, limits: Limits) -> tuple[Element, str]:
    """The body of a page as a tree, and its title."""
    _check_depth(text, file, limits)
    parser = LexborHTMLParser(text)
    title = parser.css_first("title")
    root = Element("html", "", {})
    nodes = 0
    stack: list[tuple[LexborNode, Element, int]] = [] if parser.root is None else [(parser.root, root, 1)]
    while len(stack) > 0:
        node, parent, depth = stack.pop()
        nodes += 1
        check(nodes, limits.nodes, "elements", file)
        check(depth, limits.nesting, "elements inside each other", file)
        if node.next is not None and depth > 1:
            stack.append((node.next, parent, depth))
        if node.is_text_node:
            parent.children.append(node.text_content or "")
        elif node.is_element_node and node.tag not in _SKIPPED and "hidden" not in node.attributes:
            element = _element(node)
            parent.children.append(element)
            if node.child is not None:
                stack.append((node.child, element, depth + 1))
    return root, title.text() if title is not None else ""


def _check_depth(text: str, file: str, limits: Limits) -> None:
    """Refuse tags inside each other that would take the parser minutes; pages that forget to close some pass."""
    depth = 0
    for match in _NESTING.finditer(text):
        depth = max(depth + (-1 if match[1] == "/" else 1), 0)
        check(depth, limits.nesting * _FORGOTTEN, "elements inside each other", file)


def _element(node: LexborNode) -> Element:
    attributes = {key: value or "" for key, value in node.attributes.items()}
    element = Element(node.tag or "", attributes.get("class", ""), attributes)
    if element.tag == "img":
        element.children.append(attributes.get("alt", "") or _mark(attributes.get("src", "").rpartition("/")[2]))
    elif element.tag in ("i", "span") and node.child is None:
        element.children.append(_mark(element.kind) or attributes.get("aria-label", ""))
    return element


def _mark(name: str) -> str:
    lowered = name.lower()
    if any(word in lowered for word in _TICK):
        return "\u2713"
    return "\u2717" if any(word in lowered for word in _CROSS) else ""
