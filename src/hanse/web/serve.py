"""Serving the site with granian: one process, one line to say where it is."""

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from granian.constants import Interfaces
from granian.server import Server

from hanse.errors import UsageError
from hanse.release import open_release
from hanse.web import warming
from hanse.web.app import WsgiApp, create_app
from hanse.web.limits import A_SECOND, AT_ONCE, Limits, Network, parse_proxies, parse_rate
from hanse.web.studies import Studies

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.\-]+(:[0-9]{1,5})?")
THREADS = 12  # of each worker that answer: more do not answer sooner, and each holds its own connection and memory
STOP_SECONDS = 1  # a worker that Ctrl-C reaches twice may wait for ever; it holds nothing, so it is ended
CONTACT_SETTING = "HANSE_CONTACT"  # address for corrections, shown on /correct
ADDRESS_SETTING = "HANSE_ADDRESS"  # scheme and host under which the site is known
RATE_SETTING = "HANSE_RATE"
PROXIES_SETTING = "HANSE_TRUSTED_PROXIES"


@dataclass(frozen=True)
class Public:
    """What the operator says of the site as it is seen from outside."""

    contact: str = ""
    address: str = ""
    rate: tuple[float, float] = (A_SECOND, AT_ONCE)
    proxies: tuple[Network, ...] = ()


def public_settings(environ: Mapping[str, str]) -> Public:
    """The settings of the environment; raises UsageError for one that makes no sense."""
    address = environ.get(ADDRESS_SETTING, "").rstrip("/")
    if address and _ADDRESS.fullmatch(address) is None:
        raise UsageError(
            f"{address!r} is no address of a site", where=ADDRESS_SETTING, hint="for example https://hanse.example.org"
        )
    rate = environ.get(RATE_SETTING, "")
    return Public(
        environ.get(CONTACT_SETTING, ""),
        address,
        parse_rate(rate) if rate else (A_SECOND, AT_ONCE),
        parse_proxies(environ.get(PROXIES_SETTING, "")),
    )


def make_app(
    release_path: Path, withheld: Path | None, literature: Path | None, index: Path | None, public: Public
) -> WsgiApp:
    """The application over one release, opened once in the worker that serves it."""
    release, studies = open_release(release_path, withheld=withheld), Studies(withheld, waits=True)
    app = create_app(
        lambda: release,
        contact=public.contact,
        literature=literature,
        index=index,
        studies=studies,
        address=public.address,
        limits=Limits(*public.rate, public.proxies),
    )
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
    loader = partial(make_app, release_path, withheld, literature, index, public_settings(os.environ))
    shown = f"[{host}]" if ":" in host else host
    print(f"Hanse is at http://{shown}:{port} (stop with Ctrl-C)", file=sys.stderr, flush=True)
    server = Server(
        "hanse",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        workers_kill_timeout=STOP_SECONDS,
        log_enabled=False,
    )
    server.serve(target_loader=loader, wrap_loader=False)
