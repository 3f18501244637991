"""The real gazetteer answers to exonyms, other scripts and divisions."""

import pytest

from hanse.resolve.gazetteer import Gazetteer
from hanse.resolve.lookup import lookup

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(minimum_population=15000)


CASES = [
    # exonyms
    ("Temesvár", "RO", 665087),
    ("Kolozsvár", "RO", 681290),
    ("Nagybánya", "RO", 685826),
    ("Norimberga", "DE", 2861650),
    ("Liegi", "BE", 2792413),
    ("Luik", "BE", 2792413),
    ("Gand", "BE", 2797656),
    ("Danzig", "PL", 3099434),
    ("Bolonia", "IT", 3181928),
    ("Milà", "IT", 3173435),
    ("Tolosa", "FR", 2972315),
    # other scripts
    ("Θεσσαλονίκη", "GR", 734077),
    ("札幌市", "JP", 2128295),
    ("수원", "KR", 1835553),
    ("Винница", "UA", 689558),
    # homonyms: the country, then the division, decides
    ("Santiago", "CL", 3871336),
    ("Santiago", "DO", 3492914),
    ("San Antonio", "US", 4726206),
    ("Athens", "GR", 264371),
    ("Athens, OH", "US", 4505542),
    ("La Paz", "BO", 3911925),
    ("La Paz", "MX", 4000900),
    ("Valencia", "ES", 2509954),
    ("Valencia", "VE", 3625549),
    ("Granada", "NI", 3619136),
    ("Kingston (Ontario)", "CA", 5992500),
    ("Kingston", "JM", 3489854),
    ("London (Ontario)", "CA", 6058560),
    ("Manchester, NH", "US", 5089178),
    ("Tripoli", "LY", 2210247),
    ("Tripoli", "LB", 266826),
    ("Georgetown", "GY", 3378644),
]


@pytest.mark.parametrize(("name", "country", "geonames_id"), CASES)
def test_first_candidate(gazetteer: Gazetteer, name: str, country: str, geonames_id: int) -> None:
    assert lookup(gazetteer, name, country)[0].place.geonames_id == geonames_id


def test_divisions_by_code_and_name(gazetteer: Gazetteer) -> None:
    assert gazetteer.division("US", "Illinois") == gazetteer.division("US", "IL") == "IL"
    assert gazetteer.division("CA", "Ontario") == gazetteer.division("CA", "ON") == "08"
    assert gazetteer.division("AU", "Western Australia") == gazetteer.division("AU", "WA") == "08"
    assert gazetteer.division("DE", "Saale") == ""
