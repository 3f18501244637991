"""What rules of admission change: the same pairs tested with and without cells that no tie could lie in."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hanse.analysis.projection import Null, Projection
from hanse.analysis.validation import validated
from hanse.release.standpoint import Standpoint
from hanse.release.views import EntityRef
from hanse.study.basis import Basis
from hanse.study.memberships import Memberships, read_memberships

NULLS: tuple[Null, ...] = ("sdsm", "fixedrow")
LIMITS = (0.05, 0.01)


@dataclass(frozen=True)
class ChangedPair:
    """A pair of networks that is found with one reading and not with the other; p and q are of both
    tails together, and 1 where the pair shares fewer than expected.
    """

    first: EntityRef
    second: EntityRef
    shared: int
    expected_open: float  # shared members to be expected where everybody could join everything
    expected: float  # the same under the rules of admission
    p_open: float
    p: float
    q_open: float
    q: float


@dataclass(frozen=True)
class EligibilityEffect:
    """Pairs found at one limit under one null model, without and with the rules of admission."""

    null: str
    compared: str  # "p" or "q" (Benjamini-Hochberg over all pairs that could share a member)
    limit: float
    n_pairs: int
    found_open: int
    found: int
    changed: tuple[ChangedPair, ...]


@dataclass(frozen=True)
class EligibilityStudy:
    """How findings of more overlap than expected depend on who could join what.

    ``entering`` uses the networks that may enter a statistic. ``recorded`` uses every recorded membership: that is
    arithmetic on partial lists, shown for the effect of the rules alone, not as findings.
    """

    basis: Basis
    entering: tuple[EligibilityEffect, ...]
    recorded: tuple[EligibilityEffect, ...]
    n_closed: int  # cells of the entering networks that no tie could lie in
    n_cells: int


def eligibility_effect(view: Standpoint) -> EligibilityStudy:
    """Compare the findings of overlap in ``view`` with and without the rules of admission."""
    key = ("eligibility effect", view.as_of, view.scope)
    return view.contents.remember(key, lambda: _study(view))


def _study(view: Standpoint) -> EligibilityStudy:
    whole = read_memberships(view)
    entering = whole.entering
    mask = entering.graph.eligibility
    cells = entering.graph.n_cities * entering.graph.n_networks
    return EligibilityStudy(
        basis=entering.basis(of=whole),
        entering=_effects(entering),
        recorded=_effects(whole),
        n_closed=0 if mask is None else int(cells - mask.mask().sum()),
        n_cells=cells,
    )


def _effects(memberships: Memberships) -> tuple[EligibilityEffect, ...]:
    found: list[EligibilityEffect] = []
    for null in NULLS:
        # The same test as that of the overlap study; both list every pair, in the same order.
        ruled = validated(memberships.graph, "network", null=null, family="possible")
        free = validated(memberships.unmasked, "network", null=null)
        columns: tuple[NDArray[Any], ...] = (
            ruled.i,
            ruled.j,
            ruled.k,
            free.expected,
            ruled.expected,
            *_more(free, ruled, "p", "q"),
        )
        rows = [
            ChangedPair(memberships.networks[i], memberships.networks[j], k, *values)
            for i, j, k, *values in zip(*(column.tolist() for column in columns), strict=True)
        ]
        found.extend(
            _effect(null, compared, limit, ruled.n_family, rows) for limit in LIMITS for compared in ("p", "q")
        )
    return tuple(found)


def _more(free: Projection, ruled: Projection, *names: str) -> list[NDArray[np.float64]]:
    """p and q without and with rules; 1 where a pair shares fewer than expected, as only more is asked about."""
    return [np.where(one.more, getattr(one, name), 1.0) for name in names for one in (free, ruled)]


def _effect(null: str, compared: str, limit: float, n_pairs: int, rows: list[ChangedPair]) -> EligibilityEffect:
    is_open = [getattr(row, f"{compared}_open") <= limit for row in rows]
    is_ruled = [getattr(row, compared) <= limit for row in rows]
    changed = (row for row, before, after in zip(rows, is_open, is_ruled, strict=True) if before != after)
    return EligibilityEffect(
        null, compared, limit, n_pairs, sum(is_open), sum(is_ruled),
        tuple(sorted(changed, key=lambda row: (row.first.name, row.second.name))),
    )  # fmt: skip
