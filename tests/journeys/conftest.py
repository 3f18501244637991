"""A served release of the shipped data and a headless Chromium that may talk to nothing else."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
HOST = "127.0.0.1"
OpenPage = Callable[..., "Page"]


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """Address of a running site over the shipped data: that of HANSE_TEST_SITE, or one started as a person would."""
    if running := os.environ.get("HANSE_TEST_SITE"):
        _wait_for_analyses(urlsplit(running).netloc)
        yield running.rstrip("/")
        return
    with socket.create_server((HOST, 0)) as probe:
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "hanse.cli", "serve", "--host", HOST, "--port", str(port)]
    with subprocess.Popen(command) as server:
        try:
            _wait_for(port, server)
            _wait_for_analyses(f"{HOST}:{port}")
            yield f"http://{HOST}:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


@pytest.fixture(scope="session")
def islands(site: str) -> None:
    """Skips where the served site has no scripts; make test-browser builds them and says where it cannot."""
    with urlopen(site) as answer:
        if b"/static/built/main" not in answer.read():
            pytest.skip("the scripts of the site are not built")


@pytest.fixture(scope="session")
def playwright() -> "Iterator[Playwright]":
    """One for all journeys: a second one cannot be started beside it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: "Playwright") -> "Iterator[Browser]":
    """Chromium of this machine; nothing is downloaded."""
    path = next(found for name in BROWSERS if (found := shutil.which(name)) is not None)
    chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
    yield chromium
    chromium.close()


@pytest.fixture
def open_page(browser: "Browser", site: str) -> Iterator[OpenPage]:
    """Opens addresses of the site; at the end no request may have gone to any other host."""
    contexts = []
    hosts: set[str] = set()

    def open_at(path: str, *, width: int = 1280, script: bool = False) -> "Page":
        context = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, f"{path} answered {answer.status}"
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert hosts == {urlsplit(site).netloc}, "a page asked another host"


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    """The first answer may need a release to be built first."""
    for _ in range(900):
        if server.poll() is not None:
            raise RuntimeError("hanse serve ended; its message stands above")
        connection = http.client.HTTPConnection(HOST, port, timeout=10)
        try:
            connection.request("GET", "/")
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.2)
        finally:
            connection.close()
    raise RuntimeError("hanse serve gave no answer within three minutes")


def _wait_for_analyses(netloc: str) -> None:
    """Analyses that do not lie beside the release yet are computed once, by another process of the server."""
    for _ in range(600):
        connection = http.client.HTTPConnection(netloc, timeout=60)
        connection.request("GET", "/overlap.json")
        answer = connection.getresponse()
        answer.read()
        connection.close()
        if answer.status == 200:
            return
        time.sleep(0.5)
    raise RuntimeError("the analyses were not ready within five minutes")
