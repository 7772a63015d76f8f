"""Every cue turns on its examples and stays still on its counter-examples."""

from __future__ import annotations

import re
from typing import Any

import pytest

from reportmine.findings import WORK_REPORT
from reportmine.outline.implicit.lacking import mostly_lacking
from reportmine.outline.rules import cues, data, kind_at_end, kinds, lacking, no_heading
from reportmine.outline.titles import first_stop

EXAMPLES = [(cue, e) for cue in cues() for e in cue.examples]
COUNTER_EXAMPLES = [(cue, e) for cue in cues() for e in cue.counter_examples]


@pytest.mark.parametrize(("cue", "sentence"), EXAMPLES, ids=lambda v: getattr(v, "name", v))
def test_examples_turn(cue, sentence) -> None:  # type: ignore[no-untyped-def]
    assert cue.needs.search(sentence), "no word of `needs` is in the example"
    assert cue.says(sentence)


@pytest.mark.parametrize(("cue", "sentence"), COUNTER_EXAMPLES, ids=lambda v: getattr(v, "name", v))
def test_counter_examples_stay(cue, sentence) -> None:  # type: ignore[no-untyped-def]
    assert not cue.says(sentence)


def test_every_cue_has_both() -> None:
    assert all(cue.examples and cue.counter_examples for cue in cues())


def test_the_longest_kind_comes_first() -> None:
    assert list(kinds()) == sorted(kinds(), key=lambda k: (-len(k), k))
    assert len(set(kinds())) == len(kinds())


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("某某渔业站2019年工作总结", "工作总结"),
        ("某某漁業站2019年工作總結", "工作总结"),
        ("2019年工作总结会", ""),
        ("", ""),
    ],
)
def test_a_kind_at_the_end_is_known_in_either_script(words: str, kind: str) -> None:
    assert kind_at_end(words) == kind


@pytest.mark.parametrize(
    ("clause", "stop"),
    [
        ("加强（含培训。复训）学习。全年", 12),
        ("早上9:30开馆；闭馆", 8),
        ("“读书。”活动", -1),
        ("）书香。", 3),
        ("一路向前", -1),
    ],
)
def test_a_clause_stops_outside_brackets(clause: str, stop: int) -> None:
    assert first_stop(clause, 0, len(clause)) == stop


def test_a_governments_report_is_a_kind() -> None:
    assert WORK_REPORT in kinds()


@pytest.mark.parametrize("paragraph", lacking()["examples"])
def test_what_is_lacking(paragraph: str) -> None:
    assert mostly_lacking(paragraph)


@pytest.mark.parametrize("paragraph", lacking()["counter_examples"])
def test_what_was_done_is_not(paragraph: str) -> None:
    assert not mostly_lacking(paragraph)


@pytest.mark.parametrize("entry", data()["no_heading"], ids=lambda entry: entry["because"])
def test_lines_that_are_no_headings(entry: dict[str, Any]) -> None:
    assert entry["examples"]
    for line in entry["examples"]:
        assert re.search(entry["pattern"], line), line


@pytest.mark.parametrize("line", data()["headings"]["examples"])
def test_lines_that_may_be_headings(line: str) -> None:
    assert not no_heading().search(line)
