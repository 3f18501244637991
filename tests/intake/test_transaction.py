"""All files change or none does, whenever the writer is stopped; and there is one writer at a time."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from hanse.errors import StructureError
from hanse.intake import transaction
from hanse.intake.transaction import finish, write_together, writing

HERE = socket.gethostname()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    for name in ("one.csv", "sub/two.csv"):
        (tmp_path / name).write_text("old", encoding="utf-8")
    return tmp_path


def texts(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.csv"))}


OLD = {"one.csv": "old", "sub/two.csv": "old"}
NEW = {"one.csv": "new", "new/three.csv": "new", "sub/two.csv": "new"}


def change(folder: Path) -> None:
    write_together({folder / name: text for name, text in NEW.items()}, folder)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_all_files_are_replaced_and_nothing_else_is_left(folder: Path) -> None:
    with writing(folder, "a test"):
        change(folder)
    assert texts(folder) == dict(sorted(NEW.items()))
    assert names(folder) == ["new", "one.csv", "sub"]


def test_none_is_changed_where_one_cannot_be_written(folder: Path) -> None:
    (folder / "taken.csv" / "inside").mkdir(parents=True)  # a folder in the place of a file
    with writing(folder, "a test"), pytest.raises(StructureError, match="nothing was changed"):
        write_together({folder / "one.csv": "new", folder / "z" / "z.csv": "new", folder / "taken.csv": "new"}, folder)
    assert (folder / "one.csv").read_text(encoding="utf-8") == "old"
    assert names(folder) == ["one.csv", "sub", "taken.csv"]


SCRIPT = """
import os, sys
from pathlib import Path
from hanse.intake.transaction import write_together, writing
folder, stop = Path(sys.argv[1]), int(sys.argv[2])
left = [stop]
def killed(event, arguments):
    if event in ("os.rename", "os.mkdir", "open") and str(folder) in str(arguments[0]):
        left[0] -= 1
        if left[0] < 0:
            os._exit(9)
with writing(folder, "a test"):
    sys.addaudithook(killed)
    write_together({folder / "one.csv": "new", folder / "new" / "three.csv": "new", folder / "sub" / "two.csv": "new"},
                   folder)
"""


def test_a_writer_killed_at_any_step_leaves_the_old_or_the_new(folder: Path) -> None:
    """Stopped before its first, second, third ... touch of the disk; whoever comes next finds no half."""
    outcomes = []
    for stop in range(40):
        for path in sorted(folder.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        (folder / "sub").mkdir()
        for name, text in OLD.items():
            (folder / name).write_text(text, encoding="utf-8")
        done = subprocess.run([sys.executable, "-c", SCRIPT, str(folder), str(stop)], check=False)
        finish(folder)
        outcomes.append(texts(folder))
        assert outcomes[-1] in (OLD, dict(sorted(NEW.items())))
        assert not (folder / ".pending").exists()
        if done.returncode == 0:
            break
        assert done.returncode == 9
    assert outcomes[0] == OLD
    assert outcomes[-2] == outcomes[-1] == dict(sorted(NEW.items()))


def test_a_second_writer_is_told_who_is_writing(folder: Path) -> None:
    with (
        writing(folder, "hanse intake members.csv"),
        pytest.raises(StructureError, match=f"process {os.getpid()} on .*: hanse intake members.csv"),
        writing(folder, "another"),
    ):
        pass
    assert names(folder) == ["one.csv", "sub"]


def lock(folder: Path, **content: object) -> None:
    told = {"process": os.getpid(), "begun": "", "machine": HERE, "what": "something"} | content
    (folder / ".writing").write_text(json.dumps(told), encoding="utf-8")


def gone() -> int:
    """The number of a process that has ended."""
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def test_a_lock_whose_writer_is_gone_is_taken_over(folder: Path) -> None:
    lock(folder, process=gone())
    with writing(folder, "a test"):
        change(folder)
    assert names(folder) == ["new", "one.csv", "sub"]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system does not say when a process began")
def test_a_number_given_to_a_later_process_does_not_hold_the_lock(folder: Path) -> None:
    lock(folder, begun="1")
    with writing(folder, "a test"):
        pass
    assert names(folder) == ["one.csv", "sub"]


@pytest.mark.parametrize("content", [{"machine": "elsewhere"}, {"process": "x"}])
def test_a_lock_of_which_nothing_can_be_known_is_left(folder: Path, content: dict[str, object]) -> None:
    lock(folder, **content)
    with pytest.raises(StructureError, match="is writing there") as refused, writing(folder, "a test"):
        pass
    assert "delete" in refused.value.hint
    assert not finish(folder)
    (folder / ".writing").write_text("{", encoding="utf-8")
    with pytest.raises(StructureError, match="cannot be read"), writing(folder, "a test"):
        pass


def test_what_is_being_written_is_not_finished_by_others(folder: Path) -> None:
    with writing(folder, "a test"):
        (folder / ".pending").mkdir()
        assert not finish(folder)
    assert finish(folder)
    assert names(folder) == ["one.csv", "sub"]


def test_an_interruption_undoes_the_change(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle = transaction._settle

    def interrupted(data_dir: Path) -> None:
        settle(data_dir)
        raise KeyboardInterrupt

    with writing(folder, "a test"):
        monkeypatch.setattr(transaction, "_settle", interrupted)
        with pytest.raises(KeyboardInterrupt):
            change(folder)
    assert texts(folder) == OLD
    assert names(folder) == ["one.csv", "sub"]
