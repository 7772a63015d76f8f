"""A phrase of the text: pieces of it, tidy at their edges, and the `Label` that they make.

In: a paragraph with stand-ins for what is understood already (`metrics.context`). Out: `Label`s and
pieces, `(start, end)` in the paragraph. `left` and `right` find where a phrase begins and ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportmine.metrics.context import Paragraph
from reportmine.metrics.label.accounts import item_of_path
from reportmine.metrics.lexicon import MARK, NUMBER, Lexicon, lexicon

Piece = tuple[int, int]
# How a change was computed says nothing of what changed.
_ASIDES = re.compile(
    r"(?:按|以)(?:可比|不变|现行|当年|当期)?(?:价格|价)(?:计算|计)?|按?可比口径(?:计算)?|同口径(?:计算|相比)?"
    r"|一般公共预算(?:财政)?拨款(?=“?三公”?经费)"
    r"|、(?:稳居|位居|居|排名|列|位列)(?:全国|全省|全市|全区|世界|全球)[^，。；、\ue001]{1,6}(?=、)"
    r"|(?:扣除|剔除)[^，。；\ue001]{2,12}因素(?:后|影响)?"
)
# What a level has passed is no name of it.
_PASSED = re.compile(
    r"(?:迈过|跨过|突破|迈上|跨越|站上|越过)[^，。；、\ue001]{1,4}(?:大关|关口|台阶)(?=，)"
)
#: What the names of those end with who act, and are not counted.
ACTORS = lexicon().actors
# 跨江大桥、省运会、疫情防控三类专题: 专题, which sums the list up.
_SUM = re.compile("、[^、，。]{1,12}?[两二三四五六七八九十](?:大|类|项)(?=[^型众会、，。]{2})")
# 优秀剧目《甲》、《乙》等: what the titles are the names of.
_LISTED = re.compile(r"(?P<what>[^“《「」》”、，]{2,10})(?:《[^《》]{1,30}》、?){2,}等?")
# 监测煤矿、建材、制鞋企业, 签约文创、设计类企业: 企业, behind three kinds of them, or two that are called kinds.
_KINDS_OF = re.compile(
    "(?:(?:[^、，]{1,8}、){2,}[^、，]{1,8}?(?:类|等)?|(?:[^、，]{1,8}、)+[^、，]{1,8}?类)"
    "(?P<what>(?:管理)?(?:制度|办法|规定|细则|规程|企业|单位|机构|人员|从业者|纠纷|矛盾|隐患"
    "|违规|违法|行为|问题|事项|课程|信息|项目|档口))$"
)
# 走访慰问生病住院、亲属去世、新婚生育教职工: 教职工, behind what happened to them.
_BEFALLEN = re.compile(
    "(?:[^、，“”《》]{2,8}、)+[^、，“”《》]{2,8}?(?P<what>教职工|职工|员工|会员|居民|群众|馆员)"
)
# 焊工、数控、钳工技能比武: 技能比武, behind three kinds of it.
_EVENTS_OF = re.compile(
    "[^、，“”《》]{1,10}、(?:[^、，“”《》]{1,10}、)+[^、，等]{1,10}?"
    "(?P<what>(?:技能|专题)?(?:培训班|研修班|传习班|训练班|工作坊|大?比武|体验课))"
)
# 红歌会等活动
_AND_SUCH = re.compile(
    "(?<=[^、，]{2})等(?=(?:文体|主题|系列)?(?:活动|问题|制度|办法|方案|事项|文件|比赛|竞赛|培训|讲座|课程)$)"
)
_QUOTED = re.compile("“[^”]*”|《[^》]*》|「[^」]*」")
TIDY_LEFT = '之 　\t,.:;•、，。；：“"”）)】》·—－-的了等及和与'
# 低保、临时救助等资金: these say too little without the list in front of them.
_KIND_OF_MONEY = ("资金", "经费", "款物", "物资", "费用", "款项")
_GRADES = "中高初同平上下均特优優甲乙丙"
TIDY_RIGHT = '之 　\t,.:;•、，。；：“"（(【《·—－-的了等'


@dataclass(slots=True)
class Label:
    """What a number counts; it may be changed until its sentence is done."""

    #: The words, in the order of the label and not always of the text.
    pieces: tuple[Piece, ...] = ()
    #: The name of the rule that found them.
    rule: str = "none"
    #: The words without verb or predicate: what later numbers are of.
    noun: tuple[Piece, ...] = ()
    #: The verb in front of the words, if one is there.
    verb: str = ""
    #: Whether 其中 makes it a part of what was counted before.
    part: bool = False
    #: Whether words of another number stand in it.
    inherited: bool = False
    #: Whether its number is a bound in the name of what the next one counts.
    threshold: bool = False
    #: Behind the number up to here the words are taken, and none of the next number's.
    used_until: int = 0
    #: A verb that ends the phrase in front of the number: start, end, word.
    last_verb: tuple[int, int, str] | None = None


class Phrases:
    """The phrases of one paragraph. `actors`: names of who reports, who are never counted."""

    def __init__(self, paragraph: Paragraph, actors: Sequence[str] = ()) -> None:
        self.text = paragraph.masked
        for name in actors:
            # The reporting body itself is never what is counted.
            self.text = self.text.replace(name, MARK * len(name))
        if any(word in self.text for word in ("价", "因素", "口径", "居", "列", "排名", "三公")):
            self.text = _ASIDES.sub(lambda m: MARK * len(m.group()), self.text)
        if any(word in self.text for word in ("大关", "关口", "台阶")):
            self.text = _PASSED.sub(lambda m: " " * len(m.group()), self.text)
        self.lexicon: Lexicon = lexicon()

    def inside_quotes(self, s: int, at: int) -> bool:
        """Whether `at` stands in a quotation or a title that opens behind `s`."""
        for mark, shut in ("“”", "《》"):
            opened = self.text.rfind(mark, s, at)
            if opened >= 0 and self.text.find(shut, opened, at) < 0:
                return True
        return False

    def shortened(self, s: int, noun: int, e: int) -> tuple[tuple[Piece, ...], int]:
        """The words of `[s, e)`, a long noun that begins at `noun` cut, and where it begins then.

        The verb in front of it stays: 修订制度 of 修订考勤、采购等制度.
        """
        start, end = self.shorten(s, e)
        listed = _KINDS_OF.search(self.text, noun, end) if s < noun else None
        if listed:
            start = listed.start("what")
        pieces = self.tidy(start, end)
        inside = self.text[s - 1 : s] == "、" or self.text[noun] in "、的"
        if s < noun < start and pieces and not inside:
            pieces = ((s, noun), *pieces)
        return pieces, max(start, noun)

    def shorten(self, s: int, e: int) -> Piece:
        """A long phrase keeps what stands behind its last 的, its quotes or its 等."""
        text = self.text
        quotes = list(_QUOTED.finditer(text, s, e))
        if len(quotes) > 1 and quotes[-1].end() < e and quotes[0].start() == s:
            known = text[quotes[-1].start() - 1] == "的"  # “有人、有章”的“双有”工会
            return quotes[-1].start() if known else quotes[-1].end(), e
        if "（类）" in text[s:e] or "（款）" in text[s:e]:
            return item_of_path(text, s, e), e  # names of budget items hold 和 and 等
        listed = _LISTED.fullmatch(text, s, e)
        if listed:
            return s, listed.end("what")
        summed = _SUM.search(text, s, e)
        if summed and self.is_whole(summed.end(), e):
            return summed.end(), e
        events = _EVENTS_OF.fullmatch(text, s, e)
        if events and self.is_whole(events.start("what"), e):
            return events.start("what"), e
        befallen = _BEFALLEN.fullmatch(text, s, e)
        if befallen and e - s > 12 and not self._are_persons(s, befallen.start("what")):
            return befallen.start("what"), e
        kinds = _AND_SUCH.search(text, s + 2, e)
        if kinds and e - s <= 10 and self.is_whole(kinds.end(), e):
            return kinds.end(), e
        if e - s > 10:
            cut = text.rfind("的", s, e - 2)
            if cut > s and text[cut + 1 : e] not in self.lexicon.attributes:
                short = e - cut <= 3 and e - s <= 14  # 高温作业的企业
                s = cut + 1 if self.is_whole(cut + 1, e) and not short else s
            cut = text.rfind("等", s, e - 2)
            if (
                cut > s + 1
                and text[cut + 1 : e] not in _KIND_OF_MONEY
                and text[cut + 1] not in "级次候待于"
                and text[cut - 1] not in _GRADES
                and self.is_whole(cut + 1, e)
            ):
                s = cut + 1
        if e - s > 24:
            cut = max(text.rfind(c, s, e - 2) for c in "、和及与")
            s = cut + 1 if cut > s and self.is_whole(cut + 1, e) else s
        return s, e

    def _are_persons(self, s: int, e: int) -> bool:
        """Whether a member of the list `[s, e)`, but for its last, is a kind of persons: 老党员、困难职工."""
        members = self.text[s:e].split("、")[:-1]
        return any(member.endswith((*self.lexicon.persons, *ACTORS)) for member in members)

    def is_whole(self, s: int, e: int) -> bool:
        """Whether no title or quotation that opens before `s` closes in the stretch."""
        stretch = self.text[s:e]
        return all(
            stretch.find(shut) < 0 or 0 <= stretch.find(mark) < stretch.find(shut)
            for mark, shut in ("《》", "“”", "（）", "()")
        )

    def tidy(self, s: int, e: int) -> tuple[Piece, ...]:
        """The phrase without the marks at its edges; a quoted part keeps both its quotes."""
        text = self.text
        while s < e and (text[s] in TIDY_LEFT or text[s] == NUMBER) and not self.holds(s, e):
            s += 1
        e = self.right_edge(s, e)
        if s < e and text[e - 1] == "”":
            if "“" not in text[s:e]:
                e -= 1
            elif text[s] == "“" and text.find("”", s, e) == e - 1:
                s, e = s + 1, e - 1
        return ((s, e),) if s < e else ()

    def tidy_end(self, s: int, e: int) -> tuple[Piece, ...]:
        """The phrase without the marks at its end only."""
        e = self.right_edge(s, e)
        return ((s, e),) if s < e else ()

    def right_edge(self, s: int, e: int) -> int:
        """Without what hangs on at the end: 会议等 is 会议, while 优等 is a grade."""
        while s < e and self.text[e - 1] in TIDY_RIGHT:
            if self.text[e - 1] == "等" and self.text[s : e - 1][-1:] in tuple(_GRADES):
                break
            e -= 1
        return e

    def holds(self, s: int, e: int) -> bool:
        """Whether an edge character is part of the phrase: 等 of 等级, 和 of 和美, “ of “双一流”学科."""
        if self.text[s] == "等":
            return self.text[s + 1 : s + 2] in ("级", "候", "待", "次")
        if self.text[s] in "和与及了":
            return bool(self.lexicon.lead_protect.match(self.text, s, e))
        return self.text[s] == "“" and 0 < self.text.find("”", s, e) < e - 1

    def text_of(self, pieces: tuple[Piece, ...]) -> str:
        """The words of pieces, joined."""
        return "".join(self.text[a:b] for a, b in pieces)
