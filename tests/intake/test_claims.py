"""Entries become rows of a collection: verbatim, with stable ids, in the relation that the network's rules give."""

from dataclasses import replace

import pytest

from hanse.errors import UsageError
from hanse.intake.claims import Writer
from hanse.intake.entry import Entries, Entry
from hanse.intake.scope import CompleteFor, parse_scope
from hanse.intake.taken import Provenance, Taken

TOLD = Provenance(
    "lists", "https://league.example/members", "Our members", "League", "network", "1 March 2024", "League", "member"
)
ADMISSION = {
    "league": {"joining_acts": "member", "relation": "member"},
    "gates": {"joining_acts": "signatory; founder", "relation": "adherence"},
}
ENTITIES = {
    ("network", "League"): ("league",),
    ("network", "Gates"): ("gates",),
    ("document", "Charter"): ("doc-charter",),
}


def write(*entries: Entry, told: Provenance = TOLD) -> Taken:
    writer = Writer(
        told,
        country_of=lambda text: {"Germany": "DE", "FR": "FR"}.get(text, ""),
        identify=lambda kind, name, country, context: ENTITIES.get((kind, name), ()),
        admission=ADMISSION,
    )
    return writer.write(Entries(list(entries)))


def only(taken: Taken) -> dict[str, str]:
    (tie,) = taken.ties.values()
    return tie


def test_an_entry_becomes_a_tie_on_a_roster_of_a_source() -> None:
    taken = write(Entry("row 2", "Vineta", "Germany", start="10 January 2019"))
    tie, (roster,) = only(taken), taken.rosters.values()
    assert (tie["subject"], tie["country"], tie["country_basis"]) == ("Vineta", "DE", "stated")
    assert [tie[name] for name in ("relation", "object_kind", "object", "role")] == [
        "member", "network", "League", "member",
    ]  # fmt: skip
    assert [tie[f"start_{part}"] for part in ("as_written", "latest", "kind")] == [
        "10 January 2019", "2019-01-10", "accession",
    ]  # fmt: skip
    assert [tie[f"listed_{part}"] for part in ("as_written", "earliest", "basis")] == [
        "1 March 2024", "2024-03-01", "stated",
    ]  # fmt: skip
    assert (tie["roster"], tie["source"], tie["locator"]) == (roster["id"], taken.source["id"], "row 2")
    assert (roster["network"], roster["complete"], roster["rows_taken"]) == ("League", "unknown", "1")


def test_an_id_does_not_move_with_the_row_but_with_what_is_said() -> None:
    first = only(write(Entry("row 2", "Vineta", "Germany")))["id"]
    assert only(write(Entry("row 9", "Vineta", "Germany")))["id"] == first
    others = [
        only(write(Entry("row 2", "Vineta", "FR")))["id"],
        only(write(Entry("row 2", "Vineta", "Germany", start="2015")))["id"],
        only(write(Entry("row 2", "Vineta", "Germany"), told=replace(TOLD, published="2025")))["id"],
        only(write(Entry("row 2", "Vineta", "Germany"), told=replace(TOLD, collection="other")))["id"],
    ]
    assert len({first, *others}) == 5


@pytest.mark.parametrize(
    ("network", "role", "kind", "relation"),
    [
        ("League", "member", "network", "member"),
        ("League", "Vorstand", "network", "board_seat"),
        ("League", "signatory", "network", "signed"),
        ("League", "partner", "network", "supports"),
        ("League", "", "network", "member"),
        ("Gates", "signatory", "network", "adherence"),
        ("Gates", "founder", "network", "adherence"),
        ("Gates", "member", "network", "listed"),
        ("Unheard Of", "member", "network", "listed"),
        ("Charter", "signatory", "document", "signed"),
    ],
)
def test_what_a_role_says_is_a_fact_of_the_network(network: str, role: str, kind: str, relation: str) -> None:
    tie = only(write(Entry("row 2", "Vineta", network=network, role=role)))
    assert (tie["object_kind"], tie["relation"]) == (kind, relation)


def test_without_a_role_an_entry_is_only_listed() -> None:
    tie = only(write(Entry("row 2", "Vineta"), told=replace(TOLD, role="")))
    assert (tie["role"], tie["relation"]) == ("unspecified", "listed")


def test_what_cannot_be_read_stays_in_words_and_is_told() -> None:
    taken = write(Entry("row 2", "Vineta", "Freedonia", role="captain", start="long ago, in spring and autumn"))
    tie = only(taken)
    assert (tie["country"], tie["country_basis"], tie["role"]) == ("", "unknown", "captain")
    assert (tie["start_as_written"], tie["start_earliest"]) == ("long ago, in spring and autumn", "")
    assert {one.text for one in taken.uncertain} == {"Freedonia", "captain", "long ago, in spring and autumn"}


def test_the_same_entry_twice_is_one_claim() -> None:
    taken = write(Entry("row 2", "Vineta"), Entry("row 7", "Vineta"), Entry("row 8", "Ys"))
    assert len(taken.ties) == 2
    assert [(one.locator, one.reason) for one in taken.quarantined] == [("row 7", "says the same as row 2")]
    assert [roster["rows_taken"] for roster in taken.rosters.values()] == ["2"]


def test_each_network_of_a_list_gets_its_roster() -> None:
    taken = write(Entry("row 2", "Vineta", network="League"), Entry("row 2", "Vineta", network="Gates"))
    assert sorted(roster["network"] for roster in taken.rosters.values()) == ["Gates", "League"]


def test_a_list_without_a_network_or_with_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="does not name its network"):
        write(Entry("row 2", "Vineta"), told=replace(TOLD, network=""))
    with pytest.raises(UsageError, match="is no date"):
        write(told=replace(TOLD, published="lately"))


def test_the_scope_of_completeness() -> None:
    assert parse_scope("all") == CompleteFor()
    assert parse_scope("role=board,country=pl,country=DE,cohort=first round,by=source") == CompleteFor(
        ("board",), ("DE", "PL"), "first round", "source"
    )
    taken = write(Entry("row 2", "Vineta"), told=replace(TOLD, complete_for=parse_scope("role=board,country=PL")))
    (roster,) = taken.rosters.values()
    assert (roster["complete"], roster["for_role"], roster["for_area"]) == ("yes", "board", "PL")
    assert roster["complete_according_to"] == "compiler"
    assert roster["id"] not in write(Entry("row 2", "Vineta")).rosters


@pytest.mark.parametrize("text", ["", "role", "role=captain", "country=Poland", "by=me", "colour=red", "cohort="])
def test_a_scope_that_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_scope(text)


def test_fewer_rows_than_stated_is_not_complete() -> None:
    told = replace(TOLD, complete_for=CompleteFor(), stated_count=3)
    taken = write(Entry("row 2", "Vineta"), told=told)
    assert [roster["complete"] for roster in taken.rosters.values()] == ["no"]
    assert taken.uncertain[0].reason == "1 rows were taken, 3 are stated: entered as not complete"


def test_a_mark_and_what_was_cut_are_noted() -> None:
    entry = Entry("row 2", "Vineta", mark="x", as_written="Vineta (Germany)", removed=1)
    note = 'marked "x"; in the list: "Vineta (Germany)"; a contact or name of staff was removed'
    assert only(write(entry))["note"] == note
