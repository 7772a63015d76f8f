"""A layout by another producer: HTML that LibreOffice prints, where it is on the PATH."""

from __future__ import annotations

import html
import shutil
import subprocess
from pathlib import Path

from layout_pages import FORM, FORM_SPANS, MERGED, MERGED_SPANS
from layout_parts import HEADINGS, PROSE, Merge, Truth, shown_cells, table


def by_office(truth: Truth, folder: Path) -> bytes | None:
    """Prose, a merged table and a long one as HTML, printed by LibreOffice; None without it."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    parts = []
    for heading, text in zip(HEADINGS, PROSE, strict=True):
        truth.text += [heading, text]
        parts.append(f"<h2>{heading}</h2><p style='text-indent:2em'>{text}</p>")
    for rows, spans in ((MERGED, MERGED_SPANS), (FORM, FORM_SPANS)):
        table(truth, rows, spans)
        parts.append(_html(rows, spans))
        truth.text.append(PROSE[0])
        parts.append(f"<p>{PROSE[0]}</p>")
    page = folder / "office.html"
    page.write_text(
        f"<html><head><meta charset='utf-8'></head><body>{''.join(parts)}</body></html>",
        encoding="utf-8",
    )
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += [
        "--infilter=HTML (StarWriter)",
        "--convert-to",
        "pdf:writer_pdf_Export",
        "--outdir",
        str(folder),
        str(page),
    ]
    subprocess.run(command, capture_output=True, check=False, timeout=120)
    made = folder / "office.pdf"
    return made.read_bytes() if made.exists() else None


def _html(rows: list[list[str]], spans: tuple[Merge, ...]) -> str:
    """The table as HTML."""
    lines = [""] * len(rows)
    for row, _, high, wide, text in shown_cells(rows, spans):
        lines[row] += f"<td rowspan={high} colspan={wide}>{html.escape(text)}</td>"
    return f"<table border=1 cellspacing=0>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"
