"""The examples of the README work on the shipped data."""

import re
from pathlib import Path

import pytest

from tests.contracts.tree import ROOT
from tools.examples import BLOCK, printed_by


@pytest.mark.slow
def test_every_example_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HANSE_RELEASES", str(tmp_path))
    monkeypatch.delenv("HANSE_DATA", raising=False)
    blocks = BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    commands = [command for block in blocks for command in re.findall(r"^\$ (.*)$", block, flags=re.MULTILINE)]
    assert len(commands) >= 8
    for command in commands:
        shown = printed_by(command.replace("var/", f"{tmp_path}/"))
        assert len(shown.splitlines()) >= 1, command
