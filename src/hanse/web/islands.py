"""The built TypeScript islands, where they have been built: their entry script, their styles and every chunk."""

import json
import mimetypes
import re
from functools import cache
from pathlib import Path
from typing import Any

from hanse.web.asset import Asset

BUILT = Path(__file__).parent / "built"  # made by `make islands`; never committed, part of the wheel
ENTRY = "src/main.ts"
ADDRESS = "/static/built/"
_EVERY_PAGE = re.compile(r"^source-\w+-\d+-latin-(?!ext-)[\w-]+\.woff2$")


def stamp() -> int:
    """When the islands were built, in nanoseconds; 0 where they are not. A build while the site runs is noticed."""
    try:
        return (BUILT / "manifest.json").stat().st_mtime_ns
    except OSError:
        return 0


def script() -> str:
    """Path of the entry script; "" where nothing is built, and pages do without."""
    return _path_of(stamp(), "file")


def styles() -> tuple[str, ...]:
    """Paths of the styles that the entry script comes with."""
    entry = _manifest(stamp()).get(ENTRY, {})
    return tuple(ADDRESS + name for name in entry.get("css", ()))


def fonts() -> tuple[str, ...]:
    """Paths of the fonts of every page; those of other scripts load where a page has such letters."""
    names = _manifest(stamp()).get(ENTRY, {}).get("assets", ())
    return tuple(ADDRESS + name for name in names if _EVERY_PAGE.match(name))


def asset(name: str) -> Asset | None:
    """A built file by its name below the folder of built files; None for anything else."""
    return _assets(stamp()).get(name)


def _path_of(built_at: int, field: str) -> str:
    entry = _manifest(built_at).get(ENTRY)
    return "" if entry is None else ADDRESS + str(entry[field])


@cache
def _manifest(built_at: int) -> dict[str, Any]:
    if built_at == 0:
        return {}
    content = json.loads((BUILT / "manifest.json").read_text(encoding="utf-8"))
    return dict(content)


@cache
def _assets(built_at: int) -> dict[str, Asset]:
    if built_at == 0:
        return {}
    found = (path for path in BUILT.rglob("*") if path.is_file() and path.name != "manifest.json")
    return {str(path.relative_to(BUILT)): _asset(path) for path in found}


def _asset(path: Path) -> Asset:
    text = path.suffix in (".js", ".mjs")
    kind = (
        "text/javascript; charset=utf-8" if text else mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    )
    return Asset(ADDRESS + str(path.relative_to(BUILT)), kind, path.read_bytes())
