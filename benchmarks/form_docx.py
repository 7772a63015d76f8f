"""Forms as a Word file, written by hand: merged cells, turned text, repeated heads."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from form_look import Look, broken, upright
from form_tables import Cell, Form

__all__ = ["write_docx"]

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_STROKES = {"dotted": "dotted", "double": "double"}


def write_docx(path: Path, forms: list[Form], heading: str, look: Look, prose: str) -> None:
    """Write the forms with a heading and some prose around them."""
    parts = [_paragraph(heading, 22, "center"), _paragraph("一、总体情况", 16)]
    parts += [_paragraph(prose, 15)] * look.lead
    wide, high = (16838, 11906) if look.landscape else (11906, 16838)
    for n, form in enumerate(forms):
        if n and look.apart:
            parts.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
        if form.rows[0][0].text != form.title:
            parts.append(_paragraph(form.title, 16))
        parts += [_fields(line, wide - 2800) for line in form.above]
        parts.append(_table(form, look, wide - 2800))
    parts.append(_paragraph(prose, 15))
    page = f'<w:sectPr><w:pgSz w:w="{wide}" w:h="{high}"/><w:pgMar w:top="1500" w:bottom="1400" w:left="1400" w:right="1400"/></w:sectPr>'
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {_W}><w:body>{"".join(parts)}{page}</w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("[Content_Types].xml", _TYPES)
        out.writestr("_rels/.rels", _RELATIONS)
        out.writestr("word/document.xml", document)


def _run(text: str, size: float) -> str:
    font = '<w:rFonts w:ascii="Noto Serif CJK SC" w:eastAsia="Noto Serif CJK SC" w:hAnsi="Noto Serif CJK SC"/>'
    lines = "<w:br/>".join(
        "<w:tab/>".join(f"<w:t>{escape(t)}</w:t>" for t in line.split("\t"))
        for line in text.split("\n")
    )
    return f'<w:r><w:rPr>{font}<w:sz w:val="{round(2 * size)}"/></w:rPr>{lines}</w:r>'


def _paragraph(text: str, size: float, align: str = "left", more: str = "") -> str:
    return f'<w:p><w:pPr>{more}<w:jc w:val="{align}"/></w:pPr>{_run(text, size)}</w:p>'


def _fields(text: str, width: int) -> str:
    stop = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    return _paragraph(text, 10, more=stop) if "\t" in text else _paragraph(text, 10, "right")


def _table(form: Form, look: Look, width: int) -> str:
    stroke = _STROKES.get(look.rules, "single")
    sides = (
        ()
        if look.rules == "none"
        else ("top", "bottom", "insideH")
        if look.rules == "rows"
        else _SIDES
    )
    borders = "".join(f'<w:{side} w:val="{stroke}" w:sz="4" w:color="000000"/>' for side in sides)
    unit = width / sum(form.widths)
    widths = [round(w * unit) for w in form.widths]
    parts = [
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>',
        *(f'<w:gridCol w:w="{w}"/>' for w in widths), "</w:tblGrid>",
    ]  # fmt: skip
    below: dict[
        int, tuple[int, int]
    ] = {}  # column → rows that its merged cell still covers, colspan
    for i, row in enumerate(form.rows):
        head = "<w:tblHeader/>" if look.repeat and i < form.heads else ""
        parts.append(f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>")
        parts += _row(row, below, widths, look)
        parts.append("</w:tr>")
    return "".join([*parts, "</w:tbl>"])


def _row(
    row: list[Cell], below: dict[int, tuple[int, int]], widths: list[int], look: Look
) -> list[str]:
    out: list[str] = []
    column, cells = 0, iter(row)
    while column < len(widths):
        rows, span = below.get(column, (0, 1))
        if rows:
            below[column] = rows - 1, span
            out.append(
                _cell(Cell("", 1, span), sum(widths[column : column + span]), look, "<w:vMerge/>")
            )
        else:
            cell = next(cells)
            span = cell.colspan
            merge = ""
            if cell.rowspan > 1:
                below[column] = cell.rowspan - 1, span
                merge = '<w:vMerge w:val="restart"/>'
            out.append(_cell(cell, sum(widths[column : column + span]), look, merge))
        column += span
    return out


def _cell(cell: Cell, width: int, look: Look, merge: str) -> str:
    turned = '<w:textDirection w:val="tbRlV"/>' if look.vertical and upright(cell) else ""
    text = broken(cell.text) if look.broken else cell.text
    span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
    paper = '<w:shd w:val="clear" w:fill="E8EEF7"/>' if look.rules == "pale" else ""
    settings = (
        f'<w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{paper}{turned}<w:vAlign w:val="center"/>'
    )
    align = look.numbers if cell.number else "center"
    return f"<w:tc><w:tcPr>{settings}</w:tcPr>{_paragraph(text, look.size, align)}</w:tc>"
