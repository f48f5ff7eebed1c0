# The two commands of the README. Both need only Python 3.11 or later with venv and pip.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: report test check lint bench clean

report: $(VENV)/.installed  ## the progress tables of the shipped file
	@$(BIN)/policytrack report

test: $(VENV)/.installed-dev  ## the whole test suite
	$(BIN)/python -m pytest

check: $(VENV)/.installed  ## the check of the shipped file
	$(BIN)/policytrack check targets.yaml

lint: $(VENV)/.installed-dev  ## format, rules and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(VENV)/.installed-dev  ## the speed of the commands against bare scripts
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/scale.py

clean:
	rm -rf $(VENV)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@echo 'Setting up $(VENV) (once) ...' >&2
	@$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	@echo 'Setting up $(VENV) with the test tools (once) ...' >&2
	@$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.installed
