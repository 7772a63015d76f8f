"""Names and kinds in the words of a title line.

kind_of("云湖大学图书馆2021年度工作总结")            年度工作总结
own_organisation("云湖大学图书馆2021年度工作总结")    云湖大学图书馆
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from reportmine.outline.front.periods import find_period, without_periods
from reportmine.outline.rules import front_words, kind_at_end
from reportmine.report import Span
from reportmine.text.calendar import YEAR_TAKEN_OUT
from reportmine.text.normalize import squeeze
from reportmine.text.scripts import simplified

LABELLED = re.compile(
    r"(?:预算主管部门|决算主管部门|主管部门|预算单位|编制单位|编制部门|填报单位|单位名称|部门名称|单位（公章）|报告单位|部门)\s*[：:]\s*([^\s：:，。]{2,40})"
)
DOCUMENT_NUMBER = re.compile(r"[〔\[【（(]\s*(?:19|20)\d{2}\s*[〕\]】）)]\s*\d+\s*号")
_SESSION = re.compile(
    r"(?:第\s*[\d一二三四五六七八九十]+\s*[届屆]|[一二三四五六七八九十]{1,3}[届屆][一二三四五六七八九十]{1,3}次).*$"
)
# 某某小学2022学年学校工作总结: the second name says what kind of body the first one is
_SAID_AGAIN = re.compile("学校|全校|单位|部门")
# …2022年工作总结暨2023年工作计划: a report on the year, with a look ahead.
AND_A_PLAN = re.compile(
    r"(.+?(?:总结|小结|报告|汇报|回顾))(?:暨|及|和|与|、).*(?:计划|打算|安排|要点|思路|设想|任务|重点|展望|规划|建议|举措|目标)$"
)
# 某某镇人民政府半年工作情况报告
_HALF_YEAR = re.compile("半年(?:工作)?$")
# 某某中学工会全年工作总结
_WHOLE_YEAR = re.compile("(?:全年|年度)(?:工作)?$")
_ASSEMBLY = re.compile(
    "(?<=.{4})(?:成立|[临臨][时時]|年度|[会會][员員]|[职職]工|教[职職]工|代表|理[监監]事|理事|[联聯]席)*(?:大[会會]|[会會][议議])$"
)
# 2021年，某某总工会在县委领导下…: who the opening speaks of
_SUBJECT = re.compile(
    "(?:^|[，,。：:\\s讯])([\u3400-\u9fff]{3,24}?)(?=在[^。]{2,60}?(?:领导|指导|支持|关心|帮助|部署)|紧紧?围绕|紧扣|认真|坚持|扎实|深入|全面|积极|始终"
    "|协调|推进|立足|聚焦|切实|按照|根据|不断|结合|带领|大力|贯彻)"
)
# 3月2日，某某总工会召开…, 某某学院分工会年度工作总结会在…举行: whose meeting the opening tells of
_WHO_MET = re.compile(
    "(?:^|[，,。：:\\s讯])([\u3400-\u9fff]{4,24}?)(?=[，,]?(?:[在于於][^，。]{2,24})?(?:召开|举行)"
    "|(?:年度|全年|半年|学期)?(?:工作)?(?:总结|汇报|座谈|交流|表彰)(?:大会|会议?)[，,]?[在于於])"
)
# 清河县慈善会是经县政府批准…, 清河县少年宫始建于一九六四年: whom a text introduces
_TOLD_OF = re.compile(
    "(?:^|[。\\s])([\u3400-\u9fff]{4,24}?)(?=(?:是(?:[由经]|一[家所个]|隶属|全[国省市县区]|我[国省市县区])|(?:始建|创建|创办|成立|组建|筹建|建成|建|位|坐落)于"
    "|地处|现有|现辖|下[辖设]|内设|隶属|前身))"
)
# 2023年，清河市博物馆接待观众…: a plain deed at the head of the opening, by a house that is named with its place
_DID = re.compile(
    r"(?:(?:19|20)\d\d年[^，。]{0,4}[，,]\s*)?([\u3400-\u9fff]{1,6}[省市县区州盟旗镇乡][\u3400-\u9fff]{2,16}?)"
    "(?=(?:共|累计|全年)?(?:接待|举办|组织|开展|完成|承担|荣获|获评|被评|实现|新增))"
)
# 我代表清河摄影协会第三届理事会，向大会作工作报告
_SPEAKS_FOR = re.compile(
    "我(?:谨|受托)?代表([\u3400-\u9fff]{4,24}?)(?=第.{1,3}[届屆]|[，,]?\\s*[向作做])"
)
# 欢迎阅读清河读书会 (QBC) 的月刊: whose paper it is
_PAPER_OF = re.compile(
    "(?:欢迎(?:阅读|收看|订阅)|本[刊期](?:是|系|由))([\u3400-\u9fff]{4,24}?)"
    "(?=\\s*(?:[（(][^）)]{1,20}[）)])?\\s*的?(?:官方|第[^，。]{1,4}期)?"
    "(?:期刊|社刊|馆刊|会刊|月刊|季刊|月报|周报|通讯|简报|主办|编辑))"
)
# 记者从某某图书馆了解到: whose news it is
_HEARD_FROM = re.compile("从([\u3400-\u9fff]{4,24}?)(?=了解到|获悉|悉[，,])")
# 某某学院工会召开2019年度总结会, 某某公司工会精准做好四季关爱: a title that tells news
_IN_THE_NEWS = re.compile(
    "([\u3400-\u9fff]{4,24}?)(?=召开|举行|举办|开展|精准|扎实|深入|全力|积极|做好)"
)
_YEAR_BLANK = re.compile(f"{YEAR_TAKEN_OUT}度?")
# 社員大會 meets, as does a 座谈会, and reports on nothing
_MEETING = re.compile(
    "(?:^|[员員工体體度友民]|代表)大[会會]$|[会會][议議]$"
    "|(?:座谈|总结|运动|联欢|报告|推进|动员|培训|发布|表彰|茶话|交流|研讨|听证|恳谈|[年晚机])会$"
)
# 清河县慈善会简介: whom a text introduces
_INTRODUCED = re.compile("([\u3400-\u9fff（）()]{4,24}?)(?:基本)?(?:情况|工作)?(?:简介|介绍|概况)")
# 清河大学档案馆、校史馆: two houses under one roof, the first gives the name
_FIRST_OF_TWO = re.compile("([\u3400-\u9fff]{4,24}?)[、和与]([\u3400-\u9fff]{2,12})")
# a dash that has a motto on its left; 2019—2020 and 二〇一九—二〇二〇 are no such dashes
_DASH = re.compile(
    "——|--+|(?<=[\u3400-\u9fff])(?<![一二三四五六七八九零])[—–](?=[\u3400-\u9fff])(?![一二三四五六七八九零])"
)
# 政府, 法院 and 检察院 belong to the name and to the kind: 清河县人民法院工作报告
_OFFICES_IN_KINDS = ("政府", "检察院", "法院")
# 161团中学: the one number that names of organisations are written with
_REGIMENT = re.compile("\\d{1,3}团")
# 某某学院2022届毕业生就业质量年度报告
_BEFORE_YEAR = re.compile(r"([\u3400-\u9fff（）]{4,24}?)(?=(?:19|20)\d\d\D)")
# 某某大学图书馆“点滴”年度回望
_BEFORE_MOTTO = re.compile("([\u3400-\u9fff]{4,24}?)(?=[“「])")
# 工作总结（修订稿）, 年报V2.1: which edition it is
_EDITION = re.compile(r"(?:[（(][^）)]{1,12}[）)]|[Vv]\d[\d.]*|[一二三四]稿|全文)$")
# 某某馆（某某分馆）: what stands in brackets behind a name
_IN_BRACKETS = re.compile(r"[（(][^（）()]{2,12}[）)]$")
_NO_PART_OF_NAME = re.compile(r"[，。；：:,;!！?？、\d的]|我们|走进")
_NO_NAME = re.compile("^(?:我|本|全|各|该|上级|其|学校|单位|机关(?!第)|党)")


def kind_of(words: str) -> str | None:
    """The kind of report that the words end with, as they write it."""
    words = _EDITION.sub("", words)
    kind = kind_at_end(words)
    return words[-len(kind) :] if kind else None


def is_title(words: str) -> bool:
    """Whether the half of a line that says what it stands over names a report, or whom it introduces:
    六十载薪火相传，新时代再谱华章--清河县少年宫简介."""
    main = main_line(words)
    return bool(kind_of(main)) or introduced(main) is not None


def introduced(words: str) -> str | None:
    """Whom a title introduces: 清河县慈善会简介."""
    told = _INTRODUCED.fullmatch(words)
    return told[1] if told and is_organisation(told[1]) and not is_sort(told[1]) else None


def is_sort(name: str) -> bool:
    """Whether a name only says what sort of body it is, and not which: 图书馆, 县总工会, 医院工会."""
    return bool(_sorts().fullmatch(simplified(name)))


@cache
def _sorts() -> re.Pattern[str]:
    words = sorted(front_words().sorts, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(words)})+")


def is_organisation(words: str) -> bool:
    """Whether the words read as a name of an organisation."""
    words = _IN_BRACKETS.sub("", squeeze(words))
    words = _REGIMENT.sub("团", words)
    return (
        2 <= len(words) <= 32
        and simplified(words).endswith(front_words().organisations)
        and not _NO_PART_OF_NAME.search(words)
        and not _MEETING.search(words)
    )


def name_on(line: str) -> str | None:
    """The organisation that a line of a title block names, alone or beside other words: COMMUNITY · 清河苑管理委员会."""
    words = close(line)
    parts = [part.strip() for part in re.split("[·・|｜]", words)]
    if len(parts) > 1 and any(part.isascii() for part in parts):
        words = next((part for part in parts if is_organisation(part)), "")
    return words if is_organisation(words) and not kind_of(words) else None


def own_organisation(title: str, *, roc: bool = False) -> str | None:
    """The name in a title: what is left without period and kind, or what stands before the period."""
    line = main_line(title)
    blank, news = _YEAR_BLANK.search(line), _IN_THE_NEWS.match(line)
    for name in (line[: blank.start()] if blank else "", news[1] if news else ""):
        if len(name) > 3 and is_organisation(name):
            return name
    rest = rest_of(title)
    if blank and not blank.start():
        rest = _WHOLE_YEAR.sub("", _YEAR_BLANK.sub("", rest, count=1))
    rest = rest if is_organisation(rest) else _HALF_YEAR.sub("", rest)
    before = _before_period(title, roc=roc)
    if is_organisation(rest):
        again = before and rest.startswith(before) and rest[len(before) :]
        if before and again and (_SAID_AGAIN.fullmatch(again) or before.endswith(again)):
            return before
        return rest
    ahead = line.partition("关于")[0]
    if len(ahead) > 3 and is_organisation(ahead):
        return ahead
    both = _FIRST_OF_TWO.fullmatch(rest)
    if both and is_organisation(both[1]) and is_organisation(both[2]) and not is_sort(both[1]):
        return both[1]
    if about := introduced(line):
        return about
    dated = _BEFORE_YEAR.match(line)
    if not before and dated and is_organisation(dated[1]):
        return dated[1]
    told = _BEFORE_MOTTO.match(line)
    return before or (told[1] if told and is_organisation(told[1]) else None)


def _before_period(title: str, *, roc: bool) -> str | None:
    """The name that stands before the period of a title."""
    plain = main_line(title)
    found = find_period(plain, roc=roc)
    before = _SESSION.sub("", plain[: found.start] if found else "").removeprefix("关于")
    before = re.sub("[（(][^）)]*[）)]$", "", before).strip("的-—_《（(")
    return before if found and len(before) > 2 and is_organisation(before) else None


def rest_of(title: str) -> str:
    """What is left of a title without its period and its kind."""
    rest = re.sub(r"[（(][）)]$", "", without_periods(main_line(title)))  # 工作总结（2021）
    if both := AND_A_PLAN.match(rest):
        rest = both[1]
    kind = kind_of(rest)
    rest = rest[: -len(kind)] if kind and rest.endswith(kind) else rest
    office = next((o for o in _OFFICES_IN_KINDS if kind and kind.startswith(o)), "")
    if office and rest.endswith("人民"):
        rest += office
    rest = _ASSEMBLY.sub("", _SESSION.sub("", rest))
    rest = rest.removeprefix("关于").strip("的-—_《》")
    # 市场监督管理局（知识产权局） keeps its bracket, 工作总结（） had only a year in it
    return rest if re.search("[（(][^（）()]+[）)]$", rest) else rest.strip("（）()")


def main_line(title: str) -> str:
    """The half of a title with a motto that says what the report is; white space out."""
    words = squeeze(title)
    dash = _DASH.search(words)
    if not dash:
        return words
    head, tail = words[: dash.start()], words[dash.end() :]
    if dash[0] in "—–" and not (kind_of(tail) and find_period(tail)):
        return words
    return tail if find_period(tail) or not find_period(head) else head


def close(words: str) -> str:
    """White space out, except between two Latin words."""
    words = re.sub(r"\s+", " ", words).strip()
    return re.sub(r"(?<![A-Za-z]) | (?![A-Za-z])", "", words)


def subject_of(text: str, start: int, end: int) -> tuple[str, Span] | None:
    """The organisation that the opening `text[start:end]` speaks of, in its fullest form, and where."""
    words = simplified(text[start:end])
    told = (_SUBJECT, _WHO_MET, _HEARD_FROM, _PAPER_OF, _TOLD_OF)
    did = _DID.match(words)
    spoken = _SPEAKS_FOR.search(words)
    given = [spoken] if spoken and not is_sort(spoken[1]) else []
    found = (m for pattern in told for m in pattern.finditer(words))
    for m in (*given, *found, *([did] if did else [])):
        span = Span(start + m.start(1), start + m.end(1))
        name = text[slice(*span)]
        if is_organisation(name) and not _NO_NAME.match(m[1]) and not _says_no_name(m[1]):
            return _fullest(text, name), span
    return None


def _says_no_name(words: str) -> bool:
    """医院工会现有会员310人: the sort, and not which; unless it begins with the place that the text calls it by
    elsewhere (县图书馆: `_fullest`)."""
    return is_sort(words) and not re.match("[省市县区州镇乡]", words)


def _fullest(text: str, name: str) -> str:
    """市图书馆, which the text elsewhere calls 曲江市图书馆."""
    if not re.match("[省市县区州镇乡]", name):
        return name
    found = re.findall("(?<![\u3400-\u9fff]{4})([\u3400-\u9fff]{2})" + re.escape(name), text)
    full = Counter(w for w in found if not re.search("[在的和由与是为于了到被给向对从]", w))
    return full.most_common(1)[0][0] + name if full else name
