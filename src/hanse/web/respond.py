"""From request to response: read, ask the page function, print as HTML or JSON, allow caching."""

import hashlib
import json
from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, HttpResponsePermanentRedirect
from django.utils.cache import patch_cache_control

from hanse import __version__
from hanse.errors import HanseError, NotFoundError, UsageError
from hanse.release import as_json
from hanse.web import errors, islands, language
from hanse.web.context import Asked, read
from hanse.web.page import Download, Page, Redirect
from hanse.web.render import render
from hanse.web.site import ENVIRON_KEY, Site
from hanse.web.stylesheet import code_mark

Answer = Page | Redirect | Download
PageFunction = Callable[..., Answer]
Responder = Callable[..., HttpResponse]


def site_of(request: HttpRequest) -> Site:
    """The site that serves this request."""
    site = request.META[ENVIRON_KEY]
    if not isinstance(site, Site):
        raise TypeError(f"the WSGI environment holds no site under {ENVIRON_KEY}")
    return site


def responder(function: PageFunction, *, as_twin: bool) -> Responder:
    """A Django view for a page function; ``as_twin`` prints the view as JSON instead of the page."""

    def respond(request: HttpRequest, **parts: str) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return _refused(as_twin)
        site, asked = site_of(request), None
        try:
            asked = read(site, _page_path(request.path, as_twin), request.GET)
            language.know_names(site.shown_names(asked.release))
            tag = _etag(asked, as_twin)
            if request.headers.get("If-None-Match", "") == tag:
                return _cached(HttpResponseNotModified(), tag)
            body = site.shelf.get(tag)
            if body is not None:
                return _cached(_of_page(body, as_twin), tag)
            return _cached(_response(function(asked, **parts), asked, as_twin, tag), tag)
        except HanseError as error:
            view = asked.view if asked is not None else None
            named = request.path if len(parts) > 0 else ""  # only an address that names an entry has near ones
            return errors.respond(errors.problem_of(error, view, named), wants_json=as_twin)

    return respond


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address that no page answers to; entries of a like name are offered."""
    wants_json = request.path.endswith(".json")
    error = NotFoundError("No page of this site has this address.", hint="Search, or try one of the entries below.")
    try:
        view = site_of(request).provider().view()
    except HanseError as failed:
        return errors.respond(errors.problem_of(failed), wants_json=wants_json)
    return errors.respond(errors.problem_of(error, view, request.path), wants_json=wants_json)


def _refused(as_twin: bool) -> HttpResponse:
    error = UsageError("Only GET and HEAD are answered.")
    response = errors.respond(
        errors.Problem(405, errors.FAMILIES[405], error.what, "", "Corrections: see /correct."), wants_json=as_twin
    )
    response["Allow"] = "GET, HEAD"
    return response


def _response(answer: Answer, asked: Asked, as_twin: bool, tag: str) -> HttpResponse:
    match answer:
        case Redirect(path, pairs):
            return HttpResponsePermanentRedirect(asked.link_with(path + (".json" if as_twin else ""), pairs))
        case Download(body, media_type, filename):
            response = HttpResponse(body, content_type=media_type)
            response["Content-Disposition"] = f'attachment; filename="{filename}"'
            return response
        case Page():
            body = (json_text(twin(answer)) if as_twin else html(answer, asked)).encode()
            if answer.is_passing:
                return _passing(_of_page(body, as_twin))
            asked.site.shelf.put(tag, body)
            return _of_page(body, as_twin)


def twin(page: Page) -> dict[str, object]:
    """The view as JSON, with its release, day and scope first, also where it keeps them further inside."""
    return {"context": as_json(page.context), **as_json(page.view)}


def _of_page(body: bytes, as_twin: bool) -> HttpResponse:
    if not as_twin:
        return HttpResponse(body)
    response = HttpResponse(body, content_type="application/json; charset=utf-8")
    response["Access-Control-Allow-Origin"] = "*"
    return response


def json_text(content: Mapping[str, object]) -> str:
    """JSON with a line for each field and for each item of a list: readable, and quick to write."""
    return "{\n" + ",\n".join(f"{_compact(name)}: {_lines(value)}" for name, value in content.items()) + "\n}\n"


def _lines(value: object) -> str:
    if not isinstance(value, list) or len(value) == 0:
        return _compact(value)
    return "[\n " + ",\n ".join(map(_compact, value)) + "\n]"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


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


def _page_path(path: str, as_twin: bool) -> str:
    path = path.removesuffix(".json") if as_twin else path
    return "/" if path == "/index" else path


def _etag(asked: Asked, as_twin: bool) -> str:
    release = asked.release
    parts = (
        release.version,
        release.withheld_mark,
        __version__,
        code_mark(),
        str(islands.stamp()),
        asked.here(),
        str(as_twin),
    )
    return f'"{hashlib.sha256("|".join(parts).encode()).hexdigest()[:20]}"'


def _passing(response: HttpResponse) -> HttpResponse:
    """A page that lacks what is still being computed: nobody keeps it."""
    response["Cache-Control"] = "no-store"
    return response


def _cached(response: HttpResponse, tag: str) -> HttpResponse:
    if response.get("Cache-Control") == "no-store":
        return response
    response["ETag"] = tag
    patch_cache_control(response, public=True, no_cache=True)
    return response
