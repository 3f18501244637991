"""Evidence notes and codings of functions/: what each row becomes."""

from pathlib import Path

import pytest

from tools.import_material import functions
from tools.import_material.output import Output

NOTES = (
    "evidence_id,network,note_own_words,kind,paper,locator,source_url,source_date\n"
    "ECR-02,European Coalition of Cities against Racism (ECCAR),A city signs,membership rule,,,https://example.org/a,2019\n"
    "ANV-02,ANVITA (France),The council votes,membership rule,lacroix2021,line 136,https://example.org/b,undated\n"
)
CODINGS = (
    "network,codebook,code,decision,evidence_ids,remark\n"
    "ANVITA (France),oomen2018_functions,SHARE,yes,ANV-02 ECR-02,see l:112\n"
)


@pytest.fixture
def out(tmp_path: Path) -> Output:
    (tmp_path / "functions").mkdir()
    (tmp_path / "functions/evidence.csv").write_text(NOTES, encoding="utf-8")
    for coder in "ab":
        (tmp_path / f"functions/coding_{coder}.csv").write_text(CODINGS, encoding="utf-8")
    output = Output()
    functions.run(tmp_path, output)
    return output


def test_a_note_is_a_statement_under_its_key(out):
    rows = [row for row in out.tables["functions", "statements"].values() if row["key"] == "ECR-02"]
    assert [(row["property"], row["value"]) for row in rows] == [("note/membership_rule", "A city signs")]


def test_a_note_on_paper_and_page_stands_twice_under_one_key(out):
    rows = [row for row in out.tables["functions", "statements"].values() if row["subject"] == "ANVITA (France)"]
    assert sorted(row["key"] for row in rows) == ["", "ANV-02"]
    assert {row["locator"] for row in rows} == {"§2.3", "text of the page"}


def test_both_coders_stand_apart_with_evidence(out):
    rows = list(out.tables["functions", "codings"].values())
    assert {row["coder"] for row in rows} == {"A", "B"}
    assert {row["coder_kind"] for row in rows} == {"language model"}
    assert {row["evidence"] for row in rows} == {"ANV-02; ECR-02"}
    assert len({row["source"] for row in rows}) == 2


def test_remarks_name_sections(out):
    assert {row["note"] for row in out.tables["functions", "codings"].values()} == {"see lacroix2021 §2.2"}


def test_every_row_is_accounted_for(out):
    assert [row["outcome"] for row in out.accounting] == ["entered"] * 4
