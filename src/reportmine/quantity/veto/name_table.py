"""The names that hold a numeral, one row a sort: 二十届, 五年制, 万亩茶园, 24小时自助.

In: nothing. Out: `NAMED`, tried in this order; the first pattern that fits at a numeral wins.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reportmine.findings import Kind
from reportmine.quantity.grammar import CHINESE, WHOLE

__all__ = ["NAMED", "Name"]


class Name(NamedTuple):
    """Numerals that are part of a name."""

    #: What sort of name it is; the ledger gives it as the reason.
    because: str
    #: What the numeral is instead of a quantity.
    kind: Kind
    #: Some such names, parted by `; `, with what the pattern takes between 〈 and 〉. A test reads them all.
    examples: str
    #: The numeral, with as much of the name as no other rule may read.
    pattern: re.Pattern[str]


NAMED = (
    # 三级以上 is a bound
    Name("grade or class", "lexical", "〈二级〉指标; 〈12级〉; 〈万吨级〉码头",
        re.compile(rf"(?:{CHINESE}|[1-9]\d?)级(?![别部数以])|[十百千万亿]{{1,3}}(?:级|(?:元|吨|人|斤)级(?!以上))")),
    Name("kind of game, term or family", "lexical", "〈五年制〉高职; 〈八小时制〉",
        re.compile(rf"{WHOLE}(?:人|年|学年|小时|孩|党|分|日)制")),
    Name("size as a name", "lexical", "〈百亿〉企业5家; 〈千亿元〉产业，",
        re.compile(r"(?:[十百千]亿|亿|[十百千]?万亿|[百千]万)(?=[县區区镇乡村城](?!人)|企业|楼宇|产业|园区|集群|项目|工程|俱乐部|商圈|大[县省市])"
        r"|(?:[十百千]?亿|[百千]万)元(?=(?:企业|产业|园区|集群|楼宇|街区|[镇村县])[\d，、。]|楼宇经济)")),
    Name("size as a name", "lexical", "建设〈万头〉生猪养殖小区; 〈万亩〉茶园示范带",
        re.compile(r"[十百千万]{1,2}(?:亩|头|只|羽|吨|床|米|人|户|套|桶|张床位)"
        r"(?=[^，。；、\d的]{0,8}(?:小区|示范[区园片带点]|示范基地|养[殖猪鸡牛羊][^，。；\d]{0,2}场|长廊|园区|产业园|产业带|茶园|果园"
        r"|林场|牧场|方田|良田|粮田|林海|渔场|会场|市场(?!主体)|大镇|大乡|大县))")),
    Name("size as a name", "lexical", "“〈百万吨〉”项目",
        re.compile(r"[十百千万]{1,2}(?:标箱|标准箱|吨|亩|头)(?=[”」])")),
    Name("campaign by its targets", "lexical", "“〈3个100万〉”; “〈三个80%〉”",
        re.compile(rf"(?<=[“「‘]){WHOLE}[个個项項](?:\d{{1,4}}[万亿]?[%％]?|[十百千万亿]{{1,3}}|百分之百)(?=[”」’])")),
    Name("each in its turn", "lexical", "干〈一天算一天〉; 走〈一户清一户〉",
        re.compile(r"一(?P<each>[天户处个件项家村点批人])[算是清改顶查建办带帮成解交联促管销治]一(?P=each)(?![十百千万])")),
    Name("each in its turn", "lexical", "干〈一件〉、成一件; 干一件、成〈一件〉，",
        re.compile(r"一(?P<each>[件项个处户家片点村批])(?=[、，]?(?:办|干|建|做|验收)?(?:成|销|清|放)一(?P=each))"
        r"|(?<=[、，件项个处户成][成销放])一[件项个处户家片点村批](?=[，。；、])")),
    Name("size as a name", "lexical", "〈千亿斤〉粮食产能提升行动",
        re.compile(r"[百千]亿斤(?=粮食(?:产能|生产|增产))")),
    Name("department by its number", "identifier", "英语〈一部〉、英语二部",
        re.compile(r"(?<![共有各编出版第印写])[一二三四五六]部(?=(?:、|和|与|及)[^，。；、]{0,8}[二三四五六七]部)")),
    Name("class by its number", "identifier", "〈四〉(2)班",
        re.compile(r"[一二三四五六七八九](?=\(\d{1,2}\)班)")),
    Name("quarter by its number", "lexical", "梅园〈三村〉居委会",
        re.compile(r"[一二三四五六七八九十]{1,2}村(?=居委|居民|小区|社区|睦邻|党总?支)")),
    Name("so many digits", "lexical", "〈四位〉数",
        re.compile(r"[一二两三四五六七八九]位(?=数)")),
    Name("list of the strongest", "lexical", "〈500强〉企业",
        re.compile(rf"{WHOLE}强(?![度化调力壮制烈大势劲于国军])")),
    Name("chapter", "identifier", "〈三章〉第十条",
        re.compile(rf"{CHINESE}章(?=第)")),
    Name("zone of journals", "lexical", "〈一区〉论文",
        re.compile(r"[一二三四1-4]区(?=\d(?!\d?[县市旗乡镇街])|论文|期刊|TOP|[、及和][一二三四]区)")),
    Name("floor", "identifier", "对〈二层〉旧书库改造",
        re.compile(r"(?<![建盖加共增有座为占成])[一二三四五六七八九]层(?=[东西南北]?[^，。；、\d层]{0,4}(?:书库|刊库|库房|库区|阅览|自习|大厅|门厅|走廊|连廊|东侧|西侧|南侧|北侧|[东西南北]区))")),
    Name("floor", "identifier", "〈3层〉会议室",
        re.compile(rf"(?:{CHINESE}|\d{{1,2}})层(?=[^，。；]{{0,4}}(?:会议|报告|多功能|展|大|礼)[室厅堂])")),
    Name("room", "identifier", "〈301〉会议室",
        re.compile(r"\d{3,4}(?=(?:会议|教|办公|活动|报告|接待|实验|阅览|值班)室|房间|机房|教室|包间)")),
    Name("school by its number", "identifier", "县〈四十六中〉",
        re.compile(r"[二三四五六七八九]?十[一二三四五六七八九]?中(?![有的选只央国间华心])")),
    Name("place by its trees", "identifier", "〈五棵树〉小区",
        re.compile(r"[一二三四五六七八九]棵[树松槐柳榆](?=小区|社区|街|村|镇|乡|站|路|桥|地铁|片区|居委)")),
    Name("feasts of the year", "lexical", "〈两节〉送温暖; 春节、中秋〈两节〉",
        re.compile(r"[两二三四]节(?=期间|前[后夕]?|送|慰问|走访|福利|物资)|(?<=[节秋午旦夕阳])[两二三四]节(?!课)")),
    Name("each in its turn", "lexical", "〈一个村一个村〉地走",
        re.compile(r"一(?P<each>[个家户项件处点])(?P<of>[一-鿿]{1,3})一(?P=each)(?P=of)(?=[地去来过讲走查看])")),
    Name("day of the most", "lexical", "最多的〈一天〉来了3260人",
        re.compile(r"(?:(?<=最[高多少低忙])|(?<=最[高多少低忙]的))一[天日周](?=[来达到接共入借进]|\d)")),
    Name("house by its number", "identifier", "〈一厂〉、二厂; 二院和〈三院〉",
        re.compile(r"[一二三四五六七八九](?P<house>[院厂校馆所园])(?=[、和及与][一二三四五六七八九](?P=house))|(?<=[一二三四五六七八][院厂校馆所园][、和及与])[二三四五六七八九][院厂校馆所园]")),
    Name("class by its number", "identifier", "三年级〈二班〉",
        re.compile(r"(?<=年级)[一二三四五六七八九十]{1,2}班")),
    Name("programme by its promise", "lexical", "“一年〈10件〉实事”",
        re.compile(rf"(?<=一年){WHOLE}件(?=(?:民生|惠民|为民|便民)?[实好大]事[”」’])")),
    Name("working hours", "lexical", "〈八小时工作制〉",
        re.compile(rf"{WHOLE}(?:天|日|小时)工作(?:制|日)")),
    Name("grade by stars", "lexical", "〈五星级〉; 〈4星级〉",
        re.compile(r"(?:[1-7]|[一二三四五六七])星级")),
    Name("bodies by their number", "lexical", "乡〈四套〉班子",
        re.compile(r"[二两三四五六][套家](?=(?:领导)?班子(?!成员\d))")),
    # never closed; but 开放24小时 and 等了24小时 are lengths of time
    Name("round the clock", "lexical", "〈24小时〉自助借还",
        re.compile(r"(?<![×x*])24小时"
        r"(?=(?:无人|心理|服务|咨询|维权|法律|援助|应急|报修|投诉|监督|举报|便民|预约){0,2}"
        r"(?:自助|不打烊|借[阅还]|还书|值[班守]|热线|专线|电话|图书馆|书房|书屋|书吧|便民|智[能慧]|微?信箱))")),
    Name("parts of a report", "lexical", "本报告由〈五部分〉组成",
        re.compile(rf"{WHOLE}大?部分(?:内容)?(?=组成|构成)")),
    Name("medal of so many years", "lexical", "“光荣在党〈50年〉”纪念章",
        re.compile(r"(?<=在党|从教|从医|从警|服役)\d{2}年(?=[”\"’]*(?:纪念章|奖章|荣誉章|荣誉证书))")),
    Name("so many points in a name", "lexical", "〈百分〉考核",
        re.compile(r"[百千]分(?=考核|竞赛|量化)")),
    Name("grades of a prize", "lexical", "〈一、二、三〉等奖",
        re.compile(r"[一二三四](?:[、,和及与][二三四五]){1,3}(?=等[奖功])")),
    Name("grade of aid", "lexical", "助学金〈一档〉36人",
        re.compile(r"[一二三四五]档(?=\d|[为共有各][\d]|[、及和][一二三四五]档|标准|助学|补助|资助|[:：])")),
    # regiments of the production corps, which are places by now
    Name("regiment", "identifier", "〈34团〉中学",
        re.compile(r"\d{2,3}团(?=[场镇部连党机工医社职场群纪宣幼]|[中小]学|学校|农业|公安|派出|社区)")),
    Name("class of a year", "ordinal", "〈2023届〉毕业生",
        re.compile(r"(?:19|20)\d\d[届级]")),
    Name("session", "ordinal", "〈三届二次〉教代会",
        re.compile(rf"{CHINESE}届{CHINESE}次")),
    Name("congress or session", "ordinal", "〈十四届〉人大; 〈三次〉全会",
        re.compile(rf"{CHINESE}届"
        rf"(?=人民代表|教代|职代|工代|团代|学代|妇代|会员|代表|理事|监事|董事|常委|执委|委员|历次|全国|全会|[一二三四五六七八九]中|中央"
        rf"|人大|政协|省|市|区|县|党|[一二三四五六七八九十]{{1,2}}次)"
        rf"|(?<!共召开)(?<!先后召开)(?<!累计召开)(?<!共举行){CHINESE}次"
        rf"(?=全会|全体会议|全委|党代会|教代会|职代会|工代会|团代会|代表大会|会员大会|会员代表|党委全委)")),
    Name("sitting", "ordinal", "十五届人大〈三次〉会议",
        re.compile(rf"(?<=人大|政协){CHINESE}次(?=会议|全体会议)")),
    Name("stage of a project", "ordinal", "〈二期〉工程; 〈一、二期〉项目",
        re.compile(r"[一二三四五六](?:期?[、及和至][二三四五六]){0,3}期"
        r"(?=等|\d[\d,.]*[万亿]{0,2}(?:元|亩|平)|项目|工程|建设|改造|机组|用地|地块|新建|扩建|场馆|校区|楼|投资|主体|计划|规划|总投|竣工"
        r"|完工|开工|并网|投运|投产|通车|启动|验收|交付|运营|动工|封顶|先后|已|正在)")),
    Name("one after another", "lexical", "〈一颗颗〉螺丝",
        re.compile(r"一([^十百千万亿])\1(?!千克|万)")),
    Name("plan named after its years", "lexical", "〈三年〉行动计划",
        re.compile(rf"(?:{CHINESE}|\d{{1,2}})年(?=战略|行动|规划|计划|攻坚|提升工程|提升行动|发展规划|目标责任)")),
    Name("name of a custom", "lexical", "“每月〈一课〉”",
        re.compile(r"(?<=[“‘]每[月周日季年])一[\u4e00-\u9fff](?=[”’])")),
    Name("rota", "lexical", "〈三班〉倒",
        re.compile(r"[二两三四五六]班(?=倒|[一二三四]运转)")),
    Name("name of a campaign", "lexical", "“大干〈九十天〉、冲刺四季度”",
        re.compile(rf"(?<=大干|苦干|奋战|决战|鏖战){WHOLE}[天日](?=[、，”·])")),
    Name("how often", "lexical", "〈一月〉一研、",
        re.compile(r"一(?:年|月|周|天|日|季)(?=一[研考评报结学清调练测议][、，。；”])")),
    Name("floors", "identifier", "〈一二三楼〉都装了空调",
        re.compile(r"[一二三四五六七八九]{2,6}楼")),
    Name("size of a book", "lexical", "〈32开〉本",
        re.compile(r"(?:8|16|32|64)开(?![展会工通始馆放设办门业])")),
    Name("right of return", "lexical", "〈7天〉无理由退货",
        re.compile(r"[7七]天(?=无理由)")),
    Name("how often", "lexical", "〈一年〉两次; 〈一周〉3小时",
        re.compile(r"一(?:年|月|周|天|日|学期|季度|季)(?=[一二两三四五六七八九十百\d]{1,6}(?:[次场期检考查天餐]|个?小时))")),
    Name("rate of the first time", "lexical", "〈一次〉修复率",
        re.compile(r"一次(?=[一-鿿]{2}率)")),
    Name("length in a name", "lexical", "〈十分钟〉微课堂",
        re.compile(rf"{WHOLE}个?(?:分钟|小时)(?=微(?:课堂|讲[座堂]))")),
    Name("how often", "lexical", "〈一学期下来〉平均每人听课6节; 〈一天〉要办60件",
        re.compile(r"一(?:个?(?:学期|月)|年|学年|天)(?:下来|(?=[要能可](?:[一-鿿]{1,4}\d)))|一年里(?=[^，。；、\d]{2,}[，。；、])")),
    Name("circle of so many minutes", "lexical", "〈15分钟〉便民生活圈",
        re.compile(rf"{WHOLE}(?:分钟|小时)(?=[”\"]?[^，。；\d]{{0,8}}圈)")),
    Name("striven for so long", "lexical", "经过〈五年〉接续奋斗，",
        re.compile(rf"(?<=经过)(?!一年){WHOLE}[余多]?年(?=的?[^，。；、\d]{{0,8}}(?:努力|奋斗|拼搏|攻坚|建设|发展|实践|探索|打拼|耕耘|积累|沉淀)[，,。；])")),
    Name("how time flies", "lexical", "转眼〈一个学期〉",
        re.compile(rf"(?<=转眼|眨眼|一晃){WHOLE}个?(?:学期|学年|年|月|季度)")),
    Name("so long before an event", "lexical", "开学前〈一周〉; 饭前〈10分钟〉",
        re.compile(rf"(?:(?<=[课餐饭班会]前){WHOLE}|(?<=[学赛考节期]前)[一1])个?(?:天|日|周|星期|月|小时|分钟)(?![内以之左的]|[上下]?[课午])")),
    Name("how often in a row", "lexical", "“〈二十一连〉丰”; 〈五连〉冠",
        re.compile(rf"{WHOLE}连(?=[丰冠增好升涨优胜快降霸贯]|夺冠)")),
    Name("how rare", "lexical", "〈50年一遇〉的洪水",
        re.compile(rf"{WHOLE}年一遇")),
    Name("born in a decade", "lexical", "“〈90后〉”干部; 〈80、90后〉青年",
        re.compile(r"(?:[4-9][05]|[01][05])(?:后?[、和与及][4-9][05]|后?[、和与及]?[01][05])*后"
        r"(?=[”\"’」]|[、，。；)的]|干部|青年|职工|员工|党员|教师|年轻|馆员|读者|大学|创业|志愿|一代|新生代|家长|父母|群体|同志|学生|民警"
        r"|医生|护士|司机|占|为主|\d)")),
    Name("class of universities", "lexical", "〈二本〉以上上线",
        re.compile(r"[一二三]本(?=(?:及?以上)?(?:上线|达线|进线|录取|过线|升学|率|线|院校|高校|批次|批))")),
    Name("fraction in a name", "lexical", "〈四〉年一届",
        re.compile(r"[一二两三四五六七八九十]+(?=年一(?:次|届|度|遇))")),
)  # fmt: skip
