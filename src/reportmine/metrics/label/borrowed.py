"""Numbers that count what the number before them counts, for their own words name no thing.

These words say only how far something changed (提前8天), how much each one got (每户补助8000元), into what it was sorted
(归并为6类), how far it is from a standard (较规定的90学时多出13学时), or that it was done again (累计救助52人).

In: a slot, the words in front of it, the number before. Out: a `Label` with the words of the number before, or None where
the rule does not apply.
"""

from __future__ import annotations

import re

from reportmine.metrics.context import Slot
from reportmine.metrics.label.heads import Heads
from reportmine.metrics.label.phrase import Label
from reportmine.metrics.label.rule import Before, Rule, View
from reportmine.metrics.label.sides import PER
from reportmine.metrics.label.thresholds import is_bound
from reportmine.metrics.lexicon import NUMBER

# 改造危房130户，每户补助8000元
_EACH_GIVEN = re.compile(
    "(?:[人户生]均|每[人户名位生家](?:每[年月天日])?)(补助|补贴|奖励|资助|报销|投入|发放)"
)
# 受秋汛影响减产2万吨, 全县同期为6.2%, 占省定任务300户的106%: the words give a reason, a comparison or the whole
_BY_THE_WAY = re.compile(
    "受.{1,12}影响|.{0,4}同期|(?:占|(?:只|仅|已|超额)*完成).{0,6}(?:任务|计划|目标|指标)数?"
)
# 与市里要求的60%还有差距: the figure is what was required and not reached
_GAP = re.compile("的?(?:标准|要求|目标|水平)?(?:还|仍|尚|都)?(?:有|存在|相差|差)[^，。；]{0,6}")
# Who or what sets a standard.
_SET_AS = "(?:规定|要求|核定|法定|考核|标准|指标|平均|限定|[省市区县]定)"
# 较规定的90学时, 低于法定的30天: the standard counts what is measured by it
_AGAINST_STANDARD = re.compile(
    "(?:但|仍|还|均|只|仅|略|远|都|已){0,2}(?:较|比|距|离|与|同|[高低多少]于|超[过出]|不及|不如|未达到?|达不到)"
    rf"[^，。；、\ue000\ue001]{{0,14}}{_SET_AS}(?:线|数|值|时限|期限|水平|标准|要求|规定)?的?$"
)
# …多出13学时, 提前8天: by how much the thing differs from the standard
_BY_HOW_MUCH = re.compile("还?(?:[多少高低快慢]出?|超出?|[提推]前|缩短|延长|相差|差)了?")
# 低于1.5元的全市平均水平: the standard is named behind its figure
_BEYOND = re.compile("[高低多少]于|超过|不足|不到")
_STANDARD_BEHIND = re.compile(f"的[^，。；]{{0,8}}{_SET_AS}(?:水平|标准|线|要求)?(?=[，。；]|$)")
# 归并为食堂、停车等6类 counts the things that were sorted
_SORTED = re.compile(
    "(?:可|大体|大致)?(?:归并|归纳|归类|归集|归结|梳理|概括|划分|分类?|合并)(?:为|成|了).*"
)
# 高出0.6个百分点, 提前8天: these say how far, and not what
_HOW_FAR = ("前", "后", "增产", "减产", "高出", "超出", "多出", "提前", "推迟", "超收", "短收")
# 由58平方公里拓展到83平方公里, 从15天压缩到4.5天
_FROM = re.compile("[由从自](?:原来的?|原先的?|最初的?|上年的?|去年的?|年初的?|\ue000)?的?$")
_TO = re.compile("[^，。；、\ue001]{0,6}[到至为成]了?(?:每[^，。；\ue001]{1,3})?")
# Units of what things are sorted into.
_REACHED = ("达到", "迈上", "登上", "跨上", "跃上", "站上")
_SORTS = ("类", "大类", "方面", "类型", "种类型")


def _names_nothing(slot: Slot, text: str) -> bool:
    """Whether the words in front of a number name no thing: 提前, 受秋汛影响减产, 归并为食堂、停车等."""
    if text in _HOW_FAR or (text.endswith("目标") and len(text) < 5):
        return True
    is_sorted = slot.mention.unit in _SORTS and _SORTED.fullmatch(text)
    return bool(is_sorted or _BY_THE_WAY.fullmatch(text))


class Borrowed(Rule):
    """The rules for numbers that take their label from the number before."""

    def __init__(self, view: View, heads: Heads) -> None:
        super().__init__(view)
        self.heads = heads

    def from_before(self, slot: Slot, label: Label, text: str, before: Before) -> Label | None:
        """The label of 达到, 提前, 人均 and 每户补助 by the number before.

        `label` holds the slot's own words, `text` is their text.
        """
        of_whole = (
            self.text.startswith("的" + NUMBER, slot.end) or "占" in text or "完成" not in text
        )
        if before and ((_names_nothing(slot, text) and of_whole) or self._falls_short(slot)):
            return self.heads.of_before(slot, before, "as before", label)
        single = text.startswith("单") and is_bound(slot)  # 单笔5000元以上支出 is a name
        if (PER.match(text) and not single) or text in _REACHED:
            return self.heads.of_before(slot, before, "per head", label)
        each = _EACH_GIVEN.fullmatch(text)
        if not each or not before or before[0].sentence != slot.sentence:
            return None
        e = label.pieces[-1][1]
        given = Label(((e - len(each[1]), e),), part=label.part)
        whole = self.heads.attribute(given, before[1])
        persons = self.phrases.text_of(before[1].pieces).endswith(self.lexicon.persons)
        named = whole.rule == "attribute" and len(whole.pieces) > 1 and not persons
        return whole if named else None

    def same_again(self, slot: Slot, label: Label, before: tuple[Slot, Label]) -> Label | None:
        """互助金救助9人，累计救助〈52人〉: a verb alone that ends the label before takes that whole label."""
        one, told = before
        (s, e), words = label.pieces[0], self.phrases.text_of(told.pieces)
        deed = self.text[s:e]
        if len(label.pieces) > 1 or one.sentence != slot.sentence:
            return None
        if told.threshold or told.part or told.rule == "topic":
            return None
        if deed not in self.lexicon.keep or not words.endswith(deed) or not 4 <= len(words) <= 14:
            return None
        return Label(told.pieces, "attribute", told.pieces, label.verb, label.part, True)

    def _falls_short(self, slot: Slot) -> bool:
        """Whether a figure is a requirement that was not reached: 与市里要求的〈60%〉还有差距."""
        opener = self.text[slot.left[0] : slot.start].lstrip()
        return bool(opener.startswith(("与", "距", "离")) and _GAP.match(self.text, slot.end))

    def of_standard(self, slot: Slot, before: Before) -> Label | None:
        """较规定的〈90学时〉多出〈13学时〉: the standard and the difference count what the number before counts."""
        if before is None or before[0].sentence != slot.sentence or not before[1].pieces:
            return None
        opener = self.text[slot.left[0] : slot.start].lstrip()
        named_behind = _BEYOND.match(slot.mention.text) and _STANDARD_BEHIND.match(
            self.text, slot.end
        )
        differs = before[1].rule == "standard" and _BY_HOW_MUCH.fullmatch(opener)
        if not (_AGAINST_STANDARD.match(opener) or differs or (named_behind and not opener)):
            return None
        return self.heads.of_before(slot, before, "standard", Label())

    def counts_again(self, before: tuple[Slot, Label], slot: Slot) -> bool:
        """Whether two numbers count the same noun in front of both, in households and in persons: 监测对象58户〈173人〉."""
        one, label = before
        counts = one.mention.kind == slot.mention.kind == "count" and one.end == slot.start
        last = label.rule == "number last" and slot.mention.unit in ("人", "名", "户")
        return counts and last and bool(label.pieces)

    def is_step(self, one: Slot, slot: Slot) -> bool:
        """Whether a number is where the one before it was changed to: 网格由58个优化为〈51个〉."""
        if one.mention.unit != slot.mention.unit or one.sentence != slot.sentence:
            return False
        opener = self.text[one.left[0] : one.start]
        return bool(_FROM.search(opener) and _TO.fullmatch(self.text, one.end, slot.start))
