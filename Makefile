# make demo    read the bundled reports, show the example, write its page to out/
# make test    the tests            make lint       format, lint and type checks
# make lock    renew the lock files make knowledge  rebuild the tables of the who's who
# make model   train the classifier anew (takes long)
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
EXAMPLE := kaz-chn-2020-09-14

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint format knowledge model lock clean

help:
	@sed -n '/^#/!q; s/^# \{0,1\}//p' Makefile

# what the program needs to run; renewed when the lock or the project file changes
$(VENV)/.runtime: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 …" or 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# what its developers need on top
$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

setup: $(VENV)/.dev

demo: $(VENV)/.runtime
	@mkdir -p out
	@echo "Reading the bundled reports …"
	@$(BIN)/dragoman read examples/reports/*.txt --format jsonl --output out/examples.jsonl
	@$(BIN)/dragoman read examples/reports/*.txt --format html --output out/examples.html
	@$(BIN)/dragoman read examples/reports/$(EXAMPLE).txt --format html --output out/$(EXAMPLE).html
	@$(BIN)/dragoman read examples/reports/$(EXAMPLE).txt
	@echo "Open out/$(EXAMPLE).html in a browser to see the words each record rests on."

test: setup
	$(BIN)/python -m pytest -q

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

knowledge: setup
	$(BIN)/python -m dragoman.knowledge.compile

# what training needs, apart from all else: PyTorch is no requirement of the program
TRAIN := .train/venv
$(TRAIN)/.ready: training/requirements.txt
	test -x $(TRAIN)/bin/python || $(PYTHON) -m venv $(TRAIN)
	$(TRAIN)/bin/python -m pip --disable-pip-version-check --quiet install -r $<
	@touch $@

model: $(TRAIN)/.ready
	PYTHONPATH=src $(TRAIN)/bin/python training/train.py training/sentences-[ab].jsonl \
		--more training/sentences-c.jsonl --epochs 2 --lr 2e-4 --out src/dragoman/classifier/model

# The settings of the machine are left out, so that versions and hashes are those of the public index alone.
LOCK := env PIP_CONFIG_FILE=/dev/null PIP_FIND_LINKS= PIP_EXTRA_INDEX_URL= CUSTOM_COMPILE_COMMAND="make lock" \
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --build-deps-for=editable \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options
lock: setup
	$(LOCK) --output-file requirements.lock pyproject.toml
	$(LOCK) --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

clean:
	rm -rf $(VENV) $(TRAIN) out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis src/*.egg-info
