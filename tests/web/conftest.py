"""A site over the mini world, asked without a server."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from hanse.release import Release, build_release, open_release
from hanse.release.gazetteer import PlaceFile
from hanse.web.app import create_app


@dataclass(frozen=True)
class Answer:
    """What the site answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


Get = Callable[..., Answer]


@pytest.fixture(scope="session")
def release(mini_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The mini world, built once."""
    out = tmp_path_factory.mktemp("releases")
    return open_release(build_release(mini_dir, out, gazetteer=PlaceFile(mini_dir / "places.csv")))


def client(app: Callable[..., Any]) -> Get:
    """Asks a WSGI application: get(address, method=..., **environ)."""

    def get(address: str, method: str = "GET", **environ: str) -> Answer:
        parts = urlsplit(address)
        started: dict[str, Any] = {}

        def start_response(status: str, headers: list[tuple[str, str]], exc_info: object = None) -> None:
            started["status"], started["headers"] = int(status[:3]), dict(headers)

        environment = {
            "REQUEST_METHOD": method,
            "PATH_INFO": unquote(parts.path).encode().decode("latin-1"),
            "QUERY_STRING": parts.query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": io.StringIO(),
            "wsgi.url_scheme": "http",
            **environ,
        }
        body = b"".join(app(environment, start_response))
        return Answer(int(started["status"]), started["headers"], body)

    return get


@pytest.fixture(scope="session")
def get(release: Release) -> Get:
    """Asks the site of the mini world."""
    return client(create_app(lambda: release))
