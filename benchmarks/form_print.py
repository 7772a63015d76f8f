"""Prints forms with several producers, in the looks that offices give them.

    print_forms(forms, heading, look, producer, folder, name)  →  the file

Producers: `html` and `docx` are the files themselves; `chromium`, `weasyprint`, `office` (LibreOffice,
from docx) and `office-html` make PDFs of them, `reportlab` draws its own, `scan` takes a picture of
LibreOffice's pages. `missing(producer)` says why one cannot be used here.
"""

from __future__ import annotations

import html
import importlib.util
import io
import random
import shutil
import subprocess
import tempfile
from pathlib import Path

from form_docx import write_docx
from form_look import PROSE, Look, broken, upright
from form_tables import Cell, Form

__all__ = ["PRODUCERS", "missing", "print_forms"]

PRODUCERS = (
    "html", "docx", "chromium", "weasyprint", "office", "office-html", "reportlab", "scan",
)  # fmt: skip
_NEEDS = {
    "chromium": "chromium", "office": "soffice", "office-html": "soffice", "scan": "soffice",
}  # fmt: skip
_CSS = {
    "full": "table{border-collapse:collapse}td{border:1px solid #000;padding:3px}",
    "hair": "table{border-collapse:collapse}td{border:.5pt solid #999;padding:1px 2px}",
    "separate": "table{border-spacing:0;border:1px solid #000}td{border:1px solid #000;padding:2px}",
    "spaced": "table{border-spacing:2px;border:1px solid #888}td{border:1px solid #888;padding:2px}",
    "ground": "table{border-spacing:1px;background:#333}td{background:#fff;padding:4px}",
    "dotted": "table{border-collapse:collapse}td{border:1px dotted #000;padding:3px}",
    "pale": "table{border-collapse:collapse}td{border:1px solid #fff;padding:3px;background:#e8eef7}",
    "double": "table{border-collapse:collapse}td{border:3px double #000;padding:3px}",
    "rows": "table{border-collapse:collapse}td{border-top:1px solid #000;border-bottom:1px solid #000;padding:3px}",
    "none": "table{border-collapse:collapse}td{padding:3px}",
    "striped": "table{border-collapse:collapse}td{padding:3px}tr:nth-child(even) td{background:#eee}",
}


def missing(producer: str) -> str | None:
    """What a producer needs and is not here; None where it can be used."""
    if producer == "weasyprint" and importlib.util.find_spec("weasyprint") is None:
        return "the package weasyprint"
    if producer == "scan" and importlib.util.find_spec("rapidocr") is None:
        return "the extra reportmine[ocr]"
    needs = _NEEDS.get(producer)
    return f"{needs} on the PATH" if needs and not shutil.which(needs) else None


def print_forms(
    forms: list[Form], heading: str, look: Look, producer: str, folder: Path, name: str
) -> Path:
    """Write the file and give its path. Raises OSError where the producer made none."""
    if producer == "reportlab":
        from form_reportlab import draw_forms

        target = folder / f"{name}.pdf"
        target.write_bytes(draw_forms(forms, heading, look))
        return target
    if producer in ("docx", "office", "scan"):
        source = folder / f"{name}.docx"
        write_docx(source, forms, heading, look, PROSE)
    else:
        source = folder / f"{name}.html"
        source.write_text(_page(forms, heading, look, producer), "utf-8")
    if producer in ("docx", "html"):
        return source
    target = source.with_suffix(".pdf")
    _convert(producer, source, target)
    source.unlink()
    if not target.exists():
        raise OSError(f"{producer} made no {target.name}")
    if producer == "scan":
        target.write_bytes(_scanned(target.read_bytes()))
    return target


def _convert(producer: str, source: Path, target: Path) -> None:
    if producer == "weasyprint":
        import weasyprint

        weasyprint.HTML(str(source)).write_pdf(str(target))
        return
    with tempfile.TemporaryDirectory() as profile:
        if producer == "chromium":
            command = [
                "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                f"--user-data-dir={profile}", f"--print-to-pdf={target}", str(source),
            ]  # fmt: skip
        else:
            command = [
                "soffice", f"-env:UserInstallation=file://{profile}", "--headless",
                *(["--infilter=HTML (StarWriter)"] if producer == "office-html" else []),
                "--convert-to", "pdf:writer_pdf_Export", "--outdir", str(target.parent), str(source),
            ]  # fmt: skip
        subprocess.run(command, capture_output=True, timeout=240, check=False)


# -- HTML


def _page(forms: list[Form], heading: str, look: Look, producer: str) -> str:
    way = "landscape" if look.landscape else "portrait"
    style = (
        f"@page{{size:A4 {way};margin:20mm}}"
        f'body{{font-family:"Noto Serif CJK SC",serif;font-size:{look.size}pt;line-height:1.5}}'
        f"td{{text-align:center;vertical-align:middle}}td.n{{text-align:{look.numbers}}}"
        "table{width:100%}p{text-indent:2em}.u{text-indent:0;display:flex;justify-content:space-between}"
        ".p{break-before:page}"
        f".v{{writing-mode:vertical-rl}}{_CSS[look.rules]}"
    )
    border = (
        ' border="1" cellspacing="0"' if producer == "office-html" and look.rules == "full" else ""
    )
    parts = [f"<h1>{heading}</h1><h2>一、总体情况</h2>", f"<p>{PROSE}</p>" * look.lead]
    for n, form in enumerate(forms):
        parts.append('<div class="p"></div>' if n and look.apart else "")
        parts.append(_form(form, look, border))
    parts.append(f"<p>{PROSE}</p>")
    body = "".join(parts)
    if producer == "html":
        body = (
            '<div class="nav"><a href="/">首页</a> <a href="/zw">政务公开</a></div>'
            f'<table width="100%"><tr><td><div class="content">{body}</div></td></tr></table>'
            '<div class="footer">主办单位：河东区人民政府办公室</div>'
        )
    return f'<html><head><meta charset="utf-8"><title>{heading}</title><style>{style}</style></head><body>{body}</body></html>'


def _form(form: Form, look: Look, border: str) -> str:
    parts = [] if _titled(form) else [f"<h2>{form.title}</h2>"]
    for line in form.above:
        parts.append(
            '<p class="u">' + "".join(f"<span>{t}</span>" for t in line.split("\t")) + "</p>"
        )
    parts.append(f"<table{border}><colgroup>")
    parts += [f'<col style="width:{w / sum(form.widths):.1%}">' for w in form.widths]
    parts.append("</colgroup>")
    heads = form.heads if look.repeat else 0
    for i, row in enumerate(form.rows):
        parts.append("<thead>" if heads and i == 0 else "<tbody>" if i == heads else "")
        parts.append("<tr>" + "".join(_cell(cell, look) for cell in row) + "</tr>")
        parts.append("</thead>" if heads and i == heads - 1 else "")
    return "".join([*parts, "</tbody></table>"])


def _titled(form: Form) -> bool:
    """Whether the title is the form's first row."""
    return form.rows[0][0].text == form.title


def _cell(cell: Cell, look: Look) -> str:
    text = html.escape(broken(cell.text) if look.broken else cell.text).replace("\n", "<br>")
    inner = f'<span class="v">{text}</span>' if upright(cell) and look.vertical else text
    kind = ' class="n"' if cell.number else ""
    spans = f' rowspan="{cell.rowspan}"' * (cell.rowspan > 1) + f' colspan="{cell.colspan}"' * (
        cell.colspan > 1
    )
    return f"<td{kind}{spans}>{inner}</td>"


# -- scans


def _scanned(data: bytes) -> bytes:
    """The pages as an office scanner takes them: a little aslant, grey, noisy, 200 dpi."""
    import numpy
    import pypdfium2
    from PIL import Image, ImageFilter

    noise = numpy.random.default_rng(1)
    pages = []
    for n, page in enumerate(pypdfium2.PdfDocument(data)):
        image = page.render(scale=200 / 72).to_pil().convert("L")
        angle = random.Random(n).uniform(-0.6, 0.6)
        image = image.rotate(angle, fillcolor=255, resample=Image.Resampling.BICUBIC)
        grey = numpy.asarray(image) * 0.93 + 8 + noise.normal(0, 6, (image.height, image.width))
        image = Image.fromarray(grey.clip(0, 255).astype("uint8"))
        pages.append(image.filter(ImageFilter.GaussianBlur(0.5)))
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=200, quality=70)
    return out.getvalue()
