"""What `reach` answers: which municipalities a network could invite, by area and size, and whom by name and why."""

from dataclasses import dataclass

from hanse.advise.reason import Reason
from hanse.release.views import Context, EntityRef

LIMIT, MOST = 50, 500  # municipalities named on a page: by default, and at most


@dataclass(frozen=True)
class ReachCell:
    """One area and size class: how many places there are, and how far the network reaches them."""

    area: str  # name of a continent, or of a country where the rule admits few countries
    area_code: str
    size: str
    places: int  # places of the universe that the rule admits
    members: int  # recorded members among them, one a place
    coverage: float | None  # members / places
    coverage_low: float | None
    coverage_high: float | None
    quotient: float | None  # coverage of the cell / coverage of all admitted places; 1 is even
    quotient_low: float | None
    quotient_high: float | None
    is_under: bool  # the whole interval of the quotient lies below 1
    with_evidence: int  # municipalities with recorded evidence of interest that are not recorded in the network


@dataclass(frozen=True)
class Invitee:
    """A municipality the network could invite, with what is recorded that speaks for its interest."""

    city: EntityRef
    population: int | None
    area: str
    size: str
    is_under: bool  # of an area and size class that the network reaches less than others
    unchecked: tuple[str, ...]  # limits of the rule that could not be checked
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class ReachAdvice:
    """Municipalities a network could invite; silence about one is no refusal and no lack of interest."""

    context: Context
    network: EntityRef
    admission_text: str
    members: int
    held: str
    universe: str
    cells: tuple[ReachCell, ...]
    outside: int  # recorded members that are in no cell: other levels, no place, or smaller than 5,000 inhabitants
    invitees: tuple[Invitee, ...]
    only_under: bool  # limited to areas and size classes that are reached less; False where none can be told
    total: int  # invitees on all pages
    page: int
    limit: int
    silence: str
    order: str
    method: str
    inputs: tuple[str, ...]
    caveats: tuple[str, ...]
    would_change: tuple[str, ...]
