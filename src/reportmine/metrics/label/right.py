"""The phrase behind a number: its noun, up to the first verb, and what that noun did.

In: a slot. Out: offsets and pieces. The words are data: `data/labels.toml`.
"""

from __future__ import annotations

import re

from reportmine.metrics.context import Slot
from reportmine.metrics.label.phrase import TIDY_RIGHT, Phrases, Piece
from reportmine.metrics.lexicon import words
from reportmine.text.segment import segmenter

# Behind a number these say no more of what it counts, but how it compares or changed.
_NO_ACTION = frozenset(
    words(
        "的 以 等 加 其中 占 比 较 同比 环比 左右 是 为 增加 增长 提高 提升 上升 下降 减少 降低 跃升 缩小 攀升 "
        "计算 测算 折算 包括 包含 组成 因 由于 因为 入手 着手 发力 压缩 压减 调整 扩大 扩展 延长 缩短 升至 降至 增至 减至 及以上 至 从 由 比上年 比去年 较上年 较去年"
    )
)
_CHANGES = frozenset(words("增加 提高 提升 减少 降低 压减 压缩 调整 扩大 延长 缩短"))
# 全馆68名馆员共同努力: that they did their best tells the figure from no other.
EFFORT = "(?:共同|一道|一起|齐心|辛勤)*(?:努力|奋斗|拼搏|付出)"
# 8项任务全面完成: that things came to their end is no part of what they are.
_DONE = re.compile(
    "(?:已|均|都|全部|全面|全数|顺利|按期|如期|按时|圆满|基本|正式)*(?:组建|建设|整改|化解|办理)?"
    "(?:完成|办结|完工|进展|达标|落实|结束|完毕|到位)(?:顺利|到位)?[。！；，]?"
    f"|{EFFORT}[。！；，]?"
)
# 由31种减到9种: what stands behind the first number is no noun.
_STEP_TO = re.compile(
    r"[^，。；\ue001]{0,2}?(?:减|降|增|升|缩|扩|压|并|改|提|涨|跌|掉|合|变|调|转|拓|延)"
    r"(?:少|加|低|高|小|大|短|长|升|展)?(?:到|至|为|成)"
)
# 经费以45万元为限
_LIMIT = re.compile("为(?:限|上限|下限|准|宜|度|底线|基准|起点)")
# 较上年19件明显增多, 在去年7件的基础上翻番
_SHIFTED = re.compile(
    "基础上|(?:明显|大幅|显著|有所|略有|小幅)(?:增多|增加|增长|减少|下降|上升|提高|降低)"
)
# 3个月后, 获奖5项之外: where or when, and nothing that is counted.
NO_NOUN = words("大关 关口 台阶 中 里 内 次 后 前 时 之外 以外 相比 相比较 之中 当中 来")
# 一起因劳动关系引发的群体性事件: what came about by what.
_DUE_TO = re.compile("因[^，。；\ue001]{1,16}?(?:引发|引起|导致|造成|产生|发生|受伤)的")
# 在14个镇街中排名第二: the rivals end where it is told which place was taken among them.
_AMONG = re.compile(
    "[之当]?[中里](?=(?:的?(?:综合|总体|团体|总分|测评|考核|评比))?(?:排|列|居|[名位稳]列|[位稳]居|获|夺|脱颖))"
)
# What a body did 全年, 年内 is its deed; but 年内部分 and 当年度 are words.
_WHEN = re.compile("(?:全年|年内(?!部)|当年(?!度)|至今|迄今|一年来|期内)(?=[\u4e00-\u9fff]{2})")
# 获第二名的好成绩
_HOW_WELL = re.compile("(?:较好|优异|优秀|良好|骄人|好)?的?(?:成绩|名次|佳绩)")
_JOINS = ("和", "与", "及", "以及")
_AND_ALSO = ("并", "且", "同时", "和", "与", "及")
# In front of the number these say for whom or to what something was done: the predicate is another's.
LENDING = ("为", "给", "对", "向", "把", "将", "让", "帮", "替", "帮助", "使")
_TASK = re.compile(r"[^，。；了完成达\ue001]{2,6}(?:任务|目标|指标|名额)[。！]?")


class RightSide:
    """Phrases behind numbers."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases, self.text, self.lexicon = phrases, phrases.text, phrases.lexicon

    def noun(self, slot: Slot) -> Piece:
        """Where the noun behind a number begins and ends; empty where there is none."""
        s, e = slot.right
        while s < e and self.text[s] in ' 　的余多"”' and not self._begins_a_word(s, e):
            s += 1
        if slot.mention.kind in ("measure", "money") and self.text.startswith("级", s):
            s += 1  # 10万吨级码头
        if due := _DUE_TO.match(self.text, s, e):
            s = due.end()
        end = e
        if s < e and self.text[s] in "、（([【":
            return s, s  # 讲座30场、启动仪式; 展览21场（书画展）
        if slot.mention.kind == "rank" and _HOW_WELL.match(self.text, s, e):
            return s, s
        if when := _WHEN.match(self.text, s, e):
            return when.end(), when.end()  # 3个全年没有开展活动
        if any(form.match(self.text, s, e) for form in (_STEP_TO, _LIMIT, _SHIFTED)):
            return s, s
        lent = self.text[slot.left[0] : slot.start].endswith(LENDING)
        for match in self.lexicon.predicates.finditer(self.text, s, e):
            if lent and match.start() == s:
                continue  # 对9件申请均予答复, 为2名患病职工申请补助
            known = match.group() in self.lexicon.predicate_words
            if known and len(match.group()) == 1 and not self._is_word(s, e, match.start()):
                continue  # 居 of 独居老人
            if known and match.group() in _JOINS and self._joins_nouns(match.end(), e):
                continue  # 95名专家学者和技术骨干
            if known and not self.phrases.inside_quotes(s, match.start()):
                end = match.start()
                break
        if among := _AMONG.search(self.text, s + 2, end):
            end = among.start()
        if self.text[s:end].rstrip("。！；").removeprefix("大").removeprefix("新") in NO_NOUN:
            return s, s
        if end < e and _TASK.fullmatch(self.text, s, e):
            return s, e  # 1500人参保任务
        if end - s > 4:
            for match in self.lexicon.verbs.finditer(self.text, s + 2, end):
                word = match.group()
                if len(word) > 1 and word in self.lexicon.drop and word not in self.lexicon.dual:
                    return s, match.start()
                theirs = self.text[s : match.start()].endswith(self.lexicon.persons)
                if (
                    lent
                    and theirs
                    and word in self.lexicon.keep
                    and word not in self.lexicon.protected
                ):
                    return s, match.start()  # 为12户家庭办理了救助证
        return s, end

    def _joins_nouns(self, s: int, e: int) -> bool:
        """Whether only a noun stands behind 和: no verb follows it."""
        rest = self.text[s:e].rstrip("。！；，、")
        predicates = self.lexicon.predicates.finditer(self.text, s, e)
        acts = any(m.group() in self.lexicon.predicate_words for m in predicates)
        return 1 < len(rest) <= 8 and not acts and not self.lexicon.verbs.search(rest)

    def _is_word(self, s: int, e: int, at: int) -> bool:
        """Whether the character at `at` is a word of its own in `[s, e)`."""
        stretch = self.text[s:e]
        return any(s + t.start == at and t.end - t.start == 1 for t in segmenter().tokens(stretch))

    def _begins_a_word(self, at: int, e: int) -> bool:
        """Whether 多 or 余 is no surplus: 3条多式联运线路."""
        return self.text[at] in "多余" and len(segmenter().cut(self.text[at:e])[0]) > 1

    def action(
        self, s: int, e: int, longest: int = 20, *, told_by_times: bool = False
    ) -> tuple[Piece, ...]:
        """参加了学校初赛 without its 了; a long one is cut to verb and object, or left out.

        A change is a deed where its times are counted (两次降低利率), else it compares the number.
        """
        text, lexicon = self.text, self.lexicon
        if text.startswith(_AND_ALSO, s):
            return ()
        match = lexicon.predicates.match(text, s, e)
        while match and match.group() in lexicon.adverbs:
            s = match.end()
            match = lexicon.predicates.match(text, s, e)
        if text.startswith("进行", s):
            s += 3 if text.startswith("了", s + 2) else 2  # 进行续订 is 续订
            match = lexicon.predicates.match(text, s, e)
        verb_end = match.end() if match else s
        no_deed = _DONE.fullmatch(text, s, e) or _SHIFTED.match(text, s, e)
        compares = match and text[s:verb_end] in _NO_ACTION
        changes = told_by_times and e - verb_end > 2 and text[s:verb_end] in _CHANGES
        if (compares and not changes) or no_deed:
            return ()
        rest = verb_end
        while rest < e and text[rest] in "了过到":
            rest += 1
        end = e
        listed = text.find("、", rest, end)
        if listed > 0 and not text.startswith(lexicon.results, s):
            return ()
        while end > rest and text[end - 1] in TIDY_RIGHT + "。！？；，":
            end -= 1
        if end - s > longest:
            cut = text.rfind("的", rest, end - 1)
            if cut < 0 or end - cut > 9:
                return ((s, verb_end),) if s + 1 < verb_end else ()
            rest = cut + 1
        if rest == verb_end:
            return ((s, end),) if s < end else ()
        return tuple(p for p in ((s, verb_end), (rest, end)) if p[0] < p[1])
