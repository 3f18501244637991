"""What the index gives for an expression, each with the name that answers to the query and how well it does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from sqlite3 import Row
from typing import NamedTuple

from hanse.domain.scope import Scope
from hanse.release.asking import Query
from hanse.release.database import Database
from hanse.release.standpoint import Standpoint
from hanse.release.views import SearchHit

_EXACT_ONES = 200  # that bear a name exactly
_AT_ONCE = 400  # parameters of one statement
_CODE = 3  # letters: a gazetteer gives codes of airports and the like as names
_ENTITIES = ("network", "city", "organisation", "document", "forum", "fund", "instrument")
Near = dict[str, dict[str, int]]  # words that a word of the query may have meant, and the slips between


class Name(NamedTuple):
    """A name of something found."""

    folded: str
    name: str
    role: str  # of hanse.release.store.items


@dataclass(frozen=True)
class Held:
    """Something found, with what decides its place among the hits."""

    hit: SearchHit
    fit: str  # exact | acronym | begins | word | typo
    distance: int  # slips of the pen
    is_other_name: bool  # found under another name than its own and its acronym
    is_short: bool  # a bare place under a name so short that it is more likely the beginning of another
    weight: int
    population: int


class Fit(NamedTuple):
    """How well a name answers to a query; the smaller the better."""

    order: int  # 0 exact, 1 acronym, 2 begins, 3 word, 4 typo
    distance: int
    lacking: int  # words of the query that stand only around the name
    role: int
    length: int
    name: str
    role_name: str


_ORDER = ("exact", "acronym", "begins", "word", "typo")
_ROLES = ("name", "acronym", "other", "merged", "written", "place")


def found_items(
    standpoint: Standpoint, query: Query, expressions: Sequence[str], depth: int, near: Near | None
) -> tuple[list[Held], bool]:
    """Entities, countries, sources and words that answer, and whether more do."""
    database = standpoint.contents.database
    exact = database.rows(f"SELECT item FROM item_name WHERE folded = ? LIMIT {_EXACT_ONES}", (query.form,))
    keys, is_more = _keys(database, "item_words", expressions, depth)
    keys = list(dict.fromkeys([*(row[0] for row in exact), *keys])) if near is None else keys
    rows = {row["id"]: row for row in _rows(database, "SELECT * FROM item WHERE id IN ({})", keys)}
    names = _names(database, "item_name", "item", keys, query, near)
    held = []
    for key, row in rows.items():
        fit = _best(query, names.get(key, ()), row["title"], near)
        entity = standpoint.catalogue.entity(row["ref"]) if row["kind"] in _ENTITIES else None
        matched, why = _told(fit, row["title"])
        hit = SearchHit(
            entity, row["title"], row["kind"], row["detail"], row["path"], matched, why, row["country"], None,
            bool(row["has_ties"]),
        )  # fmt: skip
        held.append(_held(hit, fit, row["weight"], row["population"]))
    return held, is_more


def found_places(
    standpoint: Standpoint, query: Query, expressions: Sequence[str], depth: int, near: Near | None
) -> tuple[list[Held], bool]:
    """Places that answer, and whether more do. A place with a registered authority is found as that authority."""
    contents = standpoint.contents
    registered = contents.remember(("registered places", Scope()), lambda: _registered(contents.database))
    exact = contents.database.rows(
        f"""SELECT geonames_id FROM place_name JOIN place ON geonames_id = place WHERE folded = ?
            ORDER BY population DESC, geonames_id LIMIT {_EXACT_ONES}""",
        (query.form,),
    )
    positions, is_more = _keys(contents.database, "place_words", expressions, depth)
    weighty = _rows(contents.database, "SELECT place FROM place_order WHERE position IN ({})", positions)
    keys = [*(row[0] for row in exact), *(row[0] for row in weighty)] if near is None else [row[0] for row in weighty]
    keys = [key for key in dict.fromkeys(keys) if key not in registered]
    rows = {
        row["geonames_id"]: row
        for row in _rows(contents.database, "SELECT * FROM place WHERE geonames_id IN ({})", keys)
    }
    names = _names(contents.database, "place_name", "place", keys, query, near)
    held = []
    for key, row in rows.items():
        fit = _best(query, names.get(key, ()), row["name"], near)
        country = standpoint.catalogue.countries.get(row["country"], row["country"])
        detail = f"place in {country}, {row['population']:,} inhabitants (GeoNames)"
        matched, why = _told(fit, row["name"])
        hit = SearchHit(
            None, row["name"], "place", detail, f"/places/{key}", matched, why, row["country"], row["population"], False
        )
        held.append(_held(hit, fit, 0, row["population"]))
    return held, is_more


def _keys(database: Database, table: str, expressions: Sequence[str], depth: int) -> tuple[list[int], bool]:
    """The weightiest entries of an index for each expression, and whether one of them has more."""
    found: dict[int, None] = {}
    is_more = False
    for expression in expressions:
        rows = database.rows(f"SELECT rowid FROM {table} WHERE {table} MATCH ? LIMIT {depth + 1}", (expression,))
        found |= dict.fromkeys(row[0] for row in rows[:depth])
        is_more = is_more or len(rows) > depth
    return list(found), is_more


def _rows(database: Database, statement: str, keys: Sequence[int], *more: str) -> list[Row]:
    rows: list[Row] = []
    for start in range(0, len(keys), _AT_ONCE):
        part = keys[start : start + _AT_ONCE]
        rows += database.rows(statement.format(", ".join("?" * len(part))), (*part, *more))
    return rows


def _names(
    database: Database, table: str, column: str, keys: Sequence[int], query: Query, near: Near | None
) -> dict[int, list[Name]]:
    """The names of each that hold a word of the query, or one that it may have meant."""
    conditions: list[str]
    if len(query.pairs) > 0:
        sought, conditions = list(query.pairs), ["instr(name, ?)"] * len(query.pairs)
    else:
        sought = list(dict.fromkeys([*query.words, *(word for others in (near or {}).values() for word in others)]))
        conditions = ["instr(' ' || folded, ' ' || ?)"] * len(sought)
        if table == "item_name":
            sought.append(query.form.replace(" ", ""))
            conditions.append("instr(replace(folded, ' ', ''), ?)")
    if query.is_brief:
        sought, conditions = [query.form, f"{query.form}\U0010ffff"], ["(folded >= ? AND folded < ?)"]
    role = "role" if table == "item_name" else "'place'"
    statement = (
        f"SELECT {column}, folded, name, {role} FROM {table} WHERE {column} IN ({{}}) AND ({' OR '.join(conditions)})"
    )
    found: dict[int, list[Name]] = {}
    for row in _rows(database, statement, keys, *sought):
        found.setdefault(row[0], []).append(Name(row[1], row[2], row[3]))
    return found


def _best(query: Query, names: Iterable[Name], title: str, near: Near | None) -> Fit | None:
    """The name that answers best; None where only words around it do."""
    fits = (_fit(query, one if one.name != title else one._replace(role="name"), near) for one in names)
    return min((fit for fit in fits if fit is not None), default=None)


def _fit(query: Query, one: Name, near: Near | None) -> Fit | None:
    role = _ROLES.index(one.role)
    if near is not None:
        return _fit_of_near(query, one, near)
    whole, asked = (one.name, query.text) if len(query.pairs) > 0 else (one.folded, query.form)
    compact, written = whole.replace(" ", ""), asked.replace(" ", "")
    if compact == written and not (one.role == "place" and len(written) <= _CODE):
        return Fit(int(one.role == "acronym"), 0, 0, role, len(whole), one.name, one.role)
    if whole.startswith(asked) or compact.startswith(written):
        return Fit(2, 0, 0, role, len(whole), one.name, one.role)
    if len(query.pairs) > 0:
        return Fit(3, 0, 0, role, len(whole), one.name, one.role)
    words = whole.split()
    lacking = sum(not any(word.startswith(part) for word in words) for part in query.words)
    return Fit(3, 0, lacking, role, len(whole), one.name, one.role) if lacking < len(query.words) else None


def _fit_of_near(query: Query, one: Name, near: Near) -> Fit | None:
    """A name with words that those of the query may have meant."""
    words = one.folded.split()
    distance, lacking = 0, 0
    for part in query.words:
        slips = [near[part][word] for word in words if word in near.get(part, {})]
        if any(word.startswith(part) for word in words):
            continue
        lacking += len(slips) == 0
        distance += min(slips, default=0)
    if lacking == len(query.words):
        return None
    more = abs(len(words) - len(query.words))
    return Fit(4, distance + lacking, more, _ROLES.index(one.role), len(one.folded), one.name, one.role)


def _told(fit: Fit | None, title: str) -> tuple[str, str]:
    """The name that matched where it is not the title, and whose name it is; "typo" where it is only near."""
    if fit is None:
        return "", ""
    matched = "" if fit.name == title else fit.name
    if _ORDER[fit.order] == "typo":
        return matched, "typo"
    return matched, fit.role_name if matched != "" else ""


def _held(hit: SearchHit, fit: Fit | None, weight: int, population: int) -> Held:
    if fit is None:
        return Held(hit, "word", 0, False, False, weight, population)
    is_other = fit.role_name not in ("name", "acronym")
    order = 2 if hit.kind == "place" and is_other and fit.order == 0 else fit.order
    is_short = hit.kind == "place" and fit.length <= _CODE
    return Held(hit, _ORDER[order], fit.distance, is_other, is_short, weight, population)


def _registered(database: Database) -> frozenset[int]:
    """Places at which a municipality is registered."""
    rows = database.rows("SELECT geonames_id FROM cities WHERE geonames_id != '' AND level = 'municipality'")
    return frozenset(int(row["geonames_id"]) for row in rows)
