"""The words and marks at the edges of a phrase that name nothing: 全年共, 约, 大家, 因疫情只安排了.

In: a stretch `[start, end)` of a paragraph. Out: the stretch without them; empty where nothing else is in it.
"""

from __future__ import annotations

import re

from reportmine.metrics.label.phrase import ACTORS, TIDY_LEFT, Phrases, Piece
from reportmine.metrics.lexicon import DATE, any_of

__all__ = ["LONGEST", "MEETING", "Edges"]

# 接待费全年预算数: the year is part of what the figure is called
_TERMS = ("全年预算", "全年执行")
_HOW_OFTEN = re.compile("每(?:周|月|年|季度?|半年|学期|天|日)(?!度)")
# 每半年审查一次: how often an event takes place is no name of it.
_AS_OFTEN = re.compile(
    "每(?:[两三]?个?)(?:周|月|年|季度?|半年|学期|学年|天|日)(?![度六末])(?:的|要|都|均|再)*"
)
# 每处面积, 每间造价: the size of the thing that was counted before.
_OF_EACH = re.compile("每[处间座栋幢所套台辆](?=[\u4e00-\u9fff]{2})")
# 设立以来累计救助, 自开馆以来: since when.
_EVER_SINCE = re.compile("自?[^，。；\ue001]{0,8}以来(?:已|共|累计)*")
# 每周六上午一场: at what time of the day.
_HOUR = re.compile(
    "[早上中下晚傍凌清深半]?(?:上午|下午|中午|晚上|傍晚|早上|早晨|清晨|凌晨|夜里|夜间|周末|当天|当晚)"
)
# 馆里采纳意见, 大家捐款: who acts, as a body speaks of itself.
_OURS = re.compile("(?:大家|[馆院校系厂局社会]里)(?!的|工)")
# 高温期间送清凉
_DURING = re.compile("[\u4e00-\u9fff]{2,6}期间(?!的|值班|值守)(?=[\u4e00-\u9fff]{2})")
# “99公益日”期间, with the number in the name already understood.
_QUOTED_DAY = re.compile("“?[^“”，]{0,12}”(?:期间|前后|当天|之际)")
# 疗休养因疫情…: why there was so little; but 原因, 公因素 and 因公出国 hold no cause.
_BECAUSE = re.compile(
    "(?<![原成基病起诱内外根死])因(?![公私病素人子工此])[^，。；、\ue001”]{1,9}[^，。；、\ue001”率量数额度费]$"
)
# 决算数大于预算数的主要原因是新进人员: why, and then what is counted.
_REASON = re.compile("(?:主要)?原因(?:是|系|为|在于)|主要(?:是|系)(?:因为?|由于)?|[系是]因")
# 标准为每人每年1500元
_LINKED = re.compile("(?<=标准|单价|均价|总价)为(?:每[\u4e00-\u9fff]{1,2})*$")
# 街道共计排查, 在村口累计值守: who acts, or where, stands in front.
_IN_ALL = re.compile(
    rf"(?P<who>(?:.?(?:{any_of(ACTORS)}|力量)|^本次|^[在于][^，。；\ue001]{{2,12}}?))(?:共计|累计|总共)(?!折旧|结余|结转|积)"
    rf"(?=[\u4e00-\u9fff]{{2}})"
)
#: 新闻发布会 is held, while 工会 is who holds it.
MEETING = re.compile(r"[^工员协学商事金合委总分谊究本我]会$")
#: Characters in front of a number; what stands further away does not name what it counts.
LONGEST = 240


class Edges:
    """Edges of phrases in front of numbers."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases, self.text, self.lexicon = phrases, phrases.text, phrases.lexicon

    def behind_how_often(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """审查 of 每半年审查一次; a phrase that tells nothing else is left as it is."""
        if not pieces:
            return ()
        (s, e), *rest = pieces
        # the first character may have been cut off as a word that names nothing
        often = _AS_OFTEN.match(self.text, s, e) or _AS_OFTEN.match(self.text, s - 1, e)
        if often is None or e - often.end() < 2:
            return pieces
        return (self.strip(often.end(), e), *rest)

    def strip(self, s: int, e: int) -> Piece:
        """`[s, e)` without the words and marks that stand at its edges and name nothing: 全年共, 约, dates.

        What such a word inside parts off in front (不足的主要原因是新进人员, 图书馆全年接待读者) goes with it.
        """
        text = self.text
        s, e = self._without_words(max(s, e - LONGEST), e)
        if within := _QUOTED_DAY.match(text, s, e):
            return self.strip(within.end(), e)
        s, e = self._without_marks(s, e)
        reason = _REASON.search(text, s, e)
        if reason and e - reason.end() > 1:
            return self.strip(reason.end(), e)
        if linked := _LINKED.search(text, s, e):
            e = linked.start()
        behind = self._behind_when(s, e)
        if behind is not None:
            return self.strip(behind, e)
        often = _HOW_OFTEN.search(text, s + 1, e - 1)
        if often and text[s : often.start()].endswith(ACTORS):
            s = often.start()  # 两校区图书馆每周开放
        date = text.rfind(DATE, s, e)
        if s < date < e - 1:
            return self.strip(date, e)
        return (s, s) if _HOUR.fullmatch(text, s, e) else (s, e)

    def _without_words(self, s: int, e: int) -> Piece:
        """`[s, e)` without the words at its edges: 设立以来累计, 全年共, 馆里, 高温期间."""
        text = self.text
        for form in (_EVER_SINCE, _OF_EACH):
            if found := form.match(text, s, e):
                s = found.end()
        lead = self.lexicon.lead.match(text, s, e)
        s = lead.end() if lead else s
        if s >= e:
            return s, s
        trail = self.lexicon.trail_reversed.match(text[s:e][::-1])
        e -= trail.end() if trail else 0
        if s < e and text.startswith("中有", e - 1) and text[e - 2] not in "其之当":
            e -= 1  # 12个分会中有3个…
        if ours := _OURS.match(text, s, e):
            s = ours.end() if e - ours.end() > 1 else s
        if during := _DURING.match(text, s, e):
            s = during.end()
        return s, e

    def _without_marks(self, s: int, e: int) -> Piece:
        """`[s, e)` without the cause it ends with, the marks at its edges and a long aside in brackets."""
        text = self.text
        if because := _BECAUSE.search(text, s + 2, e):
            e = because.start()
        while (
            s < e and text[s] in TIDY_LEFT and text[s] not in "“《" and not self.phrases.holds(s, e)
        ):
            s += 1
        e = self.phrases.right_edge(s, e)
        if s < e and text[e - 1] in "）)":
            opened = max(text.rfind("（", s, e), text.rfind("(", s, e))
            if opened > s and e - opened > 5:
                e = opened
        return s, e

    def _behind_when(self, s: int, e: int) -> int | None:
        """Where the thing begins behind 全年, 累计 or 每周 inside `[s, e)`; None where none of them parts it."""
        text = self.text
        whole_year = text.find("全年", s, e)
        if s < whole_year < e - 3 and not text.startswith(_TERMS, whole_year):
            return whole_year
        in_all = _IN_ALL.search(text[s:e])
        if in_all and not MEETING.search(in_all["who"]):
            return s + in_all.end()
        often = _HOW_OFTEN.search(text, s + 1, e - 1)
        return often.end() if often and text[often.end() : e] not in self.lexicon.keep else None
