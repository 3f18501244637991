"""The worked notebook runs on the data of this repository, and its runner does what a reader of Jupyter expects."""

from pathlib import Path

import pytest

from hanse.release import Release
from tools.notebook import Notebook, read, run, write

NOTEBOOKS = sorted((Path(__file__).parents[2] / "docs" / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_keeps_what_it_prints(
    path: Path, shipped: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HANSE_RELEASES", str(shipped.origin.parent))
    notebook = read(path)
    assert all(cell["outputs"] for cell in notebook["cells"] if cell["cell_type"] == "code"), "run tools.notebook"
    names = run(notebook)
    assert names["found"].n_judged > 50  # type: ignore[attr-defined]
    assert len(names["spread"].dropped) == len(names["held"].networks)  # type: ignore[attr-defined]
    # Rules of admission explain some of what is found without them.
    changed = [one for one in names["effect"].entering if one.null == "sdsm"]  # type: ignore[attr-defined]
    assert all(one.found <= one.found_open for one in changed)
    assert any(one.found < one.found_open for one in changed)


def cells(*sources: str) -> Notebook:
    return {"cells": [{"cell_type": "code", "source": [source], "outputs": []} for source in sources]}


def test_cells_share_names_and_show_their_last_value() -> None:
    notebook = cells("a = 2\nprint('two')", "a + 1", "a = 5")
    assert run(notebook)["a"] == 5
    first, second, third = (cell["outputs"] for cell in notebook["cells"])
    assert first == [{"name": "stdout", "output_type": "stream", "text": ["two\n"]}]
    assert second[0]["data"] == {"text/plain": ["3"]}
    assert third == []


def test_an_error_names_its_cell() -> None:
    with pytest.raises(ZeroDivisionError) as raised:
        run(cells("a = 0", "1 / a"))
    assert any(entry.path == "cell 2" or str(entry.path).endswith("cell 2") for entry in raised.traceback)


def test_a_notebook_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "one.ipynb"
    write(path, cells("1"))
    assert read(path) == cells("1")
    assert [file.name for file in tmp_path.iterdir()] == ["one.ipynb"]
