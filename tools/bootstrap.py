"""Put everything a make target needs into .venv, and only when something it was made from has changed.

Runs on the bare system Python (3.11 or newer), with the standard library alone:
``python3 tools/bootstrap.py base`` (serve, build), ``dev`` (test, check), ``browser`` (test-browser).

uv does the installing because it is several times faster than pip; where uv cannot be had or fails, pip installs the
same hashed files. Nothing is written outside the clone, except into a package cache that exists already.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCAL_CACHE = ROOT / ".cache"
LOG = LOCAL_CACHE / "bootstrap.log"
OLDEST_PYTHON = (3, 11)
GROUPS = {
    "base": ("base.txt",),
    "dev": ("base.txt", "dev.txt"),
    "browser": ("base.txt", "dev.txt", "browser.txt"),
}
NETWORK_WORDS = (
    "name or service not known",
    "temporary failure in name resolution",
    "failed to establish a new connection",
    "network is unreachable",
    "connection refused",
    "dns error",
    "timed out",
    "failed to lookup address",
    "error sending request",
    "no matching distribution found",
)


class BootstrapError(Exception):
    """What is wrong and what to do, in one line."""


def say(text: str) -> None:
    """Show progress at once, also through a pipe."""
    print(f"hanse: {text}", file=sys.stderr, flush=True)


def check_python() -> None:
    """Stop with one line where this Python cannot carry the project."""
    if sys.version_info < OLDEST_PYTHON:
        wanted = ".".join(map(str, OLDEST_PYTHON))
        raise BootstrapError(
            f"Python {wanted} or newer is needed and {sys.executable} is {platform.python_version()}: "
            f"install a newer one and run make PYTHON=python{wanted} ..."
        )
    missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if len(missing) > 0:
        raise BootstrapError(
            f"{sys.executable} comes without the module {missing[0]}: install it "
            "(Debian and Ubuntu: apt install python3-venv) and run the same command again"
        )


def usable_cache(variable: str, name: str) -> Path:
    """Return the person's own package cache where it exists and is writable, else a folder of the clone."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    own = Path(os.environ.get(variable) or home / name)
    if own.is_dir() and os.access(own, os.W_OK):
        return own
    return LOCAL_CACHE / name


def environment() -> dict[str, str]:
    """Return the variables under which the installers stay inside the clone."""
    scratch = LOCAL_CACHE / "tmp"
    scratch.mkdir(parents=True, exist_ok=True)
    env = dict(os.environ)
    env.pop("PYTHONPATH", None)
    env.update(
        TMPDIR=str(scratch),
        PIP_CACHE_DIR=str(usable_cache("PIP_CACHE_DIR", "pip")),
        UV_CACHE_DIR=str(usable_cache("UV_CACHE_DIR", "uv")),
        PIP_DISABLE_PIP_VERSION_CHECK="1",
        PIP_NO_INPUT="1",
        UV_PYTHON_DOWNLOADS="never",
        UV_SYSTEM_CERTS="true",
        UV_NO_PROGRESS="1",
        VIRTUAL_ENV=str(VENV),
    )
    return env


def run(*command: str | Path, env: dict[str, str], folder: Path = ROOT, log: Path = LOG) -> str:
    """Run a command into a log; return what it printed, or raise CalledProcessError with it."""
    done = subprocess.run(
        [str(part) for part in command],
        env=env,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    with log.open("a", encoding="utf-8") as file:
        file.write(f"$ {' '.join(map(str, command))}\n{done.stdout}\n")
    if done.returncode != 0:
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout)
    return done.stdout


def explain(error: subprocess.CalledProcessError, doing: str) -> BootstrapError:
    """Turn the failure of an installer into one line that says what to do."""
    output = str(error.output).lower()
    if "no space left" in output:
        return BootstrapError(
            f"{doing} failed because the disk is full: free some space and run the same command again"
        )
    if any(word in output for word in NETWORK_WORDS):
        return BootstrapError(
            f"{doing} failed because the Python package index cannot be reached: check the network "
            f"(or the proxy and pip settings) and run the same command again; details in {LOG.relative_to(ROOT)}"
        )
    lines = [line.strip() for line in str(error.output).splitlines() if line.strip()]
    last = lines[-1] if len(lines) > 0 else f"exit code {error.returncode}"
    return BootstrapError(f"{doing} failed: {last}; details in {LOG.relative_to(ROOT)}")


def is_whole(python: Path) -> bool:
    """Tell whether .venv belongs to this clone and has a pip that runs."""
    settings = VENV / "pyvenv.cfg"
    if not python.exists() or not settings.exists() or str(VENV) not in settings.read_text(encoding="utf-8"):
        return False
    probe = "import sys, pip; print(sys.prefix, *sys.version_info[:2])"
    done = subprocess.run([str(python), "-c", probe], capture_output=True, text=True, check=False)
    return done.returncode == 0 and done.stdout.split() == [str(VENV), *map(str, sys.version_info[:2])]


def make_venv(env: dict[str, str]) -> Path:
    """Return the Python of .venv, made anew where it is missing, broken or was moved."""
    python = VENV / "bin" / "python"
    if is_whole(python):
        return python
    say("making .venv")
    if VENV.exists():
        shutil.rmtree(VENV)
    try:
        run(sys.executable, "-m", "venv", VENV, env=env)
    except subprocess.CalledProcessError as error:
        shutil.rmtree(VENV, ignore_errors=True)
        if "ensurepip" in str(error.output):
            raise BootstrapError(
                f"{sys.executable} cannot make a virtual environment: install its venv module "
                "(Debian and Ubuntu: apt install python3-venv) and run the same command again"
            ) from error
        raise explain(error, "making .venv") from error
    return python


def find_uv(python: Path, env: dict[str, str]) -> Path | None:
    """Return a uv that runs, installed from its hashed file, or None where there is none for this machine."""
    uv = VENV / "bin" / "uv"
    if not uv.exists():
        say("fetching the installer uv")
        try:
            run(python, "-m", "pip", "install", "--require-hashes", "-r", "requirements/uv.txt", env=env)
        except subprocess.CalledProcessError as error:
            if is_unreachable(error):
                raise explain(error, "fetching the installer uv") from error
    try:
        run(uv, "--version", env=env)
    except (OSError, subprocess.CalledProcessError):
        return None
    return uv


def is_unreachable(error: subprocess.CalledProcessError) -> bool:
    """Tell whether pip failed for want of a network rather than for want of a package."""
    return any(word in str(error.output).lower() for word in NETWORK_WORDS[:-1])


def install(group: str, env: dict[str, str]) -> None:
    """Install the hashed requirements of a group, then the project itself without its dependencies."""
    python = make_venv(env)
    files = [part for name in GROUPS[group] for part in ("-r", f"requirements/{name}")]
    hashed = ("--require-hashes", *files)
    project = ("--no-deps", "--no-build-isolation", "-e", ".")
    uv = find_uv(python, env)
    if uv is not None:
        say(f"installing the {group} packages")
        start = (uv, "pip", "install", "--python", python)
        try:
            run(*start, *hashed, env=env)
            run(*start, *project, env=env)
            return
        except subprocess.CalledProcessError:
            say("uv did not manage; trying pip")
    say(f"installing the {group} packages with pip (about a minute)")
    try:
        run(python, "-m", "pip", "install", *hashed, env=env)
        run(python, "-m", "pip", "install", *project, env=env)
    except subprocess.CalledProcessError as error:
        raise explain(error, f"installing the {group} packages") from error


def fingerprint(group: str) -> str:
    """Return a digest of everything the installed packages of a group depend on."""
    digest = hashlib.sha256(f"{group} {ROOT} {platform.python_version()}".encode())
    files = [ROOT / "pyproject.toml", *(ROOT / "requirements" / name for name in ("uv.txt", *GROUPS[group]))]
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def ensure(group: str) -> None:
    """Bring .venv up to date for a group; return at once where it is."""
    stamp = VENV / f".installed-{group}"
    wanted = fingerprint(group)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted and (VENV / "bin" / "hanse").exists():
        return
    check_python()
    begun = time.monotonic()
    env = environment()
    LOG.write_text("", encoding="utf-8")
    for old in VENV.glob(".installed-*"):
        old.unlink()
    install(group, env)
    shutil.rmtree(LOCAL_CACHE / "tmp", ignore_errors=True)
    for name, files in GROUPS.items():
        if set(files) <= set(GROUPS[group]):
            (VENV / f".installed-{name}").write_text(fingerprint(name), encoding="utf-8")
    say(f"packages ready after {time.monotonic() - begun:.0f} s")


def main(arguments: list[str]) -> int:
    """Run from make: one argument, the group."""
    if len(arguments) != 1 or arguments[0] not in GROUPS:
        print(f"usage: bootstrap.py {'|'.join(GROUPS)}", file=sys.stderr)
        return 2
    try:
        ensure(arguments[0])
    except BootstrapError as error:
        say(str(error))
        return 2
    except PermissionError as error:
        say(f"cannot write {error.filename}: make the folder yours (chown) or clone anew as yourself")
        return 2
    except KeyboardInterrupt:
        say("stopped; the next run takes it up again")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
