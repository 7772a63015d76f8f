"""The last touch on a label: what tells its figure from no other is taken off.

A title or a slogan before its noun goes (“书香进万家”主题活动16场 counts 主题活动): no table has it in its head. A
short name in quotes is what its thing is known by (“三公”经费) and stays, and so does the title of a deed that
has no other name (“师徒同台献艺”直播). A word that two pieces share where they
meet is said once. In: a text, the pieces of a label. Out: pieces.
"""

from __future__ import annotations

import re

from reportmine.metrics.context import TIME_ITSELF
from reportmine.metrics.label.phrase import Piece
from reportmine.metrics.label.right import EFFORT
from reportmine.metrics.lexicon import NUMBER, lexicon
from reportmine.text.segment import segmenter

__all__ = ["trimmed"]

_TITLES = r"(?:[“「『《][^“”「」『』《》]{5,40}[”」』》])+"
# A title and the noun that it is the name of; what is awarded goes by its title, and names of budget items are whole.
_TITLED = re.compile(
    rf"(?P<title>{_TITLES})(?=[\u4e00-\u9fff]{{2}})(?!系列$|荣誉|称号|奖|学校|示范)"
)
# 发布各类政务信息: of every kind tells the figure from no other. 各类型 and 各项目 are words.
_KINDS = re.compile("(?:各级)?(?:各类|各种|各式)(?=[\u4e00-\u9fff“]{2})(?!型|别|人)")
# 办理借书证: a card is given out; 办理讲座: it is held.
_ISSUED = re.compile(
    "办理(?=[\u4e00-\u9fff]{1,8}[证卡]$|[\u4e00-\u9fff、]{0,16}(?:讲座|工作坊|研习|研习营|研讨会|座谈会|参访|活动|展览|比赛)$)"
)
_EACH = re.compile("每[人户名位]")
# 流转费平均每亩650元, 传习补贴每人每年800元
_EACH_BEHIND = re.compile(
    "(?<=[\u4e00-\u9fff]{2})(?:平均)?(?:每[人户名位生亩家期班份]){1,2}(?:每[年月天日])?$"
)
_TIMES = re.compile(r"(?:(?<![A-Za-z0-9])| )[xX×✕*] ?$")
_BUDGET = ("（类", "（款", "（项", "(类", "(款", "(项")
# 县“全民读书行动”活动: whose it is goes with it. A grade (市级) or a verb stays.
_OWNER = re.compile("^[\u4e00-\u9fff]{1,4}[市省县区乡镇会馆校院局]$")

# 馆员共同努力; but 努力 alone is left to the choice
_EFFORT = re.compile(f"(?<=[\u4e00-\u9fff]{{2}})(?!努力|奋斗|拼搏|付出){EFFORT}$")
# 互助基金, 以来累计救助: since when it was counted tells the figure from no other.
_SINCE = re.compile("^(?:以来|之后|以后)(?:已|共|累计)*(?=[\u4e00-\u9fff])")
_LINK = re.compile("[率数量额度费金]为$")
_HOW_FAR = re.compile("^(?:基本|全面|全部|正式|顺利|成功|如期|按期|相继|均|已|都)*")
_BY = re.compile("[按据照]")
# 投诉按规定程序办结: by what rule it was done tells the figure from no other.
_BY_RULE = re.compile(
    r"(?:按照?|根据|依照|依据|遵照)[\u4e00-\u9fff]{0,8}?(?:规定|程序|流程|要求|制度|办法|标准|计划|原则|规范|比例|时限|期限|安排)"
    r"(?:的?程序|的?要求)?(?:进行了?)?(?=[\u4e00-\u9fff]{2})"
)

_INSIDE = re.compile("[\u4e00-\u9fff]{2}")
_CONTEXT = 8  # characters in front of a name, to tell its words


def trimmed(text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces without titles that stand before a noun, and without words that are said twice."""
    words = "".join(text[s:e] for s, e in pieces)
    if any(mark in words for mark in "“「『《"):
        pieces = tuple(part for s, e in pieces for part in _untitled(text, s, e))
    pieces = tuple(piece for piece in pieces if piece[0] < piece[1])
    if pieces:
        pieces = ((_behind_no_half_word(text, *pieces[0]), pieces[0][1]), *pieces[1:])
    if "每" in words:
        # 困难职工每人补助 is 困难职工补助: that it is told by the head is the aspect of the figure.
        pieces = tuple(part for s, e in pieces for part in _without(_EACH, text, s, e, s + 2))
        pieces = _headless(text, pieces)
    if "各" in words:
        pieces = tuple(part for s, e in pieces for part in _without(_KINDS, text, s, e, s))
    s, e = pieces[0] if len(pieces) == 1 else (0, 0)
    if _ISSUED.match(text[s:e]):
        pieces = ((s + 2, e),)
    if any(_BY.search(text, s, e) for s, e in pieces):
        first = pieces[0][0] + 2
        pieces = tuple(
            part for s, e in _joined(pieces) for part in _without(_BY_RULE, text, s, e, first)
        )
    pieces = tuple((s + _since(text[s:e]), e) for s, e in pieces)
    pieces = tuple((_behind_length(text, s, e), _before_times(text, s, e)) for s, e in pieces)
    pieces = _shared(text, pieces)
    if pieces and (effort := _EFFORT.search(text, *pieces[-1])):
        pieces = (*pieces[:-1], (pieces[-1][0], effort.start()))
    if pieces and _LINK.search(text, *pieces[-1]):
        pieces = (*pieces[:-1], (pieces[-1][0], pieces[-1][1] - 1))  # 执行率为 is 执行率
    return _once(text, pieces)


def _shared(text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """What has the share, without 占比: 女会员占比 is 女会员; but 药占比 is a rate by its name."""
    size = sum(e - s for s, e in pieces)
    s, e = pieces[-1] if pieces else (0, 0)
    if size < 4 or text[e - 2 : e] != "占比" or e - s < 2:
        return pieces
    return (*pieces[:-1], (s, e - 2)) if e - s > 2 else pieces[:-1]


def _headless(text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces without 每人每年 at their end, where something is left."""
    if not pieces:
        return pieces
    words = "".join(text[s:e] for s, e in pieces)
    behind = _EACH_BEHIND.search(words)
    left = len(words) - behind.start() if behind else 0
    out = list(pieces)
    while left and out:
        s, e = out.pop()
        if e - s > left:
            out.append((s, e - left))
        left = max(0, left - (e - s))
    return tuple(out)


def _untitled(text: str, s: int, e: int) -> list[Piece]:
    """A piece without the title that stands before its noun, unless that is all it is known by."""
    title = _TITLED.search(text, s, e)
    if title is None or any(mark in title[0] for mark in _BUDGET):
        return [(s, e)]
    front = text[s : title.start()]
    if front.endswith("级") or (not front and _is_deed(text[title.end() : e])):
        return [(s, e)]
    parts = [(title.end(), e)]
    if front and not _OWNER.match(front):
        parts.insert(0, (s, title.start()))
    return parts


def _is_deed(words: str) -> bool:
    """Whether words are one verb of two characters, or how far it was done (基本建成)."""
    verb = _HOW_FAR.sub("", words, count=1)
    return not verb or (len(verb) == 2 and segmenter().tagged(verb)[0][1].startswith("v"))


def _joined(pieces: tuple[Piece, ...]) -> list[Piece]:
    """Pieces that touch as one."""
    found: list[Piece] = []
    for s, e in pieces:
        if found and found[-1][1] == s:
            found[-1] = (found[-1][0], e)
        else:
            found.append((s, e))
    return found


def _without(words: re.Pattern[str], text: str, s: int, e: int, at: int) -> list[Piece]:
    """A piece without such words, where they stand at `at` or behind."""
    found = words.search(text, max(s, at), e)
    parts = [(s, found.start()), (found.end(), e)] if found else [(s, e)]
    return [part for part in parts if part[0] < part[1]]


def _behind_no_half_word(text: str, s: int, e: int) -> int:
    """Where a name begins that was cut in the midst of a word: with that word (设备 of 部分设备), or behind
    it where it says only that a thing was brought about (证明 of 出具证明)."""
    if not _INSIDE.fullmatch(text, s - 1, s + 1):
        return s
    begin = max(s - _CONTEXT, 0)
    at, words = s - begin, lexicon()
    for token in segmenter().tokens(text[begin:e]):
        if token.start < at < token.end:
            if token.word in words.protected:
                return begin + token.start
            return begin + token.end if token.word in words.drop and begin + token.end < e else s
    return s


def _since(words: str) -> int:
    """How many characters at the beginning of words tell since when."""
    found = _SINCE.match(words)
    return found.end() if found else 0


def _before_times(text: str, s: int, e: int) -> int:
    """Where a name ends before the sign of how many there are of it: 书签 x 5."""
    times = _TIMES.search(text, s + 1, e)
    return times.start() if times else e


def _behind_length(text: str, s: int, e: int) -> int:
    """Where a name begins behind how long it took: 踏查 of 九天时间踏查."""
    behind = text.endswith((NUMBER, f"{NUMBER}的"), 0, s)
    said = TIME_ITSELF.match(text, s, e) if behind else None
    return said.end() if said and e - said.end() > 1 else s


def _once(text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """经费支出 and 支出决算 are 经费支出决算."""
    out: list[Piece] = []
    for s, e in pieces:
        if out and text[max(out[-1][0], out[-1][1] - (e - s)) : out[-1][1]] == text[s:e]:
            continue  # 公示 and 公示 are one
        if out and e - s > 2 and text[out[-1][1] - 2 : out[-1][1]] == text[s : s + 2]:
            s += 2
        out.append((s, e))
    return tuple(out)
