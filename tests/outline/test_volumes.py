"""Files that bind several reports, titles that are damaged, fields of the title block."""

from __future__ import annotations

import pytest
from factories import report

from reportmine.outline import outline
from reportmine.outline.front.mending import agreed, mend_day, mend_name, mend_title, years_of
from reportmine.outline.paragraphs.blocks import blocks
from reportmine.outline.paragraphs.contents import without_contents

BOUND = """东湖大学2023年工作总结汇编
图书馆2023年度工作总结
校图〔2023〕8号
撰稿人：王一
2023年，图书馆在学校的领导下，紧紧围绕教学科研做好服务，现总结如下。
一、资源建设
新购图书三千册，订阅期刊二百种，编目加工及时完成。
2023年12月10日
后勤处2023年工作总结
2023年，后勤处做好保障，完成各项任务，现总结如下。
一、食堂管理
检查食堂十二次，师生满意度提高。
二、2024年工作计划
继续改善条件，做好宿舍改造。
后勤处
2023年12月12日"""


def test_a_bound_volume_is_split() -> None:
    of = report(BOUND, paged=False)
    found = outline(of)
    assert [(v.front.organisation, v.front.issued) for v in found.volumes] == [
        ("图书馆", "2023-12-10"), ("后勤处", "2023-12-12")
    ]  # fmt: skip
    first, second = found.volumes
    assert of.text[first.span.start :].startswith("图书馆2023")
    assert first.span.end == second.span.start
    assert (first.front.author, first.front.document_number) == ("王一", "校图〔2023〕8号")
    assert found.front.title == "东湖大学2023年工作总结汇编"
    assert (found.front.organisation, found.front.issued, found.front.author) == (
        "东湖大学",
        None,
        None,
    )
    heads = [(s.level, s.heading) for s in found.sections if s.heading]
    assert heads == [
        (1, "图书馆2023年度工作总结"), (2, "资源建设"),
        (1, "后勤处2023年工作总结"), (2, "食堂管理"), (2, "2024年工作计划"),
    ]  # fmt: skip
    assert {v.section for v in found.volumes} <= {s.id for s in found.sections if s.level == 1}


def test_a_plan_at_the_end_is_no_report_of_its_own() -> None:
    text = BOUND.partition("日\n")[2]
    assert not outline(report(text, paged=False)).volumes


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("南岭区档案局2O14年工作总结", "南岭区档案局2014年工作总结"),
        ("南岭区档案局2014口工作总结", "南岭区档案局2014年工作总结"),
        ("南岭区档案局2014年度工作总口", "南岭区档案局2014年度工作总结"),
        ("2014口2015学年工作总结", "2014—2015学年工作总结"),
        ("南岭区2014年工作总结", "南岭区2014年工作总结"),
        ("南岭区2014年工作规划", "南岭区2014年工作规划"),
        ("工会总结", "工会总结"),
    ],
)
def test_titles_are_read_as_they_were_meant(seen: str, meant: str) -> None:
    assert mend_title(seen, years_of("2014年，2014年")) == meant


def test_days_and_names() -> None:
    years = years_of("2014年")
    assert mend_day("2014口12月3日", years) == "2014年12月3日"
    assert mend_day("2014年1Z月3日", years) == "2014年1Z月3日"
    assert mend_name("南岭街道口事处", True) == "南岭街道办事处"
    assert mend_name("防汛工作的", False) == "防汛工作的"
    assert agreed("南岭县档口局", "南岭县档案局", "") == "南岭县档案局"
    assert agreed("南岭县档案局", "北屏市图书馆", "") is None


def test_what_was_mended_is_told() -> None:
    of = report("南岭区档案局2O14年工作总结\n一、学习\n组织学习五次，大家都参加了。", paged=False)
    found = outline(of)
    assert found.front.title == "南岭区档案局2014年工作总结"
    assert [n.code for n in found.notes] == ["front-mended"]


def test_a_form_filled_in_twice_is_no_contents_page() -> None:
    form = "一、基本数据\n表1 名单\n姓名部门职务\n序号甲\n序号乙\n二、主要做法\n"
    text = f"{form}各科室都按计划做完了自己的事情。\n各馆的总结\n{form}各室也都做完了自己的事情。\n"
    of = report(text)
    assert "contents" not in {block.kind for block in without_contents(of.text, blocks(of))}


def test_lines_that_announce_sections_are_a_contents_page() -> None:
    names = ["一、基本数据", "二、主要做法", "三、存在问题", "四、明年打算"]
    told = "".join(f"{name}\n各科室都按计划做完了自己的事情，没有遗漏。\n" for name in names)
    text = "".join(f"{name}\n" for name in names) + told
    of = report(text)
    kinds = [block.kind for block in without_contents(of.text, blocks(of))]
    assert kinds[:4] == ["contents"] * 4
