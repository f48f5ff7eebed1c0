# The two commands of the README. Both need only Python 3.11 or later with venv and pip.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
SOURCES := $(shell find policytrack -name '*.py')

.PHONY: report test check lint axe bench mutants torture calibration docs site-docs release clean

report: $(VENV)/.compiled  ## the progress tables of the shipped file
	@$(BIN)/policytrack report

test: $(VENV)/.installed-dev $(VENV)/.compiled  ## the whole test suite
	$(BIN)/python -m pytest --numprocesses auto

check: $(VENV)/.compiled  ## the check of the shipped file
	$(BIN)/policytrack check targets.yaml

lint: $(VENV)/.installed-dev  ## format, rules and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mypy tests/library_user.py
	MYPYPATH=tests $(BIN)/mypy benchmarks

axe: $(VENV)/.installed-dev $(VENV)/.compiled  ## the accessibility of page and site, by axe-core from npm in Chromium
	npm install --no-save --no-audit --no-fund --silent axe-core
	$(BIN)/python -m pytest --numprocesses 0 tests/test_html.py tests/test_site.py

bench: $(VENV)/.installed-dev $(VENV)/.compiled  ## the speed of the commands against bare scripts
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/scale.py
	$(BIN)/python benchmarks/reports.py
	$(BIN)/python benchmarks/growth.py
	$(BIN)/python benchmarks/page.py
	$(BIN)/python benchmarks/site.py
	$(BIN)/python benchmarks/changes.py
	$(BIN)/python benchmarks/drafting.py
	$(BIN)/python benchmarks/lsp.py

mutants: $(VENV)/.installed-dev  ## how many seeded faults no test sees (about 20 minutes)
	for package in grammar progress edits rules store update; do $(BIN)/python benchmarks/mutants.py $$package || exit; done

torture: $(VENV)/.installed-dev $(VENV)/.compiled  ## attacks: kills, writers at once, faults, mutated files (some minutes; TORTURE=--full: hours)
	$(BIN)/python benchmarks/torture $(TORTURE)

docs: $(VENV)/.installed-dev  ## write anew all that is generated: examples, tables, the picture, the manual, traditional words
	$(BIN)/python tests/traditional.py
	$(BIN)/python tests/docs_examples.py
	$(BIN)/python tests/screenshot.py
	$(BIN)/policytrack rules --format markdown > docs/rules.md
	$(BIN)/policytrack schema --lang en > docs/targets.schema.json

calibration: $(VENV)/.installed-dev  ## what came of the verdicts on examples/national, written into docs/method.md
	$(BIN)/python benchmarks/calibration.py --write
	$(BIN)/python benchmarks/calibration.py

site-docs: $(VENV)/.installed-docs  ## the documents as a site, in build/site-docs, its links and its search tried
	rm -rf build/docs build/site-docs
	mkdir -p build/docs
	cp -R *.md LICENSE CITATION.cff targets.yaml docs examples build/docs
	$(BIN)/python tests/site_docs.py --join build/docs
	$(BIN)/zensical build --strict
	$(BIN)/python tests/site_docs.py build/site-docs

release: $(VENV)/.installed-dev  ## build sdist and wheel, check them, and try the wheel in an environment of its own
	rm -rf dist $(VENV)-wheel
	@$(PIP) --editable '.[release]'
	$(BIN)/python -m build --quiet --outdir dist
	$(BIN)/twine check --strict dist/*
	$(PYTHON) -m venv $(VENV)-wheel
	$(VENV)-wheel/bin/python -m pip install --quiet --disable-pip-version-check dist/*.whl
	$(BIN)/python tests/docs_examples.py $(abspath $(VENV)-wheel/bin/policytrack)
	@echo 'The wheel, installed alone, prints the first example of the README.'
	rm -rf $(VENV)-wheel

clean:
	rm -rf $(VENV)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@echo 'Setting up $(VENV) (once) ...' >&2
	@$(PIP) --editable .
	@touch $@

# The package is installed in place; its bytecode is written here, because not every environment writes it at import,
# and compiling the sources at every start would cost a third of it.
$(VENV)/.compiled: $(VENV)/.installed $(SOURCES)
	@$(BIN)/python -m compileall -q policytrack
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	@echo 'Setting up $(VENV) with the test tools (once) ...' >&2
	@$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-docs: pyproject.toml | $(VENV)/bin/python
	@$(PIP) --editable '.[docs]'
	@touch $@
