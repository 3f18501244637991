"""docs/reference/settings.md: environment variables."""

from hanse.cli.settings import SETTINGS
from tools.reference.markdown import table


def page() -> str:
    """The page."""
    rows = [(f"`{setting.name}`", setting.default, setting.meaning) for setting in SETTINGS]
    return "\n\n".join(
        [
            "# Settings",
            "This page lists the environment variables that the command reads. An option on the command line wins "
            "over the variable. Nothing below the command line reads the environment.",
            table(("variable", "where it is not set", "meaning"), rows),
            "`make` takes `PORT`, `HOST` and `PYTHON` on its own command line: [make.md](make.md).",
        ]
    )
