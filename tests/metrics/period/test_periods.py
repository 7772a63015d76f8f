"""What time a number is told for: years behind and ahead, parts of a year, years that only compare or pick out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportmine.findings import Front, Metric, Period
from reportmine.metrics import metrics
from reportmine.quantity import find_numbers
from tests.metrics.build import FRONT, report_of, section

_ASSEMBLY = Front(
    kind="政府工作报告", period=Period("2024", "2024-01-01", "2024-12-31", "document")
)
_SITTING = Front(title="理事會議紀錄", kind="會議紀錄", period=FRONT.period)


def _told(text: str, *, front: Front = FRONT, plan: str = "") -> dict[str, Metric]:
    """The metrics of a text by their number; `plan` is the heading of a plan above it."""
    whole = f"{plan}\n{text}\n" if plan else text
    above = (section(whole, plan, role="plan"),) if plan else ()
    mentions = find_numbers(whole, reference=front.period)
    found = metrics(report_of(whole), above, mentions, front)
    return {mentions[m.mention].text: m for m in found if m.mention is not None}


@pytest.mark.parametrize(
    ("text", "number", "year"),
    [
        ("五年来，累计植树36万株。", "36万株", "2019-2023"),
        ("五年来，绿地率达到36%，新建公园16个。", "36%", "2023"),
        ("五年来，绿地率达到36%，新建公园16个。", "16个", "2019-2023"),
        ("五年来，绿地率达到36%。新建公园16个。", "16个", "2019-2023"),
        ("五年来，公园由6个增加到16个。", "16个", "2023"),
        ("一年来，新建公园16个。", "16个", "2023"),
        ("今后五年，新建公园16个。", "16个", "2024-2028"),
        ("今后五年，绿地率提高到36%。", "36%", "2028"),
        ("“十三五”时期，绿地率由26%提高到36%。", "36%", "2020"),
        ("五年来，绿地率提高6.3个百分点。", "6.3个百分点", "2019-2023"),
        ("过去五年中，新建公园16个。", "16个", "2019-2023"),
        # a change over several years starts before a term, or in the first that is named
        ("五年来，绿地率由26%提高到36%。", "26%", "2018"),
        ("“十三五”时期，绿地率由26%提高到36%。", "26%", "2015"),
        ("2019年到2023年，绿地率由26%提高到36%。", "26%", "2019"),
        ("2019年到2023年，绿地率由26%提高到36%。", "36%", "2023"),
        ("公园由2018年的6个增加到2023年的16个，游客由26人增加到36人。", "26人", "2018"),
        ("公园由上年的6个增加到16个。游客由26人增加到36人。", "26人", "2023"),
        # what a term came to by another term is of the whole term
        ("“十三五”时期利润总额为“十二五”时期的1.6倍。", "1.6倍", "2016-2020"),
        ("五年来，利润总额为2018年的1.6倍。", "1.6倍", "2023"),
        # as it stood at the end, and what was so in each of the years
        ("五年来，绿地率稳定在36%。", "36%", "2019-2023"),
        ("五年来，产量每年稳定在36吨。", "36吨", "2019-2023"),
        ("五年来，总产值站上36亿元、居全区第6位。", "第6位", "2023"),
        ("五年来，旅居人口36人。", "36人", "2019-2023"),
        ("五年来，站所由16个精简为6个。", "6个", "2023"),
        ("五年来，公路里程36公里。", "36公里", "2023"),
        ("五年来，新增公路里程36公里。", "36公里", "2019-2023"),
        ("五年来，零售总额36亿元，年均增长6%。", "36亿元", "2023"),
        ("五年来，累计投资36亿元，年均增长6%。", "36亿元", "2019-2023"),
    ],
)
def test_the_years_a_government_looks_back_and_ahead(text: str, number: str, year: str) -> None:
    assert _told(text, front=_ASSEMBLY)[number].period.label == year


@pytest.mark.parametrize(
    ("text", "number", "year"),
    [
        ("近三年，开馆讲座36场。", "36场", "2022-2024"),
        ("近三年，讲座开了36场。今年参加讲座600人。", "600人", "2024"),
        ("整理近三年的卷宗，全年装订36册。", "36册", "2024"),
        ("核对2019年以来签订的合同36份。", "36份", "2019-2024"),
        ("对2019年以来签订的合同逐份核对，补签36份。", "36份", "2024"),
        ("把2019年以前印的目录翻了出来，重编36种。", "36种", "2024"),
        ("2019年以来，补签合同36份。", "36份", "2019-2024"),
        ("2019年，补签合同36份。", "36份", "2019"),
        ("2005年前建成的书库漏雨，待修书架36个。", "36个", "2024"),
        ("外借6.6万册，为上年的86%。", "86%", "2024"),
        ("上年的36条建议都有答复。", "36条", "2023"),
        ("清理2006年以来的文件36份。", "36份", "2024"),
        ("近三年入藏的图书中有36种没有借出。", "36种", "2024"),
        ("讲座比往年多，特别是2022年，开讲36场。", "36场", "2022"),
        ("到馆人数恢复到疫情前2019年的36%。", "36%", "2024"),
        ("差旅费在去年基础上减少16%。", "16%", "2024"),
        ("在去年修好16个阅览室的基础上，又修好6个。", "6个", "2024"),
        ("2022年度续建的6万亩农田已验收，发放补贴96万元。", "6万亩", "2022"),
        ("2022年度续建的6万亩农田已验收，发放补贴96万元。", "96万元", "2024"),
        ("去年上半年借出3600册。", "3600册", "2023"),
        ("上半年借出3600册。", "3600册", "2024"),
        ("自明年起合订成一本，省下印刷费6万元。", "6万元", "2025"),
        ("自2019年起，每年举办读书节，今年36场。", "36场", "2024"),
        ("为此，2025年我们打算：办好讲座；再开分馆6个。", "6个", "2025"),
    ],
)
def test_the_year_of_a_number(text: str, number: str, year: str) -> None:
    assert _told(text)[number].period.label == year


@pytest.mark.parametrize(
    ("text", "number", "year"),
    [
        ("上半年开讲座16场。", "16场", "2025"),
        ("6月底前装好书架16个。", "16个", "2025"),
        ("争取年内开分馆6个。", "6个", "2025"),
        ("当年更换书架16个。", "16个", "2025"),
        ("2024年12月底前装好书架16个。", "16个", "2024"),
        ("讲座由16场增加到26场。", "16场", "2024"),
        ("2025年，讲座由16场增加到26场。", "16场", "2024"),
        ("修补地面，预算16万元。", "16万元", "2025"),
        ("争取16个项目立项。", "16个", "2025"),
    ],
)
@pytest.mark.parametrize("plan", ["下一步打算", "2025年工作打算"])
def test_the_year_of_what_a_plan_says(text: str, number: str, year: str, plan: str) -> None:
    assert _told(text, plan=plan)[number].period.label == year


def test_last_year_is_the_reports_own_where_the_heading_names_the_next() -> None:
    text = "在去年16场的基础上，再办6场。"
    assert _told(text, plan="2025年工作打算")["16场"].period.label == "2024"
    assert _told(text, plan="下一步打算")["16场"].period.label == "2023"


def test_within_a_report_of_half_a_year_the_year_is_told() -> None:
    half = Front(
        kind="工作总结", period=Period("2024上半年", "2024-01-01", "2024-06-30", "document")
    )
    promised = _told("举办讲座16场。", front=half, plan="下半年打算")["16场"]
    assert (promised.period.label, promised.period.start) == ("2024", "2024-07-01")


@pytest.mark.parametrize("words", ["明显减少", "减少6人"])
def test_the_year_that_minutes_compare_with(words: str) -> None:
    found = _told(f"出席36人，较去年同期46人{words}。", front=_SITTING)["46人"]
    assert (found.period.label, found.status) == ("2023", "baseline")


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("车辆运行费与2023年持平", "2024"),
        ("2023年车辆运行费", "2023"),
        ("与2023年相比减少", "2024"),
    ],
)
def test_a_heading_that_compares_gives_no_year(heading: str, year: str) -> None:
    text = f"{heading}\n现有车辆6辆。\n"
    mentions = find_numbers(text, reference=FRONT.period)
    found = metrics(report_of(text), (section(text, heading),), mentions, FRONT)
    assert [m.period.label for m in found if m.value == 6] == [year]


@pytest.mark.parametrize(
    ("heading", "text", "number", "year"),
    [
        ("过去五年工作回顾", "新建公园16个。", "16个", "2019-2023"),
        ("过去五年工作回顾", "绿地率36%。", "36%", "2023"),
        ("过去五年工作回顾", "税收年均增长率36%。", "36%", "2019-2023"),
        ("过去五年工作回顾", "2022年，新建公园16个。", "16个", "2022"),
        ("过去五年工作回顾", "2019年到2022年，修路6公里。新建公园16个。", "16个", "2019-2023"),
        ("过去五年工作回顾", "在刚刚过去的2023年，修路6公里。新建公园16个。", "16个", "2023"),
        ("2023年工作回顾", "新建公园16个。", "16个", "2023"),
        ("“十三五”规划编制情况", "开座谈会16场。", "16场", "2023"),
        ("2019—2023年工作回顾", "新建公园16个。", "16个", "2019-2023"),
        ("2019—2023年工作回顾", "2022年，新建公园16个。", "16个", "2022"),
    ],
)
def test_the_years_that_a_heading_looks_back_on(
    heading: str, text: str, number: str, year: str
) -> None:
    assert _headed(heading, text, role="review")[number].period.label == year


@pytest.mark.parametrize(
    ("heading", "text", "number", "year"),
    [
        ("“十五五”时期主要目标任务", "总产值年均增长6%。", "6%", "2026-2030"),
        ("“十五五”时期主要目标任务", "总产值迈上36亿元台阶。", "36亿元", "2030"),
        ("“十五五”时期主要目标任务", "人均收入6万元以上。", "6万元以上", "2030"),
        ("今后三年的目标", "新建公园16个。", "16个", "2024-2026"),
        ("今后三年的目标", "三年种树16万株。", "16万株", "2024-2026"),
        ("2024—2028年工作规划", "新建公园16个。", "16个", "2024-2028"),
        ("今后三年的目标", "绿地率由26%提高到36%。", "26%", "2023"),
        ("2024年主要目标任务", "新建公园16个。", "16个", "2024"),
        ("三年行动计划的任务", "新建公园16个。", "16个", "2024"),
    ],
)
def test_the_years_that_a_heading_is_for(heading: str, text: str, number: str, year: str) -> None:
    found = _headed(heading, text, role="plan")[number]
    assert found.period.label == year


def _headed(heading: str, text: str, *, role: str) -> dict[str, Metric]:
    """The metrics of a government's paragraphs below a heading, by their number."""
    whole = f"{heading}\n{text}\n"
    mentions = find_numbers(whole, reference=_ASSEMBLY.period)
    found = metrics(report_of(whole), (section(whole, heading, role=role),), mentions, _ASSEMBLY)
    return {mentions[m.mention].text: m for m in found if m.mention is not None}


@pytest.mark.parametrize(
    ("heading", "years"),
    [
        ("2023年和“十三五”时期工作回顾", ("2023", "2019-2023", "2023", "2019-2023", "2023")),
        ("工作回顾", ("2023", "2019-2023", "2023", "2019-2023", "2023")),
        ("2023年工作回顾", ("2023", "2023", "2023", "2023", "2023")),
        ("过去一年工作回顾", ("2023", "2023", "2023", "2023", "2023")),
    ],
)
def test_paragraphs_behind_one_that_opens_the_review_of_a_term(
    heading: str, years: tuple[str, ...]
) -> None:
    text = (
        "修路6公里。\n各位代表！回望过去五年，大家团结奋斗。\n新建公园16个，绿地率26%。\n"
        "培训36人次。\n2023年，植树46株。"
    )
    found = _headed(heading, text, role="review")
    numbers = ("6公里", "16个", "26%", "36人次", "46株")
    assert tuple(found[n].period.label for n in numbers) == years


def test_only_a_government_reviews_a_term_paragraph_by_paragraph() -> None:
    found = _told("五年来，大家团结奋斗。\n新建分馆16个。")
    assert found["16个"].period.label == "2024"


@pytest.mark.parametrize(
    ("text", "number", "year"),
    [
        ("1985年建所，研究牧草。设研究室6个。", "6个", "2024"),
        ("2022年，研究牧草。设研究室6个。", "6个", "2022"),
        ("外借1600册，分别为２０１９年的３．６倍和１．６倍。", "３．６倍", "2024"),
        ("近三年，讲座由16场增加到26场。", "16场", "2022"),
        ("馆舍2014年投用，面积3600平方米。", "3600平方米", "2024"),
        ("2018年评为二级馆。在编6人。", "6人", "2024"),
        ("2022年，二级馆。在编6人。", "6人", "2022"),
        ("档案收到2018年为止，土地档案36卷入库。", "36卷", "2024"),
        # each of several years has its number
        ("入馆6.6万人次，2021年、2022年分别为4.6万人次、9.6万人次。", "4.6万人次", "2021"),
        ("入馆6.6万人次，2021年、2022年分别为4.6万人次、9.6万人次。", "9.6万人次", "2022"),
        ("2021年到2023年，捐书和购书分别为16册和26册。", "16册", "2021-2023"),
        # last year's figure, told beside this year's, is no time of what follows
        ("销售160万元，去年是136万元，增16%。", "136万元", "2023"),
        ("销售160万元，去年是136万元，增16%。", "16%", "2024"),
        ("轻伤4起，比2022年的9起、2021年的16起都少。", "9起", "2022"),
        ("轻伤4起，比2022年的9起、2021年的16起都少。", "16起", "2021"),
        ("满意率比上年的86%提高。", "86%", "2023"),
        ("去年销售下滑，全年136万元。", "136万元", "2023"),
        ("处分6人，上学年是16人。", "16人", "2023"),
        ("上年结余36万元，本年收入6万元。", "36万元", "2023"),
        ("上年结余36万元，本年收入6万元。", "6万元", "2024"),
        ("上年结转36件，新收6件。", "36件", "2024"),
        ("支出 36 万元，比 2023 年度减少 16 万元。", "16 万元", "2024"),
        ("去年开会6次，新增会员16人，目前会员共有96人。", "16人", "2023"),
        ("去年开会6次，新增会员16人，目前会员共有96人。", "96人", "2024"),
        ("2023年收入36元。截至2024年4月30日止，结余36万元。", "36万元", "2024"),
        ("2024年，仍有不足：栏目少6个。下一步，我们将组织培训16期。", "16期", "2025"),
        ("2024年，仍有不足：栏目少6个。下一步，我们将组织培训16期。", "6个", "2024"),
        # a plan of five years speaks for its sentence, but in a government's report
        ("“十四五”以来，新建书房16个。培训36人。", "16个", "2021-2024"),
        ("“十四五”以来，新建书房16个。培训36人。", "36人", "2024"),
        # a month of another year, at the head of the sentence
        ("2018年12月，本会开展公益月活动，走访36户。", "36户", "2018"),
        ("本会2018年12月成立，走访36户。", "36户", "2024"),
        ("全年计划完成投资4.6万元，实际完成6万元。", "4.6万元", "2024"),
    ],
)
def test_years_that_are_not_the_numbers_own(text: str, number: str, year: str) -> None:
    assert _told(text)[number].period.label == year


def test_what_is_lacking_is_lacking_now_whatever_else_the_heading_names() -> None:
    heading = "不足与来年"
    text = f"{heading}\n书架16个坏了没修。2025年，建书房6座。\n"
    mentions = find_numbers(text, reference=FRONT.period)
    above = (section(text, heading, role="shortcomings"),)
    found = metrics(report_of(text), above, mentions, FRONT)
    told = {mentions[m.mention].text: m for m in found if m.mention is not None}
    assert (told["16个"].period.label, told["16个"].status) == ("2024", "achieved")
    assert (told["6座"].period.label, told["6座"].status) == ("2025", "planned")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "2018年12月\n走访36户，至今已有96户。\n2019年\n办讲座16场。\n【2020—2021年】\n植树6株。\n将来\n现有会员46人。\n",
            {"36户": "2018", "96户": "2024", "16场": "2019", "6株": "2020-2021", "46人": "2024"},
        ),
        # a title and a sign-off have their dates, too
        (
            "2018年12月\n走访36户。\n现有会员46人。\n2025年1月6日\n",
            {"36户": "2024", "46人": "2024"},
        ),
        (
            "2018年12月，走访36户。\n2019年，办讲座16场。\n2020年，植树6株。\n现有会员46人。\n",
            {"36户": "2018", "46人": "2024"},
        ),
    ],
)
def test_lines_of_a_timeline_speak_for_what_stands_below(
    text: str, numbers: dict[str, str]
) -> None:
    told = _told(text)
    assert {number: told[number].period.label for number in numbers} == numbers


@pytest.mark.parametrize(
    ("plan", "year"),
    [("四季度打算", "2024"), ("下半年打算", "2024"), ("明年安排", "2025"), ("下一步打算", "2025")],
)
def test_what_is_planned_for_the_rest_of_the_year_is_of_that_year(plan: str, year: str) -> None:
    metric = _told("办技能赛3场。", plan=plan)["3场"]
    assert metric.status == "planned"
    assert metric.period is not None
    assert metric.period.label == year


_REVIEW = "过去五年和2023年工作回顾"


@pytest.mark.parametrize(
    ("heading", "role", "year"),
    [
        (_REVIEW, "review", "2019-2023"),
        ("2023年工作回顾", "review", "2023"),
        ("2023年和过去五年工作回顾", "review", "2023"),
    ],
)
def test_a_heading_that_names_a_term_and_a_year(heading: str, role: str, year: str) -> None:
    text = f"{heading}\n新建公园16个。\n"
    mentions = find_numbers(text, reference=_ASSEMBLY.period)
    found = metrics(report_of(text), (section(text, heading, role=role),), mentions, _ASSEMBLY)
    assert [m.period.label for m in found] == [year]


def test_what_is_lacking_below_a_term_is_lacking_now() -> None:
    text = f"{_REVIEW}\n新建公园16个。\n不足\n绿地率只有6%。\n"
    mentions = find_numbers(text, reference=_ASSEMBLY.period)
    above = section(text, _REVIEW, role="review")
    below = section(text, "不足", role="shortcomings")
    below = replace(below, id="s2", level=2, parent=above.id)
    found = metrics(report_of(text), (above, below), mentions, _ASSEMBLY)
    assert [m.period.label for m in found] == ["2019-2023", "2023"]


def test_a_day_of_the_school_year_is_of_the_school_year() -> None:
    own = Period("2021-2022", "2021-09-01", "2022-08-31", "document")
    school = Front(kind="工作总结", period=own)
    text = "截至2022年8月31日，藏书36万册。"
    assert _told(text, front=school)["36万册"].period.label == "2021-2022"
