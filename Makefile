# What one can do here. The targets make their own environment in .venv; python3 (3.11+) and make are all they need.
.DEFAULT_GOAL := help
SHELL := /bin/sh
BIN := .venv/bin
ONCE ?=
ARGS ?=
WORKERS ?= 2
SEEDS ?= 200

.PHONY: help demo test check bench generate conformance simulate sweep kills format lock clean

help: ## explain the targets
	@echo "poolwright: a private cloud for XenServer and XCP-ng pools"
	@echo
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "%-18s %s\n", $$1, $$2}'
	@echo
	@echo "After any of them, .venv/bin/poolwright --help works."

demo: .venv/run ## an emulated pool, the manager, 20 VMs launched through the API; serves until Ctrl-C (ONCE=1: exits)
	@exec $(BIN)/poolwright demo $(if $(ONCE),--once) $(ARGS)

test: .venv/dev ## format, lint, types, imports and all tests
	@$(MAKE) --no-print-directory check-static
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile $(ARGS)

check: .venv/dev ## the fast part: format, lint, types, imports, unit tests
	@$(MAKE) --no-print-directory check-static
	@$(BIN)/python -m pytest tests/unit tests/test_architecture.py -q $(ARGS)

.PHONY: check-static
check-static:
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: .venv/dev ## measure; prints the figures and writes them to bench.json
	@$(BIN)/python -m bench --json bench.json $(ARGS)

conformance: .venv/dev ## compare the emulator with transcripts of the real XAPI (needs ../shared)
	@$(BIN)/python tools/conformance.py $(ARGS)

simulate: .venv/dev ## whole lives in virtual time, each from a seed: SEEDS=n of them, the same seed the same history
	@SEEDS=$(SEEDS) $(BIN)/python -m pytest tests/simulation -n $(WORKERS) -q $(ARGS)

sweep: .venv/dev ## every operation with every call going wrong in every way, and killed at every moment
	@STRIDE=1 $(BIN)/python -m pytest tests/simulation/test_sweep.py -n $(WORKERS) -q $(ARGS)

kills: .venv/dev ## kill -9 of a real manager at every call and every commit of a deploy, on SQLite and PostgreSQL
	@KILLS=all $(BIN)/python -m pytest tests/acceptance/test_kills.py -n $(WORKERS) --dist load -q -s $(ARGS)

generate: .venv/dev ## regenerate bindings and reference pages; changes nothing when they are current
	@PYTHONPATH=tools $(BIN)/python -m xapigen
	@PYTHONPATH=tools $(BIN)/python -m references

format: .venv/dev ## rewrite the sources in the project's format
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lock: .venv/bin/python ## resolve the dependencies anew into requirements/
	@sh tools/lock.sh

clean: ## remove the environment and everything built
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis bench.json

.venv/bin/python:
	@sh tools/environment.sh new

.venv/run: requirements/run.txt pyproject.toml | .venv/bin/python
	@sh tools/environment.sh install requirements/run.txt
	@touch $@

.venv/dev: requirements/dev.txt pyproject.toml | .venv/bin/python
	@sh tools/environment.sh install requirements/dev.txt
	@touch $@ .venv/run
