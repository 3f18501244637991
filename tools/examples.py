"""The examples of the README are real: ``python -m tools.examples`` runs them and writes down what they print.

Every fenced block marked ``console`` holds commands (after ``$ ``) and what they print on stdout. ``--check`` writes
nothing and fails where a block no longer says what its commands print.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "README.md"
BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", flags=re.DOTALL)


def main(arguments: list[str]) -> int:
    """Write the page anew, or only say whether it is stale."""
    written = PAGE.read_text(encoding="utf-8")
    made = BLOCK.sub(lambda found: run_block(found.group()), written)
    if made == written:
        return 0
    if arguments == ["--check"]:
        print(
            "README.md shows other output than its commands print: run make docs and commit the result", file=sys.stderr
        )
        return 1
    PAGE.write_text(made, encoding="utf-8")
    print("wrote README.md")
    return 0


def run_block(block: str) -> str:
    """The same commands, each followed by what it prints now."""
    commands = re.findall(r"^\$ (.*)$", block, flags=re.MULTILINE)
    return "".join(f"$ {command}\n{printed_by(command)}" for command in commands)


def printed_by(command: str) -> str:
    """What a command prints on stdout, without the blanks at line ends."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    if done.stdout == "":
        raise SystemExit(f"{command} prints nothing: {done.stderr.strip()}")
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
