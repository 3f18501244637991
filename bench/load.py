"""Asks for one page again and again over connections that stay open, from threads of this process."""

import http.client
import time
from concurrent.futures import ThreadPoolExecutor

from bench.site import HOST

_CONNECTIONS = 8


def requests_per_second(port: int, path: str, *, seconds: float) -> float:
    """Answers a second of a server on ``port``; every one has to be 200."""
    _ask(port, path, 0.5)
    begun = time.perf_counter()
    with ThreadPoolExecutor(_CONNECTIONS) as pool:
        counts = list(pool.map(lambda _: _ask(port, path, seconds), range(_CONNECTIONS)))
    return sum(counts) / (time.perf_counter() - begun)


def _ask(port: int, path: str, seconds: float) -> int:
    connection, count, end = http.client.HTTPConnection(HOST, port, timeout=30), 0, time.perf_counter() + seconds
    while time.perf_counter() < end:
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        response = connection.getresponse()
        response.read()
        if response.status != 200:
            raise SystemExit(f"bench: {path} answered {response.status}")
        count += 1
    connection.close()
    return count
