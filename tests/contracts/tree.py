"""The files of the project, as far as git would take them."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that is tracked or about to be: what .gitignore leaves."""
    done = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(path for name in done.stdout.split("\0") if name != "" and (path := ROOT / name).is_file())


def documents() -> tuple[Path, ...]:
    """Every page of documentation."""
    return tuple(path for path in tracked() if path.suffix == ".md" and "tests" not in path.relative_to(ROOT).parts)


def name_of(path: Path) -> str:
    """A file as its name from the root of the clone."""
    return path.relative_to(ROOT).as_posix()
