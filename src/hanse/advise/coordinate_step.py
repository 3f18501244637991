"""Possible steps for a pair of networks by its reading: talk, a joint calendar, sharing the work."""

from collections.abc import Sequence

from hanse.advise.reading import CANNOT, NESTED, NOTHING_NOTABLE, SAME_BOTH, SAME_MEMBERS, SAME_WORK
from hanse.advise.work import SharedWork
from hanse.domain.saying import say
from hanse.release.cell import sentence
from hanse.release.views import EntityRef

_TALK = say("Talk: compare what both plan for the same members.")
_CALENDAR = say("A joint calendar: the same cities are asked to both sets of meetings.")
_SHOWN = 5


def possible_steps(reading: str, work: SharedWork, on_both_boards: Sequence[EntityRef]) -> tuple[str, ...]:
    """What the two could do, from the lightest step on; none is advised before the two have looked themselves."""
    steps: list[str] = [*_BY_READING[reading]]
    if reading in (SAME_BOTH, SAME_WORK) and len(work.shared) > 0:
        steps.append(say("Share the work: agree who does what of: {codes}.", codes=work.words(work.shared)))
    if reading != NOTHING_NOTABLE and len(on_both_boards) > 0:
        names = sentence(ref.name for ref in on_both_boards[:_SHOWN])
        more = len(on_both_boards) - _SHOWN
        steps.append(
            say("Begin where the same cities sit on both boards: {names} and {more} more.", names=names, more=more)
            if more > 0
            else say("Begin where the same cities sit on both boards: {names}.", names=names)
        )
    return tuple(steps)


_BY_READING: dict[str, tuple[str, ...]] = {
    SAME_BOTH: (_TALK, _CALENDAR),
    SAME_MEMBERS: (say("Talk: tell shared members which of the two does what."), _CALENDAR),
    SAME_WORK: (say("Talk: exchange what is learned, as members hardly meet in both."),),
    NESTED: (say("A part and its whole: see whether the calendars of both fit."),),
    NOTHING_NOTABLE: (),
    CANNOT: (say("Ask both for a list of their members near this day, and for what they do."),),
}
