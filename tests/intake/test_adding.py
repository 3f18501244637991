"""Rows are added to the tables of a package; what is held already stays."""

import shutil
from pathlib import Path

from hanse.intake.adding import Addition, texts_of, write_addition
from hanse.intake.founding import Founding, founding_text
from hanse.package import read_package

CITY = {
    "id": "carcosa-it", "name": "Carcosa", "level": "municipality", "level_basis": "assumed", "country": "IT",
    "place_basis": "none", "status": "active",
}  # fmt: skip
JUDGEMENT = {
    "id": "j0123456789ab", "kind": "city", "name": "Carcosa", "country": "IT", "decision": "same",
    "entity": "carcosa-it", "method": "test", "version": "1", "coder_kind": "machine", "judged_on": "2024-06-30",
}  # fmt: skip


def addition(collection: str = "lists") -> Addition:
    return Addition(collection, {"sources": (), "rosters": (), "ties": ()}, (), {}).with_names([CITY], [JUDGEMENT])


def test_a_new_city_and_its_judgement_come_together(mini_dir: Path, tmp_path: Path) -> None:
    shutil.copytree(mini_dir, tmp_path / "data")
    before = read_package(tmp_path / "data")
    written = write_addition(addition(), tmp_path / "data")
    after = read_package(tmp_path / "data")
    assert [path.name for path in written] == ["cities.csv", "judgements.csv"]
    assert after.quarantined == ()
    assert {row.id for row in after.rows("cities")} - {row.id for row in before.rows("cities")} == {"carcosa-it"}
    assert len(after.rows("judgements")) == len(before.rows("judgements")) + 1
    assert (tmp_path / "data" / "judgements.csv").read_text(encoding="utf-8").count("\n") > 2


def test_files_that_others_refer_to_come_first(mini_dir: Path) -> None:
    row = {"id": "s0123456789", "kind": "other", "title": "T"}
    tie = {"id": "c0123456789ab"}
    given = Addition("new", {"ties": (tie,), "sources": (row,)}, (), {}).with_names([CITY], [JUDGEMENT])
    names = [path.name for path in texts_of(given.founded("title = 'x'\n"), mini_dir)]
    assert names == ["collection.toml", "cities.csv", "sources.csv", "judgements.csv", "ties.csv"]


def test_a_collection_is_founded_with_what_is_said_of_it(mini_dir: Path, tmp_path: Path) -> None:
    from datetime import date

    shutil.copytree(mini_dir, tmp_path / "data")
    told = Founding("rosters_new", 'Lists of "new" networks', "unknown", "derived_only")
    write_addition(addition("rosters_new").founded(founding_text(told, date(2024, 6, 30))), tmp_path / "data")
    held = read_package(tmp_path / "data").collections["rosters_new"]
    assert (held.title, held.licence, held.redistribution) == ('Lists of "new" networks', "", "derived_only")
    assert held.recorded_on == date(2024, 6, 30)
