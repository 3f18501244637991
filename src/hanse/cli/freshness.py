"""Whether the newest release was built from the data and code that lie here now."""

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

import hanse
from hanse.cli.locations import find_release
from hanse.release.build import code_hash
from hanse.release.gazetteer import GeoNames

RECORD = "built_from.json"
_DATA_SUFFIXES = (".csv", ".toml")


def fingerprint(data: Path) -> str:
    """A digest of the data package, the gazetteer and the code that turn into a release."""
    digest = hashlib.sha256("\0".join((hanse.__version__, code_hash(), GeoNames().describe())).encode())
    for path in _files(data):
        digest.update(f"\0{path.relative_to(data).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def record(data: Path, releases: Path, release: Path) -> None:
    """Note beside the releases what the newest one was built from."""
    content = {"release": release.name, "fingerprint": fingerprint(data)}
    scratch = releases / f".{RECORD}.{os.getpid()}"
    scratch.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    scratch.replace(releases / RECORD)


def is_fresh(data: Path, releases: Path) -> bool:
    """True where the current release was built from exactly this data by exactly this code."""
    current = find_release(releases)
    return current is not None and _recorded(releases) == {"release": current.name, "fingerprint": fingerprint(data)}


def is_stale(data: Path, releases: Path) -> bool:
    """True where the current release is known to have been built from other data or by other code."""
    return data.is_dir() and _recorded(releases) is not None and not is_fresh(data, releases)


def _recorded(releases: Path) -> object:
    """What was noted about the newest build; None where nothing readable was."""
    try:
        return json.loads((releases / RECORD).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None


def _files(data: Path) -> Iterator[Path]:
    """Every table and settings file of the data package, in a fixed order."""
    return (path for path in sorted(data.rglob("*")) if path.suffix in _DATA_SUFFIXES and path.is_file())
