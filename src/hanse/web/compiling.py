"""Compiles the gazetteer for a running site, in a process of its own and at the lowest priority.

Run as ``python -m hanse.web.compiling FOLDER``. Several workers may start it: one compiles, the others wait for it.
"""

import contextlib
import os
import sys
from pathlib import Path

from hanse.errors import HanseError
from hanse.resolve.index.store import bring_index
from hanse.web.background import alone

_LOWEST = 19
_LOCK = ".gazetteer.lock"


def main(folder: str) -> int:
    """Bring the compiled gazetteer into ``folder``."""
    place = Path(folder)
    with contextlib.suppress(OSError, AttributeError):  # no priorities on this system: compile all the same
        os.nice(_LOWEST)
    try:
        place.mkdir(parents=True, exist_ok=True)
        with alone(place / _LOCK):
            bring_index(place, progress=lambda _what, _share: None)
    except HanseError as error:
        print(f"hanse: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"hanse: the gazetteer cannot be compiled in {folder}: {error.strerror}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
