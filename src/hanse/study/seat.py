"""Who sits on which board on a day, as far as a source says so near that day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hanse.domain.dates import FuzzyDate
from hanse.release.cell import sort_key
from hanse.release.record import Record, read_record
from hanse.release.standpoint import Standpoint
from hanse.release.views import ClaimRef, EntityRef

STATED, LISTED = "stated", "listed"


@dataclass(frozen=True)
class Seat:
    """A city on the board of a network; a seat is held by the city, whoever fills it.

    ``basis`` is "stated" where a source gives a term that covers the day, "listed" where a list or a start within the
    freshness window names it and no end has passed.
    """

    city: EntityRef
    network: EntityRef
    basis: str
    term: str  # start and end in the words of the sources, "" where none is stated
    listed: str
    claims: tuple[ClaimRef, ...]


def seats(view: Standpoint) -> tuple[Seat, ...]:
    """The seats held on the day of ``view`` within its scope, by network and city, A to Z."""
    return view.contents.remember(("seats", view.as_of, view.scope), lambda: _read(view))


def shared_seats(view: Standpoint, first: str, second: str) -> tuple[Seat, ...]:
    """The seats, on either board, of the cities that sit on the boards of both networks on the day."""
    held = [seat for seat in seats(view) if seat.network.id in (first, second)]
    on_both = {seat.city.id for seat in held if seat.network.id == first} & {
        seat.city.id for seat in held if seat.network.id == second
    }
    return tuple(seat for seat in held if seat.city.id in on_both)


def _read(view: Standpoint) -> tuple[Seat, ...]:
    found = [
        _seat(view, city, network, held)
        for (city, network), records in _records(view).items()
        if len(held := [(record, basis) for record in records if (basis := _basis(view, record)) != ""]) > 0
    ]
    return tuple(sorted(found, key=lambda seat: (sort_key(seat.network), sort_key(seat.city))))


def _records(view: Standpoint) -> dict[tuple[str, str], list[Record]]:
    database, catalogue = view.contents.database, view.catalogue
    recorded = {row[0]: date.fromisoformat(row[1]) for row in database.rows("SELECT key, recorded_on FROM collections")}
    grouped: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for row in database.rows(
        """SELECT ties.*, one.entity AS city, other.entity AS network FROM ties
           JOIN claim_entity AS one ON one.claim = ties.id AND one.side = 'subject'
           JOIN claim_entity AS other ON other.claim = ties.id AND other.side = 'object'
           WHERE relation = 'board_seat' ORDER BY ties.id"""
    ):
        pair = [catalogue.entity(row[side]) for side in ("city", "network")]
        if not catalogue.admits(view.scope, row["id"]) or not _are_seat(view, pair):
            continue
        grouped[(pair[0].id, pair[1].id)].append(read_record(row, recorded[row["collection"]]))  # type: ignore[union-attr]
    return grouped


def _are_seat(view: Standpoint, pair: Sequence[EntityRef | None]) -> bool:
    """True for a city and a network of the scope."""
    return all(
        ref is not None and ref.kind == kind and view.in_scope(ref)
        for ref, kind in zip(pair, ("city", "network"), strict=True)
    )


def _basis(view: Standpoint, record: Record) -> str:
    """ "stated" or "listed" on the day, "" where nothing near the day says that the seat is held."""
    day, start, end = view.as_of, record.start, record.end
    if end.is_known and end.before(day):
        return ""
    if start.is_known and not _is_past(start, day):
        return ""
    if start.is_known and end.is_known:
        return STATED
    oldest = _years_before(day, view.contents.freshness_years)
    near = (seen for seen in (start, record.listed) if _is_past(seen, day))
    return LISTED if any(seen.latest is not None and seen.latest >= oldest for seen in near) else ""


def _is_past(when: FuzzyDate, day: date) -> bool:
    return when.latest is not None and when.latest <= day


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def _seat(view: Standpoint, city: str, network: str, held: Sequence[tuple[Record, str]]) -> Seat:
    entities = view.catalogue.entities
    terms = (
        f"{record.start.as_written or 'not stated'} to {record.end.as_written or 'not stated'}"
        for record, _ in held
        if record.start.is_known or record.end.is_known
    )
    return Seat(
        city=entities[city],
        network=entities[network],
        basis=STATED if any(basis == STATED for _, basis in held) else LISTED,
        term=_once(terms),
        listed=_once(record.listed.as_written for record, _ in held if record.listed.is_known),
        claims=view.catalogue.refs(record.claim for record, _ in held),
    )


def _once(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(texts))
