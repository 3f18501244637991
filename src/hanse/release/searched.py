"""Where somebody searched for networks or members: only there does a country without any say something."""

from collections.abc import Mapping

from hanse.release.admission import coverage_notes
from hanse.release.standpoint import Standpoint
from hanse.release.views import CoverageNote

_NOT_DONE = "not searched"  # how an entry begins that says that nobody searched, on purpose
_BODIES = ("board", "committee", "council cities", "executive", "presidency", "steering")  # sought: who governs


def searched(standpoint: Standpoint) -> Mapping[str, tuple[CoverageNote, ...]]:
    """The recorded searches for networks or members that name each country.

    A search that names no country is not taken for one in each, and one for a governing body is none for members.
    """

    def read() -> dict[str, tuple[CoverageNote, ...]]:
        found: dict[str, list[CoverageNote]] = {}
        for note in coverage_notes(standpoint):
            if is_search_for_members(note):
                for code in note.area:
                    found.setdefault(code, []).append(note)
        return {code: tuple(notes) for code, notes in sorted(found.items())}

    return standpoint.contents.remember(("searched countries",), read)


def is_search_for_members(note: CoverageNote) -> bool:
    """True where somebody looked for networks or their members, and not only for who governs them."""
    return not note.tried.startswith(_NOT_DONE) and not any(word in note.sought.lower() for word in _BODIES)
