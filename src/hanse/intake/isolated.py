"""Reads one file and prints its sheet as JSON; runs as a process of its own, bounded by the operating system."""

import contextlib
import json
import sys
from pathlib import Path

from hanse.errors import HanseError
from hanse.intake.limits import Limits
from hanse.intake.reading import read_bytes


def main(path: str, ceilings: str) -> int:
    """Read the file at ``path`` within ``ceilings``, which are Limits as JSON."""
    limits = Limits(**json.loads(ceilings))
    bound(limits.seconds, limits.memory_bytes)
    try:
        content = read_bytes(Path(path).read_bytes(), Path(path).name, limits).as_data()
    except HanseError as error:
        content = {"what": error.what, "where": error.where, "hint": error.hint}
    except (MemoryError, RecursionError):
        content = {"what": "reading it takes too much memory", "where": path, "hint": "split the file"}
    sys.stdout.write(json.dumps(content))
    return 0


def bound(seconds: int, memory: int) -> None:
    """Let the operating system stop this process past a limit, where it can."""
    if sys.platform == "win32":
        return  # no such limits there; the parent still stops the process after its time
    import resource

    for kind, value in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (value, value))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
