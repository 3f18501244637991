"""What may be passed on as data: rows of collections whose publisher forbids it are left out, and counted.

A collection says ``redistribution``: "yes", "derived_only" (what is derived from its rows may go, the rows may not) or
"no" (nothing of it may). Where a "no" exists, data are made from the other collections, as the exports are.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from hanse.web.context import Asked
from hanse.web.page import Table

Barred = Mapping[str, str]  # key of a collection -> derived_only or no


@dataclass(frozen=True)
class LeftOut:
    """How much is left out, and of which collections."""

    rows: int
    collections: tuple[tuple[str, str, str], ...]  # key, title, redistribution


def publishable(asked: Asked) -> Asked:
    """The same question to the collections that may be passed on; the question itself where that is all of them."""
    barred = asked.site.barred(asked.release)
    wanted = asked.scope.collections or tuple(key for key, _ in asked.collections())
    if not any(barred.get(key) == "no" for key in wanted):
        return asked
    allowed = tuple(key for key in wanted if barred.get(key) != "no") or ("none",)
    scope = replace(asked.scope, collections=allowed)
    return replace(asked, scope=scope, view=asked.release.view(as_of=asked.as_of, scope=scope))


def passed_on(table: Table, asked: Asked) -> Table:
    """The table without rows that restate what a source says whose rows may not be passed on."""
    barred = asked.site.barred(asked.release)
    if len(barred) == 0 or len(table.row_sources) == 0:
        return table
    sources = asked.release.contents.catalogue.sources
    kept = [
        at for at, key in enumerate(table.row_sources) if key not in sources or sources[key].collection not in barred
    ]
    return replace(
        table,
        rows=tuple(table.rows[at] for at in kept),
        row_sources=tuple(table.row_sources[at] for at in kept),
    )


def left_out(asked: Asked, whole: Callable[[], Table | None], kept: Table | None) -> LeftOut:
    """What the table ``kept`` lacks of the one on the page; ``whole`` makes that one, where it is needed."""
    barred = asked.site.barred(asked.release)
    if len(barred) == 0:
        return LeftOut(0, ())
    titles = dict(asked.collections())
    named = tuple((key, titles.get(key, key), word) for key, word in barred.items())
    full = whole()
    return LeftOut(len(full.rows) - len(kept.rows) if full is not None and kept is not None else 0, named)


def pruned(content: Any, barred: Barred) -> Any:
    """A twin without claims of barred collections and without items that rest on nothing else."""
    if isinstance(content, list):
        return [pruned(item, barred) for item in content if not _falls(item, barred)]
    if not isinstance(content, dict):
        return content
    if content.get("redistribution", "yes") != "yes" and "fields" in content:
        content = content | {"fields": {}, "locator": ""}
    return {name: pruned(value, barred) for name, value in content.items()}


def _falls(item: Any, barred: Barred) -> bool:
    if not isinstance(item, dict):
        return False
    if "as_written" in item and "collection" in item:
        return item["collection"] in barred
    claims = item.get("claims")
    if not isinstance(claims, list) or len(claims) == 0 or not isinstance(claims[0], dict):
        return False
    words = {barred.get(claim.get("collection", ""), "yes") for claim in claims}
    is_derived = "is_counted" in item
    return words == {"no"} or ("yes" not in words and not is_derived)
