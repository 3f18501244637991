"""Answers in fewer bytes: brotli or gzip, each with a tag of its own; what is kept on the shelf is packed once."""

import gzip
import re
from collections.abc import Callable

import brotli
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from hanse.web.shelf import Shelf
from hanse.web.site import ENVIRON_KEY, Site

SMALLEST = 900  # bytes; below that the headers weigh more than what is saved
QUICK, THOROUGH = 4, 9  # of brotli: for what is made for one visitor, and for files that never change
_PACKED = re.compile(r"^(?:text/|application/(?:json|javascript|manifest\+json)|image/svg\+xml)")
_QUALITY = re.compile(r"^\s*([\w*-]+)\s*(?:;\s*q\s*=\s*([01](?:\.[0-9]{0,3})?)\s*)?$")
_STRONG = re.compile(r'^"[^"]+"$')
Handler = Callable[[HttpRequest], HttpResponse]


def chosen(header: str) -> str:
    """The encoding to send, of those that ``Accept-Encoding`` allows: br, gzip or "" for none."""
    allowed: dict[str, float] = {}
    for part in header.split(","):
        found = _QUALITY.match(part)
        if found is not None:
            allowed[found.group(1).lower()] = float(found.group(2) or 1)
    anything = allowed.get("*", 0.0)
    shares = {name: allowed.get(name, anything) for name in ("br", "gzip")}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] > 0 else ""


def pack(body: bytes, encoding: str, *, thorough: bool = False) -> bytes:
    """``body`` in an encoding."""
    if encoding == "br":
        return bytes(brotli.compress(body, quality=THOROUGH if thorough else QUICK))
    return gzip.compress(body, compresslevel=9 if thorough else 5, mtime=0)


def compressed(handler: Handler) -> Handler:
    """Django middleware: pack text, mark the tag, say what the answer depends on; a HEAD has no body."""

    def respond(request: HttpRequest) -> HttpResponse:
        encoding = chosen(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        if encoding:
            _unmark(request, encoding)
        response = handler(request)
        if _PACKED.match(response.get("Content-Type", "")) or response.status_code == 304:
            patch_vary_headers(response, ("Accept-Encoding",))
            if encoding:
                _pack(request, response, encoding)
        if response.status_code not in (204, 304):
            response["Content-Length"] = str(len(response.content))
            if request.method == "HEAD":
                response.content = b""
        return response

    return respond


def _unmark(request: HttpRequest, encoding: str) -> None:
    """Tags of this encoding as the pages know them; those of another stay different."""
    held = request.META.get("HTTP_IF_NONE_MATCH")
    if held:
        request.META["HTTP_IF_NONE_MATCH"] = held.replace(f'-{encoding}"', '"')


def _pack(request: HttpRequest, response: HttpResponse, encoding: str) -> None:
    tag = response.get("ETag", "")
    marked = f'{tag[:-1]}-{encoding}"' if _STRONG.match(tag) else ""
    if response.status_code == 304:
        if marked:
            response["ETag"] = marked
        return
    if len(response.content) < SMALLEST or response.has_header("Content-Encoding"):
        return
    response.content = _packed(_shelf(request), response.content, encoding, marked, _is_lasting(response))
    response["Content-Encoding"] = encoding
    if marked:
        response["ETag"] = marked


def _packed(shelf: Shelf | None, body: bytes, encoding: str, tag: str, thorough: bool) -> bytes:
    if shelf is None or not tag:
        return pack(body, encoding, thorough=thorough)
    held = shelf.get(tag)
    if held is None:
        held = pack(body, encoding, thorough=thorough)
        shelf.put(tag, held)
    return held


def _is_lasting(response: HttpResponse) -> bool:
    return "immutable" in response.get("Cache-Control", "")


def _shelf(request: HttpRequest) -> Shelf | None:
    site = request.META.get(ENVIRON_KEY)
    return site.shelf if isinstance(site, Site) else None
