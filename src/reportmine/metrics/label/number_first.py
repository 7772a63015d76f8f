"""Numbers that stand before what they count: 推荐2名教师参加了初赛, 建成5个示范职工小家.

In: a slot, the phrase in front of it, the noun behind it, to which the number belongs. Out: the `Label`, with what
the noun did.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reportmine.metrics.context import Slot
from reportmine.metrics.label.heads import Heads
from reportmine.metrics.label.phrase import ACTORS, Label, Piece
from reportmine.metrics.label.right import LENDING
from reportmine.metrics.label.rule import Before, Rule, View
from reportmine.metrics.label.sides import OF_THEM, PER, TIMES
from reportmine.metrics.label.thresholds import is_bound
from reportmine.metrics.label.topics import Topics
from reportmine.metrics.label.votes import VOTE, matter_before
from reportmine.metrics.lexicon import PERSONS, words
from reportmine.text.segment import segmenter

# Units of persons and bodies: 5家单位的计划 counts 单位, and not 计划.
_BODIES = ("名", "人", "位", "户", "%", "1", "家", "所")
_PLACES = words("初中 高中 邻里 集中 公里 线上 网上 路上 街上 以上 海上 水上")
# 超过4200人次的目标: it counts what the number before counts.
_GOALS = re.compile(
    "(?:年度|年初|全年|预期|既定|目标)?(?:目标|任务|指标|上限|下限|红线|基础上?)(?:值|数)?"
)
# 5个环节的各项工作: behind 的 stands all that belongs to them, which is not counted
_ALL_OF = ("各项", "各类", "全部", "所有")
_AMONG = re.compile("中(?=综合|排名|名列|位列|位居|评选|选|推选|产生|挑|抽|遴选|有|仅|只|唯一|的)")
# 每名参赛馆员300元的奖金, 按照每户1万元的标准
_EACH_ONE = re.compile("(?:按照?)?每(?:个月|[名位人户家个项天])")
# 38票赞成，3票反对获得通过; but 9票同意建立志愿者群: what was agreed to stands behind.
_CAST_ONLY = re.compile(f"({VOTE})(?:获得?)?(?:通过)?(?=[，。；、]|$)")
# 在两次调研的基础上: a ground, left out of the label
_GROUND = re.compile("的(?:基础|前提|情况|条件|背景)上?下?$")
_FOUNDED = ("组建", "成立", "设立", "开通", "开设", "建立")
# 12家驿站拨款共计6万元: 共计 belongs to the next number
_NEXT_MEASURE = re.compile("(?:总?(?:长|宽|高|面积|投资|价值|金额)|共计|合计|总计|累计|共){1,4}$")


class _Behind(NamedTuple):
    """What stands behind a number: a noun, and from `deed` up to `until` what that did.

    The number `shares` them where they run on into the next number's.
    """

    noun: Piece
    deed: int
    until: int
    shares: bool


class NumberFirst(Rule):
    """Labels of numbers whose noun stands behind them."""

    def __init__(self, view: View, heads: Heads, topics: Topics) -> None:
        super().__init__(view)
        self.heads, self.topics = heads, topics

    def label(
        self,
        slot: Slot,
        left: Label,
        noun: Piece,
        before: Before,
        after: Slot | None,
    ) -> Label:
        """推荐2名教师参加了初赛: the `noun` behind the number and what it did."""
        text = self.text
        if total := self._announced(slot, noun):
            return Label(total, "announced", total, left.verb, used_until=total[-1][1])
        behind = self._behind(slot, noun, after)
        counted = self.phrases.tidy(*self.phrases.shorten(*behind.noun))
        tasks = slot.mention.unit in ("项", "个", "件", "类", "条")  # 5项任务
        if not tasks and _GOALS.fullmatch(self.phrases.text_of(counted)):
            return self.heads.of_before(slot, before, "as before", Label())
        cast = _CAST_ONLY.match(text, slot.end) if slot.mention.unit == "票" else None
        if cast:
            matter = matter_before(text, slot.start, slot.sentence[0])
            return Label((*matter, cast.span(1)), "topic", matter, used_until=cast.end())
        deed, until, shares = behind.deed, behind.until, behind.shares
        action: tuple[Piece, ...] = ()
        lent = text[slot.left[0] : slot.start].endswith(LENDING)
        # 海拔1500米以上学校建设暖房
        sized = is_bound(slot) and slot.mention.kind in ("measure", "money")
        told = deed < slot.right[1] and text[deed] not in "的（("
        if told and not (shares or sized or lent):
            times = not counted and slot.mention.unit in TIMES
            action = self.right.action(deed, until, 20 if counted else 28, told_by_times=times)
        front = self._in_front(slot, left, counted) or self._shared_deed(slot, left, before)
        used = deed if shares else until
        if shares and slot.mention.kind == "duration":
            used = slot.end  # 五年铁路铺轨总里程1万公里: the noun is the next number's too
        label = self._with_noun(slot, left, before, front, counted, action)
        label.used_until = used
        label.part = self.is_part(slot)
        return label

    def _shared_deed(self, slot: Slot, left: Label, before: Before) -> tuple[Piece, ...]:
        """新建180所乡镇卫生院、78所县医院: the deed before the first of a list is that of the others, too."""
        if before is None or not slot.joined or left.pieces or before[1].rule != "number first":
            return ()
        one, told = before
        deed = tuple(p for p in told.pieces[:1] if p[1] <= one.start)
        return deed if self.phrases.text_of(deed) in self.lexicon.keep else ()

    def _announced(self, slot: Slot, noun: Piece) -> tuple[Piece, ...]:
        """The bare word of an announced total: 环节 of 三个环节量化打分, but not of 环节合格率."""
        if slot.mention.kind != "count" or self.text[slot.start - 1] == "的":
            return ()
        words = segmenter().tagged(self.text[noun[0] : slot.right[1]])[:2]
        goes_on = len(words) > 1 and words[1][1].startswith(("n", "b", "a", "u"))
        if not words or words[0][0] not in self.lexicon.announced or goes_on:
            return ()
        return ((noun[0], noun[0] + len(words[0][0])),)

    def _behind(self, slot: Slot, noun: Piece, after: Slot | None) -> _Behind:
        """The noun behind a number without what another number, a clause or a list has a claim to."""
        text, right_end = self.text, slot.right[1]
        s, e = noun
        deed = e
        person = (slot.mention.unit or "") in _BODIES
        ground = _GROUND.search(text, s, e)
        if ground:
            e = deed = ground.start()  # 在两次调研的基础上
        of = text.find("的", s + 1, e - 1)
        shares = after is not None and after.left[0] < right_end and after.start >= right_end
        if person and of > 0 and slot.mention.kind == "count" and not shares:
            theirs = text[s:of].endswith((*self.lexicon.persons, *ACTORS))
            if theirs or text[of - 1] == "”":
                e = deed = of
            else:
                s = of + 1  # 到期的企业
        if of > 0 and text.startswith(_ALL_OF, of + 1):
            e = deed = of
        next_is_near = after is not None and after.start == right_end
        until = self._before_measure(s + 1, right_end) if next_is_near else right_end
        e, deed = min(e, until), min(deed, until)
        of = text.rfind("的", s + 1, e)
        if shares and of > 0:
            e = deed = of
        among = _AMONG.search(text, s + 2, right_end)
        if among and among.start() < e + 2:
            e = deed = among.start()  # 12户商户中评选出
        if next_is_near and e == until and e - s > 2 and text[e - 1] in "和与及":
            e -= 1
        if e - s > 3 and text[e - 1] in "里中上" and text[e - 2 : e] not in _PLACES:
            e -= 1
        elif e - s == 3 and text.startswith(("中，", "中,"), e - 1):
            e -= 1  # 36条意见中，已落实31条
        if e - s > 24 and "、" in text[s:e]:
            e = text.index("、", s, e)  # 7个科室办公室、编辑部、…: what follows is their list
        return _Behind((s, e), deed, until, shares)

    def _with_noun(
        self,
        slot: Slot,
        left: Label,
        before: Before,
        front: tuple[Piece, ...],
        noun: tuple[Piece, ...],
        action: tuple[Piece, ...],
    ) -> Label:
        """The label, with the noun behind the number, in front of it, or of a number before."""
        if noun:
            return Label(front + noun + action, "number first", noun, left.verb)
        if front:
            return Label(front + action, "number first", front, left.verb)
        previous = self.heads.same_kind(slot, before) if self._speaks_on(slot) else None
        head_noun = (previous.noun or previous.pieces) if previous else ()
        head_noun = head_noun or self.topics.subject(slot, before, slot.start)
        if self._says_enough(action) and not self._counts_on(slot):
            head_noun = ()
        label = Label(head_noun + action, "number first, noun before", head_noun, left.verb)
        label.inherited = bool(head_noun)
        return label

    def _before_measure(self, s: int, e: int) -> int:
        """12家驿站拨款共计6万元: what the next number measures is its own."""
        match = _NEXT_MEASURE.search(self.text, s, e)
        return match.start() if match else e

    def _says_enough(self, action: tuple[Piece, ...]) -> bool:
        """Whether a deed has its object: 参加特教培训 behind 申请巡回指导8次; but 参训 borrows what it was."""
        return sum(e - s for s, e in action) > 3

    def _counts_on(self, slot: Slot) -> bool:
        """Whether a number before has the same unit: what is told may be of a part of those things."""
        unit = slot.mention.unit
        alike = PERSONS if unit in PERSONS else (unit,)
        return any(
            one.mention.unit in alike and label.pieces for one, label in self.memory.done[-8:]
        )

    def _speaks_on(self, slot: Slot) -> bool:
        """Whether a number without a noun speaks of what was named before: 其中一名获奖."""
        last = self.memory.done[-1][0] if self.memory.done else None
        if last is None:
            return False
        if last.sentence == slot.sentence:
            return True
        return (
            self.text[slot.left[0] : slot.start].lstrip().startswith(("其中", "另", "还有", "最终"))
        )

    def _in_front(self, slot: Slot, left: Label, noun: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """What in front of the number belongs to its noun: 新入职的4名馆员, 受理5件申请, 覆盖28个科室."""
        text = self.text
        if text[slot.start - 1] == "的" and left.pieces and slot.mention.kind == "count":
            words = self.phrases.text_of(left.pieces)
            if left.last_verb and left.last_verb[1] == left.pieces[-1][1]:
                return ()  # 总部下达的300人参保任务
            return left.pieces if len(words) <= 12 and not words.startswith("原") else ()
        if slot.mention.unit == "票":
            return ()
        if text[slot.left[0] : slot.start].endswith(OF_THEM):
            return () if noun else left.pieces
        if self.phrases.text_of(left.pieces).startswith("因公出国"):
            return left.pieces  # 因公出国（境）共计2个团组
        final = left.last_verb
        if final and final[2] in self.lexicon.causing:
            subject = self.phrases.tidy(*self.left.strip(slot.left[0], final[0]))
            if PER.match(self.phrases.text_of(subject)):
                return ()
            return () if self.phrases.text_of(subject).endswith(ACTORS) else subject
        if final and final[2] in _FOUNDED and text[final[0] - 1] == "新":
            return ((final[0] - 1, final[1]),)  # 新组建4个学科组
        if final and final[2] in self.lexicon.keep:
            s, e = self.left.strip(slot.left[0], final[0])
            done = final[2] in self.lexicon.dual and s < e  # 空间改造两项任务
            return () if done else (final[:2],)
        if PER.match(self.phrases.text_of(left.pieces)) or _EACH_ONE.match(
            self.phrases.text_of(left.pieces)
        ):
            return ()
        return left.pieces if left.pieces and not left.noun else ()
