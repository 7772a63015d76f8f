"""Whether a number was reached, is promised, required or the earlier of two: by the words around it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportmine.findings import Section
from reportmine.metrics import metrics
from reportmine.quantity import find_numbers
from reportmine.report import Span
from tests.metrics.build import FRONT, report_of, section


def _status(text: str, number: str) -> str:
    mentions = find_numbers(text, reference=FRONT.period)
    found = metrics(report_of(text), (), mentions, FRONT)
    return next(
        m.status for m in found if m.mention is not None and mentions[m.mention].text == number
    )


@pytest.mark.parametrize(
    ("text", "number", "status"),
    [
        # what was set, and how far it was reached
        ("税收任务600万元，实际入库636万元。", "600万元", "planned"),
        ("税收任务600万元，实际入库636万元。", "636万元", "achieved"),
        ("年初目标：办讲座60场，实际完成66场。", "60场", "planned"),
        ("年初目标：办讲座60场，实际完成66场。", "66场", "achieved"),
        ("到馆目标60万人次，实际66万人次。", "60万人次", "planned"),
        ("资格考试通过率目标66%。", "66%", "planned"),
        ("实现了入学率目标96%。", "96%", "achieved"),
        ("答复用时6天，较法定的20天提前14天。", "20天", "required"),
        ("支出决算为年初预算的106%。", "106%", "achieved"),
        ("1-6月份，预计完成产值96亿元，增长6%。", "96亿元", "achieved"),
        ("猪场9家，其中年出栏600头以上的6家。", "600头以上", "required"),
        ("完成税收任务600万元，占全部收入的六成。", "600万元", "achieved"),
        ("原定演出60场，实际演出66场。", "60场", "planned"),
        ("全年计划的16项活动有6项没有办成。", "16项", "planned"),
        ("全年计划的16项活动都办了，6项得奖。", "16项", "achieved"),
        ("讲完6个班96学时的教学任务。", "96学时", "achieved"),
        ("定下了96万元的年度任务。", "96万元", "planned"),
        ("年初定的60件欠6件。", "60件", "planned"),
        ("订购图书6.6万册，年初计划为6万册。", "6万册", "planned"),
        ("订购图书6.6万册，年初计划为6万册。", "6.6万册", "achieved"),
        ("生产总值低于年初预期1.6个百分点；收入6亿元。", "6亿元", "achieved"),
        ("生产总值预期增长6%；收入6亿元。", "6%", "planned"),
        ("年初定的60件都修了。", "60件", "achieved"),
        ("家访率76%，没有达到学期初定的96%。", "96%", "planned"),
        ("家访率达到96%。", "96%", "achieved"),
        ("提前实现了产值比2016年翻一番的目标。", "翻一番", "achieved"),
        ("提出了产值比2016年翻一番的目标。", "翻一番", "planned"),
        ("规划的16处公墓只建成6处。", "16处", "planned"),
        ("计划搞16项活动，只搞了6项。", "16项", "planned"),
        ("支出1.6万元，没有超出预算的2.6万元。", "2.6万元", "planned"),
        ("购置经费680万元，实际执行656万元。", "680万元", "planned"),
        ("购置经费680万元，余16万元。", "680万元", "achieved"),
        ("慰问金26万元，会上年初核定36万元。", "36万元", "planned"),
        ("年初部门预算4260万元，执行率96%。", "4260万元", "planned"),
        # the year before, beside this year's figure
        ("签合同66对，上年是56对。", "56对", "baseline"),
        ("团体排在第六名，去年是第九名。", "第九名", "baseline"),
        ("外借600册，去年同期660册。", "660册", "baseline"),
        ("去年买书660册。", "660册", "achieved"),
        ("上年结转6件，新收16件。", "6件", "achieved"),
        ("与2023年度3600万元相比，各减少16万元。", "3600万元", "baseline"),
        ("收入36万元，比上年增收16万元，增长6%。", "16万元", "achieved"),
        ("发案36起，同比下降16%，而全区平均降幅为15%。", "16%", "achieved"),
        ("轻伤4起，比上年的6起少。", "6起", "baseline"),
        ("轻伤4起，比2022年的9起、2021年的16起都少。", "16起", "baseline"),
        ("比上年的6起多3起。", "3起", "achieved"),
        ("搬箱子96箱，没丢一箱。", "一箱", "negated"),
        ("截至11月底，36项任务已完成26项。", "36项", "planned"),
        ("年初会上定下的36件目标任务，件件有人管。", "36件", "planned"),
        ("全年36项任务全部完成。", "36项", "achieved"),
        ("为3—6岁的孩子讲绘本16场。", "3—6岁", "required"),
        ("孩子的年龄为3—6岁。", "3—6岁", "achieved"),
        ("2023年执行数为66万元，2024年安排36万元，比2023年执行数减少45%。", "66万元", "baseline"),
        ("2023年执行数为66万元。", "66万元", "achieved"),
        # what others ask for
        ("每位教师听课不少于15节，实际人均16节。", "不少于15节", "required"),
        ("每位教师听课不少于15节，评课16节。", "不少于15节", "achieved"),
        ("处方比36%，低于三级医院60%的要求。", "60%", "required"),
        ("人均0.6册，距省定1册的线还差0.4册。", "1册", "required"),
        ("满意率达到96%，要求更高了。", "96%", "achieved"),
        # the year's last figures are not in yet
        ("2024年全县生产总值预计96亿元，增长6%。", "96亿元", "achieved"),
        ("2024年全县生产总值预计96亿元，增长6%。", "6%", "achieved"),
        ("新馆建成后预计接待96万人次。", "96万人次", "planned"),
        ("年底可搬进新馆96户。", "96户", "planned"),
        ("投产后可安置96人。", "96人", "planned"),
        ("读者可借图书96册。", "96册", "achieved"),
        # words that promise nothing here
        ("审查拟公开条目96条。", "96条", "achieved"),
        ("拟公开条目96条。", "96条", "planned"),
        ("会后将意见分送6个部门办理。", "6个", "achieved"),
        ("会后将走访6个部门。", "6个", "planned"),
        ("公开计划总结类文件26份。", "26份", "achieved"),
        ("街道以居民满意为奋斗目标，为96户修了房。", "96户", "achieved"),
        ("想办的事没办成，6次活动冷清。", "6次", "achieved"),
        ("想办讲座6场。", "6场", "planned"),
        # lines that are drawn
        ("存栏160头以上的养殖户96户。", "160头以上", "required"),
        ("税收超600万元楼宇6幢。", "超600万元", "required"),
        ("产值上亿元的企业有6家。", "上亿元", "required"),
        ("投入超600万元修建学校6所。", "超600万元", "achieved"),
        ("按3600元的新标准，还有贫困户96户。", "3600元", "required"),
        ("按每人60元的标准发放补助。", "60元", "achieved"),
        ("生均图书16册，过了规定15册的线。", "15册", "required"),
        ("公示期不少于6天。", "不少于6天", "required"),
        ("公告都提前6天以上发布。", "6天以上", "achieved"),
        ("6件申请都在15个工作日以内办完。", "15个工作日以内", "achieved"),
        ("16封信均在3个工作日内答复。", "3个工作日内", "required"),
        ("开到16条线，再添车6辆。", "16条", "achieved"),
        ("比原定计划提前6小时送电。", "6小时", "achieved"),
        ("申请应在15个工作日以内办完。", "15个工作日以内", "required"),
        # the earlier of two
        ("收到申请96件，较上年的66件明显增多。", "66件", "baseline"),
        ("数字化率为66%，比年初的56%提高10个百分点。", "56%", "baseline"),
        ("会员由600人成长至900人。", "600人", "baseline"),
        ("收到申请96件，较上年增多30件。", "96件", "achieved"),
        # what did not happen
        ("小组没有独立开展过一次活动。", "一次", "negated"),
        ("小组独立开展过一次活动。", "一次", "achieved"),
    ],
)
def test_the_status_of_a_number(text: str, number: str, status: str) -> None:
    assert _status(text, number) == status


@pytest.mark.parametrize(
    ("text", "number", "status"),
    [
        ("決議：縮為2天、攤位以60個為限。", "2天", "planned"),
        ("決議：縮為2天、攤位以60個為限。", "60個", "planned"),
        ("決議：先開辦1班。", "1班", "planned"),
        ("決　議：授權理事會組成5人小組。", "5人", "planned"),
        ("決議：組成5人小組。", "5人", "planned"),
        ("決議：同意16票，先開辦1班。", "16票", "achieved"),
        ("決議：發言6人，通過。", "6人", "achieved"),
        ("會員代表60人出席，先開辦1班。", "60人", "achieved"),
        ("說明：去年先開辦1班，已結業16人。", "16人", "achieved"),
    ],
)
def test_what_an_assembly_resolves_is_planned(text: str, number: str, status: str) -> None:
    assert _status(f"會員大會會議紀錄\n{text}", number) == status


def test_a_thing_that_is_made_whole_is_no_nought() -> None:
    text = "把活动化整为零，以小组为单位开展。"
    assert metrics(report_of(text), (), find_numbers(text), FRONT) == ()


@pytest.mark.parametrize(
    ("kind", "heading", "status"),
    [
        ("部门预算", "项目支出预算说明", "planned"),
        ("部门预算", "绩效目标设置情况", "planned"),
        ("部门预算", "绩效目标完成情况", "achieved"),
        ("部门预算", "人员情况", "achieved"),
        ("部门决算", "项目支出情况", "achieved"),
    ],
)
def test_what_a_budgets_projects_are_to_bring(kind: str, heading: str, status: str) -> None:
    text = f"{heading}\n更换课桌90套，培训教师46人次。\n"
    front = replace(FRONT, kind=kind)
    found = metrics(
        report_of(text), (section(text, heading, role="finance"),), find_numbers(text), front
    )
    assert {m.status for m in found} == {status}


@pytest.mark.parametrize(
    ("heading", "status"),
    [("存在的问题及改进措施", "planned"), ("存在的问题及改进情况", "achieved")],
)
def test_measures_told_with_what_is_lacking(heading: str, status: str) -> None:
    before = "一、工作情况\n" + "办了讲座，接待了读者。\n" * 6
    text = f"{before}{heading}\n开放时间短。\n抓队伍\n集中培训馆员6次。\n"
    whole = replace(section(text, heading, role="shortcomings"), id="s2")
    start = text.index("抓队伍")
    part = Section(
        "s3", "s2", 2, None, "抓队伍", Span(start, start + 3), Span(start, len(text)), role="plan"
    )
    first = replace(section(text, "一、工作情况", role="review"), span=Span(0, len(before)))
    found = metrics(report_of(text), (first, whole, part), find_numbers(text), FRONT)
    assert [m.status for m in found if m.value == 6] == [status]


@pytest.mark.parametrize(
    ("text", "number", "status"),
    [
        ("在现有6个分馆的基础上新建16个。", "6个", "baseline"),
        ("在现有6个分馆的基础上新建16个。", "16个", "planned"),
        ("在此基础上再奋斗六年，建成一流馆。", "六年", "planned"),
        ("在去年建成16个分馆的基础上，再建6个。", "6个", "planned"),
        ("截至6月底已建成16个分馆。", "16个", "achieved"),
    ],
)
def test_what_a_plan_builds_on(text: str, number: str, status: str) -> None:
    whole = f"下一步打算\n{text}\n"
    mentions = find_numbers(whole, reference=FRONT.period)
    plan = section(whole, "下一步打算", role="plan")
    found = metrics(report_of(whole), (plan,), mentions, FRONT)
    told = {mentions[m.mention].text: m.status for m in found if m.mention is not None}
    assert told[number] == status


def test_what_a_budget_expects_is_no_estimate_of_what_was() -> None:
    text = "2024年度预计更新车辆6辆。\n"
    budget = replace(FRONT, title="某馆2024年预算说明", kind="预算说明")
    mentions = find_numbers(text, reference=FRONT.period)
    for front, status in ((budget, "planned"), (FRONT, "achieved")):
        (fact,) = metrics(report_of(text), (), mentions, front)
        assert fact.status == status


@pytest.mark.parametrize(
    ("opening", "status"),
    [
        ("2025年，我们准备做好三件事：", "planned"),
        ("下一步，做好以下工作。", "planned"),
        ("2025年，我们准备做好三件事。", "achieved"),
        ("2024年，我们准备做好三件事：", "achieved"),
    ],
)
def test_paragraphs_behind_one_that_says_what_is_to_come(opening: str, status: str) -> None:
    text = f"服务\n{'服务读者，' * 30}好。\n{opening}\n一是办好读书节，讲座16场。\n"
    mentions = find_numbers(text, reference=FRONT.period)
    above = (section(text, "服务", role="review"),)
    found = metrics(report_of(text), above, mentions, FRONT)
    told = {mentions[m.mention].text: m.status for m in found if m.mention is not None}
    assert told["16场"] == status


@pytest.mark.parametrize(
    ("text", "number", "status"),
    [
        ("购置费36万元，主要原因是2024年新增6辆公务用车。", "6辆", "planned"),
        ("公务用车保有量6辆。", "6辆", "achieved"),
        ("开展绩效目标编报工作，编报绩效目标的项目6个。", "6个", "achieved"),
        ("更换课桌16套。", "16套", "planned"),
    ],
)
def test_what_a_budget_says_of_its_year(text: str, number: str, status: str) -> None:
    heading = "绩效目标设置情况" if "绩效" in text or "课桌" in text else "经费说明"
    whole = f"{heading}\n{text}\n"
    budget = replace(FRONT, title="某馆2024年预算说明", kind="预算说明")
    mentions = find_numbers(whole, reference=FRONT.period)
    found = metrics(report_of(whole), (section(whole, heading, role="finance"),), mentions, budget)
    told = {mentions[m.mention].text: m.status for m in found if m.mention is not None}
    assert told[number] == status


@pytest.mark.parametrize(
    ("heading", "text", "number", "status"),
    [
        ("不足与展望", "馆舍仅1600平方米。2025年，新建分馆6个。", "1600平方米", "achieved"),
        ("不足与展望", "馆舍仅1600平方米。2025年，新建分馆6个。", "6个", "planned"),
        ("问题及下一步打算", "讲座只有6场。下一步，办好讲座16场。", "6场", "achieved"),
        ("问题及下一步打算", "讲座只有6场。下一步，办好讲座16场。", "16场", "planned"),
        ("问题与打算", "讲座只有6场。\n会员嫌少。\n培训搬到车间，办16场。", "6场", "achieved"),
        ("问题与打算", "讲座只有6场。\n会员嫌少。\n培训搬到车间，办16场。", "16场", "planned"),
        ("下一步打算", "存在问题不再多写：欠款16万元。", "16万元", "achieved"),
        ("下一步打算", "解决存在问题，还款16万元。", "16万元", "planned"),
    ],
)
@pytest.mark.parametrize("numbering", ["", "六、"])
def test_what_is_lacking_below_a_heading_that_looks_ahead(
    numbering: str, heading: str, text: str, number: str, status: str
) -> None:
    whole = f"{numbering}{heading}\n{text}\n"
    mentions = find_numbers(whole, reference=FRONT.period)
    below = replace(section(whole, heading, role="plan"), span=Span(0, len(whole)))
    found = metrics(report_of(whole), (below,), mentions, FRONT)
    told = {mentions[m.mention].text: m.status for m in found if m.mention is not None}
    assert told[number] == status
