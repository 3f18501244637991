"""docs/reference/errors.md: the families of errors and what each leads to."""

import inspect

from hanse import errors
from hanse.cli.command import REFUSED
from hanse.web.errors import FAMILIES, status_of
from tools.reference.markdown import table

INTRODUCTION = """# Errors

This page lists the families of errors that Hanse raises on purpose. Each says what is wrong, where, and what to do.
On the command line the message goes to stderr and the exit code is 2; with `--format json` an object with `error`,
`where`, `hint` (and `candidates`) goes to stdout as well. The site answers with a page, or under a `.json` address
with `{"error": {"status", "family", "what", "where", "hint", "candidates", "near"}}`.
"""


def page() -> str:
    """The page."""
    rows = []
    for family in families():
        status = status_of(_example(family))
        meaning = inspect.getdoc(family) or ""
        rows.append(
            (f"`{family.__name__}`", meaning.split("\n\n")[0], str(REFUSED), str(status), f"`{FAMILIES[status]}`")
        )
    return f"{INTRODUCTION}\n{table(('family', 'meaning', 'exit code', 'HTTP status', 'family in JSON'), rows)}"


def families() -> list[type[errors.HanseError]]:
    """Every error class, in the order of the module."""
    members = vars(errors).values()
    return [item for item in members if isinstance(item, type) and issubclass(item, errors.HanseError)]


def _example(family: type[errors.HanseError]) -> errors.HanseError:
    return family.__new__(family)
