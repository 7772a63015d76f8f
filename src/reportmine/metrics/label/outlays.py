"""What money was spent on: 投入60万元改造活动室, 投入4万元对20盏路灯进行更换, 阅览室改造完工，投资9万元.

In: a slot whose number is money, and the bare word before it (投资, 投入, 花费). Out: what it was for, said behind the
number, in the clause before it, or in the next.
"""

from __future__ import annotations

import re

from reportmine.metrics.context import Slot
from reportmine.metrics.label.phrase import Label, Piece
from reportmine.metrics.label.rule import Before, Rule
from reportmine.metrics.lexicon import NUMBER

_SO_FAR = re.compile("(?:共|累计|共计|总共|先后|已|还|又|也)+$")
_SPENT_LONGEST = 20  # characters that tell what money was spent on
# 对6个老旧小区实施改造, 为12间教室的门窗进行了更换
_WORKS = re.compile(
    "[对为给][^，。；]{0,40}?(?P<what>[\u4e00-\u9fff]{2,14}(?:、[\u4e00-\u9fff]{2,8})?)(?:实施|进行|开展|予以)了?"
    "(?P<deed>[\u4e00-\u9fff]{2,6})(?=[，。；]|$)"
)
# 改造宿舍、食堂和浴室: a few works side by side.
_WORKS_LISTED = re.compile("[\u4e00-\u9fff]{4,8}(?:、[\u4e00-\u9fff]{2,6}){1,3}(?=[，。；]|$)")
# 新建5个停车场, 办好10件民生实事
_COUNTED_WORKS = re.compile(
    f"(?P<deed>[\u4e00-\u9fff]{{2}}){NUMBER}+(?P<what>[\u4e00-\u9fff]{{2,12}})(?=[，。；]|$)"
)
# 办好10件民生实事: general verbs, left out of the label
_DONE_WELL = ("办好", "办实", "办成", "做好", "完成", "实施", "用于")
# 投资, 投入资金, 户均耗资: words for money spent that say nothing of what it was spent on
_BARE = re.compile(
    "(?:计划|总|共|累计|户均|平均)?(?:投资|投入|出资|花费|花去|用去|耗资|造价)|(?:投入|安排|筹集|争取)(?:资金|经费)"
)
# 改造完工，投资9万元: 改造, without what the clause says of it
_FINISHED = re.compile(
    "(?:全部|正式|顺利|基本|全面)?(?:完工|竣工|启动|开工|完成|建成|投用|启用|交付)(?:使用)?$"
)
# 星火奖三名，每名奖金三百元
_PRIZE_MONEY = re.compile("(?:[每各][名人位项])?(?P<what>奖(?:金|励金?))各?")


class Outlays(Rule):
    """Labels of money that was spent."""

    def awarded(self, slot: Slot, label: Label, text: str, before: Before) -> Label | None:
        """星火奖三名，每名奖金三百元: the money of a prize with its prize."""
        money = _PRIZE_MONEY.fullmatch(text)
        if not money or not before or before[0].sentence != slot.sentence:
            return None
        prize = before[1].pieces
        if not self.phrases.text_of(prize).rstrip("”’」』》").endswith("奖"):
            return None
        s, e = label.pieces[-1]
        return Label((*prize, (s + money.start("what"), e)), "attribute", part=label.part)

    def _works(self, slot: Slot, start: int) -> tuple[Piece, ...]:
        """投入4万元对20盏路灯进行更换: the works, and what was done to them, also past other numbers."""
        works = _WORKS.match(self.text, start, slot.sentence[1])
        if works is None:
            return ()
        what = self.phrases.tidy(*self.phrases.shorten(*works.span("what")))
        return (*what, works.span("deed"))

    def outlay(self, slot: Slot, label: Label, text: str, before: Before) -> Label | None:
        """阅览室改造完工，投资9万元; 投入9万元，改造阅览室: a bare outlay with what it was for."""
        if slot.mention.kind != "money" or not _BARE.fullmatch(text) or slot.bracket >= 0:
            return None
        own = label.pieces
        works = self._works_before(slot, before)
        if len(self.phrases.text_of(works)) > 1:
            pieces = (*works, *own)
        else:
            opens = slot.sentence[0] == slot.left[0] or slot.opener in ("；", ";")
            gathered = text.startswith(("筹集", "争取"))  # of what is gathered none is spent yet
            works = self._works_behind(slot) if opens and not gathered else ()
            pieces = (*own, *works)
        if not works:
            return None
        return Label(pieces, "attribute", works, label.verb, label.part, used_until=slot.end)

    def _works_before(self, slot: Slot, before: Before) -> tuple[Piece, ...]:
        """The noun of the clause before, or of the number in it."""
        end = slot.clause_start - 1
        if end <= slot.opening or self.text[end] not in "，,":
            return ()
        start = max(self.text.rfind(mark, slot.opening, end) for mark in "，,；;：:") + 1
        start = max(start, slot.opening)
        if NUMBER in self.text[start:end]:
            near = before is not None and before[0].start >= start and not before[1].threshold
            money = before is not None and before[0].mention.kind in ("money", "ratio")
            return before[1].noun if before and near and not money else ()
        finished = _FINISHED.search(self.text, start, end)
        found = self.left.phrase(start, finished.start() if finished else end)
        return found.noun if found.verb or finished else ()

    def _works_behind(self, slot: Slot) -> tuple[Piece, ...]:
        """The noun of the next clause: 改造阅览室 of 投入9万元，改造阅览室2间."""
        if not self.text.startswith(("，", ","), slot.end):
            return ()
        next_ = re.compile("[^，。；]+").match(self.text, slot.end + 1, slot.sentence[1])
        verb = next_ and self.lexicon.verbs.match(self.text, *next_.span())
        if next_ is None or verb is None or verb[0] in self.lexicon.protected:
            return ()
        counted = self.text.find(NUMBER, *next_.span())
        found = self.left.phrase(next_.start(), counted if counted >= 0 else next_.end())
        if counted < 0 or found.noun:
            return found.pieces
        behind = self.text.rfind(NUMBER, *next_.span()) + 1
        return self.phrases.tidy(*self.phrases.shorten(behind, next_.end()))

    def is_done_of(self, slot: Slot, text: str, before: tuple[Slot, Label]) -> bool:
        """12个项目完成投资9亿元, 实施重点项目12个，完成投资9亿元: of what is told just before."""
        if before[0].end > slot.clause_start:
            return True
        works = self.phrases.text_of(before[1].noun).endswith(("项目", "工程"))
        return text == "投资" and works and before[0].sentence == slot.sentence

    def without_payer(self, label: Label, text: str) -> str:
        """某公司投资5亿元: the label of money is not who gave it. Its words, `text` where nobody is named."""
        for word in self.lexicon.funds:
            if not text.endswith(word) or len(label.pieces) != 1:
                continue
            if _SO_FAR.sub("", text[: -len(word)]).endswith(self.lexicon.payers):
                e = label.pieces[0][1]
                label.pieces = label.noun = ((e - len(word), e),)
                return word
        return text

    def _done(self, action: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """老旧管网改造 of 完成老旧管网改造, 农贸市场 of 建成农贸市场: without that it was done."""
        if not action:
            return ()
        (s, e), *rest = action
        verb = self.lexicon.verbs.match(self.text, s, e)
        bare = verb and verb.group() in self.lexicon.drop and verb.group() not in self.lexicon.keep
        if not verb or not bare or (verb.end() == e and not rest):
            return action
        return ((verb.end(), e), *rest) if verb.end() < e else tuple(rest)

    def as_done(self, label: Label) -> None:
        """完成投资5亿元: what was done of a plan, and what is planned in all, are two figures."""
        if not label.pieces or not self.phrases.text_of(label.pieces).endswith("投资"):
            return
        s, e = label.pieces[-1]
        if self.text.startswith("完成投资", s - 2):
            label.pieces = (*label.pieces[:-1], (s - 2, e))

    def spent_on(self, slot: Slot, text: str, start: int) -> tuple[Piece, ...]:
        """投入60万元改造活动室: the verb and what it was spent on."""
        if slot.mention.kind != "money" or text not in (*self.lexicon.funds, "资金", "经费"):
            return ()
        end = slot.right[1]
        works = self._works(slot, start)
        if works:
            return works
        if text not in self.lexicon.funds:
            return ()
        if counted := _COUNTED_WORKS.match(self.text, start, slot.sentence[1]):
            what = self.phrases.tidy(*self.phrases.shorten(*counted.span("what")))
            general = counted["deed"] in _DONE_WELL
            return what if general else (counted.span("deed"), *what)
        verb = self.lexicon.verbs.match(self.text, start, end)
        if verb is None and not self.text.startswith(("对", "为", "在"), start):
            return ()
        if self.text.startswith(("为", "对"), start) and end - start <= _SPENT_LONGEST:
            return self.phrases.tidy(start, end)
        listed = _WORKS_LISTED.match(self.text, start, end)
        if listed:
            return self.phrases.tidy(*listed.span())
        return self._done(self.right.action(start, end))
