"""The list of networks, the profile of one, and its roster as a sheet to correct."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hanse.domain.vocabulary import STATUSES
from hanse.release.views import Coding, NetworkProfile, Value
from hanse.web.charts.size import sizes_over_time
from hanse.web.context import Asked
from hanse.web.labels import COVERAGE, country_words
from hanse.web.page import Crumb, Download, Page, Redirect
from hanse.web.pages.listing import lettered_part
from hanse.web.sheet import roster_sheet
from hanse.web.site import Codebook
from hanse.web.words import day, number, plain, plural, sentence, web_address, year_of


@dataclass(frozen=True)
class Book:
    """The codings of a network by one codebook, or its classes in several."""

    title: str
    lines: tuple[tuple[str, Coding], ...]  # words of the line, and the coding
    silent: tuple[str, ...]  # what no note shows


FILTERS = {
    "kind": "Kind",
    "scale": "Scale",
    "mode": "Mode of creation",
    "function": "Function",
    "area": "Where it works",
    "admission": "Way in",
    "coverage": "Members held",
}
HOME = Crumb("Networks", "/networks")
KEY_FACTS = ("founded", "ended", "initiator", "secretariat", "funders")  # beside the text; the others below it


def networks(asked: Asked) -> Page:
    """Networks A to Z, narrowed by the filters that are set."""
    chosen = asked.filters(*FILTERS)
    view = asked.view.networks(**chosen)
    part = lettered_part(view.rows, asked, lambda row: row.network.name)
    codes = {code: label for book in asked.site.codebooks(asked.release).values() for code, label, _ in book.codes}
    names = {"area": asked.site.country_names(asked.release), "mode": codes, "function": codes, "coverage": COVERAGE}
    extra = part.values() | {"chosen": chosen, "labels": FILTERS, "names": names}
    return Page(view, "networks.html", "Networks", (HOME,), view.context, "", "/networks", extra)


def network(asked: Asked, key: str) -> Page | Redirect:
    """The profile of one network."""
    view = asked.view.network(key)
    if view.network.id != key:
        return Redirect(view.network.path)
    crumbs = (HOME, Crumb(view.network.name, view.network.path))
    summary = summary_of(view)
    return Page(
        view,
        "network.html",
        view.network.name,
        crumbs,
        view.context,
        summary,
        "/networks",
        _extra(view, asked, summary),
    )


def sheet(asked: Asked, key: str) -> Download | Redirect:
    """What is held on the members of a network, as a sheet to correct and send back."""
    view = asked.view.network(key)
    if view.network.id != key:
        return Redirect(f"{view.network.path}/roster.csv")
    return Download(roster_sheet(view), "text/csv; charset=utf-8", f"roster-{view.network.id}.csv")


def _extra(view: NetworkProfile, asked: Asked, summary: str) -> dict[str, object]:
    countries = asked.site.country_names(asked.release)
    drawing = sizes_over_time(view.sizes, view.rosters)
    return {
        "summary": summary,
        "names": [name for name in (view.acronym, *view.other_names) if name and name != view.network.name],
        "website": web_address(view.website),
        "books": books_of(view.codings, asked.site.codebooks(asked.release)),
        "has_models": any(kind == "language model" for coding in view.codings for _, kind, _ in coding.decisions),
        "ways": ways_of(view),
        "area_words": country_words(view.admission.area, countries) if view.admission else "",
        "members_words": members_words(view),
        "statuses": [word for word in STATUSES if view.status_counts.get(word, 0) > 0],
        "size_drawing": drawing,
        "key_facts": [value for value in view.facts if value.property in KEY_FACTS],
        "more_facts": [value for value in view.facts if value.property not in KEY_FACTS],
        "onpage": on_page(view, has_drawing=drawing != ""),
    }


def on_page(view: NetworkProfile, *, has_drawing: bool) -> list[tuple[str, str]]:
    """Anchors of the sections that the page has."""
    sections = (
        ("join", "How to join", True),
        ("members", f"Members ({number(len(view.memberships))})", True),
        ("size", "Size over time", has_drawing),
        ("work", "What it does", True),
        ("nested", "Part of, and parts", len(view.parents + view.children) > 0),
        ("organisations", "Who started and pays for it", len(view.organisations) > 0),
        ("other", "Other roles", len(view.other_ties) > 0),
        ("documents", "Documents", len(view.documents) > 0),
        ("stated", "As stated in sources", any(value.property not in KEY_FACTS for value in view.facts)),
        ("lists", "Lists held", True),
        ("missing", "What is missing", True),
    )
    return [(anchor, label) for anchor, label, is_there in sections if is_there]


def ways_of(view: NetworkProfile) -> str:
    """The ways in, in words."""
    ways = [plain(way) for way in view.admission.ways if way != "unknown"] if view.admission else []
    return ", ".join(ways) or "not known from the sources held here"


def latest_size(view: NetworkProfile) -> Value | None:
    """The stated size with the latest year; of several in that year the first as sorted."""
    dated = [(year_of(value.valid), value) for value in view.sizes]
    return max(dated, key=lambda item: item[0])[1] if len(dated) > 0 else None


def summary_of(view: NetworkProfile) -> str:
    """What is known of its size, in a sentence or two."""
    size = latest_size(view)
    stated = ""
    if size is not None:
        when = f" ({day(size.valid)})" if size.valid and year_of(size.valid) not in size.value else ""
        stated = f" Size as stated: {size.value}{when}."
    if len(view.memberships) == 0:
        return "No member is recorded in the lists held here." + stated
    as_of = day(view.context.as_of)
    return f"{plural(view.counted, 'member')} counted on {as_of}.{stated}"


def members_words(view: NetworkProfile) -> str:
    """How many memberships have which status, in words."""
    parts = [
        f"{number(view.status_counts[word])} {word.replace('_', ' ')}"
        for word in STATUSES
        if view.status_counts.get(word, 0) > 0
    ]
    return f"{sentence(', '.join(parts))}. Cities of the first three kinds are counted: {number(view.counted)}."


def books_of(codings: Sequence[Coding], known: Mapping[str, Codebook]) -> tuple[Book, ...]:
    """Codings by codebook: what a network does, then, in one table, how it is classed.

    In a codebook with one code an item, a no to the other codes says nothing more and is left to the JSON.
    """
    books: dict[str, list[Coding]] = {}
    for coding in codings:
        books.setdefault(coding.codebook, []).append(coding)
    singles = {key for key in books if key in known and known[key].is_single}
    work = [_book(_title(key, known), rows) for key, rows in books.items() if key not in singles]
    classes = _classes({_title(key, known): books[key] for key in sorted(singles)})
    return tuple(book for book in (*work, classes) if len(book.lines) + len(book.silent) > 0)


def _book(title: str, rows: Sequence[Coding]) -> Book:
    """The codes of a codebook with several codes an item."""
    lines = tuple((row.label or row.code, row) for row in rows if row.reading != "not shown")
    return Book(title, lines, tuple(row.label or row.code for row in rows if row.reading == "not shown"))


def _classes(books: Mapping[str, Sequence[Coding]]) -> Book:
    """The class in each codebook with one code an item."""
    lines, silent = [], []
    for title, rows in books.items():
        told = [row for row in rows if row.reading not in ("not shown", "agreed absent")]
        lines += [(f"{title}: {row.label or row.code}", row) for row in told]
        silent += [title] if len(told) == 0 else []
    return Book("How it is classed", tuple(lines), tuple(silent))


def _title(key: str, known: Mapping[str, Codebook]) -> str:
    return known[key].title if key in known else sentence(key.replace("_", " "))
