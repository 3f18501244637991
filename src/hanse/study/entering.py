"""What enters a statistic of networks: those held well enough, with automatic memberships kept apart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from hanse.analysis.twomode import TwoMode
from hanse.release.standpoint import Standpoint
from hanse.release.views import EntityRef
from hanse.study.basis import Basis, LeftOut
from hanse.study.memberships import Memberships, read_memberships

AUTOMATIC = "members are in without an act of their own"  # a reason for leaving out, beside those of the admission


@dataclass(frozen=True, eq=False)
class Entering:
    """All counted memberships, and those of the networks that enter.

    ``automatic`` are networks that would enter but whose members are in without an act of their own; they stand apart.
    ``uses_rules`` says whether the null model knows who could join what.
    """

    whole: Memberships
    entered: Memberships
    automatic: tuple[EntityRef, ...]
    uses_rules: bool

    @property
    def graph(self) -> TwoMode:
        """The graph of what enters, with the rules of admission on it where they are used."""
        return self.entered.graph if self.uses_rules else self.entered.unmasked

    @property
    def basis(self) -> Basis:
        """What the result rests on; an automatic network is left out for being one."""
        apart = {ref.id for ref in self.automatic}
        found = self.entered.basis(of=self.whole)
        left = tuple(LeftOut(out.network, AUTOMATIC) if out.network.id in apart else out for out in found.left_out)
        return replace(found, left_out=left)

    def why_not(self, one: int, other: int) -> str:
        """Why the pair of networks in these columns of the whole cannot be judged; "" where it can."""
        whole, apart = self.whole, {ref.id for ref in self.automatic}
        parts = []
        for column in (one, other):
            ref = whole.networks[column]
            if ref.id not in self.entered.columns:
                parts.append(f"{ref.name}: {AUTOMATIC if ref.id in apart else whole.admission.reason[column]}")
        return "; ".join(parts)

    def method(self, of_analysis: str) -> str:
        """The methods paragraph: what entered, then how it was computed."""
        names = [ref.name for ref in self.whole.networks]
        apart = (
            f" Kept apart, as members are in automatically: {', '.join(ref.name for ref in self.automatic)}."
            if len(self.automatic) > 0
            else ""
        )
        return f"{self.whole.admission.describe(names)}{apart} {of_analysis}"


def entering(
    view: Standpoint, *, eligibility: bool = True, automatic: bool = False, levels: Sequence[str] = ()
) -> Entering:
    """What of ``view`` enters a statistic.

    ``eligibility`` keeps the rules of admission as structural zeros; ``automatic`` lets networks enter whose members
    are in without an act of their own; ``levels`` limits the authorities.
    """
    whole = read_memberships(view, levels=levels)
    is_automatic = np.array([rule.is_automatic for rule in whole.rules], dtype=bool)
    enters = whole.admission.enters & (automatic | ~is_automatic)
    apart = np.flatnonzero(whole.admission.enters & ~enters)
    return Entering(
        whole=whole,
        entered=whole.only(np.flatnonzero(enters)),
        automatic=tuple(whole.networks[column] for column in apart),
        uses_rules=eligibility,
    )
