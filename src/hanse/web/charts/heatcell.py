"""One cell of the overlap matrix: how dark, which number, and the sentence that says what it means."""

from dataclasses import dataclass
from functools import cached_property

from markupsafe import escape

from hanse.advise.overlap_ground import PlacedNetwork, PlacedPair
from hanse.advise.overlap_matrix import OverlapMatrix
from hanse.web.language import gettext as _
from hanse.web.language import ngettext
from hanse.web.language import noted as N_
from hanse.web.words import number, percent

STEPS = 5
REASONS = {
    "complete": N_("its list is complete"),
    "enough held": N_("enough of its members are held"),
    "other scope only": N_("its lists are of a part of the membership only"),
    "too few held": N_("too few of its members are held"),
    "size not stated": N_("its list is partial and no size is stated"),
    "too old": N_("its lists are too old"),
    "later than the date": N_("its lists are later than the day"),
    "undated": N_("its lists are undated"),
    "no roster": N_("no list of it is held"),
    "members are in without an act of their own": N_("its members are in without an act of their own"),
}
Sides = tuple[PlacedNetwork, PlacedNetwork]


@dataclass(frozen=True)
class Cell:
    """A value on the scale, a lower bound ("least") or nothing that can be told ("unknown")."""

    kind: str
    step: int  # 0 to 4, light to dark
    plain: str  # the number in the cell
    title: str
    mark: str = ""  # more | fewer: beside the number, never the colour

    @cached_property
    def classes(self) -> str:
        """Classes of the table cell."""
        shade = f"heat-{self.step}" if self.kind == "value" else f"heat-{self.kind}"
        return f"{shade} heat-{self.mark}" if self.mark else shade

    @cached_property
    def text(self) -> str:
        """The number, ready for HTML."""
        return str(escape(self.plain))


def cell_of(pair: PlacedPair, sides: Sides, shows: str, top: int) -> Cell:
    """The cell of a pair; ``top`` is the largest number of shared members of a pair that can be judged."""
    cell = _MAKERS[shows](pair, sides, top)
    return cell if shows in ("members", "containment") else Cell(cell.kind, cell.step, cell.plain, cell.title)


def why_not(pair: PlacedPair, sides: Sides) -> str:
    """Why the members of a pair cannot be judged, in the reader's language."""
    parts = [
        f"{side.label}: {_(REASONS.get(side.held, side.held))}" for side in sides if side.network.id in pair.why_not
    ]
    return "; ".join(parts)


def scale_words(view: OverlapMatrix) -> list[str]:
    """What the five steps stand for, light to dark."""
    if view.asking.shows == "topic":
        return ["0", "", "", "1", ""]
    top = 100
    bounds = [25, 50, 75, 100]
    if view.asking.shows == "members":
        top = top_of(view)
        bounds = [int(top * (step / 4) ** 2) for step in range(1, STEPS)]
    lows = [1, *(bound + 1 for bound in bounds[:-1])]
    spans = zip(lows, bounds, strict=True)
    return ["0", *(_span(low, high) for low, high in spans)] if top > 0 else ["0", "", "", "", ""]


def _span(low: int, high: int) -> str:
    if high < low:
        return ""
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def top_of(view: OverlapMatrix) -> int:
    """The largest number of shared members of a pair that can be judged: the dark end of the scale."""
    return max((pair.shared for pair in view.pairs if pair.is_judged), default=0)


def _members(pair: PlacedPair, sides: Sides, top: int) -> Cell:
    if not pair.is_judged:
        return _at_least(pair, sides)
    step = 0 if pair.shared == 0 else _step((pair.shared / max(top, 1)) ** 0.5)
    return Cell("value", step, str(pair.shared), _shared(pair, sides), pair.mark)


def _containment(pair: PlacedPair, sides: Sides, top: int) -> Cell:
    if not pair.is_judged or pair.containment is None:
        told = _at_least(pair, sides)
        return Cell(told.kind, 0, "", told.title)
    held = pair.containment
    words = _("%(shared)s That is %(share)s of the smaller one (95 %% interval: %(low)s to %(high)s).") % {
        "shared": _shared(pair, sides),
        "share": percent(held.value),
        "low": percent(held.low),
        "high": percent(held.high),
    }
    return Cell("value", _step(held.value), number(100 * held.value), words, pair.mark)


def _work(pair: PlacedPair, sides: Sides, top: int) -> Cell:
    if pair.work_codes is None or pair.work is None:
        return Cell("unknown", 0, "", _told(_("%(pair)s: work not recorded well enough of both."), sides))
    n = len(pair.work_codes)
    words = ngettext(
        "%(pair)s: %(num)s code agreed for both, %(share)s of the lesser side by rarity.",
        "%(pair)s: %(num)s codes agreed for both, %(share)s of the lesser side by rarity.",
        n,
    )
    return Cell("value", _step(pair.work), str(n), _told(words, sides, num=n, share=percent(pair.work)))


def _area(pair: PlacedPair, sides: Sides, top: int) -> Cell:
    if pair.area is None:
        return Cell("unknown", 0, "", _told(_("%(pair)s: the area of one is not known."), sides))
    words = _("%(pair)s: both admit %(share)s of the countries of the smaller area.")
    return Cell("value", _step(pair.area), number(100 * pair.area), _told(words, sides, share=percent(pair.area)))


def _topic(pair: PlacedPair, sides: Sides, top: int) -> Cell:
    if pair.topic is None:
        return Cell("unknown", 0, "", _told(_("%(pair)s: the topic of one is not known more closely."), sides))
    if len(pair.topic) == 0:
        return Cell("value", 0, "0", _told(_("%(pair)s: different topics."), sides))
    words = _("%(pair)s: both work on %(topics)s.")
    return Cell("value", 3, str(len(pair.topic)), _told(words, sides, topics=", ".join(pair.topic)))


_MAKERS = {"members": _members, "containment": _containment, "work": _work, "area": _area, "topic": _topic}


def _step(share: float) -> int:
    """One of five steps: none, then up to a quarter, a half, three quarters, and more."""
    return 0 if share <= 0 else min(1 + int(share * 4 - 1e-9), STEPS - 1)


def _told(words: str, sides: Sides, **values: object) -> str:
    named = _("%(first)s and %(second)s") % {"first": sides[0].label, "second": sides[1].label}
    return words % {"pair": named, **values}


def _shared(pair: PlacedPair, sides: Sides) -> str:
    words = ngettext(
        "%(pair)s: %(num)s shared member, of %(first)s and %(second)s.",
        "%(pair)s: %(num)s shared members, of %(first)s and %(second)s.",
        pair.shared,
    )
    told = _told(words, sides, num=pair.shared, first=sides[0].members, second=sides[1].members)
    if pair.mark == "more":
        return _("%(shared)s More than the sizes on both sides explain.") % {"shared": told}
    return _("%(shared)s Fewer than the sizes on both sides explain.") % {"shared": told} if pair.mark else told


def _at_least(pair: PlacedPair, sides: Sides) -> Cell:
    why = why_not(pair, sides)
    if pair.shared == 0:
        words = _("%(pair)s: no shared member recorded. Cannot be judged: %(why)s.")
        return Cell("unknown", 0, "", _told(words, sides, why=why))
    words = ngettext(
        "%(pair)s: at least %(num)s shared member. Cannot be judged: %(why)s.",
        "%(pair)s: at least %(num)s shared members. Cannot be judged: %(why)s.",
        pair.shared,
    )
    return Cell("least", 0, f"≥{pair.shared}", _told(words, sides, num=pair.shared, why=why))
