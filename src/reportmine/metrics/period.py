"""What time a number speaks of.

In: the dates around a slot, the headings above it, the report's own period. Out: a `Period`: explicit
where a date stands in the number's clause, inherited from an earlier clause, sentence or heading,
else the document's. A date that is the base of a comparison (较2012年) is not the number's own.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reportmine.findings import Front, Period
from reportmine.metrics.context import Paragraph, Slot
from reportmine.text.calendar import academic, months, years

#: Its government tells the assembly of the year before, and promises for the one it is named by.
WORK_REPORT = "政府工作报告"
_BASE_BEFORE = re.compile(
    r"(?:占|转|结转至?|结转到|转入|转至|留待|延至|推迟到|比|较|与|和|同|跟|高于|低于|多于|少于|快于|慢于|好于|优于|自|相当于|是)(?:其|了)?$"
)
_BASE_AFTER = re.compile(r"^(?:度|全年|年度|同期|末|底|初)?(?:相比|比较|持平|的(?:\ue001|基础))")
# 上年结转4件 and 2010年以前的文件 count things of now.
_NOT_THEN = re.compile(r"度?末?(?:结转|结余|净资产|以前|之前|及以前)")
_NAME_AFTER = re.compile(
    r"^(?:年?度?)[^，。；\ue001]{0,14}(?:规划|纲要|行动计划|方案|办法|条例|意见|》|计划》)"
)
_YEAR = re.compile(r"^(?:公元)?(\d{4})年?度?$")
_ONE_YEAR = re.compile(r"(\d{4})-\d\d-\d\d \1-")
_RELATIVE = {
    "上年": -1, "去年": -1, "上年度": -1, "上一年": -1, "上一年度": -1, "前年": -2,
    "今年": 0, "本年": 0, "本年度": 0, "当年": 0, "全年": 0,
    "明年": 1, "下一年": 1, "来年": 1, "下年度": 1, "下一年度": 1, "明年度": 1,
}  # fmt: skip
_SCHOOL_YEAR = re.compile(r"((?:19|20)\d{2})\s*[—–\-~～至]+\s*((?:19|20)\d{2})\s*学年")
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
_YEAR_BEFORE = ("上年", "上年度", "上一年", "上一年度")
_WITHIN = re.compile(r"\d{1,2}(?:[-—－~～至到]\d{1,2})?月(?!\d)")
_PAST = ("去年", "上年", "上年度", "上一年", "上一年度", "前年")
_AGE = re.compile("年代|世纪")
# 审议115年度收支预算表: the year of a Republic of China calendar
_HEADING_YEAR_TAIWAN = re.compile(r"(?<![\d/])(\d{2,3})年度")
# 上年度存在问题的改进情况: what was lacking then was mended in the report's own year
_MENDED_SINCE = re.compile("(?:问题|短板|不足|意见)[^，。；]{0,6}(?:改进|整改|落实|解决|办理)")
_HEADING_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=\s*年|学年)")
# 2021年的46元和17元: the date is said of both
_ALONGSIDE = re.compile("的?(?:\ue001+[、和及与])+")
_THE_YEAR = re.compile(r"(?:过去的?|[这过]去?)?一年(?:来|以来|里|中)?|全年|年内|一年")
# 一年来, 过去的一年: told by a government in the year behind it
_YEAR_BEHIND = re.compile(r"过去的?一年(?:来|以来|里|中)?|这?一年(?:来|以来)")
_RELATIVE_WORD = re.compile("|".join(sorted(_RELATIVE, key=len, reverse=True)))


@lru_cache(maxsize=256)
def tidy(period: Period, source: str) -> Period:
    """A period with the label that a table would show: 2014 and not 2014年度.

    What lies within one year goes by its year: 7月 is told by start and end.
    """
    label = period.label
    year = _YEAR.match(label)
    within = _ONE_YEAR.match(f"{period.start} {period.end}")
    if within and "学" not in label:
        label = within.group(1)
    elif year and period.start is None:
        label = year.group(1)
        return whole_year(int(label), source)
    return Period(label, period.start, period.end, source)


def year_of(period: Period | None) -> int | None:
    """The calendar year that a period begins in."""
    if period is None:
        return None
    match = re.match(r"(\d{4})", period.start or period.label or "")
    return int(match.group(1)) if match else None


def last_year_of(period: Period | None) -> int | None:
    """The calendar year that a period ends in: 2023 of the school year 2022-2023."""
    match = re.match(r"(\d{4})", period.end or "") if period is not None else None
    return int(match.group(1)) if match else year_of(period)


def whole_year(year: int, source: str) -> Period:
    """The calendar year."""
    return years(str(year), year, year)._replace(source=source)


def relative(word: str, front: Front, source: str) -> Period | None:
    """上年, 明年 as a year, from the report's own period."""
    year = year_of(front.period)
    shift = _RELATIVE.get(word)
    if year is None or shift is None:
        return None
    return whole_year(year + shift, source)


_TERM = re.compile(r"第([一二])学期")
_QUARTER = re.compile(r"Q([1-4])$")
_HALF = re.compile(r"上半年$")


def following(front: Front) -> Period | None:
    """The time that a report's plans are for: the year, school year, term or quarter behind its own."""
    own, year = front.period, year_of(front.period)
    if own is None or year is None:
        return None
    school, quarter = _SCHOOL_YEAR.search(own.label), _QUARTER.search(own.label)
    if school:
        begun, term = int(school.group(1)), _TERM.search(own.label)
        if term and term.group(1) == "一":
            then = academic(own.label.replace("第一", "第二"), begun, 2)
        else:
            label = f"{begun + 1}-{begun + 2}学年" + ("第一学期" if term else "")
            then = academic(label, begun + 1, 1 if term else None)
    elif quarter and quarter.group(1) != "4":
        n = int(quarter.group(1)) + 1
        then = months(f"{year}Q{n}", year, 3 * n - 2, year, 3 * n)
    elif _HALF.search(own.label):
        then = months(f"{year}下半年", year, 7, year, 12)
    else:
        return relative("明年", front, "inherited")
    return then._replace(source="inherited")


def document_period(front: Front) -> Period:
    """The report's own period; an unknown one has an empty label."""
    return tidy(front.period, "document") if front.period else Period("", None, None, "document")


def heading_period(heading: str, front: Front) -> Period | None:
    """The year that a heading names: 2026年重点工作, 明年打算."""
    if not heading:
        return None
    school = _SCHOOL_YEAR.search(heading)
    if school:
        one, two = school.groups()
        own = front.period
        if own and own.start == f"{one}-09-01" and own.end == f"{two}-08-31":
            return own._replace(source="inherited")
        return academic(f"{one}-{two}学年", int(one))._replace(source="inherited")
    if _MENDED_SINCE.search(heading):
        return None
    named = _HEADING_YEAR.findall(heading) or _of_taiwan(heading, front)
    if len(set(named)) == 1:
        return whole_year(int(named[0]), "inherited")
    word = _RELATIVE_WORD.search(heading)
    if word and not named and _RELATIVE[word.group()]:
        return relative(word.group(), front, "inherited")
    return None


def _of_taiwan(heading: str, front: Front) -> list[str]:
    """The years that a heading names in the calendar of Taiwan, if they are near the report's own."""
    own = year_of(front.period)
    years = [int(y) + 1911 for y in _HEADING_YEAR_TAIWAN.findall(heading)]
    return [str(year) for year in years if own is not None and abs(year - own) <= 2]


_MADE_KNOWN = re.compile("(?:公开|公布|公示|发布|编制|编印|印发|报送)了?$")
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
        self.own = [d for d in paragraph.dates if self._is_topic(d[0], d[1])]
        self.aside = {d[0] for d in self.own if self._in_brackets(d[0])}

    def _in_brackets(self, s: int) -> bool:
        before = self.paragraph.masked[:s]
        return max(before.rfind("（"), before.rfind("(")) > max(
            before.rfind("）"), before.rfind(")")
        )

    def _is_topic(self, s: int, e: int) -> bool:
        text = self.paragraph.masked
        if self.paragraph.text[s:e] == "次年" and self.paragraph.text[s - 1 : s] in "人件册":
            return False  # 人次年均: 人次 and 年均
        if _BASE_BEFORE.search(text[max(0, s - 4) : s]) and not text[max(0, s - 3) : s].endswith(
            "截至"
        ):
            return False
        if _NOT_THEN.match(text, e):
            return False
        if _BASE_AFTER.match(text[e : e + 8]) and not text.startswith("的\ue001", e):
            return False
        if _AGE.search(self.paragraph.text, s, e):
            return False
        if text.count("《", 0, s) > text.count("》", 0, s):
            return False
        return not (_NAME_AFTER.match(text[e : e + 20]) and "》" in text[e : e + 24])

    def of(self, slot: Slot) -> Period:
        """The period of a slot.

        A part of a year counts only beside its number: 6月 does not govern the sentences behind it.
        """
        text = self.paragraph.masked
        whole_year = "全年" in text[slot.clause_start : slot.start]
        own: tuple[int, Period, bool] | None = None
        for s, e, mention in self.own:
            if s >= slot.start:
                break
            period = self._period(mention)
            if period is None or (s in self.aside and slot.bracket < 0):
                continue
            attached = re.match(r"的?\ue001", text[e : e + 2])
            if attached and slot.start > e + 1 and not _ALONGSIDE.fullmatch(text, e, slot.start):
                continue
            beside = s >= slot.clause_start or (
                s >= slot.sentence[0] and not text[e : slot.left[0]].strip("，, 间末底")
            )
            apart = s < slot.sentence[0] or "；" in text[e : slot.start]
            if s < slot.sentence[0] and mention.text in _PAST:
                continue
            if apart and not self._leads(s):
                continue
            if s < slot.clause_start and self._is_founding(s, e):
                continue
            if s < slot.clause_start and _MADE_KNOWN.search(text, max(0, s - 5), s):
                continue  # 公开了2022年各单位决算，公开项目信息6条
            if s < slot.clause_start and _SPAN.match(mention.text):
                continue  # 整理近五年的卷宗，今年调档431次
            if not _is_long(period) and (whole_year or not beside or text[:s].endswith(_UNTIL)):
                continue
            own = (s, period, beside)
        if own is None:
            return self.above or document_period(self.front)
        return tidy(own[1], "explicit" if own[2] else "inherited")

    def base(self, slot: Slot) -> Period | None:
        """The time that a number to be compared with is of: 较去年大会（2015年5月）之经费."""
        before = self.paragraph.masked[slot.clause_start : slot.start]
        if not before.lstrip().startswith(("比", "较", "与")):
            return None
        found = None
        for s, e, mention in self.paragraph.dates:
            if slot.clause_start <= s and e <= slot.start:
                year = year_of(self._period(mention))
                found = year if year is not None else found
        return whole_year(found, "explicit") if found else None

    def _is_founding(self, s: int, e: int) -> bool:
        text = self.paragraph.masked
        return bool(_FOUNDED_BEFORE.search(text, max(0, s - 6), s) or _FOUNDED_AFTER.match(text, e))

    def _leads(self, s: int) -> bool:
        """Whether a date opens its sentence, so that it governs the sentences behind it too."""
        before = self.paragraph.masked[:s]
        start = max((before.rfind(c) for c in "。！？；"), default=-1) + 1
        return len(before[start:].strip("\ue002 　“、（）()．.—")) <= 2

    def _is_told_later(self) -> bool:
        """Whether only the text names the report's year: then 去年 is that year, told from the next."""
        own, title = self.front.period, self.front.title
        if own is None or not own.start or not title or self.front.issued:
            return False
        return own.start[:4] not in title and "今年" not in self.paragraph.text

    def _spoken_of(self) -> int:
        """The year that a work report tells of where it is, if that is not its own; else 0.

        What it calls 上年 is the year before that one.
        """
        own = year_of(self.front.period)
        if self.front.kind != WORK_REPORT or own is None:
            return 0
        year = year_of(self.above)
        return year if year is not None and year == own - 1 else 0

    def _period(self, mention: object) -> Period | None:
        period: Period | None = getattr(mention, "period", None)
        text: str = getattr(mention, "text", "")
        if text.startswith("去年") and self._is_told_later():
            return document_period(self.front)
        if self.above and _THE_YEAR.fullmatch(text):
            return self.above  # under 2013年工作回顾 the year that is spoken of is 2013
        if self.front.kind == WORK_REPORT and _YEAR_BEHIND.fullmatch(text):
            return relative("上年", self.front, "inherited")
        if self.above and period and _WITHIN.match(text):
            within = year_of(self.above) == year_of(period)
            return period if within else self.above  # 1-9月 under 2022年工作回顾
        if text in _YEAR_BEFORE and self._spoken_of():
            return whole_year(self._spoken_of() - 1, "explicit")
        if period is not None and period.start:
            return period
        word = _RELATIVE_WORD.match(text)
        if word and len(text) <= len(word.group()) + 2:
            return relative(word.group(), self.front, "explicit")
        year = re.fullmatch(r"(\d{4})\s*年度?", text)
        if year:
            return whole_year(int(year.group(1)), "explicit")
        return None
