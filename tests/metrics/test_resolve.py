"""What holds of every metric, and what sections, front matter and tables change."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from reportmine.findings import CellPath, Front, Mention, Period, Section
from reportmine.metrics import metrics
from reportmine.metrics.period.periods import following
from reportmine.quantity import find_numbers
from reportmine.report import Cell, Span, Table
from tests.metrics.build import FRONT, YEAR, facts, mentions_of, metrics_of, report_of, section

TEXT = (
    "青松大学图书馆工会2024年度工作总结\n"
    "一、培训\n全年举办业务培训8期，培训馆员260人次，同比增长12%，其中新馆员30人次。\n"
    "二、关爱\n走访慰问困难职工15户，发放慰问金2.4万元。全年未发生安全事故。\n"
)


def test_each_quantity_has_one_metric_in_text_order() -> None:
    mentions = mentions_of(TEXT)
    found = metrics(report_of(TEXT), (), mentions, FRONT)
    quantities = [i for i, m in enumerate(mentions) if m.is_quantity]
    assert [m.mention for m in found if m.mention is not None] == quantities
    assert [m.id for m in found] == [f"m{n}" for n in range(1, len(found) + 1)]


def test_labels_and_evidence_are_the_text() -> None:
    mentions = mentions_of(TEXT)
    for m in metrics(report_of(TEXT), (), mentions, FRONT):
        assert m.label == "".join(TEXT[s.start : s.end] for s in m.label_spans)
        span = m.evidence.span
        assert TEXT[span.start : span.end] == m.evidence.quote
        if m.mention is not None:
            assert span.covers(mentions[m.mention].span)
        assert all(span.covers(s) for s in m.label_spans)
        assert 0 < m.confidence < 1


def test_it_is_the_same_every_time() -> None:
    assert metrics_of(TEXT) == metrics_of(TEXT)


def test_part_of_points_to_the_total() -> None:
    mentions = mentions_of(TEXT)
    by_id = {m.id: m for m in metrics(report_of(TEXT), (), mentions, FRONT)}
    part = next(m for m in by_id.values() if m.part_of)
    total = by_id[part.part_of or ""]
    assert part.mention is not None
    assert total.mention is not None
    assert mentions[part.mention].text == "30人次"
    assert mentions[total.mention].text == "260人次"


def test_a_plan_section_promises() -> None:
    text = "二、工作打算\n举办培训10期，在去年完成8期的基础上再提高。\n"
    plan = section(text, "二、工作打算", role="plan")
    found = facts(text, plan)
    assert found["10期"].status == "planned"
    assert found["10期"].period.label == "2025"
    assert found["8期"].status == "baseline"
    assert found["10期"].section == "s1"


@pytest.mark.parametrize(
    ("told", "status"),
    [("实际使用外资增长10%", "planned"), ("实际对外投资增长10%", "planned"), ("实际增长10%", "achieved")],
)  # fmt: skip
def test_an_indicator_named_actual_is_promised_too(told: str, status: str) -> None:
    text = f"二、工作打算\n{told}。\n"
    assert facts(text, section(text, "二、工作打算", role="plan"))["10%"].status == status


@pytest.mark.parametrize(
    ("text", "number", "year"),
    [
        ("集中公开了2022年各科室决算和2023年预算，公开项目信息6条、救助信息4条。", "4条", "2024"),
        ("2022年公开了各科室决算，公开项目信息6条、救助信息4条。", "4条", "2022"),
        ("公布2022年经费收入6万元。", "6万元", "2022"),
    ],
)
def test_the_year_of_what_was_made_known_is_not_that_of_the_deed(
    text: str, number: str, year: str
) -> None:
    assert facts(text)[number].period.label == year


@pytest.mark.parametrize(
    ("heading", "text", "number", "year"),
    [
        ("上年存在问题的改进情况", "已有6个站点联网。", "6个", "2024"),
        ("2023年存在问题的改进情况", "已有6个站点联网。", "6个", "2024"),
        ("2023年工作回顾", "已有6个站点联网。", "6个", "2023"),
        ("2023年工作回顾", "1-9月联网6个站点。", "6个", "2023"),
        ("审议114年度收支预算表", "收支各为6万元。", "6万元", "2025"),
        ("审议14年度收支预算表", "收支各为6万元。", "6万元", "2024"),
        ("审议2023年度收支决算", "同意6票。", "6票", "2024"),
        ("审议2023年度收支决算", "结余6万元。", "6万元", "2023"),
        ("工作回顾", "公布2024年预算、2023年决算；编印手册6种。", "6种", "2024"),
        ("工作回顾", "2023年，公布决算；编印手册6种。", "6种", "2023"),
    ],
)
def test_what_a_year_above_or_before_governs(
    heading: str, text: str, number: str, year: str
) -> None:
    whole = f"{heading}\n{text}\n"
    mentions = find_numbers(whole, reference=FRONT.period)
    above = (section(whole, heading, role="review"),)
    found = metrics(report_of(whole), above, mentions, FRONT)
    told = {mentions[m.mention].text: m for m in found if m.mention is not None}
    assert told[number].period.label == year


def test_the_year_before_the_one_a_government_tells_of() -> None:
    text = "一、2025年工作回顾\n常住人口由上年91万人增加到93万人。\n"
    front = Front(kind="政府工作报告", period=Period("2026", "2026-01-01", "2026-12-31"))
    above = (section(text, "一、2025年工作回顾", role="review"),)
    mentions = find_numbers(text, reference=front.period)
    found = metrics(report_of(text), above, mentions, front)
    told = next((m.period.label, m.status) for m in found if m.mention is not None)
    assert told == ("2024", "baseline")


def test_what_is_in_a_budget_is_planned() -> None:
    text = "審議115年度收支預算案\n說明\n收支各為6萬元。\n"
    whole = section(text, "審議115年度收支預算案", role="procedure")
    part = replace(section(text, "說明", role="procedure"), id="s2", parent="s1", level=2)
    found = metrics(report_of(text), (whole, part), find_numbers(text), FRONT)
    assert [m.status for m in found] == ["planned"]


@pytest.mark.parametrize(
    ("heading", "status"), [("民生改善取得新成效", "planned"), ("上年工作情况", "achieved")]
)
def test_what_a_plan_calls_a_success_is_still_to_come(heading: str, status: str) -> None:
    text = f"二、主要目标任务\n{heading}\n每千人床位达6张。\n"
    whole = section(text, "二、主要目标任务", role="plan")
    part = replace(section(text, heading, role="plan"), id="s2", parent="s1", level=2)
    found = metrics(report_of(text), (whole, part), find_numbers(text), FRONT)
    assert [m.status for m in found if m.unit == "张"] == [status]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2020年，工会换届。\n办班6期。", "2020"),
        ("2020年是难忘的一年。\n工会办班6期。", "2020"),
        ("2020年，工会换届。\n2021年，工会搬家。\n办班6期。", ""),
        ("本馆于2020年建成。\n办班6期。", ""),
        ("2020年3月，工会成立。\n办班6期。", ""),
    ],
)
def test_a_report_is_of_the_one_year_that_it_opens_a_sentence_with(text: str, year: str) -> None:
    found = metrics(report_of(text), (), find_numbers(text), Front())
    assert [m.period.label for m in found if m.unit == "期"] == [year]


def test_whom_the_rules_of_an_election_name_are_still_to_be_elected() -> None:
    text = "换届选举办法\n名额\n新一届设委员6名，到会超过应到的五分之四，方可选举。\n"
    whole = section(text, "换届选举办法", role="procedure")
    part = replace(section(text, "名额", role="procedure"), id="s2", parent="s1", level=2)
    found = metrics(report_of(text), (whole, part), find_numbers(text), FRONT)
    assert [m.status for m in found] == ["planned", "required"]


def test_what_was_so_far_is_no_plan() -> None:
    text = "二、工作打算\n截至8月底接待读者900人，外借图书6册。力争明年外借图书8册。\n"
    found = facts(text, section(text, "二、工作打算", role="plan"))
    assert [found[n].status for n in ("900人", "6册", "8册")] == ["achieved", "achieved", "planned"]


def test_a_shortcoming_is_no_promise() -> None:
    text = "三、存在不足\n3个小组全年没有计划，只开展活动2次。\n"
    assert (
        facts(text, section(text, "三、存在不足", role="shortcomings"))["2次"].status == "achieved"
    )


def test_shortcomings_that_are_mended_are_plans() -> None:
    heading = "三、补短板，强弱项"
    text = f"一、工作回顾\n各项工作都有新的进展。\n{heading}\n新建站点6个。\n"
    assert facts(text, section(text, heading, role="plan"))["6个"].status == "planned"


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("怎么办", "planned"),
        ("三、待办事项", "planned"),
        ("对策", "planned"),
        ("第三部分 怎么往前走", "planned"),
        ("十年财务展望", "planned"),
        ("工作总结与展望", "achieved"),
        ("换届选举办法", "planned"),
        ("换届选举情况", "achieved"),
        ("对策研究", "achieved"),
        ("怎么办好食堂", "achieved"),
    ],
)
def test_headings_that_look_ahead(heading: str, status: str) -> None:
    text = f"一、工作回顾\n各项工作都有新的进展。\n{heading}\n新建站点6个。\n"
    assert facts(text, section(text, heading, role="review"))["6个"].status == status


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("2024年工作要点", "planned"),
        ("关于印发《2024年工作计划》的通知", "planned"),
        ("2024年工作总结", "achieved"),
        ("2023年工作总结和2024年工作要点", "achieved"),
        ("2023年工作情况和2024年工作安排", "achieved"),
        ("2024年政府工作报告要点", "achieved"),
        ("关于2023年计划执行情况的报告", "achieved"),
    ],
)
def test_what_a_report_of_plans_says_is_planned(title: str, status: str) -> None:
    text = "一、服务会员\n办培训班6期。\n"
    front = replace(FRONT, title=title, kind=None)
    found = metrics(
        report_of(text), (section(text, "一、服务会员", role="review"),), mentions_of(text), front
    )
    assert [m.status for m in found] == [status]


@pytest.mark.parametrize(("title", "period"), [(None, "2024"), ("2024年工作总结", "2025")])
def test_a_text_of_plans_alone_is_for_its_own_year(title: str | None, period: str) -> None:
    text = "1、抓好培训，办班6期。\n2、送书12次。\n"
    front = replace(FRONT, title=title, kind=None)
    parts = [section(text, words, role="plan") for words in ("1、抓好培训", "2、送书")]
    found = facts(text, *parts, front=front)
    assert {(found[n].status, found[n].period.label) for n in ("6期", "12次")} == {
        ("planned", period)
    }


def test_what_a_report_of_plans_tells_as_done_is_done() -> None:
    text = "一、服务会员\n本会被评为先进，办培训班6期。\n"
    front = replace(FRONT, title="2024年工作要点", kind=None)
    told = section(text, "一、服务会员", role="review")
    assert [m.status for m in metrics(report_of(text), (told,), mentions_of(text), front)] == [
        "achieved"
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("对拟录用人员36名进行公示。", "achieved"),
        ("向拟拆片区36家住户送去答复。", "achieved"),
        ("拟录用人员36名。", "planned"),
        ("将各办公室整合为“综合服务中心”，下设窗口6个。", "achieved"),
        ("将新设窗口6个。", "planned"),
        ("多年想办而没有办成的事办成了，新建站点6个。", "achieved"),
        ("想办夜校6个。", "planned"),
        ("将书画展送进厂矿、乡村、学校，累计巡展6场。", "achieved"),
        ("将继续送书进村，巡展6场。", "planned"),
        ("将“上门听诊”作为固定项目，新设窗口6个。", "achieved"),
        ("将作为试点新设窗口6个。", "planned"),
        ("将一批旧磁带转录为数字文件，修复磁带6件。", "achieved"),
        ("将进一步改造成示范点，新设窗口6个。", "planned"),
        ("预计全年将接待读者6万人次左右。", "planned"),
        ("预计全年接待读者6万人次。", "achieved"),
        ("二期计划用地6亩。", "planned"),
        ("按计划用地6亩。", "achieved"),
        (" 计划翻修教室6间，只修好一半。", "planned"),
        ("商场欲裁6人。", "planned"),
        ("商场欲关两层，裁6人。", "planned"),
        ("建议增设投放点6处。", "planned"),
        ("采纳建议6条。", "achieved"),
        ("关于增补监事6名的动议，一致通过。", "planned"),
        ("关于增补监事的动议，6名监事到会。", "achieved"),
        ("新学期更换题库6套。", "planned"),
        ("新学期伊始，更换题库6套。", "achieved"),
        ("对策是与中专合办订单班，给出名额6个。", "planned"),
        ("转下一年度办理的申请6件。", "achieved"),
        ("下一年度办理申请6件。", "planned"),
        ("拟依实际需要调整补贴为6万元。", "planned"),
        ("拟办班，实际办班6期。", "achieved"),
        ("围绕稳就业、稳预期，组织专项行动6次。", "achieved"),
        ("主要任务是：治理河道。新建站点6个，惠及全镇。", "planned"),
        ("主要任务是：治理河道。截至年底新建站点6个。", "achieved"),
        ("主要任务是：治理河道，都完成了。新建站点6个。", "achieved"),
    ],
)
def test_words_that_promise_and_such_as_only_look_so(text: str, status: str) -> None:
    assert [m.status for m in facts(text).values()] == [status]


def test_what_was_not_done_is_no_plan_whatever_its_role() -> None:
    text = "三、未完成的事项\n缺设备4台。\n"
    assert facts(text, section(text, "三、未完成的事项", role="plan"))["4台"].status == "achieved"


def test_a_heading_gives_the_period() -> None:
    text = "一、2023年工作回顾\n举办讲座12场。\n"
    period = facts(text, section(text, "一、2023年工作回顾", role="review"))["12场"].period
    assert (period.label, period.source) == ("2023", "inherited")


def test_the_year_spoken_of_is_that_of_the_heading() -> None:
    text = "一、2023年工作回顾\n一年来，新建站点6个，全年举办讲座12场。\n"
    found = facts(text, section(text, "一、2023年工作回顾", role="review"))
    assert [found[n].period.label for n in ("6个", "12场")] == ["2023", "2023"]


def test_what_stands_behind_a_plan_is_for_the_plans_year() -> None:
    text = "一、2026年工作安排\n新增座位9个。\n二、加强自身建设\n减少会议7次。\n"
    sections = (
        section(text, "一、2026年工作安排", role="plan"),
        replace(section(text, "二、加强自身建设", role="plan"), id="s2"),
    )
    found = metrics(report_of(text), sections, mentions_of(text), FRONT)
    assert [m.period.label for m in found] == ["2026", "2026"]


@pytest.mark.parametrize(
    ("text", "number", "label", "source"),
    [
        ("2023年举办讲座12场。", "12场", "2023", "explicit"),
        ("2023年，读书会办得好。举办讲座12场。", "12场", "2023", "inherited"),
        ("举办讲座12场。", "12场", "2024", "document"),
        ("馆藏比2019年增加3万册。", "3万册", "2024", "document"),
        ("6月，召开会员大会。举办讲座12场。", "12场", "2024", "document"),
        ("6月举办讲座12场。", "12场", "2024", "explicit"),
        ("依据《条例》（2019年修订）举办讲座12场。", "12场", "2024", "document"),
    ],
)
def test_periods(text: str, number: str, label: str, source: str) -> None:
    period = facts(text)[number].period
    assert (period.label, period.source) == (label, source)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2020年到2025年，新增学位12个。", "2020-2025"),
        ("2020—2025年新增学位12个。", "2020-2025"),
        ("2023年新增学位12个。", "2023"),
    ],
)
def test_several_years_are_labelled_by_the_first_and_the_last(text: str, label: str) -> None:
    found = metrics(report_of(text), (), find_numbers(text, reference=YEAR), FRONT)
    assert [m.period.label for m in found] == [label]


def test_a_report_without_a_period_has_none() -> None:
    period = facts("举办讲座12场。", front=Front())["12场"].period
    assert period == Period("", None, None, "document")


def test_a_budget_plans_its_money() -> None:
    front = Front(title="2024年部门预算", kind="部门预算", period=YEAR)
    found = facts("基本支出320万元。下设部门5个。", front=front)
    assert found["320万元"].status == "planned"
    assert found["5个"].status == "achieved"
    compared = facts("支出预算320万元，比2023年执行数增加12万元。", front=front)
    assert compared["12万元"].status == "planned"


def test_another_body_is_named_as_scope() -> None:
    assert facts("全省共有高校图书馆120家。")["120家"].scope == "全省"
    own = Front(organisation="云岭省人民政府", period=YEAR)
    assert facts("全省共有高校图书馆120家。", front=own)["120家"].scope is None
    assert facts("创建全国文明单位2家。")["2家"].scope is None


def test_care_is_delicate_where_persons_are_counted() -> None:
    text = "三、关爱职工\n走访困难职工15户，编印手册200册。\n"
    found = facts(text, section(text, "三、关爱职工", theme="care"))
    assert found["15户"].sensitive
    assert not found["200册"].sensitive


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("全年未发生火灾事故。", ["火灾事故"]),
        ("没有发生一起群体性事件。", ["群体性事件"]),
        ("做到零投诉、零差错。", ["投诉", "差错"]),
        ("本年度无行政复议案件。", ["行政复议案件"]),
        ("人员结构未发生变化。", []),
        ("建设无障碍通道，无论老幼都方便。", []),
        ("如未发生事故，则予以奖励。", []),
        ("实现零距离服务。", []),
        ("", []),
    ],
)
def test_zeros_in_words(text: str, labels: list[str]) -> None:
    found = metrics_of(text)
    assert [m.label for m in found] == labels
    assert all(m.value == 0 and m.mention is None and m.status == "negated" for m in found)


def test_a_promise_of_nothing_is_a_plan() -> None:
    assert metrics_of("力争实现零投诉。")[0].status == "planned"


@pytest.mark.parametrize("text", ["联系电话见首页。", "一要学习，二要实践。", "\n\n", "  \n"])
def test_no_quantity_no_metric(text: str) -> None:
    assert metrics_of(text) == ()


# -- tables ---------------------------------------------------------------------------------------


def _table(rows: list[list[str]], *, caption: str | None = None, merged: bool = False) -> tuple:
    text, cells = "", []
    for r, row in enumerate(rows):
        line: list[Cell] = []
        for c, word in enumerate(row):
            if word == "^":
                continue
            start = len(text) + sum(len(w) + 1 for w in row[:c] if w != "^")
            span = Span(start, start + len(word)) if word else None
            down = 1
            while r + down < len(rows) and rows[r + down][c] == "^":
                down += 1
            line.append(Cell(word, span, r, c, rowspan=down))
        text += "\t".join(w for w in row if w != "^") + "\n"
        cells.append(tuple(line))
    table = Table("t1", Span(0, len(text)), (), tuple(cells), caption)
    mentions = []
    for line in cells:
        for cell in line:
            digits = cell.text.replace(",", "")
            if cell.span and digits.replace(".", "").isdigit() and len(digits) != 4:
                mentions.append(Mention(cell.span, cell.text, "count", Decimal(digits), table="t1"))
    report = report_of(text, tables=(table,))
    return report, tuple(mentions), metrics(report, (), tuple(mentions), FRONT)


def test_a_cell_has_its_row_and_column() -> None:
    _, mentions, found = _table(
        [["指标", "2023年", "2024年"], ["会员", "112", "118"], ["合计", "212", "218"]]
    )
    assert [m.cell for m in found] == [
        CellPath("t1", ("会员",), ("2023年",)),
        CellPath("t1", ("会员",), ("2024年",)),
        CellPath("t1", ("合计",), ("2023年",)),
        CellPath("t1", ("合计",), ("2024年",)),
    ]
    assert [m.period.label for m in found] == ["2023", "2024", "2023", "2024"]
    assert [m.group for m in found] == [None, None, "total", "total"]
    assert found[0].indicator == "members.total"
    assert found[0].label == "会员"  # when it was, the period says
    assert found[0].evidence.quote == mentions[0].text


def test_cells_that_count_the_ill_are_sensitive() -> None:
    _, _, found = _table([["类别", "2024年"], ["重病职工", "3"], ["会员", "118"], ["低保", "12"]])
    assert [(m.label, m.sensitive) for m in found] == [
        ("重病职工", True),
        ("会员", False),
        ("低保", True),
    ]


def test_merged_row_headings_are_repeated() -> None:
    _, _, found = _table(
        [["类别", "指标", "数量"], ["组织", "分工会", "12"], ["^", "工会小组", "31"]]
    )
    assert [m.cell.row for m in found if m.cell] == [("组织", "分工会"), ("组织", "工会小组")]


def test_two_halves_of_one_table() -> None:
    _, _, found = _table([["收入", "决算数", "支出", "决算数"], ["拨款", "90", "工资", "70"]])
    assert [m.cell.row for m in found if m.cell] == [("拨款",), ("工资",)]


def test_planned_and_last_year_columns() -> None:
    _, _, found = _table(
        [["项目", "年初预算数", "决算数", "上年决算数"], ["培训费", "12", "11", "10"]]
    )
    assert [m.status for m in found] == ["planned", "achieved", "baseline"]
    assert [m.period.label for m in found] == ["2024", "2024", "2023"]


def test_a_plan_over_two_rows_of_headings_is_planned() -> None:
    _, _, found = _table(
        [["预算数", "决算数"], ["公务用车费", "公务用车费"], ["小计", "小计"], ["22", "17"]]
    )
    assert [m.status for m in found] == ["planned", "achieved"]


def test_a_breakdown_names_its_member() -> None:
    _, _, found = _table([["", "自然人", "法人"], ["本年新收政府信息公开申请数量", "21", "3"]])
    assert [m.group for m in found] == ["自然人", "法人"]


def test_a_part_row_points_to_the_row_above() -> None:
    _, _, found = _table([["项目", "人数"], ["会员", "118"], ["其中：女会员", "71"]])
    assert found[1].part_of == found[0].id


def test_rows_that_add_up_are_parts_of_their_total() -> None:
    _, _, found = _table(
        [
            ["部门", "会员"],
            ["机关", "40"],
            ["后勤", "30"],
            ["小计", "70"],
            ["学院", "90"],
            ["中心", "11"],
            ["小计", "101"],
        ]
    )
    totals = [m.id for m in found if m.group == "total"]
    assert [m.part_of for m in found] == [totals[0]] * 2 + [None] + [totals[1]] * 2 + [None]


def test_rows_that_do_not_add_up_are_no_parts() -> None:
    _, _, found = _table([["部门", "会员"], ["机关", "40"], ["后勤", "30"], ["合计", "71"]])
    assert [m.part_of for m in found] == [None] * 3


def test_parts_that_a_paragraph_announces_stand_in_the_next_ones() -> None:
    text = "公务用车支出6万元。其中：\n公务用车购置支出4万元。\n公务用车运行支出2万元。\n接待支出1万元。\n"
    found = metrics_of(text)
    assert [m.part_of for m in found] == [None, found[0].id, found[0].id, None]


def test_a_school_year_in_a_heading_is_the_reports_own() -> None:
    own = Period("2023-2024", "2023-09-01", "2024-08-31", "document")
    front = Front(kind="年度工作总结", period=own)
    text = "一、2023—2024学年工作\n举办讲座12场。\n"
    fact = facts(text, section(text, "一、2023—2024学年工作", role="review"), front=front)["12场"]
    assert (fact.period.label, fact.status) == ("2023-2024", "achieved")


def test_what_follows_the_shortcomings_is_a_plan() -> None:
    text = "一、成绩\n举办讲座12场。\n二、不足\n讲座只有3场在校外。\n三、再启新程\n举办讲座20场。\n"
    starts = [text.index(h) for h in ("一、", "二、", "三、")] + [len(text)]
    roles = ("review", "shortcomings", "review")
    sections = [
        Section(f"s{i}", None, 1, None, text[a : a + 4], None, Span(a, b), role=role)  # type: ignore[arg-type]
        for i, (a, b, role) in enumerate(zip(starts, starts[1:], roles, strict=False))
    ]
    found = facts(text, *sections)
    assert found["12场"].status == "achieved"
    assert found["20场"].status == "planned"
    assert found["20场"].period.label == "2025"


@pytest.mark.parametrize(
    ("label", "start", "end", "then"),
    [
        ("2024", "2024-01-01", "2024-12-31", "2025"),
        ("2024-2025", "2024-09-01", "2025-08-31", "2025-2026"),
        ("2024-2025学年第一学期", "2024-09-01", "2025-01-31", "2024-2025学年第二学期"),
        ("2024-2025学年第二学期", "2025-02-01", "2025-08-31", "2025-2026学年第一学期"),
        ("2024上半年", "2024-01-01", "2024-06-30", "2024"),
        ("2024Q1", "2024-01-01", "2024-03-31", "2024"),
        ("2024Q4", "2024-10-01", "2024-12-31", "2025"),
    ],
)
def test_a_plan_is_for_the_time_behind_the_report(
    label: str, start: str, end: str, then: str
) -> None:
    found = following(Front(period=Period(label, start, end)))
    assert found is not None
    assert found.label == then


def test_a_government_tells_of_the_year_before_and_promises_for_its_own() -> None:
    text = "一、过去一年\n新增就业900人。\n二、今年任务\n新增就业1000人。\n"
    sections = (
        section(text, "一、过去一年", role="review"),
        replace(section(text, "二、今年任务", role="plan"), id="s2"),
    )
    front = Front(kind="政府工作报告", period=Period("2021", "2021-01-01", "2021-12-31"))
    found = metrics(report_of(text), sections, mentions_of(text), front)
    assert [(m.period.label, m.status) for m in found] == [
        ("2020", "achieved"), ("2021", "planned")
    ]  # fmt: skip


def test_the_year_behind_a_governments_report_is_the_one_before_it_is_named_by() -> None:
    text = "一、工作回顾\n一年来，我们新增就业900人。预计全市生产总值突破百亿元。\n"
    sections = (section(text, "一、工作回顾", role="review"),)
    front = Front(kind="政府工作报告", period=Period("2021", "2021-01-01", "2021-12-31"))
    found = metrics(report_of(text), sections, find_numbers(text, reference=front.period), front)
    assert {(m.period.label, m.status) for m in found} == {("2020", "achieved")}


def test_a_plan_tells_of_the_years_behind_until_it_turns_ahead() -> None:
    text = (
        "一、规划说明\n这五年，实力再上台阶。生产总值达到900亿元，新增学校12所。"
        "今后五年，将新建学校20所。\n"
    )
    sections = (section(text, "一、规划说明", role="plan"),)
    front = Front(kind="政府工作报告", period=Period("2026", "2026-01-01", "2026-12-31"))
    found = metrics(report_of(text), sections, mentions_of(text), front)
    told = {m.label: m.status for m in found if m.value in (Decimal(12), Decimal(20))}
    assert sorted(told.values()) == ["achieved", "planned"]


@pytest.mark.parametrize("than", ["快于", "慢于", "好于", "高于", "比"])
def test_the_year_that_is_compared_with_is_not_the_numbers_own(than: str) -> None:
    found = metrics_of(f"全年产量增长4%，{than}2022年1.8个百分点。")
    assert {m.period.label for m in found} == {YEAR.label}


def test_what_all_came_to_is_no_average_though_each_got_as_much() -> None:
    found = metrics_of("慰问困难职工12户，每户500元，合计6000元。")
    assert [m.aspect for m in found] == ["level", "average", "level"]


@pytest.mark.parametrize(
    ("text", "number", "year", "status"),
    [
        ("截至2023年8月，馆内有书车6辆。另有书架9个。", "6辆", "2023", "achieved"),
        ("截至2023年8月，馆内有书车6辆。另有书架9个。", "9个", "2023", "achieved"),
        ("截止2023年12月31日，固定资产35万元。", "35万元", "2023", "achieved"),
        ("2023年8月购书车6辆。另有书架9个。", "9个", "2024", "achieved"),
        ("购书支出35万元。", "35万元", "2024", "planned"),
        ("购书支出35万元，比2023年执行数增加5%。", "5%", "2024", "planned"),
        ("购书支出35万元，2023年执行数为30万元。", "30万元", "2023", "achieved"),
    ],
)
def test_what_a_budget_tells_of_the_time_before_it(
    text: str, number: str, year: str, status: str
) -> None:
    whole = "购书预算\n" + text + "\n"
    front = replace(FRONT, kind="部门预算")
    found = metrics(report_of(whole), (section(whole, "购书预算"),), find_numbers(whole), front)
    numbers = find_numbers(whole)
    told = {numbers[m.mention or 0].text: (m.period.label, m.status) for m in found}
    assert told[number] == (year, status)


def test_a_day_behind_the_report_is_no_other_year() -> None:
    found = facts("截至2025年1月5日，累计受理9件，办结8件。")
    assert [(m.period.label, m.status) for m in found.values()] == [("2024", "achieved")] * 2


def test_one_unit_by_two_words_is_no_average() -> None:
    text = "专用设备82台/套，补贴50元/人，展品9个/天。"
    found = metrics(report_of(text), (), find_numbers(text), FRONT)
    assert [m.aspect for m in found] == ["level", "average", "average"]


def test_a_threshold_is_no_part() -> None:
    text = "固定资产90万元，其中：车辆40万元，单价10万元以上设备30万元。"
    found = metrics(report_of(text), (), find_numbers(text), FRONT)
    assert [m.part_of is None for m in found] == [True, False, True, False]


@pytest.mark.parametrize(
    ("number", "role", "status"),
    [
        ("第五条", "procedure", "required"),
        ("五", "procedure", "achieved"),
        ("第五条", "review", "achieved"),
    ],
)
def test_what_an_article_lays_down_is_no_deed(number: str, role: str, status: str) -> None:
    text = "本会设理事9名。\n（一）名额\n另设监事3名。\n"
    whole = replace(section(text, "本会设理事9名", role=role), number=number)
    part = replace(section(text, "（一）名额", role=role), id="s2", parent="s1", level=2)
    found = metrics(report_of(text), (whole, part), find_numbers(text), FRONT)
    assert [m.status for m in found] == [status] * 2


@pytest.mark.parametrize(
    ("heading", "words", "kind", "year"),
    [
        ("一、2024年工作回顾", "去年，完成投资5亿元。", "工作总结", "2024"),
        ("一、2024年工作回顾", "去年完成投资5亿元，今年更多。", "工作总结", "2023"),
        ("一、工作回顾", "去年，完成投资5亿元。", "工作总结", "2023"),
        ("一、2024年工作回顾", "去年，完成投资5亿元。", "工作计划", "2023"),
    ],
)
def test_what_is_told_in_january_calls_its_own_year_the_last(
    heading: str, words: str, kind: str, year: str
) -> None:
    text = f"{heading}\n{words}\n"
    front = Front(title=f"松林街道2024年{kind}", kind=kind, period=YEAR)
    found = metrics(
        report_of(text), (section(text, heading, role="review"),), find_numbers(text), front
    )
    assert [m.period.label for m in found if m.unit == "元"] == [year]


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("力争年内改造小区5个，整修街巷12公里。", ["2024", "2024"]),
        ("力争改造小区5个，整修街巷12公里。", ["2025", "2025"]),
        ("力争三年内改造小区5个，整修街巷12公里。", ["2025", "2025"]),
    ],
)
def test_what_is_promised_within_the_year_is_of_that_year(words: str, years: list[str]) -> None:
    front = Front(title="松林街道2024年工作总结", kind="工作总结", period=YEAR)
    text = f"一、城市更新\n{words}\n"
    found = metrics(
        report_of(text), (section(text, "一、城市更新", role="review"),), find_numbers(text), front
    )
    assert [m.period.label for m in found if m.unit in ("个", "公里")] == years
