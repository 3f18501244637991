"""Takes times: both sides in turn, so that a busy machine disturbs both alike; slow ones in processes of their own."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Row:
    """One line of the table: our times, and those of each peer."""

    task: str
    required: str
    ours: list[float] = field(default_factory=list)
    peers: dict[str, list[float]] = field(default_factory=dict)
    note: str = ""

    def lines(self) -> list[str]:
        """Printable lines, one a peer."""
        ours = statistics.median(self.ours)
        head = f"{self.task:<44.44} {ours:>10.4f} s"
        if len(self.peers) == 0:
            return [f"{head} {'':<34} {'':>21} required {self.required} {self.note}".rstrip()]
        found = []
        for name, times in self.peers.items():
            median = statistics.median(times)
            ratio = f"{median / ours:>8.1f} x" if median < float("inf") else "        -"
            shown = f"{median:>10.4f} s" if median < float("inf") else f"{'no answer':>12}"
            found.append(f"{head} {name:<34.34} {shown} {ratio} required {self.required} {self.note}".rstrip())
        return found


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one call."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def compare(
    task: str,
    required: str,
    ours: Callable[[], object],
    peers: dict[str, Callable[[], object]],
    *,
    runs: int = 5,
    peer_runs: int = 3,
) -> Row:
    """Each side once without counting, then in turn."""
    row = Row(task, required)
    ours()
    for at in range(runs):
        row.ours.append(seconds(ours))
        for name, work in peers.items():
            if at < peer_runs:
                row.peers.setdefault(name, []).append(seconds(work))
    return row


@dataclass(frozen=True)
class Alone:
    """What a task did in a process of its own; ``seconds`` is infinite where it was stopped at the cap."""

    seconds: float
    megabytes: float
    said: str


def alone(module: str, *arguments: str, cap: float) -> Alone:
    """Run ``python -m module arguments``; it prints seconds, megabytes and a remark on its last line."""
    command = [sys.executable, "-m", module, *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=cap + 30, check=False)
    except subprocess.TimeoutExpired:
        return Alone(float("inf"), float("nan"), f"stopped after {cap:.0f} s")
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        return Alone(float("inf"), float("nan"), f"failed: {last[:90]}")
    taken, megabytes, said = done.stdout.strip().splitlines()[-1].split("\t")
    return Alone(float(taken), float(megabytes), said)
