"""Opens the release a reading command works on, and builds one first where there is none."""

import os
from datetime import date
from pathlib import Path

from hanse.cli import freshness
from hanse.cli.locations import Locations, check_data, check_release, find_locations, find_release
from hanse.cli.output import note
from hanse.domain.dates import parse_as_of
from hanse.domain.scope import Scope
from hanse.errors import UsageError
from hanse.release import Release, View, build_release, open_release


def open_view(release: Path | None, as_of: str | None = None, scope: Scope | None = None) -> View:
    """The view a command reads: a named or the current release, on a day, within a scope."""
    day = as_of_date(as_of)
    return open_current(release).view(as_of=day, scope=scope)


def as_of_date(text: str | None) -> date | None:
    """The day of ``--as-of``; None where the option was not given."""
    if text is None:
        return None
    try:
        return parse_as_of(text)
    except ValueError as error:
        raise UsageError(str(error), where="--as-of", hint="for example --as-of 2019 or --as-of 2019-06-30") from None


def open_current(release: Path | None) -> Release:
    """The release a person named, or the current one; where there is none yet, one is built first."""
    found = find_locations(os.environ)
    withheld = withheld_file(found)
    if release is not None:
        return open_release(check_release(release), withheld=withheld)
    return open_release(newest(found), withheld=withheld)


def newest(found: Locations) -> Path:
    """The current release; says so where the data have changed since it was built."""
    current = find_release(found.releases)
    if current is None:
        return build_current(found)
    if freshness.is_stale(found.data, found.releases):
        note("data or code have changed since this release was built; hanse build makes a new one")
    return current


def build_current(found: Locations) -> Path:
    """Build a release from the data and make it the current one; says on stderr what it does."""
    check_data(found.data)
    note(f"building a release from {shown(found.data)}")
    folder = build_release(found.data, found.releases, progress=note)
    freshness.record(found.data, found.releases, folder)
    return folder


def bring_up_to_date(found: Locations) -> Path:
    """The current release, built anew where data or code have changed since."""
    current = find_release(found.releases)
    if current is not None and freshness.is_fresh(found.data, found.releases):
        return current
    return build_current(found)


def withheld_file(found: Locations) -> Path | None:
    """The newest list of withheld content, which applies to older releases too."""
    path = found.data / "withheld.csv"
    return path if path.is_file() else None


def shown(path: Path) -> str:
    """A path as a person at this prompt would type it."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
