"""What a View answers with: one frozen dataclass per page, shared by the page, its JSON twin, the CLI and the API.

Every view carries its Context (release, as-of date, scope, counting rule). Every value shown leads to claims.
Lists are sorted for reading (A to Z unless said otherwise); nothing here is ranked.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Context:
    """What a number needs beside it: release, date, scope and how things were counted."""

    version: str
    data_date: str  # ISO day the data is current to
    as_of: str  # ISO day
    scope: dict[str, tuple[str, ...]]  # only the limits that were set; empty = everything
    counting: str  # the counting rule in one sentence
    freshness_years: int


@dataclass(frozen=True)
class EntityRef:
    """Enough of an entity to link to it. ``kind`` is an ENTITY_KIND, ``subkind`` its level or network kind."""

    id: str
    name: str
    kind: str
    subkind: str
    country: str  # ISO 3166-1 alpha-2, "" where none
    path: str  # site path of its page, as /cities/ghent-be


@dataclass(frozen=True)
class ClaimRef:
    """A claim, short: what an evidence chip opens."""

    id: str
    as_written: str  # the name or value verbatim
    source: str  # source id
    source_title: str
    source_kind: str
    publisher: str
    url: str  # "" where there is none
    published: str
    locator: str
    collection: str
    has_correction: bool


@dataclass(frozen=True)
class Value:
    """One stated value with its evidence; several sources may state several values side by side."""

    property: str
    value: str
    number: float | None
    unit: str
    valid: str  # time it is for, as written or derived
    note: str
    claims: tuple[ClaimRef, ...]


@dataclass(frozen=True)
class Membership:
    """What is known of one city in one network on the as-of date."""

    city: EntityRef
    network: EntityRef
    status: str
    is_counted: bool
    why: str  # the rule that gave the status, in one sentence
    roles: tuple[str, ...]
    start: str  # stated start, "" if none
    start_earliest: str  # ISO or ""
    start_latest: str
    end: str
    end_earliest: str
    end_latest: str
    first_listed: str  # ISO day or ""
    last_listed: str
    age_years: float | None  # age of the newest listing on the as-of date
    claims: tuple[ClaimRef, ...]


@dataclass(frozen=True)
class Tie:
    """Any other recorded tie: signed, hosted, board seat, part of, funded by ..."""

    subject: EntityRef | None
    subject_as_written: str
    relation: str
    object: EntityRef | None
    object_as_written: str
    role: str
    start: str
    end: str
    listed: str
    note: str
    claims: tuple[ClaimRef, ...]
    subject_read_as: str = ""  # where no entity stands: how the written name was judged, and why
    object_read_as: str = ""


@dataclass(frozen=True)
class RosterView:
    """One dated list and the scope within which it is complete."""

    id: str
    network: EntityRef | None
    network_as_written: str
    source: str
    source_title: str
    url: str
    listed: str
    listed_earliest: str
    listed_latest: str
    complete: str
    scope_text: str  # "complete for the executive committee", "complete for Poland", ...
    stated_count: int | None
    rows_taken: int
    note: str


@dataclass(frozen=True)
class Coding:
    """What the coders decided on one code for one entity.

    ``reading``: agreed | one coder only | contested | agreed absent | not shown.
    """

    codebook: str
    code: str
    label: str
    reading: str
    decisions: tuple[tuple[str, str, str], ...]  # (coder, coder kind, decision)
    evidence: tuple[Value, ...]
    claims: tuple[ClaimRef, ...]


@dataclass(frozen=True)
class Admission:
    """How one gets into a network, as far as known."""

    ways: tuple[str, ...]
    levels: tuple[str, ...]
    area: tuple[str, ...]
    area_basis: str
    population_min: int | None
    population_max: int | None
    fee: str
    who_decides: str
    rule_text: str
    basis: str
    source: str
    source_title: str
    url: str
    locator: str


@dataclass(frozen=True)
class CoverageNote:
    """One recorded search and its result."""

    network: EntityRef | None
    area: tuple[str, ...]
    sought: str
    tried: str
    result: str
    have: str
    stated: str
    would_close: str
    searched_on: str
    collection: str


@dataclass(frozen=True)
class Overview:
    """The start page: what is in here, how fresh, what is not known."""

    context: Context
    counts: dict[str, int]  # the keys of `hanse info`
    network_kinds: dict[str, int]
    statuses: dict[str, int]  # memberships by status
    newest_sources: tuple[ClaimRef, ...]
    sources_by_year: dict[str, int]
    undated_sources: int  # without a known year of publication
    founded: tuple[tuple[int, str, EntityRef], ...]  # (year, mode of creation or "", network)
    rosters_complete: int
    rosters_partial: int
    networks_without_members: int
    rosters_unknown: int = 0  # lists of which nobody says whether they are complete


@dataclass(frozen=True)
class NetworkRow:
    """A line of the list of networks."""

    network: EntityRef
    acronym: str
    scale: str
    area: str
    founded: str
    ended: str
    counted: int  # members counted on the as-of date, of any level
    recorded: int  # cities with any membership-class claim
    stated_size: str
    stated_size_date: str
    coverage: str  # complete | partial | stated size only | nothing recorded
    ways: tuple[str, ...]
    modes: tuple[str, ...]
    functions: tuple[str, ...]  # agreed function codes


@dataclass(frozen=True)
class NetworkList:
    context: Context
    rows: tuple[NetworkRow, ...]
    facets: dict[str, dict[str, int]]  # facet -> value -> count, before filtering
    filters: dict[str, str]


@dataclass(frozen=True)
class NetworkProfile:
    context: Context
    network: EntityRef
    acronym: str
    other_names: tuple[str, ...]
    website: str
    note: str
    inclusion: tuple[str, str]  # (rule, reason)
    facts: tuple[Value, ...]  # founded, ended, scale, initiator, secretariat, funders ...
    admission: Admission | None
    codings: tuple[Coding, ...]
    memberships: Sequence[Membership]  # by city, A to Z
    status_counts: dict[str, int]
    counted: int
    other_ties: tuple[Tie, ...]
    parents: tuple[Tie, ...]
    children: tuple[Tie, ...]
    organisations: tuple[Tie, ...]
    documents: tuple[EntityRef, ...]
    sizes: tuple[Value, ...]
    rosters: tuple[RosterView, ...]
    coverage: tuple[CoverageNote, ...]
    missing: tuple[str, ...]  # what is missing, one sentence each
    evidence_notes: tuple[Value, ...]
    successors: tuple[EntityRef, ...] = ()  # who took over, where the network was split
    held: str = ""  # how much of the membership is held: the `coverage` of its NetworkRow


@dataclass(frozen=True)
class CityRow:
    city: EntityRef
    counted: int  # networks counted on the as-of date
    recorded: int
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True)
class CityList:
    context: Context
    rows: tuple[CityRow, ...]
    facets: dict[str, dict[str, int]]
    filters: dict[str, str]


@dataclass(frozen=True)
class Peer:
    """Another city and the networks both are counted in."""

    city: EntityRef
    shared: tuple[EntityRef, ...]


@dataclass(frozen=True)
class CityProfile:
    context: Context
    city: EntityRef
    other_names: tuple[str, ...]
    level_basis: str
    geonames_id: int | None
    latitude: float | None
    longitude: float | None
    related: tuple[EntityRef, ...]  # same place, other level; parent; parts
    facts: tuple[Value, ...]
    memberships: tuple[Membership, ...]
    roles: tuple[Tie, ...]
    documents: tuple[Tie, ...]
    peers: tuple[Peer, ...]
    lists_held: int
    newest_list: str
    names_written: tuple[str, ...]
    missing: tuple[str, ...] = ()  # what is missing, one sentence each


@dataclass(frozen=True)
class PlaceProfile:
    """A gazetteer place of 5,000 inhabitants or more, with or without a recorded tie."""

    context: Context
    geonames_id: int
    name: str
    country: str
    country_name: str
    admin1: str
    population: int
    latitude: float
    longitude: float
    cities: tuple[EntityRef, ...]  # authorities registered at this place
    country_networks: tuple[NetworkRow, ...]  # networks with recorded members in the country
    lists_held: int
    newest_list: str


@dataclass(frozen=True)
class CountryRow:
    code: str
    name: str
    cities: int
    networks: int
    memberships: int


@dataclass(frozen=True)
class CountryList:
    context: Context
    rows: tuple[CountryRow, ...]


@dataclass(frozen=True)
class CountryProfile:
    context: Context
    code: str
    name: str
    cities: tuple[CityRow, ...]
    networks: tuple[tuple[EntityRef, int], ...]  # (network, counted cities of the country)
    coverage: tuple[CoverageNote, ...]
    rosters: tuple[RosterView, ...]  # lists complete for this country
    places_total: int  # municipalities of the official list, else gazetteer places >= 5,000 inhabitants
    places_with_city: int
    universe: str = ""  # the list they are on, with its day
    is_official: bool = False  # True where that is an official list


@dataclass(frozen=True)
class DocumentRow:
    document: EntityRef
    kind: str
    issuer: str
    issued: str
    issued_earliest: str
    issued_latest: str
    signatories: int


@dataclass(frozen=True)
class DocumentList:
    context: Context
    rows: tuple[DocumentRow, ...]
    facets: dict[str, dict[str, int]]
    filters: dict[str, str]


@dataclass(frozen=True)
class EntityProfile:
    """Documents, fora, funds, instruments and organisations: facts, ties and evidence."""

    context: Context
    entity: EntityRef
    other_names: tuple[str, ...]
    website: str
    note: str
    facts: tuple[Value, ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True)
class EntityList:
    """Fora, funds, instruments or organisations with the facts shown in the table."""

    context: Context
    kind: str
    rows: tuple[EntityProfile, ...]


@dataclass(frozen=True)
class SourceRow:
    id: str
    kind: str
    title: str
    publisher: str
    url: str
    published: str
    collection: str
    licence: str
    redistribution: str
    claims: int


@dataclass(frozen=True)
class SourceList:
    context: Context
    rows: tuple[SourceRow, ...]
    facets: dict[str, dict[str, int]]
    filters: dict[str, str]


@dataclass(frozen=True)
class SourceProfile:
    context: Context
    source: SourceRow
    gives: str
    note: str
    citation: str
    rosters: tuple[RosterView, ...]
    claims: tuple[ClaimRef, ...]


@dataclass(frozen=True)
class RosterList:
    context: Context
    rows: tuple[RosterView, ...]


@dataclass(frozen=True)
class RosterProfile:
    context: Context
    roster: RosterView
    entries: tuple[Tie, ...]


@dataclass(frozen=True)
class JudgementView:
    id: str
    kind: str
    name: str
    country: str
    context: str
    decision: str
    entity: EntityRef | None
    method: str
    coder_kind: str
    judged_on: str
    reason: str


@dataclass(frozen=True)
class CorrectionView:
    id: str
    field: str
    says: str
    should_say: str
    reason: str
    status: str
    recorded_on: str


@dataclass(frozen=True)
class ClaimView:
    """A claim in full: verbatim fields, source, judgements that read its names, corrections."""

    context: Context
    id: str
    kind: str  # tie | statement | coding
    collection: str
    collection_title: str
    redistribution: str
    fields: dict[str, str]  # verbatim columns, blank ones left out
    source: SourceRow
    locator: str
    roster: RosterView | None
    judgements: tuple[JudgementView, ...]
    corrections: tuple[CorrectionView, ...]
    subject: EntityRef | None
    object: EntityRef | None
    withheld: str  # "" or the reason class: then every other field but id is blank


@dataclass(frozen=True)
class CoverageView:
    context: Context
    notes: tuple[CoverageNote, ...]
    networks: tuple[NetworkRow, ...]


@dataclass(frozen=True)
class AgreementRow:
    codebook: str
    code: str
    label: str
    alpha: float | None  # Krippendorff's alpha, nominal; None where undefined (no variation)
    alpha_without_published: float | None  # without networks whose notes repeat a published classing
    prevalence_a: float
    prevalence_b: float
    n: int
    n_yes_yes: int
    n_yes_other: int


@dataclass(frozen=True)
class MethodView:
    context: Context
    agreement: tuple[AgreementRow, ...]
    codebooks: tuple[tuple[str, str, str], ...]  # (key, title, paper)
    rules: tuple[tuple[str, str, int], ...]  # inclusion: (rule, decision, how many)
    finding_counts: dict[str, int]
    rule_meanings: dict[str, str] = field(default_factory=dict)  # rule of inclusion -> what it says


@dataclass(frozen=True)
class SearchHit:
    entity: EntityRef | None  # None for a gazetteer place, a country, a source or a glossary entry
    title: str
    kind: str
    detail: str
    path: str
    matched: str  # the name that matched, where it is not the title
    why: str = ""  # whose name that is: acronym | other | merged | written | place; typo where it is only near
    country: str = ""  # ISO 3166-1 alpha-2, "" where none
    population: int | None = None  # of a place
    has_ties: bool = False  # some list or source says of a city what network it is in, or of a network who is in it


@dataclass(frozen=True)
class SearchResults:
    """Hits in the order: whole names, acronyms, beginnings, words, slips of the pen; entities before places."""

    context: Context
    query: str
    hits: tuple[SearchHit, ...]
    total: int
    by_kind: dict[str, int]
    by_country: dict[str, int] = field(default_factory=dict)
    by_ties: dict[str, int] = field(default_factory=dict)  # yes | no, of cities and places
    is_capped: bool = False  # more answer to the query than were looked at; counts are of those looked at
    is_near: bool = False  # nothing has a name like that; the hits are near to it


@dataclass(frozen=True)
class Info:
    """`hanse info`: the release in numbers."""

    version: str
    data_date: str
    content_hash: str
    networks: int
    cities: int
    organisations: int
    documents: int
    claims: int
    memberships: int
    sources: int
    countries: int
    unjudged_names: int
    quarantined: int
    withheld: int
