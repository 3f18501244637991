"""Decisions on networks: what is one, what is two, and what is none."""

import csv
from pathlib import Path

import pytest

from hanse.domain.vocabulary import ADMISSION_WAYS, LEVELS, MEMBERSHIP_RELATIONS, NETWORK_KINDS, RELATIONS
from tools.import_material.decision_files import decision_table
from tools.import_material.labels import meaning, meanings

ROOT = Path(__file__).parents[2]


def entities_of(label: str) -> set[str]:
    return {one.entity for one in meanings(label)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Solidacities", "SOLIDARITY-CITIES"),
        ("Städte Sicherer Häfen", "Sichere Häfen (Seebrücke)"),
        ("IASH", "Sea to City movement"),
        ("EPI", "EPIC"),
        ("HRCN", "Human Rights Cities"),
        ("ICORN", "INCA"),
        ("ICC", "ICC-INDEX"),
        ("City of Sanctuary UK (groups)", "Councils of Sanctuary (UK)"),
        ("Welcoming Network (Welcoming America)", "Welcoming Cities and Counties (Welcoming America)"),
        ("Red de Ciudades Refugio (ES)", "Red de Municipios de Acogida de Refugiados"),
        ("Inclusive Cities (UK)", "INCLUCITIES"),
        ("MMC", "MMC-GCF"),
    ],
)
def test_near_names_stay_apart(one, other):
    assert entities_of(one).isdisjoint(entities_of(other))


@pytest.mark.parametrize(
    "labels",
    [
        ("Sello-Migrante", "Sello Migrante (Chile)", "Sello Migrante"),
        ("ICCAR-Canada", "CCMARD / Coalition of Inclusive Municipalities", "CIM"),
        ("CITTA-DEL-DIALOGO", "Rete delle Città del Dialogo"),
        ("Cities for Action", "Cities United for Immigration Action (later Cities for Action)", "C4A", "CUIA"),
        ("EUROCITIES", "Eurocities"),
        ("ICC", "Intercultural Cities (Australian members)", "Intercultural Cities programme, accession"),
        ("Ciudades-Solidarias", "Ciudad Solidaria", "Ciudades Solidarias (Americas)"),
        ("外国人集住都市会議", "Committee of cities with a concentration of foreign population (Japan)"),
        ("MC2CM", "MC2CM phase II", "Mediterranean City-to-City Migration Project"),
        ("Welcoming Communities NZ", "Welcoming Communities (New Zealand)"),
    ],
)  # fmt: skip
def test_spellings_of_one_body_meet(labels):
    assert len(set().union(*(entities_of(label) for label in labels))) == 1


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("ICC-INDEX", "instrument"),
        ("MMC-GCF", "fund"),
        ("Marrakech-Declaration-2018", "document"),
        ("Mechelen-Declaration-2017", "document"),
        ("UNHCR-letter-2017", "document"),
        ("Tribune des sept maires (Le Monde, 2017)", "document"),
        ("MMC-Bogota-meeting", "forum"),
        ("Nansen Initiative", "organisation"),
        ("Global Refugee-led Network", "organisation"),
        ("URBAN programme", "fund"),
    ],
)
def test_what_is_no_network(label, kind):
    assert meaning(label).kind == kind


@pytest.mark.parametrize("label", ["Historical-Hanse", "US-Climate-Alliance(inferred)", "CDP-Cities", "narratives"])
def test_what_is_no_entity_says_why(label):
    assert meaning(label).entity == ""
    assert all(row["reason"] != "" for row in decision_table("labels.csv") if row["label"] == label)


def test_one_name_of_three_bodies_is_decided_by_context():
    contexts = {
        row["context"]: row["entity"] for row in decision_table("labels.csv") if row["label"] == "Cities of Refuge"
    }
    assert set(contexts.values()) == {"icorn", "cities-of-refuge-utrecht", "cities-of-refuge-hamburg"}
    assert "" not in contexts


def test_every_network_is_of_a_known_kind_and_of_one_id():
    rows = decision_table("networks.csv")
    assert {row["kind"] for row in rows} <= set(NETWORK_KINDS)
    assert len({row["id"] for row in rows}) == len(rows)


def test_every_network_has_one_rule_of_admission():
    assert [row["network"] for row in decision_table("admission.csv")] == [
        row["id"] for row in decision_table("networks.csv")
    ]


@pytest.mark.parametrize("row", decision_table("admission.csv"), ids=lambda row: row["network"])
def test_an_admission_rule_is_well_formed(row):
    parts = {
        name: {part.strip() for part in row[name].split(";") if part.strip()}
        for name in ("ways", "levels", "joining_acts")
    }
    others = dict(part.strip().split("=") for part in row["other_roles"].split(";") if part.strip())
    assert parts["ways"] <= set(ADMISSION_WAYS)
    assert len(parts["ways"]) > 0
    assert parts["levels"] <= set(LEVELS)
    assert row["relation"] in {"", *MEMBERSHIP_RELATIONS}
    assert (row["relation"] == "") == (len(parts["joining_acts"]) == 0)
    assert set(others.values()) <= set(RELATIONS) - set(MEMBERSHIP_RELATIONS)
    assert row["basis"] in {"stated", "inferred", "unknown"}
    assert row["basis"] != "stated" or row["source"] != ""


@pytest.mark.parametrize(
    "network",
    ["sanctuary-cities-us-canada", "ma-ville-sans-migrant", "cities-withrefugees", "sichere-haefen", "urban20"],
)
def test_nobody_joins(network):
    rule = next(row for row in decision_table("admission.csv") if row["network"] == network)
    assert (rule["joining_acts"], rule["relation"]) == ("", "")


def test_every_network_is_included_by_a_rule_that_is_explained():
    rows = decision_table("inclusion.csv")
    explained = (ROOT / "docs/explanation/inclusion.md").read_text(encoding="utf-8")
    assert {row["name"] for row in rows if row["decision"] == "in"} == {
        row["id"] for row in decision_table("networks.csv")
    }
    assert [row["rule"] for row in rows if f"`{row['rule']}`" not in explained] == []


def test_table_2_is_transcribed_as_printed():
    rows = decision_table("lacroix_table2.csv")
    assert len(rows) == 38
    assert {row["scope"] for row in rows if row["level"] == "national"} == {""}
    assert {row["scope"] for row in rows if row["level"] == "transnational"} == {"GEN", "SPEC"}
    assert [row["printed"] for row in rows if meaning(row["printed"]).entity == ""] == []


def test_a_third_party_list_of_a_government_is_no_label():
    with (ROOT / "tools/import_material/decisions/labels.csv").open(encoding="utf-8", newline="") as stream:
        reasons = [row["label"].casefold() for row in csv.DictReader(stream)]
    assert not any("jurisdictions" in label for label in reasons)
