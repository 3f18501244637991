"""docs/reference/routes.md: every address of the site."""

import re

from django.urls import URLResolver

from hanse.web.urls import urlpatterns
from tools.reference.markdown import table

INTRODUCTION = """# Addresses of the site

This page lists every address that the site answers. Addresses are stable. Every page has a twin in JSON at the same
path with `.json`; both come from one view. Pages of data take `?as_of=` (a day, or a year or month for its last day)
and the limits of a scope: `kinds`, `relations`, `roles`, `statuses`, `countries`, `collections`, `sources` (values
separated by commas) and `nesting=no`.
"""


def page() -> str:
    """The page."""
    found = routes()
    rows = [(f"`/{route}`", f"`/{twin_of(route)}`" if twin_of(route) in found else "") for route in listed(found)]
    return f"{INTRODUCTION}\n{table(('address', 'twin'), rows)}"


def routes() -> set[str]:
    """Every pattern, written as a reader would: ``networks/<id>``."""
    found: set[str] = set()
    for pattern in urlpatterns:
        inner = pattern.url_patterns if isinstance(pattern, URLResolver) else [None]
        for one in inner:
            found.add(_readable(f"{pattern.pattern}{one.pattern if one is not None else ''}"))
    return found


def listed(found: set[str]) -> list[str]:
    """The addresses without those that are twins of another."""
    return sorted(route for route in found if not any(twin_of(other) == route for other in found))


def twin_of(route: str) -> str:
    """Address of the JSON twin of a page."""
    return "index.json" if route == "" else f"{route}.json"


def _readable(pattern: str) -> str:
    text = re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", pattern)
    return text.replace("<key>", "<id>")
