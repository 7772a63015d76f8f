"""The headings of a number in a table: all of its row's and of its column's, and nobody else's."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportmine.findings import Mention
from reportmine.metrics.tables.cells import CellFact, facts
from reportmine.report import Cell, Span, Table
from tests.metrics.build import FRONT

Rows = list[str]


def _facts(rows: Rows, *, caption: str | None = None, promised: bool = False) -> list[CellFact]:
    """Cells are parted by |; `^` goes on with the cell above, `<` with the one on the left."""
    grid = [[word.strip() for word in row.split("|")] for row in rows]
    cells: list[list[Cell]] = []
    mentions: list[tuple[int, Mention]] = []
    at = 0
    for r, row in enumerate(grid):
        cells.append([])
        for c, word in enumerate(row):
            if word in ("^", "<"):
                continue
            wide = next((n for n, w in enumerate(row[c + 1 :], 1) if w != "<"), len(row) - c)
            below = (n for n, one in enumerate(grid[r + 1 :], 1) if one[c] != "^")
            span = Span(at, at + len(word)) if word else None
            cells[-1].append(Cell(word, span, r, c, next(below, len(grid) - r), wide))
            if span and word.isdigit() and len(word) < 3:
                mention = Mention(span, word, "count", Decimal(word), table="t1")
                mentions.append((len(mentions), mention))
            at += len(word) + 1
    table = Table("t1", Span(0, at), (), tuple(map(tuple, cells)), caption)
    return list(facts(table, mentions, FRONT, promised=promised))


PATHS: list[tuple[str, Rows, list[tuple[tuple[str, ...], tuple[str, ...]]]]] = [
    (
        "an empty amount ends the headings of the other half",
        ["收入 | < | 支出 | <", "项目 | 金额 | 项目 | 金额", "拨款 | | 工资 | 70", "其他 | 5 | 水费 | 3"],
        [(("工资",), ("支出", "金额")), (("其他",), ("收入", "金额")), (("水费",), ("支出", "金额"))],
    ),
    (
        "so does one in a column that is all empty",
        ["项目 | 决算数 | 项目 | 合计", "拨款 | | 工资 | 70"],
        [(("工资",), ("合计",))],
    ),
    (
        "and a dash",
        ["项目 | 本年 | 项目 | 本年", "拨款 | — | 工资 | 70", "利息 | 4 | 水费 | 无"],
        [(("工资",), ("本年",)), (("利息",), ("本年",))],
    ),
    (
        "merged labels on the left are all of the row's",
        ["事项 | < | 总计", "办理结果 | 予以公开 | 4", "^ | 部分公开 | 6"],
        [(("办理结果", "予以公开"), ("总计",)), (("办理结果", "部分公开"), ("总计",))],
    ),
    (
        "a heading covers the one below it",
        ["甲 | 乙 | <", "名称 | 数量 | 金额", "办公费 | 3 | 12", "一级 | 二级 | <", "面积 | 90 | <"],
        [(("办公费",), ("乙", "数量")), (("办公费",), ("乙", "金额")), (("面积",), ("二级",))],
    ),
    (
        "without a label in front the outer headings stand for the row, too",
        ["行政复议 | < | 行政诉讼 | <", "维持 | 总计 | 维持 | 总计", "1 | 2 | 3 | 4"],
        [
            (("行政复议",), ("行政复议", "维持")), (("行政复议",), ("行政复议", "总计")),
            (("行政诉讼",), ("行政诉讼", "维持")), (("行政诉讼",), ("行政诉讼", "总计")),
        ],
    ),
    (
        "the table's name, its office and its unit are no headings",
        ["经费支出表 | < | <", "部门：后勤处 | 单位：万元 | <", "项目 | 本年 | 上年", "水费 | 3 | 4"],
        [(("水费",), ("本年",)), (("水费",), ("上年",))],
    ),
    (
        "a column of units heads nothing",
        ["项目 | 单 位 | 本年", "人数 | 人 | 9"],
        [(("人数",), ("本年",))],
    ),
    (
        "a column of offices does",
        ["单 位 | 本年", "后勤处 | 9", "人事处 | 4"],
        [(("后勤处",), ("本年",)), (("人事处",), ("本年",))],
    ),
    (
        "names of a form's parts are headings",
        ["第一项 | <", "内容 | 件数", "规章 | 3", "第二项 | <", "内容 | 数量", "许可 | 8"],
        [(("规章",), ("第一项", "件数")), (("许可",), ("第二项", "数量"))],
    ),
    (
        "what a form is told is no heading: neither of its fields nor of its indicators",
        [
            "绩效自评表 | < | <", "项目名称 | 苗圃 | 林场", "实施单位 | 林场 | 林业局", "资金总额 | 12 | 9",
            "三级指标 | 年度指标值 | 实际完成值", "苗木长势 | 良好 | 优良", "育苗 | 80 | 91", "病害 | 少 | 3",
        ],
        [
            (("资金总额",), ()), (("资金总额",), ()), (("育苗",), ("年度指标值",)),
            (("育苗",), ("实际完成值",)), (("病害",), ("实际完成值",)),
        ],
    ),
    (
        "signs, units and words behind the indicators are answers",
        ["三级指标 | 指标性质 | 指标值 | 单位 | 完成值", "育苗 | ≥ | 80 | 株 | 91", "绿化 | 定性 | 提高 | | 3"],
        [(("育苗",), ("指标值",)), (("育苗",), ("完成值",)), (("绿化",), ("完成值",))],
    ),
    (
        "a sentence names nothing, and in a form nothing stands over a heading",
        [
            "项目名称 | 苗圃 | <", "主管部门 | 林场 | <", "总体目标 | 苗木全部成活。 | <",
            "资金 | 年初数 | 全年数", "总额 | 12 | 13",
        ],
        [(("总额",), ("年初数",)), (("总额",), ("全年数",))],
    ),
    (
        "headings in two rows stay together, in a form too",
        ["部门名称 | 水文站 | < | <", "任务 | 预算金额 | < | 执行率", "^ | 总额 | 拨款 | ^", "巡河 | 45 | 18 | 90"],
        [(("巡河",), ("预算金额", "总额")), (("巡河",), ("预算金额", "拨款")), (("巡河",), ("执行率",))],
    ),
    (
        "a number in an indicator's name is under its own heading alone",
        ["三级指标 | 年度指标值", "育苗 | 80", "巡护 | 良好", "宣讲90场 | 90", "12 | 70"],
        [
            (("育苗",), ("年度指标值",)), (("宣讲90场",), ("年度指标值",)),
            ((), ("三级指标",)), ((), ("年度指标值",)),
        ],
    ),
    (
        "one field as wide as the form, and fields that digits answer",
        ["部门名称 | 水文站 | < | <", "联系人 | 陈某 | 联系电话 | 87650012", "在编 | 45 | 退休 | 18"],
        [(("在编",), ()), (("退休",), ())],
    ),
    (
        "in a list of projects the same words are headings",
        ["项目名称 | 主管部门 | 批复数", "苗圃 | 林业局 | 12", "林道 | 交通局 | 30"],
        [(("苗圃", "林业局"), ("批复数",)), (("林道", "交通局"), ("批复数",))],
    ),
    (
        "below a heading of indicators without values words may head what is below them",
        ["指标名称 | 本年", "甲类 | 个", "巡查 | 8"],
        [(("巡查",), ("本年", "个"))],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), [c[1:] for c in PATHS], ids=[c[0] for c in PATHS])
def test_paths(rows: Rows, expected: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
    caption = rows[0].split("|")[0].strip()
    assert [(f.row, f.column) for f in _facts(rows, caption=caption)] == expected


STATUS = [
    ("2023年收支预算总表", ["项目 | 合计", "工资 | 70"], False, ["planned"]),
    ("一般公共预算财政拨款支出表", ["项目 | 合计", "工资 | 70"], False, ["achieved"]),
    ("一般公共预算财政拨款支出决算表", ["项目 | 一般公共预算", "工资 | 70"], False, ["achieved"]),
    ("支出表", ["项目 | 合计", "工资 | 70"], True, ["planned"]),
    ("支出表", ["项目 | 上年决算数 | 执行数", "工资 | 70 | 71"], True, ["baseline", "achieved"]),
    ("上年预算执行情况表", ["项目 | 合计", "工资 | 70"], True, ["achieved"]),
    ("支出預算表", ["項目 | 合計", "工資 | 70"], False, ["planned"]),
    ("支出表", ["项目 | 预算数 | 决算数", "工资 | 70 | 71"], False, ["planned", "achieved"]),
    ("自评表", ["指标 | 年度指标值 | 完成值", "巡查 | 70 | 71"], False, ["planned", "achieved"]),
]


@pytest.mark.parametrize(("caption", "rows", "promised", "expected"), STATUS)
def test_status(caption: str, rows: Rows, promised: bool, expected: list[str]) -> None:
    assert [f.status for f in _facts(rows, caption=caption, promised=promised)] == expected


def test_a_change_against_last_year_is_this_years() -> None:
    (last, change) = _facts(["项目 | 上年决算数 | 比上年增减", "水费 | 3 | 1"])
    assert last.period is not None
    assert last.period.label == "2023"
    assert (change.period, change.aspect) == (None, "change")


def test_what_is_carried_over_to_next_year_is_this_years() -> None:
    (fact,) = _facts(["项目 | 总计", "结转下年度继续办理 | 4"])
    assert fact.period is None


def test_a_bound_among_words_is_told_from_the_text_of_its_cell() -> None:
    cell = Cell("单价60万元以上的专用设备数", Span(0, 15), 0, 0)
    mention = Mention(Span(2, 8), "60万元以上", "money", Decimal(600000), unit="元", table="t1")
    table = Table("t1", Span(0, 15), (), ((cell,),), None)
    (fact,) = facts(table, [(0, mention)], FRONT)
    assert (fact.status, fact.rule, fact.named) == ("required", "text in a cell", "nothing")
    assert fact.label_spans == (Span(0, 2), Span(8, 15))
