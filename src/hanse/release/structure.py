"""How networks hang together: which is a part or branch of which."""

from collections import defaultdict
from functools import cached_property

from hanse.release.catalogue import Catalogue

NESTING = ("part_of", "branch_of")  # relations that make one network a part of another


class Structure:
    """The nesting of networks in a release."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @cached_property
    def parents(self) -> dict[str, frozenset[str]]:
        """The networks that each network is directly a part of."""
        grouped: dict[str, set[str]] = defaultdict(set)
        for child, parent in self._catalogue.database.rows(
            f"""SELECT subject.entity, object.entity FROM ties
                JOIN claim_entity AS subject ON subject.claim = ties.id AND subject.side = 'subject'
                JOIN claim_entity AS object ON object.claim = ties.id AND object.side = 'object'
                WHERE relation IN ({", ".join("?" * len(NESTING))})""",
            NESTING,
        ):
            if child != parent:
                grouped[child].add(parent)
        return {child: frozenset(parents) for child, parents in grouped.items()}

    @cached_property
    def ancestors(self) -> dict[str, frozenset[str]]:
        """Every network that each network is a part of, directly or through others."""
        return {child: self._above(child) for child in self.parents}

    def _above(self, network: str) -> frozenset[str]:
        found: set[str] = set()
        waiting = list(self.parents.get(network, ()))
        while len(waiting) > 0:
            parent = waiting.pop()
            if parent not in found and parent != network:
                found.add(parent)
                waiting.extend(self.parents.get(parent, ()))
        return frozenset(found)
