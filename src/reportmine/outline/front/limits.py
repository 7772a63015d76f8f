"""Where the body of a report begins and ends: after title block, contents and web chrome, before
what a web page puts behind the text."""

from __future__ import annotations

import re

from reportmine.outline.front.names import is_organisation, kind_of
from reportmine.outline.front.periods import find_day, find_period
from reportmine.outline.front.view import View
from reportmine.outline.paragraphs.blocks import Block
from reportmine.outline.part_names import WHEN_HELD, WHERE_HELD
from reportmine.outline.rules import front_words
from reportmine.outline.salutation import HEARERS
from reportmine.text.normalize import squeeze

_SALUTATION = re.compile(f"(?:{HEARERS}|主席)[^。，,；;]{{0,16}}[！!：:，,]")
SPEECH_LINE = re.compile(
    r"^[（(—―─\s]*.{0,4}?\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日.{0,8}在?.{2,40}(?:会议|大会|全会|会)上?"
)
_WHEN, _WHERE = re.compile(WHEN_HELD), re.compile(WHERE_HELD)
_CLAUSES = re.compile("(?:，|[\u3400-\u9fff],).*[。：:；;]$")
_TEXT = re.compile("[。，：]|[\u3400-\u9fff][,:]")
_TAIL = re.compile(
    "(?:相关报道|相关阅读|相关链接|责任编辑|责编|上一篇|下一篇|版权所有|扫一扫|本作品是中华人民共和国|分享到|附件下载|打印本页)"
)
# 2023年工作回顾, 2024年重点工作 right under the title is the first heading
_FOREWORD = re.compile(r"[引前序导導绪緒]\s*言|概\s*述")
_YEARLY = re.compile(
    r"(?:(?:19|20)\d\d年(?:度)?|上半年|过去一年|一年来)(?:的)?(?:主要|重点)?(?:工作)?(?:回顾|总结|小结|情况|成效|完成情况|开展情况)"
    r"|(?:(?:19|20)\d\d年(?:度)?|下一年|明年)(?:的)?(?:重点工作|(?:主要|重点|工作|目标)任务|主要(?:预期)?目标)"
)


class Limits:
    """The limits of the body among a view's blocks."""

    def __init__(self, view: View) -> None:
        self.view, self.text, self.blocks, self.words = view, view.text, view.blocks, view.words

    def tail(self) -> int:
        """The first block of what a web page puts after the text."""
        n = len(self.blocks)
        for block in self.blocks[max(n // 2, n - 60) :]:
            if block.kind == "prose" and _TAIL.match(self.text, block.span.start, block.span.end):
                return block.index
        while n > 1 and self.view.chrome(self.blocks[n - 1]):
            n -= 1
        return n

    def body_start(self, end: int) -> int:
        """The first block that is no title, name, date or button, or the salutation; in minutes the line that tells
        when they met."""
        hailed = self._hail(end)
        if hailed is not None:
            return hailed
        first = self._first_text(end)
        return next((k for k in range(1, first) if self._met(k)), first)

    def _met(self, k: int) -> bool:
        """Whether block `k` tells when a meeting was, and the next one where: 时间：…, 地点：…."""
        two = [squeeze(self.words(b)) for b in self.blocks[k : k + 2] if b.kind == "prose"]
        return len(two) == 2 and bool(_WHEN.match(two[0]) and _WHERE.match(two[1]))

    def _first_text(self, end: int) -> int:
        sheet = self._record_sheet(end)
        for block in self.blocks[: min(end, 60)]:
            if block.kind == "contents" or block.index < sheet:
                continue
            if block.kind == "row":
                if block.index > 0 and self.blocks[block.index + 1 : block.index + 2]:
                    if self.blocks[block.index + 1].kind != "row":
                        continue
                    return self._after_contents(block.index)
                continue
            words = self.words(block)
            if _SALUTATION.match(words):
                return block.index
            mark = block.mark
            numbered = (mark is not None and 0 < mark.value < 3) or self._goes_on(block)
            if (numbered and block.length and not SPEECH_LINE.match(words)) or (
                mark and mark.value == 1 and mark.shape == "part"
            ):
                return self._after_contents(block.index)
            if block.style and block.style >= 1 and block.index > self._first_line():
                return block.index
            if self._is_text(block, words):
                return self._after_contents(block.index)
            if words.endswith("。") and len(words) > (16 if block.index < 2 else 8):
                return self._after_contents(block.index)
        return 0 if end <= 3 else min(1, end)

    def _goes_on(self, block: Block) -> bool:
        """九、 over a list that has 十、 as well: the report begins in the middle of it."""
        mark = block.mark
        if mark is None or mark.weak or mark.shape not in ("bare", "paren") or not block.length:
            return False
        marks = (b.mark for b in self.blocks[block.index + 1 :] if b.mark)
        return any(m.family == mark.family and m.value == mark.value + 1 for m in marks)

    def _record_sheet(self, end: int) -> int:
        """How many blocks at the top are the sheet that a public office files a page under, its index
        number, who published it, when, under which subject, and the way to the page above it."""
        top = 0
        while top < min(end, 8) and self._is_button(self.blocks[top]):
            top += 1
        rows = top
        while rows < min(end, 16) and self.blocks[rows].kind == "row":
            rows += 1
        cells = [c for b in self.blocks[top:rows] for c in re.split(r"[\t|]", self.words(b))]
        labels = {re.sub(r"[\s：:\[\]【】]", "", cell) for cell in cells}
        return rows if len(labels.intersection(front_words().sheet_labels)) > 1 else 0

    def _is_button(self, block: Block) -> bool:
        return block.kind == "prose" and self.view.chrome(block)

    def _hail(self, end: int) -> int | None:
        """各位代表： near the top of a speech: what stands before it is title, date or caption."""
        for block in self.blocks[: min(end, 24)]:
            if block.kind != "prose" or (block.mark and block.mark.value == 1 and block.length):
                return None
            words = self.words(block)
            if len(words) <= 40 and words[-1] in "：:！!" and _SALUTATION.match(words):
                return block.index
        return None

    def _is_text(self, block: Block, words: str) -> bool:
        """Running text, and no title, address or date."""
        if self.view.chrome(block) or SPEECH_LINE.match(words):
            return False
        if len(words) > 48:
            return bool(_TEXT.search(words))
        return len(words) > 20 and bool(_CLAUSES.search(words))

    def _after_contents(self, index: int) -> int:
        """Unnumbered headings directly over the first body paragraph belong to the body."""
        k, top = index, self._first_line()
        while k > top + 1 and self.blocks[k - 1].kind == "prose" and self._heads_body(k - 1):
            k -= 1
        return k

    def _first_line(self) -> int:
        """The first line that is no button or way of a web page: the title, whatever it says."""
        rest = (b.index for b in self.blocks if b.kind == "prose" and not self.view.chrome(b))
        return next(rest, 0)

    def _heads_body(self, k: int) -> bool:
        block, words = self.blocks[k], self.words(self.blocks[k])
        if _FOREWORD.fullmatch(words):
            return True
        if _YEARLY.fullmatch(squeeze(words)) and self._titled(k):
            return True
        if block.style is not None:
            return block.style >= 1
        if len(words) >= 40 or self.blocks[k - 1].style == 0 or find_day(words):
            return False
        if not block.page and k >= 1 and self._bare_heading(words):
            return True
        if block.size and self._bare_heading(words) and self._lighter_than_title(block):
            return True
        # a cover has its own page, or a contents list after it
        covered = block.page > self.blocks[0].page
        return covered or any(b.kind == "contents" for b in self.blocks[:k])

    def _titled(self, k: int) -> bool:
        """Whether a line above block `k` names the report: 2024年度工作汇报."""
        above = (b for b in self.blocks[:k] if b.kind == "prose")
        return any(kind_of(squeeze(self.words(b))) for b in above)

    def _lighter_than_title(self, block: Block) -> bool:
        above = max((b.size for b in self.blocks[: block.index]), default=0.0)
        return block.size < above - 0.1 and (block.size > 1.05 or block.bold)

    def _bare_heading(self, words: str) -> bool:
        """A line that is no title, name, date or address."""
        plain = re.fullmatch("[\u3400-\u9fff、，“”]{4,30}", words)
        if plain and re.search("[与和及、，]", words):
            return not kind_of(words)
        if not plain or words.endswith(("上", "讲话", "发言", "审议", "稿")):
            return False
        return not is_organisation(words) and not kind_of(words)

    def next_title(self, first: int, end: int) -> int:
        """Where the next report of a bound volume begins: printed like the first one's title."""
        size = max((b.size for b in self.blocks[:first]), default=0.0)
        for block in self.blocks[first + 3 : end]:
            if block.style == 0 or (size > 1.12 and abs(block.size - size) <= 0.06):
                words = squeeze(self.words(block))
                if len(words) <= 40 and find_period(words) and kind_of(words):
                    return block.index
        return end
