"""What a number in front of it is compared with: 比上年, 高于管理人员, 恢复到疫情前的九成.

In: a paragraph and the stretch `[start, end)` in front of a number. Out: where the words about the comparison begin or
end; they name nothing that the number counts.
"""

from __future__ import annotations

import re

from reportmine.metrics.lexicon import DATE

__all__ = ["COMPARE", "level_told", "only_differs", "tells_only_change", "where_compared"]

_NORM = (
    f"(?:{DATE}|“?十[一二三四五六]五|上年|上一|去年|前年|往年|同期|上届|上期|年初|预算|计划"
    "|全国|全省|全市|平均|目标|法定|规定|承诺)"
)
COMPARE = re.compile(
    # 同比; 比上年, 与预算对比, 高于全省
    rf"(?:同比|环比|(?:与|和|同|跟)?(?:比|较|相比|对比|高于|低于|多于|少于)(?:于)?{_NORM}"
    # 与去年同期相比
    rf"|(?:与|和|同|跟)(?:{DATE}+|上年|上一年|去年|前年|同期|往年)[^，]{{0,6}}?(?:相比|比较|持平)"
    # 是上年的
    rf"|(?:是|为|达到|相当于)(?:{DATE}|上年|去年|上一年|同期)[^，]{{0,4}}的$)"
)
# 比上年多公示5期
_MORE_DONE = re.compile("(?:多|少)(?:[\u4e00-\u9fff]{2})?了?")
_CHANGE_TAIL = re.compile(
    r"(?:增长|增加|增支|减支|短收|上升|提高|提升|下降|减少|降低|下滑|回落|上涨|下跌|缩减|压减|缩短|延长|扩大|缩小|净增"
    r"|增|降|减|多|少|高|低|年轻|快)了?$"
)
# 点击量比借阅量高出1.7倍: the number is of 点击量
_THAN = re.compile(
    "(?<=[\u4e00-\u9fff]{2})(?<![对同环占可相评])比(?![例重赛较])[^，。；、\ue000\ue001]{2,12}?"
    "(?:高出?|低|多出?|少|快|慢|长|短|大|小)了?$"
)
_FROM_IT = "(?:比|较|与)(?![例重赛拼武好大多为])[^，。；、“”\ue001]{1,14}?"
_HOW_IT_DIFFERS = "(?:高出?|低|多出?|超出?|少|快|慢|长|短|大|小|早|晚|强|好|差|增产|减产|增收|减收|增多|回升|回落|反弹|提前|推迟|便宜)了?"
_HOW_IT_CHANGED = "(?:[仅只略均都]|有所|大幅|明显|小幅)(?:增|减|升|降|涨|跌)[长加少低高]?了?"
_DIFFERS = re.compile(
    # 较时间进度慢3.8个百分点, 比标准高出6分
    f"(?:但|且|还|又|仅|则|均|都)?(?:{_FROM_IT}{_HOW_IT_DIFFERS}"
    # 比上届略增3件
    f"|(?:比|较)[^，。；、“”\ue001]{{0,10}}[\ue000年届期]{_HOW_IT_CHANGED}"
    # 超预算7万元
    "|超(?:出|过)?(?:年初|年度|全年|既定)?(?:预算|计划|目标|任务|进度|标准)"
    # 高于全县水平2个百分点
    "|[高低快慢多少优]于[^，。；、“”\ue001]{1,12})"
)
# 人均收入只有全省平均水平的六成: the number is of 人均收入, and not of the level
_OF_A_LEVEL = re.compile(
    "(?P<what>[\u4e00-\u9fff]{2})(?:还|均|都|也)?"
    "(?:只有|仅有|仅为|只是|仅是|不到|不及|相当于|只能满足|只够)[^，。；、\ue001]{2,16}的$"
)
_AGAINST = re.compile(
    # 增幅高于管理人员1.4个百分点
    "(?:(?:远|略|明显|大幅|普遍|均|也|还|仍)?[高低快慢]于[^，。；、\ue001]{1,12}"
    # 面积扩大到建成区的41%, 恢复到疫情前的九成
    "|(?:要|将|已|已经)?(?:增加|扩大|提高|提升|上升|恢复|回升|下降|缩小|相当)[到至于][^，。；、\ue001]{2,14}的"
    # 比刚开放时增加了三成, 较上届的
    "|(?:比|较)(?![例重赛武拼])(?:[^，。；、\ue001]{1,10}(?<!历)(?:时|前)|首届|上届|往届)"
    "(?:的|(?:增长|增加|上升|提高|下降|减少|降低|[多少高低快慢])了?)?"
    # 为年度计划的92%
    "|为(?:年度|全年|年初|既定)?(?:计划|目标|任务|预算)数?的"
    # 超过总数的六成
    "|(?:超过|接近|不足|不到)[^，。；、\ue001]{2,12}的)$"
)


def only_differs(words: str) -> bool:
    """Whether the words in front of a number say only how it differs, and from what: 超预算7万元."""
    return bool(_DIFFERS.fullmatch(words))


def tells_only_change(words: str) -> bool:
    """Whether the words behind 比上年 say only that something changed (增长), or was done more often (多公示)."""
    return bool(_CHANGE_TAIL.search(words) or _MORE_DONE.fullmatch(words.strip() or "多"))


def level_told(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where 人均收入 of 人均收入只有全省平均水平的〈六成〉 stands: what is measured by a level; None without a level."""
    of = _OF_A_LEVEL.search(text, start, end)
    return (start, of.end("what")) if of else None


def where_compared(text: str, start: int, end: int) -> int | None:
    """Where the words about what a number is compared with begin; None where there are none."""
    than = _THAN.search(text, start, end) or _AGAINST.search(text, start, end)
    return than.start() if than else None
