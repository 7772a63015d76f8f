"""Files that break readers, each made here in a few lines and none larger than it must be.

`pdf(...)` writes objects, a correct cross-reference table and a trailer; the rest are recipes on
top of it. `STATUS` names for each recipe the statuses in which such a file may end.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

MB = 1 << 20


def pdf(objects: list[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\n" % (len(objects) + 1)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def one_page(content: bytes, filters: bytes = b"", resources: bytes = b"<<>>") -> bytes:
    """A PDF with one page that shows this content stream."""
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources %s>>"
            % resources,
            b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), filters, content),
        ]
    )


def good() -> bytes:
    """A small report, as an office would print it."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=True)
    canvas.setFont("STSong-Light", 16)
    canvas.drawCentredString(297, 760, "河湾中学工会2019年工作总结")
    canvas.setFont("STSong-Light", 12)
    lines = (
        "一、组织培训",
        "全年举办培训班3期，培训职工120人次。",
        "二、下一步打算",
        "计划走访职工40户。",
    )
    for i, line in enumerate(lines):
        canvas.drawString(80, 720 - 24 * i, line)
    canvas.save()
    return buffer.getvalue()


def encrypted() -> bytes:
    """The good file behind a user password."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(good())) as document:
        document.save(buffer, encryption=pikepdf.Encryption(user="secret", owner="other", R=6))
    return buffer.getvalue()


def restricted() -> bytes:
    """The good file with an owner password only: anybody may open it."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(good())) as document:
        document.save(buffer, encryption=pikepdf.Encryption(user="", owner="other", R=6))
    return buffer.getvalue()


def flate_bomb(megabytes: int = 3072) -> bytes:
    """A content stream, deflated twice, that expands to so many megabytes.

    A block that ends in a full flush may be repeated as it is; only the checksum at the very end
    is then wrong, which no reader gets to.
    """
    inner = zlib.compressobj(9)
    head = inner.compress(b" ") + inner.flush(zlib.Z_FULL_FLUSH)
    block = inner.compress(b" " * MB) + inner.flush(zlib.Z_FULL_FLUSH)
    once = head + block * megabytes + inner.flush()
    return one_page(zlib.compress(once, 9), b"/Filter[/FlateDecode/FlateDecode]")


def nested_states(depth: int = 2_000_000) -> bytes:
    """A page that saves the graphics state without end."""
    return one_page(zlib.compress(b"q " * depth, 9), b"/Filter/FlateDecode")


def many_glyphs(count: int = 300_000) -> bytes:
    """A page with so many characters, each placed for itself."""
    font = b"<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    shown = b"".join(b"1 0 0 1 %d %d Tm(a)Tj\n" % (i % 595, i // 595 % 842) for i in range(count))
    content = zlib.compress(b"BT/F 1 Tf\n" + shown + b"ET", 9)
    return one_page(content, b"/Filter/FlateDecode", font)


def page_loop() -> bytes:
    """A page tree that holds itself."""
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 2>>",
            b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 2>>",
        ]
    )


def deep_arrays(depth: int = 200_000) -> bytes:
    """A resource dictionary nested deeper than any stack."""
    return one_page(b"BT ET", b"", b"<</X " + b"[" * depth + b"]" * depth + b">>")


def word(document: bytes) -> bytes:
    """A Word file whose body part is this."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", document)
    return buffer.getvalue()


def word_bomb(megabytes: int = 600) -> bytes:
    """A Word file of a few megabytes whose body expands to so many."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package,
        package.open("word/document.xml", "w") as part,
    ):
        for _ in range(megabytes):
            part.write(b" " * MB)
    return buffer.getvalue()


def entity_bomb(levels: int = 20) -> bytes:
    """A Word file whose one word is an entity that doubles with each level."""
    names = "".join(f'<!ENTITY e{i + 1} "&e{i};&e{i};">' for i in range(levels))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return word(
        f'<!DOCTYPE d [<!ENTITY e0 "{"三" * 1000}">{names}]><w:document xmlns:w="{space}"><w:body><w:p><w:r>'
        f"<w:t>&e{levels};</w:t></w:r></w:p></w:body></w:document>".encode()
    )


NOT_A_PDF = b'{"error": "not found"}\n' * 20

RECIPES: dict[str, Callable[[], bytes]] = {
    "empty.pdf": lambda: b"",
    "header_only.pdf": lambda: b"%PDF-1.7\n",
    "no_pages.pdf": lambda: pdf(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]
    ),
    "blank_page.pdf": lambda: one_page(b""),
    "page_loop.pdf": page_loop,
    "deep_arrays.pdf": deep_arrays,
    "truncated.pdf": lambda: good()[: len(good()) // 2],
    "not_a_pdf.pdf": lambda: NOT_A_PDF,
    "encrypted.pdf": encrypted,
    "restricted.pdf": restricted,
    "flate_bomb.pdf": flate_bomb,
    "nested_states.pdf": nested_states,
    "many_glyphs.pdf": lambda: many_glyphs(100_000),
    "expands.docx": word_bomb,
    "entities.docx": entity_bomb,
    "broken.docx": lambda: word(b"<w:document>"),
    "no_pages_again.pdf": lambda: RECIPES["no_pages.pdf"](),
}

STATUS: dict[str, set[str]] = {
    "empty.pdf": {"empty"},
    "header_only.pdf": {"unreadable"},
    "no_pages.pdf": {"empty", "unreadable"},
    "blank_page.pdf": {"empty", "needs_ocr"},
    "page_loop.pdf": {"empty", "unreadable", "needs_ocr"},
    "deep_arrays.pdf": {"empty", "unreadable", "needs_ocr"},
    "truncated.pdf": {"unreadable", "partial", "ok"},
    "not_a_pdf.pdf": {"unreadable"},
    "encrypted.pdf": {"encrypted"},
    "restricted.pdf": {"ok"},
    "flate_bomb.pdf": {"too_large"},
    "nested_states.pdf": {"empty", "needs_ocr", "too_large"},
    "many_glyphs.pdf": {"ok", "partial", "too_large"},
    "expands.docx": {"too_large"},
    "entities.docx": {"unreadable", "empty"},
    "broken.docx": {"unreadable"},
    "no_pages_again.pdf": {"empty", "unreadable"},
}
