"""Findings are frozen values; what is changed of one leaves all else as it was."""

from __future__ import annotations

from dataclasses import fields, replace

from reportmine.findings import Reason, Section, Theme
from reportmine.report import Span

SECTION = Section(
    "s2", "s1", 2, "一", "主要工作", Span(2, 6), Span(0, 40), Span(0, 2), True, True, "overview",
    (Theme("care", 0.5),), (Reason("outline", "item", 1.0, "in a list"),),
)  # fmt: skip


def test_an_answer_changes_role_themes_and_reasons_only() -> None:
    bare = Section("s1", None, 1, None, None, None, Span(0, 4))
    defaults = {field.name: getattr(bare, field.name) for field in fields(bare)[7:]}
    assert all(getattr(SECTION, name) != value for name, value in defaults.items())
    themes, why = (Theme("training", 0.9),), (Reason("model", "role:plan", 0.8, "heading +2.1"),)
    answered = SECTION.answered("plan", themes, why)
    assert answered == replace(SECTION, role="plan", themes=themes, why=why)
