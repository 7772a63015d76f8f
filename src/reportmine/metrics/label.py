"""The phrase that a number counts.

In: a paragraph's slots. Out: for each slot a `Label`: pieces of the paragraph in order, the name of
the rule, and what may be wrong with it. The rules look only at characters, at the word lists of
`data/labels.toml` and at where clauses end:

    number last    获批国家社科基金1项        the noun before it, behind the last verb that is not part of it
    number first   推荐2名教师参加了初赛      the noun behind it, with what it did
    bare           4.8万种、11.2万册          the phrase of the number before
    change         …经费120万元，同比增长12%  the phrase of the level that it follows
    share          占党员总数的1/8            the part, and the whole where it is named
    part           收到建议86条，采纳41条     the head's phrase, then the part's own word
    respectively   借书、还书量分别增长8%、6% one name for each value, with the tail that they share
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportmine.metrics.context import Paragraph, Slot
from reportmine.metrics.lexicon import DATE, MARK, NUMBER, Lexicon, lexicon, words

Piece = tuple[int, int]

_COMPARE = re.compile(
    rf"(?:同比|环比|(?:与|和|同|跟)?(?:比|较|相比|对比|高于|低于|多于|少于)(?:于)?"
    rf"(?:{DATE}|上年|上一|去年|前年|往年|同期|上届|上期|年初|预算|计划|全国|全省|全市|平均|目标)"
    rf"|(?:与|和|同|跟)(?:{DATE}|上年|上一年|去年|前年|同期|往年)[^，]{{0,6}}?(?:相比|比较|持平)"
    rf"|(?:是|为|达到|相当于)(?:{DATE}|上年|去年|上一年|同期)[^，]{{0,4}}的$)"
)
_SHARE = re.compile(r"占(?:到)?(?!比|地|用|有率)")
_PER = re.compile(
    r"^(?:人均|户均|生均|日均|月均|年均|均|平均|每[人名户项个场次期位天月年篇件份家班生周季度半两三]{1,3})+$"
)
_CHANGE_TAIL = re.compile(
    r"(?:增长|增加|上升|提高|提升|下降|减少|降低|下滑|回落|上涨|下跌|缩减|压减|缩短|延长|扩大|缩小|净增|增|降|减|多|少|高|低|年轻|快)了?$"
)
_BEFORE_VERB = ("共", "累计", "已", "先后", "总", "年", "则", "均", "月", "期间")
_BUDGET_WORDS = (
    "年初预算", "预算数", "支出决算", "决算数", "支出决算数", "完成预算", "完成年初预算", "决算",
    "当年预算执行数", "预算执行数", "预算安排",
)  # fmt: skip
_FULFILLED = re.compile(
    r"((?:超额)?完成[^，。；]{0,10}?(?:预算|计划|任务|目标|指标|进度)(?:任务|目标|数)?)的?(?:比例|比率)?[为达约\s]*(?:到)?$"
)
_BUDGET_TAIL = re.compile(r"(?:年初预算|支出决算|决算|完成年初预算|完成预算|预算)数?$")
_BUDGET_ITEM = re.compile(r"([^。，；：、“”（）()\s\ue002]{2,30})[（(]项[）)]")
_SINCE = re.compile(r"(?:全年|本年|今年|年内|共|已|累计|先后|均|各|每年|总共|分别|\ue000)+$")
_HOW = re.compile(r"^(?:按期|按时|及时|全部|均|已|共|如期|当场|现场|共计|累计)+")
_HELD = frozenset(("举办", "开办", "开展", "召开", "举行", "进行", "开设", "完成", "实现", "发布"))
# Behind a number these say no more of what it counts, but how it compares or changed.
_NO_ACTION = frozenset(
    words(
        "的 以 等 加 其中 占 比 较 同比 环比 左右 是 为 增加 增长 提高 提升 上升 下降 减少 降低 跃升 缩小 攀升 "
        "压缩 压减 调整 扩大 扩展 延长 缩短 升至 降至 增至 减至 及以上 至 从 由 比上年 比去年 较上年 较去年"
    )
)
_PURPOSE = tuple("为通按根围随以在针结由经据从对将把因如当")
_EVENTS = ("期", "场", "次", "届", "场次", "班次")
_MEASURED = re.compile(
    r"(?:下载|借阅|访问|浏览|点击|销售|使用|覆盖|完成|合格|满意|参与|排放|消耗|发表|授权|申请|立项"
    r"|办结|接待|入馆|到馆|培训|参训|流通|阅读|播放|增加|占有|持有|保有)(?:量|数|率|额|度|值)$"
)
_UNKNOWN_VERB = re.compile(r"^..(?:在|于|到|至|了|为|成|给|自)")
# A verb in front of one of these is part of a noun: 参保率, 借阅量.
_NOUN_ENDINGS = tuple("率量额费金度者证及")
# Who acts is not what is counted.
_ACTORS = (
    *"会校院馆局部处司区市省县街道中心党委支部政府委办单位部门公司集团们师员社团所科队组厅厂站人长业",
    *("同志", "职工", "小组", "代表", "群众", "干部"),
)
# Verbs that make others do something: what they did is what is counted.
_CAUSING = ("吸引", "组织", "动员", "带动", "选派", "推荐", "选送", "派出", "安排", "邀请")
# In front of the number these say for whom or to what something was done: the predicate is another's.
_LENDING = ("为", "给", "对", "向", "把", "将", "让", "帮", "替", "帮助", "使")
_QUOTED = re.compile(r"[“《「][^”》」]*[”》」]")
_TIDY_LEFT = ' 　\t、，。；：“"”）)】》·—－-的了等及和与'
_TIDY_RIGHT = ' 　\t、，。；：“"（(【《·—－-的了等及和与'


@dataclass(slots=True)
class Label:
    """What a number counts. `noun` is the phrase without verb or predicate, for later numbers."""

    pieces: tuple[Piece, ...] = ()
    rule: str = "none"
    risk: float = 0.5
    noun: tuple[Piece, ...] = ()
    verb: str = ""
    part: bool = False
    inherited: bool = False
    threshold: bool = False
    used_until: int = 0
    last_verb: tuple[int, int, str] | None = None


@dataclass(slots=True)
class Memory:
    """What earlier numbers of the paragraph counted."""

    done: list[tuple[Slot, Label]] = field(default_factory=list)

    def level(self, unit: str | None = None) -> Label | None:
        """The last phrase that was found in the text itself, of this unit if one is given."""
        for slot, label in reversed(self.done[-8:]):
            if not label.pieces or label.threshold:
                continue
            if slot.mention.unit == unit if unit else slot.mention.kind != "percentage_point":
                return label
        return None


class Labeller:
    """Finds the labels of one paragraph, sentence by sentence. `actors`: names of who reports."""

    def __init__(self, paragraph: Paragraph, actors: Sequence[str] = ()) -> None:
        self.text = paragraph.masked
        for name in actors:
            # The reporting body itself is never what is counted.
            self.text = self.text.replace(name, MARK * len(name))
        self.words: Lexicon = lexicon()
        self.memory = Memory()

    def sentence(self, slots: list[Slot]) -> list[Label]:
        """The labels of a sentence's slots, in order."""
        labels: list[Label] = []
        for i, slot in enumerate(slots):
            before = (slots[i - 1], labels[-1]) if i else None
            after = slots[i + 1] if i + 1 < len(slots) else None
            label = self._one(slot, before, after)
            labels.append(label)
            self.memory.done.append((slot, label))
        self._respectively(slots, labels)
        return labels

    # -- one number ---------------------------------------------------------------------------

    def _one(self, slot: Slot, before: tuple[Slot, Label] | None, after: Slot | None) -> Label:
        ls, le = slot.left
        threshold_left = False
        if before and before[1].used_until > ls:
            ls = min(before[1].used_until, le)
        if before and before[1].threshold and slot.left[0] <= before[0].end:
            threshold_left = True
        head, rs = self._right(slot)
        if after is not None:
            if self._is_threshold(slot, after, rs):
                return self._threshold(slot, rs)
            if after.start == slot.end and slot.mention.kind == "count" and self._named(after):
                return self._around_threshold(slot, after)
        if before and before[1].used_until > slot.end:
            return self._threshold(slot, rs)
        share = self._share(slot, ls, le, before) or self._fulfilled(slot, ls, le, before)
        if share:
            return share
        phrase = self._left(ls, le)
        if threshold_left and before:
            return self._over_threshold(before[0], phrase, le)
        if self._number_first(slot, phrase, head, rs):
            return self._first(slot, phrase, head, rs, before, after)
        if phrase.pieces:
            return self._last(slot, phrase, head, rs, before)
        return self._bare(slot, phrase, head, rs, before)

    # -- the left side ------------------------------------------------------------------------

    def _left(self, ls: int, le: int) -> Label:
        """The noun phrase that ends at `le`; `verb` is the verb in front of it."""
        text = self.text
        compare = _COMPARE.search(text, ls, le)
        found = Label(rule="number last", risk=0.05)
        if compare:
            head = self._strip(ls, compare.start())
            if head[0] < head[1]:
                ls, le = head
            else:
                ls = compare.end()
                while ls < le and text[ls] in "年度末底期同的，" + DATE:
                    ls += 1
                if _CHANGE_TAIL.search(text[ls:le]) or not text[ls:le].strip():
                    return found
        s, e = self._strip(ls, le)
        if s >= e:
            return found
        return self._behind_verb(s, e)

    def _strip(self, s: int, e: int) -> Piece:
        text = self.text
        lead = self.words.lead.match(text, s, e)
        s = lead.end() if lead else s
        if s >= e:
            return s, s
        trail = self.words.trail_reversed.match(text[s:e][::-1])
        e -= trail.end() if trail else 0
        while s < e and text[s] in _TIDY_LEFT and text[s] not in "“《" and not self._holds(s, e):
            s += 1
        while s < e and text[e - 1] in _TIDY_RIGHT:
            e -= 1
        if s < e and text[e - 1] in "）)":
            opened = max(text.rfind("（", s, e), text.rfind("(", s, e))
            if opened > s and e - opened > 5:
                e = opened
        date = text.rfind(DATE, s, e)
        if s < date < e - 1:
            return self._strip(date, e)
        return s, e

    def _behind_verb(self, s: int, e: int) -> Label:
        """Cut `[s, e)` behind its last outer verb, or in front of it where the verb stays."""
        text, words = self.text, self.words
        start, verb, light, kept, last = s, "", False, False, -1
        final: tuple[int, int, str] | None = None
        for match in words.verbs.finditer(text, s, e):
            word, ms, me = match.group(), match.start(), match.end()
            if word in words.protected or self._inside_quotes(s, ms):
                continue
            if text[me : me + 1] in _NOUN_ENDINGS or (ms > start and text[ms - 1] == "的"):
                continue
            if me >= e:
                final = (ms, me, word)
                if word in _HELD and self._is_thing(start, ms):
                    # “馆员讲坛”举办9期
                    e = start + len(_SINCE.sub("", text[start:ms]))
                elif word not in words.dual and text[start:ms].endswith(_BEFORE_VERB):
                    start, kept, last = ms, True, me
                break
            if word in words.dual and not self._is_verb(ms, me, e, start, light, last):
                continue
            if word in words.keep:
                if not (kept and last == ms) and not self._has_owner(start, ms):
                    start = ms
                kept = True
            else:
                start, kept = self._skip(me, e), False
            verb, light, last = word, word in words.light, me
        if verb and text[last if kept else start : e] in words.attributes:
            start, kept = s, False
        only_verb = _HOW.sub("", text[start:e]) in words.stages
        label = self._finish(start, last if kept else start, e, verb, only_verb)
        label.last_verb = final
        return label

    def _is_thing(self, s: int, ms: int) -> bool:
        """Whether what stands before a final verb is what was held, and not who held it."""
        thing = _SINCE.sub("", self.text[s:ms])
        return len(thing) > 1 and not thing.endswith(_ACTORS)

    def _has_owner(self, s: int, ms: int) -> bool:
        """Whether what stands before a verb that stays belongs to it: 城镇新增就业, not 工会走访职工."""
        owner = _SINCE.sub("", self.text[s:ms])
        if not 1 < len(owner) <= 8 or any(c in owner for c in "，、的在为对向于以和与"):
            return False
        return not owner.endswith((*_ACTORS, "间", "中", "后", "前", "时", "内", "上", "下"))

    def _skip(self, s: int, e: int) -> int:
        lead = self.words.lead.match(self.text, s, e)
        return lead.end() if lead and lead.end() < e else s

    def _inside_quotes(self, s: int, at: int) -> bool:
        opened = self.text.rfind("“", s, at)
        return opened >= 0 and self.text.find("”", opened, at) < 0

    def _is_verb(self, ms: int, me: int, e: int, start: int, light: bool, last: int) -> bool:
        """Whether a word that is as often a noun is a verb here: it needs an object behind it."""
        if light and ms in (last, start):
            return False
        rest = self.text[me:e]
        if rest in self.words.attributes or len(rest) < 2:
            return False
        if rest.endswith(self.words.persons):
            return True
        enough = 2 if self.text[ms:me] in self.words.drop else 4
        return len(rest) >= enough and ms in (start, last)

    def _finish(self, s: int, noun: int, e: int, verb: str, only_verb: bool) -> Label:
        s, e = self._shorten(s, e)
        pieces = self._tidy(s, e)
        label = Label(pieces, "number last", 0.05, verb=verb)
        label.noun = () if only_verb else (self._tidy(max(s, noun), e) or pieces)
        length = sum(b - a for a, b in pieces)
        label.risk = 0.05 if length <= 12 else 0.12 if length <= 20 else 0.25
        return label

    def _shorten(self, s: int, e: int) -> Piece:
        """A long phrase keeps what stands behind its last 的, its quotes or its 等."""
        text = self.text
        quotes = list(_QUOTED.finditer(text, s, e))
        if len(quotes) > 1 and quotes[-1].end() < e and quotes[0].start() == s:
            return quotes[-1].end(), e
        if e - s > 10:
            cut = text.rfind("的", s, e - 2)
            if cut > s and text[cut + 1 : e] not in self.words.attributes:
                s = cut + 1
            cut = text.rfind("等", s, e - 2)
            if (
                cut > s + 1
                and text[cut + 1] not in "级次候待于"
                and text[cut - 1] not in "中高初同平上下均特优"
            ):
                s = cut + 1
        if e - s > 24:
            cut = max(text.rfind(c, s, e - 2) for c in "、和及与")
            s = cut + 1 if cut > s else s
        return s, e

    def _tidy(self, s: int, e: int) -> tuple[Piece, ...]:
        """The phrase without the marks at its edges; a quoted part keeps both its quotes."""
        text = self.text
        while s < e and (text[s] in _TIDY_LEFT or text[s] == NUMBER) and not self._holds(s, e):
            s += 1
        while s < e and text[e - 1] in _TIDY_RIGHT:
            e -= 1
        if s < e and text[e - 1] == "”":
            if "“" not in text[s:e]:
                e -= 1
            elif text[s] == "“" and text.find("”", s, e) == e - 1:
                s, e = s + 1, e - 1
        return ((s, e),) if s < e else ()

    def _holds(self, s: int, e: int) -> bool:
        """Whether an edge character is part of the phrase: 等 of 等级, “ of “双一流”学科."""
        if self.text[s] == "等":
            return self.text[s + 1 : s + 2] in ("级", "候", "待", "次")
        return self.text[s] == "“" and 0 < self.text.find("”", s, e) < e - 1

    # -- the right side -----------------------------------------------------------------------

    def _right(self, slot: Slot) -> tuple[int, int]:
        """Where the noun behind a number ends (its start if there is none), and where it begins."""
        s, e = slot.right
        while s < e and self.text[s] in ' 　的余多"”':
            s += 1
        end = e
        for match in self.words.predicates.finditer(self.text, s, e):
            known = match.group() in self.words.predicate_words
            if known and not self._inside_quotes(s, match.start()):
                end = match.start()
                break
        if end - s > 4:
            for match in self.words.verbs.finditer(self.text, s + 2, end):
                word = match.group()
                if len(word) > 1 and word in self.words.drop and word not in self.words.dual:
                    return match.start(), s
        return end, s

    def _number_first(self, slot: Slot, left: Label, head: int, rs: int) -> bool:
        """Whether the number belongs to the noun behind it."""
        noun = self.text[rs:head].strip(" 　的、，。”）")
        verb_only = left.last_verb is not None and left.pieces == (left.last_verb[:2],)
        if left.last_verb and left.last_verb[2] in _CAUSING:
            verb_only = True
        if not noun:
            return (verb_only or not left.pieces) and bool(self._action(head, slot.right[1]))
        unit, kind = slot.mention.unit or "", slot.mention.kind
        if _PER.match(self._words(left.pieces)):
            return kind in ("count", "ratio")
        if not left.pieces or not left.noun or (verb_only and (kind == "count" or noun)):
            return kind in ("count", "ratio") or self._takes_noun(slot, rs, noun)
        if kind == "count" and (self.text[slot.start - 1] == "的" or self._bounded(slot)):
            return True
        if kind != "count" or unit in self.words.loose_units:
            return False
        if noun[0] in "左右上下以含" or _UNKNOWN_VERB.match(noun):
            return False
        verb = self.words.verbs.match(self.text, rs, head)
        if left.last_verb and left.last_verb[2] in self.words.keep and not verb:
            return True
        return not verb or verb.group() in self.words.protected

    def _takes_noun(self, slot: Slot, rs: int, noun: str) -> bool:
        """5万元慰问金, 30万亩农田, 8小时的课程; but not 投入5万元改造活动室."""
        if self.text[rs - 1] == "的":
            return True
        verb = self.words.verbs.match(noun)
        return not verb or verb.group() in self.words.protected

    def _first(
        self,
        slot: Slot,
        left: Label,
        head: int,
        rs: int,
        before: tuple[Slot, Label] | None,
        after: Slot | None,
    ) -> Label:
        """推荐2名教师参加了初赛: the noun behind the number and what it did."""
        text = self.text
        re_ = slot.right[1]
        s, e = rs, head
        person = (slot.mention.unit or "") in ("名", "人", "位", "户", "%", "1")
        of = text.find("的", s + 1, e - 1)
        if person and of > 0 and slot.mention.kind == "count":
            e = head = of
        shares = after is not None and after.left[0] < re_ and after.start >= re_
        of = text.rfind("的", s + 1, e)
        if shares and of > 0:
            e = head = of
        noun = self._tidy(*self._shorten(s, e))
        action: tuple[Piece, ...] = ()
        lent = text[slot.left[0] : slot.start].endswith(_LENDING)
        if head < re_ and not shares and not lent and text[head] != "的":
            action = self._action(head, re_)
        front = self._in_front(slot, left)
        used = head if shares else re_
        if shares and slot.mention.kind == "duration":
            used = slot.end  # 五年铁路铺轨总里程1万公里: the noun is the next number's too
        if noun:
            label = Label(front + noun + action, "number first", 0.06, noun, left.verb)
        elif front:
            label = Label(front + action, "number first", 0.12, front, left.verb)
        else:
            previous = self._same_kind(slot, before)
            head_noun = (previous.noun or previous.pieces) if previous else ()
            label = Label(
                head_noun + action, "number first, noun before", 0.15, head_noun, left.verb
            )
            label.inherited = bool(head_noun)
        label.used_until = used
        label.part = self._is_part(slot)
        return label

    def _in_front(self, slot: Slot, left: Label) -> tuple[Piece, ...]:
        """What in front of the number belongs to its noun: 新入职的4名馆员, 受理5件申请, 覆盖28个科室."""
        text = self.text
        if text[slot.start - 1] == "的" and left.pieces and slot.mention.kind == "count":
            words = self._words(left.pieces)
            return left.pieces if len(words) <= 12 and not words.startswith("原") else ()
        final = left.last_verb
        if final and final[2] in _CAUSING:
            subject = self._tidy(*self._strip(slot.left[0], final[0]))
            if _PER.match(self._words(subject)):
                return ()
            return () if self._words(subject).endswith(_ACTORS) else subject
        if final and final[2] in self.words.keep and final[2] not in self.words.dual:
            return (final[:2],)
        if _PER.match(self._words(left.pieces)):
            return ()
        return left.pieces if left.pieces and not left.noun else ()

    def _action(self, s: int, e: int) -> tuple[Piece, ...]:
        """参加了学校初赛 without its 了; a long one is cut to verb and object, or left out."""
        text, words = self.text, self.words
        match = words.predicates.match(text, s, e)
        while match and match.group() in words.adverbs:
            s = match.end()
            match = words.predicates.match(text, s, e)
        verb_end = match.end() if match else s
        if match and text[s:verb_end] in _NO_ACTION:
            return ()
        rest = verb_end
        while rest < e and text[rest] in "了过到":
            rest += 1
        end = e
        while end > rest and text[end - 1] in _TIDY_RIGHT + "。！？；，":
            end -= 1
        if end - s > 16:
            cut = text.rfind("的", rest, end - 1)
            if cut < 0 or end - cut > 9:
                return ((s, verb_end),) if s < verb_end else ()
            rest = cut + 1
        if rest == verb_end:
            return ((s, end),) if s < end else ()
        return tuple(p for p in ((s, verb_end), (rest, end)) if p[0] < p[1])

    # -- number last --------------------------------------------------------------------------

    def _last(
        self, slot: Slot, left: Label, head: int, rs: int, before: tuple[Slot, Label] | None
    ) -> Label:
        """获批国家社科基金1项: the phrase before the number, with its head where it needs one."""
        label = left
        label.part = self._is_part(slot)
        text = self._words(label.pieces)
        if _PER.match(text) or text in ("达到", "迈上", "登上", "跨上", "跃上", "站上"):
            return self._of_before(slot, before, "per head", label)
        if self._only_done(text, slot, before):
            label = self._with_head(slot, label, before)
            if (
                not label.part
                and text in self.words.drop
                and text not in self.words.keep
                and label.noun
            ):
                label.pieces = label.noun
        elif not label.noun or self._needs_head(label, text, slot, before):
            label = self._with_head(slot, label, before)
        elif text in _BUDGET_WORDS:
            label = self._budget_item(label, before)
        elif text in self.words.bare:
            owner = before[1] if before else self._topic(slot)
            if owner and owner.noun and not owner.threshold:
                label = self._attribute(label, owner)
        if (
            label.noun
            and head == rs
            and slot.right[1] > rs
            and self.text.startswith(self.words.results, rs)
        ):
            label.pieces += self._action(rs, slot.right[1])
        label.used_until = slot.end
        return label

    def _needs_head(
        self, label: Label, text: str, slot: Slot, before: tuple[Slot, Label] | None
    ) -> bool:
        if before is None or before[0].mention.unit != slot.mention.unit:
            return False
        in_part = label.part or before[1].part or slot.bracket >= 0
        return in_part and len(text) <= 6 and text.endswith(self.words.part_suffix)

    def _only_done(self, text: str, slot: Slot, before: tuple[Slot, Label] | None) -> bool:
        """排查隐患17处，整改17处: a verb alone, of the same things as before."""
        if before is None or before[0].mention.unit != slot.mention.unit:
            return False
        if (slot.mention.unit or "") in _EVENTS or before[1].threshold:
            return False
        return text in self.words.drop or text in self.words.keep

    def _with_head(self, slot: Slot, label: Label, before: tuple[Slot, Label] | None) -> Label:
        """采纳41条 behind 收到建议86条: the head, then the part's own word."""
        head = self._topic(slot) if before is None else None
        if head is None:
            previous = self._same_kind(slot, before)
            if previous is None:
                return label
            pieces = previous.pieces if label.part and not previous.part else previous.noun
            if previous.part and previous.inherited:
                pieces = previous.noun
            head = Label(pieces or previous.noun, noun=previous.noun)
        if not head.pieces:
            return label
        pieces = tuple(p for p in head.pieces if p[1] <= label.pieces[0][0])
        if pieces and self._words(label.pieces) == "支出" and self._words(pieces).endswith("收入"):
            pieces = (*pieces[:-1], (pieces[-1][0], pieces[-1][1] - 2))
        return Label(
            pieces + label.pieces,
            "head and part",
            0.15,
            head.noun or pieces,
            label.verb,
            label.part,
            True,
        )

    def _attribute(self, label: Label, of: Label) -> Label:
        """职工小家3个，面积210平方米: the attribute with what it is an attribute of."""
        noun = tuple(p for p in of.noun if p[1] <= label.pieces[0][0])
        if noun and self._words(label.pieces) == "支出" and self._words(noun).endswith("收入"):
            noun = (*noun[:-1], (noun[-1][0], noun[-1][1] - 2))
        if sum(b - a for a, b in noun) > 12:
            return label
        return Label(
            noun + label.pieces, "attribute", 0.15, noun + label.pieces, label.verb, label.part
        )

    def _budget_item(self, label: Label, before: tuple[Slot, Label] | None) -> Label:
        """年初预算, 支出决算, 完成预算: with the item or the account that they are of."""
        at = label.pieces[0][0]
        head: tuple[Piece, ...] = ()
        if before:
            head = tuple(self._account(p) for p in before[1].pieces[:1])
        if not head or head[0][0] >= head[0][1]:
            items = list(_BUDGET_ITEM.finditer(self.text, 0, at))
            head = (items[-1].span(1),) if items else ()
        if not head:
            return label
        return Label(head + label.pieces, "budget item", 0.15, label.pieces, label.verb, label.part)

    def _account(self, piece: Piece) -> Piece:
        s, e = piece
        match = _BUDGET_TAIL.search(self.text, s, e)
        return (s, match.start()) if match else (s, s)

    def _topic(self, slot: Slot) -> Label | None:
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
        if self.text[start:end].lstrip().startswith(_PURPOSE):
            return None
        label = self._left(start, end)
        if not label.noun or sum(b - a for a, b in label.pieces) > 16:
            return None
        return label

    def _same_kind(self, slot: Slot, before: tuple[Slot, Label] | None) -> Label | None:
        found = self.memory.level(slot.mention.unit)
        if (
            found is None
            and before
            and before[1].pieces
            and before[0].mention.kind == slot.mention.kind
        ):
            return None
        return found

    # -- no phrase of its own -----------------------------------------------------------------

    def _bare(
        self, slot: Slot, left: Label, head: int, rs: int, before: tuple[Slot, Label] | None
    ) -> Label:
        text = self.text
        opener = text[slot.left[0] : slot.start]
        fresh = opener.startswith(("从", "由"))
        if before and not fresh and (slot.joined or _COMPARE.search(opener) or opener.strip()):
            return self._of_before(slot, before, "as before", left)
        if slot.opener in ("：", ":") or not before or fresh:
            topic = self._topic(slot)
            if topic:
                topic.rule, topic.risk = "clause before", 0.12
                return topic
        if slot.bracket >= 0 and slot.left[0] == slot.bracket + 1:
            label = self._left(self._clause_start(slot), slot.bracket)
            if label.pieces and NUMBER not in text[label.pieces[0][0] : slot.bracket]:
                label.rule, label.risk = "before the bracket", 0.12
                return label
        return self._of_before(slot, before, "as before", left)

    def _clause_start(self, slot: Slot) -> int:
        start = max(self.text.rfind(c, slot.sentence[0], slot.bracket) for c in "，；：、。）)")
        return max(start + 1, slot.sentence[0])

    def _of_before(
        self, slot: Slot, before: tuple[Slot, Label] | None, rule: str, left: Label
    ) -> Label:
        """The phrase of the number before, in this sentence or the one before it."""
        topic = self._topic(slot) if rule == "per head" else None
        if topic:
            topic.rule, topic.risk = "per head", 0.15
            return topic
        found = (
            before[1]
            if before and before[1].pieces and not before[1].threshold
            else self.memory.level()
        )
        if found is None:
            topic = self._topic(slot)
            if topic:
                topic.rule, topic.risk = "clause before", 0.2
                return topic
            return Label(left.pieces, rule if left.pieces else "none", 0.5, (), left.verb)
        risk = min(0.4, found.risk + (0.05 if before else 0.15))
        return Label(found.pieces, rule, risk, found.noun, found.verb, found.part, True)

    # -- thresholds ---------------------------------------------------------------------------

    def _is_threshold(self, slot: Slot, after: Slot, rs: int) -> bool:
        """1亿元以上项目9个: a number that is part of the name of what the next one counts."""
        if not self._bounded(slot):
            return False
        head, _ = self._right(slot)
        if slot.mention.kind == "ratio" or head < after.start:
            return False
        gap = self.text[rs : after.start]
        return (
            after.left[0] <= slot.end and 1 < len(gap) <= 24 and not any(c in gap for c in "、，。")
        )

    def _bounded(self, slot: Slot) -> bool:
        if slot.mention.mod not in ("equal_or_more", "equal_or_less", "more_than", "less_than"):
            return False
        return slot.mention.text.endswith(("上", "下", "内", "外", "）", ")"))

    def _named(self, after: Slot) -> bool:
        """Whether the second of two numbers side by side begins a name: 6个百万羽蛋鸡养殖项目."""
        head, rs = self._right(after)
        return head > rs

    def _around_threshold(self, slot: Slot, after: Slot) -> Label:
        """70个30亿元以上项目: the name that begins with the threshold."""
        head, _ = self._right(after)
        pieces = self._tidy_end(after.start, head)
        return Label(pieces, "number first, threshold", 0.1, pieces, used_until=after.end + 1)

    def _tidy_end(self, s: int, e: int) -> tuple[Piece, ...]:
        while s < e and self.text[e - 1] in _TIDY_RIGHT:
            e -= 1
        return ((s, e),) if s < e else ()

    def _threshold(self, slot: Slot, rs: int) -> Label:
        s, e = self._strip(rs, slot.right[1])
        pieces = self._tidy(s, e)
        return Label(
            pieces, "threshold in a name", 0.1, pieces, threshold=True, used_until=slot.end
        )

    def _over_threshold(self, threshold: Slot, phrase: Label, le: int) -> Label:
        s, e = threshold.start, phrase.pieces[-1][1] if phrase.pieces else le
        return Label(((s, e),), "number last, threshold", 0.08, ((s, e),), phrase.verb)

    # -- shares -------------------------------------------------------------------------------

    def _share(
        self, slot: Slot, ls: int, le: int, before: tuple[Slot, Label] | None
    ) -> Label | None:
        if slot.mention.kind not in ("ratio", "multiple"):
            return None
        match = None
        for found in _SHARE.finditer(self.text, ls, le):
            match = found
        if match is None:
            return None
        part = self._left(ls, match.start())
        whole_s, whole_e = self._strip(match.end(), le)
        for ending in ("比重", "比例", "份额"):
            if self.text.endswith(ending, whole_s, whole_e) and whole_e - whole_s > 2:
                whole_e -= 2
                if self.text[whole_e - 1] == "的":
                    whole_e -= 1
        inherited = False
        if not part.pieces and self.text.startswith("的", slot.end):
            # 占全部职工65%的女职工: the part stands behind.
            head, rs = self._right(slot)
            part.pieces = part.noun = self._tidy(rs, head)
        if not part.pieces:
            found_before = before[1] if before and before[1].pieces else self.memory.level()
            topic = None if before else self._topic(slot)
            source = topic or found_before
            inherited = source is not None
            part = Label(source.noun or source.pieces, noun=source.noun) if source else Label()
        pieces = part.pieces
        if whole_s < whole_e:
            pieces += ((match.start(), whole_e),)
            if len(pieces) > 1 and pieces[-2][1] == pieces[-1][0]:
                pieces = (*pieces[:-2], (pieces[-2][0], pieces[-1][1]))
        if not pieces:
            return None
        risk = 0.15 if inherited else 0.08
        return Label(
            pieces, "share", risk, part.noun, part=self._is_part(slot), inherited=inherited
        )

    def _fulfilled(
        self, slot: Slot, ls: int, le: int, before: tuple[Slot, Label] | None
    ) -> Label | None:
        """完成年初预算的95%: what was fulfilled, and whose budget or plan it was."""
        if slot.mention.kind != "ratio":
            return None
        match = _FULFILLED.search(self.text, ls, le)
        if match is None:
            return None
        own = match.span(1)
        part = self._left(ls, match.start()).pieces
        if not part and before and before[1].pieces:
            first = before[1].pieces[0]
            head = self._account(first)
            part = (head,) if head[0] < head[1] else before[1].noun
            part = tuple(p for p in part if not self._is_budget_word(p))
        return Label((*part, own), "fulfilled", 0.12, part, "完成", self._is_part(slot), True)

    def _is_budget_word(self, piece: Piece) -> bool:
        return self.text[piece[0] : piece[1]] in _BUDGET_WORDS

    # -- several names, several values --------------------------------------------------------

    def _respectively(self, slots: list[Slot], labels: list[Label]) -> None:
        """借书、还书量分别增长8.2%、6.5%: pair names with values."""
        i = 0
        while i < len(slots):
            run = i + 1
            while run < len(slots) and slots[run].joined and labels[run].inherited:
                run += 1
            left = self.text[slots[i].left[0] : slots[i].start]
            at = left.find("分别")
            if run - i > 1 and at > 0:
                s, e = self._strip(slots[i].left[0], slots[i].left[0] + at)
                names = self._names(s, e, run - i)
                for k, pieces in enumerate(names):
                    labels[i + k] = Label(pieces, "respectively", 0.1, pieces, labels[i].verb)
                    self.memory.done[len(self.memory.done) - len(slots) + i + k] = (
                        slots[i + k],
                        labels[i + k],
                    )
            i = run

    def _names(self, s: int, e: int, count: int) -> list[tuple[Piece, ...]]:
        text = self.text
        for pattern in ("、|和|及|与|以及", "、", "和|及|与|以及"):
            cuts = [m.span() for m in re.finditer(pattern, text[s:e])]
            if len(cuts) + 1 == count:
                bounds = [0, *[x for cut in cuts for x in cut], e - s]
                parts = [(s + bounds[k], s + bounds[k + 1]) for k in range(0, len(bounds), 2)]
                return self._with_tail(parts)
        return []

    def _with_tail(self, parts: list[Piece]) -> list[tuple[Piece, ...]]:
        """The last name lends its tail to the others: 新能源汽车、工业机器人产量."""
        first = self._behind_verb(*parts[0]).pieces or (parts[0],)
        last_s, last_e = parts[-1]
        last = self.text[last_s:last_e]
        measured = _MEASURED.search(last)
        tail = (
            measured.group()
            if measured
            else next((t for t in self.words.tails if last.endswith(t) and len(t) < len(last)), "")
        )
        others = [self.text[a:b] for a, b in (first[0], *parts[1:-1])]
        if len(tail) == len(last):
            tail = ""
        if tail and all(o.endswith(self.words.tails) for o in others):
            tail = ""
        names: list[tuple[Piece, ...]] = []
        for a, b in (first[0], *parts[1:-1]):
            names.append(((a, b), (last_e - len(tail), last_e)) if tail else ((a, b),))
        return [*names, ((last_s, last_e),)]

    # -- helpers ------------------------------------------------------------------------------

    def _is_part(self, slot: Slot) -> bool:
        return "其中" in self.text[slot.left[0] : slot.start] or (
            slot.opener in ("：", ":")
            and self.text[max(0, slot.left[0] - 3) : slot.left[0] - 1] == "其中"
        )

    def _words(self, pieces: tuple[Piece, ...]) -> str:
        return "".join(self.text[a:b] for a, b in pieces)
