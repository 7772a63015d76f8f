"""The labels of the rules, before the learned choice: what is borrowed, what stands alone, what is cut."""

from __future__ import annotations

import pytest

from reportmine.metrics.context import paragraphs
from reportmine.metrics.label import Labeller

from .build import mentions_of, report_of


def labels_of(text: str) -> dict[str, str]:
    """The label of each number by the rules alone."""
    found: dict[str, str] = {}
    for paragraph in paragraphs(report_of(text), mentions_of(text)):
        labeller = Labeller(paragraph)
        for sentence in paragraph.sentences:
            for slot, label in zip(sentence, labeller.sentence(sentence), strict=True):
                found[slot.mention.text] = "".join(text[s:e] for s, e in label.pieces)
    return found


@pytest.mark.parametrize(
    ("comment", "text", "number", "label"),
    [
        ("a vote is on a matter", "《夜班轮换办法》：赞成86人，反对9人。", "86人", "夜班轮换办法赞成"),
        ("the second vote, too", "《夜班轮换办法》：赞成86人，反对9人。", "9人", "夜班轮换办法反对"),
        ("the title's draft mark stays out", "《食堂外包细则（草案）》表决，同意31人。", "31人", "食堂外包细则同意"),
        ("no vote is on another vote", "经举手表决，同意31人，反对2人。", "2人", "表决反对"),
        ("votes in front of their word", "大会对《轮休办法》进行表决，31票赞成，2票反对。", "2票", "轮休办法反对"),
        ("on a motion", "关于增补干事的动议：赞成12票，反对1票。", "1票", "动议反对"),
        ("but what was agreed to is told", "经表决，9票同意设立阅报角。", "9票", "同意设立阅报角"),
        ("a prize of a contest", "举办师生书法比赛，评出一等奖2名。", "2名", "书法比赛一等奖"),
        ("but none of works", "收到书法作品30件，评出一等奖2件。", "2件", "一等奖"),
        ("ranked in a contest", "参加全县职工乒乓球赛，在8支球队中获第三名。", "第三名", "全县职工乒乓球赛"),
        ("in which class", "参加全县职工乒乓球赛，获团体第三名。", "第三名", "全县职工乒乓球赛团体"),
        ("but by its own name", "全年投稿20篇，总量居全县第三名。", "第三名", "投稿总量"),
        ("a step to a level", "服务片区由12个优化为9个。", "9个", "服务片区"),
        ("but another thing", "服务片区12个，网格优化为90个。", "90个", "网格优化"),
        ("how it differs", "达标率81%，比复核标准高出3个百分点。", "3个百分点", "达标率"),
        ("what was exceeded", "取暖支出8万元，超预算2万元。", "2万元", "取暖支出"),
        ("but a comparison that is a thing", "举办比武6次，比武项目9个。", "9个", "比武项目"),
        ("the level that it is measured by", "人均藏书只有全省平均水平的60%。", "60%", "人均藏书"),
        ("a bound without a noun", "引进企业21家，其中5亿元以上3家。", "3家", "5亿元以上企业"),
        ("what a bound is of", "会考490分以上32人。", "32人", "会考490分以上"),
        ("within which limits", "组织馆员参访团，以30人为限。", "30人", "馆员参访团"),
        ("how many members it has", "镇里成立16人的巡河队。", "16人", "巡河队"),
        ("kinds of money behind a list", "发放低保、临时救助等资金60万元。", "60万元", "低保、临时救助等资金"),
        ("kinds of a thing are left out", "举办元宵灯会、重阳登高比赛等活动6场。", "6场", "活动"),
        ("what each was given", "为老人50名按月发放助餐补贴，每人每月60元。", "60元", "助餐补贴"),
        ("what was done of projects before", "实施重点项目12个，完成投资9亿元。", "9亿元", "重点项目投资"),
        ("what it cost", "更换电梯3部，费用90万元。", "90万元", "电梯费用"),
        ("a deed with its object", "申请巡回指导8次；选送6人参加手语培训。", "6人", "参加手语培训"),
        ("a deed without one borrows", "举办手语培训8期，60人参训。", "60人", "手语培训参训"),
        ("what persons did is told on", "推荐3名教师参加初赛，一名进入复赛。", "一名", "教师进入复赛"),
        ("an aside is no deed", "全县产值达到80亿元（预计数），增长6%。", "6%", "产值"),
        ("what sums a list up", "组织摄影、书法、棋艺三类比赛12场。", "12场", "比赛"),
        ("a list of two names", "组织书法、棋艺比赛12场。", "12场", "书法、棋艺比赛"),
        ("a balance stands alone", "会费收入30万元，活动支出28万元，结余2万元。", "2万元", "结余"),
        ("so do discharges", "门急诊5万人次，出院2300人次。", "2300人次", "出院"),
        ("who received is not counted", "举办开放日4次，接待600人次。", "600人次", "接待"),
        ("what was found", "巡查中发现隐患12处。", "12处", "隐患"),
        ("problems that were found", "年内发现问题9个。", "9个", "发现问题"),
        ("new finds", "林场新发现古墓3处。", "3处", "新发现古墓"),
        ("a deed goes on along a list", "新增图书500册、书架60个。", "60个", "新增书架"),
        ("but not to another deed", "新增会员300人、退会12人。", "12人", "退会"),
        ("nor one that only brings about", "购置图书500册、书架60个。", "60个", "书架"),
        ("nor what is said once", "公开部门信息60条、统计信息4条。", "4条", "统计信息"),
        ("a rate of the task before it", "全年办理提案30件，办结率100%。", "100%", "提案办结率"),
        ("and of the same task", "全年办理提案30件，办结率100%，满意率98%。", "98%", "提案满意率"),
        ("what is named is whole", "全县产值80亿元，城镇化率61%。", "61%", "城镇化率"),
        ("what was grown", "水稻种植面积5000亩，总产2600吨。", "2600吨", "水稻总产"),
        ("staff is not", "企业有职工131人，产值9000万元。", "9000万元", "产值"),
        ("whose budget it is", "会议费支出2万元，年初预算为3万元。", "3万元", "会议费年初预算"),
        ("whose difference it is", "会议费支出2万元，年初预算为3万元，差值为1万元。", "1万元", "会议费差值"),
        ("a figure to compare with", "收入总计20万元，与上年决算数18万元相比，增加2万元。", "18万元", "收入总计"),
        ("a year to compare with", "会议费支出2万元。与2021年度预算相比，增加1万元。", "1万元", "会议费支出"),
        ("a size before its thing", "引进总投资5亿元的新材料产业园。", "5亿元", "新材料产业园总投资"),
        ("a size behind its thing", "新材料产业园总投资5亿元。", "5亿元", "新材料产业园总投资"),
        ("whose added value it is", "规模以上工业实现增加值88亿元。", "88亿元", "规模以上工业实现增加值"),
        ("but not who acts", "全县企业实现增加值88亿元。", "88亿元", "增加值"),
        ("how it grew is no name", "产业税收12亿元，逆势增长5%。", "5%", "产业税收"),
        ("what it is compared with stays out", "点播量比借阅量高出2倍。", "2倍", "点播量"),
        ("a rate is no comparison", "借阅占比高达40%。", "40%", "借阅占比"),
        ("what money was spent on", "工会投入4万元为职工添置书架。", "4万元", "为职工添置书架"),
        ("works past other numbers", "投入8万元对2间宿舍的门窗进行更换。", "8万元", "宿舍的门窗更换"),
        ("money that is found for works", "争取资金8万元对12间教室实施改造。", "8万元", "教室改造"),
        ("works told before", "阅览室改造完工，投资9万元。", "9万元", "阅览室改造投资"),
        ("works told behind", "投入9万元，改造阅览室3间。", "9万元", "投入改造阅览室"),
        ("but what other money is for", "工会经费收入9万元，支出8万元。", "8万元", "工会经费支出"),
        ("a rate of what is named before", "农村医保参保900人，参保率83%。", "83%", "农村医保参保率"),
        ("a rate with a name of its own", "农村医保参保900人，就业率83%。", "83%", "就业率"),
        ("a noun that is counted for sure", "扶持困难户30户养蜂。", "30户", "困难户"),
        ("and whose things are told", "外聘教师7名的课酬没有着落。", "7名", "外聘教师"),
        ("what each was given for", "改造危房130户，每户补助8000元。", "8000元", "改造危房补助"),
        ("parts beside parts", "采购预算50万元，其中货物20万元、服务30万元。", "30万元", "服务"),
        ("what has the size", "投资480万元的黑石滩至大坪公路12公里。", "12公里", "黑石滩至大坪公路"),
        ("who acts, and where they come", "请市里专家来馆作专题讲座2场。", "2场", "专题讲座"),
        ("but what a room has", "阅览室有电脑30台。", "30台", "阅览室有电脑"),
        ("one by one is how", "8个小组逐户上门。", "8个", "小组上门"),
        ("what a sentence speaks of", "把巡查工作纳入科室考核，计4分。", "4分", "巡查工作"),
        ("its subject", "实训由讲课改为“边学边做”，全年6期。", "6期", "实训"),
        ("what its list is headed", "（二）读书沙龙：各方嘉宾同“小书虫”“老书虫”见面，共9场。", "9场", "读书沙龙"),
        ("what is left of a whole", "库房经费再压降3万元。", "3万元", "库房经费"),
        ("but a result", "复议案件5件，结果维持3件。", "3件", "结果维持"),
        ("what exceeds a sum", "税收超过2000万元企业达到8家。", "8家", "税收超过2000万元企业"),
        ("and the bare noun", "税收超过2000万元企业达到8家。", "超过2000万元", "企业"),
        ("but a sum that was reached", "税收超过2000万元，企业8家。", "超过2000万元", "税收"),
        ("how it was paid out", "耕地补贴通过存折发放到户84万元。", "84万元", "耕地补贴"),
        ("on what ground", "办公用纸在去年基础上压缩5%。", "5%", "办公用纸"),
        ("and its figure", "荐购图书在去年60册的基础上翻番。", "60册", "荐购图书"),
        ("what only shifted", "收到建议34件，较上年19件明显增多。", "19件", "收到建议"),
        ("a team of a contest", "承办职工拔河比赛，12支队伍参加。", "12支", "职工拔河比赛队伍参加"),
        ("but one that has a name", "组建文艺队伍12支。", "12支", "文艺队伍"),
        ("delegates of a congress", "召开职代会，正式代表96名。", "96名", "职代会正式代表"),
        ("but not of another sentence", "召开职代会。走访代表96名。", "96名", "走访代表"),
        ("followers of a channel", "“书香”微信公众号推送图文60篇，粉丝9000人。", "9000人", "“书香”微信公众号粉丝"),
        ("the next number is joined", "组建5支志愿服务队和3支宣讲队。", "5支", "志愿服务队"),
        ("a size is said once", "租用写字间面积300平方米，面积200平方米。", "200平方米", "租用写字间面积"),
        ("a noun keeps its head", "入选2个国家葡萄酒产业开放发展试验区。", "2个", "国家葡萄酒产业开放发展试验区"),
        ("nor is it taken from a name before", "实施“数字孪生+”工程，建成30个数字孪生水利典型应用场景。", "30个", "数字孪生水利典型应用场景"),
        ("多 may begin a word", "开通3条多式联运线路。", "3条", "多式联运线路"),
        ("or tell a surplus", "修路20公里多，绿化带3处。", "3处", "绿化带"),
        ("a size as a grade", "5万吨级散货码头建成投运。", "5万吨", "散货码头建成投运"),
        ("a share called by its name", "服务业增加值占生产总值比重提高到48%。", "48%", "服务业增加值占生产总值比重"),
        ("also the one it started from", "技改投资占工业投资比重从21%提升到30%。", "21%", "技改投资占工业投资比重"),
        ("a share told as one", "人员经费占总支出的比例为61%。", "61%", "人员经费占总支出"),
        ("for whom it was done stays out", "为读者解答咨询60次。", "60次", "解答咨询"),
        ("but not who is the object", "为环卫工人体检60人。", "60人", "环卫工人体检"),
        ("nor what serves somebody", "为老服务项目12个。", "12个", "为老服务项目"),
        ("a name of statistics", "实际利用外资500万美元。", "500万美元", "实际利用外资"),
        ("what was done of a plan", "全年完成投资5亿元。", "5亿元", "完成投资"),
        ("what is planned", "总投资5亿元。", "5亿元", "总投资"),
        ("names with one beginning are whole", "举行市政府新闻发布会54场、新闻通气会14场。", "14场", "新闻通气会"),
        ("but is no part of a name", "但成品率只有82%。", "82%", "成品率"),
    ],
)  # fmt: skip
def test_labels_of_the_rules(comment: str, text: str, number: str, label: str) -> None:
    assert labels_of(text)[number] == label, comment
