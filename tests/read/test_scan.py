"""Pages that are pictures: recognised, set upright, and then read like printed ones."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from reportmine.batch import Limits, mine_all
from reportmine.batch.crew import Crew
from reportmine.batch.wire import Order
from reportmine.errors import MissingExtra, ReadError
from reportmine.read import read
from reportmine.read.guard import Watch
from reportmine.read.pdf.scanned import Scanner
from reportmine.read.printed import Printed
from reportmine.read.scan import ocr
from reportmine.read.scan.ocr_lines import mended
from reportmine.read.scan.page import Scan
from reportmine.report import Box, Report, Span
from tests.pdfmaker import Press

PAGE = Path(__file__).parent / "scans" / "page.png"
TEXT = """\
职工书屋2021年工作总结
2021年，职工书屋坚持为一线职工服务，全年开放306天，接待读者4820人次，借出图书1650册，比上年增长12.5%。现将全年工作总结如下：
一、开展读书活动（全年共6场）
活动\t场次\t人次
朗读会\t4\t210
讲座\t2\t0"""

needs_ocr = pytest.mark.skipif(
    not ocr.installed(), reason="the recogniser is an extra: pip install 'reportmine[ocr]'"
)


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportmine.read.scan.ocr.installed", lambda: False)


def turned(degrees: float) -> Image.Image:
    """The page, turned clockwise."""
    return Image.open(PAGE).convert("L").rotate(-degrees, expand=True, fillcolor=255)


def ink_beside(report: Report, picture: Image.Image, quote: str) -> tuple[float, float]:
    """How much of the box of `quote` is dark, and of a box as large below it."""
    start = report.text.index(quote)
    (place,) = report.evidence(Span(start, start + len(quote))).places
    assert place.bbox
    scale = picture.width / report.pages[0].width
    x0, top, x1, bottom = (edge * scale for edge in place.bbox)
    high = bottom - top

    def dark(box: Box) -> float:
        cut = picture.convert("L").crop(tuple(round(edge) for edge in box))  # type: ignore[arg-type]
        return sum(cut.histogram()[:128]) / (cut.width * cut.height)

    return dark(Box(x0, top, x1, bottom)), dark(
        Box(x0, bottom + 0.2 * high, x1, bottom + 0.6 * high)
    )


@needs_ocr
@pytest.mark.parametrize("degrees", [1.2, 90.0, 180.0, 270.0])
def test_a_picture_is_read_however_it_lies(tmp_path: Path, degrees: float) -> None:
    picture = turned(degrees)
    picture.save(tmp_path / "a.png", dpi=(150, 150))
    report = read(tmp_path / "a.png")
    assert report.text == TEXT
    assert (report.format, report.status, report.pages[0].source) == ("image", "ok", "ocr")
    (table,) = report.tables
    assert [[cell.text for cell in row] for row in table.cells] == [
        ["活动", "场次", "人次"], ["朗读会", "4", "210"], ["讲座", "2", "0"],
    ]  # fmt: skip
    if degrees < 90:
        inside, below = ink_beside(report, picture, "坚持为")
        assert inside > 0.1
        assert below < inside / 4


def sixteen_bits(page: Image.Image) -> Image.Image:
    return Image.fromarray(numpy.asarray(page).astype("uint16") * 257)


@needs_ocr
@pytest.mark.parametrize(
    ("name", "made", "how"),
    [
        ("a.jpg", lambda page: page.convert("CMYK"), {"quality": 90}),
        ("a.tif", lambda page: page.convert("1"), {"compression": "group4"}),
        ("a.bmp", lambda page: page.convert("P"), {}),
        ("a.webp", lambda page: page, {"quality": 90}),
        ("a.gif", lambda page: page, {}),
        ("a.png", sixteen_bits, {}),
        ("page without a suffix", lambda page: page.convert("RGBA"), {"format": "png"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_pictures_of_any_kind(
    tmp_path: Path, name: str, made: Callable[[Image.Image], Image.Image], how: dict[str, Any]
) -> None:
    made(turned(0)).save(tmp_path / name, dpi=(150, 150), **how)
    report = read(tmp_path / name)
    assert (report.format, report.status, len(report.pages)) == ("image", "ok", 1)
    assert "接待读者4820人次" in report.text


@needs_ocr
def test_an_animation_is_one_page(tmp_path: Path) -> None:
    frames = [turned(0).convert("P"), Image.new("P", (1240, 1000), 255)]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:])
    assert len(read(tmp_path / "a.gif").pages) == 1


@needs_ocr
def test_a_scanned_page_is_one_page_of_its_file(tmp_path: Path) -> None:
    press = Press()
    press.paragraph("这一页是印出来的，有文字层。", indent=2)
    press.new_page()
    press.canvas.drawImage(ImageReader(str(PAGE)), 0, 362, 595, 480)
    path = press.save(tmp_path / "a.pdf")
    report = read(path)
    assert report.text == "这一页是印出来的，有文字层。\n" + TEXT
    assert [page.source for page in report.pages] == ["text", "ocr"]
    assert report.status == "ok"
    assert "page 2 was recognised" in next(n.message for n in report.notes if n.code == "ocr")
    (mined,) = mine_all([path], workers=1, limits=Limits(seconds=30, memory_mb=256))
    assert mined.report == report


def stamped_scan(path: Path) -> Path:
    press = Press()
    press.canvas.drawImage(ImageReader(str(PAGE)), 0, 0, 595, 842)
    press.at(400, 40, "附件3")
    return press.save(path)


@needs_ocr
def test_a_scan_with_a_printed_stamp_is_a_scan(tmp_path: Path) -> None:
    report = read(stamped_scan(tmp_path / "a.pdf"))
    assert report.pages[0].source == "ocr"
    assert "接待读者4820人次" in report.text
    # Printed words are known, whether or not this computer has a font to paint them with.
    start = report.text.index("附件3")
    (place,) = report.evidence(Span(start, start + 3)).places
    assert place.bbox
    assert place.bbox[0] == pytest.approx(400, abs=0.1)


def test_without_the_extra_it_is_what_is_printed(tmp_path: Path, without_ocr: None) -> None:
    report = read(stamped_scan(tmp_path / "a.pdf"))
    assert report.text == "附件3"
    assert [note.code for note in report.notes] == ["picture_page"]


@needs_ocr
def test_a_worker_that_may_not_take_more_memory_says_so(tmp_path: Path) -> None:
    limits = Limits(memory_mb=300, scan_memory_mb=0)  # too little to load the recogniser
    shutil.copy(PAGE, tmp_path / "a.png")
    (mined,) = mine_all([tmp_path / "a.png"], workers=1, limits=limits)
    assert mined.report.status == "too_large"


class Starved:
    """A recogniser whose native code finds no memory while it looks at a page."""

    text_det = None
    cfg = SimpleNamespace(Det=SimpleNamespace(limit_side_len=0))

    def __init__(self, says: str) -> None:
        self.says = says

    def __call__(self, *_: object, **__: object) -> None:
        raise RuntimeError(self.says)


@needs_ocr
@pytest.mark.parametrize(
    ("says", "error"),
    [
        ("[ONNXRuntimeError] : 6 : Failed to allocate memory for requested buffer", MemoryError),
        ("std::bad_alloc", MemoryError),
        ("OpenCV: Out of memory. Failed to allocate 1 bytes", MemoryError),
        ("the model has no such input", RuntimeError),
    ],
)
def test_native_code_without_memory_is_a_lack_of_memory(
    monkeypatch: pytest.MonkeyPatch, says: str, error: type[Exception]
) -> None:
    recogniser = ocr.engine()
    monkeypatch.setattr(recogniser, "_run", Starved(says))
    with pytest.raises(error):
        recogniser.find(numpy.zeros((10, 10, 3), numpy.uint8))
    with pytest.raises(error):
        recogniser.line(numpy.zeros((10, 10, 3), numpy.uint8))


@needs_ocr
def test_what_shows_no_text_is_not_made_up(tmp_path: Path) -> None:
    Image.new("L", (620, 877), 250).save(tmp_path / "a.png")
    with pytest.raises(ReadError, match="shows no text") as caught:
        read(tmp_path / "a.png")
    assert caught.value.status == "empty"


@needs_ocr
def test_frames_are_pages_and_reading_stops_where_there_is_no_time(tmp_path: Path) -> None:
    class Once(Watch):
        def page(self, number: int) -> str:
            return "" if number < 2 else "it is late"

    frame = turned(0)
    frame.save(tmp_path / "a.tiff", save_all=True, append_images=[frame], dpi=(150, 150))
    report = read(tmp_path / "a.tiff", watch=Once())
    assert (report.status, len(report.pages)) == ("partial", 1)
    assert report.text == TEXT
    assert [n.message for n in report.notes] == ["page 2 and the rest were not read: it is late"]


def test_a_picture_asks_for_the_scan_reader(without_ocr: None) -> None:
    with pytest.raises(ReadError, match=r"pip install 'reportmine\[ocr\]'") as caught:
        read(PAGE)
    assert (caught.value.status, caught.value.code) == ("needs_ocr", "picture")


def test_the_recogniser_names_its_extra(without_ocr: None) -> None:
    ocr.engine.cache_clear()
    with pytest.raises(MissingExtra, match=r"reportmine\[ocr\]"):
        ocr.engine()


@needs_ocr
@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n", b"II*\x00\xff\xff\xff\xff"])
def test_a_broken_picture(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.png").write_bytes(data)
    with pytest.raises(ReadError, match="Save it as PNG"):
        read(tmp_path / "a.png")


@needs_ocr
def test_a_picture_of_too_many_pixels_is_not_unpacked(tmp_path: Path) -> None:
    packed = io.BytesIO()
    Image.new("1", (13_000, 13_000)).save(packed, "PNG")
    (tmp_path / "a.png").write_bytes(packed.getvalue())
    with pytest.raises(ReadError) as caught:
        read(tmp_path / "a.png")
    assert caught.value.status == "too_large"


@pytest.mark.parametrize(
    ("recognised", "printed"),
    [
        ("(一)主动公开", "（一）主动公开"),
        ("1·积极组织", "1．积极组织"),
        ("增长12.5%,其中", "增长12.5%，其中"),
        ("共计1,250元", "共计1,250元"),
        ("电话:0512-6677", "电话：0512-6677"),
        ("fax: 0512", "fax: 0512"),
        ("比例为3:1", "比例为3:1"),
    ],
)
def test_punctuation_as_it_is_printed(recognised: str, printed: str) -> None:
    assert mended(recognised) == printed
    assert len(mended(recognised)) == len(recognised)


@needs_ocr
def test_a_page_that_takes_too_long_is_left_out(tmp_path: Path) -> None:
    press = Press()
    press.paragraph("这一页是印出来的，有文字层。", indent=2)
    press.new_page()
    press.canvas.drawImage(ImageReader(str(PAGE)), 0, 362, 595, 480)
    path = press.save(tmp_path / "a.pdf")
    (mined,) = mine_all([path], workers=1, limits=Limits(seconds_per_scan=0.01))
    assert (mined.report.status, mined.report.text) == ("partial", "这一页是印出来的，有文字层。")
    assert [page.source for page in mined.report.pages] == ["text", "none"]
    (note,) = [note for note in mined.notes if note.code == "slow_page"]
    assert note.message.startswith("page 2 takes too long to recognise and was left out")


@needs_ocr
def test_pictures_that_take_too_long_say_so(tmp_path: Path) -> None:
    shutil.copy(PAGE, tmp_path / "a.png")
    press = Press()
    press.canvas.drawImage(ImageReader(str(PAGE)), 0, 0, 595, 842)
    files = [tmp_path / "a.png", press.save(tmp_path / "a.pdf")]
    for mined in mine_all(files, workers=1, limits=Limits(seconds_per_scan=0.01)):
        assert mined.report.status == "timeout"
        assert "raise the limit (seconds_per_scan)" in " ".join(mined.notes[-1].message.split())


def test_garbled_pages_that_look_no_better_are_not_all_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []

    def nonsense(self: Scanner, number: int, *_: object, **__: object) -> Scan:
        tried.append(number)
        return Scan([Printed("乱", number, 0, 0, 9, 9, 9)], score=0.2)

    monkeypatch.setattr("reportmine.read.scan.ocr.installed", lambda: True)
    monkeypatch.setattr(Scanner, "read", nonsense)
    canvas = Canvas(str(tmp_path / "a.pdf"))
    for _ in range(6):
        canvas.setFont("Helvetica", 12)
        canvas.drawString(50, 780, "æ¿åºå·¥ä½æ¥å" * 4)
        canvas.showPage()
    canvas.save()
    with pytest.raises(ReadError) as caught:
        read(tmp_path / "a.pdf")
    assert (caught.value.status, caught.value.code) == ("unreadable", "illegible")
    assert tried == [1, 2]


def test_letters_drawn_as_areas_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shown(self: Scanner, number: int, *_: object, **__: object) -> Scan:
        return Scan([Printed("画出来的字", number, 90, 90, 170, 106, 16)], score=0.99)

    monkeypatch.setattr("reportmine.read.scan.ocr.installed", lambda: True)
    monkeypatch.setattr(Scanner, "read", shown)
    press = Press()
    for n in range(10):
        press.canvas.rect(90 + 20 * n, 700, 12, 14, stroke=0, fill=1)
    assert read(press.save(tmp_path / "a.pdf")).text == "画出来的字"


@needs_ocr
def test_a_worker_keeps_its_recogniser(tmp_path: Path) -> None:
    shutil.copy(PAGE, tmp_path / "a.png")
    crew = Crew()
    order = Order(str(tmp_path / "a.png"), "a.png", 120, 640, 120, 1024)
    try:
        first = crew.ask(order)
        (worker,) = crew._all
        assert crew.ask(order) == first
        assert crew._all == {worker}
    finally:
        crew.close()
