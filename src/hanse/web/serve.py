"""Serving the site with granian: one process, one line to say where it is."""

import os
import sys
from functools import partial
from pathlib import Path

from granian.constants import Interfaces
from granian.server import Server

from hanse.release import open_release
from hanse.web import warming
from hanse.web.app import WsgiApp, create_app
from hanse.web.studies import Studies

STOP_SECONDS = 1  # a worker that Ctrl-C reaches twice may wait for ever; it holds nothing, so it is ended
CONTACT_SETTING = "HANSE_CONTACT"  # address for corrections, shown on /correct


def make_app(
    release_path: Path, withheld: Path | None, literature: Path | None, index: Path | None, contact: str
) -> WsgiApp:
    """The application over one release, opened once in the worker that serves it."""
    release, studies = open_release(release_path, withheld=withheld), Studies(withheld, waits=True)
    app = create_app(lambda: release, contact=contact, literature=literature, index=index, studies=studies)
    warming.start(release, studies)
    return app


def run(
    release_path: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    workers: int = 1,
    withheld: Path | None = None,
    literature: Path | None = None,
    index: Path | None = None,
) -> None:
    """Serve the release in ``release_path`` until stopped.

    ``withheld`` is the newest list of what is withdrawn, ``literature`` the folder of published figures to check,
    ``index`` the folder that holds the compiled gazetteer, or that it is compiled into when somebody asks for it.
    The command has made sure that the port can be had.
    """
    contact = os.environ.get(CONTACT_SETTING, "")
    loader = partial(make_app, release_path, withheld, literature, index, contact)
    shown = f"[{host}]" if ":" in host else host
    print(f"Hanse is at http://{shown}:{port} (stop with Ctrl-C)", file=sys.stderr, flush=True)
    server = Server(
        "hanse",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        workers_kill_timeout=STOP_SECONDS,
        log_enabled=False,
    )
    server.serve(target_loader=loader, wrap_loader=False)
