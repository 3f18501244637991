import csv
from datetime import date

import pytest

from hanse.domain.dates import FuzzyDate
from hanse.errors import StructureError
from hanse.package import read_package

TIES = "collections/lists/ties.csv"
EVERY_FILE = [
    "package.toml",
    "collections/lists/collection.toml",
    *(f"entities/{name}.csv" for name in ("networks", "cities", "organisations", "documents", "fora", "funds")),
    "entities/instruments.csv",
    *(
        f"{name}.csv"
        for name in (
            "judgements", "corrections", "withheld", "inclusion", "admission", "coverage", "accounting",
        )
    ),
]  # fmt: skip


def test_the_mini_world_reads_whole(mini_dir):
    package = read_package(mini_dir)
    assert package.quarantined == ()
    assert package.data_date == date(2024, 6, 30)
    assert package.freshness_years == 3
    assert package.field == "migration"
    assert {name: len(package.rows(name)) for name in ("ties", "statements", "codings", "sources", "rosters")} == {
        "ties": 36, "statements": 13, "codings": 21, "sources": 11, "rosters": 9,
    }  # fmt: skip
    assert len(package.claims()) == 70
    assert len(package.entities()) == 21
    assert set(package.collections) == {"atlas2018", "lists"}
    assert package.collections["atlas2018"].recorded_on == date(2024, 6, 1)
    assert len(package.rows("ties", "lists")) == 24
    assert [code.id for code in package.codebooks["mini_functions"].codes] == ["SHARE", "STORY"]


def test_rows_read_cells_by_type(mini_dir):
    package = read_package(mini_dir)
    roster = next(row for row in package.rows("rosters") if row.id == "r0000000001")
    assert roster.fuzzy("listed") == FuzzyDate(date(2015, 1, 1), date(2017, 12, 31), "about 2016")
    assert roster.integer("rows_taken") == 2
    assert roster.integer("stated_count") is None
    city = next(row for row in package.rows("cities") if row.id == "vineta-de")
    assert city.values("other_names") == ("Wineta", "Jumne")
    assert city.decimal("latitude") == 54.1
    assert city["country"] == "DE"
    judgement = package.rows("judgements")[0]
    assert judgement.day("judged_on") == date(2024, 6, 1)
    assert judgement.values("supersedes") == ()


@pytest.mark.parametrize("file", EVERY_FILE)
def test_a_missing_file_stops_with_its_name(world, file):
    (world.folder / file).unlink()
    with pytest.raises(StructureError) as error:
        read_package(world.folder)
    assert error.value.where == file
    assert error.value.hint != ""


def test_a_folder_that_is_not_there_stops(tmp_path):
    with pytest.raises(StructureError):
        read_package(tmp_path / "nowhere")


@pytest.mark.parametrize("column", ["subject", "country", "roster", "note"])
def test_a_missing_column_stops_whether_its_cells_may_be_blank_or_not(world, column):
    world.replace(TIES, f",{column},", ",") if column != "note" else world.replace(TIES, ",note\n", "\n")
    with pytest.raises(StructureError, match=f"lacks the column {column}"):
        read_package(world.folder)


def test_an_unknown_and_a_doubled_column_stop(world):
    world.replace("withheld.csv", "review_on", "reviewed")
    with pytest.raises(StructureError, match="lacks the column review_on"):
        read_package(world.folder)
    world.replace("withheld.csv", "reviewed", "review_on,review_on")
    with pytest.raises(StructureError, match="column twice: review_on"):
        read_package(world.folder)


@pytest.mark.parametrize("content", [b"id,\xff\xfe\n", b'id,"never closed\n', b""])
def test_a_file_that_is_no_csv_stops(world, content):
    (world.folder / TIES).write_bytes(content)
    with pytest.raises(StructureError) as error:
        read_package(world.folder)
    assert error.value.where.startswith(TIES)


BAD_CELLS = [
    (TIES, "relation", "friend", "use one of: member"),
    (TIES, "country", "Germany", "write two capital letters"),
    (TIES, "subject", "", "it may not be blank"),
    (TIES, "start_earliest", "2019", "write YYYY-MM-DD"),
    (TIES, "start_earliest", "2019-02-30", "write YYYY-MM-DD"),
    ("collections/lists/rosters.csv", "rows_taken", "four", "write digits only"),
    ("collections/lists/statements.csv", "number", "1,200", "write digits with a decimal point"),
    ("collections/lists/statements.csv", "number", "nan", "write digits with a decimal point"),
    ("entities/cities.csv", "latitude", "54° N", "write digits with a decimal point"),
]


@pytest.mark.parametrize(("file", "column", "text", "hint"), BAD_CELLS)
def test_a_bad_cell_quarantines_its_row_and_the_rest_goes_on(world, file, column, text, hint):
    before = read_package(world.folder)
    table = file.rsplit("/", 1)[-1].removesuffix(".csv")
    last = len(world.lines(file)) - 1
    world.edit(file, last, **{column: text})
    package = read_package(world.folder)
    first = package.quarantined[0]
    error = first.errors[0]
    assert (first.table, error.file, error.row, error.column, error.value) == (table, file, last, column, text)
    assert hint in error.hint
    assert len(package.rows(table)) == len(before.rows(table)) - 1


def test_every_fault_of_a_row_is_named(world):
    world.edit(TIES, 1, relation="friend", country="Germany", locator="")
    (quarantined,) = read_package(world.folder).quarantined
    assert [error.column for error in quarantined.errors] == ["country", "relation", "locator"]


def test_a_range_that_runs_backwards_is_quarantined(world):
    world.edit(TIES, 3, start_earliest="2019-01-11", start_latest="2019-01-10")
    (quarantined,) = read_package(world.folder).quarantined
    assert "lies after" in quarantined.errors[0].what


def test_a_row_with_too_many_cells_is_quarantined(world):
    lines = world.lines("coverage.csv")
    lines[1].append("one too many")
    world.write("coverage.csv", lines)
    package = read_package(world.folder)
    assert "cells" in package.quarantined[0].errors[0].what
    assert len(package.rows("coverage")) == 2


def test_the_second_row_with_an_id_is_quarantined_across_tables_and_collections(world):
    world.append(TIES, 1, id="c000000000101")
    world.append("entities/funds.csv", 1, id="vineta-de")
    errors = [error for quarantined in read_package(world.folder).quarantined for error in quarantined.errors]
    assert [(error.file, error.column) for error in errors] == [
        ("collections/atlas2018/statements.csv", "id"),
        ("entities/funds.csv", "id"),
    ]
    assert "taken by collections/lists/ties.csv row 25" in errors[0].what


def test_rows_that_lose_their_source_go_and_so_do_the_ties_on_their_roster(world):
    number = world.find("collections/lists/sources.csv", id="s0000000005")
    world.drop("collections/lists/sources.csv", number)
    package = read_package(world.folder)
    gone = {(quarantined.table, quarantined.cells[0]) for quarantined in package.quarantined}
    assert gone == {("rosters", "r0000000003"), ("ties", "c000000000008")}


def test_a_judgement_of_no_entity_is_quarantined_unless_it_is_unsure(world):
    number = world.find("judgements.csv", name="Laputa")
    world.edit("judgements.csv", number, entity="atlantida")
    (quarantined,) = read_package(world.folder).quarantined
    assert quarantined.errors[0].column == "entity"
    world.edit("judgements.csv", number, entity="", decision="unsure")
    assert read_package(world.folder).quarantined == ()


def test_a_withheld_target_that_is_not_there_is_kept(world):
    world.edit("withheld.csv", 1, target="c0000000fffff")
    package = read_package(world.folder)
    assert package.quarantined == ()
    assert len(package.rows("withheld")) == 1


def test_columns_may_stand_in_any_order_and_a_byte_order_mark_is_ignored(world):
    lines = world.lines(TIES)
    with (world.folder / TIES).open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows([line[::-1] for line in lines])
    package = read_package(world.folder)
    assert package.quarantined == ()
    assert package.rows("ties", "lists")[0]["subject"] == "Vineta"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("package.toml", 'data_date = "2024-06-30"', 'data_date = "June 2024"'),
        ("package.toml", "freshness_years = 3", 'freshness_years = "three"'),
        ("package.toml", "freshness_years = 3", "freshness_years = = 3"),
        ("collections/lists/collection.toml", 'redistribution = "yes"', 'redistribution = "maybe"'),
        ("collections/lists/collection.toml", "title = ", "titel = "),
        ("codebooks/mini_mode.toml", 'choice = "single"', 'choice = "one"'),
    ],
)
def test_metadata_that_cannot_be_read_stops(world, file, old, new):
    world.replace(file, old, new)
    with pytest.raises(StructureError) as error:
        read_package(world.folder)
    assert error.value.where.startswith(file)
