# make demo   set up, mine the sample reports, write out/reports.xlsx
# make test   set up, run the tests
# Both create .venv and install all they need.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
SAMPLES := corpora/samples/pdf

.PHONY: demo test lint types check accuracy speed clean

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev,word,ocr]'
	touch $@

demo: $(READY)
	$(BIN)/reportmine mine $(SAMPLES) --out out/reports.xlsx

test: $(READY)
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(READY)
	$(BIN)/mypy

check: lint types test

accuracy: $(READY)
	$(BIN)/python -m pip install --quiet --editable '.[dev,word,ocr,bench,peers]'
	$(BIN)/python benchmarks/accuracy.py --write docs/accuracy.md
	$(BIN)/python benchmarks/outline_truth.py --write docs/accuracy.md
	$(BIN)/python benchmarks/sections.py --write docs/accuracy.md
	$(BIN)/python benchmarks/quantities.py --write docs/accuracy.md
	$(BIN)/python benchmarks/facts.py --write docs/accuracy.md
	$(BIN)/python benchmarks/indicators.py --write docs/accuracy.md

speed: $(READY)
	$(BIN)/python -m pip install --quiet --editable '.[dev,word,ocr,bench]'
	$(BIN)/python benchmarks/speed.py --write docs/performance.md

clean:
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache
