"""From request to response: read, ask the page function, print as HTML or JSON, allow caching."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, HttpResponsePermanentRedirect
from django.utils.cache import patch_cache_control

from hanse import __version__
from hanse.errors import HanseError, NotFoundError
from hanse.web import errors, islands, language
from hanse.web.bodies import body_of, dressed
from hanse.web.context import Asked, read
from hanse.web.forms import SAME_IN_ALL, Form, address, page_path
from hanse.web.page import Download, Page, Redirect
from hanse.web.passing import publishable
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


def responder(function: PageFunction, form: Form | None = None) -> Responder:
    """A Django view for a page function; ``form`` is its form where the address does not name one."""

    def respond(request: HttpRequest, **parts: Any) -> HttpResponse:
        kind: Form = form or parts.pop("form", Form.PAGE)
        if request.method not in ("GET", "HEAD"):
            return errors.read_only(kind.is_data)
        site, asked = site_of(request), None
        try:
            asked = read(site, page_path(request.path, kind), request.GET, origin_of(request, site))
            language.know_names(site.shown_names(asked.release) if kind not in SAME_IN_ALL else {})
            language.know_countries(site.country_words(asked.release))
            tag = etag(asked, kind)
            if is_held(request.headers.get("If-None-Match", ""), tag):
                return cached(HttpResponseNotModified(), tag)
            body = site.shelf.get(tag)
            if body is not None:
                return cached(dressed(body, kind, asked), tag)
            return cached(_response(function, asked, kind, tag, parts), tag)
        except HanseError as error:
            view = asked.view if asked is not None else None
            named = request.path if len(parts) > 0 else ""  # only an address that names an entry has near ones
            return errors.respond(errors.problem_of(error, view, named), wants_json=kind.is_data)

    return respond


def origin_of(request: HttpRequest, site: Site) -> str:
    """Scheme and host of the site as it was set, else as the request came by it; "" where that makes no sense."""
    if site.address:
        return site.address
    try:
        return f"{request.scheme}://{request.get_host()}"
    except DisallowedHost:
        return ""


def is_held(header: str, tag: str) -> bool:
    """True where a visitor holds the answer with ``tag`` already, as ``If-None-Match`` tells."""
    return (
        header == tag or header.strip() == "*" or tag in (one.strip().removeprefix("W/") for one in header.split(","))
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address that no page answers to; entries of a like name are offered."""
    wants_json = errors.wants_json(request.path)
    error = NotFoundError(
        language.gettext("No page of this site has this address."),
        hint=language.gettext("Search, or try one of the entries below."),
    )
    try:
        view = site_of(request).provider().view()
    except HanseError as failed:
        return errors.respond(errors.problem_of(failed), wants_json=wants_json)
    return errors.respond(errors.problem_of(error, view, request.path), wants_json=wants_json)


def _response(function: PageFunction, asked: Asked, form: Form, tag: str, parts: dict[str, Any]) -> HttpResponse:
    told = asked if form is Form.PAGE else publishable(asked)
    answer = function(told, **parts)
    match answer:
        case Redirect(path, pairs):
            return HttpResponsePermanentRedirect(asked.link_with(address(path, form), pairs))
        case Download(body, media_type, filename):
            response = HttpResponse(body, content_type=media_type)
            response["Content-Disposition"] = f'attachment; filename="{filename}"'
            return response
        case Page():
            body = body_of(answer, told, form, lambda: function(asked, **parts))
            if answer.is_passing:
                return _passing(dressed(body, form, asked))
            asked.site.shelf.put(tag, body)
            return dressed(body, form, asked)


def etag(asked: Asked, form: Form) -> str:
    """The tag of an answer: release, withdrawals, code and everything that was asked for."""
    release = asked.release
    parts = (
        release.version,
        release.withheld_mark,
        __version__,
        code_mark(),
        str(islands.stamp()),
        asked.origin,
        asked.here(),
        form.name,
    )
    return f'"{hashlib.sha256("|".join(parts).encode()).hexdigest()[:20]}"'


def _passing(response: HttpResponse) -> HttpResponse:
    """A page that lacks what is still being computed: nobody keeps it."""
    response["Cache-Control"] = "no-store"
    return response


def cached(response: HttpResponse, tag: str) -> HttpResponse:
    """The answer with its tag: browsers keep it and ask whether it still holds."""
    if response.get("Cache-Control") == "no-store":
        return response
    response["ETag"] = tag
    patch_cache_control(response, public=True, no_cache=True)
    return response
