"""Places in an order: 第九届, 第二十条, 第三名, 70周年, 前三名.

Articles of law and parts of documents are identifiers, who came where among rivals (获团体第三名, 进入全区前三)
is a rank, other places in an order are ordinals.
"""

from __future__ import annotations

import re

from reportmine.quantity.grammar import ORDER, STOP, WHOLE
from reportmine.quantity.hit import Hit
from reportmine.text.numerals import evaluate
from reportmine.text.units import units

_ARTICLE = re.compile(
    rf"{WHOLE}条(?:之{ORDER})?(?:、?(?:第?\(?{WHOLE}\)?、){{0,9}}第?\(?{WHOLE}\)?[款项目]){{0,5}}(?:第?\({WHOLE}\))?"
)
_CLAUSE = re.compile(rf"(?:{WHOLE}|\({WHOLE}\))[款项](?:第?\(?{WHOLE}\)?[项目]){{1,3}}")
_PART = re.compile(rf"{WHOLE}(?:部分|章|节|编|篇|号)")
_ORDINAL = re.compile(rf"(?:{WHOLE}|\({WHOLE}\))")


def ordinal(text: str, at: int, floor: int) -> Hit | None:
    """第…: articles of law and parts of a document are identifiers, ranks are quantities, the rest are
    ordinals."""
    start = at - 1
    if text[start] == "(":
        start -= 1
    if start < floor or text[start] != "第":
        return None
    body = start + 1
    for pattern, because in (
        (_ARTICLE, "article of a law"),
        (_CLAUSE, "clause of a law"),
        (_PART, "part or number of a document"),
    ):
        if m := pattern.match(text, body):
            return Hit(start, m.end(), "identifier", because)
    if m := _SIDE_BY_SIDE.match(text, body):
        return Hit(start, m.end(), "ordinal", "第 before numbers side by side")
    m = _ORDINAL.match(text, body)
    if m is None or _QUARTER.match(text, m.end()):
        return None
    return _ordinal(text, start, m)


# 第2、3、5网格; but 第一、两个…
_SIDE_BY_SIDE = re.compile(
    r"(?:\d{1,3}(?:、\d{1,3}){0,6}[、和及与]\d{1,3}"
    r"|[一二三四五六七八九十]{1,3}(?:、[一二三四五六七八九十]{1,3}){0,6}[、和及与][一二三四五六七八九十]{1,3})"
    r"(?:网格|期|次|届|组|批|章|节|栋|幢|标段|轮|片区|小组|支部|版|讲|课)(?!学员\d)"
)
_QUARTER = re.compile(rf"(?:(?:{'至|到|—|-|~|、'})第?[一二三四1-4])?个?季度")
_TO_LAST = re.compile(rf"(?:至|到|—|-|~)第?{WHOLE}")
_RANGE_END = re.compile(rf"(?:至|到|—|-|~|、)第?{WHOLE}")


def _ordinal(text: str, start: int, m: re.Match[str]) -> Hit:
    """What follows the number behind a 第: its unit, a range, or what makes it a rank."""
    end = m.end()
    several = _RANGE_END.match(text, end)
    if several and text.startswith("、第", end) and _ranked(text, start, m.end()):
        several = None  # 居全国第二、第七: each is a rank
    if several:
        end = several.end()
    listed = text[start - 1 : start] == "、" and _ranked(text, start, m.end())
    if (
        not listed
        and text[end : end + 1] in tuple("，、,")
        and text[start - 1 : start] in ("", *STOP)
    ):
        return Hit(start, end, "numbering", "numbering: 第一，")
    unit = units().match(text, end)
    if unit and unit.kind in ("count", "score", "duration") and unit.likely >= 0.3:
        end += len(unit.word)
        if (to := _TO_LAST.match(text, end)) and text.startswith(unit.word, to.end()):
            end = to.end() + len(unit.word)  # 第101期至146期
    elif text[end : end + 1] in tuple("级类等章节期号轮批阶届线名"):
        end += 1
    if several:
        return Hit(start, end, "ordinal", "第 before a number")
    value = evaluate(m.group().strip("()")).value
    if rank := _ranked(text, start, m.end()):
        return Hit(start, rank.end(), "rank", "第 behind what ranks", value, unit=rank["by"])
    return Hit(start, end, "ordinal", "第 before a number", value)


def _ranked(text: str, start: int, end: int) -> re.Match[str] | None:
    """The rest of the rank whose 第 stands at `start` and whose number ends at `end`; None where it is none.

    It stands behind what ranks (居全省第三), in a list of such (第二、第七和第九), or names its own
    contest behind another rank of the sentence (女排获第三，拔河第一; 排第九，上届是第十二).
    """
    rank = _RANK.match(text, end)
    if rank is None or not _LIST_OF_RANKS.match(text, rank.end()):
        return None
    chain = _CHAIN.search(text, max(0, start - _FAR), start)
    first = chain.start() if chain else start
    if _behind_rivals(text, first, rank["by"] or ""):
        return rank
    if chain or rank["by"] or not _OWN_CONTEST.search(text, max(0, start - _NEAR), start):
        return None
    if not _RANK_ENDS.match(text, end):
        return None
    sentence = _SENTENCE.split(text[max(0, start - _FAR) : start])[-1]
    since = start - len(sentence)
    others = (m for m in _EARLIER.finditer(text, since, start) if _RANK.match(text, m.end("n")))
    return rank if any(_behind_rivals(text, m.start(), m["by"] or "") for m in others) else None


def _behind_rivals(text: str, start: int, by: str) -> bool:
    before = _STOP.split(text[max(0, start - _NEAR) : start])[-1]
    return bool(_RIVALS[by].search(before)) and not _FOREMOST.search(before)


_CHAIN = re.compile(rf"(?:第{WHOLE}[名位]?[、和及與与]){{1,9}}$")
_EARLIER = re.compile(rf"第(?P<n>{WHOLE})(?P<by>[名位])?")
_OWN_CONTEST = re.compile(
    r"[，、；,;（(](?![^，、；,;（(]*(?:安全|质量|健康|生命|服务|预防|学生|读者|用户|群众|人民|责任|首先))[一-鿿]{1,8}$"
)
_RANK_ENDS = re.compile(r"[，。；、;,)）]|$")
_SENTENCE = re.compile(r"[。！？!?\n]")


#: 第三名的成绩, 全国第4位。 A noun behind it says which one it is: 第一名志愿者, 第一位的任务, 第一方阵.
_RANK = re.compile(
    r"(?P<by>[名位])?"
    r"(?=[，。；、;,)”」』’》!！:：\s]|$|的?(?:[好佳]|优[异良秀]|成绩|名次|位次|荣誉|殊荣|桂冠)|[和及與与由]|[(（]"
    r"|(?:一路|迅速)?(?:前移|上升|提升|进[到至位]|升|跃|躍|下降|降|下滑|滑|退|跌))"
)
# 全市第一、第二批: the last of a list tells what all of them are
_LIST_OF_RANKS = re.compile(
    rf"(?!(?:[、和及與与]第{WHOLE}[名位]?){{0,8}}[、和及與与]第{WHOLE}(?![〇零一二三四五六七八九十百\d])(?!{_RANK.pattern}))"
)
_RANKING = "排|列|考了|居|升|跃|躍|跻|进|進|退|降|跌|滑|夺|奪|获|獲|取得|荣膺|摘|拿|得|名列"
_FIELD = (
    "全[国國省市区區县縣校院镇鎮乡鄉系厂廠公司行业業球]{1,2}|世界|同类|同類|总分|總分|积分|積分|评比|評比|考核|考评|评估|测评|得分"
    "|成绩|成績|组|組|项目|項目|单打|双打|接力|团体|團體|集体|個人|个人|综合"
)
#: What stands before a rank, by the word behind its number: nearer and plainer where that is missing.
_RIVALS = {
    "名": re.compile(rf"{_RANKING}|{_FIELD}|[男女][单双队子]|混双|[赛賽]"),
    "位": re.compile(rf"排|列|居|[从由從]|升|跃|躍|进|進|降|退|跌|{_FIELD}"),
    "": re.compile(
        rf"(?:(?:排名|排|列|居|{_FIELD})[^，。；、\d第]{{0,6}}|(?:排名?|[列居])全[国國省市区區县縣校院镇鎮乡鄉系][^，。；、\d第]{{0,10}}"
        rf"|[省市区區县縣榜赛賽]|[拿获獲夺奪]了?|(?<![觉懂晓值])得了?|(?:位次|名次|排名)[从由從]"
        rf"|(?:升|[前行]进|[七八九二三四五六\d]进|跃|躍|降|退|滑|跌|移)[到至为為]|[夺奪获獲取]得|[男女][单双队子]组?|混双)$"
    ),
}
_FAR = 40  # in which other ranks of the sentence stand
_NEAR = 14  # characters before a rank in which its contest or its verb stands
_STOP = re.compile(r"[。；;！？!?\n]")
# 推进改革，把安全放在第一位: what is held to be most important has no rivals
_FOREMOST = re.compile("[放摆擺置](?:在|到|于|於)$|[把将將][^，]{1,12}[列排](?:在|到|为|為)$")


_ANNIVERSARY = re.compile(rf"(?P<n>{WHOLE})(?:周年|华诞|岁生日|年校庆)")


def anniversary(text: str, at: int) -> Hit | None:
    """70周年 tells which one, not how long."""
    m = _ANNIVERSARY.match(text, at)
    if m is None:
        return None
    return Hit(at, m.end(), "ordinal", "anniversary", evaluate(m["n"]).value)


_TOP = re.compile(
    rf"(?P<n>{WHOLE})(?:(?:—|-|~|至|到){WHOLE})?(?:(?P<by>[名位])|[强甲]|(?=[的，。、；)”」』’\"]|$))"
)
#: 任务有四项（前两项已完成，后两项仍在进行）: which of a list; 会后两项任务已完成 counts
_OF_LIST = re.compile(
    rf"(?P<n>{WHOLE})(?P<unit>[项項个個条條点點件款])(?:工作|任[务務]|[议議][题題案]|措施)?(?=[已均都皆仍还還尚正未]|持[续續]|[须須需]要?)"
)
_LIST_BEFORE = re.compile(r"(?:^|[，。；：、,;:(（\s]|其中?)[前后後]$")
_TOP_FRONT = re.compile(
    r"(?:排名|位列|位居|居|列|进入|跻身|挤进|获得?|名列|稳居|在|入围|评为|荣获|取得|达到|全[国省市区校])[^，。；]{0,6}前$"
)
#: 进入全区前三, 列全国前10位: where one stands among rivals. 取前两名晋级 tells who goes on.
_STANDING = re.compile(
    r"(?:排名?|排在|位列|名列|位居|稳居|居于?|列|进入?|跻身|挺进|迈入|保持在?|进位至|保住|守住|冲击?|闯入|打入|囊括|包揽|夺得|重返"
    r"|力争|跌出|退出|掉出)[^，。；、\d]{0,6}(?<!之)(?<!以)前$"
)
_PLACED = re.compile(r"[，。；、,;)）！!”」』’\"\s]|$|的|行列|方阵|之列")


def top(text: str, at: int, floor: int) -> Hit | None:
    """排名前三, 位列全省前10位: a place among rivals; 前三名选手, 前16强, （前两项已完成）: a place in an order."""
    if at - 1 < floor or text[at - 1 : at] not in tuple("前后後"):
        return None
    if (m := _OF_LIST.match(text, at)) and _LIST_BEFORE.search(text, max(0, at - 4), at):
        because = "place: 前 or 后 in a list"
        return Hit(at - 1, m.end("unit"), "ordinal", because, evaluate(m["n"]).value)
    if text[at - 1] != "前":
        return None
    m = _TOP.match(text, at)
    if m is None:
        return None
    value = evaluate(m["n"]).value
    if value <= _PLACES and _placed(text, at, m):
        return Hit(at - 1, m.end(), "rank", "rank: 前 before a number", value, unit=m["by"])
    if text[m.end() - 1] not in "名位强甲" and not _TOP_FRONT.search(text, max(0, at - 12), at):
        return None
    return Hit(at - 1, m.end(), "ordinal", "place: 前 before a number", value)


_PLACES = 200  # 前1000名 are many, not a place


def _placed(text: str, at: int, m: re.Match[str]) -> bool:
    if m.end() not in (m.end("n"), m.end("by")) or not _PLACED.match(text, m.end()):
        return False
    return bool(_STANDING.search(text, max(0, at - 14), at))
