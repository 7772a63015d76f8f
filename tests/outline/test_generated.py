"""A small sample of the reports with known truth; `benchmarks/outline_truth.py` runs thousands."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

FILE = Path(__file__).parents[2] / "benchmarks" / "outline_truth.py"


@pytest.fixture(scope="module")
def truth() -> ModuleType:
    spec = importlib.util.spec_from_file_location("outline_truth", FILE)
    sys.path.insert(0, str(FILE.parent))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["outline_truth"] = module
    spec.loader.exec_module(module)
    return module


def test_written_reports_are_read_right(truth: ModuleType) -> None:
    score, _, _ = truth.run(150, "paragraphs", 0.0, first=20_001)
    assert score.prf("heading")[2] >= 0.99
    assert sum(score.similarity) / 150 >= 0.985
    for role in ("overview", "shortcomings", "plan", "closing"):
        assert score.prf(role)[2] >= 0.95, role
    for field in ("title", "organisation", "kind", "period", "issued"):
        assert score.counts[f"front {field}"] >= 0.97 * 150, field


def test_noise_costs_little(truth: ModuleType) -> None:
    score, _, _ = truth.run(60, "paragraphs", 0.01, first=30_001)
    assert score.prf("heading")[2] >= 0.88


def test_the_habits_are_many(truth: ModuleType) -> None:
    assert len(truth.HABITS) >= 12
    seen = {truth.Writer(seed).habit for seed in range(400)}
    assert seen == set(truth.HABITS)


def test_a_miss_is_counted(truth: ModuleType) -> None:
    """The judge itself: a report whose outline is empty scores nothing."""
    from reportmine.findings import Front, Outline
    from reportmine.report import Report

    score = truth.Score()
    written = truth.Writer(7).write()
    report = Report("x", "x", "text", text="\n".join(written.paragraphs))
    truth.judge(score, written, report, Outline(Front()), 7)
    assert score.prf("heading")[1] == 0
    assert score.misses
