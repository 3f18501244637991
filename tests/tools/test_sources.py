"""A source is one row, known by its canonical address, in the first collection that uses it."""

import csv
import re
from pathlib import Path

import pytest

from hanse.domain.claim import source_id
from hanse.errors import StructureError
from tools.import_material.output import Output
from tools.import_material.sources import Sources, canonical, describe, kind_of

DATA = Path(__file__).parents[2] / "data"
PAGE = "https://de.wikipedia.org/w/index.php?diff=prev&oldid=65912379&title=Eurocities"
PROXIED = f"http://40.74.122.252/index.cgi/contrast/{PAGE}"
COMMIT = "867994abfe67f52a1b8dbfd2d1268252d64179a2"

ADDRESSES = [
    (PROXIED, PAGE),
    ("https://a.example/x?utm_source=rss&utm_medium=rss&id=3", "https://a.example/x?id=3"),
    ("https://wyborcza.pl:80/7,7.html", "https://wyborcza.pl/7,7.html"),
    ("https://slideplayer.com./amp/6621437", "https://slideplayer.com/amp/6621437"),
    ("http://solidaritycities.eu/", "http://solidaritycities.eu/"),
    ("http://mayorsmigrationcouncil.org/news/gcf-50-million-pledge",
     "https://mayorsmigrationcouncil.org/news/gcf-50-million-pledge"),
    (f"github:ODI/dialogue@{COMMIT}:content/data.json",
     f"https://github.com/ODI/dialogue/blob/{COMMIT}/content/data.json"),
    (f"github:ODI/dialogue@{COMMIT}", f"https://github.com/ODI/dialogue/tree/{COMMIT}"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "expected"), ADDRESSES)
def test_an_address_is_the_page_itself(written, expected):
    assert canonical(written).url == expected


def test_a_proxy_is_named_beside_the_page_and_gives_the_same_source():
    out = Output()
    sources = Sources(out)
    key = sources.page(PROXIED, "rosters_europe", title="Eurocities")
    assert sources.page(PAGE, "rosters_europe") == key == source_id(PAGE)
    (row,) = out.tables[("rosters_europe", "sources")].values()
    assert row["url"] == PAGE
    assert "40.74.122.252" in row["note"]


def test_two_addresses_in_one_cell_are_refused():
    with pytest.raises(StructureError, match="not one web address"):
        canonical("https://a.example/ ; https://b.example/")


def test_a_source_moves_to_the_first_collection_that_uses_it():
    out = Output()
    key = Sources(out).page("https://a.example/list", "functions", title="A list", published="2019")
    Sources(out).page("https://a.example/list", "rosters_global", title="Another wording")
    assert key not in out.tables[("functions", "sources")]
    row = out.tables[("rosters_global", "sources")][key]
    assert (row["title"], row["published_earliest"]) == ("A list", "2019-01-01")


def test_what_a_source_list_says_goes_before_single_rows():
    out = Output()
    sources = Sources(out)
    key = sources.page("https://a.example/list", "rosters_global", title="as a row has it", published="2019")
    sources.enrich(key, {"title": "as the list has it", "publisher": "City of Poznań"}, "searched")
    row = out.tables[("rosters_global", "sources")][key]
    assert (row["title"], row["publisher"], row["published_as_written"]) == (
        "as the list has it", "City of Poznań", "2019",
    )  # fmt: skip
    assert row["note"] == "searched"


def test_a_page_without_title_is_described_by_its_address():
    assert describe("https://www.icei.it/rete-delle-citta/?lang=en") == "Page of icei.it: rete delle citta"


def test_a_paper_is_defined_in_its_own_collection():
    out = Output()
    assert Sources(out).paper("oomen2018") == source_id("paper:oomen2018")
    (row,) = out.tables[("oomen2018", "sources")].values()
    assert row["kind"] == "research"
    assert "Oomen" in row["citation"]
    with pytest.raises(StructureError, match="no paper"):
        Sources(out).paper("nobody1999")


@pytest.mark.parametrize(
    ("url", "publisher", "kind"),
    [
        ("https://eurocities.eu/governance/", "", "network"),
        ("https://www.poznan.pl/mim", "City of Poznań", "authority"),
        ("http://www.gazzettadiparma.it/news", "", "press"),
        ("https://www.compas.ox.ac.uk/project/inclusive-cities", "", "research"),
        ("https://www.coe.int/en/web/interculturalcities/newsroom", "", "international_organisation"),
        ("https://docslib.org/doc/388621/x", "Eurocities (docslib copy)", "network"),
        ("https://docslib.org/doc/388621/x", "", "other"),
        ("https://nowhere.example/", "", "other"),
    ],
)
def test_who_speaks_is_decided_by_publisher_then_domain(url, publisher, kind):
    assert kind_of(url, publisher)[0] == kind


def test_a_title_that_names_a_member_of_staff_is_replaced_and_the_address_shortened():
    out = Output()
    sources = Sources(out)
    written = "https://jobb.norrkoping.se/personaltidning/artikel/2017-12-20-somebody-by-name"
    key = sources.page(written, "rosters_europe", title="Somebody By Name")
    sources.enrich(key, {"title": "Somebody By Name"})
    row = out.tables[("rosters_europe", "sources")][key]
    assert "omebody" not in f"{row['title']} {row['url']}"


def test_who_did_not_take_part_is_neither_in_title_nor_address_nor_description():
    out = Output()
    sources = Sources(out)
    written = "http://wyborcza.pl:80/7,75248,22053420,a-mayor-does-not-sign.html?disableRedirects=true"
    key = sources.page(written, "rosters_national", title="A mayor does not sign", gives="refused to sign")
    sources.enrich(key, {"title": "A mayor does not sign", "gives": "refused to sign"})
    row = out.tables[("rosters_national", "sources")][key]
    assert (row["url"], row["gives"]) == ("http://wyborcza.pl/7,75248,22053420", "11 signatories")
    assert "not sign" not in row["title"]


def test_no_source_and_no_tie_of_the_shipped_data_says_that_an_authority_refused():
    refusal = re.compile(
        r"refus(ed|al|es)\b|declin(ed|es) to|did not sign|not to sign|voted against|abgelehnt|rifiut", re.I
    )
    said = [
        f"{path.parent.name}/{path.name} {row['id']}"
        for path in sorted(DATA.glob("collections/*/*.csv"))
        if path.name in ("sources.csv", "ties.csv")
        for row in csv.DictReader(path.open(encoding="utf-8", newline=""))
        if any(refusal.search(row.get(column, "")) for column in ("title", "gives", "note", "locator"))
    ]
    assert said == []
