"""Takes times: both sides in turn, so that a busy machine disturbs both alike; slow ones in processes of their own."""

import gc
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

Work = Callable[..., object]
NEVER: Final = float("inf")


@dataclass
class Times:
    """Wall and processor seconds of one call, one of each a round."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Wall seconds."""
        return statistics.median(self.wall)


@dataclass
class Row:
    """One line of the table: our times, those of each peer, what is required and whether it was met."""

    task: str
    required: str
    least: float | None = None  # how many times faster than every peer
    ours: Times = field(default_factory=Times)
    peers: dict[str, Times] = field(default_factory=dict)
    limits: dict[str, tuple[float, float]] = field(default_factory=dict)  # (measured, at most)
    checks: dict[str, bool] = field(default_factory=dict)  # what was compared, and whether it held
    notes: list[str] = field(default_factory=list)

    def ratios(self, name: str, kind: str = "wall") -> list[float]:
        """How many times longer a peer took, round by round; against the median of ours where it ran once."""
        theirs, ours = getattr(self.peers[name], kind), getattr(self.ours, kind)
        if len(theirs) == 1:
            return [theirs[0] / max(statistics.median(ours), 1e-9)]
        return [their / max(our, 1e-9) for their, our in zip(theirs, ours, strict=False)]

    @property
    def verdict(self) -> str:
        """Met, not met, or for scale where nothing is required."""
        held = [*self.checks.values(), *(value <= most for value, most in self.limits.values())]
        if self.least is not None:
            held += [statistics.median(self.ratios(name)) >= self.least for name in self.peers]
        if not all(held):
            return "NOT MET"
        return "met" if self.least is not None or len(self.limits) > 0 else "for scale"

    @property
    def measured(self) -> str:
        """The figure that stands against the requirement."""
        parts = [f"{value:,.4g} {unit}" for unit, (value, _) in self.limits.items()]
        if len(self.peers) > 0:
            worst = min(self.peers, key=lambda name: statistics.median(self.ratios(name)))
            found = self.ratios(worst)
            parts.append(
                f"{statistics.median(found):,.1f} x" + (f" (least {min(found):,.1f})" if len(found) > 1 else "")
            )
        return ", ".join(parts) or f"{self.ours.median:.4f} s"

    def lines(self) -> list[str]:
        """Printable lines: the requirement first, then what it rests on."""
        found = [f"{self.task:<50.50} {self.required:<16.16} {self.measured:<42} {self.verdict}"]
        rounds = self.ours.wall
        if len(rounds) > 0:
            found.append(f"    ours {_spread(rounds)}, {len(rounds)} rounds")
        for name, times in self.peers.items():
            wall, cpu = (statistics.median(self.ratios(name, kind)) for kind in ("wall", "cpu"))
            found.append(
                f"    {name} {_spread(times.wall)}: {wall:,.1f} x by the clock, {cpu:,.1f} x by processor time"
            )
        found += [f"    {'holds' if held else 'FAILS'}: {what}" for what, held in self.checks.items()]
        return found + [f"    {note}" for note in self.notes]


def _spread(values: Sequence[float]) -> str:
    unit, scale = ("s", 1.0) if statistics.median(values) >= 0.1 else ("ms", 1000.0)
    least, middle = scale * min(values), scale * statistics.median(values)
    return f"{middle:.3f} {unit}" + (f" (least {least:.3f})" if len(values) > 1 else "")


def timed(work: Work, prepare: Callable[[], Any] | None, times: Times, *, calls: int = 1) -> None:
    """Add one round: the median of some calls; what ``prepare`` makes is handed over and not timed."""
    wall, cpu = [], []
    for _ in range(calls):
        given = () if prepare is None else (prepare(),)
        begun, used = time.perf_counter(), time.process_time()
        work(*given)
        wall.append(time.perf_counter() - begun)
        cpu.append(time.process_time() - used)
    times.wall.append(statistics.median(wall))
    times.cpu.append(statistics.median(cpu))


def compare(
    task: str,
    required: str,
    ours: Work,
    peers: dict[str, Work],
    *,
    least: float | None = None,
    prepare: Callable[[], Any] | None = None,
    runs: int = 5,
    peer_runs: int = 3,
    calls: int = 1,
) -> Row:
    """Each side once without counting, then in turn; ``calls`` of each a round where they are short."""
    row = Row(task, required, least)
    timed(ours, prepare, Times())
    gc.collect()
    for at in range(runs):
        timed(ours, prepare, row.ours, calls=calls)
        for name, work in peers.items():
            if at < peer_runs:
                timed(work, None, row.peers.setdefault(name, Times()), calls=calls)
    return row


@dataclass(frozen=True)
class Alone:
    """What a task did in a process of its own; ``seconds`` is infinite where it was stopped at the cap."""

    seconds: float
    megabytes: float
    said: str
    cpu: float = NEVER  # processor seconds, where the task tells


def alone(module: str, *arguments: str, cap: float) -> Alone:
    """Run ``python -m module arguments``, which says ``begun`` when it starts to count, and end it after ``cap`` s.

    A line ``cpu SECONDS`` is processor time; every other line it prints is a remark, of which the last is handed back.
    """
    command = [sys.executable, "-m", module, *arguments]
    said: list[str] = []
    cpu = NEVER
    was_ended = threading.Event()
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as errors,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True) as process,
    ):

        def end() -> None:
            was_ended.set()
            process.send_signal(signal.SIGKILL)

        timer, begun = threading.Timer(cap, end), 0.0
        for line in process.stdout or ():
            if line.strip() == "begun":
                begun = time.perf_counter()
                timer.start()
            elif line.startswith("cpu "):
                cpu = float(line.split()[1])
            elif line.strip() != "":
                said.append(line.strip())
        seconds = time.perf_counter() - begun
        timer.cancel()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        trouble = errors.read()
    megabytes = usage.ru_maxrss / 1024
    last = said[-1] if len(said) > 0 else "it said nothing"
    if was_ended.is_set():
        return Alone(NEVER, megabytes, f"did not finish in {cap:.0f} s; at the end: {last}")
    if process.returncode != 0:
        reason = (trouble.strip().splitlines() or ["no reason given"])[-1]
        return Alone(NEVER, megabytes, f"failed after {seconds:.0f} s: {reason[:120]}")
    return Alone(seconds, megabytes, last, cpu)
