"""Shares and rates against the figures that they are made of, in running text.

In: the sentences of a paragraph. Out: findings for

    share             培训800人次，其中女职工320人次，占45%
    rate              征集提案64件，立案48件，立案率85%

What a share is of may stand in an earlier sentence, or be said loosely: it is told only where no whole that
it could be of comes to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportmine.findings import Mined
from reportmine.study.audit.finding import Finding, Rule, slip, told
from reportmine.study.audit.sentences import Sentence, Told, figure
from reportmine.study.audit.words import words
from reportmine.study.cell import label_key

__all__ = ["shares"]


_SHARE_OF = re.compile(
    r"^(?P<part>[^，,；（(占]{0,8})[，,（(、；]\s*(?P<again>[^，,（(占]{0,12})占(?P<whole>[^，,；占]{0,12}?)"
    r"(?:的)?(?:比[例重]?)?(?:约?为|达到?|约|近)?$"
)
_ALL_OF_IT = re.compile(
    r"^(?:其(?:中|的)?|了|到|比|全部|总[数量人额]\S{0,2}|\S{0,4}总[数量人额])?$"
)


def shares(mined: Mined, paragraph: Sequence[Sentence]) -> Iterator[Finding]:
    """Findings about shares and rates; totals may stand in an earlier sentence of the paragraph."""
    earlier: list[Told] = []
    for sentence in paragraph:
        for at, one in enumerate(sentence.told):
            if one.metric.unit != "%" or not at:
                continue
            if one.metric.aspect not in ("share", "level") or one.metric.status != "achieved":
                continue
            before = sentence.told[:at]
            found = _share(mined, sentence, one, before, earlier)
            yield from found if found is not None else _rate(mined, sentence, one, before)
        earlier.extend(sentence.told)


def _share(
    mined: Mined, sentence: Sentence, share: Told, before: Sequence[Told], earlier: Sequence[Told]
) -> Iterator[Finding] | None:
    part = next((t for t in reversed(before) if t.level and t.unit != "%"), None)
    if part is None or part is not before[-1] or part.amount.low < 0:
        return None
    match = _SHARE_OF.match(sentence.between(part, share))
    own = part.left.rpartition("，")[2]
    if not match or not set(match["again"]) <= set(own + part.metric.label):
        return None
    wholes = [t for t in before if t is not part and t.level and t.unit == part.unit]
    claimed = _whole_of(sentence, part, match["whole"], wholes)
    if claimed is None:
        return iter(())
    others = [t for t in earlier if t.level and t.unit == part.unit]
    possible = [t for t in (*wholes, *others) if t.amount.low > 0]
    if not possible or any(part.amount.over(t.amount).meets(share.amount) for t in possible):
        return iter(())
    return iter([_ratio_finding(mined, "share", share, part, claimed)])


def _whole_of(sentence: Sentence, part: Told, named: str, wholes: Sequence[Told]) -> Told | None:
    """The whole that a share is said to be of: named behind 占, opened by 其中, or the only one there is."""
    if not _ALL_OF_IT.match(named):
        name = re.sub(
            r"^(?:全部|全年|全\S|总|年度|本年度?)|(?:总[数量人额]|合计)\S?$", "", label_key(named)
        )
        alike = [t for t in wholes if name and label_key(t.metric.label).endswith(name)]
        same = [t for t in alike if label_key(t.metric.label) == name]
        alike = same or alike
        return alike[0] if len(alike) == 1 else None
    opened = sentence.text[: part.start - sentence.span.start].rfind("其中")
    if opened >= 0:
        first = sentence.span.start + opened
        before = [t for t in wholes if t.end <= first]
        return before[-1] if before else None
    if wholes and re.match(r"\S{0,6}[：:]", sentence.text[wholes[0].end - sentence.span.start :]):
        return wholes[0]
    # 甲…，占55%；乙…，占45%: what has a share of its own is no whole of the next.
    shared = [sentence.told[n] for n in range(len(sentence.told) - 1) if _has_share(sentence, n)]
    return wholes[0] if len(wholes) == 1 and wholes[0] not in shared else None


def _has_share(sentence: Sentence, at: int) -> bool:
    one, two = sentence.told[at], sentence.told[at + 1]
    return two.metric.unit == "%" and bool(_SHARE_OF.match(sentence.between(one, two)))


def _rate(
    mined: Mined, sentence: Sentence, rate: Told, before: Sequence[Told]
) -> Iterator[Finding]:
    """立案率73.4% behind 提案64件，立案47件."""
    own = rate.left[-10:]
    stem = next((pattern for name, pattern in words().rates if f"{name}率" in own), None)
    if stem is None or words().never.search(own):
        return
    counts = [t for t in before if t.level and t.unit not in ("%", "元") and t.amount.low >= 0]
    parts_ = [t for t in counts if stem.search(t.phrase)]
    for part in parts_[-1:]:
        wholes = [t for t in counts if t.unit == part.unit and t.start < part.start]
        possible = [(p, w) for p in parts_ for w in counts if w.unit == p.unit and w.amount.low > 0]
        if any(p.amount.over(w.amount).meets(rate.amount) for p, w in possible):
            return
        if len(wholes) == 1 and wholes[0].amount.low > 0:
            yield _ratio_finding(mined, "rate", rate, part, wholes[0])


def _ratio_finding(mined: Mined, rule: Rule, share: Told, part: Told, whole: Told) -> Finding:
    computed = part.amount.over(whole.amount)
    text = f"{told(part.amount.value)} ÷ {told(whole.amount.value)} = {told(computed.value, '%')}"
    return Finding(
        rule, "error",
        tuple(figure(mined, one) for one in (share, part, whole)),
        f"{text} ≠ {told(share.amount.value, '%')}", share.amount.value, computed.value,
        computed.slack + share.amount.slack, slip(share.amount.value, computed.value),
    )  # fmt: skip
