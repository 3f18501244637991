"""What a reader sees when something is not there or cannot be done: one table from error family to HTTP status."""

import logging
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, JsonResponse

from hanse.errors import (
    AmbiguousNameError,
    ConvergenceError,
    HanseError,
    NotFoundError,
    NotReadyError,
    ReleaseError,
    StructureError,
    TooLargeError,
    TooManyError,
    UsageError,
    WithheldError,
    WrongKindError,
)
from hanse.release import View
from hanse.release.views import SearchHit
from hanse.web.context import quoted
from hanse.web.language import gettext, prefix
from hanse.web.language import noted as N_
from hanse.web.render import render

logger = logging.getLogger("hanse.web")

STATUS: dict[type[HanseError], int] = {
    UsageError: 400,
    NotFoundError: 404,
    AmbiguousNameError: 300,
    WithheldError: 410,
    ReleaseError: 503,
    StructureError: 500,
    ConvergenceError: 500,
    TooLargeError: 413,
    WrongKindError: 415,
    TooManyError: 429,
    NotReadyError: 503,
}
HEADINGS = {
    300: N_("Several entries answer to that name"),
    400: N_("That cannot be answered as asked"),
    404: N_("Nothing here under that address"),
    405: N_("This site can only be read"),
    410: N_("Withdrawn from publication"),
    413: N_("That is too large"),
    415: N_("Files of that kind are not read here"),
    429: N_("Too much at once"),
    500: N_("Something went wrong on our side"),
    503: N_("The data cannot be read at the moment"),
}
FAMILIES = {
    300: "ambiguous_name", 400: "usage", 404: "not_found", 405: "method", 410: "withheld",
    413: "too_large", 415: "wrong_kind", 429: "too_many", 500: "unexpected", 503: "release",
}  # fmt: skip
NOT_READY = "not_ready"  # the family of a 503 that ends by itself
NOT_READY_HEADING = N_("Not ready yet")


@dataclass(frozen=True)
class Problem:
    """An error as page and JSON show it; the JSON has these fields under ``error``."""

    status: int
    family: str
    what: str
    where: str
    hint: str
    candidates: tuple[tuple[str, str, str], ...] = ()
    near: tuple[SearchHit, ...] = ()
    retry_after: int = 0  # seconds

    @property
    def heading(self) -> str:
        """What the page says first."""
        return NOT_READY_HEADING if self.family == NOT_READY else HEADINGS[self.status]


UNEXPECTED = Problem(
    500, FAMILIES[500], N_("The page could not be made."), "", N_("Please try again, or start from the front page.")
)


def status_of(error: HanseError) -> int:
    """HTTP status of an error: of its own family, or of the nearest one above it."""
    return next((STATUS[family] for family in type(error).__mro__ if family in STATUS), 500)


def problem_of(error: HanseError, view: View | None = None, path: str = "") -> Problem:
    """What to tell the reader, with near matches for an address that leads nowhere."""
    status = status_of(error)
    if status == 500:
        logger.error("%s", error)
        return UNEXPECTED
    candidates = error.candidates if isinstance(error, AmbiguousNameError) else ()
    near = near_matches(view, path) if status == 404 and view is not None else ()
    where = "" if status == 503 else error.where  # a path on the server is nobody's business
    family = NOT_READY if isinstance(error, NotReadyError) else FAMILIES[status]
    retry_after = error.retry_after if isinstance(error, (NotReadyError, TooManyError)) else 0
    return Problem(status, family, error.what, where, error.hint, candidates, near, retry_after)


def near_matches(view: View, path: str) -> tuple[SearchHit, ...]:
    """Entries whose name resembles the last part of an address, longest part of the words first."""
    words = path.rstrip("/").rsplit("/", 1)[-1].removesuffix(".json").replace("-", " ").replace("_", " ").split()
    for count in range(len(words), 0, -1):
        hits = view.search(" ".join(words[:count])[:80], limit=8).hits
        if len(hits) > 0:
            return hits
    return ()


def wants_json(path: str) -> bool:
    """True for addresses whose errors are JSON too."""
    return path.endswith(".json") or path.startswith("/reconcile")


def respond(problem: Problem, *, wants_json: bool) -> HttpResponse:
    """The error as a page or, for a ``.json`` address, as JSON of one shape."""
    if wants_json:
        response: HttpResponse = JsonResponse({"error": as_body(problem)}, status=problem.status)
    else:
        values = {"problem": problem, "heading": gettext(problem.heading), "link": _link}
        response = HttpResponse(render("error.html", values), status=problem.status)
    if problem.retry_after > 0:
        response["Retry-After"] = str(problem.retry_after)
    return response


def _link(path: str) -> str:
    """A link to a page of this site in the reader's language."""
    return prefix() + quoted(path)


def as_body(problem: Problem) -> dict[str, object]:
    """The error as JSON shows it."""
    near = [{"title": hit.title, "kind": hit.kind, "path": hit.path} for hit in problem.near]
    candidates = [{"id": key, "name": name, "description": text} for key, name, text in problem.candidates]
    return {
        "status": problem.status,
        "family": problem.family,
        "what": problem.what,
        "where": problem.where,
        "hint": problem.hint,
        "candidates": candidates,
        "near": near,
    }


def read_only(as_json: bool) -> HttpResponse:
    """The answer to everything but reading."""
    what, hint = N_("Only GET and HEAD are answered."), N_("Corrections: see /correct.")
    response = respond(Problem(405, FAMILIES[405], what, "", hint), wants_json=as_json)
    response["Allow"] = "GET, HEAD"
    return response


def senseless(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for a request that no browser sends: a host that is none, a form with thousands of fields."""
    problem = Problem(400, FAMILIES[400], N_("That is no request this site understands."), "", "")
    return respond(problem, wants_json=wants_json(request.path))


def unexpected(request: HttpRequest) -> HttpResponse:
    """The page for an error nobody foresaw; what happened goes to the log, not to the reader."""
    return respond(UNEXPECTED, wants_json=wants_json(request.path))
