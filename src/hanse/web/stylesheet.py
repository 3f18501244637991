"""One stylesheet for the whole site: base files, then every component, named by its own content."""

import hashlib
import re
from functools import cache
from pathlib import Path

from hanse.web.asset import Asset

HERE = Path(__file__).parent
BASE_FILES = ("tokens.css", "base.css", "layout.css", "tables.css", "charts.css", "print.css")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")


def _named(stem: str, suffix: str, media_type: str, body: bytes) -> Asset:
    return Asset(f"/static/{stem}.{hashlib.sha256(body).hexdigest()[:10]}.{suffix}", media_type, body)


@cache
def stylesheet() -> Asset:
    """All styles joined, comments cut; print rules come last so that they win."""
    *first, last = (HERE / "static" / name for name in BASE_FILES)
    parts = [*first, *sorted((HERE / "components").glob("*/style.css")), last]
    text = "\n".join(part.read_text(encoding="utf-8") for part in parts)
    return _named("hanse", "css", "text/css; charset=utf-8", _SPACE.sub("\n", _COMMENT.sub("", text)).encode())


@cache
def icon() -> Asset:
    """The site icon."""
    return _named("icon", "svg", "image/svg+xml", (HERE / "static" / "icon.svg").read_bytes())


@cache
def code_mark() -> str:
    """A short hash of templates, styles and code of the site, so that browsers ask anew when it changes."""
    digest = hashlib.sha256()
    for path in sorted(HERE.rglob("*")):
        if path.suffix in (".html", ".css", ".py", ".toml", ".svg"):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@cache
def assets() -> dict[str, Asset]:
    """Every static file by its path."""
    return {asset.path: asset for asset in (stylesheet(), icon())}
