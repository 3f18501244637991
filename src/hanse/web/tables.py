"""The tables behind pages: what the address of a page gives with ``.csv``. One row a thing, one column a value."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from hanse.publish.reproduce import Report
from hanse.release.views import (
    CityList,
    CityProfile,
    CountryList,
    CountryProfile,
    CoverageView,
    DocumentList,
    EntityList,
    EntityProfile,
    Membership,
    NetworkList,
    NetworkProfile,
    PlaceProfile,
    RosterList,
    RosterProfile,
    SourceList,
    SourceProfile,
    Tie,
)
from hanse.study.eligibility import EligibilityStudy
from hanse.study.liaison import LiaisonStudy
from hanse.study.sensitivity import SensitivityStudy
from hanse.web.page import Later, Table

Row = TypeVar("Row")
Column = tuple[str, Callable[[Row], object]]
_MEMBERSHIP: tuple[Column[Membership], ...] = (
    ("city", lambda one: one.city.name),
    ("city_id", lambda one: one.city.id),
    ("level", lambda one: one.city.subkind),
    ("country", lambda one: one.city.country),
    ("network", lambda one: one.network.name),
    ("network_id", lambda one: one.network.id),
    ("status", lambda one: one.status),
    ("counted", lambda one: one.is_counted),
    ("roles", lambda one: one.roles),
    ("start", lambda one: one.start),
    ("start_earliest", lambda one: one.start_earliest),
    ("start_latest", lambda one: one.start_latest),
    ("end", lambda one: one.end),
    ("end_earliest", lambda one: one.end_earliest),
    ("end_latest", lambda one: one.end_latest),
    ("first_listed", lambda one: one.first_listed),
    ("last_listed", lambda one: one.last_listed),
    ("claims", lambda one: [claim.id for claim in one.claims]),
)
_TIE: tuple[Column[Tie], ...] = (
    ("subject", lambda tie: tie.subject_as_written),
    ("subject_id", lambda tie: tie.subject.id if tie.subject is not None else ""),
    ("relation", lambda tie: tie.relation),
    ("object", lambda tie: tie.object_as_written),
    ("object_id", lambda tie: tie.object.id if tie.object is not None else ""),
    ("role", lambda tie: tie.role),
    ("start", lambda tie: tie.start),
    ("end", lambda tie: tie.end),
    ("listed", lambda tie: tie.listed),
    ("claims", lambda tie: [claim.id for claim in tie.claims]),
)


def table(columns: Sequence[Column[Row]], rows: Sequence[Row], source_of: Callable[[Row], str] | None = None) -> Table:
    """A table of ``rows``; ``source_of`` says whose words a row restates, where it restates any."""
    cells = Later(lambda: [tuple(value(row) for _, value in columns) for row in rows])
    words_of: Sequence[str] = Later(lambda: [source_of(row) for row in rows]) if source_of is not None else ()
    return Table(tuple(name for name, _ in columns), cells, row_sources=words_of)


def _memberships(rows: Sequence[Membership]) -> Table:
    """Memberships with their status, and the sources of the claims behind them."""
    return replace(table(_MEMBERSHIP, rows), sources=Later(lambda: _sources_of(rows)))


def _sources_of(rows: Sequence[Membership]) -> Sequence[str]:
    return tuple(dict.fromkeys(claim.source for one in rows for claim in one.claims))


def _source_of(tie: Tie) -> str:
    return tie.claims[0].source if len(tie.claims) > 0 else ""


def networks(view: NetworkList) -> Table:
    """The networks that the filters leave."""
    return table(
        (
            ("network", lambda row: row.network.name),
            ("network_id", lambda row: row.network.id),
            ("acronym", lambda row: row.acronym),
            ("kind", lambda row: row.network.subkind),
            ("scale", lambda row: row.scale),
            ("area", lambda row: row.area),
            ("founded", lambda row: row.founded),
            ("ended", lambda row: row.ended),
            ("members_counted", lambda row: row.counted),
            ("members_recorded", lambda row: row.recorded),
            ("stated_size", lambda row: row.stated_size),
            ("stated_size_date", lambda row: row.stated_size_date),
            ("coverage", lambda row: row.coverage),
            ("ways_in", lambda row: row.ways),
            ("modes_of_creation", lambda row: row.modes),
            ("functions", lambda row: row.functions),
        ),
        view.rows,
    )


def members(view: NetworkProfile) -> Table:
    """Every membership recorded for a network."""
    return _memberships(view.memberships)


def memberships(view: CityProfile) -> Table:
    """Every membership recorded for a city."""
    return _memberships(view.memberships)


def cities(view: CityList) -> Table:
    """The authorities that the filters leave."""
    return table(
        (
            ("city", lambda row: row.city.name),
            ("city_id", lambda row: row.city.id),
            ("level", lambda row: row.city.subkind),
            ("country", lambda row: row.city.country),
            ("latitude", lambda row: row.latitude),
            ("longitude", lambda row: row.longitude),
            ("networks_counted", lambda row: row.counted),
            ("networks_recorded", lambda row: row.recorded),
        ),
        view.rows,
    )


def countries(view: CountryList) -> Table:
    """Countries with what is recorded in them."""
    return table(
        (
            ("country", lambda row: row.code),
            ("country_name", lambda row: row.name),
            ("cities", lambda row: row.cities),
            ("networks", lambda row: row.networks),
            ("memberships", lambda row: row.memberships),
        ),
        view.rows,
    )


def country(view: CountryProfile) -> Table:
    """The authorities of a country."""
    return table(
        (
            ("city", lambda row: row.city.name),
            ("city_id", lambda row: row.city.id),
            ("level", lambda row: row.city.subkind),
            ("country", lambda row: row.city.country),
            ("networks_counted", lambda row: row.counted),
            ("networks_recorded", lambda row: row.recorded),
        ),
        view.cities,
    )


def place(view: PlaceProfile) -> Table:
    """Networks with recorded members in the country of a place."""
    return table(
        (
            ("network", lambda row: row.network.name),
            ("network_id", lambda row: row.network.id),
            ("members_counted", lambda row: row.counted),
            ("members_recorded", lambda row: row.recorded),
            ("coverage", lambda row: row.coverage),
            ("ways_in", lambda row: row.ways),
        ),
        view.country_networks,
    )


def documents(view: DocumentList) -> Table:
    """The documents that the filters leave."""
    return table(
        (
            ("document", lambda row: row.document.name),
            ("document_id", lambda row: row.document.id),
            ("kind", lambda row: row.kind),
            ("issuer", lambda row: row.issuer),
            ("issued", lambda row: row.issued),
            ("issued_earliest", lambda row: row.issued_earliest),
            ("issued_latest", lambda row: row.issued_latest),
            ("signatories", lambda row: row.signatories),
        ),
        view.rows,
    )


def entities(view: EntityList, columns: Sequence[str]) -> Table:
    """Entities of one kind with the facts that the page shows; several values of one fact stand side by side."""
    return table(
        (
            (view.kind, lambda row: row.entity.name),
            (f"{view.kind}_id", lambda row: row.entity.id),
            *((name, _fact(name)) for name in columns),
        ),
        view.rows,
    )


def _fact(name: str) -> Callable[[EntityProfile], object]:
    return lambda row: [value.value for value in row.facts if value.property == name]


def ties(view: EntityProfile) -> Table:
    """Who signed, issued, hosted, funds: every tie of an entity in the words of its source."""
    return table(_TIE, view.ties, _source_of)


def roster(view: RosterProfile) -> Table:
    """The entries of a list in the words of the list."""
    return table(_TIE, view.entries, _source_of)


def rosters(view: RosterList) -> Table:
    """Every list with its scope."""
    return table(
        (
            ("list_id", lambda row: row.id),
            ("network", lambda row: row.network_as_written),
            ("network_id", lambda row: row.network.id if row.network is not None else ""),
            ("source", lambda row: row.source_title),
            ("source_id", lambda row: row.source),
            ("address", lambda row: row.url),
            ("listed", lambda row: row.listed),
            ("listed_earliest", lambda row: row.listed_earliest),
            ("listed_latest", lambda row: row.listed_latest),
            ("complete", lambda row: row.complete),
            ("scope", lambda row: row.scope_text),
            ("stated_count", lambda row: row.stated_count),
            ("entries_taken", lambda row: row.rows_taken),
        ),
        view.rows,
    )


def sources(view: SourceList) -> Table:
    """The sources that the filters leave."""
    return table(
        (
            ("source", lambda row: row.title),
            ("source_id", lambda row: row.id),
            ("kind", lambda row: row.kind),
            ("publisher", lambda row: row.publisher),
            ("address", lambda row: row.url),
            ("published", lambda row: row.published),
            ("collection", lambda row: row.collection),
            ("licence", lambda row: row.licence),
            ("redistribution", lambda row: row.redistribution),
            ("claims_taken", lambda row: row.claims),
        ),
        view.rows,
    )


def source(view: SourceProfile) -> Table:
    """The claims taken from a source, in its words."""
    return table(
        (
            ("claim", lambda claim: claim.id),
            ("as_written", lambda claim: claim.as_written),
            ("locator", lambda claim: claim.locator),
            ("collection", lambda claim: claim.collection),
            ("has_correction", lambda claim: claim.has_correction),
        ),
        view.claims,
        lambda claim: claim.source,
    )


def coverage(view: CoverageView) -> Table:
    """The searches on record."""
    return table(
        (
            ("network", lambda note: note.network.name if note.network is not None else ""),
            ("network_id", lambda note: note.network.id if note.network is not None else ""),
            ("area", lambda note: note.area),
            ("sought", lambda note: note.sought),
            ("tried", lambda note: note.tried),
            ("result", lambda note: note.result),
            ("have", lambda note: note.have),
            ("stated", lambda note: note.stated),
            ("would_close", lambda note: note.would_close),
            ("searched_on", lambda note: note.searched_on),
        ),
        view.notes,
    )


def checks(report: Report, chosen: Iterable[str]) -> Table:
    """The figures of the literature that the filters leave, by their ids."""
    wanted = set(chosen)
    return table(
        (
            ("check", lambda check: check.id),
            ("paper", lambda check: check.paper),
            ("figure", lambda check: check.claim),
            ("printed", lambda check: check.published),
            ("recomputed", lambda check: check.recomputed),
            ("unit", lambda check: check.unit),
            ("as_of", lambda check: check.as_of),
            ("locator", lambda check: check.locator),
            ("basis", lambda check: check.basis),
            ("verdict", lambda check: check.verdict),
            ("reason", lambda check: check.reason),
        ),
        [check for check in report.checks if check.id in wanted],
    )


def sensitivity(view: SensitivityStudy) -> Table:
    """Every headline number under every other choice."""
    return Table(
        ("statistic", "unit", "choice_of", "choice", "network_id", "value", "value_by_default"),
        Later(
            lambda: [
                (
                    moved.statistic,
                    moved.unit,
                    one.factor,
                    one.choice,
                    one.network.id if one.network is not None else "",
                    one.value,
                    moved.value,
                )
                for moved in view.moved
                for one in moved.variants
            ]
        ),
        meanings={
            "choice_of": "what is chosen otherwise",
            "choice": "how",
            "network_id": "the network left out, if any",
        },
    )


def eligibility(view: EligibilityStudy) -> Table:
    """Pairs of networks whose verdict changes once rules of admission are known."""
    names = ("shared", "expected_open", "expected", "p_open", "p", "q_open", "q")
    return Table(
        ("networks_held", "null_model", "first_id", "second_id", *names),
        Later(
            lambda: [
                (held, effect.null, pair.first.id, pair.second.id, *(getattr(pair, name) for name in names))
                for held, effects in (("entering", view.entering), ("recorded", view.recorded))
                for effect in effects
                for pair in effect.changed
            ]
        ),
        meanings={
            "expected_open": "shared members to be expected where everybody could join everything",
            "expected": "the same under the rules of admission",
        },
    )


def liaison(view: LiaisonStudy) -> Table:
    """The cities of the three sets, and what each carries."""
    return Table(
        ("set", "city", "city_id", "networks_carried", "substitutes"),
        Later(
            lambda: [
                (
                    found.limits,
                    one.city.name,
                    one.city.id,
                    [ref.id for ref in one.carries],
                    [ref.id for ref in one.substitutes],
                )
                for found in (view.smallest, view.capped, view.without_most_connected)
                for one in found.members
            ]
        ),
        meanings={
            "set": "what the set was limited to",
            "networks_carried": "ids of the networks that the city carries in this set",
            "substitutes": "ids of cities that could take its place",
        },
    )
