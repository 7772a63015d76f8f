"""The phrase on either side of a number: where it begins and ends.

In: a paragraph with stand-ins for what is understood already (`context`). Out: `Label`s and pieces.
On the left the phrase is what stands behind the last verb that is not part of it; on the right it is
what stands before the first verb. The words are data: `data/labels.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportmine.metrics.context import Paragraph, Slot
from reportmine.metrics.lexicon import DATE, MARK, NUMBER, Lexicon, lexicon, words
from reportmine.text.segment import segmenter

Piece = tuple[int, int]

COMPARE = re.compile(
    rf"(?:同比|环比|(?:与|和|同|跟)?(?:比|较|相比|对比|高于|低于|多于|少于)(?:于)?"
    rf"(?:{DATE}|上年|上一|去年|前年|往年|同期|上届|上期|年初|预算|计划|全国|全省|全市|平均|目标|法定|规定|承诺)"
    rf"|(?:与|和|同|跟)(?:{DATE}|上年|上一年|去年|前年|同期|往年)[^，]{{0,6}}?(?:相比|比较|持平)"
    rf"|(?:是|为|达到|相当于)(?:{DATE}|上年|去年|上一年|同期)[^，]{{0,4}}的$)"
)
_CHANGE_TAIL = re.compile(
    r"(?:增长|增加|上升|提高|提升|下降|减少|降低|下滑|回落|上涨|下跌|缩减|压减|缩短|延长|扩大|缩小|净增|增|降|减|多|少|高|低|年轻|快)了?$"
)
_MOVED = re.compile(r"(?:将|把)([^，。；将把\ue001]{2,16}?)(?:由|从)[^，。；\ue001]{0,8}$")
# How a change was computed says nothing of what changed.
_ASIDES = re.compile(
    r"(?:按|以)(?:可比|不变|现行|当年|当期)?(?:价格|价)(?:计算|计)?|按?可比口径(?:计算)?|同口径(?:计算|相比)?"
    r"|(?:扣除|剔除)[^，。；\ue001]{2,12}因素(?:后|影响)?"
)
_BEFORE_VERB = ("共", "累计", "已", "先后", "总", "年", "则", "均", "月", "期间")
_SINCE = re.compile(r"(?:全年|本年|今年|年内|共|已|累计|先后|均|各|每年|总共|分别|\ue000)+$")
_HOW = re.compile(r"^(?:经|经审理|经审查|按期|按时|及时|全部|均|已|共|如期|当场|现场|共计|累计)+")
HELD = frozenset(("举办", "开办", "开展", "召开", "举行", "进行", "开设", "完成", "实现", "发布"))
# Behind a number these say no more of what it counts, but how it compares or changed.
_NO_ACTION = frozenset(
    words(
        "的 以 等 加 其中 占 比 较 同比 环比 左右 是 为 增加 增长 提高 提升 上升 下降 减少 降低 跃升 缩小 攀升 "
        "因 由于 因为 压缩 压减 调整 扩大 扩展 延长 缩短 升至 降至 增至 减至 及以上 至 从 由 比上年 比去年 较上年 较去年"
    )
)
# A verb in front of one of these is part of a noun: 参保率, 借阅量.
_NOUN_ENDINGS = tuple("率量额费金度者证及类型")
# 通过县门户网站政务栏目公开信息: by which channel is not what is counted.
_CHANNEL = re.compile(
    r"(?:通过|利用|依托|借助|运用)[^，。；\ue001]{1,26}(?:网站|平台|栏目|专栏|公众号|微博|微信|媒体|热线|渠道|客户端|视频号)(?=[^，。；的、和与及]{2})"
)
# Who acts is not what is counted.
ACTORS = (
    *"会校院馆局部处司区市省县街道中心党委支部政府委办单位部门公司集团们师员社团所科队组厅厂站人长业",
    *("同志", "职工", "小组", "代表", "群众", "干部", "机关", "热线"),
)
# 新闻发布会 is held, 工会 holds.
_MEETING = re.compile(r"[^工员协学商事金合委总分谊究本我]会$")
_PER_DAY = re.compile(r"[日周月年人户馆][均]$")
# 由31种减到9种: what stands behind the first number is no noun.
_STEP_TO = re.compile(
    r"[^，。；\ue001]{0,2}?(?:减|降|增|升|缩|扩|压|并|改|提|涨|跌|掉|合|变|调|转|拓|延)"
    r"(?:少|加|低|高|小|大|短|长|升|展)?(?:到|至|为|成)"
)
_NO_NOUN = (
    "大关",
    "关口",
    "台阶",
    "中",
    "里",
    "内",
    "次",
    "后",
    "前",
    "时",
    "之外",
    "以外",
    "之中",
    "当中",
    "来",
)
_HOW_OFTEN = re.compile("每(?:周|月|年|季度?|半年|学期|天|日)(?!度)")
_SINGLE_VERBS = frozenset("请派招选设建开办送收发买购配装换修种给捐投聘评创编写")
_ACTOR_VERBS = _SINGLE_VERBS | frozenset("讲任有进录演唱印编教")
_WHO = (*ACTORS, "书记", "主任", "主席", "学生", "医生", "教授", "专家", "家长", "同学")
_ACTS = re.compile(f"[{''.join(sorted(_ACTOR_VERBS))}]")
_JOINS = ("和", "与", "及", "以及")
_AND_ALSO = ("并", "且", "同时", "和", "与", "及")
# In front of the number these say for whom or to what something was done: the predicate is another's.
LENDING = ("为", "给", "对", "向", "把", "将", "让", "帮", "替", "帮助", "使")
_TASK = re.compile(r"[^，。；了完成达\ue001]{2,6}(?:任务|目标|指标|名额)[。！]?")
_QUOTED = re.compile(r"[“《「][^”》」]*[”》」]")
_TIDY_LEFT = '之 　\t,.:;•、，。；：“"”）)】》·—－-的了等及和与'
_GRADES = "中高初同平上下均特优優甲乙丙"
_TIDY_RIGHT = '之 　\t,.:;•、，。；：“"（(【《·—－-的了等'


@dataclass(slots=True)
class Label:
    """What a number counts. `noun` is the phrase without verb or predicate, for later numbers."""

    pieces: tuple[Piece, ...] = ()
    rule: str = "none"
    noun: tuple[Piece, ...] = ()
    verb: str = ""
    part: bool = False
    inherited: bool = False
    threshold: bool = False
    used_until: int = 0
    last_verb: tuple[int, int, str] | None = None


class Phrases:
    """The phrases of one paragraph. `actors`: names of who reports, who are never counted."""

    def __init__(self, paragraph: Paragraph, actors: Sequence[str] = ()) -> None:
        self.text = paragraph.masked
        for name in actors:
            # The reporting body itself is never what is counted.
            self.text = self.text.replace(name, MARK * len(name))
        if "价" in self.text or "因素" in self.text or "口径" in self.text:
            self.text = _ASIDES.sub(lambda m: MARK * len(m.group()), self.text)
        self.words: Lexicon = lexicon()

    def _left(self, ls: int, le: int) -> Label:
        """The noun phrase that ends at `le`; `verb` is the verb in front of it."""
        text = self.text
        channel = _CHANNEL.search(text, ls, le)
        ls = channel.end() if channel else ls
        compare = COMPARE.search(text, ls, le)
        found = Label(rule="number last")
        moved = _MOVED.search(text, ls, le)
        if moved:
            ls, le = moved.span(1)  # 将筹资标准由每人50元提高到…
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
        return self._behind_verb(self._behind_actor(self._behind_one(s, e), e), e)

    def _behind_one(self, s: int, e: int) -> int:
        """设临时接种点3处: behind a verb of one character, where it is a word of its own."""
        if self.text[s] not in _SINGLE_VERBS or e - s < 4:
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
            if acts and at > s and e - at > 2 and self.text[s:at].endswith(_WHO):
                return self._behind_particles(at + 1, e)
        return s

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
        e = self._right_edge(s, e)
        if s < e and text[e - 1] in "）)":
            opened = max(text.rfind("（", s, e), text.rfind("(", s, e))
            if opened > s and e - opened > 5:
                e = opened
        whole_year = text.find("全年", s, e)
        if s < whole_year < e - 3:
            return self._strip(whole_year, e)
        often = _HOW_OFTEN.search(text, s + 1, e - 1)
        if often and text[often.end() : e] not in self.words.keep:
            return self._strip(often.end(), e)
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
            if me == e - 1 and len(word) > 1:
                continue  # 招聘会, 启动仪式: one character behind a verb makes a noun with it
            if me >= e:
                final = (ms, me, word)
                if word in HELD and self._is_thing(start, ms):
                    # “馆员讲坛”举办9期
                    e = start + len(_SINCE.sub("", text[start:ms]))
                elif word not in words.dual and text[start:ms].endswith(_BEFORE_VERB):
                    per = _PER_DAY.search(text, start, ms)
                    start, kept, last = (per.start() if per else ms), True, me
                break
            if word in words.dual and not self._is_verb(ms, me, e, start, light, last):
                continue
            fresh = word in words.drop and ms > s and text[ms - 1] == "新"
            if fresh:
                start, kept = ms - 1, True  # 新购置图书
            elif word in words.keep:
                if not (kept and last == ms) and not self._has_owner(start, ms):
                    start = ms
                kept = True
            elif text[me:e] in words.gross and self._has_subject(start, ms):
                kept = True  # 重点项目完成投资
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
        return len(thing) > 1 and (bool(_MEETING.search(thing)) or not thing.endswith(ACTORS))

    def _has_owner(self, s: int, ms: int) -> bool:
        """Whether what stands before a verb that stays belongs to it: 城镇新增就业, not 工会走访职工."""
        owner = _SINCE.sub("", self.text[s:ms])
        if len(owner) < ms - s:
            return False  # 系统共收到提案: who received
        if not 1 < len(owner) <= 8 or any(c in owner for c in "，、的在为对向于以和与"):
            return False
        return not owner.endswith((*ACTORS, "间", "中", "后", "前", "时", "内", "上", "下"))

    def _has_subject(self, s: int, ms: int) -> bool:
        """Whether what stands before a verb is what the bare noun behind it belongs to."""
        subject = _SINCE.sub("", self.text[s:ms])
        return 2 < len(subject) <= 14 and not subject.endswith(ACTORS) and "，" not in subject

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
        first = ms in (start, last) or rest.startswith(("各类", "各种", "各项", "多种"))
        if rest.endswith(self.words.persons):
            word = self.text[ms:me]
            acts = first or word in self.words.keep or word in self.words.drop
            return acts or self.text[start:ms].endswith(ACTORS)  # not 租金补贴家庭
        enough = 2 if self.text[ms:me] in self.words.drop else 4
        return len(rest) >= enough and first

    def _finish(self, s: int, noun: int, e: int, verb: str, only_verb: bool) -> Label:
        s, e = self._shorten(s, e)
        pieces = self._tidy(s, e)
        label = Label(pieces, "number last", verb=verb)
        label.noun = () if only_verb else (self._tidy(max(s, noun), e) or pieces)
        return label

    def _shorten(self, s: int, e: int) -> Piece:
        """A long phrase keeps what stands behind its last 的, its quotes or its 等."""
        text = self.text
        quotes = list(_QUOTED.finditer(text, s, e))
        if len(quotes) > 1 and quotes[-1].end() < e and quotes[0].start() == s:
            return quotes[-1].end(), e
        if "（类）" in text[s:e] or "（款）" in text[s:e]:
            return s, e  # names of budget items hold 和 and 等
        if e - s > 10:
            cut = text.rfind("的", s, e - 2)
            if cut > s and text[cut + 1 : e] not in self.words.attributes:
                short = e - cut <= 3 and e - s <= 14  # 高温作业的企业
                s = cut + 1 if self._is_whole(cut + 1, e) and not short else s
            cut = text.rfind("等", s, e - 2)
            if (
                cut > s + 1
                and text[cut + 1] not in "级次候待于"
                and text[cut - 1] not in _GRADES
                and self._is_whole(cut + 1, e)
            ):
                s = cut + 1
        if e - s > 24:
            cut = max(text.rfind(c, s, e - 2) for c in "、和及与")
            s = cut + 1 if cut > s and self._is_whole(cut + 1, e) else s
        return s, e

    def _is_whole(self, s: int, e: int) -> bool:
        """Whether no title or quotation that opens before `s` closes in the stretch."""
        stretch = self.text[s:e]
        return all(
            stretch.find(shut) < 0 or 0 <= stretch.find(mark) < stretch.find(shut)
            for mark, shut in ("《》", "“”", "（）", "()")
        )

    def _tidy(self, s: int, e: int) -> tuple[Piece, ...]:
        """The phrase without the marks at its edges; a quoted part keeps both its quotes."""
        text = self.text
        while s < e and (text[s] in _TIDY_LEFT or text[s] == NUMBER) and not self._holds(s, e):
            s += 1
        e = self._right_edge(s, e)
        if s < e and text[e - 1] == "”":
            if "“" not in text[s:e]:
                e -= 1
            elif text[s] == "“" and text.find("”", s, e) == e - 1:
                s, e = s + 1, e - 1
        return ((s, e),) if s < e else ()

    def _tidy_end(self, s: int, e: int) -> tuple[Piece, ...]:
        e = self._right_edge(s, e)
        return ((s, e),) if s < e else ()

    def _right_edge(self, s: int, e: int) -> int:
        """Without what hangs on at the end: 会议等 is 会议, while 优等 is a grade."""
        while s < e and self.text[e - 1] in _TIDY_RIGHT:
            if self.text[e - 1] == "等" and self.text[s : e - 1][-1:] in tuple(_GRADES):
                break
            e -= 1
        return e

    def _holds(self, s: int, e: int) -> bool:
        """Whether an edge character is part of the phrase: 等 of 等级, 和 of 和美, “ of “双一流”学科."""
        if self.text[s] == "等":
            return self.text[s + 1 : s + 2] in ("级", "候", "待", "次")
        if self.text[s] in "和与及了":
            return bool(self.words.lead_protect.match(self.text, s, e))
        return self.text[s] == "“" and 0 < self.text.find("”", s, e) < e - 1

    def _right(self, slot: Slot) -> tuple[int, int]:
        """Where the noun behind a number ends (its start if there is none), and where it begins."""
        s, e = slot.right
        while s < e and self.text[s] in ' 　的余多"”':
            s += 1
        end = e
        if s < e and self.text[s] in "、（([【":
            return s, s  # 讲座30场、启动仪式; 展览21场（书画展）
        if _STEP_TO.match(self.text, s, e):
            return s, s
        lent = self.text[slot.left[0] : slot.start].endswith(LENDING)
        for match in self.words.predicates.finditer(self.text, s, e):
            if lent and match.start() == s:
                continue  # 对9件申请均予答复, 为2名患病职工申请补助
            known = match.group() in self.words.predicate_words
            if known and len(match.group()) == 1 and not self._is_word(s, e, match.start()):
                continue  # 居 of 独居老人
            if known and match.group() in _JOINS and self._joins_nouns(match.end(), e):
                continue  # 95名专家学者和技术骨干
            if known and not self._inside_quotes(s, match.start()):
                end = match.start()
                break
        if self.text[s:end].rstrip("。！；") in _NO_NOUN:
            return s, s
        if end < e and _TASK.fullmatch(self.text, s, e):
            return e, s  # 1500人参保任务
        if end - s > 4:
            for match in self.words.verbs.finditer(self.text, s + 2, end):
                word = match.group()
                if len(word) > 1 and word in self.words.drop and word not in self.words.dual:
                    return match.start(), s
                theirs = self.text[s : match.start()].endswith(self.words.persons)
                if lent and theirs and word in self.words.keep and word not in self.words.protected:
                    return match.start(), s  # 为12户家庭办理了救助证
        return end, s

    def _joins_nouns(self, s: int, e: int) -> bool:
        """Whether only a noun stands behind 和: no verb follows it."""
        rest = self.text[s:e].rstrip("。！；，、")
        predicates = self.words.predicates.finditer(self.text, s, e)
        acts = any(m.group() in self.words.predicate_words for m in predicates)
        return 1 < len(rest) <= 8 and not acts and not self.words.verbs.search(rest)

    def _is_word(self, s: int, e: int, at: int) -> bool:
        """Whether the character at `at` is a word of its own in `[s, e)`."""
        stretch = self.text[s:e]
        return any(s + t.start == at and t.end - t.start == 1 for t in segmenter().tokens(stretch))

    def _action(self, s: int, e: int, longest: int = 20) -> tuple[Piece, ...]:
        """参加了学校初赛 without its 了; a long one is cut to verb and object, or left out."""
        text, words = self.text, self.words
        if text.startswith(_AND_ALSO, s):
            return ()
        match = words.predicates.match(text, s, e)
        while match and match.group() in words.adverbs:
            s = match.end()
            match = words.predicates.match(text, s, e)
        if text.startswith("进行", s):
            s += 3 if text.startswith("了", s + 2) else 2  # 进行续订 is 续订
            match = words.predicates.match(text, s, e)
        verb_end = match.end() if match else s
        if match and text[s:verb_end] in _NO_ACTION:
            return ()
        rest = verb_end
        while rest < e and text[rest] in "了过到":
            rest += 1
        end = e
        listed = text.find("、", rest, end)
        if listed > 0 and not text.startswith(words.results, s):
            return ()
        while end > rest and text[end - 1] in _TIDY_RIGHT + "。！？；，":
            end -= 1
        if end - s > longest:
            cut = text.rfind("的", rest, end - 1)
            if cut < 0 or end - cut > 9:
                return ((s, verb_end),) if s + 1 < verb_end else ()
            rest = cut + 1
        if rest == verb_end:
            return ((s, end),) if s < end else ()
        return tuple(p for p in ((s, verb_end), (rest, end)) if p[0] < p[1])

    def _words(self, pieces: tuple[Piece, ...]) -> str:
        return "".join(self.text[a:b] for a, b in pieces)
