"""City names in the import: other names of entities, names that nobody judged, clear and doubtful candidates."""

from pathlib import Path

import pytest

from hanse.resolve.gazetteer import Gazetteer, Place
from hanse.resolve.lookup import lookup
from tools.import_material.names import cities, decided, is_judged, judgement, written_names
from tools.import_material.output import Output, Row
from tools.import_material.propose_names import describe, is_clear


def decision(name: str, entity: str, *, country: str = "FR", context: str = "", decided: str = "same") -> Row:
    """A row of decisions/names.csv."""
    return {
        "name": name, "country": country, "context": context, "decision": decided, "entity": entity,
        "method": "by hand", "coder_kind": "reviewed", "reason": "for the test",
    }  # fmt: skip


def test_a_name_for_one_list_or_for_several_entities_is_no_other_name() -> None:
    judged = (
        decision("Lió", "lyon-fr"),
        decision("Lyon", "lyon-fr"),
        decision("Lyon (City and Metropolis)", "lyon-fr"),
        decision("Lyon (City and Metropolis)", "metropole-de-lyon-fr"),
        decision("Métropole", "metropole-de-lyon-fr", context="ANVITA"),
    )
    names = {city["id"]: city["other_names"] for city in cities(judged)}
    assert names["lyon-fr"] == "Lió"
    assert names["metropole-de-lyon-fr"] == ""


def test_judgement_ids_depend_on_what_is_judged() -> None:
    first, again = judgement(decision("Lyon", "lyon-fr")), judgement(decision("Lyon", "lyon-fr"))
    other = judgement(decision("Lyon", "lyon-fr", context="ICC"))
    assert first == again
    assert first["id"] != other["id"]
    assert (first["kind"], first["id"][0], len(first["id"])) == ("city", "j", 13)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (("Lyon", "FR", "ICC"), True),
        (("Lyon", "FR", "ANVITA"), True),
        (("Lyon", "CA", "ICC"), False),
        (("Nizza", "FR", "ECCAR"), True),
        (("Nizza", "", "ECCAR"), True),
        (("Nizza", "IT", "ECCAR"), False),
        (("ANVITA", "FR", "OIDP"), True),
        (("Limburg", "DE", "SHARE"), False),
        (("Limburg", "", "SHARE"), True),
        (("Neuchâtel", "CH", "ICC"), True),
        (("Neuchâtel", "CH", "ECCAR"), False),
    ],
)
def test_is_judged_reads_as_the_linker_does(written: tuple[str, str, str], found: bool) -> None:
    judged = (
        decision("Lyon", "lyon-fr"),
        decision("Nizza", "nice-fr", country=""),
        decision("Neuchâtel", "canton-neuchatel-ch", country="CH", context="ICC"),
        decision("ANVITA", "", country="", decided="not_an_entity"),
        decision("Limburg", "", country="", decided="unsure"),
    )
    assert is_judged(written, decided(judged)) is found


def test_written_names_come_from_ties_and_statements() -> None:
    out = Output()
    out.add("ties", {"id": "c1", "subject_kind": "city", "subject": "Gent", "country": "BE", "object_kind": "network",
                     "object": "ICC"}, "rosters_europe")  # fmt: skip
    out.add("ties", {"id": "c2", "subject_kind": "network", "subject": "UCLG", "object_kind": "city",
                     "object": "Barcelona"}, "rosters_global")  # fmt: skip
    out.add("statements", {"id": "c3", "subject_kind": "city", "subject": "Ballarat", "country": "AU"}, "monitoring")
    expected = {("Gent", "BE", "ICC"), ("Barcelona", "", "UCLG"), ("Ballarat", "AU", "")}
    assert written_names(Path("unused"), out) == expected


PLACES = (
    Place(1, "Bergen", "NO", "46", 60.4, 5.3, 294_000, ()),
    Place(2, "Bergen", "DE", "06", 52.8, 10.0, 13_600, ()),
    Place(3, "Bergen", "DE", "02", 47.8, 12.6, 4_700, ()),
    Place(4, "Göttingen", "DE", "06", 51.5, 9.9, 122_000, ("Gottinga",)),
)


@pytest.mark.parametrize(
    ("name", "country", "clear"),
    [
        ("Bergen", "NO", True),
        ("Bergen", "DE", False),
        ("Bergen", "", False),
        ("Stadt Göttingen", "DE", True),
        ("Landkreis Göttingen", "DE", False),
        ("Nowhere", "DE", False),
    ],
)
def test_clear_candidates(name: str, country: str, clear: bool) -> None:
    gazetteer = Gazetteer({place.geonames_id: place for place in PLACES})
    assert is_clear(name, country, lookup(gazetteer, name, country)) is clear


def test_candidates_are_described_with_the_name_that_matched() -> None:
    (found,) = lookup(Gazetteer({4: PLACES[3]}), "Gottinga", "DE")
    assert describe(found) == "4 Göttingen (06, 122000) as Gottinga"
