"""A letterhead and the head of an excerpt, which no other page repeats, are no text; names and sentences stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportmine.read import read
from reportmine.read.assembly.stationery import is_document_number
from tests.pdfmaker import LONG, Press

_FOOT = "TEL 02-5550-1234 • FAX 02-5550-1235 • http://www.example.org/"
_HEAD = [
    "溪山文史學會",
    "Hillbrook History Society",
    "10001溪山市文史路3段8號5樓",
    "No. 8, Sec. 3, Wenshi Rd, Hillbrook",
]


def _paper(head: list[str], foot: str, number: str | None = None) -> Press:
    """A page with these lines above and below its text."""
    press = Press(number=number, top=130)
    for n, line in enumerate(head):
        press.at(180, 50 + 16 * n, line, size=10)
    press.at(130, 812, foot, size=9)
    press.paragraph(LONG)
    return press


def _paragraphs(press: Press, path: Path) -> list[str]:
    report = read(press.save(path))
    return [report.text[a:b] for a, b in report.paragraphs]


def test_the_address_of_a_letterhead_is_no_text(tmp_path: Path) -> None:
    press = _paper(_HEAD, _FOOT)
    assert _paragraphs(press, tmp_path / "a.pdf") == ["溪山文史學會", LONG]


@pytest.mark.parametrize(
    "foot", ["如有疑问，请电话联系或发邮件到邮箱。", "电话亭三座已修好", "附件三份另送各组"]
)
def test_a_page_without_such_a_foot_has_no_letterhead(tmp_path: Path, foot: str) -> None:
    press = _paper(_HEAD, foot)
    found = _paragraphs(press, tmp_path / "a.pdf")
    assert found[-1] == foot
    assert _HEAD[2] in found


@pytest.mark.parametrize(("number", "kept"), [("4", False), ("- 12 -", False), ("1", True)])
def test_the_number_of_a_document_heads_its_later_pages(
    tmp_path: Path, number: str, kept: bool
) -> None:
    press = Press(head="某工会〔2023〕12号", number=number)
    press.paragraph(LONG)
    assert ("某工会〔2023〕12号" in _paragraphs(press, tmp_path / "a.pdf")) is kept


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("某工会〔2023〕12号", True), ("党委【2019】 7 号", True), ("关于印发〔2023〕12号文的通知", False), ("2023年12号", False)],
)  # fmt: skip
def test_what_is_a_document_number(text: str, is_one: bool) -> None:
    assert is_document_number(text) is is_one


def test_a_bullet_goes_on_behind_a_colon(tmp_path: Path) -> None:
    press = Press()
    press.paragraph(LONG)
    press.line("• 特别鼓励奖（读书月图书《四季》三套和茶具）:", indent=2)
    press.line("甲某、乙某、丙某。", indent=5)
    press.line("一、特别鼓励奖用读书月图书《四季》三套和茶具:", indent=2)
    press.line("甲某、乙某、丙某三人已经领走。", indent=5)
    assert _paragraphs(press, tmp_path / "a.pdf")[1:] == [
        "• 特别鼓励奖（读书月图书《四季》三套和茶具）:甲某、乙某、丙某。",
        "一、特别鼓励奖用读书月图书《四季》三套和茶具:",
        "甲某、乙某、丙某三人已经领走。",
    ]


def test_a_line_with_room_left_opens_no_paragraph_at_the_margin(tmp_path: Path) -> None:
    press = Press()
    press.paragraph(LONG, indent=0)
    press.line("（候补两名）：甲某（20票，东院），乙某（18票，", indent=3)
    press.line("西院），丙某（17票，南院）", indent=3)
    press.line("监事当选人另行公布。")
    assert _paragraphs(press, tmp_path / "a.pdf")[1:] == [
        "（候补两名）：甲某（20票，东院），乙某（18票，西院），丙某（17票，南院）",
        "监事当选人另行公布。",
    ]
