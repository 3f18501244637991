"""Starts a server on a free port of this machine and times answers over one connection."""

import http.client
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.process import HANSE

HOST = "127.0.0.1"


@contextmanager
def served(release: Path) -> Iterator[tuple[int, float]]:
    """(port, seconds until the first answer) of a server on ``release``; it is stopped at the end."""
    port = free_port()
    begun = time.perf_counter()
    command = [*HANSE, "serve", "--host", HOST, "--port", str(port), "--release", str(release)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait_for(port, server)
            yield port, time.perf_counter() - begun
        finally:
            server.terminate()
            server.wait(timeout=20)


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.create_server((HOST, 0)) as probe:
        return int(probe.getsockname()[1])


def answer_times(port: int, path: str, *, times: int) -> list[float]:
    """Seconds from request to the last byte, over one connection, after one answer that is not counted."""
    connection = http.client.HTTPConnection(HOST, port, timeout=30)
    taken = []
    for _ in range(times + 1):
        begun = time.perf_counter()
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
        taken.append(time.perf_counter() - begun)
        if response.status != 200:
            raise SystemExit(f"bench: {path} answered {response.status}")
    connection.close()
    return taken[1:]


def seconds_to_wait(port: int, path: str) -> int:
    """After how many seconds the server wants to be asked again; 0 where it answers."""
    connection = http.client.HTTPConnection(HOST, port, timeout=30)
    connection.request("GET", path)
    response = connection.getresponse()
    response.read()
    connection.close()
    return int(response.headers.get("Retry-After", "5")) if response.status == 503 else 0


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        if server.poll() is not None:
            raise SystemExit("bench: the server ended; run hanse serve to see why")
        try:
            answer_times(port, "/", times=0)
            return
        except OSError:
            time.sleep(0.05)
    raise SystemExit("bench: the server does not answer after 30 s")
