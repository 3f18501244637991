"""Runs a command as a person would and takes its time and memory from the operating system."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

HANSE = (sys.executable, "-m", "hanse.cli")


@dataclass(frozen=True)
class Run:
    """One finished process."""

    seconds: float  # wall clock, from start to end
    megabytes: float  # largest resident size


def run(arguments: Sequence[str], *, times: int) -> list[Run]:
    """Run a command of hanse ``times`` times, one after the other."""
    return [_run_once([*HANSE, *arguments]) for _ in range(times)]


def _run_once(command: list[str]) -> Run:
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"bench: {' '.join(command[1:])} ended with {process.returncode}; run it to see why")
    return Run(time.perf_counter() - begun, usage.ru_maxrss / 1024)
