"""Bounds that some things lie beyond: they pick out which are counted, and nobody reached them.

In: a `Case`. Out: yes or no. Examples stand at the patterns.
"""

from __future__ import annotations

import re

from reportmine.metrics.lexicon import NUMBER
from reportmine.metrics.status.case import Case

__all__ = ["is_passed", "is_passed_by_some"]

_LIMIT = re.compile(r"超过|低于|高于|大于|小于")
# 有3个学院就业率低于85%, 有7条信息超过20天才公开: the 3 and the 7 lie beyond it; but 有3个分馆读者不足20人 tells how few
_SOME_ARE_BEYOND = re.compile(
    rf"(?:有{NUMBER}+[^，。；{NUMBER}有]{{1,14}}?|{NUMBER}的[^，。；{NUMBER}]{{2,14}}?)(?:低于|高于|大于|小于|超过)$"
)
_OR_THEN = re.compile("[，,。；、]|$|才")


def is_passed_by_some(case: Case) -> bool:
    """有3个学院就业率〈低于85%〉, 有7条信息〈超过20天〉才公开."""
    near = _LIMIT.match(case.mention.text)
    left = case.left + (near.group() if near else "")
    return bool(_SOME_ARE_BEYOND.search(left) and _OR_THEN.match(case.text, case.slot.end))


# 年产值过亿元的企业只有6家, 年门诊过万的专科: the size picks out what is counted
_PASSES = re.compile("(?<![通经透渡超])过$")
_SO_LARGE = re.compile("的[\u4e00-\u9fff]{1,6}(?:只有|仅有?|有|达|占|，|。|；)")


def is_passed(case: Case) -> bool:
    """年产值过〈亿元〉的企业只有6家."""
    return bool(_PASSES.search(case.left) and _SO_LARGE.match(case.text, case.slot.end))
