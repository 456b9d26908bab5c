# What can be done here; `make help` prints the lines that begin with two marks.
# PYTHON: the first Python from 3.11 on that starts. Name another: make run PYTHON=python3.12
ifndef PYTHON
PYTHON := $(shell for p in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$p"; exit; }; \
	done; command -v python3 >/dev/null 2>&1 && echo python3 || echo no-python)
endif
PORT ?= 8000
tools = "$(PYTHON)" -m tools

.DEFAULT_GOAL := help
.PHONY: help run demo prepare check test bench evaluate messages lock python

## make run        prepare everything and start Palais on http://127.0.0.1:8000 (PORT=9000 for another)
## make demo       the same with a database of its own and a fixed day
## make test       lint, types, contracts, house, all tests on SQLite and PostgreSQL, browser tests
## make check      only lint, types, contracts and the house's own tests
## make bench      measure, and print the ratios side by side
## make evaluate   try the parsers on real documents (CORPUS=folder)
## make messages   collect the texts to translate into the catalogues
## make prepare    what `make run` does before it starts the site
## make lock       choose package versions again and lock them with hashes
help:
	@sed -n 's/^## //p' Makefile

run demo: python
	@$(tools) $@ --port "$(PORT)"

prepare check test bench messages lock: python
	@$(tools) $@

evaluate: python
	@$(tools) evaluate "$(CORPUS)"

python:
	@if [ "$(PYTHON)" = no-python ]; then \
	echo "Palais needs Python 3.11 or later, and no Python was found. Install one from your system's packages" \
	"or from python.org, then start again." >&2; exit 1; fi
