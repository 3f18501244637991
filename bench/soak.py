"""Asks a running site at a steady rate for a long time; prints its memory and its latencies every minute.

``python -m bench.soak http://127.0.0.1:8000 --pid PID --rate 200 --minutes 30``. Run it with HANSE_RATE=0. The sample
holds every type of page, its data and some pictures; a fifth of the requests ask for what nobody has asked for before.
"""

import argparse
import http.client
import random
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

WORKERS = 16
TIMEOUT = 30.0
PAGES = (
    "/", "/networks", "/networks/eurocities", "/networks/eurocities/advice", "/cities", "/cities/ghent-be",
    "/cities/ghent-be/advice", "/countries", "/countries/DE", "/regions", "/map", "/graph", "/matrix", "/timeline",
    "/documents", "/fora", "/funds", "/instruments", "/organisations", "/sources", "/rosters", "/overlap", "/analyses",
    "/analyses/concentration", "/analyses/findings", "/analyses/liaison", "/analyses/sensitivity", "/analyses/growth",
    "/analyses/representation", "/advice", "/before", "/gaps", "/reproduce", "/coverage", "/method", "/glossary",
    "/data", "/api", "/search?q=ghent", "/fr/networks", "/ar/cities/ghent-be", "/networks.json", "/cities.csv",
    "/cities/ghent-be.metadata.json", "/map.svg", "/analyses/growth.png", "/embed/map", "/openapi.json", "/nowhere",
)  # fmt: skip
FRESH = ("/cities", "/networks", "/networks/eurocities.json", "/cities/ghent-be", "/search")


@dataclass
class Tally:
    """What was measured since it was last told."""

    seconds: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)
    failed: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, status: int, seconds: float) -> None:
        """Count an answer; status 0 is none."""
        with self.lock:
            self.seconds.append(seconds)
            self.failed += status == 0
            self.statuses[status] = self.statuses.get(status, 0) + 1

    def told(self) -> str:
        """Percentiles and statuses in one line, and begin anew."""
        with self.lock:
            found, statuses, failed = sorted(self.seconds), dict(self.statuses), self.failed
            self.seconds, self.statuses, self.failed = [], {}, 0
        if len(found) == 0:
            return "no answers"
        marks = {name: 1000 * found[min(int(len(found) * part), len(found) - 1)] for name, part in _PARTS.items()}
        words = "  ".join(f"{name} {value:.0f} ms" for name, value in marks.items())
        return f"{len(found)} answers  {words}  {statuses}  {failed} failed"


_PARTS = {"median": 0.5, "p95": 0.95, "p99": 0.99, "max": 1.0}


def resident(pid: int) -> float:
    """Megabytes of memory of a process and its children."""
    total = 0
    for one in (pid, *_children(pid)):
        status = Path(f"/proc/{one}/status").read_text(encoding="ascii")
        total += next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
    return total / 1024


def _children(pid: int) -> list[int]:
    names = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(text) for name in names for text in name.read_text(encoding="ascii").split()]


def ask(site: str, rate: float, until: float, tally: Tally, seed: int) -> None:
    """One visitor among several: asks ``rate`` times a second until the end."""
    chance = random.Random(seed)
    host = urlsplit(site).netloc
    connection = http.client.HTTPConnection(host, timeout=TIMEOUT)
    due = time.monotonic() + chance.random() / rate
    while due < until:
        time.sleep(max(0.0, due - time.monotonic()))
        begun = time.monotonic()
        tally.add(_once(connection, chance), time.monotonic() - begun)
        due = max(due + 1 / rate, time.monotonic() - 1.0)
    connection.close()


def _once(connection: http.client.HTTPConnection, chance: random.Random) -> int:
    address = chance.choice(PAGES)
    if chance.random() < 0.2:
        address = f"{chance.choice(FRESH)}?q={chance.randrange(10**9)}"
    encoding = chance.choice(("br", "gzip", "identity"))
    try:
        connection.request("GET", address, headers={"Accept-Encoding": encoding})
        answer = connection.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException):
        connection.close()
        return 0
    return answer.status


def main() -> None:
    """Ask until the time is over; a line a minute."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site")
    parser.add_argument("--pid", type=int, required=True, help="process of the server")
    parser.add_argument("--rate", type=float, default=200.0, help="requests a second")
    parser.add_argument("--minutes", type=float, default=30.0)
    asked = parser.parse_args()
    tally, begun = Tally(), time.monotonic()
    until = begun + 60 * asked.minutes
    print(f"at the start: {resident(asked.pid):.0f} MB", flush=True)
    visitors = [
        threading.Thread(target=ask, args=(asked.site, asked.rate / WORKERS, until, tally, at), daemon=True)
        for at in range(WORKERS)
    ]
    for visitor in visitors:
        visitor.start()
    while time.monotonic() < until:
        time.sleep(min(60.0, max(until - time.monotonic(), 0.1)))
        passed = (time.monotonic() - begun) / 60
        print(f"{passed:5.1f} min  {resident(asked.pid):6.0f} MB  {tally.told()}", flush=True)


if __name__ == "__main__":
    main()
