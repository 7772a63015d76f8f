"""Numbers that stand side by side in a list, and the words that they share.

县劳动奖状30个、奖章70名 share what stands in front of their last word, 一星级22家，星级书屋52家 their noun.

In: a sentence's slots and labels. Out: the labels, changed in place, or a new one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportmine.metrics.context import Slot
from reportmine.metrics.label.phrase import Label, Piece
from reportmine.metrics.label.rule import Rule, View
from reportmine.metrics.label.topics import Topics
from reportmine.metrics.lexicon import NUMBER
from reportmine.text.segment import segmenter

# 应到30人，实到28人: complete without a noun
_PRESENCE = ("出席人数", "应到", "实到", "出席", "请假", "缺席", "委托", "列席", "到会", "缺勤")
_AND_OTHERS = re.compile("等(?:共计?|合计)?$")
_PLACES = ("正取", "备取", "候补", "当选", "应选", "录取")  # in an election: 当选人（正取九名）
_RATE_OF = re.compile(
    f"(?P<rate>[\u4e00-\u9fff]{{2,12}}(?:率|度))[：:](?:[^：:，。；{NUMBER}]{{1,8}}{NUMBER}+[、，])*$"
)
_LONGEST = 20  # numbers that one list has at most
# What is published, held or reported is named well enough without the verb: 公开部门信息6条、统计信息4条.
_SAID_ONCE = frozenset(
    ["公开", "主动公开", "发布", "主动发布", "公开发布", "内设", "办理", "上报", "受理", "收到"]
)

# 收入合计3万元 behind 会费收入2万元: a sum lends no noun to its parts
_SUMS = ("合计", "总计", "小计", "共计", "总额", "总数")


class Lists(Rule):
    """Labels of numbers that stand in a list."""

    def __init__(self, view: View, topics: Topics) -> None:
        super().__init__(view)
        self.topics = topics

    def shared_backwards(self, slots: Sequence[Slot], labels: list[Label]) -> None:
        """一星级22家，二星级30家，星级书屋52家: the last name lends its noun to those before it."""
        for i in range(len(slots) - 1, 0, -1):
            if len(labels[i].pieces) != 1:
                continue
            s, e = labels[i].pieces[0]
            if self.text[s:e].endswith(_SUMS):
                continue  # 会费收入2万元，其他收入1万元，收入合计3万元
            for j in range(i - 1, max(-1, i - _LONGEST), -1):
                own = self.phrases.text_of(labels[j].pieces)
                shared = own[-2:]
                short = 2 < len(own) <= 5 and self.text.startswith(shared, s) and e - s > 3
                if slots[j].mention.unit != slots[i].mention.unit or not short:
                    break
                pieces = (*labels[j].pieces, (s + 2, e))
                labels[j] = Label(pieces, "list", pieces, labels[j].verb, labels[j].part)

    def of_list(self, slot: Slot) -> Label | None:
        """先进个人：甲、乙等15人: what the list before the number is a list of."""
        start = slot.opening
        if slot.mention.kind != "count" or not _AND_OTHERS.search(self.text, start, slot.start):
            return None
        colon = max(self.text.rfind(mark, start, slot.start) for mark in "：:")
        if colon < 0 or any(mark in self.text[colon : slot.start] for mark in "；，"):
            return None
        opens = max(self.text.rfind(mark, start, colon) for mark in "；，")
        label = self.left.phrase(max(start, opens + 1), colon)
        words = self.phrases.text_of(label.pieces)
        if not label.noun or len(words) < 3 or NUMBER in words:
            return None
        return Label(label.pieces, "clause before", label.noun, label.verb)

    def of_rate(self, slot: Slot, label: Label) -> Label:
        """界面翻译完成度：英文100%、藏文71%: the rate that a list behind a colon is of."""
        own = self.phrases.text_of(label.pieces)
        if slot.mention.kind not in ("ratio", "score") or not 2 <= len(own) <= 6:
            return label
        if label.rule != "number last" or own.endswith(("率", "度", "比")):
            return label
        rate = _RATE_OF.search(self.text, slot.opening, label.pieces[0][0])
        if rate is None:
            return label
        named = self.left.phrase(*rate.span("rate")).pieces
        return Label((*label.pieces, *named), "list", named, label.verb) if named else label

    def of_outside(self, slot: Slot, label: Label) -> Label:
        """理事当选人（正取九名）: a place in an election with whose it is."""
        first = slot.bracket >= 0 and slot.left[0] == slot.bracket + 1
        if not first or self.phrases.text_of(label.pieces) not in _PLACES:
            return label
        whose = self.left.phrase(self.clause_start(slot), slot.bracket)
        if not whose.pieces or NUMBER in self.text[whose.pieces[0][0] : slot.bracket]:
            return label
        return Label((*whose.pieces, *label.pieces), "part in brackets", whose.noun)

    def clause_start(self, slot: Slot) -> int:
        """Where the clause begins that stands in front of the bracket around a number."""
        start = max(self.text.rfind(c, slot.opening, slot.bracket) for c in "，；：、。）)")
        return max(start + 1, slot.opening)

    def in_bracket(self, slot: Slot, label: Label) -> Label:
        """签约11户（荷花堤2户、慈光5户）: a part in the brackets of its total carries what that counts."""
        if slot.bracket < 0 or label.rule != "number last" or len(label.pieces) != 1:
            return label
        own = self.phrases.text_of(label.pieces)
        if own.endswith(_PRESENCE):
            return label
        for one, found in reversed(self.memory.done[-12:]):
            if one.end > slot.bracket:
                continue
            near = one.end == slot.bracket and one.mention.unit == slot.mention.unit
            noun = found.noun or found.pieces
            size = sum(b - a for a, b in noun)
            if near and self._is_whole_noun(slot, own):
                return label
            named = own[-1] in self.phrases.text_of(noun)  # 车辆7辆（公务用车3辆）
            if near and size <= 10 and len(own) <= 6 and not named:
                return Label((*label.pieces, *noun), "part in brackets", noun, part=label.part)
            break
        return label

    def _is_whole_noun(self, slot: Slot, own: str) -> bool:
        """（其中：玉米120亩）: a measured part that is no verb needs no noun; （其中核心期刊23篇） counts papers."""
        measured = slot.mention.kind in ("measure", "money")
        if not measured or "其中" not in self.text[slot.bracket : slot.start]:
            return False
        return not any(own.endswith(word) for word in (*self.lexicon.keep, *self.lexicon.drop))

    def sister(self, slot: Slot, label: Label, before: tuple[Slot, Label]) -> Label:
        """奖章70名 behind 县劳动奖状30个: words alike in form share what stands before them."""
        one, other = before
        if not slot.joined or not label.pieces or len(other.pieces) != 1:
            return label
        own = self.phrases.text_of(label.pieces)
        s, e = other.pieces[0]
        start = e - len(own)
        last = self.text[max(s, start) : e]
        alike = (
            "、" not in self.text[s:start]
            and len(own) == len(last)
            and (own[-1] == last[-1] or own[0] == last[0])
        )
        if not alike or start <= s or one.sentence != slot.sentence:
            return label
        words = segmenter().cut(self.text[s:e])
        whole = len(words[-1]) > len(last) + 1
        whole |= any("".join(words[-k:]) == last for k in range(1, len(words)))
        complete = len(own) > 3 and own[-2:] == last[-2:]
        complete |= len(own) > 4 and own[:2] == last[:2]
        if not whole or complete:
            return label  # 拨款收入 and 其他收入, 新闻发布会 and 新闻通气会 are each complete
        pieces = ((s, start), *label.pieces)
        return Label(pieces, "list", pieces, label.verb, label.part, used_until=label.used_until)

    def same_deed(self, slot: Slot, label: Label, before: tuple[Slot, Label]) -> Label:
        """新增图书5000册、电脑60台: what was done to the first of a list was done to the next."""
        one, other = before
        alone = label.rule == "number last" and label.noun == label.pieces and not label.verb
        if not alone or not slot.joined or one.sentence != slot.sentence or label.last_verb:
            return label
        deed = self._deed(other)
        own = self.phrases.text_of(label.pieces)
        if deed is None or label.part or other.part or self.topics.is_thin(own):
            return label
        if segmenter().tagged(own)[0][1] == "v":
            return label  # 新增会员300人、退会12人
        pieces = (deed, *label.pieces)
        return Label(pieces, "list", label.noun, other.verb, used_until=label.used_until)

    def _deed(self, label: Label) -> Piece | None:
        """The verb that stays in front of a label's noun."""
        if label.rule not in ("number last", "list") or not label.noun:
            return None
        s, e = label.pieces[0][0], min(label.pieces[0][1], label.noun[0][0])
        deed = self.text[s:e]
        return (s, e) if deed in self.lexicon.keep and deed not in _SAID_ONCE else None
