"""The record: complete, valid, the same every time, and readable again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any, get_args

import jsonschema
import pytest
from factories import everything, failed, mined, report

from reportmine import findings
from reportmine.errors import UsageError
from reportmine.findings import Front, Mention, Metric, Mined, Section
from reportmine.report import Cell, Note, Page, Report, Source, Span, Status, Table
from reportmine.store.record import dumps, json_schema, plain, to_record
from reportmine.store.restore import from_record

REPORTS = [everything(), mined(), mined(paged=False), failed(), Mined(report("")), mined(facts=())]


def closed(schema: Any) -> Any:
    """The schema with every further field forbidden: what we write must all be described."""
    if isinstance(schema, dict):
        made = {key: closed(value) for key, value in schema.items()}
        if "properties" in made and "additionalProperties" not in made:
            made["additionalProperties"] = False
        return made
    return [closed(part) for part in schema] if isinstance(schema, list) else schema


STRICT = jsonschema.Draft202012Validator(closed(json_schema()))


@pytest.mark.parametrize("given", REPORTS)
def test_a_record_obeys_its_schema(given: Mined) -> None:
    STRICT.validate(json.loads(dumps(given)))


@pytest.mark.parametrize("given", REPORTS)
def test_a_record_can_be_read_again(given: Mined) -> None:
    record = json.loads(dumps(given))
    again = from_record(record)
    assert to_record(again) == record
    assert dumps(again) == dumps(given)
    assert again.metrics == given.metrics
    assert again.mentions == given.mentions
    assert again.sections == given.sections
    assert again.front == given.front


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        (("report", "status"), "fine"),
        (("metrics", 0, "status"), "done"),
        (("metrics", 0, "value"), 5),
        (("metrics", 0, "value"), "5.0"),
        (("metrics", 0, "value"), "1E+3"),
        (("metrics", 0, "confidence"), 1.5),
        (("metrics", 0, "evidence", "places", 0), {"page": 0, "bbox": [0, 0, 1, 1]}),
        (("mentions", 0, "kind"), "number"),
        (("mentions", 0, "span"), [1]),
        (("sections", 1, "role"), "training"),
        (("surprise",), 1),
    ],
)
def test_the_schema_refuses(field: tuple[Any, ...], wrong: Any) -> None:
    record = deepcopy(to_record(everything()))
    at: Any = record
    for key in field[:-1]:
        at = at[key]
    at[field[-1]] = wrong
    assert not STRICT.is_valid(record)


def test_the_schema_allows_what_is_added_later() -> None:
    record = {**to_record(everything()), "added": 1}
    jsonschema.Draft202012Validator(json_schema()).validate(record)
    assert to_record(from_record(record)) == to_record(everything())


@pytest.mark.parametrize(
    ("path", "literal"),
    [
        ("$defs.section.role", findings.Role),
        ("$defs.mention.kind", findings.Kind),
        ("$defs.mention.mod", findings.Mod),
        ("$defs.metric.mod", findings.Mod),
        ("$defs.metric.aspect", findings.Aspect),
        ("$defs.metric.status", findings.MetricStatus),
        ("$defs.page.source", Source),
        ("report.status", Status),
    ],
)
def test_the_schema_knows_each_word(path: str, literal: Any) -> None:
    *way, name = path.split(".")
    at = json_schema()
    at = at[way[0]][way[1]] if way[0] == "$defs" else at["properties"][way[0]]
    assert set(at["properties"][name]["enum"]) - {None} == set(get_args(literal))


@pytest.mark.parametrize(
    ("kind", "name", "elsewhere"),
    [
        (Mention, "mention", set()),
        (Metric, "metric", set()),
        (Section, "section", set()),
        (Table, "table", set()),
        (Cell, "cell", set()),
        (Page, "page", set()),
        (Note, "note", set()),
        (Front, "report", set()),
        (Report, "report", {"text", "tables", "notes", "lines", "boxes"}),
    ],
)
def test_every_field_of_the_types_is_in_the_record(
    kind: Any, name: str, elsewhere: set[str]
) -> None:
    schema = json_schema()
    part = schema["properties"]["report"] if name == "report" else schema["$defs"][name]
    assert {field.name for field in fields(kind)} - elsewhere <= set(part["properties"])


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("1E+3", "1000"),
        ("5.00", "5"),
        ("0.10", "0.1"),
        ("-0.0", "0"),
        ("-12.30", "-12.3"),
        ("1E-7", "0.0000001"),
        ("123456789012345678901234567890.50", "123456789012345678901234567890.5"),
        ("100", "100"),
    ],
)
def test_decimals_are_plain(number: str, written: str) -> None:
    assert plain(Decimal(number)) == written


@pytest.mark.parametrize("odd", ["\ud800", "\u2028", "\x85", "\x00", "\udfff字", "\x7f"])
def test_a_record_is_one_line_of_utf8_whatever_the_text(odd: str) -> None:
    text = f"总结{odd}结束"
    line = dumps(Mined(report(text)))
    assert line.encode("utf-8").decode("utf-8") == line
    assert len(line.splitlines()) == 1
    assert json.loads(line)["text"] == text


def test_chinese_is_written_as_it_is() -> None:
    assert "某校工会" in dumps(mined())


def test_the_same_findings_give_the_same_bytes() -> None:
    assert dumps(everything()) == dumps(everything())


def test_places_are_rounded_and_addresses_kept() -> None:
    paged, pageless = to_record(mined()), to_record(mined(paged=False))
    (place,) = paged["metrics"][0]["evidence"]["places"]
    assert place == {"page": 1, "bbox": [112.0, 112.0, 132.0, 122.0]}
    assert pageless["metrics"][0]["evidence"]["places"] == [{"address": "paragraph 3"}]


def test_a_table_names_the_section_around_it() -> None:
    assert to_record(everything())["tables"][0]["section"] == "s2"


def test_notes_of_reading_come_first_and_once() -> None:
    given = mined(notes=(Note("outline", "gap", "gap"),))
    read = Note("read", "joined", "joined")
    given = replace(given, report=replace(given.report, notes=(read,)), notes=(read, *given.notes))
    assert [note["step"] for note in to_record(given)["notes"]] == ["read", "outline"]


def test_a_word_is_one_step_away() -> None:
    assert to_record(everything())["sections"][1]["category"] == "training"


def broken() -> Iterator[Any]:
    good = to_record(everything())
    yield {}
    yield []
    yield {**good, "schema": "reportmine/2"}
    yield {name: value for name, value in good.items() if name != "metrics"}
    yield {**good, "metrics": [{**good["metrics"][0], "value": "many"}]}
    yield {**good, "sections": [{**good["sections"][0], "span": [1, 2, 3]}]}
    yield {**good, "mentions": 5}


@pytest.mark.parametrize("record", list(broken()))
def test_what_is_no_record_is_refused(record: Any) -> None:
    with pytest.raises(UsageError, match="schema"):
        from_record(record)


def test_spans_are_spans_again() -> None:
    again = from_record(to_record(everything()))
    assert isinstance(again.sections[0].span, Span)
    assert again.report.text[slice(*again.metrics[0].evidence.span)] == "5次"
