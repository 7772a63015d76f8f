"""PDFs that are not read, or not wholly: each says by a status and a code why, and what to do next."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from reportmine.errors import ReadError
from reportmine.read import read
from tests.pdfmaker import LONG, Press


def _picture(press: Press) -> None:
    """A page as a scanner gives it: a picture from edge to edge."""
    press.canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)


def _error(path: Path) -> tuple[str, str]:
    with pytest.raises(ReadError) as caught:
        read(path)
    return caught.value.status, caught.value.code


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the extra were not installed."""
    monkeypatch.setattr("reportmine.read.scan.ocr.installed", lambda: False)


def test_a_scan_asks_for_the_scan_reader(tmp_path: Path, without_ocr: None) -> None:
    press = Press()
    _picture(press)
    path = press.save(tmp_path / "scan.pdf")
    assert _error(path) == ("needs_ocr", "no_text_layer")
    with pytest.raises(ReadError, match=r"pip install 'reportmine\[ocr\]'"):
        read(path)


def test_a_scanned_page_among_others_makes_the_report_partial(
    tmp_path: Path, without_ocr: None
) -> None:
    press = Press()
    press.paragraph(LONG)
    press.new_page()
    _picture(press)
    report = read(press.save(tmp_path / "a.pdf"))
    assert report.status == "partial"
    assert [page.source for page in report.pages] == ["text", "none"]
    assert "page 2" in next(n.message for n in report.notes if n.code == "scanned_page")


def test_the_recognised_text_of_a_scan_is_read(tmp_path: Path) -> None:
    press = Press()
    _picture(press)
    press.at(90, 120, LONG[:25], mode=3)
    assert read(press.save(tmp_path / "a.pdf")).text == LONG[:25]


def test_garbled_text_is_never_mined(tmp_path: Path, without_ocr: None) -> None:
    # The bytes of UTF-8 shown as Latin letters: what a font without a character map gives.
    garbled = LONG.encode().decode("latin-1").translate(dict.fromkeys(range(128, 160), "·"))
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path))
    canvas.setFont("Helvetica", 12)
    for n in range(0, len(garbled), 60):
        canvas.drawString(50, 780 - n / 4, garbled[n : n + 60])
    canvas.save()
    assert _error(path) == ("needs_ocr", "garbled_text")


def test_blank_pages_are_empty(tmp_path: Path) -> None:
    assert _error(Press().save(tmp_path / "a.pdf")) == ("empty", "blank_pages")


def test_a_password_is_asked_for(tmp_path: Path) -> None:
    press = Press(password="geheim")
    press.paragraph(LONG)
    assert _error(press.save(tmp_path / "a.pdf")) == ("encrypted", "password")


def test_a_file_cut_at_its_tail_opens(tmp_path: Path) -> None:
    press = Press()
    press.paragraph(LONG)
    data = press.bytes()
    path = tmp_path / "a.pdf"
    path.write_bytes(data[: data.rindex(b"xref", 0, data.rindex(b"startxref"))])
    report = read(path)
    assert report.text == LONG
    assert "mended_file" in [note.code for note in report.notes]


def test_a_file_cut_off_in_the_middle_has_lost_pages(tmp_path: Path) -> None:
    sample = Path(__file__).parents[2] / "corpora" / "samples" / "pdf" / "street-2022.pdf"
    path = tmp_path / "a.pdf"
    path.write_bytes(sample.read_bytes()[:8000])
    report = read(path)
    assert report.status == "partial"
    assert [page.number for page in report.pages if not page.span.end - page.span.start] == [2, 3]
    assert {"mended_file", "blank_page"} <= {note.code for note in report.notes}


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\n", "unreadable"),
        (b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj trailer<</Root 1 0 R>>", "unreadable"),
        (b"GIF89a....", "unreadable"),
        (b"\x00\x01\x02\x03" * 50, "unreadable"),
    ],
)
def test_what_is_no_report_has_a_named_status(tmp_path: Path, data: bytes, status: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    assert _error(path)[0] == status


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    assert _error(tmp_path / "no.pdf") == ("unreadable", "not_found")
    assert _error(tmp_path) == ("unreadable", "is_folder")
