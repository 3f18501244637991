"""Recorded work: what coders agree that a network does, and how much of it two networks share."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hanse.release.networks import FUNCTIONS
from hanse.release.standpoint import Standpoint

AGREED, ABSENT = "agreed", "agreed absent"


@dataclass(frozen=True)
class Work:
    """What is recorded of the work of one network by one codebook; a code in none of these is not recorded at all."""

    agreed: tuple[str, ...]
    absent: tuple[str, ...]  # coders agree that it does not
    contested: tuple[str, ...]  # yes against no
    single: tuple[str, ...]  # one coder only
    coder_kinds: tuple[str, ...]

    @property
    def is_recorded(self) -> bool:
        """True where coders agree on at least one code."""
        return len(self.agreed) > 0


@dataclass(frozen=True)
class SharedWork:
    """The recorded work of two networks side by side.

    ``weight`` is the summed rarity of the shared codes: ln(coded networks / networks with the code). ``share`` is that
    weight as a share of the rarity of all agreed codes of the side that has less of it, in [0, 1]; None where one side
    has no agreed code, or only codes that every coded network has. ``contrary`` are codes that coders agree on for one
    side and agree to be absent on the other.
    """

    codebook: str
    n_coded: int  # networks with at least one agreed code: the base of the rarity
    first: tuple[str, ...]
    second: tuple[str, ...]
    shared: tuple[str, ...]
    contrary: tuple[str, ...]
    weight: float
    share: float | None
    coder_kinds: tuple[str, ...]
    labels: dict[str, str]  # of the codes named here, as the codebook words them

    def words(self, codes: Iterable[str]) -> str:
        """Codes by their labels, as the codebook words them."""
        return "; ".join(self.labels.get(code, code) for code in codes)

    @property
    def is_recorded(self) -> bool:
        """True where both sides have an agreed code."""
        return len(self.first) > 0 and len(self.second) > 0


NOTHING = Work((), (), (), (), ())


def recorded_work(view: Standpoint, codebook: str = FUNCTIONS) -> Mapping[str, Work]:
    """The recorded work of every coded network, by id."""
    key = ("recorded work", codebook, view.scope)
    return view.contents.remember(key, lambda: dict(_read(view, codebook)))


def rarity(works: Iterable[Work]) -> Mapping[str, float]:
    """How rare each agreed code is: ln(networks with an agreed code / networks with this one); 0 where all have it."""
    held = [work for work in works if work.is_recorded]
    counts = Counter(code for work in held for code in work.agreed)
    return {code: math.log(len(held) / count) for code, count in counts.items()}


def share_work(
    first: Work,
    second: Work,
    rare: Mapping[str, float],
    *,
    n_coded: int,
    codebook: str,
    labels: Mapping[str, str] | None = None,
) -> SharedWork:
    """Two networks by what coders agree that they do.

    Use it for recorded work alone. A code that is agreed for one side and not recorded for the other is unknown, and
    counts neither way.

    Parameters
    ----------
    first, second : Work
    rare : mapping of str to float
        Rarity of each code, as of :func:`rarity`; nats, 0 or more.
    n_coded : int
        Networks that the rarity is of.
    codebook : str
        Key of the codebook.
    labels : mapping of str to str, default None
        Label of each code; a code without one stands for itself.

    Returns
    -------
    SharedWork

    Notes
    -----
    The shared weight is measured against the lesser side, so that work not recorded for one does not count against it.

    Source
    ------
    Spärck Jones (1972), A statistical interpretation of term specificity, doi:10.1108/eb026526 (inverse document
    frequency).
    """
    one, other = frozenset(first.agreed), frozenset(second.agreed)
    shared = tuple(code for code in first.agreed if code in other)
    contrary = (one & frozenset(second.absent)) | (other & frozenset(first.absent))
    weight = sum(rare[code] for code in shared)
    lesser = min(sum(rare[code] for code in side) for side in (one, other))
    return SharedWork(
        codebook=codebook,
        n_coded=n_coded,
        first=first.agreed,
        second=second.agreed,
        shared=shared,
        contrary=tuple(sorted(contrary)),
        weight=weight,
        share=min(1.0, weight / lesser) if lesser > 0 else None,
        coder_kinds=tuple(sorted({*first.coder_kinds, *second.coder_kinds})),
        labels={code: held for code in sorted(one | other) if (held := (labels or {}).get(code)) is not None},
    )


def work_of_pair(view: Standpoint, first: str, second: str, codebook: str = FUNCTIONS) -> SharedWork:
    """The recorded work of two networks of a view."""
    works = recorded_work(view, codebook)
    rare = view.contents.remember(("rarity", codebook, view.scope), lambda: rarity(works.values()))
    n_coded = sum(work.is_recorded for work in works.values())
    return share_work(
        works.get(first, NOTHING),
        works.get(second, NOTHING),
        rare,
        n_coded=n_coded,
        codebook=codebook,
        labels=code_labels(view, codebook),
    )


def code_labels(view: Standpoint, codebook: str = FUNCTIONS) -> Mapping[str, str]:
    """The label of each code of a codebook, in its order."""
    held = [
        (place, code, label)
        for (book, code), (place, label) in view.contents.codings.labels.items()
        if book == codebook
    ]
    return {code: label for _, code, label in sorted(held)}


def _read(view: Standpoint, codebook: str) -> Iterable[tuple[str, Work]]:
    codings, scope = view.contents.codings, view.scope
    for entity, rows in codings.rows.items():
        kinds = {row["coder_kind"] for row in rows if row["codebook"] == codebook}
        if len(kinds) > 0:
            yield (
                entity,
                Work(
                    agreed=codings.read_as(entity, codebook, AGREED, scope),
                    absent=codings.read_as(entity, codebook, ABSENT, scope),
                    contested=codings.read_as(entity, codebook, "contested", scope),
                    single=codings.read_as(entity, codebook, "one coder only", scope),
                    coder_kinds=tuple(sorted(kinds)),
                ),
            )
