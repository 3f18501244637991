"""Bounds on every request, checked before anything is done for it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from hanse.errors import TooManyError, UsageError
from hanse.web import errors
from hanse.web.language import noted as N_
from hanse.web.site import ENVIRON_KEY, Site

LONGEST_PATH = 1_000  # characters
LONGEST_QUERY = 8_000
MOST_VALUES = 300
READING = ("GET", "HEAD", "OPTIONS")
FORMS = ("/match", "/match.json", "/reconcile")
Handler = Callable[[HttpRequest], HttpResponse]


def bounded(handler: Handler) -> Handler:
    """Django middleware: refuse what is too long or too much before anything is done for it."""

    def respond(request: HttpRequest) -> HttpResponse:
        if request.method not in READING and not _takes_forms(request.path):
            return errors.read_only(errors.wants_json(request.path))
        try:
            _check_length(request)
            site = request.META.get(ENVIRON_KEY)
            if isinstance(site, Site):
                site.limits.check(request)
        except (UsageError, TooManyError) as error:
            return errors.respond(errors.problem_of(error), wants_json=errors.wants_json(request.path))
        return handler(request)

    return respond


def _takes_forms(path: str) -> bool:
    """True for the addresses that answer what is sent to them, and keep nothing of it."""
    return path.rstrip("/") in FORMS or path.startswith("/reconcile/")


def _check_length(request: HttpRequest) -> None:
    query = request.META.get("QUERY_STRING", "")
    if len(request.path) > LONGEST_PATH or len(query) > LONGEST_QUERY:
        raise UsageError(N_("The address is too long."), hint=N_("Ask for fewer things at once."))
    if query.count("&") + query.count(",") + query.count("%2C") + query.count("%2c") > MOST_VALUES:
        raise UsageError(N_("The address holds too many values."), hint=N_("Ask for fewer things at once."))
