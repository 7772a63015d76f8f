"""Damaged PDFs: the pages that are left are found and read."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from reportmine.errors import ReadError
from reportmine.read import read
from reportmine.read.pdf.mend import with_new_end, with_new_pages
from tests.pdfmaker import Press

PAGES = (
    "第一页说的是培训，全年举办培训班3期。",
    "第二页说的是慰问，走访困难职工26人。",
    "第三页说的是不足，活动形式不多。",
)


def printed() -> bytes:
    press = Press()
    for number, text in enumerate(PAGES):
        if number:
            press.new_page()
        press.paragraph(text, indent=2)
    return press.bytes()


def saved(**how: object) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed())) as pdf:
        pdf.save(out, **how)  # type: ignore[arg-type]
    return out.getvalue()


def no_list(data: bytes) -> bytes:
    return data.replace(b"/Kids", b"/Kitz")


def no_table(data: bytes) -> bytes:
    """Cut off in the table of objects, which a file of packed objects has at its end."""
    return data[: data.rindex(b"/XRef") - 20]


PACKED = saved(object_stream_mode=pikepdf.ObjectStreamMode.generate)
LOCKED = saved(encryption=pikepdf.Encryption(owner="geheim", user=""))


@pytest.mark.parametrize(
    ("data", "damage"),
    [(printed(), no_list), (LOCKED, no_list), (PACKED, no_table)],
    ids=["plain", "encrypted", "packed"],
)
def test_pages_are_found_without_their_list(
    tmp_path: Path, data: bytes, damage: Callable[[bytes], bytes]
) -> None:
    damaged = damage(data)
    assert damaged != data
    (tmp_path / "a.pdf").write_bytes(damaged)
    report = read(tmp_path / "a.pdf")
    assert report.text == "\n".join(PAGES)
    assert report.status == "partial"
    assert [note.code for note in report.notes if note.step == "read"] == ["mended_file"]


def test_a_page_that_is_lost_costs_only_itself(tmp_path: Path) -> None:
    data = printed()
    kind = [match.start() for match in re.finditer(rb"/Type\s*/Page\b", data)][1]
    second = data.rindex(b" 0 obj", 0, kind)
    (tmp_path / "a.pdf").write_bytes(data[:second] + b" x" + data[second + 2 :])
    report = read(tmp_path / "a.pdf")
    assert report.status == "partial"
    assert report.text == f"{PAGES[0]}\n{PAGES[2]}"


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj", b"1 0 obj" * 9]
)
def test_no_pages_no_file(data: bytes) -> None:
    assert with_new_pages(data) is None


def test_an_end_needs_a_catalogue() -> None:
    assert with_new_end(b"%PDF-1.4\n1 0 obj\n<</Type/Page>>\nendobj") is None
    ended = with_new_end(b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj")
    assert ended
    assert b"/Root 1 0 R" in ended


def test_packed_objects_expand_no_further_than_they_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportmine.read.pdf.mend.UNPACKED", 64)
    assert with_new_pages(PACKED) is None


def test_a_file_with_nothing_left_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(printed()[:300])
    with pytest.raises(ReadError) as caught:
        read(tmp_path / "a.pdf")
    assert caught.value.status == "unreadable"
