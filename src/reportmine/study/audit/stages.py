"""Later stages against earlier ones, in running text: what was won may not exceed what was applied for.

In: a sentence of a report. Out: findings for

    order             申报课题12项，获批15项
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportmine.findings import Mined
from reportmine.study.audit.finding import Finding, slip, told
from reportmine.study.audit.sentences import Sentence, Told, figure
from reportmine.study.audit.words import words

__all__ = ["order"]


def order(mined: Mined, sentence: Sentence) -> Iterator[Finding]:
    """Findings about funnels: a later stage that counts more than an earlier one."""
    if words().unless.search(sentence.text):
        return
    exact = [
        t for t in sentence.told
        if t.level and t.metric.status == "achieved" and t.unit != "%" and t.metric.mod == "exact"
    ]  # fmt: skip
    for one, two in pairwise(exact):
        if one.unit != two.unit or two.amount.low <= one.amount.high:
            continue
        if any(
            _stage(line, one) < _stage(line, two)
            for line in words().funnels
            if _both(line, one, two)
        ):
            yield Finding(
                "order", "warning", (figure(mined, two), figure(mined, one)),
                f"{told(two.amount.value)} > {told(one.amount.value)}", two.amount.value,
                one.amount.value, hint=slip(two.amount.value, one.amount.value),
            )  # fmt: skip


def _both(line: Sequence[re.Pattern[str]], one: Told, two: Told) -> bool:
    return _stage(line, one) >= 0 and _stage(line, two) >= 0


def _stage(line: Sequence[re.Pattern[str]], one: Told) -> int:
    """The last stage of a funnel that the words of a figure name; -1 for none."""
    stages = [n for n, pattern in enumerate(line) if pattern.search(one.phrase)]
    return stages[-1] if stages else -1
