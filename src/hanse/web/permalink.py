"""The data behind a page: its table as CSV, and what that table is, as ``.metadata.json``."""

from hanse.release import as_json
from hanse.web import sheet
from hanse.web.columns import described
from hanse.web.context import Asked
from hanse.web.forms import Form
from hanse.web.page import Page, Table
from hanse.web.passing import LeftOut

LICENCE = "CC BY 4.0"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
LICENCE_WORDS = (
    "Selection, coding and linking: CC BY 4.0. Lists and texts of third parties stay theirs. "
    "Places, coordinates and populations: GeoNames, CC BY 4.0."
)


def csv_of(table: Table) -> bytes:
    """The table as CSV in UTF-8: one header row, no comments, no cell that a spreadsheet takes for a formula."""
    return sheet.write(table.columns, ([cell_text(value) for value in row] for row in table.rows))


def cell_text(value: object) -> str:
    """A cell: numbers as they are, blank where nothing is known, several values separated by semicolons."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, (list, tuple)):
        return "; ".join(cell_text(part) for part in value)
    return str(value)


def metadata(page: Page, asked: Asked, name: str, left_out: LeftOut) -> dict[str, object]:
    """Everything that somebody needs who finds the CSV file or the picture alone."""
    table, picture = page.table_of(name), page.picture(name)
    context = page.context
    return {
        "title": picture.title if picture is not None else page.title,
        "subtitle": picture.subtitle if picture is not None else page.description,
        "page": page.title,
        "address": asked.address(),
        "release": context.version,
        "data_date": context.data_date,
        "as_of": context.as_of,
        "scope": as_json(context.scope),
        "scope_words": asked.scope.describe(),
        "counting": context.counting,
        "licence": LICENCE_WORDS,
        "licence_address": LICENCE_ADDRESS,
        "citation": asked.citation(picture.title if picture is not None else page.title),
        "forms": {form.name.lower(): asked.address(form) for form in forms_of(page, name)},
        "figures": [key for key in ("", *page.drawings) if page.picture(key) is not None],
        "columns": described(table) if table is not None else [],
        "rows": len(table.rows) if table is not None else 0,
        "source": picture.source if picture is not None else "",
        "sources": _sources(table, asked),
        "left_out": {
            "rows": left_out.rows,
            "why": "Their publishers do not allow that they are passed on." if len(left_out.collections) > 0 else "",
            "collections": [
                {"key": key, "title": title, "redistribution": word} for key, title, word in left_out.collections
            ],
        },
    }


def forms_of(page: Page, name: str = "") -> list[Form]:
    """The forms in which a page, or one of its pictures, can be had."""
    table, picture = page.table_of(name), page.picture(name)
    forms = [Form.PAGE, Form.JSON]
    forms += [Form.CSV] if table is not None else []
    forms += [Form.METADATA] if table is not None or picture is not None else []
    return forms + ([Form.SVG, Form.PNG, Form.EMBED] if picture is not None else [])


def _sources(table: Table | None, asked: Asked) -> list[dict[str, object]]:
    """The sources that the rows rest on; where none are named, the page /sources has them all."""
    known = asked.release.contents.catalogue.sources
    keys = dict.fromkeys((*table.sources, *table.row_sources)) if table is not None else {}
    return [
        {
            "key": source.id,
            "title": source.title,
            "publisher": source.publisher,
            "date": source.published,
            "address": source.url,
            "licence": source.licence,
            "redistribution": source.redistribution,
        }
        for source in (known[key] for key in keys if key in known)
    ]
