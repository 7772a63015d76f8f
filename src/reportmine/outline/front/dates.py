"""When: the day of issue, and the time that a report covers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportmine.findings import WORK_REPORT, Period
from reportmine.outline.front.limits import SPEECH_LINE
from reportmine.outline.front.periods import (
    StatedPeriod,
    find_day,
    find_period,
    loose_year,
    whole_year,
    years_of_report,
)
from reportmine.outline.front.title_block import TitleBlock
from reportmine.outline.front.view import View
from reportmine.outline.paragraphs.blocks import Block
from reportmine.report import Span

_DAY_LINE = re.compile(
    r"^[（(]?\s*(?:日期|时间|发布时间|发布日期)?\s*[：:]?\s*[^。，]{0,24}日\s*[）)]?$"
)
# 2020-08-09 20:04:06 under the title of a web page
_STAMP = re.compile(
    r"(?:日期|时间|時間|发布时间|发布日期|發佈時間)?\s*[：:]?\s*(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}(?:\s+\d{1,2}:\d\d(?::\d\d)?)?"
    r"(?:[\s|]+(?:信息)?(?:来源|來源|作者|编辑|發佈|发布人|发布者|供稿|浏览|浏览次数|点击|点击数|阅读|字号|字体)[\s:：].{0,60})?"
)
# 我向大会作2019年度工会工作报告: what is reported on, whenever it is told
_REPORTED = re.compile(r"(?:度|的|[\u3400-\u9fff]{1,8})?工作(?:总结|報告|报告|情况|情況)?")
# 2018—2022年工作回顾
_REVIEWED = re.compile(
    r"(?:19|20)\d\d\s*年(?:的|来的?)?(?:主要)?(?:工作)?的?(?:回顾|总结|情况|成绩)$"
)
# ——年终回望（2021）; but not （2021年1月22日）
_BRACKETED = re.compile(r"[（(]\s*((?:19|20)\d{2})\s*年?度?\s*[）)]$")
# 时间：2023年11月14日, of a meeting
_HELD = re.compile(r"(?:会议|開會|会)?(?:时\s*间|時\s*間|日\s*期)\s*[：:]")
# 比丰产的2015年, 与2015年相比; 即将迎来2025年, 到2025年建成 (but 截至2020年)
_MEASURED_BY = re.compile(
    "(?:(?:比|较|与|同|高于|低于|多于|少于|超过)[^，。；：、]{0,8}|即将[^，。；：、]{0,4}|展望|迎接|(?<!截)(?<!止)[到至])\\s*$"
)
_UNTIL = re.compile("\\s*[至到—–~～-]")
# 1997年9月26日登记成立: when a house was founded
_FOUNDED = re.compile(
    "[^，。；]{0,12}(?:登记|注册|成立|始建|创办|建成|挂牌|批准设立|获批|落成|开馆)"
)
# the sheet over a web page: 公开日期：	2024-01-15
_FILED = re.compile(r"(?:发布|公开|成文|发文|生成)日期[：:\]】\s|]*([\d年月日./-]{6,12})")
_PUBLISHED = re.compile(r"发布日期：(.{6,40})")
# minutes name the day of the meeting, which is not a day of issue
_MINUTES = re.compile("[记紀記][录錄]|纪要|紀要")


def find_issued(
    view: View, zone: Sequence[Block], kind: str | None
) -> tuple[str | None, Span | None]:
    """The day in the title block, of a speech first, of publication second; else the one that a line outside
    the text gives (发布日期：2024-01-05)."""
    if kind and _MINUTES.search(kind):
        return None, None
    for told in (SPEECH_LINE.match, _DAY_LINE.match, _STAMP.fullmatch):
        for block in zone:
            words = view.words(block)
            found = find_day(words)
            # （2021年1月1日至2021年12月31日） is what is reported on
            if found and told(words) and not _UNTIL.match(words, found.end):
                return found.day, view.inside(block, found.start, found.end)
    for block in view.blocks[: zone[-1].index + 3 if zone else 0]:
        words = view.words(block)
        found = find_day(words) if len(words) < 80 and view.chrome(block) else None
        if found:
            return found.day, view.inside(block, found.start, found.end)
        filed = _FILED.search(words) if block.kind == "row" else None
        found = find_day(filed[1]) if filed else None
        if filed and found:
            start = filed.start(1)
            return found.day, view.inside(block, start + found.start, start + found.end)
    stamps = (m[1] for words in view.report.furniture if (m := _PUBLISHED.fullmatch(words)))
    told_outside = next((found for stamp in stamps if (found := find_day(stamp))), None)
    return (told_outside.day if told_outside else None), None


def find_covered(
    view: View, title: TitleBlock, kind: str | None, first: int, issued: str | None, *, signed: bool
) -> tuple[Period | None, Span | None]:
    """The period, and where it stands: in the title, the first paragraphs, outside the text; else
    the year of issue (`signed`: by a line below the text)."""
    if title.words:
        found = find_period(title.words, roc=view.roc)
        if found:
            return found.period, title.span
        year = loose_year(title.words)
        if year:
            return year, None
    if kind == WORK_REPORT and issued:
        return whole_year(int(issued[:4])), None
    below = _in_title_block(view, first)
    if below:
        return below
    term = _in_headings(view, first)
    if term:
        return term
    opening = _in_opening(view, kind, first, issued)
    if opening:
        return opening
    for words in view.outside:
        year = loose_year(words)
        if year:
            return year, None
    if not issued:
        return None, None
    # a summary signed in the first weeks of a year looks back on the year before
    early = signed and int(issued[5:7]) <= 2 and bool(kind and "总结" in kind)
    return whole_year(int(issued[:4]) - early), None


def _in_title_block(view: View, first: int) -> tuple[Period, Span | None] | None:
    """The year that closes a line of the title block: ——某馆年终回望（2021）; or a line that is a period: 2020 - 2021."""
    for block in view.blocks[:first]:
        words = view.words(block)
        found = find_period(words, roc=view.roc)
        if found and (found.start, found.end) == (0, len(words)):
            return found.period, view.inside(block, found.start, found.end)
        year = _BRACKETED.search(words)
        if year and not view.chrome(block):
            return whole_year(int(year[1])), view.inside(block, year.start(1), year.end(1))
    return None


def _until(begun: Period, issued: str) -> Period:
    """2018年以来, told in March 2023: the years up to the last that was over, 2018-2022."""
    first, last = int((begun.end or issued)[:4]), int(issued[:4]) - (int(issued[5:7]) <= 6)
    return years_of_report(first, last) if first < last else begun


def _in_headings(view: View, first: int) -> tuple[Period, Span | None] | None:
    """The years of a heading that looks back on several: 一、2018—2022年工作回顾."""
    for block in view.blocks[first:]:
        words = view.words(block)
        found = find_period(words) if block.length <= 40 and _REVIEWED.search(words) else None
        if found and "-" in found.period.label:
            return found.period, view.inside(block, found.start, found.end)
    return None


def _in_opening(
    view: View, kind: str | None, first: int, issued: str | None
) -> tuple[Period, Span | None] | None:
    told: list[tuple[Period, Span | None]] = []
    since: list[tuple[Period, Span | None]] = []
    for block in view.blocks[: first + 4]:
        words = view.words(block)
        held = kind and _MINUTES.search(kind) and _HELD.match(words)
        chrome = view.chrome(block) and not held
        if chrome or (kind and "总结" in kind and block.index < first):
            continue
        found = _own_period(words[:160], roc=view.roc)
        if found and words.startswith("以来", found.end):
            if issued:
                found = found._replace(period=_until(found.period, issued))
            else:  # 2014年以来逐年增长，特别是2016年…
                since.append((found.period, view.inside(block, found.start, found.end)))
                found = _latest(words[: found.end + 160], found.end, roc=view.roc)
        day = find_day(words[:80])
        if found:
            told.append((found.period, view.inside(block, found.start, found.end)))
            if _REPORTED.match(words, found.end):
                return told[-1]
        elif day and not _FOUNDED.match(words, day.end):
            told.append((whole_year(int(day.day[:4])), None))
    return next(iter(told or since), None)


def _latest(words: str, behind: int, *, roc: bool) -> StatedPeriod | None:
    """The last period behind a place that the words state as their own."""
    last = None
    while found := _own_period(words, roc=roc, behind=behind):
        last, behind = found, found.end
    return last


def _own_period(words: str, *, roc: bool, behind: int = 0) -> StatedPeriod | None:
    """The first period behind a place that the words state as their own."""
    while found := find_period(words[behind:], roc=roc):
        found = found._replace(start=behind + found.start, end=behind + found.end)
        if not _of_another(words, found):
            return found
        behind = found.end
    return None


def _of_another(words: str, stated: StatedPeriod) -> bool:
    """Whether a year is one that the text measures by or looks forward to: 比丰产的2015年增收一成, 即将迎来2025年."""
    return bool(_MEASURED_BY.search(words, 0, stated.start))
