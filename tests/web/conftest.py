"""A site over the mini world, asked without a server."""

import csv
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
from hanse.resolve.index.compiling import compile_gazetteer, digest
from hanse.resolve.index.source import PLACE, Unit
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


@pytest.fixture(scope="session")
def index(mini_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the ten places of the mini world as a compiled gazetteer."""
    folder = tmp_path_factory.mktemp("index")
    with (mini_dir / "places.csv").open(encoding="utf-8", newline="") as stream:
        units = [
            Unit(
                kind=PLACE,
                geonames_id=int(row["geonames_id"]),
                name=row["name"],
                country=row["country"],
                first_level=row["admin1"],
                latitude=float(row["latitude"]),
                longitude=float(row["longitude"]),
                population=int(row["population"]),
                level="municipality",
                other_names=tuple(name.strip() for name in row["alternate_names"].split(";") if name.strip() != ""),
            )
            for row in csv.DictReader(stream)
        ]
    compile_gazetteer(folder / f"gazetteer-{digest()}.index", progress=lambda _what, _share: None, units=units)
    return folder


@pytest.fixture(scope="session")
def ask(release: Release, index: Path) -> Get:
    """Asks the site of the mini world, which can match names."""
    return client(create_app(lambda: release, index=index))
