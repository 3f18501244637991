"""The table of memberships: every pair with its status on the data date, read in order and never held together."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from hanse.domain.scope import Scope
from hanse.domain.vocabulary import COUNTED_STATUSES, STATUSES
from hanse.release.cell import iso, shown
from hanse.release.contents import Contents
from hanse.release.memberships import first_start, last_end
from hanse.release.record import Record, read_record
from hanse.release.standpoint import Standpoint

MEMBERSHIP_HEADER = (
    "city_id", "city", "level", "country", "network_id", "network", "as_of", "status", "counted", "roles",
    "start", "start_earliest", "start_latest", "end", "end_earliest", "end_latest", "first_listed", "last_listed",
    "claims", "release",
)  # fmt: skip
_DATES = tuple(
    f"{prefix}_{part}" for prefix in ("start", "end", "listed") for part in ("as_written", "earliest", "latest")
)
_READ = f"""SELECT city, network, ties.id, relation, role, roster, collection, recorded_on, {", ".join(_DATES)}
            FROM membership JOIN ties ON ties.id = claim JOIN collections ON key = collection
            ORDER BY city, network, claim"""
_KEPT = 100_000  # different sets of dates and roles that are remembered


def membership_rows(contents: Contents) -> Iterator[tuple[str, ...]]:
    """A row for each pair, sorted as text, from collections that allow derived tables."""
    barred = contents.database.rows("SELECT key FROM collections WHERE redistribution = 'no'")
    if len(barred) == 0:
        return _all_rows(contents)
    allowed = contents.database.rows("SELECT key FROM collections WHERE redistribution != 'no'")
    scope = Scope(collections=tuple(row["key"] for row in allowed))
    return iter(sorted(_rows_within(Standpoint(contents, contents.data_date, scope))))


def _rows_within(standpoint: Standpoint) -> Iterator[tuple[str, ...]]:
    for one in standpoint.memberships(standpoint.snapshot.pairs.values(), by="network"):
        yield (
            one.city.id, one.city.name, one.city.subkind, one.city.country, one.network.id, one.network.name,
            standpoint.as_of.isoformat(), one.status, "yes" if one.is_counted else "no", "; ".join(one.roles),
            one.start, one.start_earliest, one.start_latest, one.end, one.end_earliest, one.end_latest,
            one.first_listed, one.last_listed, "; ".join(sorted(claim.id for claim in one.claims)),
            standpoint.contents.version,
        )  # fmt: skip


def _all_rows(contents: Contents) -> Iterator[tuple[str, ...]]:
    """The same where every claim may be used: statuses come from their column, cells are made once for like claims."""
    entities, as_of, words = contents.catalogue.entities, contents.data_date, tuple(STATUSES)
    day, version, ended = as_of.isoformat(), contents.version, _ended_networks(contents)
    statuses = iter(contents.pairs.codes(as_of, Scope()).tolist())
    known: dict[tuple[tuple[str, ...], ...], tuple[str, ...]] = {}
    rows = map(tuple, contents.database.connection().execute(_READ))
    for (city_id, network_id), group in groupby(rows, lambda row: row[:2]):
        city, network = entities.get(city_id), entities.get(network_id)
        if city is None or network is None:
            continue
        held = list(group)
        key = tuple(row[3:] for row in held)
        cells = known.get(key)
        if cells is None:
            cells = _cells([_record(row) for row in held], as_of)
            if len(known) < _KEPT:
                known[key] = cells
        claims = {row[2] for row in held}
        if network_id in ended:
            claims |= ended[network_id]
        status = words[next(statuses)]
        yield (
            city_id, city.name, city.subkind, city.country, network_id, network.name, day, status,
            "yes" if status in COUNTED_STATUSES else "no", *cells, "; ".join(sorted(claims)), version,
        )  # fmt: skip


def _ended_networks(contents: Contents) -> dict[str, set[str]]:
    """The claim that states the end of each network that had ended by the data date: it decides on all its pairs."""
    last = {network: ends[-1] for network, ends in contents.pairs.ends.items()}
    return {
        network: {claim} & contents.catalogue.claims.keys()
        for network, (end, claim) in last.items()
        if end.before(contents.data_date)
    }


def _record(row: Sequence[str]) -> Record:
    names = ("city", "network", "id", "relation", "role", "roster", "collection", "recorded_on", *_DATES)
    cells = dict(zip(names, row, strict=True))
    return read_record(cells, date.fromisoformat(cells["recorded_on"]))


def _cells(records: Sequence[Record], as_of: date) -> tuple[str, ...]:
    """Roles, dates and listings of one pair."""
    start, end = first_start(records), last_end(records)
    listed = sorted(seen for record in records if (seen := record.seen_listed(as_of)) is not None)
    return (
        "; ".join(sorted({record.role for record in records if record.role != ""})),
        shown(start), iso(start.earliest), iso(start.latest), shown(end), iso(end.earliest), iso(end.latest),
        iso(listed[0]) if len(listed) > 0 else "", iso(listed[-1]) if len(listed) > 0 else "",
    )  # fmt: skip
