"""Computes the published analyses of a release for a running site, in a process of its own at the lowest priority.

Run as ``python -m hanse.web.studying RELEASE [WITHHELD]``. It compiles the arithmetic first, once per installation.
"""

import contextlib
import os
import sys
from pathlib import Path

from hanse.analysis.warm import warm
from hanse.errors import HanseError
from hanse.release import open_release
from hanse.study.shelf import fill
from hanse.web.background import alone
from hanse.web.studies import PUBLISHED

_LOWEST = 19
_LOCK = ".studies.lock"


def main(release: str, withheld: str = "") -> int:
    """Compute what is not kept beside the release yet."""
    with contextlib.suppress(OSError, AttributeError):  # no priorities on this system: compute all the same
        os.nice(_LOWEST)
    try:
        with alone(Path(release).parent / _LOCK):
            warm()
            fill(open_release(Path(release), withheld=Path(withheld) if withheld != "" else None), PUBLISHED)
    except HanseError as error:
        print(f"hanse: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"hanse: analyses cannot be kept beside {release}: {error.strerror}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
