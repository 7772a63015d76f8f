"""The phrase in front of a number: what stands behind the last verb that is not part of it.

In: a stretch of a paragraph, `[start, end)`, that ends where the number begins. Out: a `Label`; without pieces where the
stretch names nothing that is counted. The words are data: `data/labels.toml`.
"""

from __future__ import annotations

import re

from reportmine.metrics.label.compared import (
    COMPARE,
    level_told,
    only_differs,
    tells_only_change,
    where_compared,
)
from reportmine.metrics.label.edges import LONGEST, MEETING, Edges
from reportmine.metrics.label.manner import behind_takers, without_manner
from reportmine.metrics.label.owners import SINCE, is_owned, is_when
from reportmine.metrics.label.phrase import ACTORS, Label, Phrases, Piece
from reportmine.metrics.lexicon import DATE, words
from reportmine.text.segment import segmenter

# 将筹资标准由每人50元提高到70元: what was moved is what the number counts
_MOVED = re.compile(r"(?:将|把)([^，。；将把\ue001]{2,16}?)(?:由|从)[^，。；\ue001]{0,8}$")
# In front of a final verb these say only that or when it was done: 全年共, 已, 将.
_BEFORE_VERB = (
    *("共", "累计", "已", "先后", "总", "年", "则", "均", "月", "期间"),
    *("还", "又", "也"),
    *("可", "能", "将", "将会", "也会", "还会", "都会", "有望", "拟", "仍", "共计"),
)
# 经审理办结, 按期办结: how it was done says no more of what it is
_HOW = re.compile(r"^(?:经审理|经审查|经|按期|按时|及时|全部|均|已|共|如期|当场|现场|共计|累计)+")
# A verb in front of one of these is part of a noun: 参保率, 借阅量.
_NOUN_ENDINGS = tuple("率量额费金度者证及类型")
# 绩效自评的2024年度项目: the year stands between the thing and which of them
_OF_YEAR = re.compile(f"的{DATE}+度?(?P<thing>[\u4e00-\u9fff]{{2,8}})$")
# 规模以上工业实现增加值: a trade is what it is of, and nobody who acts.
_TRADE = re.compile("(?<!企)业$")
_PER_DAY = re.compile(r"[日周月年人户馆][均]$")
# Verbs of one character that bring something about (设, 办), and those behind who acts (讲, 有).
_SINGLE_VERBS = frozenset("请派招选设建开办送收发买购配装换修种给捐投聘评创编写")
_ACTOR_VERBS = _SINGLE_VERBS | frozenset("讲任有进录演唱印编教作做寄摆订")
# Between who acts and the verb: 专家来校作讲座, 爱好者现场写春联.
_MEANTIME = re.compile(
    "(?:[来到赴][\u4e00-\u9fff]{1,2}|现场|集体|主动|统一|自发|联合|亲自|轮流|共同|分别|定期|免费|又|还|也|再|新|另|拟|各)$"
)
_ACTOR = 24  # characters that tell who acts
_WHO = (
    *ACTORS,
    *words("者 家 小学 中学 同事 商户 室 书记 主任 主席 学生 医生 教授 专家 家长 同学"),
)
_ACTS = re.compile(f"[{''.join(sorted(_ACTOR_VERBS))}]")


# 慰问活动中, 假日期间: when or where it was is not what is counted.
_CIRCUMSTANCE = re.compile(
    "(?:活动|过程|工作|行动|检查|调查|比赛|大赛|培训|仪式|会议|演练|期间|期|节|日)中$"
    "|^(?:这些|上述|以上)[\u4e00-\u9fff]{1,8}中$|(?:期间|以来|之际|前提下|背景下|情况下|影响下|帮助下|支持下|基础上)$"
)

# 工会组织覆盖率, 党支部组织书记: 组织 is a body here
_OF_A_BODY = re.compile(
    "(?:的|覆盖|体系|网络|负责|书记|班子|换届|力|[^，。]{0,4}[率数]|全面|规范|健全|和|与|、)"
)

# 社会组织, 党组织: with these in front 组织 is a body, too
_BODIES = ("党", "社会", "群团", "经济", "行业", "团")


class LeftSide:
    """Phrases in front of numbers."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases, self.text, self.lexicon = phrases, phrases.text, phrases.lexicon
        edges = Edges(phrases)
        self.strip, self.behind_how_often = edges.strip, edges.behind_how_often

    def phrase(self, ls: int, le: int) -> Label:
        """The noun phrase that ends at `le`; `verb` is the verb in front of it."""
        text, ls = self.text, max(ls, le - LONGEST)
        if only_differs(text[ls:le].strip()):
            return Label(rule="number last")
        if dated := _OF_YEAR.search(text, ls + 2, le):
            which, thing = self.phrase(ls, dated.start()), dated.span("thing")
            return Label((*which.pieces, thing), "number last", (*which.noun, thing), which.verb)
        ls, le = without_manner(text, ls, le)
        if level := level_told(text, ls, le):
            ls, le = self.strip(*level)
        than = where_compared(text, ls, le)
        if than is not None:
            ls, le = self.strip(ls, than)
        ls = behind_takers(text, ls, le)
        compare = COMPARE.search(text, ls, le)
        found = Label(rule="number last")
        moved = _MOVED.search(text, ls, le)
        if moved:
            ls, le = moved.span(1)  # 将筹资标准由每人50元提高到…
        if compare:
            told = self._beside(compare, ls, le)
            if told is None:
                return found
            ls, le = told
        s, e = self.strip(ls, le)
        s = self._behind_whom(ls, s, e)
        if s >= e or _CIRCUMSTANCE.search(text, s, e):
            return found
        return self.behind_verb(self._behind_actor(self._behind_one(s, e), e), e)

    def _beside(self, compare: re.Match[str], ls: int, le: int) -> Piece | None:
        """A stretch without the comparison in it (比上年): what stands in front of that, else what is behind it.

        None where the words behind only say that something changed: 比上年增长.
        """
        head = self.strip(ls, compare.start())
        if head[0] < head[1]:
            return head
        ls = compare.end()
        while ls < le and self.text[ls] in "年度末底期同的，" + DATE:
            ls += 1
        return None if tells_only_change(self.text[ls:le]) else (ls, le)

    def _behind_whom(self, ls: int, s: int, e: int) -> int:
        """为读者解答咨询: behind those for whom something is done, at what is done."""
        if s <= ls or self.text[s - 1] not in "为向给" or e - s < 4:
            return s
        ahead = 0
        for word, tag in segmenter().tagged(self.text[s:e]):
            behind = ahead + len(word)
            if tag == "v" and ahead > 1 and len(word) > 1 and e - s - behind > 1:
                return s + ahead
            ahead = behind
        return s

    def _behind_one(self, s: int, e: int) -> int:
        """设临时接种点3处: behind a verb of one character, where it is a word of its own."""
        if self.text[s] not in _SINGLE_VERBS or e - s < 3 or self.text[s + 1] in "、和与及":
            return s
        if segmenter().cut(self.text[s:e])[0] != self.text[s]:
            return s
        return self._behind_particles(s + 1, e)

    def _behind_particles(self, s: int, e: int) -> int:
        """Behind the 了, 到 or 去 of a verb."""
        while e - s > 2 and self.text[s] in "了过去来出到给上下":
            s += 1
        return s

    def _behind_actor(self, s: int, e: int) -> int:
        """支部书记讲党课43场, 协会有会员120人: behind who acts and a verb of one character."""
        if e - s < 5 or not _ACTS.search(self.text, s + 2, e - 1):
            return s
        for token in reversed(segmenter().tokens(self.text[s:e])):
            at = s + token.start
            acts = len(token.word) == 1 and token.word in _ACTOR_VERBS
            who = _MEANTIME.sub("", self.text[max(s, at - _ACTOR) : at])
            owns = token.word in "有开设" and who.endswith("室")
            being = token.word == "做" and self.text[at:e].endswith(self.lexicon.persons)
            if owns or being:
                return s  # 阅览室有机器, 在社区做志愿者
            if acts and len(who) > 1 and e - at > 2 and who.endswith(_WHO):
                return self._behind_particles(at + 1, e)
        return s

    def behind_verb(self, s: int, e: int) -> Label:
        """Cut `[s, e)` behind its last outer verb, or in front of it where the verb stays."""
        text, lexicon = self.text, self.lexicon
        start, verb, light, kept, last = s, "", False, False, -1
        final: tuple[int, int, str] | None = None
        for match in lexicon.verbs.finditer(text, s, e):
            word, ms, me = match.group(), match.start(), match.end()
            if word in lexicon.protected or self.phrases.inside_quotes(s, ms):
                continue
            makes_noun = text[me : me + 1] in _NOUN_ENDINGS and not (word == "获" and e - me > 1)
            if makes_noun or (ms > start and text[ms - 1] == "的"):
                continue
            if me == e - 1 and len(word) > 1:
                continue  # 招聘会, 启动仪式: one character behind a verb makes a noun with it
            if me >= e:
                final = (ms, me, word)
                if word in lexicon.held and self._is_thing(start, ms):
                    # “馆员讲坛”举办9期
                    e = start + len(SINCE.sub("", text[start:ms]))
                elif word not in lexicon.dual and text[start:ms].endswith(_BEFORE_VERB):
                    per = _PER_DAY.search(text, start, ms)
                    start, kept, last = (per.start() if per else ms), True, me
                break
            if word in lexicon.dual and not self._is_verb(ms, me, e, start, light, last):
                continue
            fresh = word in lexicon.drop and ms > s and text[ms - 1] == "新"
            if fresh:
                start, kept = ms - 1, True  # 新购置图书
            elif word in lexicon.keep:
                if not (kept and last == ms) and not is_owned(text[start:ms]):
                    start = ms
                kept = True
            elif text[me:e] in lexicon.gross and self._has_subject(start, ms):
                kept = True  # 重点项目完成投资
            else:
                start, kept = self.skip(me, e), False
            verb, light, last = word, word in lexicon.light, me
        if verb and text[last if kept else start : e] in lexicon.attributes:
            start, kept = s, False
        only_verb = _HOW.sub("", text[start:e]) in lexicon.stages
        label = self._finish(start, last if kept else start, e, verb, only_verb)
        label.last_verb = final
        return label

    def _is_thing(self, s: int, ms: int) -> bool:
        """Whether what stands before a final verb is what was held, and not who held it."""
        thing = SINCE.sub("", self.text[s:ms])
        return len(thing) > 1 and (bool(MEETING.search(thing)) or not thing.endswith(ACTORS))

    def _has_subject(self, s: int, ms: int) -> bool:
        """Whether what stands before a verb is what the bare noun behind it belongs to."""
        subject = SINCE.sub("", self.text[s:ms])
        if not 2 < len(subject) <= 14 or "，" in subject:
            return False
        return not subject.endswith(ACTORS) or bool(_TRADE.search(subject))

    def skip(self, s: int, e: int) -> int:
        """Behind the words at `s` that name nothing, if anything is left of `[s, e)` then."""
        lead = self.lexicon.lead.match(self.text, s, e)
        return lead.end() if lead and lead.end() < e else s

    def _is_verb(self, ms: int, me: int, e: int, start: int, light: bool, last: int) -> bool:
        """Whether a word that is as often a noun is a verb here: it needs an object behind it."""
        if light and ms in (last, start):
            return False
        rest = self.text[me:e]
        if rest in self.lexicon.attributes or len(rest) < 2:
            return False
        first = (
            ms in (start, last)
            or is_when(self.text[start:ms])
            or self._is_scheme(start, ms)
            or rest.startswith(("各类", "各种", "各项", "多种"))
            or self._is_organised(start, ms, me)
        )
        if rest.endswith(self.lexicon.persons):
            word = self.text[ms:me]
            acts = first or word in self.lexicon.keep or word in self.lexicon.drop
            return acts or self.text[start:ms].endswith(ACTORS)  # not 租金补贴家庭
        enough = 2 if self.text[ms:me] in self.lexicon.drop else 4
        return len(rest) >= enough and first

    def _is_organised(self, s: int, ms: int, me: int) -> bool:
        """图书馆组织读书活动: who acts in front of the verb; but 工会组织覆盖率 is the rate of a body."""
        who = self.text[s:ms]
        acts = self.text[ms:me] == "组织" and who.endswith(ACTORS) and not who.endswith(_BODIES)
        return acts and not _OF_A_BODY.match(self.text, me)

    def _is_scheme(self, s: int, e: int) -> bool:
        """Whether `[s, e)` is a scheme in quotes: “春雨行动”资助; but “两癌”筛查 is one name."""
        return self.text[s] == "“" and self.text.find("”", s, e) == e - 1 and e - s > 5

    def _finish(self, s: int, noun: int, e: int, verb: str, only_verb: bool) -> Label:
        pieces, noun = self.phrases.shortened(s, noun, e)
        label = Label(pieces, "number last", verb=verb)
        own = self.phrases.tidy(noun, pieces[-1][1]) if pieces else ()
        label.noun = () if only_verb else (own or pieces)
        return label
