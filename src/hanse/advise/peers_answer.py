"""What `peers` answers: cities like one, grouped by what they have in common."""

from dataclasses import dataclass

from hanse.advise.join_asker import Asker
from hanse.release.views import Context, EntityRef

LIMIT = 20  # cities named in each group by default


@dataclass(frozen=True)
class AlikeCity:
    """A registered city that is like the asker, and in what."""

    city: EntityRef
    population: int | None  # inhabitants
    size: str
    alike: tuple[str, ...]  # country | area | size | shared networks
    shared: tuple[EntityRef, ...]  # networks that both are counted in on the day
    counted: int  # networks it is counted in
    kilometres: int | None
    text: str


@dataclass(frozen=True)
class AlikeGroup:
    """Cities that are like the asker in the same things, A to Z; ``total`` counts those not listed too."""

    alike: tuple[str, ...]
    title: str
    total: int
    cities: tuple[AlikeCity, ...]


@dataclass(frozen=True)
class PeersAdvice:
    """Cities like the asker, with reasons; those in no common network are among them."""

    context: Context
    asker: Asker
    present_text: str
    groups: tuple[AlikeGroup, ...]
    places_alike: int  # places of the same country and size class without any registered authority
    order: str
    inputs: tuple[str, ...]
    caveats: tuple[str, ...]
    would_change: tuple[str, ...]
