"""Results kept beside a release as JSON, keyed by its content, the code and what was asked: pages need no waiting."""

import hashlib
import os
import shutil
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

import hanse
from hanse.release.jsonform import as_json
from hanse.release.release import Release
from hanse.release.view import View
from hanse.study.day import analysis_day
from hanse.study.spoken import Spoken, resaid, spoken

Result = TypeVar("Result")
FOLDER = "studies"
_CODE = ("domain", "analysis", "release", "study", "advise")


@dataclass(frozen=True)
class Default(Generic[Result]):
    """One analysis as it is published: its name, the type of its result, and how it is computed from a view."""

    name: str
    kind: type[Result]
    compute: Callable[[Release, View], Result]


class _Kept(msgspec.Struct, Generic[Result]):
    """A file of the shelf: a result, and its sentences as they can be said in other languages."""

    result: Result
    said: tuple[Spoken, ...]


_DAY = Default("day", str, lambda release, _: analysis_day(release).isoformat())


def default_view(release: Release) -> View:
    """The view that published analyses are about: everything recorded, on the day of the analyses."""
    day = release.contents.remember(("published", _DAY.name), lambda: _take_day(release))
    return release.view(date.fromisoformat(day))


def _take_day(release: Release) -> str:
    text = _read(release, _DAY)
    return analysis_day(release).isoformat() if text is None else msgspec.json.decode(text, type=_Kept[str]).result


def published(release: Release, default: Default[Result]) -> Result:
    """The published result: from the shelf where it lies there, else computed now."""
    return release.contents.remember(("published", default.name), lambda: _take(release, default))


def is_filled(release: Release, defaults: Iterable[Default[Any]]) -> bool:
    """True where every result lies on the shelf."""
    return all(_path(release, default).is_file() for default in (_DAY, *defaults))


def fill(
    release: Release,
    defaults: Iterable[Default[Any]],
    *,
    progress: Callable[[str], None] = lambda _: None,
) -> tuple[tuple[str, float], ...]:
    """Compute what is not on the shelf yet. Returns each name with the seconds it took.

    Every file appears whole or not at all, so that an interrupted run goes on where it stopped.
    """
    taken = []
    for default in (_DAY, *defaults):
        path = _path(release, default)
        if path.is_file():
            continue
        progress(default.name)
        begun = time.perf_counter()
        result = default.compute(release, default_view(release))
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch = path.with_name(f".{path.name}.{os.getpid()}")
        scratch.write_bytes(msgspec.json.encode(_Kept(as_json(result), spoken(result))))
        scratch.replace(path)
        taken.append((default.name, time.perf_counter() - begun))
    _clear(release)
    return tuple(taken)


def _take(release: Release, default: Default[Result]) -> Result:
    text = _read(release, default)
    if text is None:
        return default.compute(release, default_view(release))
    kind: Any = default.kind
    kept = msgspec.json.decode(text, type=_Kept[kind])
    result: Result = resaid(kept.result, kept.said)
    return result


def _read(release: Release, default: Default[Any]) -> bytes | None:
    """What lies on the shelf under that name; None where nothing does."""
    try:
        return _path(release, default).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _path(release: Release, default: Default[Any]) -> Path:
    return _shelf(release) / f"{default.name}.json"


def _shelf(release: Release) -> Path:
    """The folder of results of this release under this code; what was withheld later has a shelf of its own."""
    mark = f".{release.withheld_mark}" if release.withheld_mark != "" else ""
    return release.origin.parent / FOLDER / f"{release.version}{mark}-{_code()}"


def _clear(release: Release) -> None:
    """Take away what earlier code computed for the same content."""
    kept = _shelf(release)
    for other in kept.parent.glob(f"{kept.name.rpartition('-')[0]}-*"):
        if other != kept:
            shutil.rmtree(other, ignore_errors=True)


@cache
def _code() -> str:
    """Eight digits of a hash of the code that decides what results hold."""
    root, digest = Path(hanse.__file__).parent, hashlib.sha256()
    for package in _CODE:
        for path in sorted((root / package).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
