"""The published analyses of a release: compiled, computed, kept beside it."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hanse.release import Release, open_release

if TYPE_CHECKING:  # imported where it is used: other commands start without the arithmetic
    from hanse.study.shelf import Default


def defaults() -> "tuple[Default[Any], ...]":
    """Every analysis and every piece of advice that is published with a release."""
    from hanse.advise.defaults import ADVICE
    from hanse.study.defaults import STUDIES

    return (*STUDIES, *ADVICE)


class Compiling:
    """Compiles the arithmetic in a process of its own, so that it is ready when a build is."""

    def __init__(self) -> None:
        command = [sys.executable, "-c", "from hanse.analysis.warm import warm; warm()"]
        self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL)

    def wait(self, progress: Callable[[str], None]) -> None:
        """Wait until it is done; what it could not compile is compiled where it is used."""
        if self._process.poll() is None:
            progress("Compiling the arithmetic (once after an installation or update, up to a minute)")
            self._process.wait()

    def stop(self) -> None:
        """End it early."""
        if self._process.poll() is None:
            self._process.terminate()
            self._process.wait()


def compute(folder: Path, withheld: Path | None, progress: Callable[[str], None]) -> tuple[tuple[str, float], ...]:
    """Compute and keep every published analysis of the release in ``folder`` that is not kept yet."""
    from hanse.study.shelf import fill

    release: Release = open_release(folder, withheld=withheld)
    try:
        return fill(release, defaults(), progress=lambda name: progress(f"Analysis: {name}"))
    finally:
        release.close()
