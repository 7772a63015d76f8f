"""Words of what was done and of what is to come, in one place.

AHEAD, BEHIND      weighed against each other in a section
TOLD               the clearer ones of what was done: a section with one of them is no mere heading of a plan
only_ahead(text)   whether a whole text tells of nothing as done, and of much as to come
looks_back(text, year)   whether a text tells of what was done or founded, and of less as to come
"""

from __future__ import annotations

import re

__all__ = ["AHEAD", "BEHIND", "TOLD", "looks_back", "only_ahead"]

_TO_COME = (
    "将(?=[^军来领士帅]|于)|力争|计划(?=[^生书划])|打算|拟(?!定|订|人)|明年|来年|下一步|今后"
    "|确保|争取|要(?=[^求素点闻件领约害职员不])"
)
AHEAD = re.compile(rf"{_TO_COME}|下一年|接下来|必须|应当|到20[2-9]\d年|持续推动|努力实现")
BEHIND = re.compile(
    r"了|已经?|共(?=[^同青产建享])|完成|荣获|获得|取得|实现[^力]|达到?|增长|累计|召开|举办|全年|先后|一年来|五年来|参加|印发|开展"
)
TOLD = re.compile(
    r"了(?!解|结|望|然)|已经?|完成|荣获|获得|取得|同比|累计|召开|举办|全年共|先后|一年来|截至"
)
# In a whole text 完成, 举办 and 开展 stand in plans too, and 继续, 努力 mark what is to come.
_DONE = re.compile(r"了(?!解|结|望|然)|已|荣获|获得|被评|取得|一年来|先后|截至|同比|累计|圆满|得到")
_INTENT = re.compile(rf"{_TO_COME}|需要?购|继续|进一步|努力|不断|切实|大力")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年|[.-]\d)")
# 创立时间：2004年7月, 2011年成立
_FOUNDED = re.compile(
    r"(?:成立|创立|创建|始建|设立|组建)(?:时间|日期|年份)?[于:：]?(?:19|20)\d\d|(?:19|20)\d\d年[^。，\n]{0,12}(?:成立|创立|创建|始建)"
)
_FEWEST, _OFTEN, _STRAY = 4, 12, 2  # words; the last two in a thousand characters


def only_ahead(text: str) -> bool:
    """Whether a text tells of nothing as done, but for a stray word, and of much as to come."""
    thousands = len(text) / 1000
    done, ahead = len(_DONE.findall(text)), len(_INTENT.findall(text))
    return ahead >= max(_FEWEST, _OFTEN * thousands) and done <= _STRAY * thousands


def looks_back(text: str, year: int | None) -> bool:
    """Whether a text tells of what was done or founded, and of less as to come: 两家馆先后建成；2011年成立.

    Years before the report's own `year` count as told, where that is known.
    """
    bare = "".join(text.split(" "))
    years = sum(int(each) < year for each in _YEAR.findall(bare)) if year else 0
    told = len(TOLD.findall(bare)) + max(years, len(_FOUNDED.findall(bare)))
    return told >= 2 and told > max(len(AHEAD.findall(bare)), len(_INTENT.findall(bare)))
