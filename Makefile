# Two commands are enough: `make run` and `make test`. Each creates what it lacks.
# Paths are relative throughout, so the checkout may lie below spaces and Vietnamese letters.

PYTHON ?= python3
PORT ?= 8000
export PORT

# ARGS: what `make test ARGS="-k slug"` hands on to pytest, or to the benchmarks.
ARGS ?=

BOOTSTRAP = command -v "$(PYTHON)" >/dev/null 2>&1 || { \
	echo "No '$(PYTHON)' on this machine: install Python 3.11 or newer, or name one with PYTHON=" \
	>&2; exit 1; }; exec "$(PYTHON)" tools/bootstrap.py

.PHONY: run test lint bench requirements messages clean

run:
	@$(BOOTSTRAP) tools.run

test:
	@$(BOOTSTRAP) --dev tools.test $(ARGS)

lint:
	@$(BOOTSTRAP) --dev tools.lint

bench:
	@$(BOOTSTRAP) --dev bench $(ARGS)

requirements:
	@$(BOOTSTRAP) --dev tools.requirements $(ARGS)

messages:
	@$(BOOTSTRAP) --dev tools.catalogues --update

# Everything that can be made again. The newsroom in var/ stays.
clean:
	@if [ -x .venv/bin/python ]; then \
		.venv/bin/python -m cms.embedded destroy --data var/test-postgres; fi
	rm -rf .venv var/test-postgres var/static .pytest_cache .ruff_cache .hypothesis \
		.import_linter_cache test-results
	find . -name __pycache__ -type d -not -path "./.git/*" -prune -exec rm -rf {} +
