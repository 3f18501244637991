# Everything a fresh clone needs: make serve, make test. Settings: HOST, PORT, PYTHON (docs/reference/settings.md).
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
BIN := .venv/bin
SCRATCH := $(CURDIR)/.cache/tmp
.DEFAULT_GOAL := help
.PHONY: help install serve islands build test check test-browser bench bench-web data-check docs lock clean base dev browser

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22
	@echo "  PORT=8001, HOST=0.0.0.0 and PYTHON=python3.12 can follow any of them."

base dev browser:
	@command -v $(PYTHON) >/dev/null || { echo "hanse: $(PYTHON) is not installed: install Python 3.11 or newer (Debian: apt install python3 python3-venv) and run the same command again" >&2; exit 2; }
	@$(PYTHON) tools/bootstrap.py $@
	@mkdir -p $(SCRATCH)

install: base ## put the packages into .venv
	@echo "hanse: ready; $(BIN)/hanse --help lists the commands"

islands: base ## build the scripts and fonts of the site (with node, or a node of its own)
	@$(PYTHON) -m tools.islands

serve: base ## build what is needed and serve the site (HOST, PORT)
	@$(PYTHON) -m tools.islands --or-without
	@exec $(BIN)/hanse serve --host $(HOST) --port $(PORT)

build: base ## build a release from data/
	@TMPDIR=$(SCRATCH) $(BIN)/hanse build

data-check: base ## validate the data package
	@TMPDIR=$(SCRATCH) $(BIN)/hanse validate

test: dev ## run the tests (all but those that need a browser)
	@TMPDIR=$(SCRATCH) $(BIN)/python -m pytest -m "not browser"

check: dev ## lint, formatting, types, imports, documents against code
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m tools.reference --check
	@TMPDIR=$(SCRATCH) $(BIN)/python -m pytest -m "not slow" tests/contracts

test-browser: ## run the journeys in headless Chromium, where there is one
	@sh tools/test_browser.sh $(PYTHON)

bench: base .venv-bench/ready ## time the build, the pages, and the arithmetic beside other packages
	@TMPDIR=$(SCRATCH) $(BIN)/python -m bench
	@TMPDIR=$(SCRATCH) $(BIN)/python -m bench.mentions
	@TMPDIR=$(SCRATCH) $(BIN)/python -m bench.reconcile
	@TMPDIR=$(SCRATCH) $(BIN)/python -m bench.recovery
	@TMPDIR=$(SCRATCH) PYTHONPATH=src:. .venv-bench/bin/python -m bench.analysis

bench-web: base ## what pages cost beside what is required of them (LARGE=1 adds the release of 200,000 cities)
	@TMPDIR=$(SCRATCH) $(BIN)/python -m bench.web $(if $(LARGE),--large)

.venv-bench/ready: requirements/bench.txt
	@$(PYTHON) -m venv .venv-bench
	@$(BIN)/uv pip install -q --python .venv-bench/bin/python --require-hashes -r $< \
		|| .venv-bench/bin/python -m pip install -q --require-hashes -r $<
	@touch $@

docs: dev ## write docs/reference and the examples of the README anew
	@$(BIN)/python -m tools.reference
	@$(BIN)/hanse build
	@$(BIN)/python -m tools.examples
	@$(BIN)/python -m tools.notebook docs/notebooks/*.ipynb

lock: base ## pin the newest allowed packages in requirements/
	@sh tools/lock.sh

clean: ## remove everything that make made
	rm -rf .venv .venv-bench .venv-node web-islands/node_modules src/hanse/web/built .cache var dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
