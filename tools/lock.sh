#!/bin/sh
# Pin the newest allowed packages, with hashes and without the address of any package index: make lock
set -eu
compile() { .venv/bin/uv pip compile --universal --generate-hashes --no-header --python-version 3.11 --upgrade -q "$@"; }
compile requirements/uv.in -o requirements/uv.txt
compile pyproject.toml requirements/build.in -o requirements/base.txt
compile --group dev -c requirements/base.txt -o requirements/dev.txt
compile --group browser -c requirements/base.txt -c requirements/dev.txt -o requirements/browser.txt
compile requirements/node.in -o requirements/node.txt
compile requirements/bench.in -c requirements/base.txt -o requirements/bench.txt
