"""The topic that a label too thin to stand alone takes from the words before it.

参训540人次 behind 技能培训13期 counts 技能培训参训; in 举办教学竞赛，136人参赛 the 136 count 教学竞赛参赛. In: a label, the
number before it, the clauses before it in the sentence. Out: the label with its topic, or as it was.
"""

from __future__ import annotations

import re

from reportmine.metrics.context import Slot
from reportmine.metrics.heads import Before, Heads
from reportmine.metrics.lexicon import NUMBER
from reportmine.metrics.phrase import ACTORS, Label, Piece

_BORDERS = "，,；;：:。！？（）()"
# A clause that only says why, when or how has no topic.
_ASIDE = tuple("借为通按根围随以在针结由经从据将因如当并且但而让使已均都")
# These speak of the whole, not of what was named last.
_ALONE = ("净增", "净减", "新增", "接待")
# Votes are cast on the matter that is named last before them: 《考勤办法》：赞成98票，反对40票.
_VOTES = ("赞成", "反对", "弃权", "同意", "不同意")
_MATTER = re.compile("《([^《》（(\n]{2,30})[^《》\n]{0,20}》")
_MATTER_BEFORE = 120
_ATTAINED = ("实现", "完成", "达到", "可实现", "可完成", "可达到")
_TASKS = ("任务", "目标", "指标", "计划")
_LONGEST = 14
_CLAUSES = 3
_FAR = 120  # a clause that is longer has no topic in its first words


class Topics(Heads):
    """Labels that need a topic, and where it is found."""

    def _is_thin(self, text: str) -> bool:
        """Whether a label says only what was done or how it was measured (参训, 金额, 参保率)."""
        words = self.words
        if len(text) < 2 or text in words.dependent or text in words.bare or text in _VOTES:
            return True
        if text in _ALONE:
            return False
        verb = text in words.keep or text in words.drop
        return verb and text not in words.dual and text not in words.protected

    def _carried(self, slot: Slot, label: Label, before: Before) -> Label:
        """A thin label with its topic."""
        if not label.pieces:
            return label
        own = self._words(label.pieces)
        at = label.pieces[0][0]
        topic = self._matter(at) if own in _VOTES else self._subject(slot, before, at)
        if own in _ATTAINED and (not topic or self._words(topic).endswith(_TASKS)):
            return self._attained(slot) or label
        if not topic or own in self._words(topic):
            return label
        return Label(
            topic + label.pieces, "topic", topic, label.verb, label.part, True,
            used_until=label.used_until, last_verb=label.last_verb,
        )  # fmt: skip

    def _attained(self, slot: Slot) -> Label | None:
        """产值38亿元，完成任务40亿元的95%，预计可实现42亿元: what is attained is no task, but what it was set for."""
        for one, found in reversed(self.memory.done[-8:]):
            words = self._words(found.pieces)
            if one.mention.unit == slot.mention.unit and words and not words.endswith(_TASKS):
                return Label(found.pieces, "as before", found.noun, found.verb, found.part, True)
        return None

    def _matter(self, at: int) -> tuple[Piece, ...]:
        """The title that stands last before a vote."""
        titles = list(_MATTER.finditer(self.text, max(0, at - _MATTER_BEFORE), at))
        return (titles[-1].span(1),) if titles else ()

    def _subject(self, slot: Slot, before: Before, limit: int) -> tuple[Piece, ...]:
        """The noun of the nearest clause before, or of the number in it."""
        text = self.text
        end = min(slot.clause_start, limit)
        for _ in range(_CLAUSES):
            end -= 1
            if end <= slot.sentence[0] or text[end] in "；;。":
                break
            start = end
            least = max(slot.sentence[0], end - _FAR)
            while start > least and text[start - 1] not in _BORDERS:
                start -= 1
            if NUMBER in text[start:end]:
                break
            found = self._noun_of(start, end)
            if found:
                return found
            end = start
        if before is None or before[1].threshold or before[1].part:
            return ()
        noun = before[1].noun or before[1].pieces
        near = noun and slot.sentence[0] <= noun[0][0] and noun[-1][1] <= limit
        return noun if near and not self._is_thin(self._words(noun)) else ()

    def _noun_of(self, start: int, end: int) -> tuple[Piece, ...]:
        """The noun of a clause without a number: its object, or what stands before its predicate."""
        text = self.text
        clause = text[start:end].lstrip()
        if len(clause) < 3 or clause.startswith(_ASIDE):
            return ()
        label = self._left(start, end)
        if not label.noun or not label.verb:
            return ()
        s, e = label.noun[-1]
        for match in self.words.predicates.finditer(text, s + 2, e):
            if match.group() in self.words.predicate_words:
                e = match.start()
                break
        pieces = self._tidy(*self._shorten(s, e))
        words = self._words(pieces)
        if not 2 <= len(words) <= _LONGEST or words.endswith(ACTORS) or self._is_thin(words):
            return ()
        return pieces
