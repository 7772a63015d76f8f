"""How a figure came about, and who took or gave what is counted: no part of what a number counts.

In: a paragraph and the stretch `[start, end)` in front of a number. Out: the stretch without these words.
"""

from __future__ import annotations

import re

__all__ = ["behind_takers", "without_manner"]

# 按常住人口计算人均藏书: how it was worked out
_WORKED_OUT = re.compile("按(?:照)?[^，。；、\ue001]{2,10}(?:计算|测算|折算|统计)(?:的|，)?")
# 七年级英语及格率目标45%: the goal counts what it is set for
_GOAL_OF = re.compile("(?<=[率量额值数分比])(?:的)?目标(?:值|数|定)?(?:为|是)?$")
# 惠农补贴通过存折发放到户684万元: how it was paid out
_PAID_OUT = re.compile(
    "(?:通过[^，。；\ue001]{2,14}?)?(?:均|都|已|全部|足额|按时|及时)*"
    "(?:发放|拨付|兑付|兑现|打卡|直补)到?[户人位村]$"
)
# 办公经费在去年基础上压缩5%
_ON_GROUND = re.compile("在[^，。；\ue001]{1,10}基础上(?:再|又|还|继续)?[\u4e00-\u9fff]{0,4}$")
# 通过县门户网站政务栏目公开信息: by which channel
_CHANNEL = re.compile(
    r"(?:通过|利用|依托|借助|运用)[^，。；\ue001]{1,26}"
    r"(?:网站|平台|栏目|专栏|公众号|微博|微信|媒体|热线|渠道|客户端|视频号|系统|公开栏|橱窗|电子屏)(?=[^，。；的、和与及]{2})"
)
# 简报14篇，被市总工会采用9篇: by whom
_BY_WHOM = re.compile(
    "^已?被[^，。；\ue001]{2,14}?"
    "(?=采用|录用|采纳|采编|刊发|刊登|刊载|登载|转载|转发|引用|收录|收藏|表彰|通报)"
)
# 接受校友及社会捐赠图书3200册: who gave it
_DONORS = re.compile(
    "(?:(?:接受|收到|获得?|得到)了?)"
    "(?:[^，。；、\ue001]{0,8}?(?:社会|各界|校友|居民|村民|企业|个人|人士|单位|群众|家长|读者)(?:力量)?(?:及|和|与|、)?){1,4}"
    "(?=(?:捐赠|捐献|捐助|捐来)[\u4e00-\u9fff]{2})"
)


def without_manner(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without how a figure was worked out, paid or made known, and without 目标 behind what it is set for."""
    if out := _WORKED_OUT.search(text, start, end):
        start, end = (start, out.start()) if end - out.end() < 2 else (out.end(), end)
    if goal := _GOAL_OF.search(text, start + 2, end):
        end = goal.start()
    if how := _PAID_OUT.search(text, start + 2, end) or _ON_GROUND.search(text, start + 2, end):
        end = how.start()
    channel = _CHANNEL.search(text, start, end)
    return (channel.end() if channel else start), end


def behind_takers(text: str, start: int, end: int) -> int:
    """Where a stretch begins behind those who took what is counted (被市总工会采用), or gave it (校友捐赠)."""
    stretch = text[start:end]
    who = _BY_WHOM.match(stretch) or _DONORS.match(stretch)
    return start + who.end() if who else start
