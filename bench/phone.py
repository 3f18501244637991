"""What a mid-range telephone sees: first contentful paint and the longest task of a page, in Chromium.

The processor is slowed to a quarter and the line to 10 Mbit/s with 40 ms of delay: a telephone of the middle on 4G.
Each page is opened in a window of its own with nothing kept, several times; the median is taken. Without a graphics
card the browser draws maps and graphs with the processor, so their longest task is that of a worse telephone.
"""

import shutil
import statistics
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGES = ("/", "/networks/eccar", "/cities/ghent-be", "/matrix", "/map", "/graph")
TIMES = 3
SLOWER = 4
LINE = {"offline": False, "latency": 40, "downloadThroughput": 10_000_000 / 8, "uploadThroughput": 5_000_000 / 8}
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]
_WATCH = """
window.longest = 0;
new PerformanceObserver(list => { for (const task of list.getEntries()) longest = Math.max(longest, task.duration); })
  .observe({type: "longtask", buffered: true});
"""
_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN"
_SETTLE = 3_000  # milliseconds after loading in which scripts begin


def is_possible() -> bool:
    """True where a browser and the package that drives it are at hand (make test-browser installs the package)."""
    return find_spec("playwright") is not None and any(map(shutil.which, _BROWSERS))


def seen(address: str) -> Iterator[tuple[str, float, float]]:
    """(page, first contentful paint, longest task) in milliseconds of each page of the site at ``address``."""
    from playwright.sync_api import sync_playwright

    path = next(found for name in _BROWSERS if (found := shutil.which(name)) is not None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        for page in PAGES:
            runs = [_once(browser, address + page) for _ in range(TIMES)]
            paint, longest = (statistics.median(values) for values in zip(*runs, strict=True))
            yield page, paint, longest
        browser.close()


def _once(browser: "Browser", address: str) -> tuple[float, float]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True)
    page = context.new_page()
    page.add_init_script(_WATCH)
    session: Any = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="load")
    page.wait_for_timeout(_SETTLE)
    found = float(page.evaluate(_PAINT)), float(page.evaluate("longest"))
    context.close()
    return found
