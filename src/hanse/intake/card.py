"""Finds cards: elements of one make beside each other, each with a name and perhaps a few words more."""

from collections import defaultdict
from typing import Final

from hanse.intake.element import BLOCKS, Element

_FEWEST, _MOST_PIECES, _LONGEST = 3, 12, 400
_NO_CARDS_TEXT: Final = "p br hr tr td th li dt dd thead tbody tfoot h1 h2 h3 h4 h5 h6 a b i span em strong"
_NO_CARDS: Final = frozenset(_NO_CARDS_TEXT.split())
_TABLES: Final = frozenset({"table", "ul", "ol", "dl"})


def cards_of(parent: Element) -> list[list[str]]:
    """The texts of each card directly in ``parent``; [] where it holds no cards."""
    groups: dict[tuple[str, str], list[Element]] = defaultdict(list)
    for child in parent.elements():
        if child.tag not in _NO_CARDS:
            groups[child.tag, child.kind].append(child)
    kind, largest = max(groups.items(), key=lambda item: len(item[1]), default=(("", ""), []))
    if len(largest) < _FEWEST or (kind[1] == "" and kind[0] in ("div", "section") and len(groups) > 1):
        return []
    cards = [pieces_of(card) for card in largest]
    filled = [card for card in cards if len(card) > 0]
    if len(filled) < _FEWEST or any(element.tag in _TABLES for card in largest for element in card.walk()):
        return []
    if any(len(card) > _MOST_PIECES or sum(map(len, card)) > _LONGEST for card in filled):
        return []
    return filled if any(len(card) > 1 for card in filled) or len(filled) > _FEWEST else []


def pieces_of(element: Element) -> list[str]:
    """Its texts, one for each block or link of its own."""
    pieces: list[str] = []
    run: list[str] = []

    def close() -> None:
        text = " ".join("".join(run).split())
        run.clear()
        if text != "":
            pieces.append(text)

    def walk(node: Element) -> None:
        for child in node.children:
            if isinstance(child, str):
                run.append(child)
            elif child.tag in BLOCKS or child.tag in ("a", "span", "strong", "b"):
                close()
                walk(child)
                close()
            else:
                walk(child)

    walk(element)
    close()
    return pieces
