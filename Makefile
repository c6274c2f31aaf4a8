# `make` lists the targets.

PORT ?= 8000
JIXIAO_WORKSPACE ?= $(CURDIR)/.run/workspace
export JIXIAO_WORKSPACE
unexport PYTHONDONTWRITEBYTECODE  # or the second start is as slow as the first
BIN := .venv/bin
CHECKED := corpus graph search web tests bench

.PHONY: help run test install install-dev browser lint types imports unit format bench score lock \
	wheel clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

run: install ## serve the example documents on http://127.0.0.1:8000 (PORT=… for another)
	@$(BIN)/jixiao add --examples
	@exec $(BIN)/jixiao serve --port $(PORT)

test: install-dev ## install what tests need, then every check and test
	@$(MAKE) --no-print-directory --keep-going browser lint types imports unit

install: ## .venv with what running needs
	@scripts/install.sh run

install-dev: ## .venv with what developing needs
	@scripts/install.sh test

browser: install-dev ## what tests use where it can be had: Chromium, Chinese fonts, a schema, Jena, Virtuoso
	@scripts/browser.sh
	@scripts/schemas.sh
	@scripts/jena.sh
	@scripts/virtuoso.sh

lint: ## ruff, check and format
	$(BIN)/ruff check $(CHECKED)
	$(BIN)/ruff format --check $(CHECKED)

types: ## mypy --strict
	$(BIN)/mypy

imports: ## import-linter
	$(BIN)/lint-imports --no-logo

unit: ## pytest, a file of tests on each core
	$(BIN)/pytest -q --numprocesses auto --maxprocesses 4 --dist loadfile

format: install-dev ## let ruff put the code in order
	$(BIN)/ruff check --fix $(CHECKED)
	$(BIN)/ruff format $(CHECKED)

bench: install-dev ## how fast, beside a yardstick for each
	$(BIN)/python -m bench

score: install-dev ## how well documents with gold are read (FOLDERS=…), into the READMEs
	$(BIN)/python -m tests.score $(or $(FOLDERS),--write)

lock: install-dev ## requirements*.txt again from pyproject.toml (UPGRADE=1 for newer versions)
	@scripts/lock.sh $(if $(UPGRADE),--upgrade)

wheel: install ## dist/jixiao-*.whl
	@$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist/*.whl

clean: ## forget what was built; workspaces stay
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
