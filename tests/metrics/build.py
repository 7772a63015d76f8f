"""Reports and mentions for the tests of this room, made without the room that finds numbers.

mentions_of("举办讲座5场")     the quantities and dates of a plain sentence
facts("举办讲座5场")           its metrics, by the text of their number
"""

from __future__ import annotations

import re
from decimal import Decimal

from reportmine.findings import Front, Kind, Mention, Metric, Mod, Period, Section, Theme
from reportmine.metrics import metrics
from reportmine.report import Report, Span

YEAR = Period("2024", "2024-01-01", "2024-12-31", "document")
FRONT = Front(organisation="青松大学图书馆工会", kind="年度工作总结", period=YEAR)

_UNITS = re.split(
    " ",
    "个百分点 人次 件次 户次 册次 公里 平方米 学时 课时 小时 分钟 个月 批次 场次 美元 元 项 名 人 件 篇 部 本 册 种 条 期 场 "
    "次 个 家 户 位 份 封 间 处 辆 台 套 例 起 天 周 年 分 岁 亩 吨 所 座 张 只 支 门 对 票 块 % 倍 字 类",
)
_CHINESE = dict(zip("一二两三四五六七八九十", (1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10), strict=True))
_DATE = re.compile(
    r"(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?度?|上年|去年|明年|\d{1,2}月|十三五”末|十四五”期间"
)
_PLANS = {"十三五”末": (2020, 2020), "十四五”期间": (2021, 2025)}
_NUMBER = re.compile(
    r"(?P<near>近|约|超过|不足|不少于|不低于|不超过|至少)?(?P<digits>\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十](?=[名项个位篇次部场家]))"
    r"(?P<more>余|多)?(?P<factor>[万亿]+)?(?P<unit>"
    + "|".join(_UNITS)
    + r")(?P<behind>以上|以下|左右)?"
)
_RANK = re.compile(r"第(?P<digits>\d+|[一二三四五六七八九十])(?P<unit>[名位]?)(?=[，。的升])")
_MODS: dict[str, Mod] = {
    "近": "less_than", "不足": "less_than", "约": "approx", "超过": "more_than", "不少于": "equal_or_more",
    "不低于": "equal_or_more", "不超过": "equal_or_less", "至少": "equal_or_more",
    "余": "more_than", "多": "more_than", "以上": "equal_or_more", "以下": "equal_or_less",
    "左右": "approx",
}  # fmt: skip
_KINDS: dict[str, Kind] = {
    "%": "ratio", "个百分点": "percentage_point", "倍": "multiple", "元": "money", "美元": "money",
    "年": "duration", "个月": "duration", "天": "duration", "周": "duration", "小时": "duration",
    "分钟": "duration", "公里": "measure", "平方米": "measure", "亩": "measure", "吨": "measure",
    "分": "score",
}  # fmt: skip


def mentions_of(text: str) -> tuple[Mention, ...]:
    """The dates, ranks and quantities of a text in plain digits and a few Chinese ones."""
    found = [_date(m) for m in _DATE.finditer(text)] + [_rank(m) for m in _RANK.finditer(text)]
    taken = [m.span for m in found]
    for match in _NUMBER.finditer(text):
        span = Span(*match.span())
        if not any(span.overlaps(t) for t in taken):
            found.append(_quantity(match))
    return tuple(sorted(found, key=lambda m: m.span))


def _date(match: re.Match[str]) -> Mention:
    text = match.group()
    year = re.match(r"\d{4}年度?$", text)
    period = None
    if year:
        y = text[:4]
        period = Period(text, f"{y}-01-01", f"{y}-12-31", "explicit")
    elif text in _PLANS:
        first, last = _PLANS[text]
        label = f"{first}-{last}" if last > first else f"{first}"
        period = Period(label, f"{first}-01-01", f"{last}-12-31", "explicit")
    elif re.match(r"\d{1,2}月$", text):
        month = f"2024-{int(text[:-1]):02d}"
        period = Period(month, f"{month}-01", f"{month}-28", "explicit")
    return Mention(Span(*match.span()), text, "date", period=period)


def _rank(match: re.Match[str]) -> Mention:
    digits, unit = match.group("digits", "unit")
    value = Decimal(_CHINESE.get(digits) or digits)
    return Mention(Span(*match.span()), match.group(), "rank", value, unit=unit or None)


def _quantity(match: re.Match[str]) -> Mention:
    digits, unit = match.group("digits"), match.group("unit")
    value = Decimal(_CHINESE[digits]) if digits in _CHINESE else Decimal(digits.replace(",", ""))
    for factor in match.group("factor") or "":
        value *= Decimal(10_000) if factor == "万" else Decimal(100_000_000)
    words = (match.group("near"), match.group("more"), match.group("behind"))
    mod = next((_MODS[w] for w in words if w), "exact")
    return Mention(
        Span(*match.span()), match.group(), _KINDS.get(unit, "count"),
        value, unit=unit, mod=mod,
    )  # fmt: skip


def report_of(text: str, **more: object) -> Report:
    """A report without pages."""
    return Report("0" * 64, "报告.txt", "text", text=text, **more)  # type: ignore[arg-type]


def section(
    text: str, heading: str, *, role: str | None = None, theme: str | None = None
) -> Section:
    """A section that begins at its heading and runs to the end of the text."""
    start = text.index(heading)
    themes = (Theme(theme, 1.0),) if theme else ()
    span = Span(start, start + len(heading))
    return Section(
        "s1", None, 1, None, heading, span, Span(start, len(text)), role=role, themes=themes,
    )  # type: ignore[arg-type]  # fmt: skip


def metrics_of(text: str, *sections: Section, front: Front = FRONT) -> tuple[Metric, ...]:
    """The metrics of a text."""
    return metrics(report_of(text), sections, mentions_of(text), front)


def facts(text: str, *sections: Section, front: Front = FRONT) -> dict[str, Metric]:
    """The metrics of a text by the text of their number; zeros in words by their label."""
    mentions = mentions_of(text)
    found = metrics(report_of(text), sections, mentions, front)
    return {mentions[m.mention].text if m.mention is not None else m.label: m for m in found}
