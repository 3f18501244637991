"""Published figures are accounted for, and pages beside them become statements."""

import pytest

from hanse.errors import StructureError
from tools.import_material import claims
from tools.import_material.output import Output

HEADER = "id,claim_own_words,value,source_url\n"


def _material(tmp_path, *rows: str):
    folder = tmp_path / "domain"
    folder.mkdir()
    (folder / "claims.csv").write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return tmp_path


@pytest.fixture
def pages(monkeypatch):
    row = {
        "claim": "C1",
        "collection": "stuerner2020",
        "publisher": "The Talks",
        "subject_kind": "forum",
        "subject": "Tide Talks",
        "property": "pledges",
        "value": "more than 1,400",
        "number": "1400",
        "unit": "pledges",
        "valid": "2020-09",
        "locator": "foreword",
        "note": "",
    }
    monkeypatch.setattr(claims, "decision_table", lambda file: (row,))


def test_every_figure_is_accounted_for(tmp_path, pages):
    out = Output()
    claims.run(_material(tmp_path, "C1,Pledges,774,https://talks.example/foreword", "C2,Members,9,"), out)
    assert [row["target"].split(":")[0] for row in out.accounting] == ["reproduce", "reproduce"]
    assert out.accounting[1]["target"] == "reproduce:C2"


def test_a_page_beside_a_figure_becomes_a_statement_with_its_source(tmp_path, pages):
    out = Output()
    claims.run(_material(tmp_path, "C1,Pledges,774,https://talks.example/foreword"), out)
    (statement,) = out.tables[("stuerner2020", "statements")].values()
    (source,) = out.tables[("stuerner2020", "sources")].values()
    assert statement["value"] == "more than 1,400"
    assert (statement["valid_earliest"], statement["valid_latest"]) == ("2020-09-01", "2020-09-30")
    assert statement["source"] == source["id"]
    assert source["publisher"] == "The Talks"
    assert source["url"] == "https://talks.example/foreword"
    assert out.accounting[0]["target"] == f"reproduce:C1; statements:{statement['id']}"


def test_a_page_for_a_figure_that_is_not_there_stops(tmp_path, pages):
    with pytest.raises(StructureError, match="C1"):
        claims.run(_material(tmp_path, "C2,Members,9,"), Output())
