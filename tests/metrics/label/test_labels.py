"""The labels of the rules, before the learned choice: what is borrowed, what stands alone, what is cut."""

from __future__ import annotations

import pytest

from reportmine.metrics.context import paragraphs
from reportmine.metrics.label.labeller import Labeller
from tests.metrics.build import mentions_of, report_of


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
        ("the money of a prize", "设“星火奖”三名，每名奖金300元。", "300元", "星火奖奖金"),
        ("the money of a grade", "评出二等奖4名，奖金各500元。", "500元", "二等奖奖金"),
        ("money of no prize", "评优教师12名，奖金5000元。", "5000元", "奖金"),
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
        ("a noun that is counted for sure", "扶持困难户30户养蜂。", "30户", "扶持困难户"),
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
        ("what only shifted", "收到建议34件，较上年19件明显增多。", "19件", "建议"),
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
        ("how long, said twice", "用3个月时间改造小区20个。", "20个", "改造小区"),
        ("a size as a grade", "5万吨级散货码头建成投运。", "5万吨", "散货码头建成投运"),
        ("a share is of the part, also where it is called by its name", "服务业增加值占生产总值比重提高到48%。", "48%", "服务业增加值"),
        ("also the one it started from", "技改投资占工业投资比重从21%提升到30%。", "21%", "技改投资"),
        ("a share told as one", "人员经费占总支出的比例为61%。", "61%", "人员经费"),
        ("a change is a deed where its times are counted", "年内两次提高低保标准。", "两次", "提高低保标准"),
        ("and else none", "低保标准提高80元。", "80元", "低保标准"),
        ("all who live there", "全镇8.2万人。", "8.2万人", "全镇"),
        ("a bound of what is measured", "年经营收入30万元以上的村占比达42%。", "42%", "年经营收入30万元以上的村占比"),
        ("steps that were climbed are no thing", "财政收入跨越8亿元、9亿元、10亿元三个大台阶。", "10亿元", "财政收入"),
        ("a grade takes the noun of its whole", "组建宣讲队伍27支，国家级1支。", "1支", "国家级宣讲队伍"),
        ("also the next, and no other grade", "获批国家级课题8项、省部级21项。", "21项", "省部级课题"),
        ("a payer, too", "场馆补助全年到账50万元，其中中央40万元。", "40万元", "中央场馆补助"),
        ("one kind of staff is no part of another", "年末在职88人、退休74人。", "74人", "退休"),
        ("nor of posts", "副处22人，正科级29人。", "29人", "正科级"),
        ("thin words borrow", "预约系统崩溃4次，最长5小时。", "5小时", "预约系统崩溃最长"),
        ("a share is of the part beside it", "骨干占从业人员总数的30%。", "30%", "骨干"),
        ("what the year before is held against", "收支总计3486万元。与2022年度3702万元相比，减少216万元。", "216万元", "收支总计"),
        ("why it fell is not what fell", "粮食总产3.2万吨，受秋汛影响较上年减产0.09万吨。", "0.09万吨", "粮食总产"),
        ("of what the others had more", "全镇工业产值增长7.1%，全县同期为6.2%。", "6.2%", "工业产值"),
        ("of what it fulfils a task", "适老化改造320户，占省定任务300户的106.7%。", "106.7%", "适老化改造"),
        ("whom a work serves", "老旧小区改造5个，涉及居民1962户。", "1962户", "老旧小区改造涉及居民"),
        ("the year stands between the thing and which of them", "绩效自评的2023年度项目37个。", "37个", "绩效自评项目"),
        ("one attribute has no other", "自评项目26个，涉及资金163万元，平均得分92.7分。", "92.7分", "自评项目平均得分"),
        ("but amounts have shares", "签约项目26个，合同金额163万元，占比89%。", "89%", "签约项目合同金额占比"),
        ("what is called 培训 there", "就业技能培训班5期，培训267人。", "267人", "就业技能培训"),
        ("but not what only has it in its name", "设临时接种点3处，接种600人。", "600人", "接种"),
        ("a membership in the party", "转入组织关系27人。", "27人", "转入组织关系"),
        ("a sum lends its word to none", "会费收入112万元，其他收入8万元，收入合计120万元。", "112万元", "会费收入"),
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


@pytest.mark.parametrize(
    ("comment", "text", "number", "label"),
    [
        ("what only came in is the thing", "收到读者留言44条。", "44条", "读者留言"),
        ("what was gathered was done", "面向乡镇征集老地契44件。", "44件", "征集老地契"),
        ("how its part was settled", "征集提案44件，其中立案30件。", "30件", "提案立案"),
        ("what was made known is the thing", "发布活动预告44条。", "44条", "活动预告"),
        (
            "but not what is made known of oneself",
            "主动公开规范性文件4件。",
            "4件",
            "主动公开规范性文件",
        ),
    ],
)
def test_which_verbs_stay(comment: str, text: str, number: str, label: str) -> None:
    assert labels_of(text)[number] == label, comment


@pytest.mark.parametrize(
    ("comment", "text", "number", "label"),
    [
        (
            "a verb that stays with a noun cut short",
            "修订考勤、差旅、印章等制度9项。",
            "9项",
            "修订制度",
        ),
        ("behind what tells which", "受理夜市噪声扰民和油烟扰民的投诉9件。", "9件", "受理投诉"),
        ("three kinds of one thing", "抽查茶楼、旅店、网吧企业19家。", "19家", "抽查企业"),
        ("what is called a kind", "签约物流、环保类企业19家。", "19家", "签约企业"),
        ("but two kinds", "抽查茶楼、旅店19家。", "19家", "抽查茶楼、旅店"),
        ("a verb that brings about goes", "制定考勤、差旅、印章等制度9项。", "9项", "制度"),
        (
            "a verb of the last kind only",
            "电梯检修、空调清洗、加装楼道无障碍栏杆等实事9件。",
            "9件",
            "实事",
        ),
    ],
)
def test_long_objects_are_cut(comment: str, text: str, number: str, label: str) -> None:
    assert labels_of(text)[number] == label, comment


@pytest.mark.parametrize(
    ("comment", "text", "number", "label"),
    [
        ("when", "两节走访劳模19人。", "19人", "走访劳模"),
        ("how", "同步更换标识牌19块。", "19块", "更换标识牌"),
        ("by whose money", "爱心基金资助学生19人。", "19人", "资助学生"),
        ("by which scheme", "“春蕾行动”走访女童19人。", "19人", "走访女童"),
        ("but whose it is", "城镇新增就业190人。", "190人", "城镇新增就业"),
    ],
)
def test_what_stands_before_a_deed(comment: str, text: str, number: str, label: str) -> None:
    assert labels_of(text)[number] == label, comment


@pytest.mark.parametrize(
    ("comment", "text", "number", "label"),
    [
        ("a rate of what was held", "召开职工大会2次，到会率96%。", "96%", "职工大会到会率"),
        ("a rate of what was offered", "馆际互借390件，满足率96%。", "96%", "馆际互借满足率"),
        ("to its second figure", "商铺24间，入驻率由71%提高到96%。", "96%", "商铺入驻率"),
        ("but one that is named itself", "调解成功39件，调解成功率96%。", "96%", "调解成功率"),
        ("nor any other rate", "毕业生390人，升学率96%。", "96%", "升学率"),
    ],
)
def test_rates_of_what_was_held(comment: str, text: str, number: str, label: str) -> None:
    assert labels_of(text)[number] == label, comment


@pytest.mark.parametrize(
    ("comment", "text", "number", "label"),
    [
        ("an announced total", "从选题、收稿、排版三个环节量化打分。", "三个", "环节"),
        ("with any deed", "围绕学习、服务、生活四个方面开展工作。", "四个", "方面"),
        ("but not part of a longer noun", "公布3个环节合格率。", "3个", "环节合格率"),
    ],
)
def test_announced_totals(comment: str, text: str, number: str, label: str) -> None:
    assert labels_of(text)[number] == label, comment


@pytest.mark.parametrize(
    ("comment", "text", "number", "label"),
    [
        ("in a contest", "在全县保洁技能大赛中获一等奖2项。", "2项", "技能大赛一等奖"),
        (
            "the next prize, too",
            "在全县保洁技能大赛中获一等奖2项、二等奖3项。",
            "3项",
            "技能大赛二等奖",
        ),
        ("a grade in its clause", "书法比赛获省级一等奖2项。", "2项", "书法比赛省级一等奖"),
        ("but a grade alone tells enough", "举办书法比赛，获省级一等奖2项。", "2项", "省级一等奖"),
        (
            "the end of a long name",
            "举办青年馆员检索基本功比赛，评出一等奖2名。",
            "2名",
            "基本功比赛一等奖",
        ),
    ],
)
def test_prizes_of_a_contest(comment: str, text: str, number: str, label: str) -> None:
    assert labels_of(text)[number] == label, comment


@pytest.mark.parametrize(
    ("comment", "text", "number", "label"),
    [
        (
            "the part has the share",
            "会员390人，其中女会员170人，占会员总数的43.6%。",
            "43.6%",
            "女会员",
        ),
        ("of a thing that is named so", "旅游业增加值占地区生产总值的9%。", "9%", "旅游业增加值"),
        ("of the part, too, where the whole is told", "旅游业占总产值比重达9%。", "9%", "旅游业"),
        ("and land that is taken", "新馆占地39亩。", "39亩", "新馆占地"),
    ],
)
def test_shares_are_of_the_part(comment: str, text: str, number: str, label: str) -> None:
    assert labels_of(text)[number] == label, comment


@pytest.mark.parametrize(
    ("comment", "text", "number", "label"),
    [
        ("why there was so little", "秋游因暴雨只安排了1次。", "1次", "秋游"),
        ("but a rate of what befell", "会员因病缺席率达9%。", "9%", "会员因病缺席率"),
        ("a cause that is a word", "召开根因分析会9次。", "9次", "根因分析会"),
        ("who acts, in their own words", "大家捐款8650元。", "8650元", "捐款"),
        ("but who is counted", "馆里的工人9名。", "9名", "馆里的工人"),
        ("a day whose name holds a number", "“99公益日”期间上线项目9个。", "9个", "上线项目"),
        ("when it was done", "“三八”节组织女会员看电影1场。", "1场", "女会员看电影"),
        ("when it was done, a season", "暑期组织教师疗休养2次。", "2次", "教师疗休养"),
        ("but a class of a season", "暑期托管班2期。", "2期", "暑期托管班"),
        ("whom it goes by", "助餐标准由每人5元提高到8元。", "5元", "助餐标准"),
        ("how it came there", "通过公开栏、OA系统公开事项90项。", "90项", "公开事项"),
        ("what was done to it first", "征集提案73件，经审查立案41件。", "41件", "提案立案"),
    ],
)
def test_what_is_cut_at_the_edges(comment: str, text: str, number: str, label: str) -> None:
    assert labels_of(text)[number] == label, comment


@pytest.mark.parametrize(
    ("comment", "text", "number", "label"),
    [
        ("some of them", "12个分会中有4个年内更换了主席。", "4个", "分会更换主席"),
        ("of whom one", "推荐的馆员中有1名获市劳动奖章。", "1名", "馆员获市劳动奖章"),
        ("but those that are named behind", "读者中有23名盲人读者。", "23名", "盲人读者"),
        ("what a body did in the year", "有4家全年没有活动。", "4家", "没有活动"),
    ],
)
def test_some_of_those_before(comment: str, text: str, number: str, label: str) -> None:
    assert labels_of(text)[number] == label, comment


@pytest.mark.parametrize(
    ("comment", "text", "number", "label"),
    [
        (
            "the second part has the whole for its head",
            "清理文件9件，其中继续有效6件、废止2件。",
            "2件",
            "文件废止",
        ),
        ("the third, too", "清理文件9件，其中有效6件、废止2件、修改1件。", "1件", "文件修改"),
        (
            "and one that is called by a post",
            "慰问馆员39人，其中婚育8人、退休5人。",
            "5人",
            "退休馆员",
        ),
    ],
)
def test_parts_side_by_side(comment: str, text: str, number: str, label: str) -> None:
    assert labels_of(text)[number] == label, comment


@pytest.mark.parametrize(
    ("comment", "text", "number", "label"),
    [
        ("who is bounded", "60岁以上老年人疫苗接种率91%。", "60岁以上", "老年人"),
        (
            "and what is told of them",
            "60岁以上老年人疫苗接种率91%。",
            "91%",
            "60岁以上老年人疫苗接种率",
        ),
        ("what is bounded", "25人以上企业建会率76%。", "25人以上", "企业"),
        ("only so few", "现有职工52人，45岁以下的仅17人。", "17人", "45岁以下职工"),
    ],
)
def test_bounds_are_of_the_bare_noun(comment: str, text: str, number: str, label: str) -> None:
    assert labels_of(text)[number] == label, comment


@pytest.mark.parametrize(
    ("comment", "text", "number", "label"),
    [
        ("how well it went", "全区合唱比赛获得第三名的好成绩。", "第三名", "合唱比赛"),
        (
            "behind another number",
            "在机关科室评比活动中连续两次获得第二名的好成绩。",
            "第二名",
            "机关科室评比",
        ),
        ("a prize without the word", "征文评选收件12件，评出优等2名。", "2名", "征文评选优等"),
        ("how long it took", "岗位练兵历时三个月。", "三个月", "岗位练兵"),
        ("how much more was done", "公开栏公示26期，比上年多公示5期。", "5期", "公开栏公示"),
        ("how much more was spent", "财政支出32亿元，同比增支5亿元。", "5亿元", "财政支出"),
        ("in the whole county", "流动书车覆盖全县11个乡镇。", "11个", "覆盖乡镇"),
        ("since when", "8月起闭馆52天。", "52天", "闭馆"),
        ("within which year", "全学年大型活动3场。", "3场", "大型活动"),
        (
            "what did not change since",
            "会费自2012年起未调整，拟由80元提高到100元。",
            "80元",
            "会费",
        ),
        ("but a grade of a school", "一年级新生90人。", "90人", "一年级新生"),
    ],
)
def test_circumstances(comment: str, text: str, number: str, label: str) -> None:
    assert labels_of(text)[number] == label, comment


@pytest.mark.parametrize(
    ("comment", "text", "number", "label"),
    [
        ("a verb in a title", "修订《阅览室公开实施办法》等制度5项。", "5项", "修订制度"),
        ("a short list and what it is of", "举办红歌会等活动5场。", "5场", "活动"),
        ("three kinds of a contest", "举办焊工、数控、钳工技能比武3场。", "3场", "技能比武"),
        ("but two", "举办书法、钳工技能比武3场。", "3场", "书法、钳工技能比武"),
        (
            "kinds of money are no activity",
            "发放低保、临时救助等资金5万元。",
            "5万元",
            "低保、临时救助等资金",
        ),
        ("a scheme in quotes", "“春雨行动”资助职工子女14名。", "14名", "资助职工子女"),
        ("but a name in quotes", "“两癌”筛查390人。", "390人", "“两癌”筛查"),
    ],
)
def test_what_a_list_or_a_quotation_hides(comment: str, text: str, number: str, label: str) -> None:
    assert labels_of(text)[number] == label, comment


@pytest.mark.parametrize(
    ("comment", "text", "number", "label"),
    [
        ("who belongs to a body", "现有文体协会8个，会员620人。", "620人", "文体协会会员"),
        ("who sits on it", "成立馆务公开领导小组，成员7人。", "7人", "馆务公开领导小组成员"),
        ("but the union's own", "设分工会14个，工会会员620人。", "620人", "工会会员"),
        ("nor where no body is named", "会员达到620人。", "620人", "会员"),
        (
            "what came of what before",
            "征集合理化建议39条，创效20万元。",
            "20万元",
            "合理化建议创效",
        ),
        ("who came", "成果展演1场，到场200人。", "200人", "成果展演到场"),
        ("what was settled", "排查纠纷213起，调处成功206起。", "206起", "纠纷调处成功"),
        ("and its rate", "排查纠纷213起，调处率96%。", "96%", "纠纷调处率"),
        (
            "a budget, and not what was spent of it",
            "购书经费42万元，实际支出40万元，执行率95%。",
            "95%",
            "购书经费执行率",
        ),
        ("part of a part", "会员390人，其中女性170人，占43%。", "43%", "会员女性"),
    ],
)
def test_topics_of_words_that_never_stand_alone(
    comment: str, text: str, number: str, label: str
) -> None:
    assert labels_of(text)[number] == label, comment


@pytest.mark.parametrize(
    ("comment", "text", "number", "label"),
    [
        (
            "a rate before a colon",
            "界面翻译完成度：英文97%、藏文71%。",
            "97%",
            "英文界面翻译完成度",
        ),
        (
            "for the next one, too",
            "界面翻译完成度：英文97%、藏文71%。",
            "71%",
            "藏文界面翻译完成度",
        ),
        ("but a rate of its own", "服务质量满意度：答复率97%。", "97%", "答复率"),
        (
            "works side by side",
            "投入92万元改造宿舍、食堂和浴室。",
            "92万元",
            "改造宿舍、食堂和浴室",
        ),
        (
            "works of the next clause",
            "投入资金9万元，改造阅览室3间。",
            "9万元",
            "投入资金改造阅览室",
        ),
        ("but money that is gathered", "筹集资金9万元，走访困难户8家。", "9万元", "筹集资金"),
        ("while it was hot", "高温期间送清凉2次。", "2次", "送清凉"),
        ("but what was there then", "高温期间的值守2次。", "2次", "高温期间的值守"),
        ("of the income", "收入中会费9万元。", "9万元", "会费"),
        ("who is so old", "列册老人322位，其中80岁以上者141位。", "141位", "80岁以上列册老人"),
    ],
)
def test_lists_and_parts_of_sums(comment: str, text: str, number: str, label: str) -> None:
    assert labels_of(text)[number] == label, comment


@pytest.mark.parametrize(
    ("comment", "text", "number", "label"),
    [
        ("classes of a course", "开设职工夜校8个班，学员310人。", "8个", "职工夜校"),
        ("and who goes there", "开设职工夜校8个班，学员310人。", "310人", "职工夜校学员"),
        ("but classes by themselves", "全校24个班，学生900人。", "24个", "班"),
    ],
)
def test_classes_of_a_course(comment: str, text: str, number: str, label: str) -> None:
    assert labels_of(text)[number] == label, comment
