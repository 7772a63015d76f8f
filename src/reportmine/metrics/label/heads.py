"""The head noun that a number's own words lack, taken from the numbers and clauses before it.

采纳41条 behind 收到建议86条 counts 建议采纳; 面积210平方米 behind 职工小家3个 counts 职工小家面积; 同比增长12% counts what the
number before it counts.

In: the label of a number's own words, the number before it, what earlier numbers of the paragraph counted. Out: the label
with its head; as it was where no head is found.
"""

from __future__ import annotations

import re

from reportmine.metrics.context import Slot
from reportmine.metrics.label.accounts import item_before
from reportmine.metrics.label.clauses import is_aside
from reportmine.metrics.label.phrase import Label, Piece
from reportmine.metrics.label.rule import Before, Rule
from reportmine.metrics.lexicon import EVENTS, NUMBER, PERSONS, any_of, lexicon
from reportmine.text.segment import segmenter

_BUDGET_TAIL = re.compile(
    r"(?:全年)?(?:预算执行|执行|年初预算|支出决算|决算|完成年初预算|完成预算|预算)数?$"
)
# 公务接待费支出2万元，年初预算为3万元，差值为1万元: budget and difference are of 公务接待费
_SPENT_TAIL = re.compile(rf"(?:支出|差值|差额|差异)$|{_BUDGET_TAIL.pattern}")
_ACCOUNT = re.compile(rf"[（(]项[）)](?P<tail>{any_of(lexicon().budget)})$")
# 发放津贴，每人每月50元: what each was given
_GIVEN_OUT = re.compile(
    "(?:发放|发给|发|享受|领取|给予|支付|送上|送去|送|提供)了?([^，。；、的\ue001]{0,8}(?:金|款|费|补助|补贴|津贴|报酬|奖励|工资))，[^，。；]{0,4}$"
)
# 实训由讲课改为操作，全年6期; 会费自2012年起未调整: the thing, without what it became or since when it stands
_BECAME = re.compile(
    "(?P<what>[^，。；\ue001]{2,12}?)由[^，。；]{1,12}?(?:改|变|转|升级|调整)为|(?P<since>[^，。；\ue001]{2,12}?)自\ue000+(?:起|以来)"
)
# 说明：本案共3处: rubrics of minutes, which name nothing
_RUBRICS = ("说明", "决议", "案由", "办法", "备注", "理由", "结论", "主席裁示")
# 居住条件较差，仍有…: a judgement names nothing
_JUDGED = ("较差", "不足", "不够", "困难", "薄弱", "显著", "明显", "良好")
# 合同金额34万元，占比89%: the share is of the amount (合同金额占比)
_OF_AMOUNTS = ("占比", "增速", "增幅", "涨幅", "降幅")
# 隐患58处，当场整改46处: how a thing was done
_MANNER = re.compile(
    "^(?:当场|现场|就地|限期|按期|按时|如期|立即|及时|有效|成功|全部|依法|提前|审核|审查|初审|评审|正在|暂|[尚还]?未|没有)+(?=..)"
)
_IN_ALL = re.compile("累计|共有|总共|合计")
_NEWLY = re.compile("新(?:建|增|设|开|成立|组建|命名|认定|评|创建|培育|打造)")
# 招聘24人，退休3人: a verb tells of other persons than the number before
_PERSONS = (*PERSONS, "人次", "户")
# 项目19个，已完工15个: 已 makes a verb of two or three characters a stage of the thing before
_BY_NOW = re.compile(r"\s*(?:目前|现|其中|年内|全部)?(?:已经?|均已?|尚未|未)")
_CHANGED = re.compile("[增减升降]|[比较]")


class Heads(Rule):
    """Phrases with the head that they lack."""

    def with_head(self, slot: Slot, label: Label, before: Before) -> Label:
        """采纳41条 behind 收到建议86条: the head, then the part's own word."""
        head = self.clause_before(slot) if before is None else None
        if head is None:
            previous = self.whole_of_list(slot) or self._sibling_free(
                slot, self.same_kind(slot, before)
            )
            if previous is None:
                return label
            previous = self.outside_parts(slot, previous)
            done = self.phrases.text_of(label.pieces) in self.lexicon.stages
            whole = label.part and not previous.part and not done
            pieces = previous.pieces if whole else previous.noun
            if previous.part and previous.inherited:
                pieces = previous.noun
            head = Label(pieces or previous.noun, noun=previous.noun)
        if not head.pieces or self.phrases.text_of(head.pieces).startswith(
            self.phrases.text_of(label.pieces)
        ):
            return label  # 出席人员20人，出席18人
        pieces = tuple(p for p in head.pieces if p[1] <= label.pieces[0][0])
        pieces = self._but_for_income(pieces, self.phrases.text_of(label.pieces))
        return Label(
            pieces + label.pieces,
            "head and part",
            head.noun or pieces,
            label.verb,
            label.part,
            True,
        )

    def _sibling_free(self, slot: Slot, previous: Label | None) -> Label | None:
        """The head of parts side by side: never another part's own words (修改4件 behind 新制定5件)."""
        if previous is None or slot.bracket < 0:
            return previous
        for one, found in reversed(self.memory.done[-8:]):
            if one.end <= slot.bracket:
                return found if one.mention.unit == slot.mention.unit else None
        return previous

    def whole_of_list(self, slot: Slot) -> Label | None:
        """文件9件，其中有效6件、废止2件: of what a list behind 其中 tells the parts."""
        done = self.memory.done[-12:]
        if not slot.joined or slot.mention.kind != "count":
            return None
        for k in range(len(done) - 1, -1, -1):
            one, found = done[k]
            if one.sentence != slot.sentence or one.mention.unit != slot.mention.unit:
                return None
            if found.part:
                same = (
                    label for w, label in reversed(done[:k]) if w.mention.unit == one.mention.unit
                )
                return next(same, None)
            if not one.joined:
                return None
        return None

    def needs_head(self, label: Label, text: str, slot: Slot, before: Before) -> bool:
        """Whether a part's own word (采纳, 省级) says nothing without what it is a part of."""
        if before is None:
            return False
        if before[0].mention.unit != slot.mention.unit and not self._is_part_of_earlier(
            slot, label
        ):
            return False
        beside = before[1].rule == "head and part" and slot.sentence == before[0].sentence
        beside &= self.phrases.text_of(before[1].pieces)[-1:] == text[-1:]  # 教学类、科研类、后勤类
        in_part = label.part or before[1].part or beside or slot.bracket >= 0
        return in_part and len(text) <= 6 and text.endswith(self.lexicon.part_suffix)

    def _is_part_of_earlier(self, slot: Slot, label: Label) -> bool:
        """活动137场次，参加3.9万人次，其中线上52场次: 其中 goes back to the last number of its unit."""
        return label.part and any(
            one.mention.unit == slot.mention.unit and one.sentence == slot.sentence and found.pieces
            for one, found in self.memory.done[-4:]
        )

    def is_only_done(self, text: str, slot: Slot, before: Before) -> bool:
        """排查隐患17处，整改17处: a verb alone, of the same things as before."""
        if before is None or before[0].mention.unit != slot.mention.unit:
            return False
        if (slot.mention.unit or "") in EVENTS or before[1].threshold:
            return False
        verb = _MANNER.sub("", text)
        if verb in self.lexicon.drop or verb in self.lexicon.keep:
            return True
        opener = self.text[slot.left[0] : slot.start].strip()
        # 授权专利31件，转让4件: behind a comma a verb alone tells of these
        alone = opener == text and slot.opener in ("，", ",") and len(text) == 2
        alone &= not slot.joined and slot.mention.kind == "count"
        alone &= slot.mention.unit not in _PERSONS
        alone &= not before[1].part and before[1].rule in ("number last", "head and part")
        told = alone or _BY_NOW.match(self.text, slot.left[0], slot.start)
        verbs = (tag.startswith("v") for _, tag in segmenter().tagged(text))
        return bool(told) and 2 <= len(text) <= 3 and all(verbs)

    def outside_parts(self, slot: Slot, label: Label) -> Label:
        """收入62万元，其中会费8万元；支出59万元: behind ； the parts no longer speak, but their whole."""
        last = len(self.memory.done) - 1
        for k in range(last, max(0, last - 20), -1):
            one, found = self.memory.done[k]
            if one.sentence != slot.sentence or "；" not in self.text[one.end : slot.start]:
                break
            if found.part:
                return self.memory.done[k - 1][1]
        return label

    def attribute(self, label: Label, of: Label) -> Label:
        """职工小家3个，面积210平方米: the attribute with what it is an attribute of."""
        noun = tuple(p for p in of.noun if p[1] <= label.pieces[0][0])
        own = self.phrases.text_of(label.pieces)
        noun = noun if own in _OF_AMOUNTS else self._but_for_bare(noun)
        noun = self._but_for_income(noun, own)
        if sum(b - a for a, b in noun) > 12:
            return label
        if (
            noun
            and self.phrases.text_of(noun).endswith(own)
            and noun[-1][1] - noun[-1][0] >= len(own)
        ):
            s, e = noun[-1]  # 写字间面积300平方米，…，面积200平方米
            noun = (*noun[:-1], (s, e - len(own))) if e - s > len(own) else noun[:-1]
        return Label(noun + label.pieces, "attribute", noun + label.pieces, label.verb, label.part)

    def _but_for_income(self, of: tuple[Piece, ...], own: str) -> tuple[Piece, ...]:
        """会费收入9万元，支出8万元: the second is 会费支出."""
        if not of or own != "支出" or not self.phrases.text_of(of).endswith("收入"):
            return of
        return (*of[:-1], (of[-1][0], of[-1][1] - 2))

    def _but_for_bare(self, noun: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """自评项目 of 自评项目涉及资金: another attribute of the same thing goes."""
        for k in range(len(noun) - 1, 0, -1):
            if self.phrases.text_of(noun[k:]) in self.lexicon.bare:
                return noun[:k]
        return noun

    def clause_before(self, slot: Slot) -> Label | None:
        """The noun of the clause before, where that clause has no number: …申请，全年受理21件."""
        if slot.opener not in ("，", "：", ",", ":"):
            return None
        end = slot.left[0] - 1
        start = (
            max((self.text.rfind(c, slot.sentence[0], end) for c in "，；：,;:"), default=-1) + 1
        )
        start = max(start, slot.sentence[0])
        if NUMBER in self.text[start:end] or not 1 < end - start <= 24:
            return None
        clause = self.text[start:end].strip()
        if is_aside(clause, "对把") or clause in _RUBRICS or clause.endswith(_JUDGED):
            return None
        became = _BECAME.match(self.text, start, end)
        label = self.left.phrase(start, became.end(became.lastgroup or 0) if became else end)
        if not label.noun or sum(b - a for a, b in label.pieces) > 16:
            return None
        return label

    def same_kind(self, slot: Slot, before: Before) -> Label | None:
        """The last phrase of the paragraph with the slot's unit; None where the number before is of its kind, too."""
        found = self.memory.level(slot.mention.unit)
        if (
            found is None
            and before
            and before[1].pieces
            and before[0].mention.kind == slot.mention.kind
        ):
            return None
        return found

    def of_before(self, slot: Slot, before: Before, rule: str, left: Label) -> Label:
        """The phrase of the number before, in this sentence or the one before it."""
        given = self._given_each(slot, before) if rule == "per head" else None
        if given:
            return given
        topic = self.clause_before(slot) if rule == "per head" else None
        if topic:
            topic.rule = "per head"
            return topic
        found = (
            before[1]
            if before and before[1].pieces and not before[1].threshold
            else self.memory.level()
        )
        if found and found.rule == "fulfilled" and _CHANGED.search(self.text, *slot.left):
            found = self.memory.fulfilling(slot, found)
        if found is None:
            topic = self.clause_before(slot)
            if topic:
                topic.rule = "clause before"
                return topic
            return Label(left.pieces, rule if left.pieces else "none", (), left.verb)
        pieces = self._of_all(slot, found.pieces) if rule == "as before" else found.pieces
        return Label(pieces, rule, found.noun, found.verb, found.part, True)

    def _of_all(self, slot: Slot, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """新建分馆4个，累计达到26个: the total is of 分馆, of which not each is new."""
        if not _IN_ALL.search(self.text, *slot.left):
            return pieces
        (s, e), *rest = pieces
        new = _NEWLY.match(self.text, s, e)
        return ((new.end(), e), *rest) if new and new.end() < e else pieces

    def _given_each(self, slot: Slot, before: Before) -> Label | None:
        """为老人134名发放津贴，每人每月50元: what each of them was given."""
        if before is None or slot.mention.kind != "money" or before[0].sentence != slot.sentence:
            return None
        money = _GIVEN_OUT.search(self.text, before[0].end, slot.left[0])
        pieces: tuple[Piece, ...] = (money.span(1),) if money else ()
        for one, label in self.memory.done[-4:]:
            if not money and one.sentence == slot.sentence and one.mention.kind == "money":
                each = self.text[one.left[0] : one.start].lstrip().startswith("每")
                pieces = label.pieces if each else ()
        return Label(pieces, "per head", pieces) if pieces else None

    def budget_item(self, label: Label, before: Before) -> Label:
        """年初预算, 支出决算, 完成预算: with the item or the account that they are of."""
        at = label.pieces[0][0]
        head = self.owner(before[1], _SPENT_TAIL) if before else ()
        if not head:
            head = item_before(self.text, at)
        if not head:
            return label
        return Label(head + label.pieces, "budget item", label.pieces, label.verb, label.part)

    def account(self, label: Label) -> Label | None:
        """…住房改革支出（款）住房公积金（项）年初预算: the item and what of it is told."""
        start, end = label.pieces[0][0], label.pieces[-1][1]
        tail = _ACCOUNT.search(self.text[start:end])
        item = item_before(self.text, end) if tail else ()
        if tail is None or not item:
            return None
        told = ((start + tail.start("tail"), end),)
        return Label(item + told, "budget item", told, label.verb, label.part)

    def owner(self, label: Label, tail: re.Pattern[str] = _BUDGET_TAIL) -> tuple[Piece, ...]:
        """Whose budget or account a label names: its pieces without the closing 年初预算, 支出决算."""
        if not label.pieces:
            return ()
        *rest, last = label.pieces
        match = tail.search(self.text, *last)
        if match is None:
            return ()
        return (*rest, (last[0], match.start())) if match.start() > last[0] else tuple(rest)
