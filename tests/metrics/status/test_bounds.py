"""Numbers that nobody reached: conditions, terms, agreed bounds, and what a change starts from."""

from __future__ import annotations

import pytest

from reportmine.findings import Metric
from reportmine.metrics import metrics
from reportmine.quantity import find_numbers
from tests.metrics.build import FRONT, report_of


def facts(text: str) -> dict[str, Metric]:
    """The metrics of a text by the text of their number, as the finder of numbers gives it."""
    mentions = find_numbers(text)
    found = metrics(report_of(text), (), mentions, FRONT)
    return {mentions[m.mention].text: m for m in found if m.mention is not None}


@pytest.mark.parametrize(
    ("text", "number", "status"),
    [
        ("驾驶员中52岁以上占三成。", "52岁以上", "required"),
        ("储备80亿元以上3个、20亿元以上9个。", "80亿元以上", "required"),
        ("储备项目总投资达到80亿元以上。", "80亿元以上", "achieved"),
        ("外借超过40天不还的，由馆员上门去取。", "超过40天", "required"),
        ("用不到60次的不再续订。", "不到60次", "required"),
        ("获奖超过40项，比上年多。", "超过40项", "achieved"),
        ("废品率高于车间自定的3%上限。", "3%", "required"),
        ("合格率未到82%的考核线。", "82%", "required"),
        ("投诉办理法定期限15个工作日。", "15个工作日", "required"),
        ("48小时内办结率91%。", "48小时内", "required"),
        ("救灾物资36小时内运抵。", "36小时内", "achieved"),
        ("完成率低于70%须说明原因。", "低于70%", "required"),
        ("入馆超6000人启动限流23次。", "超6000人", "required"),
        ("听众不足60名时，讲者下台围坐。", "不足60名", "required"),
        ("全年到场不足60人。", "不足60人", "achieved"),
        ("排练缺席3次暂停借用10天。", "3次", "required"),
        ("全年被投诉3次，均已整改。", "3次", "achieved"),
        ("咨询36小时不回复，公开点名。", "36小时", "required"),
        ("信箱36小时没有人看。", "36小时", "achieved"),
        ("半年内两次未到会的委员按程序更换。", "两次", "required"),
        ("轮岗满60天再定岗。", "60天", "required"),
        ("新人先在前台站满一个月，再学编目。", "一个月", "achieved"),
        ("3—5岁儿童入园率88%。", "3—5岁", "required"),
        ("走失老人年龄在70至85岁之间。", "70至85岁", "achieved"),
        ("工龄满30年职工6名获纪念章。", "30年", "required"),
        ("学员须听满16学时的课。", "16学时", "required"),
        ("志愿者中年过70岁的有5名。", "70岁", "required"),
        ("集体合同约定夜班津贴增幅不低于4%。", "不低于4%", "required"),
        ("停工期间按不低于最低工资的90%发放生活费。", "90%", "required"),
        ("外派进修21人，每人不少于35天。", "不少于35天", "achieved"),
        ("候车的人从一天800人变成240人。", "800人", "baseline"),
        ("候车的人从一天800人变成240人。", "240人", "achieved"),
        ("基层站所由58个合并为31个。", "58个", "baseline"),
        ("漏水投诉46次，换了阀门后降为5次。", "46次", "baseline"),
        ("漏水投诉46次，换了阀门后降为5次。", "5次", "achieved"),
        ("更换阀门36只，漏损率由9%降到5%。", "36只", "achieved"),
        ("以前要8天，现在30分钟。", "8天", "baseline"),
        ("人均收入，2017年为6100元，2021年提高到9600元。", "6100元", "baseline"),
        ("人均收入，2017年为6100元，2021年提高到9600元。", "9600元", "achieved"),
        ("人均收入2017年为6100元，2021年为9600元。", "6100元", "achieved"),
        ("年初会员5100人，年底4870人。", "5100人", "baseline"),
        ("年初实有41人。", "41人", "achieved"),
        ("统考580分以上120人，创历年最高。", "580分以上", "required"),
        ("统考580分以上120人，创历年最高。", "120人", "achieved"),
        ("统考平均达到580分以上。", "580分以上", "achieved"),
        ("向教龄25年的教师颁发纪念章。", "25年", "required"),
        ("全体教师平均教龄12年。", "12年", "achieved"),
        ("有8名馆员在基层服务满20年。", "20年", "required"),
        ("电梯已经用了满20年。", "20年", "achieved"),
        ("收到五份报价，三家低于九万元，择优选用。", "低于九万元", "required"),
        ("收到五份报价，三家低于九万元，择优选用。", "三家", "achieved"),
        ("有9个班超过48人；教室不够。", "超过48人", "required"),
        ("全年到馆的读者超过48人。", "超过48人", "achieved"),
        ("经现任三分之二委员赞成，可改为书面表决。", "三分之二", "required"),
        ("三分之二委员赞成这个方案。", "三分之二", "achieved"),
        ("赞成9票，未达到三分之二，没有通过。", "三分之二", "required"),
        ("开幕当天创下超过300名的报名人数。", "超过300名", "achieved"),
        ("对超过300名的会场加派人手。", "超过300名", "required"),
        ("坚持每周对外开放不少于56小时。", "不少于56小时", "achieved"),
        ("章程要求每周开放不少于56小时。", "不少于56小时", "required"),
        ("每人每年不超过600元的标准没有突破。", "不超过600元", "required"),
        ("每个时段限60人。", "60人", "required"),
        ("查处超限60台次。", "60台次", "achieved"),
        ("推文阅读超过6万的有3篇。", "超过6万", "required"),
        ("任职不足2年的有16名。", "不足2年", "required"),
        ("有6个班到课率低于80%，需要走访。", "低于80%", "required"),
        ("有6个分馆日均到馆不足60人。", "不足60人", "achieved"),
        ("年产值过亿元的企业只有6家。", "亿元", "required"),
        ("座位生均0.6席，与0.8席的建设标准差得远。", "0.8席", "required"),
        ("书库面积只有标准的六成。", "六成", "achieved"),
        ("人均经费1.6元，低于2.6元的全市平均水平。", "低于2.6元", "achieved"),
        ("6家企业整合为3家。", "6家", "baseline"),
        ("6家企业整合为3家。", "3家", "achieved"),
        ("6家企业并入园区3家。", "6家", "achieved"),
        ("排名由第五退至第七。", "第五", "baseline"),
        ("合格率96.2%，高于上年的94.6%。", "94.6%", "baseline"),
        ("全年公开信息645条。上年为460条，增幅近三成。", "460条", "baseline"),
        ("经费36万元，上年执行数为46万元，少10万元。", "46万元", "baseline"),
        ("年初在册困难职工146户，年内脱困61户，年末在册85户。", "146户", "baseline"),
        ("会费为1200元，拟调整为1500元。", "1200元", "baseline"),
        ("会费为1200元，收入为1500元。", "1200元", "achieved"),
        ("区政府下达的16项指标，完成15项。", "16项", "planned"),
        ("年初排定的项目16个，已投产6个。", "16个", "planned"),
        ("列入计划的工程16个，竣工6个。", "16个", "planned"),
        ("完成重点任务36项中的33项。", "36项", "planned"),
        ("承办重点任务16项，已完成16项。", "16项", "achieved"),
        ("学校下达的16份文件都已传阅。", "16份", "achieved"),
        ("满意度目标值为90%以上，实测93%。", "90%以上", "planned"),
        ("用水量36立方米，优于省定46立方米的控制目标。", "46立方米", "planned"),
        ("提前两个月完成年度任务。", "两个月", "achieved"),
        ("156人完成全部60天任务。", "60天", "achieved"),
        ("财政收入1860万元，为年初预算的106%。", "106%", "achieved"),
        ("决算数大于年初预算数的原因是年中追加救灾款36万元。", "36万元", "achieved"),
        ("内设办公室、规划建设股等6个股室。", "6个", "achieved"),
        ("负责拟订农业规划，内设科室6个。", "6个", "achieved"),
        ("读者建议增设专场，馆里采纳后办了6场。", "6场", "achieved"),
        ("读者建议增设专场6场。", "6场", "planned"),
        ("学校拨付经费180万元，实际支出176万元。", "180万元", "achieved"),
        ("全年对外开放不少于2000小时。", "不少于2000小时", "achieved"),
        ("科室由41个精简至33个。", "41个", "baseline"),
        ("把片区原有62个网格进一步细分为410个单元。", "62个", "baseline"),
        ("把片区原有62个网格进一步细分为410个单元。", "410个", "achieved"),
        ("外借2860册（上年2540册），办证96张（去年110张）。", "2540册", "baseline"),
        ("外借2860册（上年2540册），办证96张（去年110张）。", "110张", "baseline"),
        ("外借2860册（上年2540册），办证96张（去年110张）。", "96张", "achieved"),
        ("外借2860册（去年新购的图书110册）。", "110册", "achieved"),
        ("初期设摊位18个，自5月起试行，听取意见后减为12个。", "18个", "baseline"),
        ("初期设摊位18个，自5月起试行，意见减少，又设12个。", "18个", "achieved"),
        ("收到五份報價，三家低於九萬元。", "低於九萬元", "required"),
        ("特色库3个月访问不足百次。", "不足百次", "achieved"),
        ("按照每个小组不超过15户的要求，划出86个小组。", "不超过15户", "required"),
        ("今年停水不超过15户。", "不超过15户", "achieved"),
    ],
)  # fmt: skip
def test_bounds_and_baselines(text: str, number: str, status: str) -> None:
    assert facts(text)[number].status == status


@pytest.mark.parametrize(
    ("text", "number", "status"),
    [
        ("年初确定的38项重点任务完成35项。", "38项", "planned"),
        ("年初确定的38项重点任务全部完成。", "38项", "achieved"),
        ("24项年度目标中，达到预期的有21项。", "24项", "planned"),
        ("年初列下16项清单，贴在门口。", "16项", "achieved"),
        ("完成年度任务36亿元的91%。", "36亿元", "planned"),
        ("经费预算总计36万元，其中：公务接待21万元，公务用车15万元。", "21万元", "planned"),
        ("经费预算总计36万元，其中：公务接待21万元，公务用车15万元。", "15万元", "planned"),
        ("计划新建站点36个，其中已开工21个。", "21个", "achieved"),
        ("新建站点36个，其中室内21个。", "21个", "achieved"),
        ("完成年度任务36亿元的91%。", "91%", "achieved"),
        ("完成投资36亿元，增长9%。", "36亿元", "achieved"),
        ("今年争取脱贫36人。", "36人", "planned"),
        ("现有贫困户36户（今年争取脱贫9户），五保户6户。", "9户", "planned"),
        ("现有贫困户36户（今年争取脱贫9户），五保户6户。", "6户", "achieved"),
        ("截至目前，已超预期完成投资36亿元。", "36亿元", "achieved"),
        ("预期完成投资36亿元。", "36亿元", "planned"),
        ("护理专业计划招260人，实际报到271人。", "260人", "planned"),
        ("护理专业计划招260人，实际报到271人。", "271人", "achieved"),
        ("护理专业按计划招260人。", "260人", "achieved"),
        ("两名主管技师明年退休，没有人接班。", "两名", "planned"),
        ("骨干断层，5年内将有4名督导退休。", "5年内", "planned"),
        ("全年退休4名。", "4名", "achieved"),
        ("全年预算960万元，执行率97%。", "960万元", "planned"),
        ("审议下一年计划，同意26票。", "26票", "achieved"),
        ("没有一个班组停工。", "一个", "negated"),
        ("过敏的孩子单独列餐，一个都没有弄错。", "一个", "negated"),
        ("全年没有一次工伤。", "一次", "negated"),
        ("半年未开展一次活动。", "一次", "negated"),
    ],
)  # fmt: skip
def test_set_foreseen_and_denied(text: str, number: str, status: str) -> None:
    assert facts(text)[number].status == status


@pytest.mark.parametrize(
    ("text", "number", "label"),
    [
        ("没有一个班组停工。", "一个", "班组停工"),
        ("全年没有一次工伤。", "一次", "工伤"),
        ("一件投诉都没有。", "一件", "投诉"),
    ],
)
def test_one_that_is_denied_is_none(text: str, number: str, label: str) -> None:
    fact = facts(text)[number]
    assert (fact.value, fact.status, fact.label) == (0, "negated", label)


@pytest.mark.parametrize("text", ["三名馆员都没有请假。", "没有两名馆员同时请假。"])
def test_others_that_are_denied_are_no_noughts(text: str) -> None:
    (fact,) = facts(text).values()
    assert fact.value


def test_who_did_nothing_is_not_nobody() -> None:
    assert facts("馆员一人都没有请假。")["一人"].indicator is None
    assert facts("投诉一件也没有。")["一件"].indicator == "rights.complaints"


def test_an_article_denies_nothing() -> None:
    assert "一个" not in facts("至今没有一个好办法，花了3万元。")
