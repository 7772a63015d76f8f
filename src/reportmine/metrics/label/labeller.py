"""The phrase that a number counts.

In: a paragraph with its slots, sentence by sentence. Out: a `Label` for each slot: pieces of the paragraph in order, the
name of the rule (the package's docstring lists them), what the label leaves to later numbers. The rules are asked in
order, and the first that answers decides; they look only at characters, at the word lists of `data/labels.toml` and at
where clauses end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportmine.metrics.context import Paragraph, Slot
from reportmine.metrics.label.borrowed import Borrowed
from reportmine.metrics.label.compared import COMPARE
from reportmine.metrics.label.events import Events
from reportmine.metrics.label.grades import Grades
from reportmine.metrics.label.heads import Heads
from reportmine.metrics.label.lists import Lists
from reportmine.metrics.label.number_first import NumberFirst
from reportmine.metrics.label.outlays import Outlays
from reportmine.metrics.label.phrase import Label, Piece
from reportmine.metrics.label.portions import Portions
from reportmine.metrics.label.ranks import Ranks
from reportmine.metrics.label.respectively import Respectively
from reportmine.metrics.label.rule import Before, Rule, View
from reportmine.metrics.label.shares import Shares
from reportmine.metrics.label.sides import Sides
from reportmine.metrics.label.thresholds import Thresholds
from reportmine.metrics.label.topics import Topics
from reportmine.metrics.lexicon import AGES, DATE, EVENTS, NUMBER, words

# 全镇8.2万人: all who live there. 总计：5091元: of all that is listed.
_ALONE = re.compile("\\s*(?P<what>全(?:[省市县区镇乡村校]|街道|社区)|[合总共]计)[：:\\s]*")
# Behind the name of a thing and a comma these tell how much of it there is.
_REACHES = ("\ue000", "为", "是", "达", "突破", "增至", "升至", "降至")
# 与上年决算数8万元相比: it counts what the number before counts.
_AGAINST = re.compile(rf"(?:与|比|较|同|跟)(?:{DATE}|上年度?|去年|上一年度?|同期|年初)*的?$")
_COUNTERS = frozenset(
    words(
        "项 个 类 大类 门类 小类 系列 组 支 门 次 场 期 批 件 家 名 人 位 人次 场次 批次 户 种 篇 条 天 节"
    )
)


def _is_counter(slot: Slot) -> bool:
    exact = slot.mention.mod in ("exact", "more_than", "approx", "less_than")
    return exact and slot.mention.kind == "count" and (slot.mention.unit or "") in _COUNTERS


class Labeller(Rule):
    """Finds the labels of one paragraph, sentence by sentence.

    `actors`: names of who reports, who are never counted.
    """

    def __init__(self, paragraph: Paragraph, actors: Sequence[str] = ()) -> None:
        view = View(paragraph, actors)
        super().__init__(view)
        self.heads, self.topics = Heads(view), Topics(view)
        self.shares, self.thresholds = Shares(view, self.heads), Thresholds(view)
        self.portions, self.grades = Portions(view, self.heads), Grades(view, self.heads)
        self.ranks = Ranks(view, self.heads, self.topics)
        self.events, self.outlays, self.sides = Events(view), Outlays(view), Sides(view)
        self.lists, self.respectively = Lists(view, self.topics), Respectively(view)
        self.first = NumberFirst(view, self.heads, self.topics)
        self.borrowed = Borrowed(view, self.heads)

    def sentence(self, slots: list[Slot]) -> list[Label]:
        """The labels of a sentence's slots, in order."""
        labels: list[Label] = []
        for i, slot in enumerate(slots):
            before = (slots[i - 1], labels[-1]) if i else None
            after = slots[i + 1] if i + 1 < len(slots) else None
            label = self.events.spoken_of(
                slot, self.events.at_event(slot, self._one(slot, before, after))
            )
            labels.append(label)
            self.memory.done.append((slot, label))
        self.respectively.pair(slots, labels)
        self.lists.shared_backwards(slots, labels)
        return labels

    def _one(self, slot: Slot, before: Before, after: Slot | None) -> Label:
        """The label of one slot, by the first rule that answers."""
        front, behind = slot.left, self.right.noun(slot)
        if before and before[1].used_until > front[0]:
            front = min(before[1].used_until, front[1]), front[1]
        if after and self.thresholds.is_threshold(slot, after, behind):
            return self.thresholds.threshold(slot, behind[0], after)
        adjacent = after is not None and self._is_adjacent(slot, after)
        if after and adjacent:
            if not (_is_counter(slot) and _is_counter(after)):
                return self.thresholds.around_threshold(after)
            slot.right = after.right  # 10类42项实事: two counts of one noun
            behind = self.right.noun(slot)
        if before and before[1].used_until > slot.end:
            return self.thresholds.threshold(slot, behind[0])
        if aged := self.thresholds.of_age(slot, behind):
            return aged
        if label := self._by_form(slot, front, behind, before, after):
            return label
        if standard := self.borrowed.of_standard(slot, before):
            return standard
        if before and self.borrowed.counts_again(before, slot):
            return self.heads.of_before(slot, before, "as before", Label())
        phrase = self.left.phrase(*front)
        if (slot.mention.unit or "") in EVENTS:
            phrase.pieces = self.left.behind_how_often(phrase.pieces)
            phrase.noun = self.left.behind_how_often(phrase.noun)
        if (
            before
            and before[1].threshold
            and slot.left[0] <= before[0].end
            and (before[0].mention.unit not in AGES or self.thresholds.speaks_of(before[1], phrase))
        ):
            return self.thresholds.over_threshold(before[0], slot, phrase, front[1])
        if self.sides.is_number_first(slot, phrase, behind):
            label = self.first.label(slot, phrase, behind, before, None if adjacent else after)
            label.used_until = slot.end if adjacent else label.used_until
            return label
        return self._number_last(slot, phrase, behind, before)

    def _is_adjacent(self, slot: Slot, after: Slot) -> bool:
        """Whether a count stands right before a number that a noun follows: 10类42项实事, 70个30亿元以上项目."""
        side = after.start == slot.end and slot.mention.kind == "count"
        return side and self.thresholds.begins_a_name(after)

    def _by_form(
        self, slot: Slot, front: Piece, behind: Piece, before: Before, after: Slot | None
    ) -> Label | None:
        """The label of a number that is told as a size, a step, a share, a rank, the rest or batches."""
        if sized := self.shares.sized(slot, front, behind):
            return sized
        if before and self.borrowed.is_step(before[0], slot):
            return self.heads.of_before(slot, before, "as before", Label())
        return (
            self.shares.share(slot, front, before)
            or self.shares.fulfilled(slot, front, before)
            or self.ranks.rank(slot, front, before)
            or self.portions.portion(slot, before, after)
        )

    def _number_last(self, slot: Slot, phrase: Label, behind: Piece, before: Before) -> Label:
        """The label of a number that nothing follows which it counts."""
        nothing_behind = not self.text[slice(*behind)].strip("。！？；")
        if nothing_behind and (listed := self.lists.of_list(slot)):
            return listed
        if phrase.pieces:
            label = self.lists.of_outside(slot, self._last(slot, phrase, behind, before))
            label = self.lists.of_rate(slot, label)
            if before is None:
                return label
            label = self.lists.same_deed(slot, self.lists.sister(slot, label, before), before)
            return self.lists.in_bracket(slot, label)
        label = self._bare(slot, phrase, before)
        label.part |= self.is_part(slot)
        return label

    def _is_sibling(self, label: Label, slot: Slot, before: Before) -> bool:
        """其中货物9万元、服务6万元: a part beside another, and nothing that was done to it."""
        parts = before is not None and before[1].part and bool(before[1].noun)
        money = slot.mention.kind == "money"
        return parts and money and slot.joined and len(label.pieces) == 1

    def _last(self, slot: Slot, left: Label, behind: Piece, before: Before) -> Label:
        """获批国家社科基金1项: the phrase before the number, with its head where it needs one."""
        label = left
        label.part = self.is_part(slot)
        text = self.phrases.text_of(label.pieces)
        if borrowed := self.borrowed.from_before(slot, label, text, before):
            return borrowed
        text = self.outlays.without_payer(label, text)
        if of_money := self._of_money(slot, label, text, behind, before):
            return of_money
        sibling = self._is_sibling(label, slot, before) and text not in self.lexicon.attributive
        if sibling:
            label.noun = label.pieces
        elif self.heads.is_only_done(text, slot, before):
            label = self.heads.with_head(slot, label, before)
            dropped = text in self.lexicon.drop and text not in self.lexicon.keep
            if not label.part and dropped and label.noun:
                label.pieces = label.noun
        elif text in self.lexicon.attributive:
            label = self.grades.which_of_them(slot, label)
        elif not label.noun or self.heads.needs_head(label, text, slot, before):
            label = self.heads.with_head(slot, label, before)
        elif text in self.lexicon.budget:
            if before and _AGAINST.search(self.text, slot.left[0], label.pieces[0][0]):
                return self.heads.of_before(slot, before, "as before", label)
            label = self.heads.budget_item(label, before)
        elif text in self.lexicon.gross and before and self.outlays.is_done_of(slot, text, before):
            label = self.heads.attribute(label, before[1])  # 12个项目完成投资9亿元
        elif text in self.lexicon.bare and not self.text.startswith("的", slot.end):
            owner = (
                self.heads.outside_parts(slot, before[1])
                if before
                else self.heads.clause_before(slot)
            )
            if owner and owner.noun and not owner.threshold and owner.rule != "announced":
                label = self.heads.attribute(label, owner)
        label = self._with_topic(slot, label, text, before, sibling=sibling)
        start, end = behind
        told = start == end and slot.right[1] > start
        if label.noun and told and self.text.startswith(self.lexicon.results, start):
            label.pieces += self.right.action(start, slot.right[1])
        label.used_until = slot.end
        return label

    def _of_money(
        self, slot: Slot, label: Label, text: str, behind: Piece, before: Before
    ) -> Label | None:
        """An item of the accounts, or what money was spent on: 投资80万元改造管网."""
        if account := self.heads.account(label):
            account.used_until = slot.end
            return account
        if spent_on := self.outlays.spent_on(slot, text, behind[0]):
            label.pieces = label.noun = spent_on
            label.used_until = slot.right[1]
            return label
        awarded = self.outlays.awarded(slot, label, text, before)
        return awarded or self.outlays.outlay(slot, label, text, before)

    def _with_topic(
        self, slot: Slot, label: Label, text: str, before: Before, *, sibling: bool
    ) -> Label:
        """The label with its topic, where nothing was added to its own words `text` and they are thin."""
        own = self.phrases.text_of(label.pieces)
        self.outlays.as_done(label)
        if own != text:
            return label
        if before and (same := self.borrowed.same_again(slot, label, before)):
            return same
        if not sibling and text not in self.lexicon.budget and self.topics.is_thin(own):
            return self.topics.carried(slot, label, before)
        if text in self.lexicon.dual and before and not label.part:
            near = before[0].sentence == slot.sentence and not before[1].threshold
            return self.topics.named_so(label, own, before[1].pieces) if near else label
        return label

    def _bare(self, slot: Slot, left: Label, before: Before) -> Label:
        """The label of a number with no phrase of its own: that of the number or the clause before it."""
        text = self.text
        opener = text[slot.left[0] : slot.start]
        fresh = opener.startswith(("从", "由"))
        if before and self._is_named_before(slot, before):
            topic = self.heads.clause_before(slot)
            if topic:
                topic.rule = "clause before"
                return topic
        if before and self._sums_up(slot, opener):
            s = slot.left[0] + opener.find("计") - 1
            return Label(((s, s + 2),), "sum", ())
        if before and not fresh and (slot.joined or COMPARE.search(opener) or opener.strip()):
            return self.heads.of_before(slot, before, "as before", left)
        if slot.opener in ("：", ":") or not before or fresh:
            topic = self.heads.clause_before(slot)
            if topic:
                topic.rule = "clause before"
                return topic
        if slot.bracket >= 0 and slot.left[0] == slot.bracket + 1:
            label = self.left.phrase(self.lists.clause_start(slot), slot.bracket)
            if label.pieces and NUMBER not in text[label.pieces[0][0] : slot.bracket]:
                label.rule = "before the bracket"
                return label
        found = self.heads.of_before(slot, before, "as before", left)
        if not found.pieces and (alone := _ALONE.fullmatch(opener)):
            s, e = alone.span("what")
            return Label(((slot.left[0] + s, slot.left[0] + e),), "number last")
        return found

    def _is_named_before(self, slot: Slot, before: tuple[Slot, Label]) -> bool:
        """城镇居民生活费收入，1982年为500元: a new name opens the part of the sentence."""
        text = self.text
        end = slot.clause_start - 1
        start = max(text.rfind(c, before[0].end, end) for c in "；;")
        opens = start >= 0 and not any(c in text[start + 1 : end] for c in "，,")
        return opens and text[slot.left[0] : slot.start].lstrip().startswith(_REACHES)

    def _sums_up(self, slot: Slot, opener: str) -> bool:
        """新收73件，上年结转4件，合计77件: the sum of two numbers, and not the second once more."""
        same = [
            one for one, _ in self.memory.done[-12:]
            if one.sentence == slot.sentence and one.mention.unit == slot.mention.unit
        ]  # fmt: skip
        return opener.strip().startswith(("合计", "总计", "共计")) and len(same) > 1
