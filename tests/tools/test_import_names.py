"""City names in the import: other names of entities, names that nobody judged, clear and doubtful candidates."""

from pathlib import Path

import pytest

from hanse.resolve.resolution import Option, Query, Resolution
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


OPTION = Option(2844588, "gottingen-de", "Göttingen", "DE", "Lower Saxony", 51.5, 9.9, "municipality", 122_000, 1.0)
MATCH = Resolution("match", 0.98, "its name", OPTION, (OPTION,))
OPEN = Resolution("ambiguous", 0.5, "2 of that name", None, (OPTION, OPTION))


@pytest.mark.parametrize(
    ("name", "country", "found", "clear"),
    [
        ("Stadt Göttingen", "DE", MATCH, True),
        ("Stadt Göttingen", "DE", OPEN, False),
        ("Stadt Göttingen", "", MATCH, False),
        ("Landkreis Göttingen", "DE", MATCH, False),
    ],
)
def test_clear_candidates(name: str, country: str, found: Resolution, clear: bool) -> None:
    assert is_clear(Query(name, country), found) is clear


def test_candidates_are_described_with_id_division_and_size() -> None:
    assert describe(OPTION) == "2844588 Göttingen (Lower Saxony, 122000)"
