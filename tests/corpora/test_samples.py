"""The corpus holds together: sources, labels and printed pages say the same."""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pdfplumber
import print_samples
import pytest
import samplefile
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from samplefile import Sample, squeeze

FILES = samplefile.sample_files()
NUMERAL = re.compile(r"[0-9]+|[一二三四五六七八九十百千万亿两]+(?=[名项件次人个场期])")
THEMES = {
    "training", "disclosure", "democratic_management", "care", "rights", "culture_sports",
    "research", "teaching", "service", "party_building", "organisation_building", "women",
    "integrity", "safety", "publicity", "honours", "finance", "economy", "livelihood",
    "environment", "rural",
}  # fmt: skip


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def sample(request: pytest.FixtureRequest) -> Sample:
    return samplefile.load(request.param)


def printed_text(path: Path) -> str:
    """What pdfplumber reads from the pages, line by line, in the order in which they were printed.

    PDFium leaves out single letters of a font that is not embedded where the system has none like it.
    """
    lines: list[str] = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            baseline = None
            for char in page.chars:
                if char["matrix"][5] != baseline:
                    baseline = char["matrix"][5]
                    lines.append("")
                lines[-1] += char["text"]
    return "\n".join(lines)


def test_departments_by_years() -> None:
    columns = Counter(samplefile.load(path).head["front"]["organisation"] for path in FILES)
    assert len(FILES) >= 9
    assert len(columns) >= 3
    assert min(columns.values()) >= 2


def test_labels_are_those_of_the_source(sample: Sample) -> None:
    stored = samplefile.SAMPLES / f"{sample.name}.labels.json"
    assert json.loads(stored.read_text(encoding="utf-8")) == sample.labels, (
        "run: python corpora/print_samples.py"
    )


def test_each_quote_stands_once(sample: Sample) -> None:
    text = squeeze(sample.plain_text)
    for item in sample.labels["mentions"] + sample.labels["not_quantities"]:
        assert text.count(item["quote"]) == 1, item
        assert item["text"] in item["quote"]


def test_marks_do_not_overlap(sample: Sample) -> None:
    text = squeeze(sample.plain_text)
    spans = []
    for item in sample.labels["mentions"] + sample.labels["not_quantities"]:
        start = text.index(item["quote"]) + item["quote"].index(item["text"])
        spans.append((start, start + len(item["text"])))
    spans.sort()
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_no_number_of_the_prose_is_unlabelled(sample: Sample) -> None:
    """Whoever marks a report complete has marked every digit, and every 一名, 两项, 三件."""
    text = squeeze(sample.plain_text)
    covered = set()
    for item in sample.labels["mentions"] + sample.labels["not_quantities"]:
        start = text.index(item["quote"]) + item["quote"].index(item["text"])
        covered.update(range(start, start + len(item["text"])))
    for table in (block for block in sample.blocks if block.style == "table"):
        start = text.index(squeeze(table.plain))
        covered.update(range(start, start + len(squeeze(table.plain))))
    idiom = re.compile(r"一件一件")
    for match in idiom.finditer(text):
        covered.update(range(*match.span()))
    loose = [
        text[max(0, m.start() - 6) : m.end() + 6]
        for m in NUMERAL.finditer(text)
        if not covered.issuperset(range(*m.span()))
    ]
    assert loose == []


def test_labels_keep_to_the_vocabulary(sample: Sample) -> None:
    for section in sample.labels["sections"]:
        assert section["role"] in samplefile.ROLES
        assert set(section["themes"]) <= THEMES
        assert section["heading"] or section["starts"]
    for mention in sample.labels["mentions"]:
        assert mention["status"] in samplefile.STATUSES
        assert mention["aspect"] in samplefile.ASPECTS
        assert mention["value"] is None or Decimal(mention["value"]) >= 0
        assert mention["label"]


def test_anchors_stand_in_the_text(sample: Sample) -> None:
    text = squeeze(sample.plain_text)
    labels = sample.labels
    for item in labels["sections"] + labels["paragraphs"]:
        assert squeeze(item.get("starts") or item["heading"]) in text, item


def test_printed_pages_hold_the_source(sample: Sample) -> None:
    got = printed_text(samplefile.SAMPLES / "pdf" / f"{sample.name}.pdf")
    layout = sample.head["layout"]
    number = re.escape(layout["footer"]).replace(re.escape("{page}"), r"\d+")
    got = re.sub(rf"(?m)^{number}\r?$", "", got)
    if head := layout.get("running_head"):
        got = re.sub(rf"(?m)^{head}\r?$", "", got)
    assert squeeze(got) == squeeze(sample.plain_text)


def test_table_labels_are_in_the_base_unit() -> None:
    labels = samplefile.load(samplefile.SAMPLES / "logistics-2022.txt").labels["cells"]
    assert {"row": "节日慰问", "column": "上半年金额", "value": "24000", "unit": "元"} in labels
    assert {"row": "节日慰问", "column": "全年金额", "value": "49500", "unit": "元"} in labels
    assert {"row": "金秋助学", "column": "上半年人数（人）", "value": "0", "unit": "人"} in labels


def test_printing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(print_samples.SONG))
    sample = samplefile.load(FILES[0])
    for name in ("a.pdf", "b.pdf"):
        print_samples.Printer(sample, tmp_path / name).print()
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{若干名|青年|}", "needs =value"),
        ("# 一、|标题 :: nonsense", "no such role"),
        ("# 一、标题", "not a heading"),
    ],
)
def test_a_wrong_mark_is_named_with_its_line(tmp_path: Path, line: str, message: str) -> None:
    source = tmp_path / "wrong.txt"
    front = '[front]\ntitle = "总结"\nperiod = "2021"\n'
    source.write_text(f"+++\n{front}+++\n@title 总结\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=f"wrong, line 2 of the text: .*{message}"):
        samplefile.load(source)
