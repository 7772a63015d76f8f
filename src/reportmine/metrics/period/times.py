"""What time each number of a paragraph speaks of.

In: the dates around a slot, the period above it, the report's own. Out: a `Period`: explicit where a date
stands in the number's clause, inherited from an earlier clause, sentence or heading, else the
document's. A date that is the base of a comparison (较2012年) is not the number's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from reportmine.findings import WORK_REPORT, Front, Mention, Period
from reportmine.metrics.context import Dated, Paragraph, Slot
from reportmine.metrics.lexicon import NUMBER
from reportmine.metrics.period.date_role import BEFORE_THIS, LAST_YEARS, is_founding, tells_when
from reportmine.metrics.period.date_value import Meant
from reportmine.metrics.period.periods import (
    YEARS_BEFORE,
    document_period,
    is_long,
    is_term,
    last_year_of,
    lies_in_school_year,
    tidy,
    whole_year,
    year_of,
)
from reportmine.metrics.period.spans import is_reached, since, year_before

_ATTRIBUTE = re.compile("度?[^，。；、\ue001]{1,8}的\ue001")
_BASE_LATER = re.compile("[^，。；]{1,24}基础上")
# Stretches of several years up to now speak for their own clause only.
_SPAN = re.compile(
    r"(?:最?近|过去)(?:[二三四五六七八九十两几]+|\d{1,2})(?:多|余)?年|(?:[二三四五六七八九十两几]+|\d{1,2})(?:多|余)?年(?:以来|来|间)"
)
# 2021年的46元和17元: the date is said of both
_ALONGSIDE = re.compile("的?(?:\ue001+[、和及与])+")
_HALF = re.compile("[上下]半年")
_PART = re.compile(
    r"[上下]半年|第?[一二三四1-4]季度|\d{1,2}月|[一二三四五六七八九十]{1,2}月|年[底末]"
)
_MADE_KNOWN = re.compile("(?:公开|公布|公示|发布|编制|编印|印发|报送)了?$")
# 针对这些问题，2019年我们打算：…
_LEAD_IN = re.compile(
    "^(?:针对|面对|为此|对此|因此|总之|(?:这里|特别|需要|值得)[^，。；]{0,10}[是的])[^，。；]{0,12}，|在?刚刚?过去的$"
)
_ATTACHED = re.compile(r"的?\ue001")
# 2022年、2023年分别办6场和9场
_EACH_ITS_OWN = re.compile(r"[^，。；\ue000\ue001]{0,10}分别[^，。；\ue000\ue001]{0,8}")
_JOINTS = "、和及与"
_STRETCH = re.compile("[到至起—–~～-]|以来")
_NAMED_YEAR = re.compile(r"\d{4}")
_MOST = 60  # dates looked at for a number, from the nearest back
_DAY = re.compile(r"\d{2,4}年\d{1,2}月")
_TURNS_AHEAD = re.compile(
    "[。；！](?:\ue002|[“”\\s])*(?:下一?步|今后|接下来|下一阶段|新的一年|来年|明年)"
)
# 去年开会6次，目前会员96人
_NOW = re.compile("目前|现有|现在|如今|现共有|至今")
_TO_DATE = re.compile("至今|截至目前")  # under 2016年: 至今已有志愿者3143人
_UNTIL = ("截至", "截止", "截止到", "截至到", "到", "至")


class _Said(NamedTuple):
    """What a date says of a number, and whether it stands in the number's own clause."""

    period: Period
    date: Mention
    beside: bool


class Times:
    """Resolves the periods of one paragraph's slots."""

    def __init__(self, paragraph: Paragraph, front: Front, above: Period | None) -> None:
        self.paragraph = paragraph
        self.front = front
        self.meant = Meant(paragraph.text, front, above)
        self.term, self.above = self.meant.term, self.meant.above
        #: Where dates begin: all, and those that tell when.
        self.begins = [date.start for date in paragraph.dates]
        self.own = [date for date in paragraph.dates if tells_when(paragraph, front, date)]
        self.starts = [date.start for date in self.own]
        #: By where a date begins: whether it opens its sentence, whether a bracket holds it.
        self.leading: dict[int, bool] = {}
        self.aside = {at for at in self.starts if self._in_brackets(at)}

    def _in_brackets(self, s: int) -> bool:
        text = self.paragraph.masked
        opened, closed = (max(text.rfind(c, 0, s) for c in marks) for marks in ("（(", "）)"))
        return opened > closed

    def of(self, slot: Slot) -> Period:
        """The period of a slot."""
        shared = self._shared(slot)
        if shared is not None:
            return tidy(shared, "explicit")
        said = self._said(slot)
        if said is None:
            return self._unsaid(slot)
        return tidy(said.period, "explicit" if said.beside else "inherited")

    def _unsaid(self, slot: Slot) -> Period:
        """The period that stands above, else the report's own."""
        above, own = self.term or self.above, document_period(self.front)
        if above is None:
            return own
        past = (year_of(above) or 0) < (last_year_of(own) or 0)
        to_date = _TO_DATE.search(self.paragraph.masked, slot.opening, slot.start)
        return own if past and to_date else above

    def _dates(self, begin: int, end: int) -> list[Dated]:
        """The dates that stand between two offsets."""
        first = bisect_left(self.begins, begin)
        dates = self.paragraph.dates[first : bisect_left(self.begins, end)]
        return [date for date in dates if date.end <= end]

    def _shared(self, slot: Slot) -> Period | None:
        """2022年、2023年分别办6场和9场: of several years each has its number."""
        text, start, nth = self.paragraph.masked, slot.start, 0
        opening = slot.opening
        while start > opening + 1 and text[start - 1] in _JOINTS and text[start - 2] == NUMBER:
            start, nth = opening + len(text[opening : start - 1].rstrip(NUMBER)), nth + 1
        row: list[int] = []
        after = start
        for s, e, mention in reversed(self._dates(opening, start)):
            beside = e == after - 1 and text[e] in _JOINTS if row else True
            if not beside or not _NAMED_YEAR.match(mention.text) or _STRETCH.search(mention.text):
                break
            if not row and not _EACH_ITS_OWN.fullmatch(text, e, start):
                break
            row, after = [*map(int, _NAMED_YEAR.findall(mention.text)), *row], s
        return whole_year(row[nth], "explicit") if nth < len(row) > 1 else None

    def is_in_year(self, slot: Slot) -> bool:
        """Whether nothing but a part of some year is told: 上半年, 6月底前."""
        said = self._said(slot)
        return said is not None and bool(_PART.match(said.date.text))

    def _said(self, slot: Slot) -> _Said | None:
        """The time that the text says for a slot.

        A part of a year counts only beside its number: 6月 does not govern the sentences behind it.
        """
        last = bisect_left(self.starts, slot.start) - 1
        for k in range(last, max(-1, last - _MOST), -1):
            said = self._by_date(k, slot)
            if said is None:
                if self._turned_back(k, slot):
                    return None
                continue
            touches = k > 0 and self.own[k - 1].end == self.own[k].start
            if touches and _HALF.fullmatch(said.date.text) and self._by_date(k - 1, slot):
                continue  # 去年上半年: of last year
            return said
        return None

    def _turned_back(self, k: int, slot: Slot) -> bool:
        """2021年，收入达到3亿元。五年来新建学校5所。全区培训〈600人〉: of the term again, in the review of one."""
        s, _, mention = self.own[k]
        return self.term is not None and s < slot.sentence[0] and bool(_SPAN.match(mention.text))

    def _by_date(self, k: int, slot: Slot) -> _Said | None:
        """What a date in front of a slot says of it."""
        text, (s, e, mention) = self.paragraph.masked, self.own[k]
        period = since(text, self.own[k], self._latest()) or self.meant.period(mention)
        if period is None or (s in self.aside and slot.bracket < 0):
            return None
        attached = _ATTACHED.match(text, e)
        if mention.text.startswith(BEFORE_THIS):
            attached = attached or LAST_YEARS.match(text, e)
        if (
            attached
            and slot.start >= attached.end()
            and not _ALONGSIDE.fullmatch(text, e, slot.start)
        ):
            return None
        beside = s >= slot.clause_start or (
            s >= slot.sentence[0] and not text[e : slot.left[0]].strip("，, 间末底")
        )
        if s < slot.sentence[0] and mention.text in YEARS_BEFORE:
            return None
        apart = s < slot.sentence[0] or text.find("；", e, slot.start) >= 0
        if apart and (not self._leads(s) or self._ends_with_sentence(mention)):
            return None  # 2020年到2025年，…。新增3家: of the term that the heading names
        if apart and _TURNS_AHEAD.search(text, e, slot.start):
            return None  # 2023年，…不足。下一步，我们将…
        if s < slot.clause_start and self._ends_with_clause(s, e, mention, slot):
            return None
        as_of = text.endswith(_UNTIL, 0, s)
        if as_of and lies_in_school_year(period, self.front.period):
            return None  # 截至2022年8月底，藏书6万册, in the report on 2021-2022
        if as_of and (self._is_over(period) or (not apart and _DAY.match(mention.text))):
            return _Said(period, mention, beside)  # a budget: 截至上年8月31日，共有车辆8辆
        all_year = text.find("全年", slot.clause_start, slot.start) >= 0
        short = not is_long(period) and (all_year or not beside or as_of)
        if short and (all_year or as_of or not self._opens(s, mention, period, slot)):
            return None
        return _Said(period, mention, beside)

    def _latest(self) -> int | None:
        """The last year that is told of."""
        told = last_year_of(self.term or self.above)
        own = last_year_of(self.front.period)
        if told is not None or own is None:
            return told
        return own - (self.front.kind == WORK_REPORT)

    def _ends_with_sentence(self, mention: Mention) -> bool:
        """“十四五”以来 speaks for a whole paragraph in a government's report only, 2020年到2025年 not where a
        heading names a term."""
        if not is_term(mention.period):
            return False
        named = bool(_NAMED_YEAR.match(mention.text))
        return (named and self.term is not None) or self.front.kind != WORK_REPORT

    def _opens(self, s: int, mention: Mention, period: Period, slot: Slot) -> bool:
        """Whether a month of another year opens the number's sentence: 2018年12月，本会…，走访96户."""
        told = year_of(self.above or self.front.period)
        named = _NAMED_YEAR.match(mention.text) and year_of(period) != told
        return bool(named) and s >= slot.sentence[0] and self._leads(s)

    def _is_over(self, day: Period) -> bool:
        """Whether a day lies before the time that is told of."""
        told = self.above or self.front.period
        return bool(told and told.start and day.end and day.end < told.start)

    def base(self, slot: Slot) -> Period | None:
        """The time that a number to be compared with is of: 较去年大会（2015年5月）之经费, 高于去年的5万元."""
        before = self.paragraph.masked[slot.clause_start : slot.start]
        at = max(before.rfind("比"), before.rfind("较"), before.rfind("于"))
        if at < 0 and not before.lstrip().startswith("与"):
            return None
        begin = slot.clause_start + max(at, 0)
        found = None
        for _, _, mention in self._dates(begin, slot.start):
            year = year_of(self.meant.period(mention, compared=True))
            found = year if year is not None else found
        return whole_year(found, "explicit") if found else None

    def start(self, slot: Slot, period: Period) -> Period:
        """The year that a change over several years starts from: the first that is named, or the one before a term."""
        text = self.paragraph.masked
        for s, e, mention in reversed(self._dates(slot.opening, slot.start)):
            year = year_of(self.meant.period(mention, compared=True))
            if year and text[s - 1 : s] in ("由", "从", "自") and _ATTACHED.match(text, e):
                # 甲由2002年的3家增到2007年的5家，乙由2家增到4家
                return whole_year(year, "inherited")
        first = year_of(period)
        if first is None or not is_term(period):
            return self._before_term(slot, period)
        said = self._said(slot)
        words = said.date.text if said else ""
        of_plan = self.front.kind == WORK_REPORT or "五" in words
        before = of_plan and not _NAMED_YEAR.match(words)
        return whole_year(first - before, period.source)

    def _before_term(self, slot: Slot, period: Period) -> Period:
        """2021年，产值达到3亿元，企业由〈3家〉增到5家, in the review of a term: of the year before it."""
        said = self._said(slot)
        named = said is not None and _NAMED_YEAR.match(said.date.text)
        return (year_before(period, self.term) if named else None) or period

    def is_reached(self, slot: Slot) -> bool:
        """Whether a number tells where something stands by now: 五年来达到3家."""
        return is_reached(self.paragraph, slot, self._dates(slot.clause_start, slot.start))

    def _leads(self, s: int) -> bool:
        """Whether a date opens its sentence, so that it governs the sentences behind it too."""
        if s not in self.leading:
            text = self.paragraph.masked
            start = max(text.rfind(c, 0, s) for c in "。！？；") + 1
            led = _LEAD_IN.sub("", text[start:s])
            self.leading[s] = len(led.strip("\ue002 　“、（）()．.—")) <= 2
        return self.leading[s]

    def _ends_with_clause(self, s: int, e: int, date: Mention, slot: Slot) -> bool:
        """Whether a date of an earlier clause says nothing of a number: 公开了2022年决算，公开项目6条;
        整理近五年的卷宗，今年调档431次."""
        text = self.paragraph.masked
        if date.text.startswith(BEFORE_THIS) and _NOW.search(text, slot.clause_start, slot.start):
            return True
        if is_founding(text, s, e) or _MADE_KNOWN.search(text, max(0, s - 5), s):
            return True
        if _ATTRIBUTE.match(text, e):
            return True  # 2019年度续建的2万亩已验收，发放补贴9万元
        if _BASE_LATER.match(text, e):
            return True  # 在去年改造40个的基础上，再改造36个
        if not _SPAN.match(date.text):
            return False
        return "全年" in text[slot.clause_start : slot.start] or not self._governs(s, e, slot)

    def _governs(self, s: int, e: int, slot: Slot) -> bool:
        """Whether 五年来， speaks for all that follows it: in its sentence, in a government's whole paragraph."""
        if not self._leads(s) or not self.paragraph.masked.startswith(("，", ","), e):
            return False
        return s >= slot.sentence[0] or self.front.kind == WORK_REPORT
