"""What is recorded of the way into each network: the rule as told, statements on it, whether it is still open."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from hanse.domain.saying import say, say_list
from hanse.release.cell import shown, split_list
from hanse.release.standpoint import Standpoint
from hanse.release.values import gather
from hanse.release.views import EntityRef, RosterView, Value

_TOLD = ("note/membership_rule", "how_cities_get_in")  # properties of statements on the way in


@dataclass(frozen=True)
class AdmissionFacts:
    """The way into one network as recorded. "" is: not recorded.

    ``is_joined`` is False where no membership is recorded as a way of being in, or where members are in without an act
    of their own; ``closed`` says why it is no longer open as far as recorded, "" where it may be.
    """

    network: EntityRef
    area: tuple[str, ...]
    fee: str
    who_decides: str
    rule_text: str
    rule_basis: str
    source_title: str
    source_path: str
    url: str
    locator: str
    also_told: tuple[Value, ...]
    publicity: str
    publicity_paths: tuple[str, ...]
    is_joined: bool
    closed: str
    closed_paths: tuple[str, ...]


def admission_facts(view: Standpoint) -> Mapping[str, AdmissionFacts]:
    """The facts of every network, by id."""
    return view.contents.remember(("admission facts", view.as_of, view.scope), lambda: _read(view))


def _read(view: Standpoint) -> dict[str, AdmissionFacts]:
    rows = {row["network"]: row for row in view.contents.database.rows("SELECT * FROM admission")}
    told = _told(view)
    refs = (ref for ref in view.catalogue.entities.values() if ref.kind == "network")
    return {ref.id: _facts(view, ref, rows.get(ref.id), told.get(ref.id, ())) for ref in refs}


def _facts(view: Standpoint, ref: EntityRef, row: sqlite3.Row | None, told: tuple[Value, ...]) -> AdmissionFacts:
    source = view.catalogue.sources.get(row["source"]) if row is not None else None
    publicity, paths = _publicity(view, ref.id)
    closed, closed_paths = _closed(view, ref)

    def cell(name: str) -> str:
        return str(row[name]) if row is not None else ""

    return AdmissionFacts(
        network=ref,
        area=split_list(cell("area")),
        fee=cell("fee"),
        who_decides=cell("who_decides"),
        rule_text=cell("rule_text"),
        rule_basis=cell("basis"),
        source_title=source.title if source is not None else "",
        source_path=f"/sources/{source.id}" if source is not None else "",
        url=source.url if source is not None else "",
        locator=cell("locator"),
        also_told=told,
        publicity=publicity,
        publicity_paths=paths,
        is_joined=row is None or (row["relation"] != "" and "automatic" not in split_list(row["ways"])),
        closed=closed,
        closed_paths=closed_paths,
    )


def _told(view: Standpoint) -> dict[str, tuple[Value, ...]]:
    marks = ", ".join("?" * len(_TOLD))
    held: dict[str, list[sqlite3.Row]] = defaultdict(list)
    for row in view.contents.database.rows(
        f"""SELECT entity, statements.* FROM statements JOIN claim_entity ON claim = statements.id AND side = 'subject'
            WHERE property IN ({marks}) ORDER BY property, valid_earliest, value, statements.id""",
        _TOLD,
    ):
        if view.catalogue.admits(view.scope, row["id"]):
            held[row["entity"]].append(row)
    return {entity: gather(view.catalogue, rows) for entity, rows in held.items()}


def _lists(view: Standpoint, network: str) -> list[RosterView]:
    """Its lists up to the day, newest first."""
    held = view.contents.rosters.by_network.get(network, ())
    return [one for one in held if one.listed_latest == "" or one.listed_latest <= view.as_of.isoformat()]


def _publicity(view: Standpoint, network: str) -> tuple[str, tuple[str, ...]]:
    """How public joining is, as far as the lists held tell: whether the network itself names its members."""
    lists = _lists(view, network)
    sources = view.catalogue.sources
    own = [one for one in lists if sources[one.source].kind == "network"]
    if len(own) > 0:
        paths = (f"/rosters/{own[0].id}",)
        if own[0].listed == "":
            return say("It publishes who is in: a list of its own is held (without a date)."), paths
        return say("It publishes who is in: a list of its own is held (newest: {day}).", day=own[0].listed), paths
    if len(lists) > 0:
        kinds = sorted({sources[one.source].kind.replace("_", " ") for one in lists})
        text = say(
            "Members are named in lists from others ({kinds}); no list of its own is held.",
            kinds=say_list(say(kind) for kind in kinds),
        )
        return text, (f"/rosters/{lists[0].id}",)
    return say("No list of members is held; whether it makes members public is not recorded."), ()


def _closed(view: Standpoint, ref: EntityRef) -> tuple[str, tuple[str, ...]]:
    """Why nobody can join any more, as far as recorded; "" where it may be open."""
    for end, claim in reversed(view.contents.pairs.ends.get(ref.id, ())):
        if view.catalogue.admits(view.scope, claim) and end.latest is not None and end.latest <= view.as_of:
            return f"It ended ({shown(end)}).", (f"/claims/{claim}",)
    if ref.subkind != "project":
        return "", ()
    newest = next((one for one in _lists(view, ref.id) if one.listed_latest != ""), None)
    if newest is not None and int(newest.listed_latest[:4]) >= view.as_of.year - view.contents.freshness_years:
        return "", ()
    seen = f"the newest list held is of {newest.listed}" if newest is not None else "no dated list of it is held"
    return f"A project: no end is recorded, and {seen}.", (f"/networks/{ref.id}",)
