"""Is the first clause of a paragraph a title, or the beginning of its text?

A heading of a report is seldom a line of its own: `（一）主动公开情况。主要通过…`. `propose` cuts the first
clause off a paragraph and scores it as a title: short, a phrase rather than a statement, text after
it. Whether the title stands is decided for all members of a list together (`decide`), because
siblings are written alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportmine.report import Span
from reportmine.text.normalize import squeeze
from reportmine.text.scripts import simplified

#: A clause that is longer is never a title, whatever its siblings look like.
LONGEST = 80


@dataclass(frozen=True, slots=True)
class Title:
    """A clause that may be a heading.

    `ending` is the punctuation that closes it ("" at the end of a line); `run_in` whether text
    follows in the same paragraph; `score` how much it looks like a title (1.0 and more: it does);
    `because` says why.
    """

    span: Span
    words: str
    ending: str
    run_in: bool
    score: float
    because: str

    @property
    def states_quantity(self) -> bool:
        """Whether the clause tells how many: 举办培训3期."""
        return states_quantity(self.words)


def states_quantity(words: str) -> bool:
    """Whether words tell how many: 举办培训3期."""
    return bool(_QUANTITY.search(words))


# how many members of a list are few, and what share of them is rare
_FEW, _RARE = 4, 0.3
_OPEN, _CLOSE = "（(《“‘「『【[〈", "）)》”’」』】]〉"
_STOP = "。！？!?；;：:"
_MARKS = re.compile(f"[{re.escape(_OPEN + _CLOSE + _STOP)}]")
_COMMA = re.compile("[，,]")
_CJK = re.compile("[\u3400-\u9fff]")
_QUANTITY = re.compile(
    r"(?<![第\d０-９])[\d０-９][\d０-９.．,，]*\s*(?:余|多)?\s*(?:万|亿|千|元|[%％]|名|人次|场|件|篇|册|家|项|次|倍|公里|亩|吨|户|余)"
)
_PAST = re.compile("[^为除罢好得不]了(?!解|结|望|然)|已经|已于|并于|均已|[正]在进行")
_OPENING = re.compile(
    "我们|我[省市县区校馆院局会国]|本[单部年馆校会院机]|今年|去年|全年|一年来|年初|年底|截至|截止|目前|当前|近年|为了?"
    "(?!民|先|基)|针对(?:以上|上述|存在|这些)|由于|通过|经过|据|因此|所以|但|虽|如果|其中|同时|此外|另外|主要用于|主要是|[这该此]|"
    "[\\d０-９]{4}\\s*年(?!度)|[\\d０-９]{1,2}月"
)
_TAIL = re.compile(
    "(?:情况|工作|建设|管理|方面|问题|机制|能力|水平|体系|活动|服务|职能|概况|总体|说明|事项|措施|计划|目标|任务|要求|保障"
    "|发展|培训|安全|改革|创新|质量|环境|氛围|作用|成效|特色|亮点|打算|设想|建议|报告|收入|支出|经费)$"
)
_LEAD_IN = re.compile(
    "(?:如下|包括|主要有|主要是|下列|以下.{0,8}|分别[是为]|[是为有即指]|具体.{0,6}|条件|决定|认为|指出|强调|提出|要求|说)$"
)
# 二、存在的问题主要有： on a line of its own over its points
_NAMES_A_LIST = re.compile(
    "(?:进展|成绩|成效|做法|经验|体会|问题|失误|不足|打算|计划|安排|措施|建议|任务|重点工作|主要工作)(?:主要|大致)?(?:有|是|如下|包括)$"
)
_STATEMENT = re.compile(
    "(?:持平|减少|增加|下降|完成|通过|占|无异议|無異議|有关|届满)$|[^、]为[^主重了先民人核中本导]|[^于就还但]是(?!非|(?:关键|核心|根本|基础|前提|保障|重点|主线|生命线)$)"
)


# （三）政府信息管理情况2022年，我镇…: the stop behind the title was lost
_LOST_STOP = re.compile(
    "([\u3400-\u9fff、]{2,18}?(?:情况|工作|建设|管理|机制|保障|服务|培训|活动|宣传))\\s*"
    "(?=(?<=\\s)[\u3400-\u9fff]|(?:19|20)\\d\\d\\s*年(?![度来底初末])|截至|全年|今年|[本我][年省市县区镇乡局校馆院单部])"
)
_LONGEST_LINE = 44
# 教育支出（类）…（项）：支出决算为… tells what an item of the accounts came to
_ACCOUNTS = ("（款）", "（项）")
# 陈老师：是否改期 tells who said what
_SPEAKERS = ("老师", "同学", "先生", "女士")
# what stands behind the colon is a value, not the title's second half
_ASKS = re.compile(
    "(?:时间|時間|日期|地[点點]|主席|主持|[记記紀][录錄]|出席|列席|缺席|参[加会]|參加|[应應]到|[实實]到|人[员員数數]|联系|聯絡|电话|電話|地址|邮[编箱]"
    "|案由|[说說]明|[决決][议議]|提案人|[连連]署人|附[议議件表]|[单單]位|作者|[来來]源|来宾|司[仪儀]|文号|金[额額]|[预預決决]算[数數]|名[称稱]|其中|如下|包括|主要有?)$"
)


# 修正章程第九條，提請討論。（理事會提）: what stands in brackets behind the stop belongs to the line
_ASIDE = re.compile(r"。\s*[（(][^（()）。]{2,40}[）)]\s*")


def first_stop(text: str, start: int, end: int, limit: int = LONGEST + 8) -> int:
    """Offset of the first closing punctuation outside brackets and quotes, or -1.

    Only the first `limit` characters are looked at; the end of the paragraph is no stop.
    """
    depth = 0
    for mark in _MARKS.finditer(text, start, min(end, start + limit)):
        i, c = mark.start(), mark[0]
        if c in _OPEN:
            depth += 1
        elif c in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and not _inside_number(text, i, c):
            return i
    return -1


def _inside_number(text: str, i: int, c: str) -> bool:
    """`9:30`, `http://`: a colon that separates nothing."""
    return c in ":：" and text[i - 1 : i].isdigit() and text[i + 1 : i + 2].isdigit()


def propose(text: str, start: int, end: int) -> Title | None:
    """The title that opens `text[start:end]` (the paragraph after its mark), if there may be one."""
    if start >= end:
        return None
    stop = first_stop(text, start, end)
    if stop < 0:
        if end - start > LONGEST:
            return None
        return _scored(text, start, end, "", run_in=False)
    aside = _ASIDE.fullmatch(text, stop, end)
    if aside:
        found = _scored(text, start, stop, "", run_in=False)
        span = Span(start, start + len(text[start:end].rstrip()))
        return found and replace(found, span=span, words=text[span.start : span.end])
    ending = "：" if text[stop] in "：:" else text[stop]
    rest = stop + 1
    while rest < end and text[rest].isspace():
        rest += 1
    return _scored(text, start, stop, ending, run_in=rest < end)


def propose_glued(text: str, start: int, end: int) -> Title | None:
    """A title whose stop was lost, in front of a year or of who reports: believed among titles only."""
    m = _LOST_STOP.match(text, start, end)
    if m is None or end - m.end() < 8:
        return None
    return Title(Span(*m.span(1)), m[1], "", True, 1.0, "goes over into its text without a stop")


def propose_line(text: str, start: int, end: int) -> Title | None:
    """The whole of `text[start:end]` as a title of two parts: 队伍建设：让手艺值钱.

    None where it reads as a sentence, or where its first part asks for a value (时间：…, 地点：…).
    """
    words = text[start:end]
    if len(words) > _LONGEST_LINE or any(c in "。；;！!？?" for c in words.strip("！!？?")):
        return None
    label = re.split("[：:]", words, maxsplit=1)[0].strip()
    if len(label) > 16 or is_label(label):
        return None
    return Title(Span(start, end), words, "", False, 2.5, "a line of its own in two parts")


def is_label(words: str) -> bool:
    """Whether the words before a colon ask for a value: 出席人員."""
    plain = squeeze(words)
    return len(plain) <= 10 and bool(_ASKS.search(plain))


def _scored(text: str, start: int, stop: int, ending: str, *, run_in: bool) -> Title | None:
    while stop > start and text[stop - 1] in " \u3000，、,—":
        stop -= 1
    clause = text[start:stop]
    letters = len(_CJK.findall(clause))
    # a single character is a title only as a line of its own: 一、人
    if letters < (1 if ending == "" else 2) or len(clause) > LONGEST:
        return None
    score, why = _points(clause, ending, run_in)
    return Title(Span(start, stop), clause, ending, run_in, score, why)


def _points(clause: str, ending: str, run_in: bool) -> tuple[float, str]:
    """How much a clause looks like a title, and the reasons that weigh most."""
    clause = simplified(clause)
    length = len(squeeze(clause))
    points: list[tuple[float, str]] = [(_by_length(length), f"{length} characters")]
    commas = len(_COMMA.findall(clause))
    points.append(((1.0, 0.5, -0.8, -3.0)[min(commas, 3)], f"{commas} commas"))
    if _QUANTITY.search(clause):
        points.append((-2.5, "states a quantity"))
    if _PAST.search(clause):
        points.append((-1.5, "tells what was done"))
    if _OPENING.match(clause):
        points.append((-2.0, "opens like a sentence"))
    if _TAIL.search(clause):
        points.append((0.7, "ends like a title"))
    if _STATEMENT.search(clause):
        points.append((-1.0, "states something"))
    points.extend(_by_ending(clause, ending, run_in, length))
    total = sum(p for p, _ in points)
    why = "; ".join(w for p, w in sorted(points, key=lambda pw: -abs(pw[0]))[:3])
    return total, why


def _by_length(length: int) -> float:
    for limit, points in ((12, 1.5), (24, 1.0), (34, 0.2), (44, -0.8), (54, -2.0)):
        if length <= limit:
            return points
    return -3.5


def _by_ending(clause: str, ending: str, run_in: bool, length: int) -> list[tuple[float, str]]:
    if ending == "":
        return [(2.5, "a line of its own")]
    if ending in "；;":
        return [(-2.0, "ends in a semicolon")]
    if ending in "？?！!":
        return [(-1.5, "a question or a call")]
    if ending == "：":
        if not run_in and length <= 24 and _NAMES_A_LIST.search(clause):
            return [(2.5, "names the list below it")]
        if _LEAD_IN.search(clause) or length > 26 or clause.endswith(_ACCOUNTS + _SPEAKERS):
            return [(-3.0 if run_in else -1.5, "leads into a list")]
        return [(0.8, "a label")]
    return [(0.8, "text follows")] if run_in else [(0.0, "")]


def decide(
    titles: Sequence[Title | None], has_body: Sequence[bool], *, duties: bool, top: bool
) -> list[bool]:
    """For the members of one list: whose title is a heading.

    `has_body` says whether text, a table or deeper items stand between a member and the next one.
    `duties` is set where the parent's heading announces duties or conditions (主要职能, 候选人条件): there
    the items are sentences, however short. `top` is set for a list at the first level.
    """
    bodied = [
        t is not None and (t.run_in or body) for t, body in zip(titles, has_body, strict=True)
    ]
    scores = [_own(t, b) for t, b in zip(titles, bodied, strict=True)]
    support = sum(s >= 1.0 and b for s, b in zip(scores, bodied, strict=True)) / max(1, len(scores))
    alike = sum(t is not None and t.run_in and t.ending == "。" for t in titles) / max(
        1, len(scores)
    )
    habit = 1.0 if len(scores) > 2 and alike >= 0.8 and support >= 0.5 else 0.0
    inner = bodied[:-1] or bodied
    leaves = sum(inner) < 0.34 * len(inner)
    over_text = [
        t is not None and b and not t.run_in and t.ending in ("", "。") and not t.states_quantity
        for t, b in zip(titles, has_body, strict=True)
    ]
    # a list whose items all stand alone over text of their own: long headings that end in a stop
    erect = len(titles) > 1 and sum(over_text) >= 0.6 * len(titles)
    # one clause that sounds like a title, among the sentences that are the parts of a report
    lonely = top and len(titles) > _FEW and support < _RARE
    out = []
    for title, score, body, stands in zip(titles, scores, bodied, over_text, strict=True):
        if erect and stands and not duties:
            out.append(True)
            continue
        if title is None or title.score < -2.5:
            out.append(False)
            continue
        level = score + 5.0 * (support - 0.6) + habit
        if duties and support < 0.8:
            level = -1.0
        if leaves and not (body and title.run_in) and not (top and title.ending == ""):
            level = -1.0
        if title.ending == "。" and not body:
            level = -1.0
        if lonely and title.run_in and title.ending == "。":
            level = -1.0
        out.append(level >= 1.0)
    return out


def _own(title: Title | None, bodied: bool) -> float:
    if title is None:
        return -4.0
    # a sentence that is a whole item is a statement, not a title
    return title.score - (2.0 if not bodied and title.ending else 0.0)


def bare_words(words: str) -> str:
    """The words of a title without the marks of emphasis that a format put around them."""
    return words.strip().strip("*_").strip()
