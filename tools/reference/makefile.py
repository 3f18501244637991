"""docs/reference/make.md: the targets and variables of the Makefile."""

import re
from pathlib import Path

from tools.reference.markdown import table

MAKEFILE = Path(__file__).resolve().parent.parent.parent / "Makefile"
VARIABLES = {
    "PYTHON": "Python that makes `.venv`; 3.11 or newer",
    "HOST": "address that `make serve` listens on",
    "PORT": "port that `make serve` listens on",
}


def page() -> str:
    """The page."""
    text = MAKEFILE.read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z-]+):.*?## (.*)$", text, flags=re.MULTILINE)
    defaults = dict(re.findall(r"^([A-Z]+) \?= (.*)$", text, flags=re.MULTILINE))
    return "\n\n".join(
        [
            "# The targets of make",
            "This page lists what `make` does in a clone. Each target first brings `.venv` up to date where it needs "
            "to; `tools/bootstrap.py` says how.",
            table(("target", "what it does"), ((f"`make {name}`", what) for name, what in targets)),
            table(
                ("variable", "default", "meaning"),
                ((f"`{name}`", f"`{default}`", VARIABLES[name]) for name, default in defaults.items()),
            ),
        ]
    )
