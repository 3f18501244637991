"""How a pair of networks is read: members and recorded work together, "cannot be judged" unless both are known."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from hanse.advise.work import SharedWork
from hanse.domain.saying import Said, say, say_count
from hanse.study.pairs import OverlapPair, Share

SAME_BOTH = say("many shared members, same recorded work: worth talking")
SAME_MEMBERS = say("many shared members, different recorded work")
SAME_WORK = say("same work, other members")
NESTED = say("nested")
NOTHING_NOTABLE = say("no notable overlap")
CANNOT = say("cannot be judged")
READINGS = (SAME_BOTH, SAME_MEMBERS, SAME_WORK, NOTHING_NOTABLE, NESTED, CANNOT)

MANY = 0.25  # share of the smaller one's members that counts as many, at the lower end of the interval
FEW = 0.5  # few: a share below MANY, and the upper end of its interval below this
WORK_SHARE = 0.5  # rarity-weighted share of the lesser side's work
WORK_WEIGHT = math.log(2)  # and at least the weight of one code that half of the coded networks have

RULE = say(
    "Many shared members: the 95 % interval of the share of the smaller one's members begins at a quarter or higher; "
    "few: the share is below a quarter and the interval ends below a half. Same recorded work: shared agreed codes "
    "make up at least half of the lesser side's, weighted by rarity, and weigh at least as much as one code that half "
    "of the coded networks have. Different recorded work: only where coders agree on a code for one and agree on its "
    "absence for the other. Whatever is not known well enough cannot be judged. Chance plays no part in the reading."
)


@dataclass(frozen=True)
class Reading:
    """The reading of one pair, why, and what would change it."""

    reading: str  # one of READINGS
    because: tuple[str, ...]
    would_change: tuple[str, ...]
    members: str  # many | few | not clear | not known
    work: str  # same | different | not same | not known
    containment: Share | None  # shared members as a share of the smaller one's; None where the lists do not qualify
    mark: str  # side mark on chance, "" where there is none


def reading(pair: OverlapPair, work: SharedWork, ancestors: Mapping[str, frozenset[str]]) -> Reading:
    """Read a pair of networks: what its shared members and its recorded work say together.

    Use it for two networks on one day. It says where talking could be worth while, not that anything should be merged
    or is done twice: sharing members and kinds of work is common among networks that complement each other.

    Parameters
    ----------
    pair : OverlapPair
        Shared and own members; ``is_judged`` only where both rosters may enter a statistic.
    work : SharedWork
        Codes on which coders agree, side by side.
    ancestors : mapping of str to frozenset of str
        The networks that each network is a part of, directly or through others.

    Returns
    -------
    Reading
        "nested" comes first, then "cannot be judged" for whatever is missing; every other reading needs both rosters,
        and both sides coded.

    Notes
    -----
    Thresholds are those of :data:`RULE`, and ours. The p-value is a side mark and never decides.

    Source
    ------
    Rule of this project; the readings are those of its design.
    """
    containment = _smaller(pair)
    members, shared = _members(pair, containment), _work(work)
    is_part = pair.is_nested or _is_part(pair, ancestors)
    found = NESTED if is_part else _TABLE.get((members, shared), CANNOT)
    return Reading(
        reading=found,
        because=_because(pair, work, members, shared, is_part=is_part),
        would_change=_would_change(members, shared, is_part=is_part),
        members=members,
        work=shared,
        containment=containment,
        mark=_MARKS.get(pair.mark, ""),
    )


_TABLE = {
    ("many", "same"): SAME_BOTH,
    ("many", "different"): SAME_MEMBERS,
    ("few", "same"): SAME_WORK,
    ("few", "different"): NOTHING_NOTABLE,
    ("few", "not same"): NOTHING_NOTABLE,
}  # whatever is missing here cannot be judged
_MARKS = {
    "more": say("more shared members than the sizes on both sides explain"),
    "fewer": say("fewer shared members than the sizes on both sides explain"),
}


def _is_part(pair: OverlapPair, ancestors: Mapping[str, frozenset[str]]) -> bool:
    none: frozenset[str] = frozenset()
    first, second = pair.first.id, pair.second.id
    return second in ancestors.get(first, none) or first in ancestors.get(second, none)


def _smaller(pair: OverlapPair) -> Share | None:
    if not pair.is_judged:
        return None
    return pair.of_first if pair.first_size <= pair.second_size else pair.of_second


def _members(pair: OverlapPair, containment: Share | None) -> str:
    if containment is None:
        return "not known"
    if containment.low >= MANY:
        return "many"
    return "few" if containment.value < MANY and containment.high < FEW else "not clear"


def _work(work: SharedWork) -> str:
    if not work.is_recorded or work.share is None:
        return "not known"
    if work.share >= WORK_SHARE and work.weight >= WORK_WEIGHT:
        return "same"
    return "different" if len(work.contrary) > 0 else "not same"


def _because(pair: OverlapPair, work: SharedWork, members: str, shared: str, *, is_part: bool) -> tuple[str, ...]:
    if is_part:
        whole = say("{first} and {second} are part and whole.", first=pair.first.name, second=pair.second.name)
        return (whole, _counted(pair, members))
    return (_counted(pair, members), _worked(work, shared))


def _counted(pair: OverlapPair, members: str) -> Said:
    n, smaller = pair.shared, min(pair.first_size, pair.second_size)
    if members == "not known":
        return _at_least(n, pair.why)
    if members == "not clear":
        return say_count(
            n,
            "{count} shared member, of the {smaller} that the smaller one has; too few to tell many from few.",
            "{count} shared members, of the {smaller} that the smaller one has; too few to tell many from few.",
            smaller=smaller,
        )
    return say_count(
        n,
        "{count} shared member, of the {smaller} that the smaller one has.",
        "{count} shared members, of the {smaller} that the smaller one has.",
        smaller=smaller,
    )


def _at_least(n: int, why: str) -> Said:
    if why == "":
        return say_count(
            n,
            "At least {count} shared member; the lists are not held well enough to say more.",
            "At least {count} shared members; the lists are not held well enough to say more.",
        )
    return say_count(
        n,
        "At least {count} shared member; the lists are not held well enough to say more ({why}).",
        "At least {count} shared members; the lists are not held well enough to say more ({why}).",
        why=why,
    )


def _worked(work: SharedWork, shared: str) -> Said:
    if shared == "not known":
        return _unrecorded(work)
    told = (
        say(
            "Work agreed for both: {codes} ({percent} % of the lesser side by rarity).",
            codes=work.words(work.shared),
            percent=f"{100 * (work.share or 0):.0f}",
        )
        if len(work.shared) > 0
        else say("No work is agreed for both.")
    )
    if len(work.contrary) == 0:
        return told
    contrary = say("Agreed for one and agreed absent for the other: {codes}.", codes=work.words(work.contrary))
    return say("{agreed} {contrary}", agreed=told, contrary=contrary)


def _unrecorded(work: SharedWork) -> Said:
    if work.is_recorded:
        return say("Coders agree only on codes that every coded network has.")
    if len(work.first) > 0:
        return say("No code is agreed for the second: its work is not recorded well enough.")
    if len(work.second) > 0:
        return say("No code is agreed for the first: its work is not recorded well enough.")
    return say("No code is agreed for the first and the second: their work is not recorded well enough.")


def _would_change(members: str, shared: str, *, is_part: bool) -> tuple[str, ...]:
    if is_part:
        return (say("A source that says that one is not a part of the other."),)
    needs = {
        "not known": say("A list of all members of both near this day, or a list of half of a stated size."),
        "not clear": say("More members on both sides, or another share of shared ones."),
    }
    needs_work = {
        "not known": say("Sources on what both do, coded by two coders."),
        "not same": say("A code agreed for both, or agreed for one and agreed absent for the other."),
    }
    named = (needs.get(members), needs_work.get(shared))
    found = tuple(text for text in named if text is not None)
    return found if len(found) > 0 else (say("Newer lists of members, or codings by further coders."),)
