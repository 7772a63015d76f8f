"""The workbook: what an office sees, clicks and prints."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from factories import everything, failed, mined, year

from reportmine.errors import UsageError
from reportmine.export import book, write, xlsx
from reportmine.findings import Mined
from reportmine.report import Note

SHEETS = ["汇总", "明细", "证据", "待核", "说明"]


def opened(tmp_path: Path, *mineds: Mined, lang: str = "zh") -> Any:
    path = tmp_path / "a.xlsx"
    write(mineds, path, lang=lang)
    return openpyxl.load_workbook(path)


def lines(sheet: Any) -> list[list[Any]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def table(sheet: Any) -> list[dict[str, Any]]:
    head, *rest = lines(sheet)
    return [dict(zip(head, row, strict=True)) for row in rest]


def years() -> list[Mined]:
    """Two departments; one has two years, in the second of which it is silent on research."""
    research = {"label": "科研项目", "unit": "项"}
    return [
        mined(
            "甲总结\n培训5次，科研项目20余项。",
            [("5次", {}), ("20余项", {**research, "mod": "more_than", "max_value": 30})],
            organisation="甲工会", source="甲/2021.pdf",
        ),
        mined("甲总结\n培训7次。", [("7次", {})], organisation="甲工会", period=year("2022"), source="甲/2022.pdf"),
        mined(
            "乙总结\n培训0次，科研项目12项。", [("0次", {}), ("12项", research)],
            organisation="乙工会", source="乙/2021.pdf",
        ),
    ]  # fmt: skip


def test_the_sheets_are_these(tmp_path: Path) -> None:
    assert opened(tmp_path, *years()).sheetnames == SHEETS


def test_years_stand_side_by_side(tmp_path: Path) -> None:
    rows = table(opened(tmp_path, *years())["汇总"])
    values = {(r["指标"], r["部门"]): (r["2021"], r["2022"], r["提及/报告"]) for r in rows}
    assert values == {
        ("培训", "甲工会"): (5, 7, "2/2"),
        ("培训", "乙工会"): (0, "无报告", "1/1"),
        ("科研项目", "甲工会"): ("20余", "未提及", "1/2"),
        ("科研项目", "乙工会"): (12, "无报告", "1/1"),
    }


def test_a_value_leads_to_its_evidence(tmp_path: Path) -> None:
    made = opened(tmp_path, *years())
    summary, details = made["汇总"], made["明细"]
    cell = next(c for row in summary.iter_rows() for c in row if c.value == "20余")
    sheet, _, at = cell.hyperlink.location.partition("!")
    row = details[at].row
    assert sheet == "'明细'"
    assert details.cell(row, 8).value == "20余"
    quote = next(c for c in details[row] if c.hyperlink)
    assert quote.hyperlink.location == f"'证据'!A{row}"
    evidence = table(made["证据"])[row - 2]
    assert evidence["所在句或表行"] == "培训5次，科研项目20余项。"
    assert evidence["原文数字（点击看明细）"] == "20余项"
    assert (evidence["页"], evidence["文件"]) == (1, "2021.pdf")
    assert made["证据"].cell(row, 1).hyperlink.location == f"'明细'!A{row}"


def test_details_have_text_as_written_and_numbers_to_calculate_with(tmp_path: Path) -> None:
    rows = table(opened(tmp_path, *years())["明细"])
    inexact = next(row for row in rows if row["数值"] == "20余")
    assert (inexact["计算值"], inexact["下限"], inexact["上限"], inexact["精度"]) == (
        20,
        20,
        30,
        "多于",
    )
    assert next(row for row in rows if row["数值"] == 12)["精度"] == "准确"


def test_what_is_doubtful_is_listed_with_its_reasons(tmp_path: Path) -> None:
    given = everything()
    unsure = replace(given.metrics[0], confidence=0.3)
    sheet = opened(tmp_path, replace(given, metrics=(unsure, *given.metrics[1:])))["待核"]
    reasons = [row["待核原因"] for row in table(sheet)]
    assert reasons == ["把握不大", "未归入指标、涉及隐私", "未归入指标"]
    assert sheet.data_validations.dataValidation[0].formula1 == '"正确,有误,存疑"'


def test_every_file_is_listed_also_those_that_failed(tmp_path: Path) -> None:
    partial = mined(source="甲/丙.pdf", notes=(Note("read", "cut", "第3页以后读不出。"),))
    partial = replace(partial, report=replace(partial.report, status="partial"))
    given = [*years(), failed("甲/坏.pdf"), partial]
    rows = lines(opened(tmp_path, *given)["说明"])
    assert [row[0] for row in rows[1:6]] == [
        "甲/2021.pdf",
        "甲/2022.pdf",
        "乙/2021.pdf",
        "甲/坏.pdf",
        "甲/丙.pdf",
    ]
    assert rows[4][1:] == ["无法读取", None, None, 0, 0, 0, "不是 PDF。"]
    assert rows[5][1] == "部分读取"
    assert rows[5][7] == "第3页以后读不出。"
    text = "".join(str(row[0]) for row in rows[6:])
    assert "共 5 个文件，读出 4 个" in text
    assert "未提及" in text


def test_what_is_not_in_the_summary_is_counted(tmp_path: Path) -> None:
    text = "".join(str(row[0]) for row in lines(opened(tmp_path, everything())["说明"]))
    assert "学校、全市等他方数据，条数：1" in text


def test_two_reports_of_one_year_are_told(tmp_path: Path) -> None:
    twice = [mined(source="a.pdf"), mined(source="b.pdf")]
    text = "".join(str(row[0]) for row in lines(opened(tmp_path, *twice)["说明"]))
    assert "某校工会 2021 有 2 份报告，汇总时放在一格：a.pdf、b.pdf" in text


def test_folders_that_all_share_are_not_shown(tmp_path: Path) -> None:
    given = [mined(source="/home/someone/甲/1.pdf"), mined(source="/home/someone/乙/2.pdf")]
    path = tmp_path / "a.xlsx"
    write(given, path)
    with zipfile.ZipFile(path) as parts:
        everything = b"".join(parts.read(name) for name in parts.namelist())
    assert b"someone" not in everything
    assert "甲/1.pdf".encode() in everything


def test_headings_stay_filter_and_repeat_on_paper(tmp_path: Path) -> None:
    for sheet in opened(tmp_path, *years()):
        assert sheet.freeze_panes.endswith("2")
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.page_setup.fitToWidth in (None, 1)  # None: the format's own default, 1
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert not sheet.merged_cells.ranges
        assert sheet["A1"].font.name == "微软雅黑"


def test_calculating_columns_are_not_printed(tmp_path: Path) -> None:
    sheet = opened(tmp_path, *years())["明细"]
    assert sheet.print_area == "'明细'!$A$1:$N$6"
    assert sheet["N1"].value.startswith("原文")


def test_a_text_is_never_a_formula(tmp_path: Path) -> None:
    bad = mined(
        "=1+1\n举办=SUM(A1)培训5次。",
        [("5次", {"label": "=SUM(A1)培训", "quote": "=SUM(A1)培训5次"})],
        organisation="@组织", source="=cmd.pdf",
    )  # fmt: skip
    made = opened(tmp_path, bad)
    cells = [cell for sheet in made for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert {"=SUM(A1)培训", "@组织", "=cmd.pdf"} <= {cell.value for cell in cells}


def test_nothing_tells_when_or_by_whom_it_was_made(tmp_path: Path) -> None:
    properties = opened(tmp_path, *years()).properties
    assert properties.created == properties.modified == book.BORN
    assert not properties.creator
    assert not properties.lastModifiedBy


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("123456789012345678", "123456789012345678"),
        ("12345.67", 12345.67),
        ("35000", 35000),
        ("0.1", 0.1),
    ],
)
def test_numbers_that_a_spreadsheet_would_round_are_text(
    value: str, shown: Any, tmp_path: Path
) -> None:
    given = mined("培训5次。", [("5次", {"value": value})])
    assert table(opened(tmp_path, given)["明细"])[0]["数值"] == shown


def test_long_and_odd_texts_do_not_break_it(tmp_path: Path) -> None:
    text = "总结\n" + "培" * 40_000 + "\ud800\x00\uffff训5次。"
    (row,) = table(
        opened(tmp_path, mined(text, [("5次", {"label": "训", "quote": text[3:-3]})]))["明细"]
    )
    assert len(row["原文（点击看证据）"]) == book.MOST_TEXT


def test_many_links_are_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "MOST_LINKS", 2)
    sheet = opened(tmp_path, *years())["证据"]
    assert sum(cell.hyperlink is not None for cell in sheet["A"]) == 2


def test_too_many_metrics_for_a_sheet_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    with pytest.raises(UsageError, match=r"\.csv or \.sqlite"):
        write(years(), tmp_path / "a.xlsx")


def test_it_speaks_english_too(tmp_path: Path) -> None:
    made = opened(tmp_path, *years(), lang="en")
    assert made.sheetnames == ["Summary", "Metrics", "Evidence", "Review", "Guide"]
    chinese = {v for row in lines(made["Guide"])[1:4] for v in row if v} & {"正常"}
    assert not chinese
    assert lines(made["Summary"])[0][:3] == ["theme", "indicator", "aspect"]
