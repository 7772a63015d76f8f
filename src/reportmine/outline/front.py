"""Front matter: what title block, sign-off and opening say about the report itself.

`read_front(report, blocks)` finds where the body begins and ends, and the title, organisation, kind,
period and date of issue, in this order of trust: title block, sign-off, first paragraphs, running
heads, file name. Each field that stands in the text carries its span.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from reportmine.findings import Front, Period
from reportmine.outline.blocks import Block
from reportmine.outline.limits import SPEECH_LINE, Limits
from reportmine.outline.mending import agreed, mend_day, mend_name, mend_title, years_of
from reportmine.outline.names import (
    AND_A_PLAN,
    close,
    is_organisation,
    kind_of,
    main_line,
    own_organisation,
    rest_of,
    subject_of,
)
from reportmine.outline.periods import (
    find_day,
    find_period,
    loose_year,
    whole_year,
    without_periods,
)
from reportmine.report import Note, Report, Span

# the first lines of a Markdown file may be its metadata
_META = re.compile(r"^(?:title|标题|题目)\s*[:：]\s*")
_LABELLED = re.compile(
    r"(?:预算主管部门|决算主管部门|主管部门|预算单位|编制单位|编制部门|填报单位|单位名称|部门名称|单位（公章）|报告单位|部门)\s*[：:]\s*([^\s：:，。]{2,40})"
)
_COMPILED = re.compile(
    r"(?:本(?:年度)?报告)?[由系]\s*([^，。；\s]{2,40}?)\s*(?:根据|按照|依据|编制|负责编制|公布)"
)
_SPEAKS_FOR = re.compile(r"我代表\s*([^，,。向]{2,24}?)\s*[，,]?\s*向")
_CONGRESS = re.compile(r"([\u3400-\u9fff]{2,12}?(?:省|市|县|區|区|州|旗|盟))第.{1,6}届人民代表大会")
# signed with a month alone
_MONTH_LINE = re.compile(
    r"[（(]?(?:[12]\d{3}|[一二][〇○零九一二三四五六七八]{3})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:[底末初]|[上中下]旬)?[）)]?"
)
_DAY_LINE = re.compile(
    r"^[（(]?\s*(?:日期|时间|发布时间|发布日期)?\s*[：:]?\s*[^。，]{0,24}日\s*[）)]?$"
)
_DOCUMENT_NUMBER = re.compile(r"[〔\[【（(]\s*(?:19|20)\d{2}\s*[〕\]】）)]\s*\d+\s*号")
_OWN_NUMBER = re.compile(
    r"^\s*([\u3400-\u9fff]{1,14}[〔\[【（(]\s*(?:19|20)\d{2}\s*[〕\]】）)]\s*(?:第\s*)?\d+\s*号)"
)
_AUTHOR = re.compile(
    r"(?:作者|撰稿人?|撰写人?|执笔人?|编写人?|报告人|汇报人|述职人|填报人|起草人)\s*[：:]\s*([\u3400-\u9fff·]{2,6})(?=\s|$|[）)])"
)
# a web page puts its date right behind the title
_GLUED_DAY = re.compile(r"(?<=[\u3400-\u9fff])\s*(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}$")
# 2022年度 / 某某局部门决算
_BARE_PERIOD = re.compile(r"(?:19|20)\d\d\s*年(?:度|上半年|下半年)?")
_TRADITIONAL = re.compile("[屆會議報黨學國業發織團體務處區縣廳與點無現實]")
# 凝心聚力谋发展 / ——某某工会2023年工作总结: what the report is stands in the second line
_SUBTITLE = re.compile("^[—―─-]{1,3}(?=[^—―─-])")
# names that say nothing without the line above them: 第三届理事会, 工会
_PART_OF_ANOTHER = re.compile(
    "(?:第?[一二三四五六七八九十]+[届屆])?(?:工会|理事会|監事會|监事会|理監事會|委员会|工会委员会|女职工委员会|党委|党总支|党支部|团委|妇联|办公室|本级)"
)
# …2006年工作总结 / 及2007年工作计划
_GOES_ON = re.compile("[及暨和与]")
# minutes name the day of the meeting, which is not a day of issue
_MINUTES = re.compile("[记紀記][录錄]|纪要|紀要")


@dataclass(frozen=True, slots=True)
class Frame:
    """The front matter and the body's place: `blocks[first:last]`."""

    front: Front
    first: int
    last: int
    notes: tuple[Note, ...] = ()


def read_front(report: Report, blocks: Sequence[Block]) -> Frame:
    """Front matter and limits of the body; see the module's docstring."""
    if not blocks:
        return Frame(Front(), 0, 0)
    return _Reader(report, blocks).run()


def name_in_title(report: Report, words: str) -> str | None:
    """The organisation that a title line names, if it names one."""
    return own_organisation(words, roc=_Reader(report, ()).roc)


class _Reader:
    def __init__(self, report: Report, blocks: Sequence[Block]) -> None:
        self.report, self.text, self.blocks = report, report.text, blocks
        self.spans: dict[str, Span] = {}
        self.notes: list[Note] = []
        self.mended: dict[int, str] = {}
        self.limits = Limits(self.text, blocks, self.words)
        self.roc = bool(len(_TRADITIONAL.findall(self.text[:2000])) > 12)

    def words(self, block: Block) -> str:
        mended = self.mended.get(block.index)
        return mended if mended is not None else self._seen(block)

    def _seen(self, block: Block) -> str:
        return self.text[block.span.start : block.span.end]

    def _mend(self) -> None:
        """Reads the short lines of title block and sign-off as they were meant."""
        self.years = years_of(self.text)
        short = [
            b
            for b in (*self.blocks[:8], *self.blocks[max(8, len(self.blocks) - 4) :])
            if b.kind == "prose" and b.span.end - b.span.start <= 60
        ]
        for block in short:
            seen = self._seen(block)
            if block.index < 8 and not (block.mark and block.mark.value and not block.mark.weak):
                meant = mend_title(mend_day(seen, self.years), self.years)
            else:
                meant = mend_day(seen, self.years)
            if meant != seen:
                self.mended[block.index] = meant
                self._note(seen, meant, block.span)

    def _note(self, seen: str, meant: str, span: Span) -> None:
        self.notes.append(Note("outline", "front-mended", f"“{seen}” is read as “{meant}”", span))

    def _inside(self, block: Block, start: int, end: int) -> Span:
        """The span of `[start, end)` of a block's words; all of it where they were mended."""
        if block.index in self.mended:
            return block.span
        return Span(block.span.start + start, block.span.start + end)

    def run(self) -> Frame:
        self._mend()
        end = self.limits.tail()
        first = self.limits.body_start(end)
        zone = [b for b in self.blocks[:first] if b.kind == "prose" and not self.limits.chrome(b)]
        title, above = self._title(zone)
        bound = self.limits.next_title(first, end)
        last, signed, day = self._sign_off(first, bound)
        last = end if bound < end else last
        title = self._agreed(title, signed) if title else None
        kind = self._kind(title)
        organisation, parent = self._organisation(title, kind, above, zone, signed, first)
        issued = day or (None if kind and _MINUTES.search(kind) else self._day_in(zone))
        period = self._period(title, kind, first, issued, bool(day))
        author = self._told(_AUTHOR, zone, max(first, last - 2))
        number = self._told(_OWN_NUMBER, zone, len(self.blocks))
        front = Front(
            title, organisation, parent, kind, period, issued, tuple(sorted(self.spans.items())),
            author, number,
        )  # fmt: skip
        return Frame(front, first, max(first, last), tuple(self.notes))

    # --- sign-off ------------------------------------------------------------------------------

    def _sign_off(self, first: int, end: int) -> tuple[int, Block | None, str | None]:
        """Where the sign-off begins, the line that signs, and its date."""
        low = max(first + 1, end - 6)
        for k in range(end - 1, low - 1, -1):
            block = self.blocks[k]
            if block.kind != "prose":
                continue
            words = self.words(block)
            if _MONTH_LINE.fullmatch(re.sub(r"\s", "", words)) and not block.mark:
                signed = k - 1 > first and self._signs(self.words(self.blocks[k - 1]))
                return (k - 1, self.blocks[k - 1], None) if signed else (k, None, None)
            found = find_day(words)
            if (
                not found
                or len(words) > 60
                or words[found[2] :].strip(" 。)）")
                or "。" in words[: found[1]]
            ):
                continue
            self.spans["issued"] = self._inside(block, found[1], found[2])
            name = words[: found[1]].strip(" \u3000（(")
            if name:
                return k, block if is_organisation(name) else None, found[0]
            above = self.blocks[k - 1] if k - 1 > first else None
            if above and above.kind == "prose" and self._signs(self.words(above)):
                return k - 1, above, found[0]
            return k, None, found[0]
        tail = self.blocks[end - 1]
        if (
            end - 1 > first
            and tail.kind == "prose"
            and not tail.mark
            and is_organisation(self.words(tail))
        ):
            return end - 1, tail, None
        return end, None, None

    def _signs(self, words: str) -> bool:
        """Whether a line is a name, perhaps with a spoilt character."""
        if is_organisation(words):
            return True
        return len(words) <= 24 and is_organisation(mend_name(close(words), is_name=False))

    # --- title --------------------------------------------------------------------------------

    def _title(self, zone: Sequence[Block]) -> tuple[str | None, Block | None]:
        scored = [(self._title_score(b), -b.index, b) for b in zone]
        # a first line that no one would expect over a report may be its title all the same
        first_line = [s[2] for s in scored[:1] if s[0] >= 1.7]
        scored = [s for s in scored if s[0] >= 2.0]
        elsewhere = None if scored else self._title_elsewhere()
        if not scored and (elsewhere or not first_line):
            return elsewhere, None
        best = max(scored)[2] if scored else first_line[0]
        group = self._title_lines(zone, best)
        at = zone.index(group[0])
        above = zone[at - 1] if at else None
        words = close("".join(self._title_words(b) for b in group))
        self.spans["title"] = Span(group[0].span.start, group[-1].span.end)
        return words, above

    def _title_words(self, block: Block) -> str:
        start = block.body if block.style is not None else block.span.start
        words = self.mended.get(block.index, self.text[start : block.span.end])
        return _GLUED_DAY.sub("", _META.sub("", words))

    def _title_score(self, block: Block) -> float:
        words = re.sub(r"\s", "", self._title_words(block))
        if (
            not 2 <= len(words) <= 60
            or re.search("[。；;，,！!]", words)
            or _DOCUMENT_NUMBER.search(words)
        ):
            return -1.0
        if (
            SPEECH_LINE.match(words)
            or words.endswith(("文件", "：", ":"))
            or _LABELLED.match(words)
        ):
            return -1.0
        score = 3.0 * (bool(kind_of(words)) or self._names_and_dates(words)) + 4.0 * (
            block.style == 0
        )
        score += 2.0 * (block.size > 1.12) + 0.7 * block.centred + 0.3 * block.bold
        score += 0.5 * bool(find_period(words, roc=self.roc)) + 0.02 * min(len(words), 40)
        if not block.size and block.index == 0:
            score += 1.6
        return score

    def _names_and_dates(self, words: str) -> bool:
        """某某学院2022年教学质量分析: an organisation, and what it did when."""
        found = find_period(main_line(words), roc=self.roc)
        return bool(found and found[1] and own_organisation(words, roc=self.roc))

    def _title_lines(self, zone: Sequence[Block], best: Block) -> list[Block]:
        """The title with its other lines: same print, or the organisation's name above it."""
        at = zone.index(best)
        group = [best]
        k = at - 1
        if k >= 0 and self._is_motto(zone[k], best):
            return [zone[k], best]
        while k >= 0 and self._joins(zone[k], group[0], group):
            group.insert(0, zone[k])
            k -= 1
        k = at + 1
        whole = kind_of(re.sub(r"\s", "", self._title_words(best)))
        while (
            not whole
            and k < len(zone)
            and self._same_print(zone[k], best)
            and zone[k].index == group[-1].index + 1
        ):
            group.append(zone[k])
            whole = kind_of(re.sub(r"\s", "", self._title_words(zone[k])))
            k += 1
        if k < len(zone) and zone[k].index == group[-1].index + 1:
            words = re.sub(r"\s", "", self.words(zone[k]))
            if _GOES_ON.match(words) and len(words) <= 30 and kind_of(words):
                group.append(zone[k])
        return group

    def _is_motto(self, above: Block, best: Block) -> bool:
        """Whether the title is the subtitle of the line above it."""
        words = self.words(above)
        if not _SUBTITLE.match(self._title_words(best).strip()) or above.index + 1 != best.index:
            return False
        return len(words) <= 44 and not re.search("[。；：:]", words) and not find_day(words)

    @staticmethod
    def _same_print(a: Block, b: Block) -> bool:
        return bool(a.size and b.size and abs(a.size - b.size) <= 0.06 and a.page == b.page)

    def _joins(self, above: Block, block: Block, group: Sequence[Block]) -> bool:
        words = re.sub(r"\s", "", self.words(above))
        so_far = re.sub(r"\s", "", "".join(self._title_words(b) for b in group))
        if (
            above.index != block.index - 1
            or len(words) > (60 if self._same_print(above, block) else 30)
            or re.search(r"[。，,：:；]|文件$", words)
        ):
            return False
        if kind_of(words) or _DOCUMENT_NUMBER.search(words):
            return False
        if _BARE_PERIOD.fullmatch(words):
            return not find_period(so_far)
        own = own_organisation(so_far, roc=self.roc)
        if own and not block.size and _PART_OF_ANOTHER.fullmatch(own):
            return is_organisation(words) and not _PART_OF_ANOTHER.fullmatch(words)
        if own:
            # a name cut by the line: 规划和自然 / 资源局
            return self._same_print(above, block)
        if block.size and above.size:
            return self._same_print(above, block) or (above.size > 1.12 and is_organisation(words))
        return is_organisation(words)

    def _title_elsewhere(self) -> str | None:
        """A running head, or the file's name, that ends like a title."""
        for words in (*self.report.furniture, PurePath(self.report.source).stem):
            words = re.sub(r"\s", "", words)
            if len(words) <= 50 and re.search("[\u3400-\u9fff]{4}", words) and kind_of(words):
                return words.strip("_- 0123456789") if words[0] in "_-" else words
        return None

    # --- kind ---------------------------------------------------------------------------------

    def _kind(self, title: str | None) -> str | None:
        kind = kind_of(title) if title else None
        if kind and title and (both := AND_A_PLAN.match(title)):
            kind = kind_of(both[1]) or kind
        if kind and title and own_organisation(title, roc=self.roc) == "工会":
            kind = "工会" + kind.removeprefix("年度")
        if kind and title and kind.startswith("政府信息") and title.endswith("人民" + kind):
            return kind[2:]
        if kind and "title" in self.spans:
            self.spans["kind"] = self.spans["title"]
        return kind

    # --- organisation -------------------------------------------------------------------------

    def _told(self, pattern: re.Pattern[str], zone: Sequence[Block], tail: int) -> str | None:
        """What a line of the title block, or one behind the text, says of the field `pattern`."""
        for block in (*zone, *self.blocks[max(tail, len(self.blocks) - 6) :]):
            if block.kind != "prose" or block.span.end - block.span.start > 60:
                continue
            m = pattern.search(self._seen(block))
            if m:
                field = "author" if pattern is _AUTHOR else "document_number"
                start = block.span.start
                self.spans[field] = Span(start + m.start(1), start + m.end(1))
                return close(m[1])
        return None

    def _agreed(self, title: str, signed: Block | None) -> str:
        """The title, its name mended by the one that signs or by the words that names are made of."""
        name = rest_of(title)
        if len(name) < 4 or name not in title:
            return title
        other = self._signature(signed) if signed else ""
        better = agreed(name, other, self.text) or mend_name(name, is_organisation(name))
        if better == name:
            return title
        self._note(name, better, self.spans.get("title", Span(0, 0)))
        return title.replace(name, better, 1)

    def _signature(self, signed: Block) -> str:
        words = self.words(signed)
        day = find_day(words)
        name = close(words[: day[1]] if day else words)
        return mend_name(name, is_organisation(name))

    def _organisation(
        self, title: str | None, kind: str | None, above: Block | None,
        zone: Sequence[Block], signed: Block | None, first: int,
    ) -> tuple[str | None, str | None]:  # fmt: skip
        if kind == "政府工作报告":
            spoken = self._government(title or "", first)
            if spoken:
                return spoken, None
        own = own_organisation(title, roc=self.roc) if title else None
        parent = None
        if own == "工会" and signed and len(close(self.words(signed))) > 2:
            own = None  # 2021年度工会工作总结: which one is told by the line that signs
        if own:
            if "title" in self.spans:
                self.spans["organisation"] = self._find(own, self.spans["title"])
            if above and is_organisation(self.words(above)) and close(self.words(above)) != own:
                parent = close(self.words(above))
            return own, parent
        for block in zone:
            m = _LABELLED.search(self.words(block))
            if m:
                self.spans["organisation"] = self._inside(block, m.start(1), m.end(1))
                return m[1], None
        for block in zone:
            words = close(self.words(block))
            if is_organisation(words) and not kind_of(words):
                self.spans["organisation"] = block.span
                return words, None
        if signed:
            words = self.words(signed)
            day = find_day(words)
            self.spans["organisation"] = Span(
                signed.span.start, signed.span.start + (day[1] if day else len(words))
            )
            return self._signature(signed), None
        return self._named_in_opening(first), None

    def _find(self, words: str, within: Span) -> Span:
        at = self.text.find(words, within.start, within.end)
        return Span(at, at + len(words)) if at >= 0 else within

    def _government(self, title: str, first: int) -> str | None:
        """我代表省人民政府 in a report of 浙江省: 浙江省人民政府."""
        head = self.text[: self.blocks[min(first + 6, len(self.blocks) - 1)].span.end]
        m = _SPEAKS_FOR.search(head)
        if not m:
            return None
        name = close(m[1])
        self.spans["organisation"] = Span(m.start(1), m.end(1))
        if not re.match("(?:省|市|县|区|州|旗|自治区|自治州|自治县|镇|乡|街道)?人?民?政府", name):
            return name
        place = re.search(
            r"([\u3400-\u9fff]{2,12}?(?:省|市|县|区|州|旗|盟|镇|乡))", without_periods(title)
        )
        region = place[1] if place else None
        if not region and (congress := _CONGRESS.search(head)):
            region = congress[1].rpartition("在")[2]
        if not region:
            return name
        return region + re.sub("^(?:自治)?[省市县区州旗镇乡]", "", name)

    def _named_in_opening(self, first: int) -> str | None:
        for block in self.blocks[first : first + 4]:
            words = self.words(block)[:200]
            for pattern in (_LABELLED, _COMPILED):
                m = pattern.search(words)
                if m and is_organisation(m[1]):
                    self.spans["organisation"] = self._inside(block, m.start(1), m.end(1))
                    return close(m[1])
        for block in self.blocks[first : first + 2]:
            if block.kind != "prose" or block.mark:
                break
            start = block.span.start
            spoken = subject_of(self.text, start, min(block.span.end, start + 160))
            if spoken:
                self.spans["organisation"] = spoken[1]
                return spoken[0]
        for words in (*self.report.furniture, *PurePath(self.report.source).parts[::-1][:2]):
            name = own_organisation(PurePath(words).stem, roc=self.roc)
            if name:
                return name
        return None

    # --- time ---------------------------------------------------------------------------------

    def _day_in(self, zone: Sequence[Block]) -> str | None:
        """The day in the title block: of the meeting first, of publication second."""
        for block in zone:
            words = self.words(block)
            found = find_day(words)
            if found and (SPEECH_LINE.match(words) or _DAY_LINE.match(words)):
                self.spans["issued"] = self._inside(block, found[1], found[2])
                return found[0]
        for block in self.blocks[: zone[-1].index + 3 if zone else 0]:
            words = self.words(block)
            found = find_day(words) if len(words) < 80 and self.limits.chrome(block) else None
            if found:
                self.spans["issued"] = self._inside(block, found[1], found[2])
                return found[0]
        return None

    def _period(
        self, title: str | None, kind: str | None, first: int, issued: str | None, signed: bool
    ) -> Period | None:
        if title and (found := find_period(title, roc=self.roc)):
            if "title" in self.spans:
                self.spans["period"] = self.spans["title"]
            return found[0]
        if title and (year := loose_year(title)):
            return year
        if kind == "政府工作报告" and issued:
            return whole_year(int(issued[:4]))
        for block in self.blocks[: first + 4]:
            if self.limits.chrome(block) or (kind and "总结" in kind and block.index < first):
                continue
            words = self.words(block)
            found = find_period(words[:160], roc=self.roc)
            if found:
                self.spans["period"] = self._inside(block, found[1], found[2])
                return found[0]
            day = find_day(words[:80])
            if day:
                return whole_year(int(day[0][:4]))
        for words in (*self.report.furniture, PurePath(self.report.source).stem):
            period = loose_year(words)
            if period:
                return period
        if issued:
            # a summary signed in the first weeks of a year looks back on the year before
            early = signed and int(issued[5:7]) <= 2 and bool(kind and "总结" in kind)
            return whole_year(int(issued[:4]) - early)
        return None
