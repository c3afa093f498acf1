PYTHON ?= python3
BIN := .venv/bin
APP := .venv/.app-installed
DEV := .venv/.dev-installed
NODE_APP := tests/sandbox/plain_apps/node
NODE := $(NODE_APP)/node_modules/.package-lock.json
WORKERS ?= 4

.DEFAULT_GOAL := help
.PHONY: help sandbox replicas test check lock bench soak migration node-app

help: ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

sandbox: $(APP) ## Play with a pretend Slack and the bot in a browser (ARGS="--port 8765 --no-browser")
	@$(BIN)/checkin sandbox $(ARGS)

replicas: $(DEV) ## Play with two replicas on one PostgreSQL instead (ARGS="--replicas 3 --no-browser")
	@$(BIN)/python deploy/replicas.py $(ARGS)

test: $(DEV) node-app ## Run every test, on SQLite, PostgreSQL and in Chromium (ARGS="-k name")
	@$(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal $(ARGS)

check: $(DEV) ## Run everything else CI runs: style, types, import rules
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

lock: $(DEV) ## Renew the pinned requirements
	@for name in app dev; do \
	  $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-header requirements/$$name.in -o requirements/$$name.txt; done
	@if command -v npm >/dev/null; then \
	  npm update --prefix $(NODE_APP) --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund; fi
	@! grep -nE '://' requirements/*.txt

bench: $(DEV) ## Measure, each figure beside a baseline of the same run
	@$(BIN)/python -m bench

soak: $(DEV) ## Send 24,000 messages on each database while everything fails (ARGS="--messages 4000 --only SQLite")
	@$(BIN)/python -m bench.soak $(ARGS)

migration: $(DEV) ## Write a migration from what the tables have become (m="what changed")
	@test -n "$(m)" || { echo 'Say what changed: make migration m="add a column"'; exit 2; }
	@$(BIN)/python -m migrations "$(m)"

# One test runs an app written for Node; where there is no npm it says so and is left out.
node-app:
	@if [ -e $(NODE) ]; then :; elif command -v npm >/dev/null; then \
	  npm ci --prefix $(NODE_APP) --no-audit --no-fund --loglevel=error >/dev/null || echo "npm ci failed; the Node test is left out"; \
	else echo "No npm here; the Node test is left out"; fi

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Checkin needs Python 3.11 or newer. Name one: make PYTHON=python3.12 ..."; exit 2; }
	@$(PYTHON) -m venv .venv || { echo "Python has no venv here. On Debian: apt install python3-venv"; exit 2; }

$(APP): requirements/app.txt pyproject.toml | $(BIN)/python
	@echo "Installing what Checkin needs (about half a minute, once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/app.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements/dev.txt $(APP)
	@echo "Installing what the tests need (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@
