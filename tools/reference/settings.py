"""docs/reference/settings.md: environment variables."""

from hanse.cli.settings import SETTINGS
from tools.reference.markdown import table

MEASURING = {
    "HANSE_BENCH_DIR": "Folder with material that may not be passed on and that some measurements in `bench/` need; "
    "where it is not set they are left out and say so.",
}


def page() -> str:
    """The page."""
    rows = [(f"`{setting.name}`", setting.default, setting.meaning) for setting in SETTINGS]
    return "\n\n".join(
        [
            "# Settings",
            "This page lists the environment variables that the command reads. An option on the command line wins "
            "over the variable. Nothing below the command line reads the environment.",
            table(("variable", "where it is not set", "meaning"), rows),
            "Those who measure can set one more:",
            table(("variable", "meaning"), ((f"`{name}`", meaning) for name, meaning in MEASURING.items())),
            "`make` takes `PORT`, `HOST` and `PYTHON` on its own command line: [make.md](make.md).",
        ]
    )
