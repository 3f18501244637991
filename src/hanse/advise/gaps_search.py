"""Where somebody searched for networks or members: what a gap may be said of at all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hanse.release.searched import searched
from hanse.release.views import CoverageNote

__all__ = ["NO_SEARCH", "Searches", "count_searches", "searched"]


@dataclass(frozen=True)
class Searches:
    """How many recorded searches name a country, by how they ended."""

    complete: int
    partial: int
    none: int

    @property
    def is_searched(self) -> bool:
        """True where somebody searched."""
        return self.complete + self.partial + self.none > 0

    @property
    def found_lists(self) -> bool:
        """True where a search ended with names: only then do few recorded members say anything."""
        return self.complete + self.partial > 0


NO_SEARCH = Searches(0, 0, 0)


def count_searches(notes: Iterable[CoverageNote], concerns: Callable[[str], bool]) -> Searches:
    """The searches for networks in general, and those for members of a network that ``concerns`` the question."""
    ends = [note.result for note in notes if note.network is None or concerns(note.network.id)]
    return Searches(ends.count("complete"), ends.count("partial"), ends.count("none"))
