"""What `join` answers: who asked for what, and the networks by what is known of their admission."""

from dataclasses import dataclass

from hanse.advise.join_asker import Asker
from hanse.advise.reason import Reason
from hanse.release.views import Context, EntityRef, Value

SEEKS = {
    "knowledge": ("SHARE",),
    "funds": ("SEEK",),
    "voice": ("SEEK", "SHAME", "STANDARD"),
}
"""What a city may seek, and the codes of the functions codebook that are read as offering it: a reading of ours."""


@dataclass(frozen=True)
class Wishes:
    """What the city is after: words for themes, and any of SEEKS; empty is no wish."""

    themes: tuple[str, ...] = ()
    seeks: tuple[str, ...] = ()


@dataclass(frozen=True)
class AdmissionAnswer:
    """Whether the asker may join by what is recorded, and what it takes. "" is always: not recorded."""

    group: str  # a key of hanse.advise.admission.GROUPS
    text: str  # may it: one sentence that says what it rests on
    refusals: tuple[str, ...]  # country | level | population
    unchecked: tuple[str, ...]  # limits that cannot be checked, as nothing is known of the asker
    area: tuple[str, ...]
    area_basis: str  # stated | inferred from the name | unknown
    unread: tuple[str, ...]  # areas that cannot be read as countries; taken as no limit
    levels: tuple[str, ...]
    population_min: int | None
    population_max: int | None
    ways: tuple[str, ...]
    vote: str
    fee: str
    languages: str
    online: str
    who_decides: str
    rule_text: str
    rule_basis: str  # stated | inferred | unknown: what the rule as told rests on
    source_title: str
    source_path: str
    url: str
    locator: str
    also_told: tuple[Value, ...]  # statements on membership rules, with claims
    publicity: str  # how public joining is, as far as recorded
    publicity_paths: tuple[str, ...]


@dataclass(frozen=True)
class PeerMember:
    """A recorded member that is like the asker, and in what."""

    city: EntityRef
    status: str
    alike: tuple[str, ...]  # country | area | size | shared networks
    shared: tuple[EntityRef, ...]
    kilometres: int | None  # from the asker, where both positions are known
    paths: tuple[str, ...]  # claims of its membership


@dataclass(frozen=True)
class WorkOffered:
    """A code on which coders agree for the network."""

    codebook: str
    code: str
    label: str
    is_new: bool  # no network that the asker is counted in has it as an agreed code
    sought_for: tuple[str, ...]  # those of the wishes that it is read as meeting
    coder_kinds: tuple[str, ...]
    paths: tuple[str, ...]


@dataclass(frozen=True)
class ThemeMatch:
    """A wished theme found in what is recorded of the network, in the words of the source."""

    theme: str
    property: str
    words: str
    paths: tuple[str, ...]


@dataclass(frozen=True)
class Fit:
    """Why a network could suit the asker, as far as recorded."""

    members: int  # counted on the day
    held: str  # complete | partial | stated size only | nothing recorded
    peers_total: int
    peers: tuple[PeerMember, ...]  # the most alike of them, A to Z
    work: tuple[WorkOffered, ...]
    work_is_recorded: bool
    themes: tuple[ThemeMatch, ...]
    partners_total: int  # counted members that no network of the asker reaches
    partners: tuple[EntityRef, ...]  # some of them, A to Z


@dataclass(frozen=True)
class NetworkAnswer:
    """One network the asker is not recorded in, with everything that speaks to joining it."""

    network: EntityRef
    admission: AdmissionAnswer
    fit: Fit
    parents: tuple[EntityRef, ...]
    reasons: tuple[Reason, ...]
    caveats: tuple[str, ...]
    would_change: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Networks of which the same is known about admission."""

    group: str
    title: str
    answers: tuple[NetworkAnswer, ...]


@dataclass(frozen=True)
class Apart:
    """A network that is not among the answers, and why in a sentence."""

    network: EntityRef
    why: str
    paths: tuple[str, ...]


@dataclass(frozen=True)
class Present:
    """What is recorded of the asker itself in one network."""

    network: EntityRef
    status: str
    is_counted: bool
    why: str
    paths: tuple[str, ...]


@dataclass(frozen=True)
class JoinAdvice:
    """Which networks the asker could join: nothing here is a recommendation, and nothing is ranked by benefit."""

    context: Context
    asker: Asker
    wishes: Wishes
    present: tuple[Present, ...]
    present_text: str
    groups: tuple[Group, ...]
    closed: tuple[Apart, ...]
    nobody_joins: tuple[Apart, ...]
    refused: tuple[Apart, ...]
    order: str
    inputs: tuple[str, ...]
    caveats: tuple[str, ...]
    would_change: tuple[str, ...]
    lists_held: int
    newest_list: str
