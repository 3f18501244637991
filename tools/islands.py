"""Build the TypeScript islands of the site into src/hanse/web/built, and only when their sources have changed.

Runs on the bare system Python, with the standard library alone: ``python3 -m tools.islands``. It takes the node of the
machine where that is new enough, else a node from the Python package index, in a folder of its own (.venv-node).
``--or-without`` never fails: where the islands cannot be built, it says so and the site serves its pages without them.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tools.bootstrap import ROOT, environment, run, say

SOURCES = ROOT / "web-islands"
BUILT = ROOT / "src" / "hanse" / "web" / "built"
STAMP = BUILT / ".made-from"
NODE_VENV = ROOT / ".venv-node"
PINNED_NODE = ROOT / "requirements" / "node.txt"
LOG = ROOT / ".cache" / "islands.log"
OLDEST_NODE = (20, 19)
LEFT_OUT = {"node_modules"}


class IslandsError(Exception):
    """What is wrong and what to do, in one line."""


def fingerprint() -> str:
    """A digest of everything that the islands are built from."""
    digest = hashlib.sha256()
    for path in sorted(SOURCES.rglob("*")):
        if path.is_file() and LEFT_OUT.isdisjoint(path.relative_to(SOURCES).parts):
            digest.update(str(path.relative_to(SOURCES)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def do(doing: str, *command: str | Path, folder: Path, env: dict[str, str]) -> None:
    """Run a command into the log; an error says what failed and where to read on."""
    try:
        run(*command, env=env, folder=folder, log=LOG)
    except subprocess.CalledProcessError as error:
        lines = [line.strip() for line in str(error.output).splitlines() if line.strip()]
        last = lines[-1] if len(lines) > 0 else f"exit code {error.returncode}"
        raise IslandsError(f"{doing} failed: {last[:200]}; details in {LOG.relative_to(ROOT)}") from error


def is_new_enough(node: Path) -> bool:
    """True where this node runs and can carry the build."""
    try:
        done = subprocess.run([str(node), "--version"], capture_output=True, text=True, check=False, timeout=30)
    except OSError:
        return False
    version = re.match(r"v(\d+)\.(\d+)", done.stdout)
    return version is not None and (int(version[1]), int(version[2])) >= OLDEST_NODE


def own_node() -> Path:
    """The folder of a node from the Python package index, installed on first need."""
    node = NODE_VENV / "bin" / "node"
    if is_new_enough(node):
        return node.parent
    say("fetching node from the Python package index")
    shutil.rmtree(NODE_VENV, ignore_errors=True)
    env = environment()
    do("making .venv-node", sys.executable, "-m", "venv", NODE_VENV, folder=ROOT, env=env)
    pip = (NODE_VENV / "bin" / "python", "-m", "pip", "install", "--require-hashes", "-r", PINNED_NODE)
    do("fetching node", *pip, folder=ROOT, env=env)
    if not is_new_enough(node):
        raise IslandsError("the node that was fetched does not run here: install node 20.19 or newer")
    return node.parent


def folder_of_node() -> Path:
    """Where node and npm are: the machine's, or our own."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is not None and npm is not None and is_new_enough(Path(node)):
        return Path(node).parent
    return own_node()


def build() -> None:
    """Install what the islands are written with and build them."""
    begun = time.monotonic()
    LOG.parent.mkdir(parents=True, exist_ok=True)
    LOG.write_text("", encoding="utf-8")
    say("building the scripts and fonts of the site")
    folder = folder_of_node()
    env = dict(os.environ, PATH=f"{folder}{os.pathsep}{os.environ.get('PATH', '')}", CI="1")
    npm = folder / "npm"
    do("fetching the packages of the islands", npm, "ci", "--no-audit", "--no-fund", folder=SOURCES, env=env)
    do("building the islands", npm, "run", "build", folder=SOURCES, env=env)
    STAMP.write_text(fingerprint(), encoding="utf-8")
    say(f"scripts and fonts ready after {time.monotonic() - begun:.0f} s")


def main(arguments: list[str]) -> int:
    """Run from make."""
    if arguments not in ([], ["--or-without"]):
        print("usage: islands.py [--or-without]", file=sys.stderr)
        return 2
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == fingerprint():
        return 0
    try:
        build()
    except (IslandsError, OSError) as error:
        say(f"{error}" + ("; the site goes without them" if arguments else ""))
        return 0 if arguments else 1
    except KeyboardInterrupt:
        say("stopped; the next run takes it up again")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
