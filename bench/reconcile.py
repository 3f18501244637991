"""Measures the reconciliation service over HTTP: ``python -m bench.reconcile``, or as a part of ``make bench``.

Batches of ten different names go over one connection to a server with one worker: names of cities that the judgements
hold, every other one with a letter lost so that it has to be searched for, with their country and without, and names of
networks. Wall clock as a client sees it, computing time and memory of the server as the system counts them.

The client of others, ``reconciler`` from PyPI, is tried where the environment of the bench has it. With ``--schemas
FOLDER`` every kind of answer is checked against the JSON schemas of the specification (Reconciliation Service API 0.2,
W3C Entity Reconciliation Community Group), which are not part of this repository.
"""

import argparse
import csv
import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Final
from urllib.parse import urlencode

from bench.process import HANSE
from bench.site import HOST, free_port

BATCHES: Final = 120
SIZE: Final = 10
PATIENCE: Final = 600.0  # seconds
_ROOT: Final = Path(__file__).parents[1]
_BENCH_PYTHON: Final = _ROOT / ".venv-bench" / "bin" / "python"
_CLIENT: Final = Path(__file__).with_name("reconcile_client.py")
_TICKS: Final = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Print the figures; with schemas, also what is wrong with the answers."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--schemas", type=Path, help="folder with the JSON schemas of the specification")
    schemas = parser.parse_args().schemas
    with served() as (process, port):
        ready = wait_until_ready(process, port)
        times, computing, found = measure(process.pid, port)
        print(f"\nreconciliation over HTTP, one worker, batches of {SIZE} (ready after {ready:.1f} s)")
        spread = f"{median(times):.1f} ms median, {min(times):.1f} least, {max(times):.1f} most"
        print(f"  a batch: {spread}; {computing:.1f} ms of computing; {len(times)} batches, {found:.0%} with a match")
        print(f"  memory: {', '.join(memory(process.pid))}")
        try_client(port, schemas)


@contextmanager
def served() -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """A server on the current release, and its port."""
    port = free_port()
    command = [*HANSE, "serve", "--host", HOST, "--port", str(port), "--workers", "1"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            yield server, port
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_until_ready(server: "subprocess.Popen[bytes]", port: int) -> float:
    """Seconds until a city is matched: a release may have to be built and the gazetteer to be compiled first."""
    begun = time.perf_counter()
    while server.poll() is None and time.perf_counter() - begun < PATIENCE:
        try:
            connection = http.client.HTTPConnection(HOST, port, timeout=60)
            if ask(connection, {"q0": {"query": "Gent"}})[0] == 200:
                return time.perf_counter() - begun
        except OSError:
            pass
        time.sleep(0.5)
    what = "the server ended" if server.poll() is not None else f"names cannot be matched after {PATIENCE:.0f} seconds"
    raise SystemExit(f"bench: {what}; run hanse serve to see why")


def ask(connection: http.client.HTTPConnection, queries: dict[str, object]) -> tuple[int, bytes]:
    """The answer to a batch."""
    body = urlencode({"queries": json.dumps(queries)})
    connection.request("POST", "/reconcile", body, {"Content-Type": "application/x-www-form-urlencoded"})
    response = connection.getresponse()
    return response.status, response.read()


def measure(server: int, port: int) -> tuple[list[float], float, float]:
    """Milliseconds of each batch, milliseconds of computing a batch, and the share of queries with a match."""
    batches = list(chunks(list(queries())))[:BATCHES]
    connection = http.client.HTTPConnection(HOST, port, timeout=60)
    for batch in batches[:3]:
        ask(connection, batch)
    times, matches = [], 0
    before = computed(server)
    for batch in batches[3:]:
        begun = time.perf_counter()
        status, body = ask(connection, batch)
        times.append(1000 * (time.perf_counter() - begun))
        if status != 200:
            raise SystemExit(f"bench: a batch was answered with {status}: {body[:200]!r}")
        matches += sum(any(one["match"] for one in answer["result"]) for answer in json.loads(body).values())
    computing = 1000 * (computed(server) - before) / len(times)
    return times, computing, matches / (len(times) * SIZE)


def queries() -> Iterator[dict[str, object]]:
    """Names as sources write them, from the shipped judgements."""
    with (_ROOT / "data" / "judgements.csv").open(encoding="utf-8", newline="") as stream:
        same = [row for row in csv.DictReader(stream) if row["decision"] == "same"]
    named = [row for row in same if row["kind"] in ("city", "network")]
    for number, row in enumerate(sorted(named, key=lambda row: row["id"])):
        name = row["name"]
        if row["kind"] == "network":
            yield {"query": name, "type": "network"}
            continue
        middle = len(name) // 2
        written = name[:middle] + name[middle + 1 :] if number % 2 == 1 and len(name) > 6 else name
        beside = [{"pid": "country", "v": row["country"]}] if row["country"] != "" and number % 3 != 2 else []
        yield {"query": written, "type": "city", "properties": beside}


def chunks(found: Sequence[dict[str, object]]) -> Iterator[dict[str, object]]:
    """Batches of queries, none of which comes twice."""
    for start in range(0, len(found) - SIZE, SIZE):
        yield {f"q{place}": query for place, query in enumerate(found[start : start + SIZE])}


def family(pid: int) -> list[int]:
    """A process and its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *(one for child in children for one in family(int(child)))]


def computed(pid: int) -> float:
    """Seconds of computing of a process and its children."""
    fields = [Path(f"/proc/{one}/stat").read_text(encoding="ascii").rpartition(")")[2].split() for one in family(pid)]
    return sum(int(field[11]) + int(field[12]) for field in fields) / _TICKS


def memory(pid: int) -> list[str]:
    """Memory of each process: its own, and pages of files that the system shares and can drop."""
    found = []
    for one in family(pid):
        lines = Path(f"/proc/{one}/status").read_text(encoding="ascii").splitlines()
        held = {line.split(":")[0]: line.split()[1] for line in lines if line.startswith("Rss")}
        own, mapped = int(held["RssAnon"]) / 1024, int(held["RssFile"]) / 1024
        found.append(f"process {one}: {own:.0f} MB its own, {mapped:.0f} MB of mapped files")
    return found


def try_client(port: int, schemas: Path | None) -> None:
    """Run the client of others in the environment of the bench, or say that it is not there."""
    python = next((path for path in (_BENCH_PYTHON, Path(sys.executable)) if has_client(path)), None)
    if python is None:
        print("  reconciler (PyPI) is not installed: make bench installs it; left out")
        return
    folder = [str(schemas.resolve())] if schemas is not None else []
    command = [str(python), str(_CLIENT), f"http://{HOST}:{port}", *folder]
    done = subprocess.run(command, check=False, timeout=300)
    if done.returncode != 0:
        raise SystemExit("bench: the client was not served as it should be")


def has_client(python: Path) -> bool:
    """True where a Python has the client."""
    return python.is_file() and subprocess.run(
        [str(python), "-c", "import importlib.util as u, sys; sys.exit(u.find_spec('reconciler') is None)"], check=False
    ).returncode == 0  # fmt: skip


if __name__ == "__main__":
    main()
