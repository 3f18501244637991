"""Fixtures for every test: the mini world, and a guard against unit tests that reach for the network."""

import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.world import add_list, release, shipped, view, world  # noqa: F401  (fixtures for every folder)

# The same examples in every run, so that main does not turn red by chance; look for new ones with
# pytest --hypothesis-profile=default, and keep a find as an @example.
settings.register_profile("steady", derandomize=True)
settings.load_profile("steady")

_LOOPBACK = ("127.0.0.1", "::1", "localhost")


@pytest.fixture(scope="session")
def mini_dir() -> Path:
    """The data folder of the mini world; see its README for what every question answers to."""
    return Path(__file__).parent / "fixtures" / "mini"


@pytest.fixture(autouse=True)
def _no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Connections fail; tests marked ``browser`` or ``local`` may talk to this machine's loopback."""
    marks = [request.node.get_closest_marker(name) for name in ("browser", "local")]
    allowed = _LOOPBACK if any(mark is not None for mark in marks) else ()
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def refuse(family: int, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else address
        if family in (socket.AF_INET, socket.AF_INET6) and host not in allowed:
            raise RuntimeError(f"tests may not connect to {host!r}; mark a test of a local server `browser`")

    def guarded_connect(self: socket.socket, address: Any) -> None:
        refuse(self.family, address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        refuse(self.family, address)
        return connect_ex(self, address)

    def guarded_getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
        refuse(socket.AF_INET, (host,))
        return getaddrinfo(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_getaddrinfo)
