"""What time each number of a paragraph speaks of.

In: the dates around a slot, the period above it, the report's own. Out: a `Period`: explicit where a date
stands in the number's clause, inherited from an earlier clause, sentence or heading, else the
document's. A date that is the base of a comparison (较2012年) is not the number's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from reportmine.findings import Front, Mention, Period
from reportmine.metrics.context import Paragraph, Slot
from reportmine.metrics.period import (
    RELATIVE_WORD,
    WORK_REPORT,
    document_period,
    earlier,
    relative,
    tidy,
    whole_year,
    year_of,
)

_BASE_BEFORE = re.compile(
    r"(?:占|转|结转至?|结转到|转入|转至|留待|延至|推迟到|比|较|与|和|同|跟|高于|低于|多于|少于|快于|慢于|好于|优于|自|相当于|是)(?:其|了)?$"
)
_BASE_AFTER = re.compile(
    r"^(?:度|全年|年度|同期|末|底|初)?(?:相比|比较|持平|的(?:\ue001|基础)|基础上)"
)
_ATTRIBUTE = re.compile("度?[^，。；、\ue001]{1,8}的\ue001")
_BASE_LATER = re.compile("[^，。；]{1,24}基础上")
# 上年结转4件, 2010年以前的文件 and 2000年前建成的小区 count things of now.
_NOT_THEN = re.compile(
    r"度?末?(?:结转|结余|净资产|以前|之前|及以前|前(?=[建修成入开投出签毕])[\u4e00-\u9fff]{1,6}的)"
)
# 对2015年以来制发的文件进行清理，共清理163件: which of them are meant
_OF_THINGS = re.compile(r"(?:以来|以后|之后|起|底以前)[\u4e00-\u9fff]{0,6}的")
_OBJECT_BEFORE = re.compile(r"(?<![核校])[对把将][^，。；\ue000\ue001]{0,4}$")
# 到馆9.6万人次，为上年的83%
_AS_MUCH_AS = re.compile(r"的(?:\d[\d.]*|[一二三四五六七八九两]+)(?:[%％倍成]|个百分)")
_NAME_AFTER = re.compile(
    r"^(?:年?度?)[^，。；\ue001]{0,14}(?:规划|纲要|行动计划|方案|办法|条例|意见|》|计划》)"
)
# When something was founded is no time of what it counts: 始建于1983年, 2015年合并而成.
_FOUNDED_BEFORE = re.compile(
    r"(?:始?建|成立|创建|组建|创办|创刊|设立|开馆|建成)于$|(?:成立|登记|注册|创办|设立|建馆|建校|建院)(?:时间|日期)?[：:]?$"
)
_FOUNDED_AFTER = re.compile(
    r"[^，。；]{0,8}?(?:合并而成|发起|登记|注册|开放|开馆|开业|落成|改建|获批|建校|建馆|建院|创办|创刊|成立|组建|设立|始建|改制)"
)
# Stretches of several years up to now speak for their own clause only.
_SPAN = re.compile(
    r"(?:最?近|过去)(?:[二三四五六七八九十两几]+|\d{1,2})(?:多|余)?年|(?:[二三四五六七八九十两几]+|\d{1,2})(?:多|余)?年(?:以来|来|间)"
)
# 五年来, 过去五年, 今后五年: told from the year in which the report is made
_YEARS_FROM_NOW = re.compile(
    r"(?:这|(?:最?近|过去|今后|未来)的?)?(?:[二三四五六七八九十两]+|\d{1,2})年(?:多|余)?(?:以?来|间|累计)?$"
)
# 五年来财政收入达到…, 企业由38家增至146家: where it stands at the end of these years
_REACHED = re.compile(
    "(?:达到?|突破|超过|拥有[^，。；]{0,6}|保持在|稳定在|(?:增|加|升|涨|长|展|高|大|降|减|缩|短|少|低|压|扩)[到至为]"
    "|(?:是|为|相当于)[^，。；]{1,10}的)[了约近]*$"
)
_SUMMARY = re.compile("总结|小结|回顾|汇报")
_SITTING = re.compile("[纪記紀记][要錄录]$")
_YEAR_BEFORE = ("上年", "上年度", "上一年", "上一年度")
_WITHIN = re.compile(r"\d{1,2}(?:[-—－~～至到]\d{1,2})?月(?!\d)")
_PAST_YEAR = ("去年", "上年", "上年度", "上一年")
_PAST = ("去年", "上年", "上年度", "上一年", "上一年度", "前年")
_AGE = re.compile("年代|世纪")
# 2021年的46元和17元: the date is said of both
_ALONGSIDE = re.compile("的?(?:\ue001+[、和及与])+")
_THE_YEAR = re.compile(r"(?:(?:刚刚)?过去的?|[这过]去?)?一年(?:来|以来|里|中)?|全年|年内|一年")
_HALF = re.compile("[上下]半年")
_PART = re.compile(
    r"[上下]半年|第?[一二三四1-4]季度|\d{1,2}月|[一二三四五六七八九十]{1,2}月|年[底末]"
)
# 一年来, 过去的一年: told by a government in the year behind it
_YEAR_BEHIND = re.compile(r"(?:刚刚)?过去的?一年(?:来|以来|里|中)?|这?一年(?:来|以来)")
_MADE_KNOWN = re.compile("(?:公开|公布|公示|发布|编制|编印|印发|报送)了?$")
# 针对这些问题，2019年我们打算：…
_LEAD_IN = re.compile("^(?:针对|面对|为此|对此|因此|总之)[^，。；]{0,12}，")
_ATTACHED = re.compile(r"的?\ue001")
_MOST = 60  # dates looked at for a number, from the nearest back
_UNTIL = ("截至", "截止", "截止到", "截至到", "到", "至")


def _is_long(period: Period) -> bool:
    """Whether a period is a year or more."""
    if not (period.start and period.end):
        return True
    start, end = period.start[:7], period.end[:7]
    months = (int(end[:4]) - int(start[:4])) * 12 + int(end[5:7] or 12) - int(start[5:7] or 1)
    return months >= 10


class Times:
    """Resolves the periods of one paragraph's slots."""

    def __init__(self, paragraph: Paragraph, front: Front, above: Period | None) -> None:
        self.paragraph = paragraph
        self.front = front
        self.above = above
        self.own = [d for d in paragraph.dates if self._is_topic(*d)]
        self.starts = [d[0] for d in self.own]
        self.leading: dict[int, bool] = {}
        self.aside = {d[0] for d in self.own if self._in_brackets(d[0])}

    def _in_brackets(self, s: int) -> bool:
        before = self.paragraph.masked[:s]
        return max(before.rfind("（"), before.rfind("(")) > max(
            before.rfind("）"), before.rfind(")")
        )

    def _is_topic(self, s: int, e: int, date: Mention) -> bool:
        text = self.paragraph.masked
        if self.paragraph.text[s:e] == "次年" and self.paragraph.text[s - 1 : s] in "人件册":
            return False  # 人次年均: 人次 and 年均
        since = text[s - 1 : s] == "自" and self._begins_later(e, date)
        if _BASE_BEFORE.search(text[max(0, s - 4) : s]) and not since:
            return text[max(0, s - 3) : s].endswith("截至")
        if _NOT_THEN.match(text, e):
            return False
        if _BASE_AFTER.match(text[e : e + 8]) and not text.startswith("的\ue001", e):
            return False
        if _OBJECT_BEFORE.search(text, max(0, s - 5), s) and _OF_THINGS.match(text, e):
            return False
        if text[s - 1 : s] == "为" and _AS_MUCH_AS.match(self.paragraph.text, e):
            return False
        if _AGE.search(self.paragraph.text, s, e):
            return False
        if text.count("《", 0, s) > text.count("》", 0, s):
            return False
        return not (_NAME_AFTER.match(text[e : e + 20]) and "》" in text[e : e + 24])

    def _begins_later(self, e: int, date: Mention) -> bool:
        """自明年起，大会手册全面电子化: from when on something will be, if the report's time is over by then."""
        begin, own = year_of(date.period), year_of(self.front.period)
        starts = self.paragraph.masked.startswith("起", e)
        return starts and begin is not None and own is not None and begin > own

    def of(self, slot: Slot) -> Period:
        """The period of a slot."""
        said = self._said(slot)
        if said is None:
            return self.above or document_period(self.front)
        period, _, beside = said
        return tidy(period, "explicit" if beside else "inherited")

    def is_in_year(self, slot: Slot) -> bool:
        """Whether nothing but a part of some year is told: 上半年, 6月底前."""
        said = self._said(slot)
        return said is not None and bool(_PART.match(said[1].text))

    def _said(self, slot: Slot) -> tuple[Period, Mention, bool] | None:
        """The time that the text says for a slot, its date, and whether that stands beside the number.

        A part of a year counts only beside its number: 6月 does not govern the sentences behind it.
        """
        last = bisect_left(self.starts, slot.start) - 1
        for k in range(last, max(-1, last - _MOST), -1):
            said = self._by_date(k, slot)
            if said is None:
                continue
            half = k > 0 and self.own[k - 1][1] == self.own[k][0] and _HALF.fullmatch(said[1].text)
            if half and self._by_date(k - 1, slot):
                continue  # 去年上半年: of last year
            return said
        return None

    def _by_date(self, k: int, slot: Slot) -> tuple[Period, Mention, bool] | None:
        """What a date in front of a slot says of it."""
        text, (s, e, mention) = self.paragraph.masked, self.own[k]
        period = self._period(mention)
        if period is None or (s in self.aside and slot.bracket < 0):
            return None
        attached = _ATTACHED.match(text, e)
        if attached and slot.start > e + 1 and not _ALONGSIDE.fullmatch(text, e, slot.start):
            return None
        beside = s >= slot.clause_start or (
            s >= slot.sentence[0] and not text[e : slot.left[0]].strip("，, 间末底")
        )
        if s < slot.sentence[0] and mention.text in _PAST:
            return None
        apart = s < slot.sentence[0] or text.find("；", e, slot.start) >= 0
        if apart and not self._leads(s):
            return None
        if s < slot.clause_start and self._ends_with_clause(s, e, mention, slot):
            return None
        as_of = text.endswith(_UNTIL, 0, s)
        if as_of and self._is_over(period):
            return period, mention, beside  # a budget: 截至上年8月31日，共有车辆8辆
        whole_year = text.find("全年", slot.clause_start, slot.start) >= 0
        if not _is_long(period) and (whole_year or not beside or as_of):
            return None
        return period, mention, beside

    def _is_over(self, day: Period) -> bool:
        """Whether a day lies before the time that is told of."""
        told = self.above or self.front.period
        return bool(told and told.start and day.end and day.end < told.start)

    def base(self, slot: Slot) -> Period | None:
        """The time that a number to be compared with is of: 较去年大会（2015年5月）之经费."""
        before = self.paragraph.masked[slot.clause_start : slot.start]
        if not before.lstrip().startswith(("比", "较", "与")):
            return None
        found = None
        for s, e, mention in self.paragraph.dates:
            if slot.clause_start <= s and e <= slot.start:
                year = year_of(self._period(mention, compared=True))
                found = year if year is not None else found
        return whole_year(found, "explicit") if found else None

    def is_reached(self, slot: Slot) -> bool:
        """Whether a number tells where something stands by now: 五年来达到3家."""
        return bool(_REACHED.search(self.paragraph.masked, slot.clause_start, slot.start))

    def _is_founding(self, s: int, e: int) -> bool:
        text = self.paragraph.masked
        return bool(_FOUNDED_BEFORE.search(text, max(0, s - 6), s) or _FOUNDED_AFTER.match(text, e))

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
        if self._is_founding(s, e) or _MADE_KNOWN.search(text, max(0, s - 5), s):
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

    def _is_told_later(self) -> bool:
        """Whether 去年 is the report's own year, told from the next: where only the text names that year,
        or where a heading above does (2012年工作回顾) and nothing beside it is of a later one."""
        own, title = self.front.period, self.front.title
        if own is None or not own.start or not title or self.front.issued:
            return False
        if _SITTING.search(self.front.kind or ""):
            return False
        summary = self.front.kind != WORK_REPORT and _SUMMARY.search(self.front.kind or "")
        headed = summary and self.above is not None and year_of(self.above) == year_of(own)
        told = headed or own.start[:4] not in title
        return bool(told) and "今年" not in self.paragraph.text

    def _is_headed_ahead(self) -> bool:
        """Whether the heading names the year behind the report's own."""
        headed, own = year_of(self.above), year_of(self.front.period)
        return headed is not None and own is not None and headed == own + 1

    def _spoken_of(self) -> int:
        """The year that a work report tells of where it is, if that is not its own; else 0.

        What it calls 上年 is the year before that one.
        """
        own = year_of(self.front.period)
        if self.front.kind != WORK_REPORT or own is None:
            return 0
        year = year_of(self.above)
        return year if year is not None and year == own - 1 else 0

    def _period(self, mention: Mention, *, compared: bool = False) -> Period | None:
        period, text = mention.period, mention.text
        if text.startswith("去年") and not compared and self._is_told_later():
            return document_period(self.front)
        if self.above and _THE_YEAR.fullmatch(text):
            return self.above  # under 2013年工作回顾 the year that is spoken of is 2013
        if self.front.kind == WORK_REPORT and _YEAR_BEHIND.fullmatch(text):
            return relative("上年", self.front, "inherited")
        if self.front.kind == WORK_REPORT and period and _YEARS_FROM_NOW.match(text):
            return earlier(period)  # 五年来 end, 今后五年 begin with the year before it is told
        if self.above and period and _WITHIN.match(text):
            within = year_of(self.above) == year_of(period)
            return period if within else self.above  # 1-9月 under 2022年工作回顾
        if text in _PAST_YEAR and self._is_headed_ahead():
            return document_period(self.front)  # 2025年打算：在去年9件的基础上再增2件
        if text in _YEAR_BEFORE and self._spoken_of():
            return whole_year(self._spoken_of() - 1, "explicit")
        if period is not None and period.start:
            return period
        word = RELATIVE_WORD.match(text)
        if word and len(text) <= len(word.group()) + 2:
            return relative(word.group(), self.front, "explicit")
        year = re.fullmatch(r"(\d{4})\s*年度?", text)
        if year:
            return whole_year(int(year.group(1)), "explicit")
        return None
