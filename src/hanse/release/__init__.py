"""Releases: built once from the data package, then only read, through a View dated and scoped."""

from hanse.release.build import build_release
from hanse.release.jsonform import as_json
from hanse.release.pointer import read_pointer
from hanse.release.release import Release, open_release
from hanse.release.view import View

__all__ = ["Release", "View", "as_json", "build_release", "open_release", "read_pointer"]
