"""Search in every script: entities before places, whole names before beginnings, near misses only as a last resort."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from hanse.domain.scope import Scope
from hanse.release.database import Database
from hanse.release.fold import bigrams, cjk_runs, fold
from hanse.release.standpoint import Standpoint
from hanse.release.views import SearchHit, SearchResults

_CANDIDATES = 300  # rows of each index that are looked at
_NEAR = 78  # rapidfuzz ratio, 0-100, from which a name counts as a near miss
LONGEST_QUERY = 200  # characters read of a query


@dataclass(frozen=True)
class Candidate:
    """An item of the index that answers to the query, with what decides its place among the hits."""

    hit: SearchHit
    ref: str
    fit: int  # 0 whole name, 1 name begins so, 2 words found
    weight: int  # population of a place


def search(standpoint: Standpoint, text: str, *, limit: int, kind: str | None) -> SearchResults:
    """What in the release answers to ``text``: first whole names, then beginnings, then words."""
    query = text.strip()[:LONGEST_QUERY]
    found = find_candidates(standpoint, query)
    if len(found) == 0 and len(query) > 0:
        found = _near_misses(standpoint, query)
    by_kind: dict[str, int] = {}
    for candidate in found:
        by_kind[candidate.hit.kind] = by_kind.get(candidate.hit.kind, 0) + 1
    chosen = [candidate.hit for candidate in found if kind in (None, "", candidate.hit.kind)]
    return SearchResults(
        context=standpoint.context,
        query=query,
        hits=tuple(chosen[:limit]),
        total=len(chosen),
        by_kind=dict(sorted(by_kind.items())),
    )


def find_candidates(standpoint: Standpoint, query: str) -> list[Candidate]:
    """Hits in reading order. A place with a registered authority is found as that authority."""
    expression = match_expression(query)
    if expression == "":
        return []
    items = _items(standpoint, query, expression)
    registered = standpoint.contents.remember(
        ("registered places", Scope()), lambda: _registered(standpoint.contents.database)
    )
    places = [place for place in _places(standpoint, query, expression) if int(place.ref) not in registered]
    order = {"glossary": 2}
    return sorted(
        [*items, *places],
        key=lambda one: (
            one.fit == 2, one.hit.kind == "place", order.get(one.hit.kind, 1), one.fit, -one.weight,
            fold(one.hit.title), one.hit.path,
        ),
    )  # fmt: skip


def match_expression(query: str) -> str:
    """The FTS5 expression for a query: every word is a beginning, and at least one is in a name; "" for no words.

    A single letter begins half the gazetteer; alone it has to be a whole word.
    """
    folded = fold(query) if not _is_cjk(query) else ""
    words = [f'"{word}"*' for word in folded.split()] if len(folded) > 1 else [f'"{word}"' for word in folded]
    for run in cjk_runs(query):
        words.extend(f'"{pair}"' for pair in (bigrams(run)[: len(run) - 1] or [run]))
    if len(words) == 0:
        return ""
    everywhere = f"{{names around}} : ({' AND '.join(words)})"
    return f"{everywhere} AND {{names}} : ({' OR '.join(words)})"


def _is_cjk(query: str) -> bool:
    runs = cjk_runs(query)
    return len(runs) > 0 and sum(map(len, runs)) >= len(re.sub(r"\s", "", query)) / 2


def _items(standpoint: Standpoint, query: str, expression: str) -> list[Candidate]:
    database, form = standpoint.contents.database, fold(query)
    exact = database.rows(
        "SELECT item.* FROM item WHERE id IN (SELECT item FROM item_name WHERE folded = ?) ORDER BY id", (form,)
    )
    begun = database.rows(
        f"""SELECT item.* FROM item_words JOIN item ON item.id = item_words.rowid WHERE item_words MATCH ?
            ORDER BY rank, item.id LIMIT {_CANDIDATES}""",
        (expression,),
    )
    rows = list({row["id"]: row for row in (*exact, *begun)}.values())
    names = _names(database, "item_name", "item", [row["id"] for row in rows], form)
    found = []
    for row in rows:
        entity = standpoint.catalogue.entity(row["ref"]) if row["kind"] not in ("country", "glossary") else None
        fit, matched = _fit(names.get(row["id"], []), form)
        matched = "" if matched == row["title"] else matched
        hit = SearchHit(entity, row["title"], row["kind"], row["detail"], row["path"], matched)
        found.append(Candidate(hit, row["ref"], fit, 0))
    return found


def _places(standpoint: Standpoint, query: str, expression: str) -> list[Candidate]:
    database, form = standpoint.contents.database, fold(query)
    exact = database.rows(
        "SELECT * FROM place WHERE geonames_id IN (SELECT place FROM place_name WHERE folded = ?)", (form,)
    )
    begun = database.rows(
        f"""SELECT place.* FROM place_words JOIN place ON geonames_id = place_words.rowid WHERE place_words MATCH ?
            ORDER BY population DESC, geonames_id LIMIT {_CANDIDATES}""",
        (expression,),
    )
    rows = list({row["geonames_id"]: row for row in (*exact, *begun)}.values())
    names = _names(database, "place_name", "place", [row["geonames_id"] for row in rows], form)
    found = []
    for row in rows:
        fit, matched = _fit(names.get(row["geonames_id"], []), form)
        country = standpoint.catalogue.countries.get(row["country"], row["country"])
        detail = f"place in {country}, {row['population']:,} inhabitants (GeoNames)"
        matched = "" if matched == row["name"] else matched
        hit = SearchHit(None, row["name"], "place", detail, f"/places/{row['geonames_id']}", matched)
        found.append(Candidate(hit, f"{row['geonames_id']}", fit, row["population"]))
    return found


def _names(database: Database, table: str, column: str, keys: list[int], form: str) -> dict[int, list[tuple[str, str]]]:
    """(folded name, name) of each candidate, as far as the name begins like the query."""
    found: dict[int, list[tuple[str, str]]] = {}
    for start in range(0, len(keys), 500):
        part = keys[start : start + 500]
        marks = ", ".join("?" * len(part))
        for row in database.rows(
            f"""SELECT {column} AS key, folded, name FROM {table}
                WHERE {column} IN ({marks}) AND folded >= ? AND folded < ?""",
            (*part, form, form + "\U0010ffff"),
        ):
            found.setdefault(row["key"], []).append((row["folded"], row["name"]))
    return found


def _fit(names: Iterable[tuple[str, str]], form: str) -> tuple[int, str]:
    """How well the names fit, and the name that fits best."""
    held = sorted(names, key=lambda pair: (len(pair[0]), pair[0]))
    if len(held) == 0 or form == "":
        return 2, ""
    return (0 if held[0][0] == form else 1), held[0][1]


def _registered(database: Database) -> frozenset[int]:
    """Places at which a municipality is registered."""
    rows = database.rows("SELECT geonames_id FROM cities WHERE geonames_id != '' AND level = 'municipality'")
    return frozenset(int(row["geonames_id"]) for row in rows)


def _near_misses(standpoint: Standpoint, query: str) -> list[Candidate]:
    """Entities whose name differs from the query by little: a slip of the pen."""
    form = fold(query)
    names = standpoint.contents.remember(("entity names",), lambda: _entity_names(standpoint.contents.database))
    near = process.extract(form, list(names), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=40) if form != "" else []
    found: dict[int, Candidate] = {}
    for name, _, _ in near:
        for key in names[name]:
            if key not in found:
                row = standpoint.contents.database.row("SELECT * FROM item WHERE id = ?", (key,))
                if row is not None:
                    entity = standpoint.catalogue.entity(row["ref"])
                    hit = SearchHit(entity, row["title"], row["kind"], row["detail"], row["path"], f"near to {query}")
                    found[key] = Candidate(hit, row["ref"], 2, 0)
    return list(found.values())


def _entity_names(database: Database) -> dict[str, list[int]]:
    names: dict[str, list[int]] = {}
    for row in database.rows(
        """SELECT folded, item FROM item_name JOIN item ON item.id = item_name.item
           WHERE kind NOT IN ('country', 'glossary')"""
    ):
        names.setdefault(row["folded"], []).append(row["item"])
    return names
