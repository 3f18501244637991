"""Prints what the site costs beside what is required of it: server time, requests a second, scripts, large releases.

Run as ``python -m bench.web``, or with ``--large`` for the synthetic release of 200,000 cities, which takes a while.
Server times are processor time of this process for one answer, every answer made anew; on a busy machine they say more
than the clock does.
"""

import gzip
import json
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any

import hanse
from bench.load import requests_per_second
from bench.phone import is_possible, seen
from bench.process import run
from bench.site import HOST, seconds_to_wait, served
from bench.synthetic import SIZES, write_synthetic
from hanse.release import Release, open_release
from hanse.web import shelf
from hanse.web.app import create_app

PLAIN = (
    "/", "/networks", "/cities", "/countries", "/documents", "/timeline", "/matrix", "/map", "/graph", "/sources",
    "/rosters", "/coverage", "/search?q=munchen", "/glossary", "/data",
)  # fmt: skip
_BUILT = Path(hanse.__file__).parent / "web" / "built"
_SECONDS = 5.0  # how long a page is asked for again and again


@dataclass(frozen=True)
class Line:
    """One figure beside what is required."""

    what: str
    required: str
    measured: str
    is_met: bool | None  # None where nothing is required

    def __str__(self) -> str:
        verdict = {True: "met", False: "NOT MET", None: ""}[self.is_met]
        return f"{self.what:<56.56} {self.required:>12} {self.measured:>16}  {verdict}".rstrip()


def main(arguments: Sequence[str]) -> None:
    """Print every figure."""
    os.environ["HANSE_RATE"] = "0"  # one visitor asks for everything here
    print(f"{'':<56} {'required':>12} {'measured':>16}")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        run(["build", "--out", f"{folder / 'shipped'}", "--no-analyses"], times=1)
        for line in chain(
            shipped_times(folder / "shipped"), rate(folder / "shipped"), scripts(), phone(folder / "shipped")
        ):
            print(line, flush=True)
        if "--large" in arguments:
            for line in large(folder):
                print(line, flush=True)


def shipped_times(releases: Path) -> Iterator[Line]:
    """Median and 99th of a hundred of the server times of a sample of pages, each asked for twice."""
    release = open_release(releases)
    ask = asker(release)
    paths = [*PLAIN, *profiles(release, every=7)]
    for path in paths:
        ask(path)  # what the first answer alone has to read does not count
    times = {path: ask(path) for path in paths}
    held = sorted(times.values())
    middle, late = statistics.median(held), held[int(0.99 * len(held))]
    yield Line(f"server time, median of {len(held)} pages", "<= 15 ms", f"{middle:.1f} ms", middle <= 15)
    yield Line("server time, 99 of 100 pages", "<= 60 ms", f"{late:.1f} ms", late <= 60)
    for path in sorted(times, key=lambda path: -times[path])[:5]:
        yield Line(f"  {path}", "", f"{times[path]:.1f} ms", None)


def phone(releases: Path) -> Iterator[Line]:
    """First contentful paint and longest task on a telephone, once the analyses of the release are there."""
    if not is_possible():
        yield Line("on a telephone", "", "run make test-browser once: it installs what this needs", None)
        return
    with served(releases) as (port, _):
        address = f"http://{HOST}:{port}"
        while (wait := seconds_to_wait(port, "/graph")) > 0:
            time.sleep(wait)
        for page, paint, longest in seen(address):
            yield Line(f"first contentful paint of {page}", "<= 1000 ms", f"{paint:.0f} ms", paint <= 1000)
            yield Line("  its longest task", "<= 200 ms", f"{longest:.0f} ms", longest <= 200)


def profiles(release: Release, *, every: int) -> list[str]:
    """The addresses of some entities, and of some countries."""
    paths = sorted(ref.path for ref in release.contents.catalogue.entities.values())
    countries = sorted({ref.country for ref in release.contents.catalogue.entities.values() if ref.kind == "city"})
    return [*paths[::every], *(f"/countries/{code}" for code in countries[:: max(1, len(countries) // 10)])]


def asker(release: Release) -> Callable[[str], float]:
    """Asks for a page in this process: milliseconds of processor time; no answer is kept for the next."""
    shelf.LARGEST = 0
    app = create_app(lambda: release)

    def ask(path: str) -> float:
        statuses: list[str] = []
        begun = time.process_time()
        b"".join(app(_environ(path), lambda status, *_: statuses.append(status)))
        taken = 1000 * (time.process_time() - begun)
        if not statuses[0].startswith("200"):
            raise SystemExit(f"bench: {path} answered {statuses[0]}")
        return taken

    return ask


def _environ(path: str) -> dict[str, Any]:
    place, _, query = path.partition("?")
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": place,
        "QUERY_STRING": query,
        "SCRIPT_NAME": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "HTTP_HOST": "localhost",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
    }


def rate(releases: Path) -> Iterator[Line]:
    """Requests a second on a profile page, over connections that stay open, with one worker."""
    with served(releases) as (port, _):
        found = requests_per_second(port, "/networks/eurocities", seconds=_SECONDS)
    yield Line("requests a second on a profile page", ">= 600", f"{found:.0f}", found >= 600)


def scripts() -> Iterator[Line]:
    """Compressed size of the scripts of a page, with everything that they load."""
    manifest = next(iter(_BUILT.rglob("manifest.json")), None)
    if manifest is None:
        yield Line("scripts", "", "not built", None)
        return
    held = json.loads(manifest.read_text(encoding="utf-8"))
    entry = next(key for key, one in held.items() if one.get("isEntry"))
    ordinary = _files(held, [entry])
    kilobytes = _compressed(ordinary) / 1000
    yield Line("scripts of an ordinary page, gz", "<= 60 kB", f"{kilobytes:.1f} kB", kilobytes <= 60)
    for key in held[entry].get("dynamicImports", ()):
        name = re.sub(r"^.*src/|/index\.ts$", "", key)
        kilobytes = _compressed(ordinary | _files(held, [key])) / 1000
        yield Line(f"  with {name}, gz", "<= 600 kB", f"{kilobytes:.1f} kB", kilobytes <= 600)


def _files(manifest: dict[str, dict[str, Any]], keys: Sequence[str]) -> set[str]:
    """Scripts and workers of the entries and of all that they import."""
    found: set[str] = set()
    waiting, seen = list(keys), set(keys)
    while len(waiting) > 0:
        one = manifest[waiting.pop()]
        found |= {name for name in (one["file"], *one.get("assets", ())) if name.endswith(".js")}
        new = set(one.get("imports", ())) - seen
        seen |= new
        waiting += new
    return found


def _compressed(names: set[str]) -> int:
    paths = [path for path in _BUILT.rglob("*.js") if any(f"{path}".endswith(name) for name in names)]
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in paths)


def large(folder: Path) -> Iterator[Line]:
    """The synthetic release of the largest size: build, first answer, pages."""
    write_synthetic(folder / "data", SIZES["L"])
    arguments = ["build", "--no-analyses", "--data", f"{folder / 'data'}", "--out", f"{folder / 'large'}"]
    (built,) = run(arguments, times=1)
    yield Line("L: build without analyses", "<= 300 s", f"{built.seconds:.0f} s", built.seconds <= 300)
    yield Line("L: memory of the build", "<= 3000 MB", f"{built.megabytes:.0f} MB", built.megabytes <= 3000)
    with served(folder / "large") as (_, seconds):
        yield Line("L: start until the first answer", "<= 3 s", f"{seconds:.1f} s", seconds <= 3)
    release = open_release(folder / "large")
    ask = asker(release)
    tallies = release.view().snapshot.tallies
    biggest = {side: max(held, key=lambda key, held=held: held[key]) for side, held in tallies.items()}  # type: ignore[misc]
    paths = [f"/networks/{biggest['network']}", f"/cities/{biggest['city']}", "/countries/DE", *PLAIN]
    for path in paths:
        first, again = ask(path), ask(path)
        yield Line(f"L: {path} (first {first:.0f} ms)", "<= 150 ms", f"{again:.0f} ms", again <= 150)


if __name__ == "__main__":
    main(sys.argv[1:])
