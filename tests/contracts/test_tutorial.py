"""The tutorial works as it is written: its commands run in order, and what it shows is what they print."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contracts.tree import ROOT

PAGE = ROOT / "docs" / "tutorials" / "from-a-sheet-to-a-release.md"


def steps(text: str) -> list[tuple[str, list[str]]]:
    """(command, lines that its output has to hold) of every command on the page."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```console\n(.*?)```", text, flags=re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            lines = part.rstrip().split("\n")
            end = lines.index("END") + 1 if "<<END" in lines[0] else 1
            found.append(("\n".join(lines[:end]), lines[end:]))
    return found


@pytest.mark.slow
def test_the_tutorial_runs_as_written(tmp_path: Path) -> None:
    found = steps(PAGE.read_text(encoding="utf-8"))
    script = ["set -e"]
    for number, (command, _) in enumerate(found):
        script += [command, f"echo '<<<{number}>>>'"]
    text = (
        "\n".join(script)
        .replace("var/tutorial", str(tmp_path))
        .replace(".venv/bin/", f"{Path(sys.executable).parent}/")
    )
    done = subprocess.run(
        ["bash", "-c", text],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "80"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    shown = done.stdout
    for name in (str(tmp_path), os.path.relpath(tmp_path, ROOT)):
        shown = shown.replace(name, "var/tutorial")
    printed = re.split(r"<<<\d+>>>\n", shown)
    for (command, wanted), output in zip(found, printed, strict=False):
        squeezed = " ".join(output.split())
        missing = [line for line in wanted if " ".join(line.split()) not in squeezed]
        assert missing == [], f"{command}\nprints\n{output}"
    assert len(found) >= 12
