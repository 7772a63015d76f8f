"""What the names of the record are called in Chinese and English, for people who read exports.

`say("zh", "status", "planned")` is 计划. Roles and themes are called as the taxonomy in use calls them. A
name that is not listed is said as it is.
"""

from __future__ import annotations

WORDS: dict[str, dict[str, tuple[str, str]]] = {
    "file": {
        "ok": ("正常", "ok"),
        "partial": ("部分读取", "partial"),
        "needs_ocr": ("需文字识别", "needs OCR"),
        "encrypted": ("有密码", "encrypted"),
        "empty": ("空文件", "empty"),
        "unreadable": ("无法读取", "unreadable"),
        "timeout": ("超时", "timed out"),
        "too_large": ("过大", "too large"),
    },
    "audit": {
        "parts": ("分项之和不等于总数", "parts do not add up"),
        "part_over_total": ("分项大于总数", "part above total"),
        "table_sum": ("表中合计不符", "total of a column"),
        "row_sum": ("表中行合计不符", "total of a row"),
        "two_sides": ("收支两边不等", "two sides differ"),
        "difference": ("增减数不符", "difference"),
        "direction": ("增减方向不符", "direction"),
        "growth": ("增长率不符", "growth rate"),
        "share": ("占比不符", "share"),
        "rate": ("比率不符", "rate"),
        "fulfilment": ("完成率不符", "fulfilment"),
        "order": ("后一环节多于前一环节", "later stage above earlier"),
        "limit": ("超出可能的范围", "beyond what can be"),
        "date": ("没有这一天", "no such day"),
        "negative": ("个数为负", "fewer than none"),
        "told_twice": ("正文与表格不一致", "prose and table differ"),
        "last_year": ("与上年报告不一致", "last year's report differs"),
    },
    "status": {
        "achieved": ("完成", "achieved"),
        "planned": ("计划", "planned"),
        "required": ("要求", "required"),
        "baseline": ("基数", "baseline"),
        "negated": ("未发生", "none happened"),
    },
    "aspect": {
        "level": ("数值", "level"),
        "change": ("增减量", "change"),
        "growth_rate": ("增长率", "growth rate"),
        "share": ("占比", "share"),
        "rank": ("位次", "rank"),
        "average": ("平均", "average"),
        "cumulative": ("累计", "cumulative"),
    },
    "mod": {
        "exact": ("准确", "exact"),
        "approx": ("约", "about"),
        "more_than": ("多于", "more than"),
        "less_than": ("不足", "less than"),
        "equal_or_more": ("至少", "at least"),
        "equal_or_less": ("至多", "at most"),
        "range": ("范围", "range"),
    },
    "kind": {
        "count": ("计数", "count"),
        "money": ("金额", "money"),
        "ratio": ("比率", "ratio"),
        "percentage_point": ("百分点", "percentage point"),
        "multiple": ("倍数", "multiple"),
        "duration": ("时长", "duration"),
        "measure": ("度量", "measure"),
        "score": ("得分", "score"),
        "rank": ("名次", "rank"),
        "date": ("日期", "date"),
        "ordinal": ("序数", "ordinal"),
        "identifier": ("编号", "identifier"),
        "numbering": ("层次序号", "numbering"),
        "lexical": ("词语", "lexical"),
        "unknown": ("未判明", "unknown"),
    },
}


def say(lang: str, group: str, name: str | None) -> str:
    """What `name` of a group (file, status, aspect, mod, kind, role, theme) is called."""
    if name is None:
        return ""
    zh, en = (_taxonomy() if group in ("role", "theme") else WORDS)[group].get(name, (name, name))
    return zh if lang == "zh" else en


def _taxonomy() -> dict[str, dict[str, tuple[str, str]]]:
    from reportmine.classify.taxonomy import load_taxonomy

    return load_taxonomy().called
