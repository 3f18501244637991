"""Cases by phenomenon: what becomes of a written name before it is compared."""

import pytest

from hanse.domain.vocabulary import LEVELS
from hanse.resolve.level import stated_level
from hanse.resolve.normalise import fold
from hanse.resolve.office_words import BEGINNINGS, ENDINGS, office_words
from hanse.resolve.reading import bare_script, read_name
from hanse.resolve.strip import cores

FOLDED = [
    # accents, letters of their own, case
    ("Zürich", "zurich"),
    ("ŁÓDŹ", "lodz"),
    ("Ørland", "orland"),
    ("Groß-Gerau", "gross gerau"),
    ("Reykjanesbær", "reykjanesbaer"),
    ("İzmir", "izmir"),
    ("Whangārei", "whangarei"),
    # scripts: transliterated, Han kept
    ("Θεσσαλονίκη", "thessaloniki"),
    ("Київ", "kiiv"),
    ("東京都", "東京都"),
    ("수원", "suwon"),
    # punctuation and apostrophes
    ("Sant'Andrea", "saint andrea"),
    ("Sant’Andrea", "saint andrea"),
    ("Cluj-Napoca", "cluj napoca"),
    ("Labrador City–Wabush", "labrador city wabush"),
    ("  Den   Haag ", "den haag"),
    # saints
    ("St. Louis", "saint louis"),
    ("Sankt Gallen", "saint gallen"),
    ("Ste-Anne", "saint anne"),
    ("Stavanger", "stavanger"),
    # full width forms of one page
    ("ＫＹＯＴＯ", "kyoto"),
    ("", ""),
]


@pytest.mark.parametrize(("written", "key"), FOLDED)
def test_fold(written: str, key: str) -> None:
    assert fold(written) == key


BARE = [
    # words before
    ("City of Greater Dandenong", "greater dandenong"),
    ("Comune di Bologna", "bologna"),
    ("Città metropolitana di Bologna", "bologna"),
    ("Ville de Fribourg", "fribourg"),
    ("Ajuntament d'Alacant", "alacant"),
    ("Gemeente Utrecht", "utrecht"),
    ("Gemeinde Weyhe", "weyhe"),
    ("Landeshauptstadt Potsdam", "potsdam"),
    ("Municipality of the city of Gdansk", "gdansk"),
    ("δήμου Θεσσαλονίκης", "thessalonikis"),
    ("London borough of Lewisham", "lewisham"),
    # words behind
    ("Rangitīkei District Council", "rangitikei"),
    ("Ballarat City Council", "ballarat"),
    ("Östersunds kommun", "ostersunds"),
    ("Balıkesir Metropolitan Municipality", "balikesir"),
    ("Macomb County, MI", "macomb"),
    # endings written together
    ("浜松市", "浜松"),
    ("渋谷区", "渋谷"),
    ("경기도 화성시", "hwaseong"),
    # nothing is cut where nothing would remain
    ("City", "city"),
    ("Metropolis", "metropolis"),
    ("津市", "津市"),
]


@pytest.mark.parametrize(("written", "bare"), BARE)
def test_bare_name(written: str, bare: str) -> None:
    assert bare in {" ".join(core.words) for core in cores(read_name(bare_script(written)[0]).heads[-1])}


LEVEL_CASES = [
    ("Landkreis Bautzen", "county"),
    ("Hildesheim (Landkreis)", "county"),
    ("Provincia di Savona", "county"),
    ("Summit County, OH", "county"),
    ("Canton de Fribourg", "region"),
    ("Neuchatel (canton)", "region"),
    ("神奈川県", "region"),
    ("Métropole de Lyon", "metropolitan_body"),
    ("Amiens Metropole", "metropolitan_body"),
    ("Città metropolitana di Bologna", "metropolitan_body"),
    ("Unione dei Comuni del Rubicone", "association"),
    ("Samtgemeinde Isenbüttel", "association"),
    ("freguesia de Paranhos", "district"),
    ("文京区", "district"),
    ("London borough of Lewisham", "district"),
    ("Comune di Bologna", "municipality"),
    ("Tauranga City Council", "municipality"),
    ("札幌市", "municipality"),
    # words that stand in names of several levels state none
    ("New York City", ""),
    ("Timaru District", ""),
    ("Swansea Council", ""),
    ("Ghent", ""),
]


@pytest.mark.parametrize(("written", "level"), LEVEL_CASES)
def test_stated_level(written: str, level: str) -> None:
    assert stated_level(written) == level


def test_words_state_known_levels_and_are_keys() -> None:
    tables = (office_words("before"), office_words("after"))
    words = [word for table in tables for group in table.values() for word in group]
    levels = {word.level for word in words} | set(ENDINGS.values()) | set(BEGINNINGS.values())
    assert levels <= {*LEVELS, ""}
    for word in words:
        assert fold(" ".join(word.words)) == " ".join(word.words)
