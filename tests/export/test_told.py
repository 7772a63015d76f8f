"""Messages in Chinese: every one of the sources is known, and what fills it is told as well."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportmine import mine
from reportmine.export.told import messages, reason, told, told_all
from reportmine.outline import candidates

SRC = Path(__file__).parents[2] / "src" / "reportmine"
TELL = {"UsageError", "ReadError", "RuleError", "ReportmineError", "Note", "error"}
# Put together from a place and a sentence that is looked up by itself.
TOGETHER = {"{}: {} {}", "{}: {} {} {}.", "{} {}", "{}.", "the file"}


def _template(node: ast.expr) -> str | None:
    """A message as a template: `{}` for what is put in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
        )
    return None


def _said(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in TELL or (name == "append" and "problems" in ast.unparse(node.func)):
                yield from node.args
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "message":
            yield node.value


def _all() -> Iterator[str]:
    for file in sorted(SRC.rglob("*.py")):
        for node in _said(ast.parse(file.read_text(encoding="utf-8"))):
            template = _template(node)
            if template and " " in template and template not in TOGETHER:
                yield template


def test_every_message_of_the_sources_has_its_chinese() -> None:
    found = set(_all())
    assert len(found) > 100
    assert sorted(found - set(messages())) == []


def test_each_template_keeps_what_is_put_in() -> None:
    for en, zh in (*messages().items(), *messages("reasons").items()):
        assert len(re.findall(r"\{[\d#]?\}", zh)) == len(re.findall(r"\{#?\}", en)), en


@pytest.mark.parametrize(
    ("message", "zh"),
    [
        ("There is no file a.pdf (any more); check the path.", "没有文件 a.pdf（或已被移走）；请检查路径。"),
        ("page 3 is blank", "第 3 页空白"),
        ("pages 3–5 was not read: All pages of the PDF are blank.", "第 3–5 页没有读：PDF 各页都是空白。"),
        ("a.toml: [themes.a] must be a table", "a.toml：[themes.a] 应是表"),
        ("a.toml: entry 1 (a.b): `zh` is missing or empty; give it a text.", "a.toml：第 1 条（a.b）：`zh` 缺少或为空；请写上文字。"),
        ("there is no reader named x; known names: pdf", "没有名为 x 的 reader；已有：pdf"),
        ("paragraph 7", "第 7 段"),
        ("each of pages 2–3 is blank", "第 2–3 页空白"),
        ("each of pages 2–3 was recognised from its picture", "第 2–3 页由图像识别"),
        ("p1 [1.0, 2.0]", "p1 [1.0, 2.0]"),
        ("something that nobody says", "something that nobody says"),
    ],
)  # fmt: skip
def test_told_in_chinese(message: str, zh: str) -> None:
    assert told("zh", message) == zh
    assert told("en", message) == message


def test_several_messages_are_one_line() -> None:
    several = [
        "page 3 is blank",
        "a.pdf is empty (0 bytes). Ask for the file again.",
        "page 4 is blank",
    ]
    assert (
        told_all("zh", several) == "第 3 页空白；a.pdf 是空文件（0 字节）。请重新索取。第 4 页空白"
    )
    assert told_all("en", several) == (
        "page 3 is blank; a.pdf is empty (0 bytes). Ask for the file again. page 4 is blank"
    )


def test_reasons_in_chinese() -> None:
    assert reason("zh", "opens a list; 13 characters") == "开启列表；13 字"
    assert reason("zh", "text +1.8, first words -0.6 (年度)") == "文字 +1.8, 开头词 -0.6 (年度)"
    assert reason("zh", "the format's heading style") == "文件格式中的标题样式"
    assert reason("zh", "percent in a cell; counter of a web page") == "单元格中的百分数；网页计数"
    assert reason("zh", "date: school year") == "日期：学年"
    assert reason("en", "opens a list; 13 characters") == "opens a list; 13 characters"


def test_every_reason_of_a_report_has_its_chinese() -> None:
    sample = SRC.parents[1] / "corpora" / "samples" / "pdf" / "library-2022.pdf"
    mined = mine(sample)
    given = [why.because for section in mined.sections for why in section.why]
    given += [candidate.because for candidate in candidates(mined.report)]
    given += [mention.because for mention in mined.mentions]
    given += [metric.rule for metric in mined.metrics]
    assert len(set(given)) > 100
    assert [each for each in given if re.search("[a-z]{3}", reason("zh", each))] == []


def test_a_message_made_to_be_slow_is_not() -> None:
    message = ": (" * 190
    assert told("zh", message) == message
