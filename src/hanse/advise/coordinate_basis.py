"""What the reading of a pair of networks rests on: the list of members held near the day, and who coded their work."""

from collections.abc import Mapping
from dataclasses import dataclass

from hanse.advise.work import NOTHING, Work
from hanse.release.standpoint import Standpoint
from hanse.release.views import EntityRef
from hanse.study.held import WHOLE
from hanse.study.memberships import read_memberships

_WITHOUT_LIST = {"enough held": "no dated list; all sources together show half of a stated size"}


@dataclass(frozen=True)
class NetworkBasis:
    """What is held of one network: the best that can be said of its lists, the newest up to the day, its codings."""

    network: EntityRef
    held: str  # a word of hanse.analysis.admissible.Reason
    listed: str  # date of the newest list up to the day, of the whole network if there is one; "" where none is dated
    scope: str  # for what that list is complete, in words
    source: str  # id of its source
    source_title: str
    functions: tuple[str, ...]  # agreed codes
    functions_absent: tuple[str, ...]
    coder_kinds: tuple[str, ...]


def bases(view: Standpoint, works: Mapping[str, Work]) -> Mapping[str, NetworkBasis]:
    """The basis of every network with a counted member on the day."""
    whole = read_memberships(view)
    return {
        ref.id: _basis(view, ref, reason, works.get(ref.id, NOTHING))
        for ref, reason in zip(whole.networks, whole.admission.reason, strict=True)
    }


def _basis(view: Standpoint, ref: EntityRef, reason: str, work: Work) -> NetworkBasis:
    day = view.as_of.isoformat()
    rosters = view.contents.rosters.by_network.get(ref.id, ())
    dated = [roster for roster in rosters if roster.listed_latest != "" and roster.listed_latest <= day]
    words = view.contents.pairs.lists.scope_words
    newest = max(dated, key=lambda roster: (words.get(roster.id) == WHOLE, roster.listed_latest), default=None)
    return NetworkBasis(
        network=ref,
        held=reason,
        listed=newest.listed if newest is not None else "",
        scope=newest.scope_text if newest is not None else _WITHOUT_LIST.get(reason, "no dated list up to this day"),
        source=newest.source if newest is not None else "",
        source_title=newest.source_title if newest is not None else "",
        functions=work.agreed,
        functions_absent=work.absent,
        coder_kinds=work.coder_kinds,
    )
