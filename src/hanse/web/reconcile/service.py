"""The addresses under /reconcile: manifest, queries, extension, suggestions, flyouts, previews; all may be asked from
other sites (CORS), none changes anything."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import URLPattern, path

from hanse.errors import HanseError, NotFoundError, TooLargeError, UsageError, WrongKindError
from hanse.web import errors
from hanse.web.headers import HEADERS
from hanse.web.reconcile import asking, suggesting
from hanse.web.reconcile.candidates import answer_batch, candidates
from hanse.web.reconcile.entity import Desk
from hanse.web.reconcile.extending import extend, proposals
from hanse.web.reconcile.manifest import manifest
from hanse.web.reconcile.vocabulary import TYPES
from hanse.web.render import render
from hanse.web.respond import site_of
from hanse.web.words import number

Answer = Mapping[str, object] | HttpResponse
Function = Callable[[Desk, QueryDict], Answer]
View = Callable[..., HttpResponse]

MOST_BYTES: Final = 1_000_000
_LONGEST_CALLBACK: Final = 100
_CALLBACK: Final = re.compile(r"[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*", re.ASCII)
_FORMS: Final = ("application/x-www-form-urlencoded", "multipart/form-data")
_METHODS: Final = "GET, HEAD, POST, OPTIONS"
_FRAMED: Final = HEADERS["Content-Security-Policy"].replace("frame-ancestors 'self'", "frame-ancestors *")


def serving(function: Function) -> View:
    """A Django view for one of the functions below: reads the parameters, answers in JSON or JSONP, with CORS."""

    def respond(request: HttpRequest, **parts: str) -> HttpResponse:
        try:
            response = _answer(function, request, parts)
        except HanseError as error:
            response = _refused(error)
        response["Access-Control-Allow-Origin"] = "*"
        response.setdefault("Cache-Control", "no-store")
        return response

    return respond


def _answer(function: Function, request: HttpRequest, parts: Mapping[str, str]) -> HttpResponse:
    if request.method == "OPTIONS":
        return _preflight()
    if request.method not in ("GET", "HEAD", "POST"):
        return _not_allowed()
    asked = _parameters(request)
    asked.update(parts)
    callback = _callback(asked)
    site = site_of(request)
    release = site.provider()
    desk = Desk(site, release, release.view(), base_of(request), request.META.get("REMOTE_ADDR", ""))
    desk.take(1)
    answer = function(desk, asked)
    if isinstance(answer, HttpResponse):
        return answer
    return _json(answer, callback)


def base_of(request: HttpRequest) -> str:
    """Scheme and host this request was sent to; a proxy in front says where it was sent by https."""
    is_secure = request.is_secure() or request.headers.get("X-Forwarded-Proto", "") == "https"
    return f"{'https' if is_secure else 'http'}://{request.get_host()}"


def _parameters(request: HttpRequest) -> QueryDict:
    """Parameters of the address and of a form that was sent."""
    asked = request.GET.copy()
    if request.method == "POST":
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > MOST_BYTES:
            raise TooLargeError(
                f"more than {MOST_BYTES:,} bytes were sent", hint=f"send at most {asking.MOST_QUERIES} queries at once"
            )
        if int(length) > 0 and request.content_type not in _FORMS:
            raise WrongKindError(
                "a query is sent as a form", where="Content-Type", hint=f"use {_FORMS[0]} with the field queries"
            )
        asked.update(request.POST)
    return asked


def _callback(asked: QueryDict) -> str:
    """The function that a page without CORS wants called; only a plain name is taken."""
    callback = str(asked.get("callback", ""))
    if callback != "" and (len(callback) > _LONGEST_CALLBACK or _CALLBACK.fullmatch(callback) is None):
        raise UsageError(
            "this is no name of a function",
            where="callback",
            hint=f"letters, digits, _ and $, parts joined by points, at most {_LONGEST_CALLBACK} characters",
        )
    return callback


def _json(content: Mapping[str, object], callback: str = "", status: int = 200) -> HttpResponse:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    if callback == "":
        return HttpResponse(text, content_type="application/json; charset=utf-8", status=status)
    safe = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("<", "\\u003c")
    return HttpResponse(f"/**/{callback}({safe});", content_type="application/javascript; charset=utf-8")


def _refused(error: HanseError) -> HttpResponse:
    """An error as JSON: the site's own shape, and the two fields that clients of the service look for."""
    problem = errors.problem_of(error)
    body = {"status": "error", "message": f"{problem.what} {problem.hint}".strip(), "error": errors.as_body(problem)}
    response = _json(body, status=problem.status)
    if problem.retry_after > 0:
        response["Retry-After"] = str(problem.retry_after)
    return response


def _preflight() -> HttpResponse:
    response = HttpResponse(status=204)
    response["Access-Control-Allow-Methods"] = _METHODS
    response["Access-Control-Allow-Headers"] = "Content-Type, Accept"
    response["Access-Control-Max-Age"] = "86400"
    return response


def _not_allowed() -> HttpResponse:
    problem = errors.Problem(405, errors.FAMILIES[405], "This service is asked, not changed.", "", _METHODS)
    response = _json({"status": "error", "message": problem.what, "error": errors.as_body(problem)}, status=405)
    response["Allow"] = _METHODS
    return response


def endpoint(desk: Desk, asked: QueryDict) -> Answer:
    """The manifest; or, where something is asked, the answers."""
    if "queries" in asked:
        batch = asking.read_batch(str(asked["queries"]))
        desk.take(len(batch))
        return answer_batch(desk, batch)
    if "query" in asked:
        return {"result": [one.as_json() for one in candidates(desk, asking.read_single(str(asked["query"])))]}
    if "extend" in asked:
        extension = asking.read_extension(str(asked["extend"]))
        desk.take(len(extension.ids))
        return extend(desk, extension)
    return manifest(desk.base)


def suggest(desk: Desk, asked: QueryDict) -> Answer:
    """Suggestions for what a person types."""
    prefix, cursor = str(asked.get("prefix", ""))[: asking.LONGEST_NAME], _whole(asked, "cursor")
    match asked["what"]:
        case "entity":
            return suggesting.suggest_entities(desk, prefix, cursor, str(asked.get("type", "")))
        case "type":
            return suggesting.suggest_named(TYPES.values(), prefix, cursor)
        case "property":
            return suggesting.suggest_named(suggesting.all_properties(), prefix, cursor)
    raise NotFoundError(f"nothing of that kind is suggested: {asked['what'][:40]!r}", hint="entity, type or property")


def flyout(desk: Desk, asked: QueryDict) -> Answer:
    """A few words on what is suggested."""
    if asked["what"] not in ("entity", "type", "property"):
        raise NotFoundError(f"there is no flyout for {asked['what'][:40]!r}", hint="entity, type or property")
    return suggesting.flyout(desk, str(asked["what"]), str(asked.get("id", "")))


def properties(desk: Desk, asked: QueryDict) -> Answer:
    """What can be fetched for entities of a type."""
    return proposals(str(asked.get("type", "")), _whole(asked, "limit"))


def preview(desk: Desk, asked: QueryDict) -> Answer:
    """A small page on an entity, made to be framed by clients."""
    key = str(asked.get("id", ""))
    entity = desk.entity(key)
    values: dict[str, object] = {"entity": entity, "key": key[:100], "desk": desk}
    if entity is not None:
        held = extend(desk, asking.Extension((entity.id,), tuple((name, 12) for name in _PREVIEWED)))
        values |= {"about": desk.describe(entity), "rows": _shown(held, entity.id)}
    response = HttpResponse(render("preview.html", values), status=200 if entity is not None else 404)
    response["Content-Security-Policy"] = _FRAMED
    return response


_PREVIEWED: Final = (
    "acronym", "other_names", "population", "area", "founded", "memberships", "members", "issuer", "issued",
)  # fmt: skip


def _shown(held: Mapping[str, object], key: str) -> list[tuple[str, str]]:
    """Name and values of each property that has any."""
    meta, rows = held["meta"], held["rows"]
    if not isinstance(meta, list) or not isinstance(rows, dict):
        raise TypeError("an extension has meta and rows")
    found = []
    for item in meta:
        values = [_as_text(next(iter(cell.values()))) for cell in rows[key][item["id"]]]
        if len(values) > 0:
            found.append((item["name"], " · ".join(values)))
    return found


def _as_text(value: object) -> str:
    return number(value) if isinstance(value, int) else str(value)


def entity(desk: Desk, asked: QueryDict) -> Answer:
    """The page of an entity; a place too small for a page of its own is shown as in the preview."""
    found = desk.entity(str(asked["id"]))
    if found is not None and found.path != "":
        return HttpResponseRedirect(found.path)
    return preview(desk, asked)


def _whole(asked: QueryDict, name: str) -> int:
    text = str(asked.get(name, "") or "0")
    if not text.isascii() or not text.isdecimal() or len(text) > 6:
        raise UsageError(f"{text[:20]!r} is not a whole number", where=name, hint="0 or more")
    return int(text)


urlpatterns: list[URLPattern] = [
    path("", serving(endpoint)),
    path("/suggest/<str:what>", serving(suggest)),
    path("/flyout/<str:what>", serving(flyout)),
    path("/properties", serving(properties)),
    path("/preview", serving(preview)),
    path("/entity/<str:id>", serving(entity)),
]
