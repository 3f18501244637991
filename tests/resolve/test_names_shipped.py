"""The shipped judgements of city names: traps by phenomenon, and what holds for all of them."""

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest

from hanse.domain.vocabulary import LEVELS
from hanse.resolve.linker import Judgement, Linker

DATA = Path(__file__).parents[2] / "data"


def read(name: str) -> list[dict[str, str]]:
    """The rows of one table of the shipped data."""
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def judgements() -> list[dict[str, str]]:
    return [row for row in read("judgements.csv") if row["kind"] == "city"]


@pytest.fixture(scope="module")
def cities() -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in read("entities/cities.csv")}


@pytest.fixture(scope="module")
def linker(judgements: list[dict[str, str]]) -> Linker:
    return Linker(Judgement.from_row(row) for row in judgements)


# written name, country, context, entities
SAME = {
    "exonyms": [
        ("Monaco", "DE", "ECCAR", "munich-de"),
        ("Lió", "FR", "", "lyon-fr"),
        ("Milà", "IT", "", "milan-it"),
        ("Mailand", "IT", "", "milan-it"),
        ("Temesvár", "RO", "", "timisoara-ro"),
        ("Kolozsvár", "RO", "", "cluj-napoca-ro"),
        ("Nagybánya", "RO", "", "baia-mare-ro"),
        ("Liegi", "BE", "", "liege-be"),
        ("Luik", "BE", "", "liege-be"),
        ("Tolosa", "FR", "ECCAR", "toulouse-fr"),
        ("Norimberga", "DE", "", "nuremberg-de"),
        ("Danzig", "PL", "", "gdansk-pl"),
        ("Gand", "BE", "", "ghent-be"),
        ("Ostende", "BE", "", "ostend-be"),
        ("Bolonia", "IT", "", "bologna-it"),
        ("Barselona", "ES", "", "barcelona-es"),
        ("Siviglia", "ES", "", "seville-es"),
        ("Aquisgrana", "", "", "aachen-de"),
        ("Nizza", "", "", "nice-fr"),
        ("San Pablo", "BR", "", "sao-paulo-br"),
        ("Assunção Mita", "GT", "", "asuncion-mita-gt"),
        ("Assunção", "PY", "", "asuncion-py"),
        ("Antep", "TR", "", "gaziantep-tr"),
        ("Iruña", "ES", "", "pamplona-es"),
    ],
    "one authority, several spellings": [
        ("Göteborg", "SE", "", "gothenburg-se"),
        ("Göteborgs Stad", "SE", "", "gothenburg-se"),
        ("Gothenburg", "SE", "", "gothenburg-se"),
        ("Den Haag", "NL", "", "the-hague-nl"),
        ("The Hague", "NL", "", "the-hague-nl"),
        ("Munster", "DE", "", "munster-de"),
        ("Odessa", "UA", "", "odesa-ua"),
        ("Kharkov", "UA", "", "kharkiv-ua"),
        ("Durban", "ZA", "", "durban-za"),
        ("eThekwini", "ZA", "", "durban-za"),
        ("D.C.", "US", "", "washington-dc-us"),
        ("Washington", "US", "", "washington-dc-us"),
        ("Pec/Peja", "XK", "", "peja-xk"),
        ("Seoul Metropolitan Government", "KR", "", "seoul-kr"),
        ("Rio deJaneiro", "BR", "", "rio-de-janeiro-br"),
    ],
    "other scripts and cases": [
        ("δήμου Θεσσαλονίκης", "GR", "", "thessaloniki-gr"),
        ("札幌市", "JP", "", "sapporo-jp"),
        ("横浜市", "JP", "", "yokohama-jp"),
        ("수원", "KR", "", "suwon-kr"),
        ("경기도 화성시", "KR", "", "hwaseong-kr"),
        ("시흥시", "KR", "", "siheung-kr"),
        ("Warszawy", "PL", "", "warsaw-pl"),
        ("Białegostoku", "PL", "", "bialystok-pl"),
        ("Łodzi", "PL", "", "lodz-pl"),
        ("Chișinău", "MD", "", "chisinau-md"),
    ],
    "parts of cities": [
        ("Hamburg - Altona", "DE", "", "altona-hamburg-de"),
        ("Berlin Neukölln", "DE", "", "neukolln-berlin-de"),
        ("Berlin-Neukölln", "DE", "ICC", "neukolln-berlin-de"),
        ("distretto di Charlois - città di Rotterdam", "NL", "", "charlois-rotterdam-nl"),
        ("freguesia de Paranhos, Porto", "PT", "", "paranhos-porto-pt"),
        ("Amsterdam South East", "NL", "", "amsterdam-south-east-nl"),
        ("London-Lewisham", "GB", "", "lewisham-london-gb"),
        ("the London borough of Lewisham", "GB", "", "lewisham-london-gb"),
        ("Lewisham Council", "GB", "", "lewisham-london-gb"),
        ("Wandsworth", "GB", "", "wandsworth-london-gb"),
        ("Kingston Council", "GB", "", "kingston-upon-thames-london-gb"),
        ("世田谷区", "JP", "", "setagaya-tokyo-jp"),
        ("文京区", "JP", "", "bunkyo-tokyo-jp"),
        ("Shibuya, Japan", "JP", "", "shibuya-tokyo-jp"),
        ("Lyon 1er", "FR", "", "lyon-1er-fr"),
        ("Sechenkivsky (District of Kyiv, Ukraine)", "UA", "", "shevchenkivskyi-kyiv-ua"),
        ("Whau", "NZ", "", "whau-auckland-nz"),
    ],
    "city and metropolitan body": [
        ("Lyon", "FR", "", "lyon-fr"),
        ("Grand Lyon", "FR", "", "grand-lyon-fr"),
        ("Métropole de Lyon", "FR", "", "metropole-de-lyon-fr"),
        ("Lyon Metropole", "FR", "", "metropole-de-lyon-fr"),
        ("Lyon (City and Metropolis)", "FR", "", "lyon-fr metropole-de-lyon-fr"),
        ("Brussels", "BE", "", "brussels-be"),
        ("Brussels Capital Region", "BE", "", "brussels-capital-region-be"),
        ("Lille", "FR", "", "lille-fr"),
        ("Metropole Europeenne de Lille", "FR", "", "metropole-europeenne-de-lille-fr"),
        ("Nantes Metropole", "FR", "", "nantes-metropole-fr"),
        ("Comune di Bologna", "IT", "", "bologna-it"),
        ("Città metropolitana di Bologna", "IT", "", "metropolitan-city-bologna-it"),
        ("Barcelona City Council", "ES", "", "barcelona-es"),
        ("Barcelona Metropolitan Areas", "ES", "", "barcelona-metropolitan-area-es"),
        ("Diputaciò de Barcelona", "ES", "", "province-barcelona-es"),
        ("Greater Manchester", "GB", "", "greater-manchester-gb"),
        ("東京都", "JP", "", "tokyo-jp"),
        ("Tokyo", "JP", "", "tokyo-jp"),
    ],
    "wider levels": [
        ("Ville de Fribourg", "CH", "", "fribourg-ch"),
        ("Canton de Fribourg", "CH", "", "canton-fribourg-ch"),
        ("Neuchâtel", "CH", "ICC", "canton-neuchatel-ch"),
        ("Neuchâtel", "CH", "Swiss cities ready to receive (Easter appeal 2020)", "neuchatel-ch"),
        ("Landkreis Göttingen", "DE", "", "landkreis-gottingen-de"),
        ("Stadt Göttingen", "DE", "", "gottingen-de"),
        ("Hildesheim (Landkreis)", "DE", "", "landkreis-hildesheim-de"),
        ("Osnabrück", "DE", "Kommunaler Qualitätszirkel zur Integrationspolitik", "landkreis-osnabruck-de"),
        ("Osnabrück", "DE", "Sichere Häfen (Seebrücke)", "osnabruck-de"),
        ("Region Hannover", "DE", "", "region-hannover-de"),
        ("Bavaria", "DE", "SHARE", "bavaria-de"),
        ("Provincia di Savona", "IT", "", "province-savona-it"),
        ("Cosenza Provincia", "IT", "", "province-cosenza-it"),
        ("神奈川県", "JP", "", "kanagawa-jp"),
        ("Tenerife", "ES", "RECI", "tenerife-es"),
        ("Salt Lake County", "US", "", "county-salt-lake-ut-us"),
        ("Lucas County", "US", "", "county-lucas-oh-us"),
        ("Miami Dade County", "US", "", "county-miami-dade-fl-us"),
        ("Miami", "US", "100RC", "miami-us"),
        ("Niagara", "CA", "", "region-niagara-ca"),
        ("Cochrane", "CA", "", "cochrane-district-ca"),
        ("Environment Southland", "NZ", "", "southland-region-nz"),
        ("Southland District Council", "NZ", "", "southland-district-nz"),
        ("Unione dei Comuni del Rubicone", "IT", "", "unione-dei-comuni-del-rubicone-it"),
        ("Savignano sul Rubicone", "IT", "", "savignano-sul-rubicone-it"),
        ("Samtgemeinde Thedinghausen", "DE", "", "samtgemeinde-thedinghausen-de"),
        ("Victoria", "AU", "SCN", "victoria-au"),
        ("Hatay", "TR", "", "province-hatay-tr"),
        ("Geneva", "CH", "", "geneva-ch"),
        ("Geneva", "CH", "c861e0b2fa8b5", "canton-geneva-ch"),
        ("Victoria", "CA", "", "victoria-ca"),
    ],
    "one name, several authorities": [
        ("Akron and Summit County, OH", "US", "", "akron-us county-summit-oh-us"),
        ("Newcastle-Gateshead", "GB", "", "gateshead-gb newcastle-upon-tyne-gb"),
        ("Kansas City, KS/MO", "US", "", "kansas-city-ks-us kansas-city-us"),
        ("Saint-Denis/Plaine Commune", "FR", "", "plaine-commune-fr saint-denis-fr"),
        ("Toledo-Lucas County", "US", "", "county-lucas-oh-us toledo-us"),
        ("Phoenix, AZ and Arizona State", "US", "", "arizona-us phoenix-us"),
    ],
    "homonyms": [
        ("Chair", "MK", "ECCAR", "cair-mk"),
        ("Athens", "GR", "", "athens-gr"),
        ("Athens", "US", "SCN", "athens-oh-us"),
        ("Richmond", "US", "MMC-Afghan-statement-2021", "richmond-ca-us"),
        ("Richmond, VA, USA", "US", "", "richmond-us"),
        ("San Antonio", "US", "", "san-antonio-us"),
        ("San Antonio", "CL", "", "san-antonio-cl"),
        ("Santiago", "CL", "", "santiago-cl"),
        ("Santiago, Metropolitan Region", "CL", "", "santiago-metropolitan-region-cl"),
        ("La Paz", "BO", "", "la-paz-bo"),
        ("Valencia", "ES", "", "valencia-es"),
        ("Granada", "ES", "", "granada-es"),
        ("Kingston (Ontario)", "CA", "", "kingston-ca"),
        ("London", "CA", "", "london-ca"),
        ("London", "GB", "", "london-gb"),
        ("Manchester", "GB", "", "manchester-gb"),
        ("Manchester", "", "Cities-WithRefugees", "manchester-gb"),
        ("Tripoli", "", "", "tripoli-ly"),
        ("Newcastle City Council", "GB", "", "newcastle-upon-tyne-gb"),
        ("Halle", "DE", "ECCAR", "halle-saale-de"),
        ("Wetter", "DE", "", "wetter-ruhr-de"),
        ("Wohlen (BE)", "CH", "", "wohlen-be-ch"),
        ("Amato", "IT", "", "amato-it"),
        ("Cassano", "IT", "", "cassano-all-ionio-it"),
        ("San Giorgio", "IT", "", "san-giorgio-albanese-it"),
        ("City of Dayton", "US", "", "dayton-us"),
        ("Montgomery County", "US", "", "county-montgomery-md-us"),
        ("Haiyan", "CN", "", "haiyan-cn"),
        ("Herrera de Los Navarros", "ES", "MILE", "herrera-de-los-navarros-es"),
    ],
    "misspellings and lost letters": [
        ("Rosselaire", "BE", "", "roeselare-be"),
        ("Skelleftå", "SE", "", "skelleftea-se"),
        ("London-Greenwhich", "GB", "", "greenwich-london-gb"),
        ("Casalecchio di Rena", "IT", "", "casalecchio-di-reno-it"),
        ("Marybirnong", "AU", "", "maribyrnong-au"),
        ("Wroclav", "PL", "", "wroclaw-pl"),
        ("Nuremburg", "DE", "", "nuremberg-de"),
        ("Rotenburg am Neckar", "DE", "", "rottenburg-am-neckar-de"),
        ("Lambedusa", "IT", "", "lampedusa-it"),
        ("di Ravenna", "IT", "", "ravenna-it"),
        ("Gioisa Jonica", "IT", "", "gioiosa-ionica-it"),
        ("Chernivts", "UA", "", "chernivtsi-ua"),
    ],
    "local government areas": [
        ("Melton City Council", "AU", "", "melton-au"),
        ("City of Melton", "AU", "", "melton-au"),
        ("City of Greater Dandenong (VIC)", "AU", "", "greater-dandenong-au"),
        ("Greater Dandenong Council", "AU", "", "greater-dandenong-au"),
        ("City of Casey (VIC)", "AU", "", "casey-au"),
        ("Hutt City", "NZ", "", "lower-hutt-nz"),
        ("Manawatū", "NZ", "", "manawatu-nz"),
    ],
}


@pytest.mark.parametrize(
    ("name", "country", "context", "entities"), [case for cases in SAME.values() for case in cases]
)
def test_trap(linker: Linker, name: str, country: str, context: str, entities: str) -> None:
    link = linker.link("city", name, country, context)
    assert (link.decision, link.entities) == ("same", tuple(entities.split()))


@pytest.mark.parametrize(
    ("name", "country", "context", "decision"),
    [
        ("Limburg", "", "SHARE", "unsure"),
        ("Tripoli", "", "ICCAR-Arab", "unsure"),
        ("Cuenca", "", "OWHC", "unsure"),
        ("SaintNicolas", "BE", "ECCAR", "unsure"),
        ("Gwangju", "KR", "OWHC", "unsure"),
        ("Dhaka, Bangladesh", "BD", "", "unsure"),
        ("EDC Debrecen", "HU", "", "not_an_entity"),
        ("ANVITA", "FR", "", "not_an_entity"),
        ("Metropolis", "", "", "not_an_entity"),
        ("Chicago metropolitan area", "US", "", "not_an_entity"),
    ],
)
def test_doubtful_name(linker: Linker, name: str, country: str, context: str, decision: str) -> None:
    assert linker.link("city", name, country, context).decision == decision


@pytest.mark.parametrize(
    ("city", "level", "parent"),
    [
        ("altona-hamburg-de", "district", "hamburg-de"),
        ("neukolln-berlin-de", "district", "berlin-de"),
        ("charlois-rotterdam-nl", "district", "rotterdam-nl"),
        ("paranhos-porto-pt", "district", "porto-pt"),
        ("lewisham-london-gb", "district", "london-gb"),
        ("setagaya-tokyo-jp", "district", "tokyo-jp"),
        ("lyon-1er-fr", "district", "lyon-fr"),
        ("metropole-de-lyon-fr", "metropolitan_body", ""),
        ("brussels-capital-region-be", "region", ""),
        ("canton-fribourg-ch", "region", ""),
        ("landkreis-hildesheim-de", "county", ""),
        ("county-summit-oh-us", "county", ""),
        ("province-barcelona-es", "county", ""),
        ("unione-dei-comuni-del-rubicone-it", "association", ""),
        ("cair-mk", "municipality", ""),
        ("manawatu-nz", "municipality", ""),
    ],
)
def test_level(cities: dict[str, dict[str, str]], city: str, level: str, parent: str) -> None:
    assert (cities[city]["level"], cities[city]["parent"]) == (level, parent)


def test_nearly_every_name_is_decided(judgements: list[dict[str, str]]) -> None:
    decisions: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in judgements:
        decisions[(row["name"], row["country"])].add(row["decision"])
    same = sum("same" in found for found in decisions.values())
    assert len(decisions) >= 1933
    assert same / len(decisions) >= 0.95


def test_a_judgement_of_one_claim_names_a_claim_with_that_name(judgements: list[dict[str, str]]) -> None:
    named = {
        row["id"]: (row["subject"], row["country"])
        for path in sorted((DATA / "collections").glob("*/*.csv"))
        if path.name in {"ties.csv", "statements.csv"}
        for row in read(str(path.relative_to(DATA)))
    }
    limited = [row for row in judgements if re.fullmatch(r"c[0-9a-f]{12}", row["context"])]
    assert [row["name"] for row in limited] == ["Geneva"]
    for row in limited:
        assert named[row["context"]] == (row["name"], row["country"])


def test_every_decision_has_a_reason(judgements: list[dict[str, str]]) -> None:
    for row in judgements:
        assert (row["entity"] != "") == (row["decision"] == "same"), row["name"]
        assert len(row["reason"]) > (8 if row["decision"] == "same" else 20), row["name"]
        assert row["coder_kind"] in {"machine", "reviewed"}


def test_entities_exist_and_lie_in_the_country(
    judgements: list[dict[str, str]], cities: dict[str, dict[str, str]]
) -> None:
    for row in judgements:
        if row["decision"] == "same" and row["country"] != "":
            assert cities[row["entity"]]["country"] == row["country"], row["name"]


def test_every_city_is_written_somewhere_or_holds_a_part(
    judgements: list[dict[str, str]], cities: dict[str, dict[str, str]]
) -> None:
    written = {row["entity"] for row in judgements}
    parents = {city["parent"] for city in cities.values()}
    assert set(cities) <= written | parents


def test_places(cities: dict[str, dict[str, str]]) -> None:
    taken = [city["geonames_id"] for city in cities.values() if city["geonames_id"] != ""]
    assert len(taken) == len(set(taken)), "two authorities claim one place"
    for city in cities.values():
        has_id, has_coordinates = city["geonames_id"] != "", city["latitude"] != ""
        assert (
            city["place_basis"]
            == {(True, True): "geonames", (False, True): "seat", (False, False): "none"}[(has_id, has_coordinates)]
        ), city["id"]
        assert city["level"] in LEVELS
        assert city["id"].endswith("-" + city["country"].lower())
        if city["level"] in {"county", "region", "metropolitan_body", "association"}:
            exceptions = {"county-arlington-va-us", "tokyo-jp"}  # each is the place of that name
            assert city["geonames_id"] == "" or city["id"] in exceptions, city["id"]
