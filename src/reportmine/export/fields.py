"""The columns of 明细: their headings, widths and styles, and how each is filled from a metric."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from reportmine.export.book import Value
from reportmine.export.rows import Item
from reportmine.export.words import say
from reportmine.findings import Metric, Mined
from reportmine.study.cell import shown, signed
from reportmine.study.compare import column_of

__all__ = ["BEFORE", "BEHIND", "QUOTE", "Field", "confidence", "shown_value"]


class Field(NamedTuple):
    """A column of 明细: headings, width, style, and how it is filled."""

    zh: str
    en: str
    width: float
    get: Callable[[Item, str], Value]
    style: str = "text"


def _indicator(item: Item, lang: str) -> Value:
    known = item.known
    if known is None:
        return item.metric.indicator
    return known.zh if lang == "zh" else known.en


def shown_value(metric: Metric, mined: Mined) -> Value:
    """A number where the text is exact, else the text."""
    exact = metric.mod == "exact" and metric.value is not None
    return signed(metric).value if exact else shown(metric, mined)


def confidence(item: Item) -> Decimal:
    """How sure a metric is, to two places."""
    return Decimal(f"{item.metric.confidence:.2f}")


# Those before QUOTE go on paper, those behind it are for calculating.
BEFORE: tuple[Field, ...] = (
    Field("部门", "organisation", 18, lambda i, _: column_of(i.source.mined).organisation),
    Field("年度", "report period", 8, lambda i, _: column_of(i.source.mined).period, "center"),
    Field("所在章节", "section", 22, lambda i, _: i.source.path_of(i.metric)),
    Field("章节性质", "role", 9, lambda i, lang: say(lang, "role", i.role)),
    Field("主题", "theme", 9, lambda i, lang: say(lang, "theme", i.theme)),
    Field("指标", "indicator", 14, _indicator),
    Field("原文名称", "label", 16, lambda i, _: i.metric.label),
    Field("数值", "value", 10, lambda i, _: shown_value(i.metric, i.source.mined), "number"),
    Field("单位", "unit", 7, lambda i, _: i.metric.unit),
    Field("口径", "aspect", 7, lambda i, lang: say(lang, "aspect", i.metric.aspect)),
    Field("状态", "status", 7, lambda i, lang: say(lang, "status", i.metric.status)),
    Field("数据期间", "period", 9, lambda i, _: i.metric.period.label),
    Field("页", "page", 5, lambda i, _: i.page, "center"),
)
BEHIND: tuple[Field, ...] = (
    Field("计算值", "number", 12, lambda i, _: signed(i.metric).value, "number"),
    Field("下限", "min", 12, lambda i, _: signed(i.metric).low, "number"),
    Field("上限", "max", 12, lambda i, _: signed(i.metric).high, "number"),
    Field("精度", "exactness", 7, lambda i, lang: say(lang, "mod", i.metric.mod)),
    Field("他方数据", "others' figure", 9, lambda i, _: i.metric.scope),
    Field("把握", "confidence", 7, lambda i, _: confidence(i), "number"),
    Field("文件", "file", 24, lambda i, _: i.source.file),
)
QUOTE = ("原文（点击看证据）", "quote (click for evidence)")
