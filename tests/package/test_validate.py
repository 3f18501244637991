"""Each check, by one thing broken in the mini world."""

import pytest

from hanse.package import read_package, validate_package

TIES = "collections/lists/ties.csv"
PAPER_TIES = "collections/atlas2018/ties.csv"
STATEMENTS = "collections/atlas2018/statements.csv"
CODINGS = "collections/atlas2018/codings.csv"
ROSTERS = "collections/lists/rosters.csv"
SOURCES = "collections/lists/sources.csv"


def findings_of(world, check):
    return [finding for finding in validate_package(read_package(world.folder)) if finding.check == check]


def test_the_mini_world_has_no_errors_and_three_known_lacks(mini_dir):
    findings = validate_package(read_package(mini_dir))
    assert [(finding.severity, finding.check, finding.file) for finding in findings] == [
        ("warning", "missing date", "collections/lists/sources.csv"),
        ("warning", "missing date", "collections/lists/ties.csv"),
        ("warning", "missing place", "entities/cities.csv"),
    ]
    assert findings[1].message == "4 of 22 rows of membership have no date; the first is row 11"


# (what is broken, file, how the row is found, cells changed, check, column, severity)
BROKEN = [
    ("a claim id of another shape", TIES, {"id": "c000000000001"}, {"id": "tie-1"}, "id shape", "id", "error"),
    ("an entity id with capitals", "entities/funds.csv", {"name": "Salvage Fund"}, {"id": "Fund-Salvage"}, "id shape",
     "id", "error"),
    ("an entity id without its prefix", "entities/funds.csv", {"name": "Salvage Fund"}, {"id": "salvage"}, "id shape",
     "id", "warning"),
    ("a merged entity without successor", "entities/cities.csv", {"id": "schildau-de"}, {"successor": ""}, "successor",
     "successor", "error"),
    ("a successor that is not there", "entities/cities.csv", {"id": "schildau-de"}, {"successor": "schild-de"},
     "successor", "successor", "error"),
    ("a split entity with one successor", "entities/cities.csv", {"id": "schildau-de"}, {"status": "split"},
     "successor", "successor", "error"),
    ("an active entity with a successor", "entities/cities.csv", {"id": "ys-fr"}, {"successor": "vineta-de"},
     "successor", "successor", "error"),
    ("a parent that is not there", "entities/cities.csv", {"id": "ys-fr"}, {"parent": "brittany"}, "parent", "parent",
     "error"),
    ("a word outside its list", TIES, {"id": "c000000000001"}, {"listed_basis": "guess"}, "vocabulary", "listed_basis",
     "error"),
    ("a role of a roster outside its list", ROSTERS, {"id": "r0000000002"}, {"for_role": "member; king"}, "vocabulary",
     "for_role", "error"),
    ("a field of no network", STATEMENTS, {"property": "population"}, {"property": "field", "value": "climate"},
     "field", "subject_kind", "error"),
    ("a field in capitals", "collections/lists/statements.csv", {"property": "ended"},
     {"property": "field", "value": "climate; Peace"}, "field", "value", "error"),
    ("a way of admission outside its list", "admission.csv", {"network": "open-gates"}, {"ways": "signature; magic"},
     "vocabulary", "ways", "error"),
    ("a codebook that is not there", CODINGS, {"code": "CITIES"}, {"codebook": "none"}, "dangling reference",
     "codebook", "error"),
    ("a code that is not in the codebook", CODINGS, {"code": "CITIES"}, {"code": "TOWNS"}, "dangling reference",
     "code", "error"),
    ("evidence that is not there", CODINGS, {"code": "CITIES"}, {"evidence": "SCL-01; SCL-99"}, "dangling reference",
     "evidence", "error"),
    ("a correction of no claim", "corrections.csv", {}, {"claim": "c0000000fffff"}, "dangling reference", "claim",
     "error"),
    ("a correction of no column", "corrections.csv", {}, {"field": "size"}, "dangling reference", "field", "error"),
    ("a correction of what the claim does not say", "corrections.csv", {}, {"says": "1,300"}, "correction", "says",
     "warning"),
    ("a withheld target that is not there", "withheld.csv", {}, {"target": "c0000000fffff"}, "dangling reference",
     "target", "error"),
    ("an admission source that is not there", "admission.csv", {"network": "open-gates"}, {"source": "s00000000ff"},
     "dangling reference", "source", "error"),
    ("a superseded judgement that is not there", "judgements.csv", {"id": "j000000000022"},
     {"supersedes": "j0000000000ff"}, "dangling reference", "supersedes", "error"),
    ("a search for a network that is not there", "coverage.csv", {"network": "quiet-network"}, {"network": "quiet"},
     "dangling reference", "network", "error"),
    ("a search of a collection that is not there", "coverage.csv", {}, {"collection": "list"}, "dangling reference",
     "collection", "error"),
    ("an inclusion of an entity that is not there", "inclusion.csv", {"name": "quiet-network"}, {"name": "quiet"},
     "dangling reference", "name", "error"),
    ("a key of two statements", STATEMENTS, {"key": "OPG-01"}, {"key": "SCL-01"}, "duplicate key", "key", "error"),
    ("a page of the future", SOURCES, {"id": "s000000000b"}, {"published_latest": "2025-11-30",
     "published_earliest": "2025-11-01", "published_as_written": "November 2025"}, "future date",
     "published_earliest", "error"),
    ("a list of the future", ROSTERS, {"id": "r0000000008"}, {"listed_latest": "2025-11-30",
     "listed_earliest": "2025-11-01", "listed_as_written": "November 2025"}, "future date", "listed_earliest",
     "error"),
    ("a start in the year 202", TIES, {"id": "c000000000003"}, {"start_earliest": "0202-01-01",
     "start_latest": "0202-12-31", "start_as_written": "202"}, "impossible date", "start_earliest", "error"),
    ("an end before the start", TIES, {"id": "c000000000003"}, {"end_earliest": "2018-01-01",
     "end_latest": "2018-12-31", "end_as_written": "2018", "end_kind": "exit"}, "end before start", "end_latest",
     "error"),
    ("a range that its words do not give", TIES, {"id": "c000000000003"}, {"start_as_written": "10 January 2009"},
     "date reading", "start_as_written", "warning"),
    ("undated with a date", ROSTERS, {"id": "r0000000002"}, {"listed_basis": "undated"}, "date basis", "listed_basis",
     "warning"),
    ("stated without a date", ROSTERS, {"id": "r0000000005"}, {"listed_basis": "stated"}, "date basis",
     "listed_basis", "warning"),
    ("a judgement as another kind", "judgements.csv", {"name": "Laputa"}, {"entity": "quiet-network"}, "judgement",
     "entity", "error"),
    ("unsure with an entity", "judgements.csv", {"name": "Avalon"}, {"entity": "laputa-gb"}, "judgement", "entity",
     "warning"),
    ("adherence where joining is by application", TIES, {"id": "c000000000004"}, {"relation": "adherence"},
     "admission", "relation", "error"),
    ("another membership relation than the rule gives", TIES, {"id": "c000000000019"}, {"relation": "temporary"},
     "admission", "relation", "warning"),
    ("a role that does not amount to joining", TIES, {"id": "c000000000004"}, {"role": "observer"}, "admission",
     "role", "warning"),
    ("a board role as membership", TIES, {"id": "c000000000009"}, {"relation": "member"}, "office", "relation",
     "error"),
    ("a term of office as membership", TIES, {"id": "c00000000000a"}, {"end_kind": "office"}, "office", "end_kind",
     "error"),
    ("more rows than the source states", ROSTERS, {"id": "r0000000002"}, {"stated_count": "3"}, "roster count",
     "rows_taken", "warning"),
    ("complete with fewer rows than stated", ROSTERS, {"id": "r0000000002"}, {"stated_count": "5"}, "roster count",
     "complete", "error"),
    ("rows taken that are not there", ROSTERS, {"id": "r0000000001"}, {"rows_taken": "3"}, "roster count",
     "rows_taken", "warning"),
    ("complete according to nobody", ROSTERS, {"id": "r0000000002"}, {"complete_according_to": ""}, "roster",
     "complete_according_to", "error"),
    ("complete without a date", ROSTERS, {"id": "r0000000005"}, {"complete": "yes",
     "complete_according_to": "source"}, "roster", "listed_earliest", "warning"),
    ("an area that is no country code", ROSTERS, {"id": "r0000000003"}, {"for_area": "Germany"}, "roster", "for_area",
     "error"),
    ("an e-mail address in a note", TIES, {"id": "c000000000001"}, {"note": "ask mayor@vineta.example.org"},
     "personal contact", "note", "error"),
    ("a telephone number in a title", SOURCES, {"id": "s0000000002"}, {"title": "Our members, tel. 030 1234567"},
     "personal contact", "title", "error"),
    ("entered as nothing", "accounting.csv", {"row": "1"}, {"target": ""}, "accounting", "target", "error"),
    ("entered as a row that is not there", "accounting.csv", {"row": "1"}, {"target": "ties:c0000000fffff"},
     "accounting", "target", "error"),
    ("left out without a reason", "accounting.csv", {"row": "3"}, {"reason": ""}, "accounting", "reason", "error"),
    ("a gap in the account", "accounting.csv", {"row": "3"}, {"row": "4"}, "accounting", "row", "error"),
    ("a row accounted for twice", "accounting.csv", {"row": "3"}, {"row": "2"}, "accounting", "row", "error"),
    ("a source without address", SOURCES, {"id": "s0000000002"}, {"url": ""}, "missing address", "url", "warning"),
    ("a source without licence", SOURCES, {"id": "s0000000002"}, {"licence": ""}, "licence", "licence", "warning"),
    ("a date without its words", TIES, {"id": "c000000000003"}, {"start_as_written": ""}, "missing words",
     "as_written", "warning"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "where", "cells", "check", "column", "severity"),
    [row[1:] for row in BROKEN],
    ids=[row[0] for row in BROKEN],
)
def test_each_broken_thing_is_found_where_it_stands(world, file, where, cells, check, column, severity):
    number = world.edit(file, world.find(file, **where), **cells)
    found = [finding for finding in findings_of(world, check) if finding.file == file]
    assert [(finding.column, finding.severity) for finding in found] == [(column, severity)]
    assert found[0].row in (number, 0)
    assert found[0].message != ""
    assert found[0].hint != ""


def test_quarantined_rows_are_errors_with_their_place(world):
    world.edit(TIES, 2, relation="friend")
    (finding,) = findings_of(world, "quarantined row")
    assert (finding.severity, finding.file, finding.row, finding.column) == ("error", TIES, 2, "relation")
    assert finding.value == "friend"


def test_a_name_that_nobody_judged_is_listed_once(world):
    world.edit(TIES, world.find(TIES, id="c000000000018"), subject="Bremen")
    world.edit(TIES, world.find(TIES, id="c000000000019"), subject="Bremen")
    (finding,) = findings_of(world, "unjudged name")
    assert (finding.value, finding.column, finding.severity) == ("Bremen", "subject", "warning")


def test_a_judgement_limited_to_another_network_does_not_judge_a_name(world):
    row = world.find("judgements.csv", id="j000000000023")
    world.edit("judgements.csv", row, context="Open Gates")
    assert [finding.value for finding in findings_of(world, "unjudged name")] == ["Neuburg"]
    assert [finding.value for finding in findings_of(world, "idle judgement")] == ["j000000000023"]


def test_a_city_judged_without_a_country_has_to_lie_in_the_one_given(world):
    row = world.find("judgements.csv", name="Laputa")
    world.edit("judgements.csv", row, country="")
    assert findings_of(world, "unjudged name") == []
    world.edit("judgements.csv", row, entity="ys-fr")
    assert [finding.value for finding in findings_of(world, "unjudged name")] == ["Laputa"]


def test_unsure_without_a_country_judges_no_name_that_has_one(world):
    row = world.find("judgements.csv", name="Laputa")
    world.edit("judgements.csv", row, country="", decision="unsure", entity="")
    assert [finding.value for finding in findings_of(world, "unjudged name")] == ["Laputa"]
    world.edit("judgements.csv", row, decision="not_an_entity")
    assert findings_of(world, "unjudged name") == []


def test_a_list_may_be_of_something_else_than_a_network(world):
    row = world.find("judgements.csv", kind="document")
    header, *rows = world.lines("judgements.csv")
    written = rows[row - 1][header.index("name")]
    world.edit(ROSTERS, 1, network=written)
    assert written not in [finding.value for finding in findings_of(world, "unjudged name")]
    world.edit(ROSTERS, 1, network="Nobody's List")
    assert "Nobody's List" in [finding.value for finding in findings_of(world, "unjudged name")]


def test_a_judgement_may_be_limited_to_one_claim(world):
    row = world.find("judgements.csv", name="Laputa")
    world.edit("judgements.csv", row, context="c00000000001e")
    others = [finding.row for finding in findings_of(world, "unjudged name")]
    assert len(others) == 1
    assert findings_of(world, "idle judgement") == []
    world.edit("judgements.csv", row, context="c0000000000ff")
    assert [finding.value for finding in findings_of(world, "idle judgement")] == ["j00000000001a"]


def test_judgements_of_one_name_that_contradict_each_other_are_found(world):
    row = world.find("judgements.csv", name="Laputa")
    world.append("judgements.csv", row, id="j0000000000a1", decision="unsure", entity="")
    (finding,) = findings_of(world, "contradictory judgements")
    assert (finding.row, finding.severity) == (row, "error")
    assert "j0000000000a1" in finding.message


def test_same_and_different_of_one_entity_contradict_and_of_two_do_not(world):
    row = world.find("judgements.csv", name="Laputa")
    number = world.append("judgements.csv", row, id="j0000000000a1", decision="different", entity="ys-fr")
    assert findings_of(world, "contradictory judgements") == []
    world.edit("judgements.csv", number, entity="laputa-gb")
    assert len(findings_of(world, "contradictory judgements")) == 1


def test_a_superseded_judgement_contradicts_nothing(world):
    row = world.find("judgements.csv", name="Laputa")
    world.append("judgements.csv", row, id="j0000000000a1", decision="unsure", entity="", supersedes="j00000000001a")
    assert findings_of(world, "contradictory judgements") == []


def test_the_same_spell_twice_from_one_page_is_found(world):
    world.append(TIES, world.find(TIES, id="c000000000003"), id="c0000000000f1", locator="second sentence")
    (finding,) = findings_of(world, "duplicate spell")
    assert finding.severity == "warning"
    assert "ties.csv row" in finding.message


def test_one_page_transcribed_with_other_dates_in_two_collections_is_found(world):
    lines = world.lines(TIES)
    copy = list(lines[world.find(TIES, id="c000000000003")])
    copy[lines[0].index("id")] = "c0000000000f1"
    copy[lines[0].index("start_latest")] = "2019-01-31"
    world.write(PAPER_TIES, [*world.lines(PAPER_TIES), copy])
    assert len(findings_of(world, "two transcriptions")) == 1


def test_another_date_of_the_same_page_in_one_collection_is_another_spell(world):
    row = world.find(TIES, id="c000000000003")
    world.append(TIES, row, id="c0000000000f1", start_earliest="2023-01-01", start_latest="2023-12-31")
    assert findings_of(world, "duplicate spell") == []
    assert findings_of(world, "two transcriptions") == []


def test_a_statement_repeated_by_one_source_is_found(world):
    world.append(STATEMENTS, world.find(STATEMENTS, id="c000000000106"), id="c0000000000f1")
    assert [finding.severity for finding in findings_of(world, "duplicate statement")] == ["warning"]


def test_a_coder_who_decides_twice_is_found(world):
    row = world.find(CODINGS, code="SHARE", coder="Coder A", subject="SCL")
    world.append(CODINGS, row, id="c0000000000f1", decision="no")
    assert [finding.severity for finding in findings_of(world, "contradictory coding")] == ["error"]


def test_two_codes_of_a_single_choice_codebook_are_found(world):
    row = world.find(CODINGS, code="CITIES")
    world.append(CODINGS, row, id="c0000000000f1", code="OTHERS")
    assert [finding.column for finding in findings_of(world, "single choice")] == ["code"]


def test_a_codebook_of_a_paper_that_is_not_here_is_found(world):
    world.replace("codebooks/mini_mode.toml", 'paper = "atlas2018"', 'paper = "atlas"')
    (finding,) = findings_of(world, "codebook")
    assert (finding.file, finding.value) == ("codebooks/mini_mode.toml", "atlas")


def test_collections_that_may_not_be_passed_on_are_named(world):
    world.replace("collections/lists/collection.toml", 'redistribution = "yes"', 'redistribution = "derived_only"')
    world.replace("collections/lists/collection.toml", 'licence = "CC BY 4.0"', 'licence = ""')
    assert [finding.value for finding in findings_of(world, "redistribution")] == ["derived_only"]
    assert [finding.file for finding in findings_of(world, "licence")] == ["collections/lists/collection.toml"]


def test_networks_without_admission_or_inclusion_are_summed_up(world):
    world.drop("admission.csv", world.find("admission.csv", network="quiet-network"))
    world.drop("inclusion.csv", world.find("inclusion.csv", name="quiet-network"))
    assert [finding.value for finding in findings_of(world, "admission")] == ["quiet-network"]
    assert [finding.value for finding in findings_of(world, "inclusion")] == ["quiet-network"]


def test_a_personal_contact_is_not_repeated_by_the_finding(world):
    world.edit(TIES, 1, note="ask mayor@vineta.example.org")
    (finding,) = findings_of(world, "personal contact")
    assert "mayor@" not in "".join((finding.value, finding.message, finding.hint))


def test_a_lead_is_a_member_only_where_admission_says_so(world):
    number = world.find(TIES, id="c000000000011")
    world.edit(TIES, number, role="lead")
    assert [finding.row for finding in findings_of(world, "office")] == [number]
    row = world.find("admission.csv", network="bell-project")
    world.edit("admission.csv", row, joining_acts="partner; lead; board")
    assert findings_of(world, "office") == []
    world.edit(TIES, number, role="board")
    assert [finding.row for finding in findings_of(world, "office")] == [number]


def test_a_decade_is_no_year(world):
    number = world.find(TIES, id="c000000000003")
    world.edit(TIES, number, start_as_written="since the 1990s", start_earliest="1985-01-01", start_latest="1986-12-31")
    assert findings_of(world, "date reading") == []


def test_errors_come_first(world):
    world.edit(TIES, 1, note="ask mayor@vineta.example.org")
    severities = [finding.severity for finding in validate_package(read_package(world.folder))]
    assert severities == sorted(severities)
    assert severities[0] == "error"
