"""Builds a release from the data package: a folder that is written once, named by its content, and then only read."""

import contextlib
import gc
import hashlib
import json
import os
import secrets
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import hanse
from hanse.errors import ReleaseError
from hanse.package import DataPackage, read_package
from hanse.package.metadata import DEFAULT_FIELD
from hanse.release.files import DATABASE, FACTS, write_files
from hanse.release.gazetteer import Gazetteer, GeoNames
from hanse.release.pointer import current_folder, remove_leftovers, remove_superseded, sync_folder, write_pointer
from hanse.release.store.claims import (
    make_linker,
    store_claims,
    store_issuers,
    store_memberships,
    store_roster_readings,
)
from hanse.release.store.codebooks import store_codebooks
from hanse.release.store.columns import store_columns
from hanse.release.store.findings import store_findings
from hanse.release.store.identity import content_hash
from hanse.release.store.items import store_items
from hanse.release.store.places import store_countries, store_places
from hanse.release.store.rows import create_database, create_indexes, store_entities, store_package
from hanse.release.store.withhold import withhold

Progress = Callable[[str], None]
_CODE = ("release", "resolve", "package", "domain")  # what decides the content of a release, beside the data


def build_release(
    data_dir: Path,
    out_dir: Path,
    *,
    progress: Progress = lambda message: None,
    gazetteer: Gazetteer | None = None,
) -> Path:
    """Build a release of ``data_dir`` under ``out_dir``, make it the current one, and return its folder.

    The same data gives the same version; a release that is already there is not built again. Everything is written
    to a folder of its own, which gets its name only when it is whole; then the pointer file is switched. Whoever
    reads the older release meanwhile is not disturbed, and a build that dies leaves it the current one.
    """
    progress("Reading the data package")
    out_dir.mkdir(parents=True, exist_ok=True)
    remove_leftovers(out_dir)
    work = out_dir / f".building-{os.getpid()}-{secrets.token_hex(4)}"
    work.mkdir()
    try:
        with collecting_paused():
            folder = _build(
                read_package(data_dir), work, out_dir, gazetteer if gazetteer is not None else GeoNames(), progress
            )
    finally:
        shutil.rmtree(work, ignore_errors=True)
    before = current_folder(out_dir)
    write_pointer(out_dir, folder)
    remove_superseded(out_dir, keep=(folder, before))
    return folder


@contextlib.contextmanager
def collecting_paused() -> Iterator[None]:
    """Without the search for cycles: of millions of rows none is part of one, and each search looks at all."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _build(package: DataPackage, work: Path, out_dir: Path, gazetteer: Gazetteer, progress: Progress) -> Path:
    connection = create_database(work / DATABASE)
    try:
        progress("Linking names to entities")
        _store_data(connection, package)
        facts = _facts(connection, package, gazetteer)
        del package  # what follows reads the database
        finished = _already_built(out_dir, facts)
        if finished is not None:
            progress(f"Release {facts['version']} is already there")
            return finished
        connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", facts.items())
        progress("Reading the status of every pair")
        store_columns(connection, date.fromisoformat(facts["data_date"]), int(facts["freshness_years"]))
        progress("Copying places from the gazetteer")
        countries = gazetteer.countries()
        store_countries(connection, countries, gazetteer.continents())
        store_places(connection, gazetteer.places(), countries)
        progress("Indexing names for search")
        store_items(connection)
        connection.commit()
    finally:
        connection.close()
    progress("Writing tables and notes")
    write_files(work, facts)
    return _publish(work, out_dir, facts)


def _store_data(connection: sqlite3.Connection, package: DataPackage) -> None:
    """Everything that the release says: the rows of the package, what they lead to, less what is withheld."""
    linker = make_linker(package)
    store_package(connection, package)
    store_entities(connection, package)
    store_codebooks(connection, package)
    store_claims(connection, package, linker)
    store_roster_readings(connection, linker)
    store_issuers(connection, package, linker)
    store_findings(connection, package)
    create_indexes(connection)
    withhold(connection, {row["target"]: row["reason_class"] for row in package.rows("withheld")})
    store_memberships(connection)


def _facts(connection: sqlite3.Connection, package: DataPackage, gazetteer: Gazetteer) -> dict[str, str]:
    """What release.json says; the content hash is taken over the data and over what of this bears on it."""
    meta = {
        "name": package.name,
        "data_date": package.data_date.isoformat(),
        "licence": package.licence,
        "freshness_years": str(package.freshness_years),
    }
    if package.field != DEFAULT_FIELD:
        meta["field"] = package.field
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    digest = content_hash(connection)
    return meta | {
        "version": f"{meta['data_date']}+{digest[:8]}",
        "content_hash": digest,
        "code_hash": code_hash(),
        "gazetteer": gazetteer.describe(),
    }


def _publish(work: Path, out_dir: Path, facts: dict[str, str]) -> Path:
    """Give the finished folder its name. A release of the same data by other code keeps its own folder."""
    sync_folder(work)
    names = [facts["version"], *(f"{facts['version']}.{facts['code_hash'][:8]}{tail}" for tail in ("", "b", "c", "d"))]
    for name in names:
        if not (out_dir / name).exists():
            work.rename(out_dir / name)
            sync_folder(out_dir, deep=False)
            return out_dir / name
    raise ReleaseError(
        "too many builds of this version are kept here",
        where=str(out_dir),
        hint=f"delete {names[-1]} and the like",
    )


def _already_built(out_dir: Path, facts: dict[str, str]) -> Path | None:
    """A whole release of the same content, made by the same code from the same gazetteer."""
    for folder in sorted(out_dir.glob(f"{facts['version']}*")):
        try:
            held = json.loads((folder / FACTS).read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError, json.JSONDecodeError):
            continue
        if all(held.get(key) == value for key, value in facts.items()):
            return folder
    return None


def code_hash() -> str:
    """A hash of the code that decides what a release holds, so that changed code builds anew."""
    root = Path(hanse.__file__).parent
    digest = hashlib.sha256()
    for package in _CODE:
        for path in sorted((root / package).rglob("*")):
            if path.suffix in (".py", ".sql"):
                digest.update(path.read_bytes())
    return digest.hexdigest()
