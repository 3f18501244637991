"""What the columns of the tables behind pages mean, and their units: printed in ``.metadata.json``."""

from collections.abc import Mapping

from hanse.web.page import Table
from hanse.web.words import plain

MEANINGS: Mapping[str, str] = {
    "network": "name of the network",
    "network_id": "id of the network",
    "acronym": "acronym of the network, as it uses it",
    "kind": "kind of entry",
    "scale": "scale the network works at, as coded",
    "area": "countries or region it works in",
    "founded": "year of founding as stated; blank where none is held",
    "founded_year": "year of founding as stated",
    "mode_of_creation": "how the network came about, as coded; blank where not classed",
    "ended": "year in which it ended, as stated; blank where none is held",
    "members_counted": "members counted on the as-of day by the counting rule",
    "members_recorded": "cities with any recorded membership, of whatever status",
    "stated_size": "number of members as the network or others state it",
    "stated_size_date": "the time that statement is for",
    "coverage": "how much of the membership is held here",
    "city": "name of the local authority",
    "city_id": "id of the local authority",
    "country": "country (ISO 3166-1 alpha-2)",
    "country_name": "name of the country",
    "level": "level of government",
    "latitude": "latitude of the place (WGS 84)",
    "longitude": "longitude of the place (WGS 84)",
    "networks_counted": "networks in which it is counted on the as-of day",
    "networks_recorded": "networks with any recorded membership, of whatever status",
    "status": "what is known of the membership on the as-of day; see the glossary",
    "counted": "whether the counting rule includes it (yes or no)",
    "roles": 'roles recorded, separated by "; "',
    "start": "stated start, in the words of the source",
    "start_earliest": "first day the stated start can mean",
    "start_latest": "last day the stated start can mean",
    "end": "stated end, in the words of the source",
    "end_earliest": "first day the stated end can mean",
    "end_latest": "last day the stated end can mean",
    "first_listed": "day of the first list that has it",
    "last_listed": "day of the newest list that has it",
    "claims": 'ids of the claims behind the row, separated by "; "',
    "claim": "id of the claim",
    "cities": "local authorities recorded in the country",
    "networks": "networks with recorded members in the country",
    "memberships": "memberships counted on the as-of day",
    "source": "title of the source",
    "source_id": "id of the source",
    "publisher": "who published it",
    "address": "address on the web",
    "published": "when it was published, as precise as known",
    "collection": "key of the collection it was taken into",
    "licence": "licence of the source as known; unknown means unknown, not free",
    "redistribution": "what may be passed on: yes, derived tables only, or nothing",
    "claims_taken": "claims taken from it",
    "list_id": "id of the list",
    "listed": "day the list is for, as precise as known",
    "complete": "whether the list is complete within its scope (yes, no or unknown)",
    "scope": "what the list is complete for, in the words of the source",
    "stated_count": "number of entries that the list itself states",
    "entries_taken": "entries taken from the list",
    "as_written": "the name in the words of the source",
    "relation": "how subject and object are tied",
    "role": "role in the words of the source",
    "locator": "where in the source it stands",
    "document": "title of the document",
    "document_id": "id of the document",
    "issuer": "who issued it",
    "issued": "when it was issued, as precise as known",
    "signatories": "signatories recorded",
    "sought": "what was searched for",
    "tried": "where it was searched",
    "result": "what the search found",
    "searched_on": "day of the search",
    "paper": "key of the paper",
    "printed": "figure as printed",
    "verdict": "agrees, differs or cannot be checked",
    "basis": "what the check rests on",
    "year": "calendar year",
    "title": "title",
    "id": "id of the entry",
    "path": "path of its page on this site",
}
_UNITS = {
    "percent": "per cent",
    "share": "share, 0 to 1",
    "years": "years",
    "km": "kilometres",
    "latitude": "degrees",
    "longitude": "degrees",
    "year": "calendar year",
    "inhabitants": "inhabitants",
    "population": "inhabitants",
}


def described(table: Table) -> list[dict[str, str]]:
    """Each column with its meaning, unit and type."""
    return [
        {
            "name": name,
            "meaning": str(table.meanings.get(name) or MEANINGS.get(name) or plain(name)),
            "unit": unit_of(name),
            "type": _type_of([row[at] for row in table.rows[:200] if at < len(row)]),
        }
        for at, name in enumerate(table.columns)
    ]


def unit_of(name: str) -> str:
    """The unit that the last word of a column names; "" for a word or a plain number."""
    return _UNITS.get(name.rpartition("_")[2], "")


def _type_of(values: list[object]) -> str:
    kinds = {type(value) for value in values if value is not None and value != ""}
    if kinds == {bool}:
        return "yes or no"
    if kinds == {int}:
        return "whole number"
    return "number" if len(kinds) > 0 and kinds <= {int, float} else "text"
