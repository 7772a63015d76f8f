"""Numbers that stand in a name: 二十届, 五年制, 二期, 两个万亿元产业; none of them counts."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportmine.findings import Kind
from reportmine.quantity.grammar import CHINESE, WHOLE
from reportmine.quantity.hit import Hit
from reportmine.text.units import units


class _Name(NamedTuple):
    """Numerals that are part of a name: why, what they are instead, how they are written."""

    because: str
    kind: Kind
    pattern: re.Pattern[str]


_NAMED = (
    _Name("grade or class", "lexical", re.compile(rf"(?:{CHINESE}|[1-9]\d?)级(?![别部数以])|[十百千万亿]{{1,3}}(?:级|(?:元|吨|人|斤)级(?!以上))")),
    _Name("kind of game, term or family", "lexical", re.compile(rf"{WHOLE}(?:人|年|学年|小时|孩|党|分|日)制")),
    # 百亿企业5家: how large each is, by name
    _Name("size as a name", "lexical", re.compile(r"(?:[十百千]亿|亿|[十百千]?万亿|[百千]万)(?=[县區区镇乡村城](?!人)|企业|楼宇|产业|园区|集群|项目|工程|俱乐部|商圈|大[县省市])|(?:[十百千]?亿|[百千]万)元(?=(?:企业|产业|园区|集群|楼宇|街区|[镇村县])[\d，、。]|楼宇经济)")),
    # 建设万头生猪养殖小区、万亩茶园示范带: how large, by name
    _Name("size as a name", "lexical", re.compile(r"[十百千万]{1,2}(?:亩|头|只|羽|吨|床|米|人|户|套|桶|张床位)(?=[^，。；、\d的]{0,8}(?:小区|示范[区园片带点]|示范基地|养[殖猪鸡牛羊][^，。；\d]{0,2}场|长廊|园区|产业园|产业带|茶园|果园|林场|牧场|方田|良田|粮田|林海|渔场|会场|市场(?!主体)|大镇|大乡|大县))")),
    _Name("size as a name", "lexical", re.compile(r"[十百千万]{1,2}(?:标箱|标准箱|吨|亩|头)(?=[”」])")),
    # “3个100万”, “三个80%”: a campaign by its targets
    _Name("campaign by its targets", "lexical", re.compile(rf"(?<=[“「‘]){WHOLE}[个個项項](?:\d{{1,4}}[万亿]?[%％]?|[十百千万亿]{{1,3}}|百分之百)(?=[”」’])")),
    # 干一天算一天, 走一户清一户
    _Name("each in its turn", "lexical", re.compile(r"一(?P<each>[天户处个件项家村点批人])[算是清改顶查建办带帮成解交联促管销治]一(?P=each)(?![十百千万])")),
    # 干一件、成一件
    _Name("each in its turn", "lexical", re.compile(r"一(?P<each>[件项个处户家片点村批])(?=[、，]?(?:办|干|建|做|验收)?(?:成|销|清|放)一(?P=each))|(?<=[、，件项个处户成][成销放])一[件项个处户家片点村批](?=[，。；、])")),
    # 千亿斤粮食产能提升行动
    _Name("size as a name", "lexical", re.compile(r"[百千]亿斤(?=粮食(?:产能|生产|增产))")),
    # 英语一部、英语二部; 四(2)班: departments and classes by their number
    _Name("department by its number", "identifier", re.compile(r"(?<![共有各编出版第印写])[一二三四五六]部(?=(?:、|和|与|及)[^，。；、]{0,8}[二三四五六七]部)")),
    _Name("class by its number", "identifier", re.compile(r"[一二三四五六七八九](?=\(\d{1,2}\)班)")),
    _Name("quarter by its number", "lexical", re.compile(r"[一二三四五六七八九十]{1,2}村(?=居委|居民|小区|社区|睦邻|党总?支)")),
    _Name("so many digits", "lexical", re.compile(r"[一二两三四五六七八九]位(?=数)")),
    _Name("list of the strongest", "lexical", re.compile(rf"{WHOLE}强(?![度化调力壮制烈大势劲于国军])")),
    _Name("chapter", "identifier", re.compile(rf"{CHINESE}章(?=第)")),
    _Name("zone of journals", "lexical", re.compile(r"[一二三四1-4]区(?=\d(?!\d?[县市旗乡镇街])|论文|期刊|TOP|[、及和][一二三四]区)")),
    # 对二层旧书库改造: which storey
    _Name("floor", "identifier", re.compile(r"(?<![建盖加共增有座为占成])[一二三四五六七八九]层(?=[东西南北]?[^，。；、\d层]{0,4}(?:书库|刊库|库房|库区|阅览|自习|大厅|门厅|走廊|连廊|东侧|西侧|南侧|北侧|[东西南北]区))")),
    _Name("floor", "identifier", re.compile(rf"(?:{CHINESE}|\d{{1,2}})层(?=[^，。；]{{0,4}}(?:会议|报告|多功能|展|大|礼)[室厅堂])")),
    _Name("room", "identifier", re.compile(r"\d{3,4}(?=(?:会议|教|办公|活动|报告|接待|实验|阅览|值班)室|房间|机房|教室|包间)")),
    # 县四十六中, 五棵树小区, 春节、中秋两节: schools, places and feasts by their number
    _Name("school by its number", "identifier", re.compile(r"[二三四五六七八九]?十[一二三四五六七八九]?中(?![有的选只央国间华心])")),
    _Name("place by its trees", "identifier", re.compile(r"[一二三四五六七八九]棵[树松槐柳榆](?=小区|社区|街|村|镇|乡|站|路|桥|地铁|片区|居委)")),
    _Name("feasts of the year", "lexical", re.compile(r"[两二三四]节(?=期间|前[后夕]?|送|慰问|走访|福利|物资)|(?<=[节秋午旦夕阳])[两二三四]节(?!课)")),
    # 一个村一个村地走
    _Name("each in its turn", "lexical", re.compile(r"一(?P<each>[个家户项件处点])(?P<of>[一-鿿]{1,3})一(?P=each)(?P=of)(?=[地去来过讲走查看])")),
    # 最多的一天来了3260人: which day
    _Name("day of the most", "lexical", re.compile(r"(?:(?<=最[高多少低忙])|(?<=最[高多少低忙]的))一[天日周](?=[来达到接共入借进]|\d)")),
    # 一厂、二厂, 二院和三院; 三年级二班
    _Name("house by its number", "identifier", re.compile(r"[一二三四五六七八九](?P<house>[院厂校馆所园])(?=[、和及与][一二三四五六七八九](?P=house))|(?<=[一二三四五六七八][院厂校馆所园][、和及与])[二三四五六七八九][院厂校馆所园]")),
    _Name("class by its number", "identifier", re.compile(r"(?<=年级)[一二三四五六七八九十]{1,2}班")),
    # “一年10件实事”: a programme by its promise
    _Name("programme by its promise", "lexical", re.compile(rf"(?<=一年){WHOLE}件(?=(?:民生|惠民|为民|便民)?[实好大]事[”」’])")),
    _Name("working hours", "lexical", re.compile(rf"{WHOLE}(?:天|日|小时)工作(?:制|日)")),
    _Name("grade by stars", "lexical", re.compile(r"(?:[1-7]|[一二三四五六七])星级")),
    # 乡四套班子: bodies that everybody knows by their number
    _Name("bodies by their number", "lexical", re.compile(r"[二两三四五六][套家](?=(?:领导)?班子(?!成员\d))")),
    # 24小时自助借还: never closed; but 开放24小时, 等了24小时
    _Name("round the clock", "lexical", re.compile(r"(?<![×x*])24小时(?=(?:无人|心理|服务|咨询|维权|法律|援助|应急|报修|投诉|监督|举报|便民|预约){0,2}(?:自助|不打烊|借[阅还]|还书|值[班守]|热线|专线|电话|图书馆|书房|书屋|书吧|便民|智[能慧]|微?信箱))")),
    # 本报告由五部分组成: how it is laid out
    _Name("parts of a report", "lexical", re.compile(rf"{WHOLE}大?部分(?:内容)?(?=组成|构成)")),
    _Name("medal of so many years", "lexical", re.compile(r"(?<=在党|从教|从医|从警|服役)\d{2}年(?=[”\"’]*(?:纪念章|奖章|荣誉章|荣誉证书))")),
    _Name("so many points in a name", "lexical", re.compile(r"[百千]分(?=考核|竞赛|量化)")),
    # 一、二、三等奖: which prizes, not how many
    _Name("grades of a prize", "lexical", re.compile(r"[一二三四](?:[、,和及与][二三四五]){1,3}(?=等[奖功])")),
    # 助学金一档36人: which grade of aid
    _Name("grade of aid", "lexical", re.compile(r"[一二三四五]档(?=\d|[为共有各][\d]|[、及和][一二三四五]档|标准|助学|补助|资助|[:：])")),
    # 34团中学: regiments of the production corps, which are places by now
    _Name("regiment", "identifier", re.compile(r"\d{2,3}团(?=[场镇部连党机工医社职场群纪宣幼]|[中小]学|学校|农业|公安|派出|社区)")),
    _Name("class of a year", "ordinal", re.compile(r"(?:19|20)\d\d[届级]")),
    _Name("session", "ordinal", re.compile(rf"{CHINESE}届{CHINESE}次")),
    _Name("congress or session", "ordinal", re.compile(rf"{CHINESE}届(?=人民代表|教代|职代|工代|团代|学代|妇代|会员|代表|理事|监事|董事|常委|执委|委员|历次|全国|全会|[一二三四五六七八九]中|中央|人大|政协|省|市|区|县|党|[一二三四五六七八九十]{{1,2}}次)|(?<!共召开)(?<!先后召开)(?<!累计召开)(?<!共举行){CHINESE}次(?=全会|全体会议|全委|党代会|教代会|职代会|工代会|团代会|代表大会|会员大会|会员代表|党委全委)")),
    # 十五届人大三次会议: the sitting of a congress
    _Name("sitting", "ordinal", re.compile(rf"(?<=人大|政协){CHINESE}次(?=会议|全体会议)")),
    _Name("stage of a project", "ordinal", re.compile(r"[一二三四五六](?:期?[、及和至][二三四五六]){0,3}期(?=等|\d[\d,.]*[万亿]{0,2}(?:元|亩|平)|项目|工程|建设|改造|机组|用地|地块|新建|扩建|场馆|校区|楼|投资|主体|计划|规划|总投|竣工|完工|开工|并网|投运|投产|通车|启动|验收|交付|运营|动工|封顶|先后|已|正在)")),
    # 一颗颗, 一张张: one after another, and nobody counts
    _Name("one after another", "lexical", re.compile(r"一([^十百千万亿])\1(?!千克|万)")),
    _Name("plan named after its years", "lexical", re.compile(rf"(?:{CHINESE}|\d{{1,2}})年(?=战略|行动|规划|计划|攻坚|提升工程|提升行动|发展规划|目标责任)")),
    # “每月一课”, 三班倒: what a habit and a rota are called
    _Name("name of a custom", "lexical", re.compile(r"(?<=[“‘]每[月周日季年])一[\u4e00-\u9fff](?=[”’])")),
    _Name("rota", "lexical", re.compile(r"[二两三四五六]班(?=倒|[一二三四]运转)")),
    # “大干九十天、冲刺四季度”: what a campaign calls itself
    _Name("name of a campaign", "lexical", re.compile(rf"(?<=大干|苦干|奋战|决战|鏖战){WHOLE}[天日](?=[、，”·])")),
    _Name("how often", "lexical", re.compile(r"一(?:年|月|周|天|日|季)(?=一[研考评报结学清调练测议][、，。；”])")),
    # 一二三楼都装了空调; 32开本; 7天无理由退货
    _Name("floors", "identifier", re.compile(r"[一二三四五六七八九]{2,6}楼")),
    _Name("size of a book", "lexical", re.compile(r"(?:8|16|32|64)开(?![展会工通始馆放设办门业])")),
    _Name("right of return", "lexical", re.compile(r"[7七]天(?=无理由)")),
    _Name("how often", "lexical", re.compile(r"一(?:年|月|周|天|日|学期|季度|季)(?=[一二两三四五六七八九十百\d]{1,6}(?:[次场期检考查天餐]|个?小时))")),
    # 一次修复率: what succeeds the first time; 半小时微课堂: how long, by its name
    _Name("rate of the first time", "lexical", re.compile(r"一次(?=[一-鿿]{2}率)")),
    _Name("length in a name", "lexical", re.compile(rf"{WHOLE}个?(?:分钟|小时)(?=微(?:课堂|讲[座堂]))")),
    # 一学期下来平均每人听课6节, 每个窗口一天要办60件: over which time
    _Name("how often", "lexical", re.compile(r"一(?:个?(?:学期|月)|年|学年|天)(?:下来|(?=[要能可](?:[一-鿿]{1,4}\d)))|一年里(?=[^，。；、\d]{2,}[，。；、])")),
    _Name("circle of so many minutes", "lexical", re.compile(rf"{WHOLE}(?:分钟|小时)(?=[”\"]?[^，。；\d]{{0,8}}圈)")),
    # 经过五年接续奋斗: the years that the report looks back on
    _Name("striven for so long", "lexical", re.compile(rf"(?<=经过)(?!一年){WHOLE}[余多]?年(?=的?[^，。；、\d]{{0,8}}(?:努力|奋斗|拼搏|攻坚|建设|发展|实践|探索|打拼|耕耘|积累|沉淀)[，,。；])")),
    # 转眼一个学期: how time flies; 开学前一周: when
    _Name("how time flies", "lexical", re.compile(rf"(?<=转眼|眨眼|一晃){WHOLE}个?(?:学期|学年|年|月|季度)")),
    _Name("so long before an event", "lexical", re.compile(rf"(?:(?<=[课餐饭班会]前){WHOLE}|(?<=[学赛考节期]前)[一1])个?(?:天|日|周|星期|月|小时|分钟)(?![内以之左的]|[上下]?[课午])")),
    # “二十一连丰”, 五连冠
    _Name("how often in a row", "lexical", re.compile(rf"{WHOLE}连(?=[丰冠增好升涨优胜快降霸贯]|夺冠)")),
    # 50年一遇的洪水: how rare it is
    _Name("how rare", "lexical", re.compile(rf"{WHOLE}年一遇")),
    # “90后”干部, 80、90后: by the decade of their birth
    _Name("born in a decade", "lexical", re.compile(r"(?:[4-9][05]|[01][05])(?:后?[、和与及][4-9][05]|后?[、和与及]?[01][05])*后(?=[”\"’」]|[、，。；)的]|干部|青年|职工|员工|党员|教师|年轻|馆员|读者|大学|创业|志愿|一代|新生代|家长|父母|群体|同志|学生|民警|医生|护士|司机|占|为主|\d)")),
    # 二本以上上线: classes of universities by their entrance marks
    _Name("class of universities", "lexical", re.compile(r"[一二三]本(?=(?:及?以上)?(?:上线|达线|进线|录取|过线|升学|率|线|院校|高校|批次|批))")),
    _Name("fraction in a name", "lexical", re.compile(r"[一二两三四五六七八九十]+(?=年一(?:次|届|度|遇))")),
)  # fmt: skip
# 延长12路; but 监控补到128路, 接入16路视频 are counted
_LINE = re.compile(r"\d{1,3}路(?=[、，。及和公车延至到改]|$)")
_CHANNELS = re.compile(
    r"(?:监控|摄像|视频|高清|信号|电话|中继|通道|报警|探头|语音|图像|光纤|采集|传感|广播|接口|回路|专线|热线)[^。；，,\n]{0,14}$"
)
# “民间投资28条”: a policy by its points
_POINTS = re.compile(r"\d{1,3}条(?=[”」])")
_POLICY = re.compile(r"[“「][一-鿿]{2,8}$")
# A numeral and a character that some name goes on with; a cheap gate.
_MAY_BE_NAMED = re.compile(
    rf"(?:{WHOLE})(?:元|吨|人|斤|[余多](?=年))?[级人年孩党分日小学届次期月周天季路强区章层星套家个大部位村件项处批片点条亩头只羽吨床米人户桶标中棵节院厂校馆所园班楼开课讲书(亿万会教办活报接实阅值房机包团档后本连、,和及与]|{WHOLE}分钟|一([^十百千万亿])\1"
)


def named(text: str, at: int) -> Hit | None:
    """Numbers inside names of grades, rules of games, congresses, stages and plans."""
    if not _MAY_BE_NAMED.match(text, at):
        return None
    if (m := _LINE.match(text, at)) and not _CHANNELS.search(text, max(0, at - 16), at):
        return Hit(at, m.end(), "identifier", "bus line")
    if (m := _POINTS.match(text, at)) and _POLICY.search(text, max(0, at - 9), at):
        return Hit(at, m.end(), "lexical", "policy by its points")
    for name in _NAMED:
        if m := name.pattern.match(text, at):
            return Hit(at, m.end(), name.kind, name.because)
    return None


_PLAN = re.compile(
    r"(?:十[一二三四五六七八]?|[一二三四五六七八九])五(?=[”\"’」]?(?:规划|计划|时期|期间|纲要|以来|末|初|发展|普法|目标|重大|收官|开局|远景|国家|重点|建设|头))"
)


def plan(text: str, at: int) -> Hit | None:
    """“十五”计划: a five-year plan."""
    m = _PLAN.match(text, at)
    return Hit(at, m.end(), "lexical", "five-year plan") if m else None


# 《潮声七十》, “江城影像七十年”: how many years, by the name
_NAME_ENDS = re.compile(
    r"[一二两三四五六七八九]?[十百]?[一二三四五六七八九]?[十百](?:[一二三四五六七八九])?年?(?=[》〉”」])|[一二三四五六七八九](?=[》〉])"
)
_TITLE_OPEN = re.compile(
    r"(?:《[^《》。\n]{2,14}|[“「][一-鿿·]{2,12}(?<![达到为是率约超至近共计有历经过满前])|[“「][^“”。，\n]{1,8}[:：·][一-鿿]{0,6})$"
)


# 一部, 二分会, 三车间 in the first column of a table; but 三年以下, 十万元以上 are bounds
_ROW = re.compile(r"[一二三四五六七八九十]{1,3}(?![十百千万亿])[一-鿿]{1,4}(?<![上下内岁元])(?=\t)")
_WORDS_SAID = re.compile(r"[一二两三四五六七八九十]{1,3}(?:个大?)?字(?![经])")


def in_a_name(text: str, at: int) -> Hit | None:
    """Numerals that what stands before them makes a name: “人民”二字, 三个万亿元台阶."""
    if (m := _NAME_ENDS.match(text, at)) and _TITLE_OPEN.search(text, max(0, at - 16), at):
        return Hit(at, m.end(), "lexical", "number of a title")
    before = text[at - 1 : at]
    if before == "\n" and (m := _ROW.match(text, at)):
        return Hit(at, m.end(), "identifier", "row by its number")
    if before and before in "”》" and (m := _WORDS_SAID.match(text, at)):
        return Hit(at, m.end(), "lexical", "words that are named")
    if before and before in "路街道" and (m := _SECTION_OF_ROAD.match(text, at)):
        return Hit(at, m.end(), "identifier", "address")
    if (m := _DEPARTMENT.match(text, at)) and _SISTER.search(text, max(0, at - 14), at):
        return Hit(at, m.end(), "identifier", "department by its number")
    if text[at] in "二三四五六" and _WEEKDAYS.search(text, max(0, at - 14), at):
        return Hit(at, at + 1, "date", "date: day of the week")
    if (m := _STAGES.match(text, at)) and (_is_stage(text, at) or _is_stage_of_works(text, m)):
        return Hit(at, m.end(), "ordinal", "stage of a project")
    if before == "元" and text[at - 2].isdigit() and (m := _EACH_SOLD.match(text, at)):
        return Hit(at, m.end(), "lexical", "price of one")
    if (
        before
        and before in "个座家处片"
        and (m := _SIZE_BEHIND.match(text, at))
        and text[at - 2].isdigit()
    ):
        return Hit(at, m.end(), "lexical", "size as a name")
    return size_class(text, at) if before == "个" else None


# 某路二期, 水库一期: works are built in stages; papers, courses and what is held or issued are counted.
_WORKS = re.compile(
    r"(?:核电|水电|风电|光伏|电站|电厂|工程|项目|机场|车场|市场|码头|港区?|园区?|厂区?|校区|院区|新区|新城|馆舍|高速|高铁|铁路|地铁|号线|大桥|水库|隧道|管廊|中心|小区|家园|花园|公寓|广场|博览会|会展)$"
)
_ISSUES = re.compile(
    r"(?:报|刊|讯|班|训|座|会|坛|营|课|讲|赛|展|览|栏|讲堂|课堂|学堂|沙龙|动态|活动|信息|资料|年鉴|志|册|通告|播|节目|视频|音频|推文|合集|辑|选编|汇编"
    r"|学习|教育|榜|画廊|读物|放映|研修|进修|联谊|分享|交流|辅导|比武|演练|展演|诵读|学员|骨干|[”》」』\"]"
    r"|[办出开编共达有到各满少多了过印发下]|召开|举行|举办|组织|完成|制作|推送|开展|进行|参加|[月周年季天日旬度次]|每人|新增|累计|[，。；：、,;:(\n\t\x00第\d])$"
)
_HELD = re.compile(r"(?:培训|轮训|举办|开办|编印|编发|出版|编辑|刊出|播出)[^，。；、\d]{1,12}$")


def _is_stage(text: str, at: int) -> bool:
    """Whether the 二期 at `at` follows a noun for what is built. More than three stages are named only of works."""
    before = text[max(0, at - 4) : at]
    if not before or _WORKS.search(before):
        return bool(before)
    if text[at] in "四五六":
        return False
    return not (_ISSUES.search(before) or _HELD.search(text, max(0, at - 18), at))


# （二期）, 、二期厂房扩建: alone in its brackets, or in front of what is built
_BUILT = re.compile(
    r"(?![一-鿿]{0,8}(?:培训|讲座|研修|课程|(?<!值)班(?!房|室|楼)))[一-鿿]{0,8}(?:工程|建设|扩建|改造|厂房|厂区|地块|项目)"
)


def _is_stage_of_works(text: str, m: re.Match[str]) -> bool:
    """Whether the 二期 of `m` stands alone in brackets or opens a clause in front of what is built."""
    before, behind = text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]
    if before == "(" and behind == ")":
        return True
    return before in ("", *"，、；。,;\n") and bool(_BUILT.match(text, m.end()))


# 午餐12元一份: what one of them costs
_EACH_SOLD = re.compile(r"一(?:份|斤|张|本|次|天|位|只|件|套|碗|盒|个|餐|瓶|袋|节|场|小时)")
# 英语一部、英语二部
_DEPARTMENT = re.compile(r"[二三四五六七]部(?![^，。；、\d]{0,3}[作著书片])")
_SISTER = re.compile(
    r"(?<![共有各编出版第印写])[一二三四五六]部[、和与及][一-鿿]{1,8}(?<![共有各编出版第印写])$"
)
# 每周二、四、六开放
_WEEKDAYS = re.compile(r"(?:周|星期|礼拜)[一二三四五](?:[、和及][二三四五六])*[、和及]$")
_SECTION_OF_ROAD = re.compile(r"[一二三四五六七八九]段")
_STAGES = re.compile(r"[一二三四五六](?:期?[、和及至][二三四五六]){0,3}期")
# 6个百万羽蛋鸡项目
_SIZE_BEHIND = re.compile(r"[十百千万]{1,3}(?:亩|头|只|羽|吨|千瓦|床|立方米|平方米)(?=[一-鿿])")
_SIZE = re.compile(r"(?:[百千万]{1,2}|[十百千万]?亿)元(?![及(（含)）]{0,4}以[上下])")


def size_class(text: str, at: int) -> Hit | None:
    """三个万亿元台阶, 两个千亿元产业: how large each is, by name."""
    m = _SIZE.match(text, at)
    return Hit(at, m.end(), "lexical", "size as a name") if m else None


_TOTAL = re.compile(r"单位[::]?[^\n\t]{0,6}$")
_UNIT_LABEL = re.compile(r"[万亿千百]{1,2}(?P<unit>[一-鿿/]{1,6})")
_USUAL = re.compile(r"[万亿千百]{1,2}(?:元|美元|人次?|册次?|吨|平方米|亩|户|件|公里)")


def unit_label(text: str, at: int, floor: int) -> Hit | None:
    """The 万 of （单位：万元）: a unit, no number."""
    before = text[at - 1 : at]
    if m := _UNIT_LABEL.match(text, at) if before in "(\n\t" else None:
        behind = text[m.end() : m.end() + 1]
        closed = behind == ")" if before == "(" else before and behind in "\n\t"
        if closed and units().get(m["unit"].partition("/")[0]):
            return Hit(at, m.end(), "lexical", "unit of a table")
    m = _USUAL.match(text, at)
    if m and _TOTAL.search(text, max(floor, at - 10), at):
        return Hit(at, m.end(), "lexical", "unit of a table")
    return None
