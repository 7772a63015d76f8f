"""What assemblies do: they vote, move and resolve.

In: a `Case`. Out: yes or no. Examples stand at the patterns.
"""

from __future__ import annotations

import re

from reportmine.metrics.status.case import Case

__all__ = ["is_motion", "is_resolved", "is_vote"]

# 决议：先开办1班, 经费以45万元为限: what is resolved is still to be done
_RESOLVED = re.compile(
    r"(?:决\s*议|决\s*定|裁\s*示)[：:](?:(?!(?:说\s*明|讨\s*论|报\s*告)[：:]).)*$"
)
_RESOLVES = re.compile(
    "(?:[先改缩减增调聘留]|以(?=$)|维持|[定订]为|组成|成立|编列|补助|提拨|核发|开办|办理|购置|访查|采购)[^，。；、已经]{0,8}$"
)
# 关于增补监事两名的动议
_MOVED = re.compile(
    "关于(?:增[补设购加聘]|补选|聘[任请]|设立|新[设建购]|添置|购[置买]|修[建缮]|租用)[^，。；]{0,16}$"
)
_MOTION = re.compile("[^，。；]{0,12}?的?(?:动议|议案|提案|提请|请示)")


def is_vote(case: Case) -> bool:
    """同意〈16票〉: cast by then, also on a plan."""
    return case.mention.unit == "票"


def is_motion(case: Case) -> bool:
    """关于增补监事〈两名〉的动议."""
    return bool(_MOVED.search(case.left) and _MOTION.match(case.text, case.slot.end))


def is_resolved(case: Case) -> bool:
    """决议：先开办〈1班〉."""
    resolved = _RESOLVED.search(case.text, case.slot.opening, case.slot.start)
    return bool(resolved and _RESOLVES.search(case.left))
