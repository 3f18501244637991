"""Where somebody searched for networks or members: what a gap may be said of at all."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from hanse.release.admission import coverage_notes
from hanse.release.standpoint import Standpoint
from hanse.release.views import CoverageNote

_NOT_DONE = "not searched"  # how an entry begins that says that nobody searched, on purpose
_BODIES = ("board", "committee", "council cities", "executive", "presidency", "steering")  # sought: who governs


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


def searched(view: Standpoint) -> Mapping[str, tuple[CoverageNote, ...]]:
    """The recorded searches for networks or members that name each country.

    A search that names no country is not taken for one in each, and one for a governing body is none for members.
    """

    def read() -> dict[str, tuple[CoverageNote, ...]]:
        found: dict[str, list[CoverageNote]] = {}
        for note in coverage_notes(view):
            if not note.tried.startswith(_NOT_DONE) and not any(word in note.sought.lower() for word in _BODIES):
                for code in note.area:
                    found.setdefault(code, []).append(note)
        return {code: tuple(notes) for code, notes in sorted(found.items())}

    return view.contents.remember(("searched countries",), read)


def count_searches(notes: Iterable[CoverageNote], concerns: Callable[[str], bool]) -> Searches:
    """The searches for networks in general, and those for members of a network that ``concerns`` the question."""
    ends = [note.result for note in notes if note.network is None or concerns(note.network.id)]
    return Searches(ends.count("complete"), ends.count("partial"), ends.count("none"))
