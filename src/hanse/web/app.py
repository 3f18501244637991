"""The application factory: a WSGI callable over a release, with the least Django that serves it."""

import logging
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

from hanse.release import Release
from hanse.web import language
from hanse.web.limits import Limits
from hanse.web.matching import Matching
from hanse.web.site import ENVIRON_KEY, Site
from hanse.web.studies import Studies
from hanse.web.tabular import MOST_SENT

WsgiApp = Callable[[dict[str, Any], Callable[..., Any]], Any]


def configure() -> None:
    """Settings of Django, once per process: no database, no sessions, no installed apps."""
    if settings.configured:
        return
    settings.configure(
        DEBUG=False,
        SECRET_KEY=secrets.token_urlsafe(32),  # signs nothing: there are no sessions or forms that write
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF="hanse.web.urls",
        MIDDLEWARE=[
            "hanse.web.headers.security_headers",
            "hanse.web.compression.compressed",
            "hanse.web.bounds.bounded",
            "hanse.web.headers.without_trailing_slash",
        ],
        INSTALLED_APPS=[],
        DATABASES={},
        TEMPLATES=[],
        USE_TZ=True,
        USE_I18N=False,
        DEFAULT_CHARSET="utf-8",
        DATA_UPLOAD_MAX_MEMORY_SIZE=MOST_SENT,
        FILE_UPLOAD_MAX_MEMORY_SIZE=MOST_SENT,  # what a visitor sends stays in memory
        FILE_UPLOAD_HANDLERS=["django.core.files.uploadhandler.MemoryFileUploadHandler"],
        LOGGING_CONFIG=None,
    )
    django.setup()
    logging.getLogger("django.request").setLevel(logging.ERROR)  # an address that is not there is no event


def create_app(
    release_provider: Callable[[], Release],
    *,
    contact: str = "",
    literature: Path | None = None,
    index: Path | None = None,
    studies: Studies | None = None,
    address: str = "",
    limits: Limits | None = None,
) -> WsgiApp:
    """A WSGI callable that serves the release which ``release_provider`` gives.

    ``contact`` is the address that corrections go to; pages say so where none is set. ``literature`` is
    the folder of the published figures that the page /reproduce checks, ``index`` the folder of the compiled
    gazetteer that /match and /reconcile resolve names with; ``studies`` says how analyses are come by, ``address``
    under which scheme and host the site is known, ``limits`` how much one visitor may ask for.
    """
    configure()
    site = Site(
        release_provider,
        contact,
        literature,
        Matching(index),
        studies=studies or Studies(),
        address=address,
        limits=limits or Limits(),
    )
    handler = WSGIHandler()

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        environ[ENVIRON_KEY] = site
        language.enter(environ)
        return handler(environ, start_response)

    return app
