"""Every row of the material is in the shipped data or listed with the reason why not; each exactly once."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "data"

# Data rows of each file of the material.
ROWS = {
    "domain/cities.csv": 325, "domain/claims.csv": 88, "domain/documents.csv": 69, "domain/fora.csv": 37,
    "domain/funding.csv": 27, "domain/networks.csv": 129, "domain/recommendations.csv": 62, "domain/table1.csv": 29,
    "functions/coding_a.csv": 2387, "functions/coding_b.csv": 2387, "functions/evidence.csv": 431,
    "monitoring/calls.csv": 34, "monitoring/city_indicators.csv": 194, "monitoring/events.csv": 77,
    "monitoring/index_results.csv": 676, "monitoring/instrument_items.csv": 169, "monitoring/instruments.csv": 20,
    "monitoring/pledges.csv": 180, "monitoring/practices.csv": 194, "monitoring/signatories.csv": 302,
    "rosters/additional.csv": 478, "rosters/additional_network_sizes.csv": 36, "rosters/additional_networks.csv": 9,
    "rosters/additional_related_facts.csv": 12, "rosters/additional_sources.csv": 70, "rosters/european.csv": 1383,
    "rosters/european_network_sizes.csv": 60, "rosters/european_networks.csv": 43,
    "rosters/european_sources.csv": 194, "rosters/global.csv": 1065, "rosters/global_networks.csv": 58,
    "rosters/global_sources.csv": 133, "rosters/national.csv": 1055, "rosters/national_label_map.csv": 43,
    "rosters/national_networks.csv": 52, "rosters/national_related_facts.csv": 38,
    "rosters/national_sources.csv": 221,
}  # fmt: skip


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def accounting():
    return _rows(DATA / "accounting.csv")


@pytest.fixture(scope="module")
def ids():
    """Ids of the claims, sources and rosters of the shipped data, as the accounting names them."""
    found = set()
    for table in ("ties", "statements", "codings", "sources", "rosters"):
        for path in DATA.glob(f"collections/*/{table}.csv"):
            found.update(f"{table}:{row['id']}" for row in _rows(path))
    return found


@pytest.mark.golden
def test_every_row_is_accounted_for_exactly_once(accounting):
    numbers = defaultdict(list)
    for row in accounting:
        numbers[row["file"]].append(int(row["row"]))
    assert {file: sorted(found) for file, found in numbers.items()} == {
        file: list(range(1, count + 1)) for file, count in ROWS.items()
    }


@pytest.mark.golden
def test_what_entered_is_there_and_what_did_not_says_why(accounting, ids):
    for row in accounting:
        where = f"{row['file']} {row['row']}"
        if row["outcome"] == "not entered":
            assert row["reason"] != "", where
            continue
        assert row["target"] != "", where
        for target in row["target"].split("; "):
            if target.split(":")[0] in {"ties", "statements", "codings", "sources", "rosters"}:
                assert target in ids, where


@pytest.mark.golden
def test_a_duplicate_names_the_claim_that_stands(accounting, ids):
    duplicates = [row for row in accounting if row["reason"].startswith("duplicate transcription of ties:")]
    assert len(duplicates) > 400
    for row in duplicates:
        assert row["reason"].removeprefix("duplicate transcription of ").split(" ")[0].rstrip(";") in ids


@pytest.mark.golden
def test_each_source_is_defined_once():
    defined = [row["id"] for path in DATA.glob("collections/*/sources.csv") for row in _rows(path)]
    assert len(defined) == len(set(defined))


@pytest.mark.golden
def test_no_address_of_a_proxy_is_shown():
    urls = [row["url"] for path in DATA.glob("collections/*/sources.csv") for row in _rows(path)]
    assert [url for url in urls if "40.74.122.252" in url] == []


@pytest.mark.golden
def test_lists_count_the_ties_on_them():
    on_list = defaultdict(int)
    for path in DATA.glob("collections/*/ties.csv"):
        for row in _rows(path):
            on_list[row["roster"]] += 1
    for path in DATA.glob("collections/*/rosters.csv"):
        for row in _rows(path):
            assert int(row["rows_taken"]) == on_list.get(row["id"], 0), row["id"]
