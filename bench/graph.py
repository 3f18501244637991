"""How the graph moves with 10,000 nodes and 30,000 ties: ``python -m bench.graph ADDRESS`` of a running site.

A headless Chromium without a graphics card (SwiftShader) opens /graph; the data are replaced by synthetic ones, laid
out by the arithmetic of the release. Printed are times between frames while the picture is dragged and zoomed.
"""

import json
import shutil
import statistics
import sys
import time
from typing import Any

import numpy as np

from hanse.analysis.layout import layout
from hanse.analysis.toys import synthetic

CITIES, NETWORKS, TIES = 9_500, 500, 30_000
FLAGS = ("--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist")
_COUNT = """() => {
  window.frames_seen = []; let last = performance.now();
  const next = (now) => { window.frames_seen.push(now - last); last = now; requestAnimationFrame(next); };
  requestAnimationFrame(next);
}"""


def answer() -> dict[str, Any]:
    """A graph as /graph.json gives it."""
    graph = synthetic(CITIES, NETWORKS, TIES, rng=np.random.default_rng(0))
    begun = time.process_time()
    found = layout(graph, rng=np.random.default_rng(7))
    print(f"layout of {CITIES + NETWORKS:,} nodes, {graph.n_ties:,} ties: {time.process_time() - begun:.1f} s of CPU")
    rows = np.repeat(np.arange(graph.n_cities), np.diff(graph.indptr))

    def placed(kind: str, at: int, place: Any, size: float, ties: int, counted: str) -> dict[str, Any]:
        entity = {"id": f"{kind}-{at}", "name": f"{kind} {at}", "kind": kind, "country": "", "path": f"/{kind}/{at}"}
        return {kind: entity, "x": float(place[0]), "y": float(place[1]), "size": float(size), counted: ties}

    cities = zip(found.cities, found.city_radius, graph.city_degrees.tolist(), strict=True)
    networks = zip(found.networks, found.network_radius, graph.network_degrees.tolist(), strict=True)
    return {
        "width": found.width,
        "height": found.height,
        "cities": [placed("city", at, *one, "memberships") for at, one in enumerate(cities)],
        "networks": [placed("network", at, *one, "members") for at, one in enumerate(networks)],
        "ties": [
            {"city": f"city-{city}", "network": f"network-{network}", "status": "stated"}
            for city, network in zip(rows.tolist(), graph.indices.tolist(), strict=True)
        ],
    }


def main(address: str) -> int:
    """Open the page, move the picture, print what a frame takes."""
    from playwright.sync_api import sync_playwright

    body = json.dumps(answer())
    path = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        page = chromium.new_page(viewport={"width": 1280, "height": 900})
        page.route("**/graph.json*", lambda route: route.fulfill(body=body, content_type="application/json"))
        begun = time.perf_counter()
        page.goto(f"{address}/graph")
        page.wait_for_selector("#graph[data-state=ready]", timeout=60_000)
        print(f"page and picture ready after {time.perf_counter() - begun:.1f} s")
        page.locator(".graph-canvas").scroll_into_view_if_needed()
        box = page.locator(".graph-canvas").bounding_box()
        if box is None:
            return 1
        x, y = box["x"] + box["width"] / 2, box["y"] + min(box["height"], 600) / 2
        page.evaluate(_COUNT)
        page.wait_for_timeout(1_000)
        report("at rest", page)
        page.mouse.move(x, y)
        page.mouse.down()
        for step in range(120):
            page.mouse.move(x + 150 * np.sin(step / 10), y + 80 * np.cos(step / 10))
        page.mouse.up()
        report("dragged", page)
        page.wait_for_timeout(500)
        page.evaluate("window.frames_seen.length = 0")
        for _ in range(6):
            page.mouse.wheel(0, -200)
            page.wait_for_timeout(200)
        report("zoomed", page)
        begun = time.perf_counter()
        page.mouse.click(x, y)
        page.wait_for_timeout(50)
        print(f"click answered within {time.perf_counter() - begun:.2f} s")
        chromium.close()
    return 0


def report(what: str, page: Any) -> None:
    """Median and 95th percentile of the times between frames, in ms; then count anew."""
    frames = sorted(page.evaluate("window.frames_seen.splice(0)"))
    late = frames[int(0.95 * (len(frames) - 1))] if frames else float("nan")
    print(f"{what}: {len(frames)} frames, median {statistics.median(frames or [0]):.0f} ms, 95 % below {late:.0f} ms")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].rstrip("/")))
