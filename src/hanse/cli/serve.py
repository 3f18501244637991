"""hanse serve: the site over the newest release."""

import errno
import os
import socket
from typing import Annotated

import typer

from hanse.cli.locations import check_release, find_locations
from hanse.cli.opening import bring_up_to_date, withheld_file
from hanse.cli.options import ReleaseOption
from hanse.errors import UsageError


def serve(
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", envvar="HANSE_HOST", help="Address to listen on.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="N", envvar="HANSE_PORT", min=1, max=65535, help="Port to listen on.")
    ] = 8000,
    workers: Annotated[int, typer.Option("--workers", metavar="N", min=1, max=64, help="Processes that answer.")] = 1,
    release: ReleaseOption = None,
) -> None:
    """Serve the site; builds a release first where data or code have changed. Ctrl-C stops it."""
    check_port(host, port)
    found = find_locations(os.environ)
    folder = check_release(release) if release is not None else bring_up_to_date(found)
    check_port(host, port)  # again: a build takes a while, and the server would share the port without a word
    from hanse.web.serve import run

    run(
        folder,
        host=host,
        port=port,
        workers=workers,
        withheld=withheld_file(found),
        literature=found.data / "reproduce",
        index=found.releases,
    )


def check_port(host: str, port: int) -> None:
    """Refuse early, with a way out, where the port cannot be had."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except socket.gaierror as error:
        raise UsageError(f"no such address: {host}", where="--host", hint="for example --host 127.0.0.1") from error
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            raise UsageError(*_port_problem(error, host, port)) from error


def _port_problem(error: OSError, host: str, port: int) -> tuple[str]:
    other = port + 1 if port < 65535 else port - 1
    way_out = f"choose another port (make serve PORT={other}, or hanse serve --port {other})"
    if error.errno == errno.EADDRINUSE:
        return (f"port {port} on {host} is in use: stop the program that uses it, or {way_out}",)
    if error.errno == errno.EACCES:
        return (f"port {port} is reserved for the administrator: choose one above 1023 (make serve PORT=8000)",)
    return (f"cannot listen on {host} port {port} ({error.strerror}): choose another --host, or {way_out}",)
