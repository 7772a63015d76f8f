"""What is said of a metric for people: its sentence, headings, places and doubts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any, get_args

import pytest
from factories import everything, find, mined, report, section

from reportmine import findings
from reportmine.export.headings import heading
from reportmine.export.rows import CONTEXT, REVIEW_BELOW, Item, Source, items
from reportmine.export.words import WORDS, say
from reportmine.findings import Mined
from reportmine.report import Span, Status
from reportmine.study.audit.finding import Rule


def item(text: str, number: str, **differs: Any) -> Item:
    given = mined(text, [(number, differs)])
    return Item(Source(1, given), given.metrics[0])


@pytest.mark.parametrize(
    ("text", "number", "quote", "sentence"),
    [
        ("一。培训5次，好。二。", "5次", None, "培训5次，好。"),
        ("一。培训5次，好。二。", "5次", "培训5次，好。", "培训5次，好。"),
        ("一；培训5次；二", "5次", None, "培训5次；"),
        ("标题\n培训5次", "5次", None, "培训5次"),
        ("标题\n培训5次\n下一段", "5次", None, "培训5次"),
        ("项目\t数\n培训\t5次\n慰问\t6", "5次", None, "培训 | 5次"),
        ("5次", "5次", None, "5次"),
        ("好" * 200 + "5次" + "坏" * 200, "5次", None, f"…{'好' * CONTEXT}5次{'坏' * CONTEXT}…"),
    ],
)
def test_the_sentence_around(text: str, number: str, quote: str | None, sentence: str) -> None:
    more = {"quote": quote} if quote else {}
    assert item(text, number, **more).sentence == sentence


def test_headings_lead_down_to_the_metric() -> None:
    text = "一、工作\n1．培训。办班5次。"
    of = report(text)
    number, name = find(text, "1．"), find(text, "培训")
    outer = section(
        of, "一、工作", id="s1", number="一", heading="工作", number_span=find(text, "一、")
    )
    inner = section(of, "1．", id="s2", parent="s1", level=2, number="1", heading="培训", heading_span=name, number_span=number)  # fmt: skip
    given = mined(text, [("5次", {"section": "s2"})])
    given = replace(given, sections=(outer, inner))
    (found,) = items([Source(1, given)])
    assert found.source.path_of(found.metric) == "一、工作 / 1．培训"


@pytest.mark.parametrize(
    ("differs", "expected"),
    [
        ({"heading": "培训"}, "培训"),
        ({"heading": None}, ""),
        ({"heading": "培训", "number": "2.1", "number_span": Span(0, 4)}, "2.1 培训"),
        ({"heading": "培训", "number": "2.1"}, "2.1 培训"),
        ({"heading": None, "number": "2.1", "number_span": Span(0, 4)}, "2.1"),
    ],
)
def test_a_number_without_marks_keeps_a_space(differs: dict[str, Any], expected: str) -> None:
    of = report("2.1 培训")
    assert heading(Mined(of), section(of, "2.1", **differs)) == expected


def test_places_are_pages_and_boxes_or_addresses() -> None:
    assert item("总结\n培训5次。", "5次").where == "p1 [92.0, 92.0, 112.0, 102.0]"
    given = mined("总结\n培训5次。", paged=False)
    assert Item(Source(1, given), given.metrics[0]).where == "paragraph 2"
    assert Item(Source(1, given), given.metrics[0]).page is None


def test_a_hidden_number_is_not_one_without_a_value() -> None:
    given = item("培训▇▇。", "▇▇", value=None, sensitive=True, indicator="care.aid.people")
    assert given.doubts == ("sensitive",)


@pytest.mark.parametrize(
    ("differs", "doubts"),
    [
        ({"indicator": "training.sessions"}, ()),
        ({}, ("no_indicator",)),
        ({"confidence": REVIEW_BELOW - 0.01, "sensitive": True}, ("low_confidence", "no_indicator", "sensitive")),
        ({"indicator": "x", "value": None, "min_value": None, "max_value": None}, ("no_value",)),
        ({"indicator": "x", "value": None, "min_value": Decimal(5)}, ()),
    ],
)  # fmt: skip
def test_what_a_person_should_look_at(differs: dict[str, Any], doubts: tuple[str, ...]) -> None:
    assert item("培训5次。", "5次", **differs).doubts == doubts


def test_a_zero_without_a_number_is_quoted() -> None:
    given = everything()
    assert Item(Source(1, given), given.metrics[1]).number == "比上年增加2次"
    assert Item(Source(1, given), given.metrics[0]).number == "5次"


@pytest.mark.parametrize("group", WORDS)
def test_every_word_is_said_in_two_languages(group: str) -> None:
    for name, words in WORDS[group].items():
        assert (say("zh", group, name), say("en", group, name)) == words
        assert all(words)


def test_themes_are_called_as_the_taxonomy_does() -> None:
    assert say("zh", "theme", "training") != "training"
    assert say("zh", "role", "plan") != "plan"
    assert say("zh", "theme", "not_in_it") == "not_in_it"
    assert say("zh", "theme", None) == ""


def test_words_cover_the_vocabulary() -> None:
    vocabulary = {
        "file": Status,
        "status": findings.MetricStatus,
        "aspect": findings.Aspect,
        "mod": findings.Mod,
        "kind": findings.Kind,
        "audit": Rule,
    }
    assert {group: set(get_args(names)) for group, names in vocabulary.items()} == {
        group: set(words) for group, words in WORDS.items()
    }
