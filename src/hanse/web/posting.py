"""The address /match, the only page that takes a form: what is sent is answered and forgotten."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Thread

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, QueryDict

from hanse.errors import HanseError, TooLargeError, UsageError, WrongKindError
from hanse.release import as_json
from hanse.web import errors, tabular
from hanse.web.bodies import html, json_text
from hanse.web.context import Asked, read
from hanse.web.forms import Form
from hanse.web.page import Download
from hanse.web.pages import match as page
from hanse.web.respond import responder, site_of
from hanse.web.tabular import Columns, Table

_FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")
_DOWNLOAD, _CHOOSE = "download", "columns"
_LONGEST_COUNTRY = 100


@dataclass(frozen=True)
class _Upload:
    """A file field of a form: named, and with content, where a file was chosen."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Sent:
    """A form that was sent: its table, and what is to be done with it."""

    table: Table
    columns: Columns
    country: str
    wanted: str  # "", download, or columns to choose them


def view(*, as_twin: bool) -> Callable[[HttpRequest], HttpResponse]:
    """The Django view of the page or its twin."""
    show = responder(page.match, Form.JSON if as_twin else Form.PAGE)

    def respond(request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            _prepare(request)
            return show(request)
        response = _posted(request, as_twin)
        response["Cache-Control"] = "no-store"
        return response

    return respond


def _prepare(request: HttpRequest) -> None:
    """Whoever sees the form will most likely send it: open the resolver meanwhile."""
    site = site_of(request)
    if not site.matching.is_open:
        Thread(target=site.matching.prepare, args=(site.provider,), daemon=True).start()


def _posted(request: HttpRequest, as_twin: bool) -> HttpResponse:
    asked, filled = None, page.Filled()
    try:
        asked = read(site_of(request), "/match", QueryDict())
        form, upload = _form(request)
        filled = page.Filled(form.get("names", ""), form.get("country", "")[:_LONGEST_COUNTRY], form.get("table", ""))
        sent = _sent(form, upload)
        filled = replace(filled, table=sent.table.as_text(), columns=sent.columns)
        return _answered(request, asked, sent, filled, as_twin)
    except HanseError as error:
        problem = errors.problem_of(error)
        if asked is None or as_twin or problem.status == 500:
            return errors.respond(problem, wants_json=as_twin)
        response = HttpResponse(html(page.page_of(asked, page.empty_view(asked), filled, problem), asked))
        response.status_code = problem.status
        if problem.retry_after > 0:
            response["Retry-After"] = str(problem.retry_after)
        return response


def _form(request: HttpRequest) -> tuple[QueryDict, _Upload | None]:
    """The fields and the file that were sent, once it is known that they are not too long."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > tabular.MOST_SENT:
        raise TooLargeError(
            f"More than {tabular.MOST_BYTES / 1_000_000:.0f} MB were sent.",
            hint="Send a part at a time, or use the command hanse resolve, which takes files of any size.",
        )
    if int(length) > 0 and request.content_type not in _FORMS:
        raise WrongKindError("That is no form.", hint=f"Send the fields of the page as {_FORMS[0]}.")
    upload = request.FILES.get("file")
    return request.POST, _Upload(upload.name or "", upload.read()) if isinstance(upload, UploadedFile) else None


def _sent(form: QueryDict, upload: _Upload | None) -> Sent:
    table, is_named = _table(form, upload)
    columns = _columns(form, table) if is_named else tabular.find_columns(table)
    return Sent(table, columns, form.get("country", "").strip()[:_LONGEST_COUNTRY], form.get("then", ""))


def _table(form: QueryDict, upload: _Upload | None) -> tuple[Table, bool]:
    """The table sent, and whether the visitor has said what its columns hold: a file before what was pasted."""
    if upload is not None and len(upload.content) > 0:
        if len(upload.content) > tabular.MOST_BYTES:
            raise TooLargeError(
                f"The file is larger than {tabular.MOST_BYTES / 1_000_000:.0f} MB.",
                hint="Send a part at a time, or use the command hanse resolve, which takes files of any size.",
            )
        return tabular.read_uploaded(upload.content, upload.name), False
    if upload is not None and upload.name != "" and form.get("names", "").strip() == "":
        raise UsageError("The file is empty.", where=upload.name[:80], hint="Check that it was saved.")
    names, table = str(form.get("names", "")), str(form.get("table", ""))
    if names.strip() == "" and table != "":
        return tabular.read_sent_back(table), True
    return tabular.read_pasted(names), False


def _columns(form: QueryDict, table: Table) -> Columns:
    """The columns that the visitor chose."""
    name, country, admin = (_place(form, field, table) for field in ("name_column", "country_column", "admin_column"))
    if name < 0:
        return replace(tabular.find_columns(table), is_sure=False)
    return Columns(name, country, admin)


def _place(form: QueryDict, field: str, table: Table) -> int:
    text = form.get(field, "")
    if text == "":
        return -1
    if not text.isascii() or not text.isdecimal() or len(text) > 3 or int(text) >= len(table.columns):
        raise UsageError("There is no such column.", where=field, hint="Choose one of the columns offered.")
    return int(text)


def _answered(request: HttpRequest, asked: Asked, sent: Sent, filled: page.Filled, as_twin: bool) -> HttpResponse:
    if sent.wanted == _CHOOSE or not sent.columns.is_sure:
        return _shown(asked, page.choosing_view(asked, sent.table), filled, as_twin)
    asked.site.shares.take(request.META.get("REMOTE_ADDR", ""), len(sent.table.rows))
    found = page.resolve(asked, sent.table, sent.columns, sent.country)
    if sent.wanted == _DOWNLOAD:
        return _file(page.result_sheet(sent.table, found))
    return _shown(asked, page.result_view(asked, sent.table, sent.columns, sent.country, found), filled, as_twin)


def _shown(asked: Asked, view: page.MatchView, filled: page.Filled, as_twin: bool) -> HttpResponse:
    if as_twin:
        return HttpResponse(json_text(as_json(view)), content_type="application/json; charset=utf-8")
    return HttpResponse(html(page.page_of(asked, view, filled), asked))


def _file(download: Download) -> HttpResponse:
    response = HttpResponse(download.body, content_type=download.media_type)
    response["Content-Disposition"] = f'attachment; filename="{download.filename}"'
    return response
