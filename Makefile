# The commands of this repository. `make` alone lists them; README.md says more.

# The first Python that is new enough: make PYTHON=/path/to/python3.12 chooses another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; exit; }; done; echo python3)
PORT ?= 8000
ARGS ?=
export PORT
SETUP := $(PYTHON) .ci/setup.py
VENV := .venv/bin/python

.PHONY: help
help: ## list the commands
	@grep -E '^[a-z-]+:.* ## ' Makefile | sed 's/:.* ## /\t/' | awk -F '\t' '{printf "  make %-12s %s\n", $$1, $$2}'

.PHONY: demo demo-reset assets
demo: ## install what is missing, load the example, serve it on 127.0.0.1:PORT (8000)
	@$(SETUP) demo
demo-reset: ## the same, with the demo's database deleted first
	@$(SETUP) reset
	@$(SETUP) demo
assets: ## fetch style sheets and fonts from npm
	@$(SETUP) run

.PHONY: test sweep check bench
test: ## the whole suite on SQLite, and on PostgreSQL what asks a database (ARGS="…" goes to pytest)
	@$(SETUP) test
	@$(VENV) .ci/tests.py suite $(ARGS)
sweep: ## everything that is too slow for each run
	@$(SETUP) test
	@$(VENV) .ci/tests.py sweep $(ARGS)
check: ## format, lint, types, imports, migrations, translations, deployment settings, vulnerabilities
	@$(SETUP) check
	@$(VENV) .ci/checks.py
bench: ## measure pages and documents against their floor; prints one JSON object
	@$(SETUP) test >&2
	@$(VENV) -m tests.bench $(ARGS)

.PHONY: format lock clean
format: ## format the code and mend what the linter can mend
	@$(SETUP) check
	@$(VENV) -m ruff check -q --fix .; $(VENV) -m ruff format .
lock: ## lock the dependencies of pyproject.toml anew (ARGS="--upgrade" for newer versions)
	@$(SETUP) check
	@$(VENV) -m uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 $(ARGS) \
		-o requirements.txt pyproject.toml
	@$(VENV) -m uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 $(ARGS) \
		--extra dev -c requirements.txt -o tests/requirements.txt pyproject.toml
	@$(VENV) -m uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 $(ARGS) \
		-o .ci/node-requirements.txt .ci/node-requirements.in
clean: ## delete what can be made again; the demo's database stays
	rm -rf .venv node_modules var/static var/home .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
