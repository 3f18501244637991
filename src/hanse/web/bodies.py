"""A view in the form that was asked for: HTML, JSON, CSV, picture or embed, and the headers that go with each."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace

from django.http import HttpResponse
from markupsafe import Markup

from hanse.errors import NotFoundError
from hanse.release import as_json
from hanse.web import language
from hanse.web.charts.svg import HATCH
from hanse.web.context import Asked
from hanse.web.forms import Form
from hanse.web.headers import HEADERS
from hanse.web.language import gettext as _
from hanse.web.page import Drawing, Page, Table
from hanse.web.passing import left_out, passed_on, pruned
from hanse.web.permalink import csv_of, forms_of, metadata
from hanse.web.picture import png_of, style_hash, svg_of
from hanse.web.render import render
from hanse.web.words import day

FIGURE = "figure"  # query value that names one of several pictures of a page
LEFT_OUT = "Hanse-Left-Out"  # header: collections of which rows are left out


def body_of(page: Page, asked: Asked, form: Form, whole: Callable[[], object]) -> bytes:
    """The body of a page in a form; ``whole`` makes the page with what may not be passed on, to count that."""
    match form:
        case Form.PAGE:
            return html(page, asked).encode()
        case Form.JSON:
            return json_text(_passed_on_twin(page, asked)).encode()
        case Form.CSV:
            return csv_of(passed_on(_table(page, asked), asked))
        case Form.METADATA:
            return json_text(_described(page, asked, whole)).encode()
        case Form.SVG:
            return _svg(page, asked).encode()
        case Form.PNG:
            return png_of(_svg(page, asked))
        case Form.EMBED:
            return _embed(page, asked).encode()


def dressed(body: bytes, form: Form, asked: Asked) -> HttpResponse:
    """The answer with the headers that its form needs, beside those of every answer."""
    response = HttpResponse(body, content_type=form.media_type)
    if form.is_open:
        response["Access-Control-Allow-Origin"] = "*"
    if form is Form.CSV:
        response["Content-Disposition"] = f'inline; filename="{_file_name(asked)}.csv"'
        response["Link"] = f'<{asked.form(Form.METADATA)}>; rel="describedby"; type="application/json"'
        barred = asked.site.barred(asked.release)
        if len(barred) > 0:
            response[LEFT_OUT] = ", ".join(barred)
    elif form is Form.SVG:
        response["Content-Security-Policy"] = f"default-src 'none'; style-src {style_hash(body)}; sandbox"
    elif form is Form.EMBED:
        policy = HEADERS["Content-Security-Policy"].replace("frame-ancestors 'self'", "frame-ancestors *")
        response["Content-Security-Policy"] = policy
    return response


def html(page: Page, asked: Asked) -> str:
    """The HTML of a page."""
    values = {
        "page": page,
        "view": page.view,
        "ctx": page.context,
        "asked": asked,
        "link": asked.link,
        "here": asked.here,
        "countries": asked.site.country_names(asked.release),
    }
    return render(page.template, values | dict(page.extra))


def twin(page: Page) -> dict[str, object]:
    """The view as JSON, with its release, day and scope first, also where it keeps them further inside."""
    return {"context": as_json(page.context), **as_json(page.view)}


def json_text(content: Mapping[str, object]) -> str:
    """JSON with a line for each field and for each item of a list: readable, and quick to write."""
    return "{\n" + ",\n".join(f"{_compact(name)}: {_lines(value)}" for name, value in content.items()) + "\n}\n"


def _lines(value: object) -> str:
    if not isinstance(value, list) or len(value) == 0:
        return _compact(value)
    return "[\n " + ",\n ".join(map(_compact, value)) + "\n]"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _passed_on_twin(page: Page, asked: Asked) -> dict[str, object]:
    barred = asked.site.barred(asked.release)
    content = twin(page)
    if len(barred) == 0:
        return content
    return {**pruned(content, barred), "left_out": {"collections": dict(barred)}}


def _name(asked: Asked) -> str:
    return asked.value(FIGURE)


def _table(page: Page, asked: Asked) -> Table:
    table = page.table_of(_name(asked))
    if table is None or (_name(asked) != "" and page.picture(_name(asked)) is None):
        raise _absent(page, asked, _("This page has no table to give as CSV."))
    return table


def _picture(page: Page, asked: Asked) -> Drawing:
    picture = page.picture(_name(asked))
    if picture is None:
        raise _absent(page, asked, _("This page has no such picture."))
    return picture


def _absent(page: Page, asked: Asked, what: str) -> NotFoundError:
    forms = ", ".join(asked.form(form, figure="") for form in forms_of(page))
    return NotFoundError(what, hint=_("It can be had as: %(forms)s") % {"forms": forms})


def _described(page: Page, asked: Asked, whole: Callable[[], object]) -> dict[str, object]:
    name = _name(asked)
    table = page.table_of(name)
    if table is None and page.picture(name) is None:
        raise _absent(page, asked, _("This page has neither a table nor a picture to describe."))
    kept = passed_on(table, asked) if table is not None else None

    def full() -> Table | None:
        answer = whole()
        return answer.table_of(name) if isinstance(answer, Page) else None

    if kept is not None and (name == "" or page.picture(name) is None):
        page = replace(page, table=kept)
    return metadata(page, asked, name, left_out(asked, full, kept))


def _svg(page: Page, asked: Asked) -> str:
    context = page.context
    colophon = _("Hanse, the open observatory of city networks. Release %(version)s, as of %(day)s. CC BY 4.0.") % {
        "version": context.version,
        "day": day(context.as_of),
    }
    is_rtl = language.direction() == "rtl"
    return svg_of(_picture(page, asked), f"{colophon} {asked.address()}", origin=asked.origin, is_rtl=is_rtl)


def _embed(page: Page, asked: Asked) -> str:
    picture = _picture(page, asked)
    drawn = picture.drawn()
    hatch = HATCH if "url(#hatch)" in drawn and 'id="hatch"' not in drawn else Markup("")
    return render(
        "embed.html", {"picture": picture, "drawn": drawn, "ctx": page.context, "asked": asked, "hatch": hatch}
    )


def _file_name(asked: Asked) -> str:
    words = "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in asked.path.strip("/"))
    return f"hanse-{words.strip('-')[:80]}" if words else "hanse"
