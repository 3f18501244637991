"""The bootstrap installs only when something changed, stays inside the clone, and says what to do when it cannot."""

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tools import bootstrap


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone with the files that the fingerprint covers, and without an installation."""
    (tmp_path / "requirements").mkdir()
    for name in ("pyproject.toml", *(f"requirements/{name}.txt" for name in ("uv", "base", "dev", "browser"))):
        (tmp_path / name).write_text(name, encoding="utf-8")
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "LOCAL_CACHE", tmp_path / ".cache")
    monkeypatch.setattr(bootstrap, "LOG", tmp_path / ".cache" / "bootstrap.log")
    return tmp_path


@pytest.fixture
def installs(clone: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The groups that were installed; the installing itself leaves only the command behind."""
    done: list[str] = []

    def install(group: str, env: dict[str, str]) -> None:
        done.append(group)
        (clone / ".venv" / "bin").mkdir(parents=True, exist_ok=True)
        (clone / ".venv" / "bin" / "hanse").touch()

    monkeypatch.setattr(bootstrap, "install", install)
    return done


def test_nothing_is_installed_twice(installs: list[str]) -> None:
    bootstrap.ensure("base")
    bootstrap.ensure("base")
    assert installs == ["base"]


def test_a_larger_group_covers_the_smaller_one(installs: list[str]) -> None:
    bootstrap.ensure("dev")
    bootstrap.ensure("base")
    bootstrap.ensure("browser")
    assert installs == ["dev", "browser"]


@pytest.mark.parametrize("changed", ["pyproject.toml", "requirements/base.txt", "requirements/uv.txt"])
def test_a_changed_file_installs_again(installs: list[str], clone: Path, changed: str) -> None:
    bootstrap.ensure("base")
    (clone / changed).write_text("changed", encoding="utf-8")
    bootstrap.ensure("base")
    assert installs == ["base", "base"]


def test_a_lost_command_installs_again(installs: list[str], clone: Path) -> None:
    bootstrap.ensure("base")
    (clone / ".venv" / "bin" / "hanse").unlink()
    bootstrap.ensure("base")
    assert installs == ["base", "base"]


def test_a_failed_installation_leaves_no_stamp(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(group: str, env: dict[str, str]) -> None:
        raise bootstrap.BootstrapError("broken")

    monkeypatch.setattr(bootstrap, "install", fail)
    assert bootstrap.main(["base"]) == 2
    assert list(clone.glob(".venv/.installed-*")) == []


def test_an_own_cache_is_used_only_where_it_exists_and_is_writable(
    clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("UV_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    assert bootstrap.usable_cache("UV_CACHE_DIR", "uv") == clone / ".cache" / "uv"
    (tmp_path / "own" / "uv").mkdir(parents=True)
    assert bootstrap.usable_cache("UV_CACHE_DIR", "uv") == tmp_path / "own" / "uv"
    monkeypatch.setattr("os.access", lambda path, mode: False)
    assert bootstrap.usable_cache("UV_CACHE_DIR", "uv") == clone / ".cache" / "uv"


def test_scratch_files_stay_inside_the_clone(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    env = bootstrap.environment()
    assert Path(env["TMPDIR"]).is_relative_to(clone)
    assert "PYTHONPATH" not in env


def test_an_old_python_is_refused_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(bootstrap.BootstrapError, match=r"3\.11 or newer is needed.*make PYTHON=python3\.11"):
        bootstrap.check_python()


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_missing_module_is_named_with_its_package(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found: Callable[[str], object] = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == module else found(name))
    with pytest.raises(bootstrap.BootstrapError, match=f"{module}.*apt install python3-venv"):
        bootstrap.check_python()


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("[Errno -3] Temporary failure in name resolution", "check the network"),
        ("error sending request for url", "check the network"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("first\n\n  hash mismatch for numpy\n", "failed: hash mismatch for numpy"),
        ("", "failed: exit code 7"),
    ],
)
def test_a_failure_is_one_line_that_says_what_to_do(output: str, words: str, clone: Path) -> None:
    error = bootstrap.explain(subprocess.CalledProcessError(7, "pip", output), "installing")
    assert words in str(error)
    assert "\n" not in str(error)


@pytest.mark.parametrize("arguments", [[], ["all"], ["base", "dev"]])
def test_an_unknown_group_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main(arguments) == 2
    assert "base|dev|browser" in capsys.readouterr().err
