"""Security headers on every response, and one spelling of every address."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from hanse.web.language import current, prefix
from hanse.web.site import ENVIRON_KEY, Site

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        "font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
HSTS = "max-age=31536000"  # only where the site is known under https
_SLASHES = re.compile(r"^/+")
Handler = Callable[[HttpRequest], HttpResponse]


def security_headers(handler: Handler) -> Handler:
    """Django middleware: no page may load anything from elsewhere, run script of others or be framed by them."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = handler(request)
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        site = request.META.get(ENVIRON_KEY)
        if isinstance(site, Site) and site.address.startswith("https://"):
            response.setdefault("Strict-Transport-Security", HSTS)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            response.setdefault("Content-Language", current())
        return response

    return respond


def without_trailing_slash(handler: Handler) -> Handler:
    """Django middleware: /networks/ moves to /networks, never to another host."""

    def respond(request: HttpRequest) -> HttpResponse:
        if request.path == "/" or not request.path.endswith("/"):
            return handler(request)
        path = prefix() + "/" + _SLASHES.sub("", request.path).rstrip("/")
        query = request.META.get("QUERY_STRING", "")
        keeps_method = request.method not in ("GET", "HEAD")  # a form that is sent arrives as it was sent
        return HttpResponsePermanentRedirect(path + (f"?{query}" if query else ""), preserve_request=keeps_method)

    return respond
