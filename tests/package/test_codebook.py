import pytest

from hanse.errors import StructureError
from hanse.package import read_codebooks

BOOK = "codebooks/mini_functions.toml"


def test_a_codebook_reads_in_its_own_order(mini_dir):
    books = read_codebooks(mini_dir)
    assert list(books) == ["mini_functions", "mini_mode"]
    book = books["mini_functions"]
    assert (book.title, book.paper, book.unit, book.choice) == (
        "Two functions of networks", "atlas2018", "network", "multiple",
    )  # fmt: skip
    assert [code.label for code in book.codes] == ["Sharing", "Story-telling"]
    assert book.codes[0].hints.startswith("Include:")
    assert not book.is_single_choice
    assert books["mini_mode"].is_single_choice


def test_a_folder_without_codebooks_has_none(tmp_path):
    assert read_codebooks(tmp_path) == {}


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('key = "mini_functions"', 'key = "functions"', "key is 'functions'"),
        ('choice = "multiple"', 'choice = "many"', "choice is 'many'"),
        ('unit = "network"', "unit = 7", "unit is 7"),
        ('title = "Two', 'titel = "Two', "unknown key titel"),
        ('id = "STORY"', 'id = "SHARE"', "code SHARE stands twice"),
        ('label = "Sharing"', 'label = ""', "label is ''"),
        ('id = "SHARE"', 'code = "SHARE"', "unknown key code"),
        ("[[code]]", "[code]", "cannot be read as TOML"),
    ],
)
def test_a_codebook_that_cannot_be_used_stops_with_its_place(world, old, new, what):
    world.replace(BOOK, old, new)
    with pytest.raises(StructureError) as error:
        read_codebooks(world.folder)
    assert what in error.value.what
    assert error.value.where.startswith(BOOK)
    assert error.value.hint != ""


def test_a_codebook_without_codes_stops(world):
    text = (world.folder / BOOK).read_text(encoding="utf-8")
    (world.folder / BOOK).write_text(text.split("[[code]]")[0], encoding="utf-8")
    with pytest.raises(StructureError, match="it has no codes"):
        read_codebooks(world.folder)
