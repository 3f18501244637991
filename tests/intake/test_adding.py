"""Files of a collection are replaced together or not at all; what is held already stays."""

from pathlib import Path

import pytest

from hanse.errors import StructureError
from hanse.intake.adding import replace_together


def test_all_files_are_replaced(tmp_path: Path) -> None:
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.write_text("old", encoding="utf-8")
    replace_together({one: "new", two: "new"})
    assert [path.read_text(encoding="utf-8") for path in (one, two)] == ["new", "new"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.csv", "two.csv"]


def test_none_is_changed_where_one_cannot_be_written(tmp_path: Path) -> None:
    one, new, taken = tmp_path / "one.csv", tmp_path / "new.csv", tmp_path / "taken.csv"
    one.write_text("old", encoding="utf-8")
    taken.mkdir()  # a folder in the place of a file: it cannot be replaced
    (taken / "inside").touch()
    with pytest.raises(StructureError, match="nothing was changed"):
        replace_together({one: "new", new: "new", taken: "new"})
    assert one.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.csv", "taken.csv"]


def test_nothing_is_staged_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    one = tmp_path / "one.csv"
    one.write_text("old", encoding="utf-8")
    with pytest.raises(StructureError, match="nothing was changed"):
        replace_together({one: "new", tmp_path / "missing" / "two.csv": "new"})
    assert one.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["one.csv"]
