"""The public verbs: a dozen at most, each there, none loaded before it is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

import reportmine

HEAVY = ["jieba", "rjieba", "spacy", "sklearn", "numpy", "pypdfium2", "pdfplumber", "typer", "rich"]


def test_there_are_a_dozen_at_most() -> None:
    assert reportmine.__all__ == sorted(reportmine.__all__, key=lambda name: (name.islower(), name))
    assert len(reportmine.__all__) <= 12


@pytest.mark.parametrize("name", reportmine.__all__)
def test_every_verb_is_there(name: str) -> None:
    assert callable(getattr(reportmine, name))
    assert name in dir(reportmine)
    assert reportmine.__doc__ is not None


def test_an_unknown_verb_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'magic'"):
        reportmine.magic  # noqa: B018


def test_verbs_are_not_hidden_by_rooms() -> None:
    """A module of the same name would take the verb's place once it is imported."""
    import reportmine.batch
    import reportmine.cli
    import reportmine.export
    import reportmine.study.compare

    assert all(callable(getattr(reportmine, name)) for name in reportmine.__all__)


def test_importing_loads_next_to_nothing() -> None:
    code = f"import sys, reportmine; print([m for m in {HEAVY} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
