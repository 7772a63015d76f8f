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
from reportmine.metrics.meant import Meant
from reportmine.metrics.period import (
    WORK_REPORT,
    document_period,
    is_term,
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
_AS_MUCH_AS = re.compile(r"的(?:\d[\d.．]*|[一二三四五六七八九两]+)(?:[%％倍成]|个百分)")
_NAME_AFTER = re.compile(
    r"^(?:年?度?)[^，。；\ue001]{0,14}(?:规划|纲要|行动计划|方案|办法|条例|意见|》|计划》)"
)
# When something was founded is no time of what it counts: 始建于1983年, 2015年合并而成.
_FOUNDED_BEFORE = re.compile(
    r"(?:始?建|成立|创建|组建|创办|创刊|设立|开馆|建成)于$|(?:成立|登记|注册|创办|设立|建馆|建校|建院)(?:时间|日期)?[：:]?$"
)
_FOUNDED_AFTER = re.compile(
    r"[^，。；]{0,8}?(?:合并而成|发起|登记|注册|开放|开馆|开业|落成|改建|获批|建[校馆院所站社团厂园队]|创办|创刊|成立|组建|设立|始建|改制)"
)
# Stretches of several years up to now speak for their own clause only.
_SPAN = re.compile(
    r"(?:最?近|过去)(?:[二三四五六七八九十两几]+|\d{1,2})(?:多|余)?年|(?:[二三四五六七八九十两几]+|\d{1,2})(?:多|余)?年(?:以来|来|间)"
)
# 五年来财政收入达到…, 企业由38家增至146家: where it stands at the end of these years
_REACHED = re.compile(
    "(?:达到?|突破|超过|拥有[^，。；]{0,6}|保持在?|稳定在|控制在|[迈跨登站]上|[位稳跃]居[^，。；]{0,6}"
    "|(?:增|加|升|涨|长|展|高|大|多|降|减|缩|短|少|低|压|扩|小|窄)[到至为]|(?:是|为|相当于)[^，。；]{1,10}的"
    "|(?<=[，、])居[^，。；]{0,6}|占[^，。；]{2,12}的|(?<![长幅])率|比重|占比|比例|[助盖益]面|浓度|寿命|(?:人均|平均)[^，。；\ue001]{2,14})[了约近分别、和\ue001]*$"
)
# 每年稳定在3万吨: in each of the years
_IN_EACH = re.compile("每年")
_PAST = ("去年", "上年", "上年度", "上一年", "上一年度", "前年")
_AGE = re.compile("年代|世纪")
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
_NAMED_YEAR = re.compile(r"\d{4}")
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
        self.meant = Meant(paragraph.text, front, above)
        self.term, self.above = self.meant.term, self.meant.above
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
        if text[s - 1 : s] in ("为", "是") and _AS_MUCH_AS.match(self.paragraph.text, e):
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
            return self.term or self.above or document_period(self.front)
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
        period = self.meant.period(mention)
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
        if apart and (not self._leads(s) or self._is_named_term(mention)):
            return None  # 2020年到2025年，…。新增3家: of the term that the heading names
        if s < slot.clause_start and self._ends_with_clause(s, e, mention, slot):
            return None
        as_of = text.endswith(_UNTIL, 0, s)
        if as_of and self._is_over(period):
            return period, mention, beside  # a budget: 截至上年8月31日，共有车辆8辆
        whole_year = text.find("全年", slot.clause_start, slot.start) >= 0
        if not _is_long(period) and (whole_year or not beside or as_of):
            return None
        return period, mention, beside

    def _is_named_term(self, mention: Mention) -> bool:
        """2020年到2025年, below a heading that names a term."""
        return bool(self.term and is_term(mention.period) and _NAMED_YEAR.match(mention.text))

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
                year = year_of(self.meant.period(mention, compared=True))
                found = year if year is not None else found
        return whole_year(found, "explicit") if found else None

    def start(self, slot: Slot, period: Period) -> Period:
        """The year that a change over several years starts from: the first that is named, or the one before a term."""
        text = self.paragraph.masked
        told = [d for d in self.paragraph.dates if slot.sentence[0] <= d[0] and d[1] <= slot.start]
        for s, e, mention in reversed(told):
            year = year_of(self.meant.period(mention, compared=True))
            if year and text[s - 1 : s] in ("由", "从", "自") and _ATTACHED.match(text, e):
                return whole_year(
                    year, "inherited"
                )  # 甲由2002年的3家增到2007年的5家，乙由2家增到4家
        first = year_of(period)
        if first is None or not is_term(period):
            return period
        said = self._said(slot)
        named = said is not None and _NAMED_YEAR.match(said[1].text)
        before = not named and (
            self.front.kind == WORK_REPORT or bool(said and "五" in said[1].text)
        )
        return whole_year(first - before, period.source)

    def is_reached(self, slot: Slot) -> bool:
        """Whether a number tells where something stands by now: 五年来达到3家."""
        text = self.paragraph.masked
        found = _REACHED.search(text, slot.clause_start, slot.start)
        if found is None or _IN_EACH.search(text, slot.clause_start, slot.start):
            return False
        return not any(
            found.start() <= s and e <= slot.start and is_term(date.period)
            for s, e, date in self.paragraph.dates
        )  # 利润为“十三五”时期的2倍: of the whole term

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
