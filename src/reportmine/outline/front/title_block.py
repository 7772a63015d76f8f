"""The title of a report: its line, the lines that belong to it, and the kind of report that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportmine.outline.front.limits import SPEECH_LINE
from reportmine.outline.front.names import (
    AND_A_PLAN,
    DOCUMENT_NUMBER,
    LABELLED,
    close,
    is_organisation,
    is_title,
    kind_of,
    main_line,
    own_organisation,
)
from reportmine.outline.front.periods import find_day, find_period
from reportmine.outline.front.view import View
from reportmine.outline.paragraphs.blocks import Block
from reportmine.report import Span
from reportmine.text.normalize import squeeze

# the first lines of a Markdown file may be its metadata
_META = re.compile(r"^(?:title|标题|题目)\s*[:：]\s*")
# a web page puts its date right behind the title
_GLUED_DAY = re.compile(r"(?<=[\u3400-\u9fff])\s*(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}$")
# 2022年度 / 某某局部门决算
_BARE_PERIOD = re.compile(r"(?:19|20)\d\d\s*年(?:度|上半年|下半年)?")
# 清河小学第五届教职工代表大会 / 第一次会议纪要
_ASSEMBLY = re.compile("第.{1,3}[届屆].{0,8}大[会會]$")
_SITTING = re.compile("第.{1,3}次")
# 凝心聚力谋发展 / ——某某工会2023年工作总结: what the report is stands in the second line
_SUBTITLE = re.compile("^[—―─-]{1,3}(?=[^—―─-])")
# 19:00－19:20 社务报告: a line of a timetable
_AT_A_TIME = re.compile("[0-2]?\\d[:：][0-5]\\d")
# names that say nothing without the line above them: 第三届理事会, 工会
_PART_OF_ANOTHER = re.compile(
    "(?:第?[一二三四五六七八九十]+[届屆])?(?:工会|理事会|監事會|监事会|理監事會|委员会|工会委员会|女职工委员会|党委|党总支|党支部|团委|妇联|办公室|本级)"
)
# 某区人民政府 / 某某街道办事处: of whose government it is a branch
_BRANCH = re.compile("[\u3400-\u9fff]{2,8}(?:街道办事处|街道|镇人民政府|管理委员会|管委会)")
# 关于2020年工作总结和2021年工作打算的报告, 关于某点2019年工作的汇报
_REPORT_ON = re.compile("关于(?P<what>.{4,40}?)的(?P<last>报告|汇报|说明)$")
# 2017年工作情况, and not 计划执行情况
_OF_THE_YEAR = re.compile("(?:[年度]|半年)(?:情况|工作(?:情况)?)$")
# 2023年总结：让车间没有后顾之忧
_BEFORE_COLON = re.compile("([^：:]{6,40})[：:]")
# a note that goes with the accounts is how these are made known: 部门决算公开说明, 单位预算情况说明
_OF_ACCOUNTS = re.compile("((?:部门|单位)?[决预]算)(?:公开|情况)*(?:说明)?")
# 学校简介
_PROFILE = re.compile("[\u3400-\u9fff]{2,6}(?:简介|概况|介绍)")
# …2006年工作总结 / 及2007年工作计划
_GOES_ON = re.compile("[及暨和与]")


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The title's words, where it stands (None: not in the text), and the line above it."""

    words: str | None
    span: Span | None = None
    above: Block | None = None


def find_title(view: View, zone: Sequence[Block]) -> TitleBlock:
    """The title among the lines of the title block; a running head or the file's name else."""
    opens = not any(b.style == 0 for b in zone)  # else the page says itself which line is its title
    scored = [(_title_score(view, b, first=opens and b is zone[0]), -b.index, b) for b in zone]
    # a first line that no one would expect over a report may be its title all the same
    first_line = [s[2] for s in scored[:1] if s[0] >= 1.7]
    scored = [s for s in scored if s[0] >= 2.0]
    elsewhere = None if scored else _title_elsewhere(view)
    if not scored and (elsewhere or not first_line):
        return TitleBlock(elsewhere)
    best = max(scored)[2] if scored else first_line[0]
    group = _title_lines(view, zone, best)
    at = zone.index(group[0])
    above = zone[at - 1] if at else None
    words = close("".join(_title_words(view, b) for b in group))
    span = Span(group[0].span.start, group[-1].span.end)
    return TitleBlock(words, span, above)


def _title_words(view: View, block: Block) -> str:
    start = block.body if block.style is not None else block.span.start
    words = view.mended.get(block.index, view.text[start : block.span.end])
    return _GLUED_DAY.sub("", _META.sub("", words))


def _title_score(view: View, block: Block, *, first: bool) -> float:
    words = squeeze(_title_words(view, block))
    if (
        not 2 <= len(words) <= 60
        or re.search("[。；;！!]", words)
        or (("，" in words or "," in words) and not _under_motto(words))
        or DOCUMENT_NUMBER.search(words)
        or _AT_A_TIME.match(words)
    ):
        return -1.0
    if SPEECH_LINE.match(words) or words.endswith(("文件", "：", ":")) or LABELLED.match(words):
        return -1.0
    score = 3.0 * (is_title(words) or _names_and_dates(view, words)) + 4.0 * (block.style == 0)
    score += 2.0 * (block.size > 1.12) + 0.7 * block.centred + 0.3 * block.bold
    score += 0.5 * bool(find_period(words, roc=view.roc)) + 0.02 * min(len(words), 40)
    if not block.size and first:
        score += 1.6
    if first and _PROFILE.fullmatch(words):
        score += 2.0
    return score


def _under_motto(words: str) -> bool:
    """六十载薪火相传，新时代再谱华章--清河县少年宫简介: the comma stands in the motto, not in what the line says it is."""
    main = main_line(words)
    return main != words and not re.search("[，,]", main) and is_title(words)


def _names_and_dates(view: View, words: str) -> bool:
    """某某学院2022年教学质量分析: an organisation, and what it did when."""
    found = find_period(main_line(words), roc=view.roc)
    return bool(found and found.start and own_organisation(words, roc=view.roc))


def _title_lines(view: View, zone: Sequence[Block], best: Block) -> list[Block]:
    """The title with its other lines: same print, or the organisation's name above it."""
    at = zone.index(best)
    group = [best]
    k = at - 1
    if k >= 0 and _is_motto(view, zone[k], best):
        return [zone[k], best]
    if at + 1 < len(zone) and _has_subtitle(view, best, zone[at + 1]):
        return [best, zone[at + 1]]
    while k >= 0 and _joins(view, zone[k], group[0], group):
        group.insert(0, zone[k])
        k -= 1
    k = at + 1
    whole = is_title(squeeze(_title_words(view, best)))
    while (
        not whole
        and k < len(zone)
        and (_same_print(zone[k], best) or _ends_title(view, best, zone[k]))
        and zone[k].index == group[-1].index + 1
        and not _is_address(view.words(zone[k]))
    ):
        group.append(zone[k])
        whole = is_title(squeeze(_title_words(view, zone[k])))
        k += 1
    if k < len(zone) and zone[k].index == group[-1].index + 1:
        words = squeeze(view.words(zone[k]))
        if _GOES_ON.match(words) and len(words) <= 30 and kind_of(words):
            group.append(zone[k])
    return group


def _is_motto(view: View, above: Block, best: Block) -> bool:
    """Whether the title is the subtitle of the line above it."""
    words = view.words(above)
    if not _SUBTITLE.match(_title_words(view, best).strip()) or above.index + 1 != best.index:
        return False
    return len(words) <= 44 and not re.search("[。；：:]", words) and not find_day(words)


def _has_subtitle(view: View, best: Block, below: Block) -> bool:
    """写给病人的一份报告 / ——清河区医院门诊部2023年: whose report it is stands in the second line, and no kind."""
    words = squeeze(_title_words(view, below))
    subtitle = _SUBTITLE.sub("", words)
    found = find_period(subtitle, roc=view.roc)
    return (
        subtitle != words
        and below.index == best.index + 1
        and bool(found and is_organisation(subtitle[: found.start]))
    )


def _ends_title(view: View, best: Block, below: Block) -> bool:
    """某某街道办事处2021年度 over 部门决算情况说明, in a text that shows no print."""
    words = squeeze(_title_words(view, best))
    found = find_period(words, roc=view.roc)
    ends = found is not None and words[found.end :] in ("", "度") and not best.size
    return ends and bool(kind_of(squeeze(_title_words(view, below))))


def _is_address(words: str) -> bool:
    """A line below a title that is its number, its day or those whom it is sent to: 清政办〔2021〕3号, 各街道办事处："""
    return bool(
        DOCUMENT_NUMBER.search(words) or find_day(words) or words.rstrip().endswith(("：", ":"))
    )


def _same_print(a: Block, b: Block) -> bool:
    return bool(a.size and b.size and abs(a.size - b.size) <= 0.06 and a.page == b.page)


def _joins(view: View, above: Block, block: Block, group: Sequence[Block]) -> bool:
    words = squeeze(view.words(above))
    so_far = squeeze("".join(_title_words(view, b) for b in group))
    if (
        above.index != block.index - 1
        or len(words) > (60 if _same_print(above, block) else 30)
        or re.search(r"[。，,：:；]|文件$", words)
    ):
        return False
    if kind_of(words) or DOCUMENT_NUMBER.search(words):
        return False
    if _ASSEMBLY.search(words) and _SITTING.match(so_far):
        return True
    if _BARE_PERIOD.fullmatch(words):
        return not find_period(so_far)
    own = own_organisation(so_far, roc=view.roc)
    if own and not block.size and _PART_OF_ANOTHER.fullmatch(own):
        return is_organisation(words) and not _PART_OF_ANOTHER.fullmatch(words)
    if own and _BRANCH.fullmatch(own) and words.endswith("人民政府"):
        return True
    if own:
        # a name cut by the line: 规划和自然 / 资源局; but not 某某县图书馆 / 图书馆2020年总结
        return _same_print(above, block) and not words.endswith(own)
    if block.size and above.size:
        return _same_print(above, block) or (above.size > 1.12 and is_organisation(words))
    return is_organisation(words)


def _title_elsewhere(view: View) -> str | None:
    """A running head, or the file's name, that ends like a title."""
    for words in view.outside:
        words = squeeze(words)
        if len(words) <= 50 and re.search("[\u3400-\u9fff]{4}", words) and kind_of(words):
            return words.strip("_- 0123456789") if words[0] in "_-" else words
    return None


def find_kind(view: View, of: TitleBlock) -> str | None:
    """The kind of report that the title names, or the line above it: 会议记录 / 第二届业主大会第一次会议."""
    kind = _named_kind(view, of.words)
    over = squeeze(view.words(of.above)) if of.above and of.words and not kind else ""
    return kind or (kind_of(over) if len(over) <= 40 and not re.search("[。，；]", over) else None)


def _named_kind(view: View, title: str | None) -> str | None:
    if not title:
        return None
    words = squeeze(title)
    both = AND_A_PLAN.match(words) or AND_A_PLAN.match(main_line(words))
    kind = (kind_of(both[1]) if both else None) or _kind_of(words)
    if kind and own_organisation(title, roc=view.roc) == "工会":
        kind = "工会" + kind.removeprefix("年度")
    if kind and kind.startswith("政府信息") and words.endswith("人民" + kind):
        return kind[2:]
    return kind


def _kind_of(words: str) -> str | None:
    """The kind that stands at the end of a title, or of the half of it that says what it is."""
    report_on = _REPORT_ON.search(words)
    if report_on:
        told, last = report_on["what"], report_on["last"]
        both = AND_A_PLAN.match(told)
        joined = kind_of(told + last) if _OF_THE_YEAR.search(told) else None
        return joined or kind_of(both[1] if both else told) or kind_of(last)
    # the half behind a dash may name whose it is alone: 一份年终报告——清河区医院门诊部2023年
    kind = kind_of(words) or kind_of(words.strip("（）()")) or kind_of(words.partition("——")[0])
    if kind is None and (head := _BEFORE_COLON.match(words)):
        kind = kind_of(head[1])
    accounts = _OF_ACCOUNTS.fullmatch(kind) if kind else None
    return accounts[1] if accounts else kind
