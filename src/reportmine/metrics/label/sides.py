"""On which side of a number stands what it counts: 获批基金1项, but 推荐2名教师.

In: a slot, the phrase in front of it, the noun behind it. Out: whether the number belongs to the noun behind.
"""

from __future__ import annotations

import re

from reportmine.metrics.context import Slot
from reportmine.metrics.label.phrase import ACTORS, Label, Piece
from reportmine.metrics.label.right import NO_NOUN
from reportmine.metrics.label.rule import Rule
from reportmine.metrics.label.thresholds import is_bound
from reportmine.metrics.label.votes import VOTES
from reportmine.metrics.lexicon import FOR_EACH, PERSONS, words

__all__ = ["OF_THEM", "PER", "TIMES", "Sides"]

PER = re.compile(
    rf"^按?"
    rf"(?:平均每[\u4e00-\u9fff]{{1,2}}|(?:单[场户项笔篇次期件家日个]|最[多少高低]的一[笔次户项件场天])(?:最[高低多少])?|人均|户均|生均"
    rf"|日均|月均|年均|均|平均|每[{FOR_EACH}度半两三]{{1,3}}){{1,4}}$"
)
_UNKNOWN_VERB = re.compile(r"^..(?:在|于|到|至|了|着|为|成|给|自)")
# What a number behind them measures may stand behind it: 总长4.8公里的水泥路.
_DIMENSIONS = words("经过 历经 用时 长 宽 高 厚 深 重 为期 长达 历时 面积 价值 时长 总长")
# 贡献了全国38.7%的贸易增量: the share is of what stands behind.
_WHOLES = ("全国", "全省", "全市", "全球", "世界", "全区", "全县", "全校", "全部", "近", "了")
# Behind these 了 a level or a step follows, and no object.
_REACHED = words("增长了 增加了 提高了 提升了 下降了 减少了 降低了 缩短了 延长了 达到了 超过了")
# Of these a deed is told, not a thing: 两次降低利率.
TIMES = ("次", "轮", "度", "回")
# 12个分会中有3个没有开展活动: some of those that are named before.
OF_THEM = ("中有", "中仅有", "中还有")
# 信息检索课14个班: classes are how many of a course there are.
_CLASSES = ("班", "班次")
_COURSES = ("课", "课程", "夜校", "学堂", "讲堂", "培训", "辅导")
_ASIDE_VERB = ("在", "在已", "自", "为", "因", "经", "随着", "正在")
_FUNDS = ("金", "资金", "款", "费", "经费", "物资", "贷款", "补助", "补贴", "物品")
# What money is given as.
_GIVEN = re.compile(
    "(?:金|款|费|经费|补助|补贴|津贴|报酬|奖励|标准|救济|赔偿|工资|红包|礼券|消费券)$"
)


class Sides(Rule):
    """Which side of a number is its own."""

    def is_number_first(self, slot: Slot, left: Label, behind: Piece) -> bool:
        """Whether the number belongs to the noun behind it."""
        start, end = behind
        noun = self.text[start:end].strip(" 　的、，。”）")
        verb_only = self._is_verb_only(slot, left)
        if slot.mention.unit == "票" and self.text.startswith(VOTES, slot.end):
            return True  # 经出席委员7票同意
        if not noun and self.phrases.text_of(left.pieces) in self.lexicon.funds:
            return False
        if not noun and self._is_over(slot, end):
            return False  # 成立三个月来
        if not noun and slot.mention.kind == "rank":
            return False  # 获第二名的好成绩
        if not noun:
            times = slot.mention.unit in TIMES
            action = self.right.action(end, slot.right[1], told_by_times=times)
            of_them = self.text[slot.left[0] : slot.start].endswith(OF_THEM)
            return (verb_only or of_them or not left.pieces) and bool(action)
        if noun in _CLASSES and left.noun and self.phrases.text_of(left.noun).endswith(_COURSES):
            return False
        unit, kind = slot.mention.unit or "", slot.mention.kind
        if PER.match(self.phrases.text_of(left.pieces)):
            return kind in ("count", "ratio")
        if self._measures(slot):
            return True
        given = kind == "money" and left.last_verb and left.last_verb[2] in self.lexicon.drop
        if kind == "money" and self.text[slot.end] == "的" and _GIVEN.search(noun):
            return True  # 每人500元的助学金
        if given and noun.endswith(_FUNDS) and self._takes_noun(start, noun):
            return True  # 为困难家庭发放8万元救助金
        if not left.pieces or not left.noun or (verb_only and (kind == "count" or noun)):
            return kind in ("count", "ratio") or self._takes_noun(start, noun)
        if kind == "count" and (self.text[slot.start - 1] == "的" or is_bound(slot)):
            return True
        if self._is_told(slot, left):
            return False
        if kind == "count" and self._is_size(slot, left):
            return True  # 成立12人的巡逻队
        if kind != "count" or unit in self.lexicon.loose_units:
            return False
        if noun[0] in "左右上下以含" or _UNKNOWN_VERB.match(noun):
            return False
        verb = self.lexicon.verbs.match(self.text, start, end)
        if left.last_verb and left.last_verb[2] in self.lexicon.keep and not verb:
            return True
        return not verb or verb.group() in self.lexicon.protected

    def _is_verb_only(self, slot: Slot, left: Label) -> bool:
        """Whether nothing but a verb, or a verb and who acts, stands in front: 开展, 我馆举办, 争取."""
        if left.last_verb is None:
            return self.text[slot.left[0] : slot.start].endswith(("争取", "争取到"))
        start, end, verb = left.last_verb
        if left.pieces == ((start, end),) or verb in self.lexicon.causing:
            return True
        if len(left.pieces) != 1:
            return self.text[slot.left[0] : slot.start].endswith(("争取", "争取到"))
        s, e = left.pieces[0]
        doer = self.text[s:start]
        return e == end and (
            doer in _ASIDE_VERB or (verb in self.lexicon.held and doer.endswith(ACTORS))
        )

    def _is_told(self, slot: Slot, left: Label) -> bool:
        """Whether the noun in front is counted for sure: 贫困户137户养羊, 代课教师7名的报酬."""
        words, unit = self.phrases.text_of(left.noun), slot.mention.unit or ""
        if len(words) < 3 or left.last_verb:
            return False
        theirs = self.text.startswith("的", slot.end) and words.endswith(self.lexicon.persons)
        return (unit in PERSONS and theirs) or (unit in ("户", "村", "所") and words.endswith(unit))

    def _is_size(self, slot: Slot, left: Label) -> bool:
        """Whether a number and 的 stand between a verb and what has so many members."""
        verb = left.last_verb
        acts = verb is not None and verb[2] in self.lexicon.drop
        return acts and slot.mention.unit in PERSONS and self.text.startswith("的", slot.end)

    def _is_over(self, slot: Slot, end: int) -> bool:
        """Whether only a word of time or place, or a remark in brackets stands behind a number."""
        behind = self.text[end : slot.right[1]].strip("，。；")
        return behind in NO_NOUN or behind.startswith(("（", "("))

    def _measures(self, slot: Slot) -> bool:
        """长4.8公里的水泥路, 砌了40米护坡: what is measured stands behind the number."""
        before = self.text[slot.left[0] : slot.start]
        if self.text.startswith("的", slot.end) and not self.text.startswith("的", slot.end + 1):
            whole = slot.mention.kind == "ratio" and before.endswith(_WHOLES)
            return whole or before.endswith(_DIMENSIONS)
        if slot.mention.kind == "duration" and before.endswith(("经历", "历经", "经过")):
            return True  # 经历三年试点
        return before.endswith(("了", "过")) and not before.endswith(_REACHED)

    def _takes_noun(self, start: int, noun: str) -> bool:
        """5万元慰问金, 30万亩农田, 8小时的课程; but not 投入5万元改造活动室."""
        if self.text[start - 1] == "的":
            return True
        verb = self.lexicon.verbs.match(noun)
        if verb and verb.group() in self.lexicon.dual and noun.endswith(_FUNDS):
            return True  # 帮扶资金, 资助款
        return not verb or verb.group() in self.lexicon.protected
