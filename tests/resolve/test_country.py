import pytest

from hanse.resolve.country import country_of
from hanse.resolve.normalise import fold
from hanse.resolve.table import read_table, split_words


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("BG", "България Болгария Bulgarien Βουλγαρία 保加利亚"),
        ("BE", "Бельгія Бельгия Belgien Belçika"),
        ("GR", "Гърция Ελλάδα Hellas Grèce"),
        ("PL", "Польща Польша Polska ポーランド"),
        ("US", "США EUA USA EEUU アメリカ"),
        ("GB", "Großbritannien England Royaume-Uni 英国"),
        ("KR", "한국 대한민국 KOR Südkorea"),
        ("PS", "فلسطين Palästina Palestine"),
    ],
)
def test_a_country_is_understood_in_many_languages(code: str, written: str) -> None:
    assert {country_of(word) for word in written.split()} == {code}


@pytest.mark.parametrize(
    ("code", "written"),
    [("CZ", "Tschechische Republik"), ("CZ", "Česká republika"), ("RU", "Российская Федерация"),
     ("CI", "Elfenbeinküste"), ("BA", "Bosnien-Herzegowina"), ("KR", "Korea, South"), ("XK", "Kosovo (UNSCR 1244)"),
     ("TR", "Republic of Türkiye"), ("SL", "Сьерра-Леоне"), ("TW", "中華民國")],
)  # fmt: skip
def test_so_are_its_longer_and_older_names(code: str, written: str) -> None:
    assert country_of(written) == code


def test_every_key_of_the_table_is_as_names_are_folded_today() -> None:
    for row in read_table("countries.tsv"):
        assert all(fold(key) == key for key in split_words(row["keys"]))
