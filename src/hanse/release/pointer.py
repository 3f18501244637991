"""The pointer file ``current``: which of the releases in a folder is served, switched in one step."""

import os
import re
import shutil
from pathlib import Path

from hanse.errors import ReleaseError

POINTER = "current"
_LEFTOVER = re.compile(r"^\.(?:building|withheld)-(\d+)-")


def read_pointer(releases: Path) -> Path:
    """The folder of the current release in ``releases``."""
    try:
        name = (releases / POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise ReleaseError("no release was built here", where=str(releases), hint="run: hanse build") from None
    folder = releases / name
    if name == "" or "/" in name or not folder.is_dir():
        raise ReleaseError(f"the current release {name!r} is missing", where=str(releases), hint="run: hanse build")
    return folder


def current_folder(releases: Path) -> Path | None:
    """The folder of the current release; None where there is none."""
    try:
        return read_pointer(releases)
    except ReleaseError:
        return None


def write_pointer(releases: Path, folder: Path) -> None:
    """Make ``folder`` the current release: readers see the old name or the new one, never something between."""
    temporary = releases / f".{POINTER}-{os.getpid()}"
    with temporary.open("w", encoding="utf-8") as stream:
        stream.write(folder.name + "\n")
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(temporary, releases / POINTER)
    sync_folder(releases, deep=False)


def sync_folder(folder: Path, *, deep: bool = True) -> None:
    """Wait until the folder, and with ``deep`` every file in it, is on the disk."""
    if deep:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                with path.open("rb") as stream:
                    os.fsync(stream.fileno())
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove_leftovers(releases: Path) -> None:
    """Remove what processes that died left behind; what belongs to a running one is let alone."""
    for path in releases.iterdir():
        match = _LEFTOVER.match(path.name)
        if match is not None and not _is_running(int(match.group(1))):
            shutil.rmtree(path, ignore_errors=True)


def remove_superseded(releases: Path, *, keep: tuple[Path | None, ...]) -> None:
    """Remove older builds of the current version (same data, other code), save those in ``keep``."""
    version = read_pointer(releases).name.partition(".")[0]
    for path in releases.iterdir():
        if path.is_dir() and path.name.partition(".")[0] == version and path not in keep:
            shutil.rmtree(path, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
