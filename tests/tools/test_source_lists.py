"""Every row of the source lists is a source: enriched where rows used it, marked where it was only searched."""

from tools.import_material.output import Output
from tools.import_material.source_lists import run
from tools.import_material.sources import Sources

HEADER = "source_url,title,publisher,date_if_known,what_it_gives\n"


def _material(tmp_path):
    for folder in ("rosters", "monitoring"):
        (tmp_path / folder).mkdir()
    for file in ("european", "national", "additional"):
        (tmp_path / "rosters" / f"{file}_sources.csv").write_text(HEADER, encoding="utf-8")
    (tmp_path / "rosters" / "european_sources.csv").write_text(
        HEADER
        + "https://a.example/used,The list,City of A,2015 or later,members\n"
        + "https://a.example/seen,Another page,City of A,,nothing\n"
        + "https://github.com/c-riq/city-vote/blob/HEAD/x.txt,Copy,GitHub repository c-riq/city-vote,2025,list\n",
        encoding="utf-8",
    )
    (tmp_path / "rosters" / "global_sources.csv").write_text(
        "source,title,publisher,date,licence,what it gives\n"
        "https://b.example/1,One,B,2019,not stated,a\nhttps://b.example/2,Two,same,2020,not stated,b\n",
        encoding="utf-8",
    )
    for file in ("pledges", "practices", "index_results"):
        (tmp_path / "monitoring" / f"{file}.csv").write_text(
            "source_url,source_title\nhttps://c.example/untitled,Seen elsewhere\n", encoding="utf-8"
        )
    return tmp_path


def test_lists_enrich_what_rows_used_and_add_what_was_only_searched(tmp_path):
    out = Output()
    used = Sources(out).page("https://a.example/used", "rosters_global", title="as a row had it")
    untitled = Sources(out).page("https://c.example/untitled", "monitoring")
    run(_material(tmp_path), out)
    row = out.tables[("rosters_global", "sources")][used]
    assert (row["title"], row["publisher"], row["published_earliest"]) == ("The list", "City of A", "2015-01-01")
    assert row["note"] == ""
    seen = [row for row in out.tables[("rosters_europe", "sources")].values() if row["url"].endswith("/seen")]
    assert seen[0]["note"].startswith("searched; no row")
    copy = [row for row in out.tables[("rosters_europe", "sources")].values() if "c-riq" in row["url"]]
    assert "licence" in copy[0]["note"]
    assert out.tables[("monitoring", "sources")][untitled]["title"] == "Seen elsewhere"


def test_every_row_is_accounted_for_and_same_repeats_the_row_above(tmp_path):
    out = Output()
    run(_material(tmp_path), out)
    assert [row["outcome"] for row in out.accounting] == ["entered"] * 5
    publishers = {row["title"]: row["publisher"] for row in out.tables[("rosters_global", "sources")].values()}
    assert publishers == {"One": "B", "Two": "B"}
