"""What a number is of its label: by the words around it."""

from __future__ import annotations

import pytest

from reportmine.metrics import metrics
from reportmine.quantity import find_numbers
from tests.metrics.build import FRONT, report_of


@pytest.mark.parametrize(
    ("text", "number", "aspect"),
    [
        # how much it is, told by another figure
        ("外借量达到6万册，是2019年的1.6倍。", "1.6倍", "level"),
        ("到馆6万人次，为上年的86%。", "86%", "level"),
        ("人均藏书只有全省平均水平的六成。", "六成", "level"),
        ("外借量增长1.6倍。", "1.6倍", "growth_rate"),
        ("外借量占总量的86%。", "86%", "share"),
        ("经费为预算的86%。", "86%", "share"),
        ("人均藏书0.36册，低于全省0.46册的平均水平。", "0.46册", "average"),
        ("得分高出全省平均0.6分。", "0.6分", "change"),
        ("人口自然增长率6.6‰。", "6.6‰", "growth_rate"),
        ("人口自然增长率控制在6‰以内。", "6‰以内", "growth_rate"),
        # ratios that are no part of a whole
        ("全区研发投入强度达到2.6%。", "2.6%", "level"),
        ("研发费用与营收之比达到3.6%。", "3.6%", "level"),
        ("赤字率为2.6%。", "2.6%", "level"),
        ("研发投入占生产总值的2.6%。", "2.6%", "share"),
        ("生师比16 : 1。", "16 : 1", "level"),
        ("医护比1:1.6。", "1:1.6", "level"),
        # so much for each
        ("每碗粥只收6元。", "6元", "average"),
        ("每站给予6万元工作经费。", "6万元", "average"),
        ("讲堂每讲6小时。", "6小时", "average"),
        ("讲堂12讲共36小时。", "36小时", "level"),
        ("6站共给予6万元工作经费。", "6万元", "level"),
        # growth by name
        ("经济增长预期目标为6%左右。", "6%左右", "growth_rate"),
        ("入园率预期目标为96%。", "96%", "share"),
        ("产值降幅由年中的9.6%收窄到2.6%。", "9.6%", "growth_rate"),
        ("产值降幅由年中的9.6%收窄到2.6%。", "2.6%", "growth_rate"),
        ("入园率由86%提高到96%。", "96%", "share"),
        ("差距由16个百分点收窄到6个百分点。", "6个百分点", "level"),
        ("差距缩小6个百分点。", "6个百分点", "change"),
        # steps
        ("财政超收3.6亿元，其中区级超收1.6亿元。", "1.6亿元", "change"),
        ("税收860万元，短收16万元。", "16万元", "change"),
        ("牧场减亏60万元。", "60万元", "change"),
        ("削减财政赤字4.6亿元。", "4.6亿元", "change"),
        ("削减证明材料36项。", "36项", "level"),
        ("工程送审核减86万元。", "86万元", "level"),
        ("争取每年增产原煤36万吨以上。", "36万吨以上", "change"),
        ("每年生产原煤36万吨以上。", "36万吨以上", "average"),
        ("路灯换芯，年省电19万度。", "19万度", "change"),
        ("每盏路灯月均少用电6.2度。", "6.2度", "change"),
        ("每盏路灯月均用电6.2度。", "6.2度", "average"),
        ("清洁生产审核节约用水146万吨。", "146万吨", "change"),
        ("新料子比原来便宜26元。", "26元", "change"),
        ("土地承包期再延长30年。", "30年", "change"),
        ("公园延长开放3小时。", "3小时", "change"),
        ("公园开放3小时。", "3小时", "level"),
        ("为协管员调薪6%。", "6%", "growth_rate"),
        ("茶农每亩增收2600元。", "2600元", "change"),
        ("茶农户均增收2600元。", "2600元", "average"),
        ("比原定计划提前31小时恢复送电。", "31小时", "change"),
        ("河水上涨时提前半小时放学。", "半小时", "change"),
        ("合同到期提前30天提醒。", "30天", "level"),
        ("停电提前18分钟发布公告。", "18分钟", "level"),
        # up to now, and what is part of it
        ("累计投入3.6亿元，其中危房改造1.6亿元。", "1.6亿元", "cumulative"),
        ("累计投入3.6亿元，其中危房改造36处。", "36处", "level"),
        ("投入3.6亿元，其中危房改造1.6亿元。", "1.6亿元", "level"),
        ("夏粮比上年增产460吨。", "460吨", "change"),
        ("会费减收600元。", "600元", "change"),
        ("租金调涨600元。", "600元", "change"),
        ("年初年末净资产相差6万元。", "6万元", "change"),
        ("工程提前2个月完工。", "2个月", "change"),
        ("公告提前2天发布。", "2天", "level"),
        ("公告平均提前2天发布。", "2天", "average"),
        ("新建厕所96户，超任务6户。", "6户", "change"),
        ("存栏恢复到2019年末的96%。", "96%", "level"),
        ("加工产值与总产值之比提高到1.6:1。", "1.6:1", "level"),
        # so much for each
        ("户均增收1600元。", "1600元", "average"),
        ("农民增收1600元。", "1600元", "change"),
        ("故事会每周2场，全年96场。", "96场", "level"),
        ("助学金每名600元，计9600元。", "9600元", "level"),
        ("座椅每张600元。", "600元", "average"),
        ("每时段60人。", "60人", "average"),
        ("车均维护费1.6万元。", "1.6万元", "average"),
        ("周开放由46小时延长到66小时。", "66小时", "average"),
        ("节假日开放6小时。", "6小时", "level"),
        ("平均班额46人，56人以上大班额6个。", "56人以上", "level"),
        # what is told for each day or year is so of what follows in the list
        ("月均开放26天、接待读者3600人。", "3600人", "average"),
        ("平均每年新增就业60人、转移劳动力1600人。", "1600人", "average"),
        ("每户发慰问金600元、米16斤。", "16斤", "average"),
        ("日均接待60人、节假日最多1600人。", "最多1600人", "level"),
        ("人均藏书6册、总藏书36万册。", "36万册", "level"),
        ("户均增收1600元、带动农户36户。", "36户", "level"),
        ("总产值年均增长6%、迈上36亿元台阶。", "36亿元", "level"),
        ("人均收入年均增长6%、达到3.6万元。", "3.6万元", "average"),
        ("粮食产能每年稳定在160吨。", "160吨", "level"),
        ("粮食产能每年增加160吨。", "160吨", "change"),
        ("每年产粮160吨。", "160吨", "average"),
        # by how much it is short of what was set, or over it
        ("年初定的60件欠6件。", "6件", "change"),
        ("按规范还缺600平方米。", "600平方米", "change"),
        ("欠薪6万元。", "6万元", "level"),
        ("预算2万元，超了6000元。", "6000元", "change"),
        ("存储86万元，扩了6万元。", "6万元", "change"),
        ("个人每人60元计16万元、捐赠6万元。", "16万元", "level"),
        ("个人每人60元、16人。", "60元", "average"),
        # growth without its word, and a level that another figure tells
        ("降幅6.6%，8月降幅更是达到16%。", "16%", "growth_rate"),
        ("产值增长6%，全县同期为16%。", "16%", "growth_rate"),
        ("产值增长6%，没有完成9%的预期目标。", "9%", "growth_rate"),
        ("女职工占36%，全县平均为46%。", "46%", "share"),
        ("征文超年初任务两成。", "两成", "growth_rate"),
        ("到馆只有疫情前的四成。", "四成", "level"),
        ("省下6万元；60万元以上设备16台。", "60万元以上", "level"),
        ("平均年龄66.6岁，80岁以上的36人。", "80岁以上", "level"),
        ("门诊次均费用186元。", "186元", "average"),
        ("阅览室开放时间短，一周10小时。", "10小时", "average"),
        ("第一周10小时。", "10小时", "level"),
        ("每周六为3—6岁的孩子讲绘本。", "3—6岁", "level"),
        ("获第五名，比上年提高2个名次。", "2个", "change"),
        ("累计改造小区16个、住房3600套，新建公园6个。", "3600套", "cumulative"),
        ("累计改造小区16个、住房3600套，新建公园6个。", "6个", "level"),
        ("累计培训16期、新增会员36人。", "36人", "level"),
        # made better is no step
        ("饮水巩固提升3.6万人。", "3.6万人", "level"),
        ("巩固提升36亩蔬菜基地。", "36亩", "level"),
        ("蔬菜基地面积提升36亩。", "36亩", "change"),
        ("总分提升6名。", "6名", "change"),
        # how many times as much, and how much more
        ("加班按1.6倍计算工作量。", "1.6倍", "level"),
        ("人气超上年一倍。", "一倍", "growth_rate"),
        ("外借量翻了一番。", "翻了一番", "growth_rate"),
        ("馆员与读者之比1∶360。", "1∶360", "level"),
        ("经济增长速度6%。", "6%", "growth_rate"),
        # asides, costs, and what is told for each
        ("生均借书9册（去年8册）。", "9册", "average"),
        ("生均借书9册（去年8册）。", "8册", "average"),
        ("外借2860册（去年2540册）。", "2540册", "level"),
        ("电梯保养涨价280元（0.6%）。", "280元", "change"),
        ("电梯保养涨价280元（0.6%）。", "0.6%", "growth_rate"),
        ("女职工36人（40.9%）。", "40.9%", "share"),
        ("出口额同比增长突破60%。", "60%", "growth_rate"),
        ("出口占比突破60%。", "60%", "share"),
        ("降低用能成本30万元。", "30万元", "change"),
        ("低成本项目30万元。", "30万元", "level"),
        ("满意度低于上年1.6分。", "1.6分", "change"),
        ("晚间比规定多开两小时。", "两小时", "change"),
        ("晚间比规定开放两小时。", "两小时", "level"),
        ("改造管网，节水3.1万吨。", "3.1万吨", "change"),
        ("建成节水型单位16家。", "16家", "level"),
        ("颗粒物浓度为31.2微克/立方米。", "31.2微克/立方米", "level"),
        ("支部党员平均年龄62岁，其中70岁以上9名。", "9名", "level"),
        ("支部党员平均年龄62岁。", "62岁", "average"),
        ("垃圾清运暂定一周两次。", "两次", "average"),
        ("第一周两次停水。", "两次", "level"),
        ("学生借书6.4册，教职员4.8册。", "4.8册", "average"),
        ("外借图书6.4万册。", "6.4万册", "level"),
        ("每个网格15户。", "15户", "average"),
        ("累积走访居民860户。", "860户", "cumulative"),
        ("累积结余860元。", "860元", "level"),
        ("截至目前共走访居民860户。", "860户", "level"),
        ("颗粒物年均浓度为31.2微克/立方米。", "31.2微克/立方米", "average"),
    ],
)
def test_the_aspect_of_a_number(text: str, number: str, aspect: str) -> None:
    mentions = find_numbers(text, reference=FRONT.period)
    found = metrics(report_of(text), (), mentions, FRONT)
    told = {mentions[m.mention].text: m.aspect for m in found if m.mention is not None}
    assert told[number] == aspect


def test_a_ratio_keeps_what_it_is_called() -> None:
    text = "医护比1:1.6，床位使用率比去年高。"
    mentions = find_numbers(text, reference=FRONT.period)
    assert [m.label for m in metrics(report_of(text), (), mentions, FRONT)] == ["医护比"]
