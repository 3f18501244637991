"""The zip of a release: complete, described, the same bytes each time, without what may not be passed on."""

import csv
import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from hanse.package.schema import BY_NAME
from hanse.publish import exports
from hanse.release import Release, build_release, open_release

WITHHELD = "c000000000016"


@pytest.fixture(scope="module")
def release(mini_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Release:
    return open_release(build_release(mini_dir, tmp_path_factory.mktemp("releases")))


def _files(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as bundle:
        return {name.partition("/")[2]: bundle.read(name) for name in bundle.namelist()}


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode())))


def test_every_table_is_in_the_zip_with_its_words(release: Release) -> None:
    files = _files(exports.archive(release))
    names = {name.removeprefix("tables/").removesuffix(".csv") for name in files if name.startswith("tables/")}
    assert names == set(BY_NAME) | {"memberships", "codes", "collections"}
    assert {"README.md", "LICENCE.md", "CITATION.txt", "datapackage.json", "notes.md", "release.json"} <= set(files)


def test_every_code_and_collection_that_a_row_names_is_said_in_words(release: Release) -> None:
    files = _files(exports.archive(release))
    codes = {(row["codebook"], row["code"]) for row in _rows(files["tables/codes.csv"]) if row["definition"] != ""}
    keys = {row["key"] for row in _rows(files["tables/collections.csv"])}
    codings = _rows(files["tables/codings.csv"])
    assert len(codings) > 0
    assert {(row["codebook"], row["code"]) for row in codings} <= codes
    assert {row["collection"] for row in (*codings, *_rows(files["tables/ties.csv"]))} <= keys


def test_the_same_release_gives_the_same_bytes(release: Release, mini_dir: Path, tmp_path: Path) -> None:
    again = open_release(build_release(mini_dir, tmp_path / "elsewhere"))
    assert exports.archive(again) == exports.archive(release)


def test_the_descriptor_describes_each_column_as_it_stands(release: Release) -> None:
    files = _files(exports.archive(release))
    resources = json.loads(files["datapackage.json"])["resources"]
    assert len(resources) == len(BY_NAME) + 3
    for resource in resources:
        header = next(csv.reader(io.StringIO(files[resource["path"]].decode())))
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert all(field["description"] for field in resource["schema"]["fields"])
        assert resource["bytes"] == len(files[resource["path"]])


def test_the_cells_keep_what_the_descriptor_says(release: Release) -> None:
    files = _files(exports.archive(release))
    for resource in json.loads(files["datapackage.json"])["resources"]:
        rows = _rows(files[resource["path"]])
        for field in resource["schema"]["fields"]:
            cells = [row[field["name"]] for row in rows]
            rules = field.get("constraints", {})
            if rules.get("unique"):
                assert len(set(cells)) == len(cells), (resource["name"], field["name"])
            if "enum" in rules:
                assert set(cells) - {""} <= set(rules["enum"]), (resource["name"], field["name"])
            if field["type"] == "boolean":
                assert set(cells) - {""} <= {"yes", "no"}, (resource["name"], field["name"])


def test_withheld_content_is_not_in_the_zip(release: Release) -> None:
    files = _files(exports.archive(release))
    holding = {name for name, content in files.items() if WITHHELD.encode() in content}
    assert holding == {"tables/withheld.csv"}
    assert b"withdrawn: 1" in files["README.md"]


@pytest.fixture
def restricted(mini_dir: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Release:
    data = tmp_path / "data"
    shutil.copytree(mini_dir, data)
    collection = data / "collections" / "lists" / "collection.toml"
    text = collection.read_text(encoding="utf-8")
    assert 'redistribution = "yes"' in text
    changed = text.replace('redistribution = "yes"', f'redistribution = "{request.param}"')
    collection.write_text(changed, encoding="utf-8")
    return open_release(build_release(data, tmp_path / "releases"))


@pytest.mark.parametrize(("restricted", "derived"), [("no", 0), ("derived_only", 1)], indirect=["restricted"])
def test_restricted_collections_are_left_out_and_named(restricted: Release, derived: int) -> None:
    files = _files(exports.archive(restricted))
    ties = _rows(files["tables/ties.csv"])
    assert {row["collection"] for row in ties} == {"atlas2018"}
    pairs = {(row["city_id"], row["network_id"]) for row in _rows(files["tables/memberships.csv"])}
    assert (("neuburg-at", "open-gates") in pairs) == bool(derived)
    assert b"(`lists`)" in files["README.md"]


def test_how_to_cite_names_the_release(release: Release) -> None:
    assert release.version in exports.citation(release)
    assert "CC BY 4.0" in exports.licence(release)
