"""Pages as pictures, with the boxes of what was found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from factories import metric, report
from hostile.files import flate_bomb, good, one_page
from PIL import Image, ImageColor

from reportmine.errors import ReadError, UsageError
from reportmine.findings import Mined, Section
from reportmine.read import painter, read, render
from reportmine.read.render import fonts
from reportmine.read.render import sheet as sheets
from reportmine.read.render.marks import HEADING, IMPLICIT, METRIC, PLANNED, TABLE, marked
from reportmine.report import Box, Place, Span, Table

TEXT = "一、组织培训\n全年举办培训班3期，培训职工120人次。\n计划走访职工40户。"


def mined() -> Mined:
    place = Place(1, Box(70.0, 200.0, 400.0, 260.0))
    table = Table("t1", Span(0, 1), (place,), (), caption="经费")
    of = report(TEXT, tables=(table,))
    sections = (
        Section("s1", None, 1, "一", "组织培训", Span(2, 6), Span(0, 28), Span(0, 2)),
        Section("s2", None, 1, None, None, None, Span(28, len(TEXT)), implicit=True, role="plan"),
    )
    facts = (
        metric(of, "120人次", label="培训职工"),
        metric(of, "40户", label="走访职工", status="planned"),
    )
    return Mined(of, sections=sections, metrics=facts)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "a.pdf"
    path.write_bytes(good())
    return path


def colours(image: Image.Image) -> set[tuple[int, ...]]:
    found = image.getcolors(image.width * image.height)
    assert found
    return {colour for _, colour in found if isinstance(colour, tuple)}


def test_a_page_as_a_picture(pdf: Path) -> None:
    page = render.render_page(pdf, 1, 1.0)
    assert page.mode == "RGB"
    assert abs(page.width - 595) <= 1
    assert abs(page.height - 842) <= 1
    assert len(colours(page)) > 2, "the text is there"


def test_pictures_have_shapes_after_reading(pdf: Path) -> None:
    before = render.render_page(pdf, 1, 1.0).tobytes()
    read(pdf)
    assert render.render_page(pdf, 1, 1.0).tobytes() == before


def test_a_page_that_cannot_be_drawn_is_said(tmp_path: Path) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(flate_bomb())
    with pytest.raises(ReadError, match="page 1 needs too much time or memory"):
        render.render_page(path, 1)


def test_a_poster_is_drawn_smaller(tmp_path: Path) -> None:
    path = tmp_path / "poster.pdf"
    path.write_bytes(one_page(b"").replace(b"[0 0 595 842]", b"[0 0 14400 14400]"))
    page = render.render_page(path, 1, 4.0)
    assert 0.9 * painter.MOST_PIXELS < page.width * page.height < 1.01 * painter.MOST_PIXELS


def test_pages_that_are_not_there(pdf: Path) -> None:
    for number in (0, 2):
        with pytest.raises(ReadError, match=f"no page {number}; the file has 1"):
            render.render_page(pdf, number)


def test_files_that_are_not_a_pdf(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("总结", encoding="utf-8")
    for path in (text, tmp_path / "gone.pdf"):
        with pytest.raises(ReadError, match=r"cannot be opened as a PDF"):
            render.render_page(path, 1)


def test_everything_found_is_drawn(pdf: Path, tmp_path: Path) -> None:
    (file,) = render.draw(pdf, mined(), tmp_path / "out" / "deep", scale=2.0)
    assert file == tmp_path / "out" / "deep" / "page-001.png"
    with Image.open(file) as sheet:
        found = colours(sheet)
        assert sheet.width > 2 * 595 + 2 * sheets.MARGIN - 4
        for colour in (HEADING, IMPLICIT, METRIC, PLANNED, TABLE):
            assert ImageColor.getrgb(colour) in found
        # The left edge of the heading's box: 72 points from the page's left, 72 from its top.
        x, y = sheets.MARGIN + 2 * 72 - 1, sheets.LEGEND + 2 * 77
        assert sheet.getpixel((x, y)) == ImageColor.getrgb(HEADING)


def test_the_same_bytes_every_time(pdf: Path, tmp_path: Path) -> None:
    first, second = (
        render.draw(pdf, mined(), tmp_path / name)[0].read_bytes() for name in ("a", "b")
    )
    assert first == second


def test_labels_without_a_chinese_font(
    pdf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [m.label for m in marked(mined(), None) if m.label] == [
        "T1", "S1", "S2", "M1", "M1",
    ]  # fmt: skip
    monkeypatch.setattr(fonts, "chinese", lambda: None)
    fonts.sized.cache_clear()
    try:
        (file,) = render.draw(pdf, mined(), tmp_path)
    finally:
        fonts.sized.cache_clear()
    with Image.open(file) as sheet:
        assert ImageColor.getrgb(METRIC) in colours(sheet)


def test_labels_say_what_and_how_many() -> None:
    names = {("role", "plan"): "计划", ("status", "planned"): "拟办"}
    marks = marked(mined(), lambda group, name: names.get((group, name), name))
    labels = [mark.label for mark in marks if mark.label]
    assert labels == [
        "t1 经费",
        "一、 · L1",
        "implicit · L1 计划",
        "培训职工 = 120 人次",
        "走访职工 = 40 户 (拟办)",
    ]


def test_a_report_without_pages_cannot_be_drawn(pdf: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing to draw"):
        render.draw(pdf, Mined(report(TEXT, paged=False)), tmp_path)


def test_a_page_on_which_nothing_was_found(pdf: Path, tmp_path: Path) -> None:
    bare = replace(mined(), sections=(), metrics=(), report=report(TEXT))
    with Image.open(render.draw(pdf, bare, tmp_path)[0]) as sheet:
        assert ImageColor.getrgb(METRIC) in colours(sheet), "the legend is there all the same"


@pytest.mark.parametrize(
    ("wanted", "heights"),
    [
        ([], []),
        ([50.0], [50.0]),
        ([50.0, 51.0, 90.0], [50.0, 60.0, 90.0]),
        ([0.0, 0.0], [10.0, 20.0]),
        ([95.0, 99.0], [80.0, 90.0]),
        ([10.0] * 9, [10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0]),
    ],
)
def test_labels_keep_apart_and_on_the_sheet(wanted: list[float], heights: list[float]) -> None:
    assert sheets._spread(wanted, 10.0, 10.0, 100.0) == heights
