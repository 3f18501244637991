"""``/suggest.json?q=``: what is offered while somebody types, small and kept by its tag, in the reader's language."""

import hashlib
import json

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.utils.cache import patch_cache_control

from hanse import __version__
from hanse.errors import HanseError
from hanse.web import errors, language
from hanse.web.context import Asked, read
from hanse.web.pages.search import suggestions
from hanse.web.respond import site_of
from hanse.web.stylesheet import code_mark


def suggest(request: HttpRequest) -> HttpResponse:
    """Suggestions for ``q``. ``lang`` is the language of the page that asks; data pages have none in their address."""
    if request.method not in ("GET", "HEAD"):
        return JsonResponse({"error": {"status": 405, "what": "Only GET and HEAD are answered."}}, status=405)
    spoken = str(request.GET.get("lang", ""))
    language.choose(spoken if spoken in language.LANGUAGES else language.DEFAULT)
    site = site_of(request)
    try:
        asked = read(site, "/suggest", request.GET)
        tag = _tag(asked)
        if request.headers.get("If-None-Match", "") == tag:
            return _kept(HttpResponseNotModified(), tag)
        body = site.shelf.get(tag)
        if body is None:
            language.know_names(site.shown_names(asked.release))
            body = json.dumps(suggestions(asked), ensure_ascii=False, separators=(",", ":")).encode()
            site.shelf.put(tag, body)
        return _kept(HttpResponse(body, content_type="application/json; charset=utf-8"), tag)
    except HanseError as error:
        return errors.respond(errors.problem_of(error), wants_json=True)


def _tag(asked: Asked) -> str:
    release = asked.release
    parts = (
        "suggest", release.version, release.withheld_mark, __version__, code_mark(), language.current(),
        asked.value("q").casefold(), str(asked.kept),
    )  # fmt: skip
    return f'"{hashlib.sha256("|".join(parts).encode("utf-8", "replace")).hexdigest()[:20]}"'


def _kept(response: HttpResponse, tag: str) -> HttpResponse:
    """Kept for a minute without asking, so that a word taken back costs nothing; then by its tag."""
    response["ETag"] = tag
    patch_cache_control(response, public=True, max_age=60)
    return response
