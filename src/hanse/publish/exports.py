"""The release as one zip: every table, what its columns mean, licence and citation; the same bytes every time."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hanse.domain import vocabulary
from hanse.package.schema import BY_NAME, Column
from hanse.release import Release
from hanse.release.sheets import DERIVED_MEANINGS

_TIMELESS = (1980, 1, 1, 0, 0, 0)  # the oldest date a zip can hold: no clock enters the archive
_NOTES = ("notes.md", "checks.json", "release.json")
_KEYS = {"memberships": ("city_id", "network_id"), "codes": ("codebook", "code"), "collections": ("key",)}
_DERIVED = {
    "collection": "key of the collection that the row is from",
    "subject_ids": 'ids of the entities that the subject\'s name stands for, separated by "; "',
    "object_ids": 'ids of the entities that the object\'s name stands for, separated by "; "',
    "city_id": "id of the authority",
    "city": "name of the authority",
    "level": "level of government",
    "country": "country (ISO 3166-1)",
    "network_id": "id of the network",
    "network": "name of the network",
    "as_of": "day for which the status holds",
    "status": "what is known of the membership on that day",
    "counted": "whether the default count includes it (yes|no)",
    "roles": 'roles recorded, separated by "; "',
    "start": "stated start, in the words of the source",
    "start_earliest": "first day it can mean",
    "start_latest": "last day it can mean",
    "end": "stated end, in the words of the source",
    "end_earliest": "first day it can mean",
    "end_latest": "last day it can mean",
    "first_listed": "first list that has it",
    "last_listed": "newest list that has it",
    "claims": 'ids of the claims behind it, separated by "; "',
    "release": "release the row was made from",
    "codebook": "key of the codebook",
    "code": "code, as in codings.csv",
    "label": "what the code is called",
    "definition": "what it means, in our words",
    "codebook_title": "title of the codebook",
    "paper": "key of the collection whose paper it is from; blank for other literature and own rules",
    "unit_of_coding": "what is coded",
    "choice": "one code an item (single) or several (multiple)",
    "key": "key of the collection",
    "title": "title of the collection",
    "citation": "how to cite it",
    "licence": "under which licence our selection and coding is",
    "redistribution": "what may be passed on: yes, derived tables only, or nothing",
    "recorded_on": "day on which it was recorded",
    "how_taken": "how the claims were taken",
    "coder_kind": "who took them",
}
_DATES = (
    "recorded_on",
    "as_of",
    "start_earliest",
    "start_latest",
    "end_earliest",
    "end_latest",
    "first_listed",
    "last_listed",
)


@dataclass(frozen=True)
class ExportTable:
    """One CSV table of a release. ``rows`` does not count the header."""

    name: str
    meaning: str
    header: tuple[str, ...]
    rows: int
    content: bytes


@dataclass(frozen=True)
class RestrictedCollection:
    """A collection whose rows are not passed on, or only in derived tables."""

    key: str
    title: str
    redistribution: str


def export_tables(release: Release) -> tuple[ExportTable, ...]:
    """Every table of the release, A to Z. Withheld content and restricted collections are not in them."""
    return tuple(_table(path.stem, path.read_bytes()) for path in sorted((release.folder / "tables").glob("*.csv")))


def _table(name: str, content: bytes) -> ExportTable:
    reader = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
    header = tuple(next(reader))
    meaning = BY_NAME[name].meaning if name in BY_NAME else DERIVED_MEANINGS[name]
    return ExportTable(name, meaning, header, sum(1 for _ in reader), content)


def restricted_collections(release: Release) -> tuple[RestrictedCollection, ...]:
    """Collections that may not be passed on as they are."""
    rows = release.contents.database.rows(
        "SELECT key, title, redistribution FROM collections WHERE redistribution != 'yes' ORDER BY key"
    )
    return tuple(RestrictedCollection(row["key"], row["title"], row["redistribution"]) for row in rows)


def archive(release: Release) -> bytes:
    """The zip of a release: tables, descriptor, notes, licence, citation. Equal releases give equal bytes."""
    tables = export_tables(release)
    files: dict[str, bytes] = {f"tables/{table.name}.csv": table.content for table in tables}
    for name in _NOTES:
        path = release.folder / name
        if path.is_file():
            files[name] = path.read_bytes()
    descriptor = json.dumps(data_package(release, tables), ensure_ascii=False, indent=2, sort_keys=True)
    files["datapackage.json"] = f"{descriptor}\n".encode()
    files["README.md"] = readme(release, tables).encode()
    files["LICENCE.md"] = licence(release).encode()
    files["CITATION.txt"] = f"{citation(release)}\n".encode()
    return _zipped(files, f"hanse-{release.version}")


def _zipped(files: Mapping[str, bytes], folder: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as bundle:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{name}", _TIMELESS)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every machine
            entry.external_attr = 0o644 << 16
            bundle.writestr(entry, files[name], compresslevel=6)
    return out.getvalue()


def data_package(release: Release, tables: tuple[ExportTable, ...]) -> dict[str, object]:
    """The descriptor of the tables in the form of the Data Package standard (version 1)."""
    return {
        "profile": "tabular-data-package",
        "name": "hanse",
        "title": "Hanse, the open observatory of city networks",
        "version": release.version,
        "created": release.data_date.isoformat(),
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "sources": [{"title": "GeoNames (CC BY 4.0)", "path": "https://www.geonames.org/"}],
        "resources": [_resource(table) for table in tables],
    }


def _resource(table: ExportTable) -> dict[str, object]:
    schema: dict[str, object] = {
        "fields": [_field(table.name, name) for name in table.header],
        "missingValues": [""],
    }
    if "id" in table.header:
        schema["primaryKey"] = "id"
    elif table.name in _KEYS:
        schema["primaryKey"] = list(_KEYS[table.name])
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"tables/{table.name}.csv",
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(table.content),
        "hash": f"sha256:{hashlib.sha256(table.content).hexdigest()}",
        "schema": schema,
    }


def _field(table: str, name: str) -> dict[str, object]:
    columns = {column.name: column for column in BY_NAME[table].columns} if table in BY_NAME else {}
    if name in columns:
        return _described(columns[name])
    kind = "date" if name in _DATES else "boolean" if name == "counted" else "string"
    return {"name": name, "type": kind, "description": _DERIVED[name]} | _flags(kind)


def _described(column: Column) -> dict[str, object]:
    """A column of the schema as a field: type, meaning, constraints."""
    base = column.type.removesuffix("?")
    constraints: dict[str, object] = {"required": True} if column.is_required else {}
    kind = {"int": "integer", "float": "number", "bool": "boolean", "date": "date"}.get(base, "string")
    if base == "id":
        constraints["unique"] = True
    elif base == "iso2":
        constraints["pattern"] = "[A-Z]{2}"
    elif base.startswith("word:"):
        constraints["enum"] = list(getattr(vocabulary, base.removeprefix("word:")))
    field: dict[str, object] = {"name": column.name, "type": kind, "description": column.meaning} | _flags(kind)
    return field | {"constraints": constraints} if len(constraints) > 0 else field


def _flags(kind: str) -> dict[str, object]:
    return {"trueValues": ["yes"], "falseValues": ["no"]} if kind == "boolean" else {}


def citation(release: Release) -> str:
    """How to cite the release."""
    return (
        f"Hanse, the open observatory of city networks. Release {release.version}, "
        f"data to {release.data_date.isoformat()}. CC BY 4.0."
    )


def licence(release: Release) -> str:
    """What may be done with the tables."""
    return "\n".join(
        (
            "# Licence",
            "",
            f"Selection, coding and linking: {release.contents.licence}. Attribution: {citation(release)}",
            "",
            "Names, coordinates and populations of places: GeoNames (https://www.geonames.org/), CC BY 4.0.",
            "",
            "Lists and texts of third parties stay theirs. `notes.md` and `tables/sources.csv` say what is known of",
            "the licence of each; unknown means unknown, not free.",
            "",
        )
    )


def readme(release: Release, tables: tuple[ExportTable, ...]) -> str:
    """What is in the zip, how to read it, what is left out."""
    return "\n".join(
        (
            f"# Hanse release {release.version}",
            "",
            f"Data to {release.data_date.isoformat()}. Cite as: {citation(release)}",
            "",
            "`datapackage.json` says what each column means; `notes.md` how much there is and what it does not say;",
            "`checks.json` what the checks found. All CSV files are UTF-8 with a header; a blank cell means that",
            "nothing is known. Vague dates are three columns: as written, first and last day they can mean.",
            "",
            "A row that is missing proves nothing: a city not recorded in a network may well be in it.",
            "",
            "| table | rows | what a row is |",
            "|---|---|---|",
            *(f"| `tables/{table.name}.csv` | {table.rows:,} | {table.meaning} |" for table in tables),
            "",
            "## Left out",
            *_left_out(release),
            "",
        )
    )


def _left_out(release: Release) -> Iterator[str]:
    restricted = restricted_collections(release)
    for collection in restricted:
        how = (
            "none of it is passed on"
            if collection.redistribution == "no"
            else "its rows are not passed on; the statuses derived from them are in `tables/memberships.csv`"
        )
        yield f'- Collection "{collection.title}" (`{collection.key}`): {how}.'
    if len(restricted) == 0:
        yield "- No collection is left out."
    withheld = release.info().withheld
    yield f"- Claims and entities withdrawn: {withheld}. `tables/withheld.csv` names them, not their content."
