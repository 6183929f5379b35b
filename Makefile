# Needs Python >= 3.11, git and make; every target sets up its own .venv once and then reuses it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help demo test test-schedule test-all lint fix lock clean setup

help: ## show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(STAMP): requirements/requirements.lock pyproject.toml
	@sh requirements/install.sh "$(PYTHON)" "$(VENV)"
	@touch $@

setup: $(STAMP) ## make the virtual environment

demo: $(STAMP) ## crawl the bundled site into demo.db and print who said what
	@$(BIN)/python -m flows.demo

test: $(STAMP) lint ## lint, types and the whole test suite but the slow marks
	$(BIN)/python -m pytest -m "not slow" -n 2 --dist loadfile

test-schedule: $(STAMP) ## prove with a real Prefect server that a scheduled run appears (two minutes)
	$(BIN)/python -m pytest tests/flows/test_scheduled_run.py

test-all: $(STAMP) lint ## everything, slow tests too
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(STAMP) ## style, formatting and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

fix: $(STAMP) ## let the tools repair style and formatting
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(STAMP) ## resolve the dependencies again into the hashed lock
	@sh requirements/lock.sh "$(BIN)"

clean: ## remove what a build or a run leaves behind
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .demo demo.db demo.db-wal demo.db-shm demo.archive
