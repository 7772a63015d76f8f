"""The samples' pages read with pdfplumber, too; where the two differ, the source says which is right.

They differ in what pdfplumber does not look for: running heads and page numbers are no text of the
report, a merged cell's words stand before those of its rows, a table goes on over the page break.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pdfplumber
import pytest
import samplefile
from samplefile import Sample, squeeze

from reportmine.read import read
from reportmine.report import Report

Rows = list[list[str | None]]


@dataclass(slots=True)
class Opinion:
    """What pdfplumber reads: text by page, the rows of all tables, characters with their places."""

    pages: list[str] = field(default_factory=list)
    rows: Rows = field(default_factory=list)
    chars: list[list[tuple[str, float, float]]] = field(default_factory=list)


@pytest.fixture(params=samplefile.sample_files(), ids=lambda path: path.stem, scope="module")
def both(request: pytest.FixtureRequest) -> tuple[Sample, Report, Opinion]:
    path: Path = request.param
    printed = samplefile.SAMPLES / "pdf" / f"{path.stem}.pdf"
    other = Opinion()
    with pdfplumber.open(printed) as document:
        for page in document.pages:
            other.pages.append(squeeze(page.extract_text() or ""))
            for table in page.extract_tables():
                other.rows += [[c and squeeze(c) for c in row] for row in table]
            other.chars.append(
                [
                    (c["text"], (c["x0"] + c["x1"]) / 2, (c["top"] + c["bottom"]) / 2)
                    for c in page.chars
                ]
            )
    return samplefile.load(path), read(printed), other


def test_text(both: tuple[Sample, Report, Opinion]) -> None:
    sample, ours, other = both
    assert squeeze(ours.text) == squeeze(sample.plain_text)
    layout = sample.head["layout"]
    bodies = [
        page.removeprefix(squeeze(layout.get("running_head", ""))).removesuffix(
            squeeze(layout["footer"].replace("{page}", str(number)))
        )
        for number, page in enumerate(other.pages, 1)
    ]
    assert all(len(body) < len(page) for body, page in zip(bodies, other.pages, strict=True))
    assert Counter("".join(bodies)) == Counter(squeeze(ours.text))


def test_tables(both: tuple[Sample, Report, Opinion]) -> None:
    sample, ours, other = both
    printed = [block for block in sample.blocks if block.style == "table"]
    assert len(ours.tables) == len(printed)
    rows: Rows = []
    for table in ours.tables:
        wide = max(cell.column + cell.colspan for row in table.cells for cell in row)
        for row in table.cells:
            texts: list[str | None] = [None] * wide
            for cell in row:
                texts[cell.column] = squeeze(cell.text)
            rows.append(texts)
    assert rows == other.rows


def test_boxes(both: tuple[Sample, Report, Opinion]) -> None:
    """What pdfplumber finds in the box of a cell is the cell's text."""
    _, ours, other = both
    for cell in (cell for table in ours.tables for row in table.cells for cell in row):
        if cell.span is None:
            continue
        inside = ""
        for place in ours.evidence(cell.span).places:
            assert place.bbox is not None
            assert place.page is not None
            x0, top, x1, bottom = place.bbox
            inside += "".join(
                text for text, x, y in other.chars[place.page - 1]
                if x0 - 1 <= x <= x1 + 1 and top - 1 <= y <= bottom + 1
            )  # fmt: skip
        assert squeeze(inside) == squeeze(cell.text)
