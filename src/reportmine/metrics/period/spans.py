"""What several years (五年来) mean for a number: all of them for a sum or a mean growth, their last for a level.

In: a paragraph, a slot, the dates of its clause, the term that the report tells of. Out: yes or no, or a `Period`; None where
the years mean nothing for it. Examples stand at the patterns; 〈 〉 marks the number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportmine.findings import Period
from reportmine.metrics.context import Dated, Paragraph, Slot
from reportmine.metrics.period.periods import is_term, last_year_of, whole_year, year_of
from reportmine.text.calendar import number, years

__all__ = ["is_reached", "over_years", "since", "year_before", "years_to_come"]

# Where things stand at the end of these years.
_REACHED = re.compile(
    # 五年来财政收入达到〈8亿元〉, 稳居全省第二
    "(?:达到?|突破|超过|拥有[^，。；]{0,6}|[迈跨登站]上|[位稳跃]居[^，。；]{0,6}"
    # 企业由38家增至〈146家〉, 是全省平均的〈两倍〉
    "|(?:增|加|升|涨|长|展|高|大|多|降|减|缩|短|少|低|压|扩|小|窄|整|简|并|合)[到至为]|(?:是|为|相当于)[^，。；]{1,10}的"
    # 覆盖率〈98%〉, 占全区的〈六成〉; but 增长率
    "|(?<=[，、])居[^，。；]{0,6}|占[^，。；]{2,12}的|面积分别[为是]|(?<![长幅])率|比重|占比|比例|[助盖益]面|浓度|寿命"
    "|(?:人均|平均)[^，。；\ue001]{2,14})[了约近分别、和\ue001]*$"
)
# 每年稳定在3万吨: so it was in each of the years
_IN_EACH = re.compile("每年")
# 高速公路里程94公里, 研发投入强度1.7%: levels; but 新增里程94公里 is a sum
_STANDS = re.compile(
    "(?:^|[，、])(?![^，、]*(?:[新增改扩修建]|累计|完成|[二三四五六七八九十\ue000]))[^，。；、\ue001]{0,12}"
    "(?:里程|强度|密度|税收|存栏|余额|保有量|总量)[了约近\ue001]*$"
)
# 零售总额81亿元，年均增长6.9%; 亩均税收11万元，是2016年的近两倍: compared with an earlier year, so it is of the last
_MEASURED_NEXT = re.compile(
    "，(?:(?:年均|年平均|平均每年)(?:递?增长?|提高|下降)|(?:[比较是为]|相当于)\ue000)"
)
# 累计投入达到3亿元, 新增就业达到5万人: the sum of all these years
_SUMMED = re.compile(
    "(?:累[计积]|总共|一共|合计|新增(?!长))[^，。；\ue001]{0,14}(?:达到?|突破|超过)[了约近]?$"
)
# 五年财政用于科技的投入达到3亿元 is a sum, too; but 五年来财政收入达到3亿元 is a level
_OPENS_WITH_YEARS = re.compile("[二三四五六七八九十两]+年")
_SPENT = re.compile(
    "(?:投入|投资|支出|资金|补助|补贴|贷款)[^，。；\ue001]{0,6}(?:达到?|突破|超过)[了约近]?$"
)
# 五年完成投资538亿元，是“十二五”时期的1.7倍: a sum, though compared with earlier years
_ADDS_UP = re.compile("累计|完成|新[增建]|投入|投资|改造|建成|引进|[二三四五六七八九十]年")


def is_reached(paragraph: Paragraph, slot: Slot, dates: Sequence[Dated]) -> bool:
    """Whether a number is a level at the end of several years: 五年来达到〈3家〉. `dates`: those of its clause."""
    text = paragraph.masked
    if _STANDS.search(text[slot.clause_start : slot.start]):
        return True
    if _MEASURED_NEXT.match(text, slot.end) and not _ADDS_UP.search(
        text, slot.clause_start, slot.start
    ):
        return True
    found = _REACHED.search(text, slot.clause_start, slot.start)
    if found is None or _IN_EACH.search(text, slot.clause_start, slot.start):
        return False
    if _is_sum(text, slot, dates):
        return False
    # 利润为“十三五”时期的2倍: of the whole term
    near = (date for date in dates if date.start >= found.start())
    return not any(is_term(date.mention.period) for date in near)


def _is_sum(text: str, slot: Slot, dates: Sequence[Dated]) -> bool:
    """五年累计投入达到〈3亿元〉, 五年科技投入达到〈3亿元〉: a sum of all these years; but 新增装机占比达到〈75%〉."""
    if slot.mention.kind == "ratio":
        return False
    if _SUMMED.search(text, slot.clause_start, slot.start):
        return True
    if not dates or not _OPENS_WITH_YEARS.fullmatch(dates[0].mention.text):
        return False
    opens = not text[slot.clause_start : dates[0].start].strip()
    return opens and bool(_SPENT.search(text, slot.clause_start, slot.start))


# 年均增长8%, 平均每年实际增长6%: of several years, also where a single one was named last
_MEAN_STEP = re.compile("(?:年均|平均每年|每年平均|年平均)[^，。；\ue001]{0,8}$")


def over_years(told: str, period: Period, base: str | None, term: Period | None) -> Period:
    """The years of a mean growth: those behind its `base` (2021年，…比2016年增长50%，年均增长8.4%), or the `term` that is
    told of, where the year that was named ends it (2021年达到3亿元，年均增长6%). `told`: the number's clause."""
    last = year_of(period)
    if last is None or is_term(period) or not _MEAN_STEP.search(told):
        return period
    if base and int(base) + 1 < last:
        label = f"{int(base) + 1}-{last}"
        return years(label, int(base) + 1, last)._replace(source=period.source)
    return term if term and last == last_year_of(term) else period


def year_before(period: Period, term: Period | None) -> Period | None:
    """The year that a term starts from, where its last one was named in an earlier clause: 2021年，产值达到3亿元，企业由3家增到5家."""
    first = year_of(term)
    if first is None or period.source != "inherited" or year_of(period) != last_year_of(term):
        return None
    return whole_year(first - 1, period.source)


_YEAR = re.compile(r"\d[\d ]*年")


def since(text: str, date: Dated, latest: int | None) -> Period | None:
    """2016年以来: from that year up to the `latest` that is told of."""
    first = year_of(date.mention.period)
    if first is None or latest is None or first >= latest:
        return None
    if not _YEAR.fullmatch(date.mention.text) or not text.startswith("以来", date.end):
        return None
    return years(f"{first}-{latest}", first, latest)._replace(source="explicit")


# 三年内轮训一遍, 用两年左右的时间改造小区20个
_TO_COME = re.compile(
    r"(?<![\d第.—–~～至到-])(?P<n>\d|1\d|[二两三四五六七八九十])年(?:(?:时间)?(?:之|以)?内|(?:左右|多)?的?时间(?!内?已))"
)


def years_to_come(paragraph: Paragraph, slot: Slot, period: Period) -> Period | None:
    """The years that something is to be done in, from the one of the plan on: 三年内新建学校〈5所〉."""
    first = year_of(period)
    found = None
    for match in _TO_COME.finditer(paragraph.text, slot.opening, slot.clause_end):
        if match.start() <= slot.start:
            found = match
    length = number(found["n"]) if found else None
    if first is None or not length or length < 2:
        return None
    return years(f"{first}-{first + length - 1}", first, first + length - 1)._replace(
        source="explicit"
    )
