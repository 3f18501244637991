"""The list of networks, the profile of one, and its roster as a sheet to correct."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hanse.domain.vocabulary import STATUSES
from hanse.release.views import Coding, NetworkProfile, Value
from hanse.web import pictures, tables
from hanse.web.charts.size import sizes_over_time
from hanse.web.context import Asked
from hanse.web.labels import COVERAGE, country_words
from hanse.web.language import counted, plainly, shown_name
from hanse.web.language import gettext as _
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Download, Page, Redirect
from hanse.web.pages.listing import by_shown_name, lettered_part, part_of
from hanse.web.sheet import roster_sheet
from hanse.web.site import Codebook
from hanse.web.words import commas, day, number, plain, sentence, web_address, year_of


@dataclass(frozen=True)
class Book:
    """The codings of a network by one codebook, or its classes in several."""

    title: str
    lines: tuple[tuple[str, Coding], ...]  # words of the line, and the coding
    silent: tuple[str, ...]  # what no note shows


FILTERS = {
    "kind": N_("Kind"),
    "scale": N_("Scale"),
    "mode": N_("Mode of creation"),
    "function": N_("Function"),
    "area": N_("Where it works"),
    "admission": N_("Way in"),
    "coverage": N_("Members held"),
}
HOME = Crumb(N_("Networks"), "/networks")
MOST_MEMBERS = 500  # memberships on one page
KEY_FACTS = ("founded", "ended", "initiator", "secretariat", "funders")  # beside the text; the others below it


def networks(asked: Asked) -> Page:
    """Networks A to Z, narrowed by the filters that are set."""
    chosen = asked.filters(*FILTERS)
    view = asked.view.networks(**chosen)
    part = lettered_part(by_shown_name(view.rows, lambda row: row.network), asked, lambda row: shown_name(row.network))
    codes = {
        code: label for book in asked.site.codebooks(asked.release).values() for code, label, _meaning in book.codes
    }
    names = {"area": asked.site.country_names(asked.release), "mode": codes, "function": codes, "coverage": COVERAGE}
    extra = part.values() | {"chosen": chosen, "labels": FILTERS, "names": names}
    return Page(
        view,
        "networks.html",
        N_("Networks"),
        (HOME,),
        view.context,
        "",
        "/networks",
        extra,
        table=tables.networks(view),
    )


def network(asked: Asked, key: str) -> Page | Redirect:
    """The profile of one network."""
    view = asked.view.network(key)
    if view.network.id != key:
        return Redirect(view.network.path)
    crumbs = (HOME, Crumb(shown_name(view.network), view.network.path))
    summary = summary_of(view)
    size = sizes_over_time(view.sizes, view.rosters)
    extra = _extra(view, asked, summary, size)
    return Page(
        view,
        "network.html",
        shown_name(view.network),
        crumbs,
        view.context,
        summary,
        "/networks",
        extra,
        table=tables.members(view),
        drawings=pictures.network_size(view, size),
    )


def sheet(asked: Asked, key: str) -> Download | Redirect:
    """What is held on the members of a network, as a sheet to correct and send back."""
    view = asked.view.network(key)
    if view.network.id != key:
        return Redirect(f"{view.network.path}/roster.csv")
    return Download(roster_sheet(view), "text/csv; charset=utf-8", f"roster-{view.network.id}.csv")


def _extra(view: NetworkProfile, asked: Asked, summary: str, size: Markup) -> dict[str, object]:
    countries = asked.site.country_names(asked.release)
    part = part_of(view.memberships, asked, size=MOST_MEMBERS)
    return {
        "shown_members": part.shown,
        "page_number": part.page_number,
        "pages": part.pages,
        "summary": summary,
        "names": [name for name in (view.acronym, *view.other_names) if name and name != view.network.name],
        "website": web_address(view.website),
        "books": books_of(view.codings, asked.site.codebooks(asked.release)),
        "has_models": any(
            kind == "language model" for coding in view.codings for _coder, kind, _decision in coding.decisions
        ),
        "ways": ways_of(view),
        "area_words": country_words(view.admission.area, countries) if view.admission else "",
        "members_words": members_words(view),
        "statuses": [word for word in STATUSES if view.status_counts.get(word, 0) > 0],
        "size_drawing": size,
        "key_facts": [value for value in view.facts if value.property in KEY_FACTS],
        "more_facts": [value for value in view.facts if value.property not in KEY_FACTS],
        "onpage": on_page(view, has_drawing=size != ""),
    }


def on_page(view: NetworkProfile, *, has_drawing: bool) -> list[tuple[str, str]]:
    """Anchors of the sections that the page has."""
    sections = (
        ("join", _("How to join"), True),
        ("members", plainly("Members (%(n)s)", n=number(len(view.memberships))), True),
        ("size", _("Size over time"), has_drawing),
        ("work", _("What it does"), True),
        ("nested", _("Part of, and parts"), len(view.parents + view.children) > 0),
        ("organisations", _("Who started and pays for it"), len(view.organisations) > 0),
        ("other", _("Other roles"), len(view.other_ties) > 0),
        ("documents", _("Documents"), len(view.documents) > 0),
        ("stated", _("As stated in sources"), any(value.property not in KEY_FACTS for value in view.facts)),
        ("lists", _("Lists held"), True),
        ("missing", _("What is missing"), True),
    )
    return [(anchor, label) for anchor, label, is_there in sections if is_there]


def ways_of(view: NetworkProfile) -> str:
    """The ways in, in words."""
    ways = [plain(way) for way in view.admission.ways if way != "unknown"] if view.admission else []
    return commas(ways) or _("not known from the sources held here")


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
        stated = " " + plainly("Size as stated: %(size)s.", size=f"{size.value}{when}")
    if len(view.memberships) == 0:
        return _("No member is recorded in the lists held here.") + stated
    return counted_members(view) + stated


def counted_members(view: NetworkProfile) -> str:
    """How many members are counted on the day."""
    return counted(
        "%(num)s member counted on %(day)s.",
        "%(num)s members counted on %(day)s.",
        view.counted,
        day=day(view.context.as_of),
    )


def members_words(view: NetworkProfile) -> str:
    """How many memberships have which status, in words."""
    parts = [
        plainly("%(n)s %(status)s", n=number(view.status_counts[word]), status=plain(word))
        for word in STATUSES
        if view.status_counts.get(word, 0) > 0
    ]
    in_all = number(view.counted)
    return plainly(
        "%(kinds)s. Cities of the first three kinds are counted: %(n)s.", kinds=sentence(commas(parts)), n=in_all
    )


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
    return Book(N_("How it is classed"), tuple(lines), tuple(silent))


def _title(key: str, known: Mapping[str, Codebook]) -> str:
    return known[key].title if key in known else sentence(key.replace("_", " "))
