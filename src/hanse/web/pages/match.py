"""The page that matches a visitor's names with places and local authorities, and says why."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from hanse.release.views import Context
from hanse.resolve.added import added_cells, added_columns
from hanse.resolve.resolution import Option, Query, Resolution
from hanse.web import tabular
from hanse.web.context import Asked
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Download, Page
from hanse.web.sheet import safe
from hanse.web.tabular import Columns, Table

TITLE: Final = N_("Match your names")
DECISIONS: Final = {"match": N_("match"), "ambiguous": N_("several possible"), "none": N_("not found")}
SHOWN: Final = 500  # rows on the page; the download has all
_OFFERED: Final = 6
_EXAMPLE: Final = "Gent\nLinköpings kommun\nMoab, UT\nΘεσσαλονίκης\nKreisfreie Stadt Mannheim"


@dataclass(frozen=True)
class Matched:
    """A place or authority that a name means or may mean."""

    name: str
    country: str
    country_name: str
    division: str
    level: str
    population: int
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    city_id: str
    path: str  # of its page here, "" where it has none
    share: float  # of the weight of everything of that name, 0 to 1


@dataclass(frozen=True)
class Row:
    """One name with its answer."""

    number: int
    written: str
    written_country: str
    decision: str
    score: float
    matched: Matched | None
    why: str
    candidates: tuple[Matched, ...]  # what it may mean, where it is not clear


@dataclass(frozen=True)
class Sample:
    """A column of a table, to choose from."""

    place: int
    name: str
    first: tuple[str, ...]


@dataclass(frozen=True)
class MatchView:
    """The page: the form alone, columns to choose from, or the rows with their answers."""

    context: Context
    most_rows: int
    most_bytes: int
    columns: tuple[Sample, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    total: int = 0
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Filled:
    """What the form holds when the page comes back."""

    names: str = ""
    country: str = ""
    table: str = ""  # the table read, as CSV
    columns: Columns = field(default_factory=lambda: Columns(0))


def match(asked: Asked) -> Page:
    """The empty form."""
    return page_of(asked, empty_view(asked))


def empty_view(asked: Asked) -> MatchView:
    """The view without names."""
    return MatchView(asked.view.context, tabular.MOST_ROWS, tabular.MOST_BYTES)


def page_of(asked: Asked, view: MatchView, filled: Filled | None = None, problem: object = None) -> Page:
    """The page around a view, with the form as the visitor filled it."""
    extra = {
        "filled": filled or Filled(),
        "problem": problem,
        "example": _EXAMPLE,
        "words": DECISIONS,
        "shown": SHOWN,
    }
    crumbs = (Crumb(TITLE, "/match"),)
    description = N_(
        "Paste names of cities or upload a table: each is matched with a place and a local authority, with reasons."
    )
    return Page(view, "match.html", TITLE, crumbs, asked.view.context, description, "/match", extra)


def choosing_view(asked: Asked, table: Table) -> MatchView:
    """The columns of a table, for the visitor to say which holds the names."""
    samples = tuple(
        Sample(place, name, tuple(dict.fromkeys(row[place] for row in table.rows[:40] if row[place] != ""))[:3])
        for place, name in enumerate(table.columns)
    )
    return replace(empty_view(asked), columns=samples, total=len(table.rows))


def resolve(asked: Asked, table: Table, columns: Columns, country: str) -> list[Resolution]:
    """The answer for each row; ``country`` holds for rows that state none."""
    resolver = asked.site.matching.open(asked.release).resolver
    queries = [
        Query(row[columns.name], _cell(row, columns.country) or country, _cell(row, columns.admin))
        for row in table.rows
    ]
    return resolver.resolve_many(queries, workers=1)  # a server starts no processes


def result_view(asked: Asked, table: Table, columns: Columns, country: str, found: Sequence[Resolution]) -> MatchView:
    """The rows with their answers, as many as the page shows."""
    counted = Counter[str](one.decision for one in found)
    rows = tuple(
        _row(asked, number, row[columns.name], _cell(row, columns.country) or country, answer)
        for number, (row, answer) in enumerate(zip(table.rows[:SHOWN], found, strict=False), start=1)
    )
    counts = {decision: counted[decision] for decision in DECISIONS}
    return replace(empty_view(asked), counts=counts, total=len(found), rows=rows)


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if 0 <= place < len(row) else ""


def _row(asked: Asked, number: int, written: str, country: str, answer: Resolution) -> Row:
    offered = answer.candidates[:_OFFERED] if answer.best is None else ()
    return Row(
        number=number,
        written=written,
        written_country=country,
        decision=answer.decision,
        score=round(answer.score, 3),
        matched=_matched(asked, answer.best) if answer.best is not None else None,
        why=_reason(answer),
        candidates=tuple(_matched(asked, option) for option in offered),
    )


def _reason(answer: Resolution) -> str:
    """The reason without what stands beside it: the name of what was matched, or what the name may mean."""
    if answer.best is not None:
        return answer.why.removeprefix(f"{answer.best.describe()}: ")
    return answer.why.partition(": ")[0] if answer.decision == "ambiguous" else answer.why


def _matched(asked: Asked, option: Option) -> Matched:
    path = ""
    if option.city_id != "":
        ref = asked.view.catalogue.entity(option.city_id)
        path = ref.path if ref is not None else ""
    elif asked.site.has_place(asked.release, option.geonames_id):
        path = f"/places/{option.geonames_id}"
    return Matched(
        name=option.name,
        country=option.country,
        country_name=asked.site.country_names(asked.release).get(option.country, option.country),
        division=option.division if option.division != option.name else "",
        level=option.level,
        population=option.population,
        latitude=option.latitude,
        longitude=option.longitude,
        geonames_id=option.geonames_id,
        city_id=option.city_id,
        path=path,
        share=round(option.share, 3),
    )


def result_sheet(table: Table, found: Sequence[Resolution]) -> Download:
    """The table with the columns that the command hanse resolve adds, as CSV."""
    header = [*table.columns, *added_columns(table.columns)]
    rows = ((*row, *added_cells(answer)) for row, answer in zip(table.rows, found, strict=True))
    return Download(written([header, *rows]), "text/csv; charset=utf-8", "matched.csv")


def written(rows: Sequence[Sequence[str]]) -> bytes:
    """CSV as the site writes it; a number stays one, and nothing else is taken for a formula by a spreadsheet."""
    return tabular.as_csv([[cell if _is_number(cell) else safe(cell) for cell in row] for row in rows])


def _is_number(cell: str) -> bool:
    return cell.removeprefix("-").replace(".", "", 1).isdecimal() and cell.isascii()
