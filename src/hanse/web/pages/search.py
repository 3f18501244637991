"""Search over entities, sources, places and words of the field: the page of results, and what is offered in typing."""

from collections.abc import Mapping
from dataclasses import dataclass

from hanse.release import as_json
from hanse.release.asking import read_query
from hanse.release.views import SearchHit, SearchResults
from hanse.web.context import Asked
from hanse.web.hitwords import HEADINGS, WordedHit, worded
from hanse.web.language import counted, plainly
from hanse.web.language import gettext as _
from hanse.web.page import Crumb, Page, Table

PER_PAGE = 25
_FARTHEST = 40  # page of results
_SUGGESTED = 9
_COUNTRIES = 12  # offered as a facet, those with most hits


@dataclass(frozen=True)
class Facet:
    """One value of a facet as a link."""

    value: str
    words: str
    count: int
    href: str
    is_chosen: bool


def search(asked: Asked) -> Page:
    """Entries whose names answer to the query, narrowed by kind, country and ties where asked."""
    query = asked.value("q")
    number = asked.whole("page", 1, low=1, high=_FARTHEST)
    view = asked.view.search(
        query,
        limit=PER_PAGE,
        kind=asked.value("kind") or None,
        country=asked.value("country").upper(),
        ties=asked.value("ties"),
        offset=(number - 1) * PER_PAGE,
    )
    names = asked.site.country_names(asked.release)
    title = plainly("Search: %(query)s", query=query) if query else _("Search")
    pages = max(1, -(-view.total // PER_PAGE))
    extra = {
        "hits": [worded(hit, read_query(query), names, is_near=view.is_near) for hit in view.hits],
        "facets": [facet for facet in _facets(asked, view, names) if len(facet[1]) > 0],
        "number": number,
        "pages": pages,
        "first": (number - 1) * PER_PAGE + 1,
        "is_narrowed": any(asked.value(name) for name in ("kind", "country", "ties")),
    }
    crumbs = (Crumb(_("Search"), "/search"),)
    return Page(view, "search.html", title, crumbs, view.context, "", "", extra, table=_table(view.hits))


def _facets(asked: Asked, view: SearchResults, names: Mapping[str, str]) -> list[tuple[str, list[Facet]]]:
    kinds = [(kind, _(words), view.by_kind[kind]) for kind, words in HEADINGS.items() if kind in view.by_kind]
    most = sorted(view.by_country.items(), key=lambda one: (-one[1], one[0]))[:_COUNTRIES]
    chosen = asked.value("country").upper()
    if chosen in view.by_country and chosen not in dict(most):
        most.append((chosen, view.by_country[chosen]))
    countries = sorted(
        ((code, names.get(code, code), count) for code, count in most), key=lambda one: one[1].casefold()
    )
    ties = {"yes": _("In a network"), "no": _("No network recorded")}
    tied = [(value, words, view.by_ties[value]) for value, words in ties.items() if value in view.by_ties]
    named = (("kind", _("Kind"), kinds), ("country", _("Country"), countries), ("ties", _("Cities and places"), tied))
    return [(heading, _links(asked, name, values)) for name, heading, values in named]


def _links(asked: Asked, name: str, values: list[tuple[str, str, int]]) -> list[Facet]:
    """Every value as a link to the same question narrowed by it; the chosen one leads back to all."""
    chosen = asked.value(name).upper() if name == "country" else asked.value(name)
    if len(values) < 2 and chosen == "":
        return []
    return [
        Facet(value, words, count, asked.here(**{name: "" if value == chosen else value, "page": ""}), value == chosen)
        for value, words, count in values
    ]


def _table(hits: tuple[SearchHit, ...]) -> Table:
    rows = tuple(
        (
            hit.entity.id if hit.entity is not None else hit.path.rsplit("/", 1)[-1],
            hit.title, hit.kind, hit.country, hit.detail, hit.path, hit.matched, hit.why,
        )
        for hit in hits
    )  # fmt: skip
    return Table(("id", "name", "kind", "country", "detail", "path", "matched", "why"), rows)


def suggestions(asked: Asked) -> dict[str, object]:
    """What is offered while somebody types: a few hits by kind, with every word that is shown or said."""
    query = asked.value("q")
    view = asked.view.suggest(query, limit=_SUGGESTED)
    names, read = asked.site.country_names(asked.release), read_query(query)
    groups: dict[str, list[object]] = {}
    for hit in view.hits:
        groups.setdefault(hit.kind, []).append(_offered(worded(hit, read, names, is_near=view.is_near), asked))
    said = counted("%(num)s suggestion", "%(num)s suggestions", len(view.hits))
    return {
        "query": view.query,
        "label": _("Suggestions"),
        "said": said if len(view.hits) > 0 else _("No suggestion. Try a shorter part of the name."),
        "note": _("Nothing has a name like that. Did you mean one of these?") if view.is_near else "",
        "all": {"label": _("All results"), "href": asked.link("/search", q=query)} if len(view.hits) > 0 else None,
        "groups": [{"kind": kind, "label": _(HEADINGS[kind]), "hits": hits} for kind, hits in groups.items()],
        "release": as_json(asked.view.context)["version"],
    }


def _offered(hit: WordedHit, asked: Asked) -> dict[str, object]:
    more = [part for part in (hit.detail if hit.kind != "glossary" else hit.detail[:90], hit.why) if part != ""]
    return {"href": asked.link(hit.path), "parts": [list(part) for part in hit.parts], "more": " · ".join(more)}
