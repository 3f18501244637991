from hanse.package.checks.word import WORDS
from hanse.package.describe import describe_package, main
from hanse.package.schema import TABLES


def test_every_table_and_column_stands_on_the_page():
    sections = {part.split("\n", 1)[0]: part for part in describe_package().split("\n## ")}
    for table in TABLES:
        for column in table.columns:
            assert f"| `{column.name}` | `{column.type}` |" in sections[table.name]


def test_words_that_a_check_asks_for_stand_at_their_column():
    sections = {part.split("\n", 1)[0]: part for part in describe_package().split("\n## ")}
    for (table, column), words in WORDS.items():
        line = next(line for line in sections[table].splitlines() if line.startswith(f"| `{column}` |"))
        assert [word for word in words if word not in line] == []


def test_every_line_of_a_grid_has_as_many_cells_as_its_header():
    for block in describe_package().split("\n\n"):
        lines = [line for line in block.splitlines() if line.startswith("|")]
        assert len({line.count("|") for line in lines}) <= 1


def test_the_page_is_written_where_it_is_asked_for(tmp_path, capsys):
    assert main([str(tmp_path / "page.md")]) == 0
    assert main([]) == 0
    assert capsys.readouterr().out == (tmp_path / "page.md").read_text(encoding="utf-8")
