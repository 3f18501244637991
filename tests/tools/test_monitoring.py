"""Acts on documents and indicators of cities; an act already read for a roster is one statement."""

import csv

import pytest

from tools.import_material import monitoring
from tools.import_material.output import Output
from tools.import_material.sources import Sources
from tools.import_material.statements import add_tie

IASH = "https://iash-eu.org/who-we-are/"
DECLARATION = "Palermo Declaration, International Alliance of Safe Harbours (IASH)"


def _act(actor: str, act: str, **cells: str) -> dict[str, str]:
    return {"document": DECLARATION, "actor_as_written": actor, "country_iso2": "IT", "act": act, "date": "2021-06-25",
            "source_url": IASH, "source_title": "Who we are", "note": ""} | cells  # fmt: skip


def _material(tmp_path, acts: list[dict[str, str]]):
    folder = tmp_path / "monitoring"
    folder.mkdir()
    with (folder / "signatories.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(acts[0]))
        writer.writeheader()
        writer.writerows(acts)
    return tmp_path


@pytest.fixture
def out():
    """An output in which the member list of the alliance was already read."""
    out = Output()
    source = Sources(out).page(IASH, "rosters_europe")
    columns = {"subject": "Palermo", "object": "IASH", "source": source, "relation": "adherence", "role": "member"}
    add_tie(out, "rosters_europe", columns, "european 1")
    return out


def test_a_signature_read_as_membership_of_the_same_page_is_one_statement(tmp_path, out):
    acts = [_act("Palermo", "signed (listed as IASH member city)"), _act("Palermo", "hosted"), _act("Bari", "signed")]
    monitoring.signatories(_material(tmp_path, acts), out, Sources(out))
    outcomes = [row["outcome"] for row in out.accounting]
    assert outcomes == ["not entered", "entered", "entered"]
    ties = {(tie["subject"], tie["relation"]) for tie in out.tables[("monitoring", "ties")].values()}
    assert ties == {("Palermo", "hosted"), ("Bari", "signed")}


def test_the_date_that_only_the_second_reading_gives_is_kept_as_a_correction(tmp_path, out):
    monitoring.signatories(_material(tmp_path, [_act("Palermo", "signed")]), out, Sources(out))
    (correction,) = out.tables[("", "corrections")].values()
    assert "2021-06-25" in correction["reason"]


def test_another_document_of_the_same_page_is_another_statement(tmp_path, out):
    act = _act("Palermo", "signed", document="Villeurbanne Declaration (IASH, FS2C)", date="2023-11")
    monitoring.signatories(_material(tmp_path, [act]), out, Sources(out))
    assert [row["outcome"] for row in out.accounting] == ["entered"]


def test_indicators_keep_unit_year_and_territory(tmp_path):
    out = Output()
    folder = tmp_path / "monitoring"
    folder.mkdir()
    (folder / "city_indicators.csv").write_text(
        "city_as_written,country_iso2,indicator,value,unit,year,source_url,note\n"
        "canton of Geneva,CH,population,496000,persons (about),,https://a.example/g,\n"
        "Geneva,CH,population,190205,persons,2009,https://a.example/g,\n",
        encoding="utf-8",
    )
    monitoring.indicators(tmp_path, out, Sources(out))
    rows = {row["subject"]: row for row in out.tables[("monitoring", "statements")].values()}
    assert (rows["canton of Geneva"]["unit"], rows["canton of Geneva"]["note"]) == ("persons (about)", "no year given")
    assert (rows["Geneva"]["valid_earliest"], rows["Geneva"]["number"]) == ("2009-01-01", "190205")
