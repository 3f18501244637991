"""The compiled gazetteer: what it holds comes back, by name, sound and spelling; a damaged file is refused."""

from pathlib import Path

import pytest

from hanse.errors import StructureError
from hanse.resolve.index.compiling import compile_gazetteer, digest
from hanse.resolve.index.gazetteer import EVERYWHERE, Gazetteer
from hanse.resolve.index.names import Form
from hanse.resolve.index.shadow import overshadowed
from hanse.resolve.index.store import bring_index, find_index
from tests.resolve.conftest import Compile, division, place

MEGABYTE = 1_000_000


def named(gazetteer: Gazetteer, key: str, country: int = EVERYWHERE) -> list[tuple[str, Form]]:
    return [(gazetteer.name(unit), form) for unit, form in gazetteer.find(key, country)]


def test_a_place_comes_back_as_it_went_in(gazetteer_of: Compile) -> None:
    gazetteer = gazetteer_of(
        place(7, "Bury St. Edmunds", population=41_000, latitude=52.25, longitude=0.71, other_names=("Бери", "XAF"))
    )
    entry = gazetteer.entry(gazetteer.unit_of(7))
    assert (entry.name, entry.country, entry.first_level, entry.population) == ("Bury St. Edmunds", "GB", "ENG", 41_000)
    assert (entry.latitude, entry.longitude, entry.level) == (52.25, 0.71, "municipality")
    assert named(gazetteer, "burysaintedmunds") == [("Bury St. Edmunds", Form.MAIN)]
    assert named(gazetteer, "beri") == [("Bury St. Edmunds", Form.ALTERNATE)]
    assert named(gazetteer, "xaf") == []  # the code of an airport is no name
    assert gazetteer.unit_of(8) == -1


def test_the_largest_comes_first_and_a_country_keeps_the_others_out(gazetteer_of: Compile) -> None:
    gazetteer = gazetteer_of(
        place(1, "Twinton", population=1_000),
        place(2, "Twinton", "IE", first_level="L", population=9_000),
        place(3, "Other", "FR", first_level="75"),
    )
    assert [gazetteer.geonames[unit] for unit, _ in gazetteer.find("twinton")] == [2, 1]
    assert [gazetteer.geonames[unit] for unit, _ in gazetteer.find("twinton", gazetteer.country_number["GB"])] == [1]
    assert gazetteer.find("twinton", gazetteer.country_number["FR"]) == []


def test_short_forms_of_a_name_are_held_as_such(gazetteer_of: Compile) -> None:
    gazetteer = gazetteer_of(
        place(1, "Stratford-upon-Avon"), place(2, "The Mumbles"), place(3, "Alpha (Beta)"),
        place(4, "Tamines", other_names=("Sambreville (Tamines)",)), place(5, "Roveleto di Cadeo"),
        place(6, "Simsbury Center"),
    )  # fmt: skip
    assert named(gazetteer, "stratford") == [("Stratford-upon-Avon", Form.SHORT)]
    assert named(gazetteer, "mumbles") == [("The Mumbles", Form.SHORT)]
    assert named(gazetteer, "alpha") == [("Alpha (Beta)", Form.SHORT)]
    assert named(gazetteer, "sambreville") == [("Tamines", Form.SHORT)]
    assert [gazetteer.name(unit) for unit in gazetteer.partly("cadeo")] == ["Roveleto di Cadeo"]
    assert [gazetteer.name(unit) for unit in gazetteer.partly("simsbury")] == ["Simsbury Center"]
    assert gazetteer.partly("roveleto") == []  # what follows does not tell parts of one place apart


def test_names_are_found_by_sound_and_by_spelling(gazetteer_of: Compile) -> None:
    gazetteer = gazetteer_of(place(1, "Vileyka", "BY"), place(2, "Murillo el Fruto", "ES"), place(3, "Quuxborough"))
    heard = [gazetteer.key(key) for key in gazetteer.sounding("viliejka")]
    assert heard == ["vileyka"]
    assert [gazetteer.key(key) for key in gazetteer.sounding("murillo del fruto")] == ["murilloelfruto"]
    number = gazetteer.country_number["GB"]
    assert [gazetteer.key(key) for key in gazetteer.similar("quuxborugh", 2, number)] == ["quuxborough"]
    assert gazetteer.similar("quuxborugh", 2, gazetteer.country_number["ES"]) == []
    assert gazetteer.similar("quuxborugh", 2, 999) == []  # a country without any place
    assert gazetteer.similar("щ", 2) == []


def test_abbreviations_of_divisions_are_codes_or_names(whole_index: Path) -> None:
    gazetteer = Gazetteer(whole_index)
    number = gazetteer.country_number["US"]
    minnesota = [unit for unit, form in gazetteer.find("minn", number) if form == Form.CODE]
    assert [gazetteer.name(unit) for unit in minnesota] == ["Minnesota"]
    assert "California" in {gazetteer.name(unit) for unit, _ in gazetteer.find("calif", number)}


def test_a_quarter_lies_in_the_shadow_of_its_city() -> None:
    units = [
        place(1, "City", latitude=50.0, longitude=0.0, population=4_000_000),
        place(2, "Quarter", latitude=50.02, longitude=0.0, population=100_000),
        place(3, "Rival", latitude=50.02, longitude=0.01, population=2_000_000),
        place(4, "Far", latitude=53.0, longitude=0.0, population=100_000),
        division("England"),
    ]
    city, quarter, rival, far, england = overshadowed(units).tolist()
    assert quarter > 200
    assert (city, rival, far, england) == (0, 0, 0, 0)
    assert overshadowed([division("England")]).tolist() == [0]


def test_the_whole_gazetteer_keeps_its_promises(whole_index: Path) -> None:
    gazetteer = Gazetteer(whole_index)
    assert sum(gazetteer.is_place(unit) for unit in range(len(gazetteer))) == 234_908
    assert whole_index.stat().st_size < 150 * MEGABYTE
    assert gazetteer.entry(gazetteer.unit_of(2825297)).name == "Stuttgart"


@pytest.mark.parametrize("content", [b"", b"HANSEGAZ", b"not a gazetteer at all", b"HANSEGAZ\x05\0\0\0\0\0\0\0{}   "])
def test_a_damaged_file_is_refused_with_what_to_do(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.index"
    path.write_bytes(content)
    with pytest.raises((StructureError, ValueError)) as failed:
        Gazetteer(path)
    assert not isinstance(failed.value, StructureError) or "delete the file" in failed.value.hint


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "whole.index"
    compile_gazetteer(path, progress=lambda _, __: None, units=[place(1, "Alpha")])
    path.write_bytes(path.read_bytes()[:-64])
    with pytest.raises(StructureError, match="damaged"):
        Gazetteer(path)


def test_the_index_is_compiled_once_and_replaces_older_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []

    def compiled(path: Path, *, progress: object) -> None:
        made.append(path)
        path.write_bytes(b"")

    monkeypatch.setattr("hanse.resolve.index.store.compile_gazetteer", compiled)
    (tmp_path / "gazetteer-0123456789ab.index").write_bytes(b"")
    assert find_index(tmp_path) is None
    path = bring_index(tmp_path, progress=lambda _, __: None)
    assert path == bring_index(tmp_path, progress=lambda _, __: None) == find_index(tmp_path)
    assert made == [path]
    assert [one.name for one in tmp_path.iterdir()] == [f"gazetteer-{digest()}.index"]
