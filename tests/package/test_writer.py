import pytest

from hanse.errors import StructureError
from hanse.package import read_package, write_table
from hanse.package.schema import BY_NAME, TABLES
from hanse.package.writer import render_table, replace_text


def test_what_was_read_is_written_byte_for_byte(mini_dir):
    """The mini world is canonical, so reading and writing it changes nothing."""
    package = read_package(mini_dir)
    for table in TABLES:
        files = {row.file for row in package.rows(table.name)}
        for file in files:
            rows = [row.cells for row in package.rows(table.name) if row.file == file]
            assert render_table(table, rows) == (mini_dir / file).read_text(encoding="utf-8"), file


def test_rows_are_sorted_and_quoted_only_where_needed():
    rows = [{"target": "c2", "reason_class": "safety, again"}, {"target": "c1", "reason_class": "privacy"}]
    assert render_table(BY_NAME["withheld"], rows) == (
        'target,reason_class,withheld_by,withheld_on,review_on\nc1,privacy,,,\nc2,"safety, again",,,\n'
    )


def test_an_unknown_column_is_refused(tmp_path):
    with pytest.raises(StructureError, match="unknown column"):
        write_table(tmp_path / "withheld.csv", BY_NAME["withheld"], [{"aim": "x"}])
    assert list(tmp_path.iterdir()) == []


def test_a_text_that_cannot_be_written_leaves_the_old_file(tmp_path):
    path = tmp_path / "file.csv"
    replace_text(path, "old")
    with pytest.raises(UnicodeEncodeError):
        replace_text(path, "new \ud800")
    assert path.read_text(encoding="utf-8") == "old"
    assert [item.name for item in tmp_path.iterdir()] == ["file.csv"]
