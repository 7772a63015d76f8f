"""Clauses without a number of their own: whether what they open with leaves a topic in them.

In: the words of a clause. Out: yes or no. 在节日期间, 因停电, 通过走访 say when, why or how, and name nothing that a
number behind them could be of; 为会员发放蛋糕卡 names what is given.
"""

from __future__ import annotations

import re

__all__ = ["GIVES", "is_aside"]

# 为会员发放蛋糕卡，每人200元: for whom, and what they are given.
GIVES = re.compile("为[^，。；\ue001]{1,12}?(?:发放|购买|配发|订购|配备|办理|送上|送去|赠送|采购)")
_OPENINGS = tuple("借为通按根围随以在针结由经据从将因如当")


def is_aside(clause: str, more: str = "") -> bool:
    """Whether a clause only says why, when or how. `more`: characters that open such a clause, too."""
    return clause.startswith((*_OPENINGS, *more)) and not GIVES.match(clause)
