"""The topic that a label too thin to stand alone takes from the words before it.

参训540人次 behind 技能培训13期 counts 技能培训参训; in 举办教学竞赛，136人参赛 the 136 count 教学竞赛参赛. In: a label, the
number before it, the clauses before it in the sentence. Out: the label with its topic, or as it was.
"""

from __future__ import annotations

import re

from reportmine.metrics.context import Slot
from reportmine.metrics.label.clauses import GIVES, is_aside
from reportmine.metrics.label.phrase import ACTORS, Label, Piece
from reportmine.metrics.label.rule import Before, Rule
from reportmine.metrics.label.votes import VOTES, matter_before
from reportmine.metrics.lexicon import DATE, NUMBER
from reportmine.text.segment import segmenter

_BORDERS = "，,；;：:。！？（）()"
# 并开展比赛, 使流程更顺, 均按期办结: what such a clause goes on with was named before.
_GOES_ON = "并且但而让使已均都"
# 新增, 接待: of a whole body, and not of what was named last
_ALONE = ("净增", "净减", "新增", "接待")
_ATTAINED = ("实现", "完成", "达到", "可实现", "可完成", "可达到")
_TASKS = ("任务", "目标", "指标", "计划")
# 受理提案30件，按期办结率100%: how a task was done says nothing of what the task was.
_RATE = re.compile(
    "(?:按期|按时|及时|如期|限期)?(?:办结|办复|办理|答复|回复|响应|受理|化解|整改|处置|调解|成功|完成|执行|满意|"
    "合格|优秀|逾期|覆盖|更新|开工|竣工|履约|采纳|公开|阳性)率$"
)
# 职工大会3次，到会率93%: rates of what was held, offered or tried before them
_TAKEN_PART = re.compile(
    "(?:到会|到课|听课|参训|参与|满足|入驻|结业|(?:考试)?通过|(?:调处|调解)(?:成功)?)率"
)
# 办理医疗互助，参保率100%; 审议年金方案，赞成率97%: rates of what the clause before names
_OF_WHAT_IS_OFFERED = ("参保率", "赞成率", "同意率", "支持率", "参检率", "筛查率", "续保率")
# 参保率: its stem 参保 may stand in the label before (养老保险参保9270人)
_STEM = re.compile("([\u4e00-\u9fff]{2,4})率")
# 水稻种植面积5000亩，总产2600吨: yields of what was grown, views of what was posted
_YIELD = re.compile("(?:总产量|总产|单产|亩产|产量|产值|观看量|播放量|阅读量|浏览量|点击量|点赞量)")
_SPENT = ("实际支出", "实际执行", "实际完成", "支出决算")
_STAFF = ("人", "名", "位")  # 职工131人，产值9000万元: people have no output of their own
_GROWN = re.compile("(?:(?:播种|种植|养殖|栽培|栽种)?面积|种植|播种|养殖|出栏|推送|发布)$")
CONTEST = re.compile(
    "[^，。；：、\ue001]{1,24}?"
    "(?:[国省市县区]赛|比赛|大赛|竞赛|邀请赛|锦标赛|联赛|运动会|比武|展演|评选|评比|[球棋跑河]赛|演讲赛|技能赛|歌咏赛)"
    "(?![项事场组区级选]|中(?![，获荣取喜斩夺共]))"
)
# 举办教学竞赛，评出一等奖2名: a prize is won in a contest.
_PRIZE = re.compile(
    "(?P<grade>(?:国家|省|市|区|县|校|院)级|[国省市区县校]|全[国省市区县校])?"
    "(?:(?:[一二三特]等|[金银铜]|优秀|优胜|组织|鼓励|入围)奖|优等|特优|佳作)"
)
_DATED = re.compile(
    f"(?P<what>[\u3400-\u9fff]{{3,14}}?)(?:{DATE}+|全年|当年|本年)(?:已|共|累计|实际|实)*"
)
_HELD_AS = ("", "班", "会", "金", "活动", "工作")
_EVENT = (4, 5, 8)  # characters
_LONGEST = 14
_CLAUSES = 3
_FAR = 120  # a clause that is longer has no topic in its first words


class Topics(Rule):
    """Labels that need a topic, and where it is found."""

    def _same_stem(self, own: str, before: Before, slot: Slot) -> tuple[Piece, ...]:
        """养老保险参保9270人，参保率83%: the words in front of what the rate is named by."""
        stem = _STEM.fullmatch(own)
        if stem is None or before is None or before[0].sentence != slot.sentence:
            return ()
        for s, e in reversed(before[1].pieces):
            at = self.text.rfind(stem[1], s, e)
            if at >= 0:
                front = tuple(piece for piece in before[1].pieces if piece[1] <= s)
                return (*front, (s, at)) if at > s else front
        return ()

    def is_thin(self, text: str) -> bool:
        """Whether a label says only what was done or how it was measured (参训, 金额, 参保率)."""
        lexicon = self.lexicon
        if len(text) < 2 or text in lexicon.dependent or text in lexicon.bare or text in VOTES:
            return True
        if text in _ALONE:
            return False
        if any(form.fullmatch(text) for form in (_RATE, _YIELD, _PRIZE, _STEM)):
            return True
        verb = text in lexicon.keep or text in lexicon.drop
        return verb and text not in lexicon.dual and text not in lexicon.protected

    def carried(self, slot: Slot, label: Label, before: Before) -> Label:
        """A thin label with its topic."""
        if not label.pieces:
            return label
        own = self.phrases.text_of(label.pieces)
        at = label.pieces[0][0]
        if stem := self._same_stem(own, before, slot):
            topic = stem
        elif _RATE.fullmatch(own) or _YIELD.fullmatch(own):
            staff = before and before[0].mention.unit in _STAFF and not _RATE.fullmatch(own)
            topic = () if staff else self._of_deed(self._rated(slot, before))
        elif _TAKEN_PART.fullmatch(own):
            topic = self._of_deed(self._rated(slot, before))
            if before and own[:-1] in self.phrases.text_of(before[1].pieces):
                return label
        elif own in _OF_WHAT_IS_OFFERED:
            counted = before if before and before[0].mention.kind == "count" else None
            topic = self.subject(slot, counted, at)
        elif _STEM.fullmatch(own):
            return label
        elif _PRIZE.fullmatch(own):
            topic = self._event(slot, own)
        elif own in VOTES:
            topic = matter_before(self.text, at, slot.sentence[0])
        else:
            topic = self.subject(slot, before, at)
        if own in _ATTAINED and (not topic or self.phrases.text_of(topic).endswith(_TASKS)):
            return self._attained(slot) or label
        if not topic:
            return label
        if own in self.phrases.text_of(topic):
            return self.named_so(label, own, topic)
        rule = "attribute" if own in _OF_WHAT_IS_OFFERED else "topic"
        return Label(
            topic + label.pieces, rule, topic, label.verb, label.part, True,
            used_until=label.used_until, last_verb=label.last_verb,
        )  # fmt: skip

    def named_so(self, label: Label, own: str, topic: tuple[Piece, ...]) -> Label:
        """技能培训班5期，培训200人: what is called 培训 there, with its name."""
        if not topic:
            return label
        *front, (s, e) = topic
        at = self.text.rfind(own, s, e)
        if at <= s or len(own) < 2 or self.text[at + len(own) : e] not in _HELD_AS:
            return label
        pieces = (*front, (s, at + len(own)))
        until = label.used_until
        return Label(pieces, "attribute", pieces, label.verb, label.part, True, used_until=until)

    def _rated(self, slot: Slot, before: Before) -> tuple[Piece, ...]:
        """What a rate is of: the noun of the number before it, in its sentence."""
        if before is None or before[0].sentence != slot.sentence or before[1].threshold:
            return ()
        one, label = before
        if self.phrases.text_of(label.pieces) in _SPENT:
            label = self._budgeted(one) or label  # 经费到账42万元，实际支出40万元，执行率95%
        noun = label.noun or label.pieces
        words = self.phrases.text_of(noun)
        if "；" in self.text[one.end : slot.start] or self.is_thin(words):
            return ()
        if one.mention.kind not in ("ratio", "percentage_point"):
            return noun
        rate = _RATE.search(words)
        if rate is None or not noun:
            return noun if label.rule == "topic" else ()
        s, e = noun[-1]
        end = e - len(rate[0])
        return (*noun[:-1], (s, end)) if s < end else noun[:-1]

    def _budgeted(self, spent: Slot) -> Label | None:
        """What a sentence told before how much of it was spent."""
        for one, label in reversed(self.memory.done[-4:-1]):
            if one.sentence == spent.sentence and one.mention.unit == spent.mention.unit:
                return label if label.noun else None
        return None

    def _of_deed(self, noun: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """The thing without what was done to it: 水稻 of 水稻种植面积, 隐患 of 整治隐患."""
        if not noun:
            return ()
        s, e = noun[-1]
        tail = _GROWN.search(self.text, s, e)
        if tail and tail.start() - s < 2:
            return noun[:-1]
        e = tail.start() if tail else e
        return (*noun[:-1], (self._behind_deed(s, e), e))

    def _behind_deed(self, s: int, e: int) -> int:
        """Behind the verb of two characters that a noun begins with."""
        verb = self.lexicon.verbs.match(self.text, s, e)
        if verb is None or verb.end() - s != 2 or e - verb.end() < 2:
            return s
        whole = segmenter().cut(self.text[s:e])[0] == verb[0]
        return (
            self.left.skip(verb.end(), e) if whole and verb[0] not in self.lexicon.protected else s
        )

    def _attained(self, slot: Slot) -> Label | None:
        """产值38亿元，完成任务40亿元的95%，预计可实现42亿元: what is attained is no task, but what it was set for."""
        for one, found in reversed(self.memory.done[-8:]):
            words = self.phrases.text_of(found.pieces)
            if one.mention.unit == slot.mention.unit and words and not words.endswith(_TASKS):
                return Label(found.pieces, "as before", found.noun, found.verb, found.part, True)
        return None

    def contest(self, slot: Slot) -> tuple[Piece, ...]:
        """The contest that the sentence named last before a number: 职工篮球赛."""
        contests = list(CONTEST.finditer(self.text, slot.opening, slot.start))
        noun = self.left.phrase(*contests[-1].span()).noun if contests else ()
        return tuple((s + 1, e) if self.text[s] == "在" else (s, e) for s, e in noun)

    def _event(self, slot: Slot, prize: str) -> tuple[Piece, ...]:
        """The last words of its name, which tell it from others: 技能大赛 of 全市职工技能大赛.

        A prize with its grade (省级一等奖) tells enough, unless the contest stands in its clause.
        """
        contest = self.contest(slot)
        graded = _PRIZE.fullmatch(prize)
        if not contest or (graded and graded["grade"] and contest[0][0] < slot.clause_start):
            return ()
        s, e = contest[-1]
        begins = [s + token.start for token in segmenter().tokens(self.text[s:e])]
        for longest in _EVENT:
            named = [at for at in begins if 2 < e - at <= longest]
            if named:
                return ((named[0], e),)
        return ((s, e),)

    def subject(self, slot: Slot, before: Before, limit: int) -> tuple[Piece, ...]:
        """The noun of the nearest clause before, or of the number in it."""
        text = self.text
        if own := self._before_the_date(slot, limit):
            return own
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
        return noun if near and not self.is_thin(self.phrases.text_of(noun)) else ()

    def _before_the_date(self, slot: Slot, limit: int) -> tuple[Piece, ...]:
        """免费开放补助 of 免费开放补助今年到账50万元: what stands in the clause before when it was."""
        front = _DATED.match(self.text, max(slot.clause_start, slot.left[0]), limit)
        if front is None or front.end() != limit:
            return ()
        pieces = self.phrases.tidy(*self.left.strip(*front.span("what")))
        words = self.phrases.text_of(pieces)
        return () if len(words) < 3 or words.endswith(ACTORS) or self.is_thin(words) else pieces

    def _behind_unknown(self, start: int, end: int) -> Label:
        """恢复职工疗养: the noun behind a verb at the head of a clause that no list names."""
        first, *rest = segmenter().tagged(self.text[start:end])
        if (
            not rest
            or not first[1].startswith("v")
            or len(first[0]) != 2
            or not rest[-1][1].startswith(("n", "v"))
        ):
            return Label()
        label = self.left.phrase(start + len(first[0]), end)
        label.verb = label.verb or first[0]
        return label

    def _noun_of(self, start: int, end: int) -> tuple[Piece, ...]:
        """The noun of a clause without a number: its object, or what stands before its predicate."""
        text = self.text
        clause = text[start:end].lstrip()
        given = GIVES.match(clause)
        if len(clause) < 3 or is_aside(clause, _GOES_ON):
            return ()
        label = self.left.phrase(start + given.end() if given else start, end)
        label.verb = label.verb or (given[0] if given else "")
        if label.noun and not label.verb:
            label = self._behind_unknown(start, end)
        if not label.noun or not label.verb:
            return ()
        s, e = label.noun[-1]
        for match in self.lexicon.predicates.finditer(text, s + 2, e):
            if match.group() in self.lexicon.predicate_words:
                e = match.start()
                break
        pieces = self.phrases.tidy(*self.phrases.shorten(s, e))
        words = self.phrases.text_of(pieces)
        if not 2 <= len(words) <= _LONGEST or words.endswith(ACTORS) or self.is_thin(words):
            return ()
        return pieces
