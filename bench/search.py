"""Times the search of a release: ``python -m bench.search [RELEASE]``, 500 queries as people type them.

Beginnings of names, single letters, other scripts, whole names and mistyped ones are drawn from the release itself with
a fixed seed. Printed are median, 99th percentile and the slowest, in milliseconds of processor time and of the clock.
"""

import argparse
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from hanse.release import Release, open_release
from hanse.release.search import warm

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_FIXED = (
    "ECCAR",
    "icorn",
    "e.c.c.a.r.",
    "euro cities",
    "Köln Allemagne",
    "北京",
    "القاهرة",
    "Москва",
    "sanctuary",
    "xqzzy",
)


def queries(release: Release, count: int, seed: int = 5) -> list[str]:
    """``count`` queries, of each kind about as many."""
    rng = random.Random(seed)
    database = release.contents.database
    names = [row[0] for row in database.rows("SELECT name FROM item_name ORDER BY folded, item")]
    places = [row[0] for row in database.rows("SELECT name FROM place_name ORDER BY folded, place LIMIT 400000")]
    kinds: Sequence[Callable[[], str]] = (
        lambda: rng.choice(_LETTERS),
        lambda: rng.choice(names)[: rng.randint(2, 6)],
        lambda: rng.choice(places)[: rng.randint(2, 6)],
        lambda: rng.choice(names),
        lambda: rng.choice(places),
        lambda: mistyped(rng.choice(names)[:30], rng),
        lambda: mistyped(rng.choice(places)[:30], rng),
        lambda: " ".join(reversed(rng.choice(names).split()[:3])),
    )
    return [*_FIXED, *(kinds[number % len(kinds)]() for number in range(count - len(_FIXED)))]


def mistyped(name: str, rng: random.Random) -> str:
    """``name`` with two neighbours exchanged, a letter left out, or another letter in its place."""
    if len(name) < 4:
        return name
    place = rng.randrange(1, len(name) - 1)
    way = rng.randrange(3)
    if way == 0:
        return name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    return name[:place] + ("" if way == 1 else rng.choice(_LETTERS)) + name[place + 1 :]


def timed(ask: Callable[[str], object], asked: Sequence[str]) -> tuple[list[float], list[float]]:
    """Milliseconds of processor time and of the clock for each query."""
    processor, clock = [], []
    for query in asked:
        begun, at = time.process_time(), time.perf_counter()
        ask(query)
        processor.append(1000 * (time.process_time() - begun))
        clock.append(1000 * (time.perf_counter() - at))
    return processor, clock


def line(name: str, taken: Sequence[float]) -> str:
    """Median, 99th percentile and slowest in one line."""
    held = sorted(taken)
    return (
        f"{name:34} median {held[len(held) // 2]:6.1f}  p99 {held[int(0.99 * len(held))]:6.1f}  slowest {held[-1]:6.1f}"
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("release", nargs="?", type=Path, default=Path("var/releases"))
    parser.add_argument("--queries", type=int, default=500)
    options = parser.parse_args()
    release = open_release(options.release)
    warm(release.view())
    view, asked = release.view(), queries(release, options.queries)
    for name, ask in (("suggest", view.suggest), ("page of results", lambda query: view.search(query, limit=25))):
        processor, clock = timed(ask, asked)
        print(line(f"{name}, processor ms", processor))
        print(line(f"{name}, clock ms", clock))
        slowest = sorted(zip(processor, asked, strict=True), reverse=True)[:5]
        print("  slowest:", "; ".join(f"{query!r} {taken:.0f}" for taken, query in slowest))


if __name__ == "__main__":
    main()
