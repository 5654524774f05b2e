# Two commands are enough: `make demo` shows the hub, `make test` proves it. Both start from nothing but Python >= 3.11 and make.

PORT ?= 8000
HOST ?= 127.0.0.1
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
PY := $(VENV)/bin/python
CODE := domain hub projections search web

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset test check crash bench bench-replay bench-search crash-search test-whoosh3 slow docs messages wheel lock browser clean

help: ## show this list
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

demo: $(VENV)/.runtime ## load the demo district once into var/demo and serve it (PORT=8000)
	@$(PY) -m hub --data var/demo demo --shift-to-today --serve --host $(HOST) --port $(PORT)

demo-reset: $(VENV)/.runtime ## forget what was done in the demo and load it anew (stop it first)
	@$(PY) -m hub --data var/demo demo --reset --shift-to-today

test: check browser ## everything: lint, types, imports, unit, web, browser, 20 kills
	@$(PY) -m pytest -n auto --dist loadfile

check: $(VENV)/.dev ## lint, format, types, imports (under a minute)
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports

crash: $(VENV)/.dev ## 200 times kill -9 while people write
	@HUB_TEST_KILLS=200 $(PY) -m pytest -m crash -s

bench: $(VENV)/.dev ## the figures, as a table and as JSON in var/bench.json
	@$(PY) -m benchmarks

bench-replay: $(VENV)/.dev ## the figures of replay and evaluation: jumps into the past, indicators, evidence
	@$(PY) -m benchmarks.replay

bench-search: $(VENV)/.dev ## the figures of the search, beside Whoosh's own and, where installed, tantivy
	@$(PY) -m benchmarks.search

crash-search: $(VENV)/.dev ## 200 kills of the indexer, 100 harmed index files
	@HUB_TEST_KILLS=200 $(PY) -m pytest -s tests/search/test_killed_indexers.py

test-whoosh3: $(VENV)/.dev ## the search tests over whoosh3, in a folder of its own
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --target var/whoosh3 whoosh3==3.54.0
	@PYTHONPATH=var/whoosh3 $(PY) -m pytest -q tests/search

slow: $(VENV)/.dev ## what takes long: more kills, more bit flips, more examples
	@HUB_TEST_KILLS=2000 HUB_TEST_FLIPS=5000 HUB_TEST_RESTORES=50 HUB_TEST_BACKUPS=20 HUB_TEST_HISTORIES=200 HUB_TEST_PLACES=50 $(PY) -m pytest -s

docs: $(VENV)/.dev ## write the generated pages anew (docs/events.md, settings)
	@$(PY) docs/generate.py

messages: $(VENV)/.dev ## collect the texts of pages for translators (web/locale/)
	@mkdir -p var && $(VENV)/bin/pybabel --quiet extract -F web/locale/babel.cfg -k _l -k _n:1,2 -o var/hub.pot . && echo var/hub.pot

wheel: $(VENV)/.dev ## build dist/*.whl
	@$(PY) -m build --wheel --no-isolation

lock: ## pin all dependencies anew, with hashes (needs uv)
	@UV=$$(command -v $(VENV)/bin/uv || command -v uv) && \
	$$UV pip compile pyproject.toml $(LOCKING) -o requirements.txt && \
	$$UV pip compile pyproject.toml --group dev -c requirements.txt $(LOCKING) -o requirements-dev.txt

LOCKING := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	--no-annotate --custom-compile-command 'make lock'

browser:
	@.ci/chromium

clean: ## remove what can be built again (the data in var/ stays)
	rm -rf $(VENV) dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage htmlcov

# ---- the environment: stamp files, so that the second run starts at once

$(VENV)/pyvenv.cfg:
	@command -v "$(PYTHON)" >/dev/null 2>&1 || { echo "No Python >= 3.11 found (PYTHON=$(PYTHON)): install one, or name it with make PYTHON=/path/to/python3." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit("%s is Python %d.%d, but 3.11 or newer is needed: name one with make PYTHON=..." \
		% (sys.executable, *sys.version_info[:2]) if sys.version_info < (3, 11) else 0)'
	@echo "Making $(VENV) with $$($(PYTHON) --version) ..."
	@$(PYTHON) -m venv $(VENV) || { echo "No virtual environment could be made: on Debian and Ubuntu install python3-venv." >&2; exit 1; }

$(VENV)/.runtime: requirements.txt | $(VENV)/pyvenv.cfg
	@echo "Installing what the hub needs ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt | $(VENV)/pyvenv.cfg
	@echo "Installing what the tests need ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ $(VENV)/.runtime
