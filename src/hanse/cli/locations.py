"""Where data and releases are found: an option, else the environment, else the clone, else the installed package."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import hanse
from hanse.cli import settings
from hanse.errors import ReleaseError, StructureError
from hanse.intake.transaction import finish

POINTER = "current"
RELEASE_FILE = "hanse.sqlite"
_PACKAGE = Path(hanse.__file__).resolve().parent


@dataclass(frozen=True)
class Locations:
    """The data package to build from and the folder that releases are built into."""

    data: Path
    releases: Path


def find_clone(package: Path = _PACKAGE) -> Path | None:
    """The clone that the running code lies in (``src/hanse`` beside ``data`` and ``pyproject.toml``), if any."""
    root = package.parent.parent
    is_clone = (root / "pyproject.toml").is_file() and (root / "data").is_dir() and package.parent.name == "src"
    return root if is_clone else None


def find_locations(
    environ: Mapping[str, str],
    *,
    data: Path | None = None,
    releases: Path | None = None,
    package: Path = _PACKAGE,
) -> Locations:
    """Data and releases folder; an option wins over the environment, the environment over what is at hand."""
    clone = find_clone(package)
    at_hand = clone / "data" if clone is not None else package / "_data"
    kept = clone / "var" / "releases" if clone is not None else user_cache(environ) / "hanse" / "releases"
    return Locations(
        data=data or _from(environ, settings.DATA) or at_hand,
        releases=releases or _from(environ, settings.RELEASES) or kept,
    )


def user_cache(environ: Mapping[str, str]) -> Path:
    """The person's cache folder, as the XDG base directory rules name it; relative values do not count."""
    stated = environ.get(settings.CACHE.name, "")
    return Path(stated) if Path(stated).is_absolute() else Path.home() / ".cache"


def check_data(folder: Path) -> Path:
    """The data folder, or a StructureError that says how to name one."""
    if not (folder / "package.toml").is_file():
        raise StructureError(
            "no data package here (package.toml is missing)",
            where=str(folder),
            hint=f"give its folder with --data or {settings.DATA.name}",
        )
    finish(folder)  # what a killed writer left
    return folder


def find_release(folder: Path) -> Path | None:
    """The release in ``folder``: the folder itself, or the one that its pointer file names; None where none is."""
    if (folder / RELEASE_FILE).is_file():
        return folder
    pointer = folder / POINTER
    if not pointer.is_file():
        return None
    named = folder / pointer.read_text(encoding="utf-8").strip()
    return named if (named / RELEASE_FILE).is_file() else None


def check_release(folder: Path) -> Path:
    """The release a person named with ``--release``, or a ReleaseError."""
    found = find_release(folder)
    if found is None:
        raise ReleaseError(
            "no release here",
            where=str(folder),
            hint="name the folder of a release, or a folder with releases and their file `current`; "
            "`hanse build` makes one",
        )
    return found


def _from(environ: Mapping[str, str], setting: settings.Setting) -> Path | None:
    value = environ.get(setting.name, "").strip()
    return Path(value).expanduser() if value != "" else None
