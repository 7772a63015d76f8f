"""The workbook's own words: names of its sheets, and how to read them. Each as (Chinese, English)."""

from __future__ import annotations

TITLES: dict[str, tuple[str, str]] = {
    "book": ("年度报告数据汇总", "Figures from yearly reports"),
    "summary": ("汇总", "Summary"),
    "details": ("明细", "Metrics"),
    "evidence": ("证据", "Evidence"),
    "review": ("待核", "Review"),
    "guide": ("说明", "Guide"),
    "doubt.low_confidence": ("把握不大", "low confidence"),
    "doubt.no_indicator": ("未归入指标", "no indicator"),
    "doubt.no_value": ("没有确数", "no value"),
    "doubt.sensitive": ("涉及隐私", "sensitive"),
    "left.baseline": ("未列入汇总：上年或基期数，条数：", "Not in the summary, baselines: "),
    "left.required": (
        "未列入汇总：名称中的门槛数，条数：",
        "Not in the summary, thresholds in names: ",
    ),
    "left.scope": (
        "未列入汇总：学校、全市等他方数据，条数：",
        "Not in the summary, others' figures: ",
    ),
    "left.period": ("未列入汇总：其他年度的数据，条数：", "Not in the summary, of other periods: "),
}

GUIDE: dict[str, tuple[str, ...]] = {
    "zh": (
        "怎样读这本工作簿",
        "汇总：每行是一个部门的一项指标，各年度并列。蓝色数值可以点击，进入明细，再点原文进入证据。",
        "未提及：报告里没有写到这项指标，不等于 0；0 是报告明确写了没有发生。无报告：没有这个部门这一年的报告。",
        "20余、≥20、约50万 等按原文保留，是文本，不参加求和；明细右边另有计算值、下限、上限三列。",
        "一格里有几个数（用；隔开），是报告里同一指标出现了几个不同的数，没有替您相加。",
        "数值已换算为基本单位：3.5万元 写作 35,000 元。",
        "口径：增长率、占比、累计等与数值分行列出；下降、减少的写作负数。状态为“计划”的是目标和打算，不是完成数。",
        "他方数据：全校、全市等不属于本部门的数，只列在明细里。",
        "待核：把握不大、未归入指标目录、没有确数或涉及隐私的，请对照原文核对，并填写核对结果。",
        "打印：各表按 A4 横向一页宽打印；明细右边的计算列不打印。",
    ),
    "en": (
        "How to read this workbook",
        "Summary: a row is one indicator of one department, its years side by side. Click a blue value for its metric, and the quote there for its evidence.",
        "Not mentioned is not 0: a 0 is told by the report. No report: there is none of this department and year.",
        "20余, ≥20, 约50万 stay as written and are text; the right side of the sheet of metrics has number, min and max to calculate with.",
        "Several values in a cell (parted by ；) are different figures that the report gives for one indicator; they are not added up.",
        "Values are in base units: 3.5万元 is 35,000 元.",
        "Growth rates, shares and cumulative figures have rows of their own; a fall is below 0. What is planned is not achieved.",
        "Others' figures (of the whole school, the whole city) are in the list of metrics only.",
        "Review: low confidence, no indicator, no exact value, or sensitive: compare them with the text and note the verdict.",
        "Print: every sheet is one A4 page wide; the columns to calculate with are not printed.",
    ),
}
