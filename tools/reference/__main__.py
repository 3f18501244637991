"""``python -m tools.reference`` writes the generated pages; ``--check`` fails where one is stale."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from tools.reference import commands, errors, makefile, routes, schema, settings

REFERENCE = Path(__file__).resolve().parent.parent.parent / "docs" / "reference"
NOTICE = "<!-- Written by `make docs` from the code; edit the code instead. -->\n"
PAGES: Mapping[str, Callable[[], str]] = {
    "cli.md": commands.page,
    "make.md": makefile.page,
    "settings.md": settings.page,
    "routes.md": routes.page,
    "errors.md": errors.page,
    "data-package.md": schema.page,
}


def stale(folder: Path = REFERENCE) -> dict[str, str]:
    """Generated pages whose file differs from what the code says now, with their new text."""
    made = {name: f"{NOTICE}{page().strip()}\n" for name, page in PAGES.items()}
    return {name: text for name, text in made.items() if _read(folder / name) != text}


def main(arguments: list[str]) -> int:
    """Write what is stale, or only say so."""
    changed = stale()
    if arguments == ["--check"]:
        for name in changed:
            print(f"docs/reference/{name} is stale: run make docs and commit the result", file=sys.stderr)
        return 1 if len(changed) > 0 else 0
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, text in changed.items():
        (REFERENCE / name).write_text(text, encoding="utf-8")
        print(f"wrote docs/reference/{name}")
    return 0


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
