"""The numbering grammar: which mark opens a paragraph, and which number it carries.

`mark_at(text, start, end)` reads 第一部分, 第三章, 一、, （一）, 1．, 1.2.3, (1), ①, 壹、, 甲、, A., Ⅱ、,
一是, 第一，, 首先，, —— and bullets at the start of a paragraph, and gives a `Mark` or None. What the
mark *means* (its level, whether it belongs to a list at all) is decided by `lists`, never here.

A mark that words of running text could imitate (`一 `, `1 `, `A.`, `首先，`, `1.2`) is `weak`: it needs a
neighbour in the same list to be believed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from reportmine.outline.paragraphs.marks import FORMALS, ORDER, STEMS, Mark, roman_value, value_of

_CN = "[一二三四五六七八九十百零〇]{1,5}"
_CJK = "\u3400-\u9fff"
# 4 2024年工作计划
_YEAR = r"(?:19|20)\d\d\s*年(?!\s*\d)"
# 一、二季度经济平稳 and 一、二等奖 enumerate inside a sentence
_NOT_SERIES = f"(?![、]?{_CN}(?:[、季产級级等线線月层審审期是]))"
_UNIT = "[万亿%％元倍个個吨亩℃—–~～-]|年(?![度终会级])|月|日(?!常)|人次|平方|立方|公里|小时"
_CLASSIFIERS = "[名次件篇张届户亩余岁辆]|人[次员，。、的]|项(?!目)|家(?!属|庭)|位(?!置)|多"

_PATTERNS: dict[str, re.Pattern[str]] = {
    "part": re.compile(
        rf"第\s*(?P<n>{_CN}|\d{{1,3}})\s*(?P<k>部分|篇|编|編|卷|章|节|節|条|條)"
        rf"(?![第规規的和至、，]|中[，的])[ \u3000：:．.]*"
    ),
    "ordinal": re.compile(rf"第\s*(?P<n>{_CN})\s*[，,、：:]"),
    "cn": re.compile(rf"(?P<n>{_CN})\s*(?P<s>[、．.]|[，,：:](?=[{_CJK}“《])){_NOT_SERIES}"),
    "cn_is": re.compile(rf"(?P<n>{_CN})(?P<s>[是要])(?=[{_CJK}“《，])"),
    "cn_space": re.compile(rf"(?P<n>{_CN})(?P<s>\u3000+| {{1,4}})(?=[{_CJK}“]{{2}}|{_YEAR})"),
    "cn_half": re.compile(rf"(?P<n>{_CN})[）)]"),
    "cn_paren": re.compile(rf"[（(〔]\s*(?P<n>{_CN})\s*[）)〕][、．.]?"),
    "multi": re.compile(
        rf"(?P<n>\d{{1,2}}(?:[.．]\d{{1,2}}){{1,4}})(?:[.．、]|(?=\s)|(?=[{_CJK}“《])(?!{_UNIT}))"
    ),
    "ar": re.compile(
        r"(?P<n>\d{1,3})\s*(?P<s>、|[.．](?!\d)|[.．](?=(?:\d{4}\s*年|(?:1[0-2]|[1-9])\s*月))|[，,](?![\d ]))"
    ),
    "ar_space": re.compile(
        rf"(?P<n>\d{{1,2}})(?P<s>\u3000+| {{1,4}})(?=[{_CJK}“]{{2}}|[{_CJK}]\Z|{_YEAR})(?!{_UNIT})"
    ),
    # 1 总体情况, 2 引言 and 4 2024年计划 in a PDF whose spaces are closed up
    "ar_close": re.compile(
        rf"(?P<n>\d{{1,2}})(?=[{_CJK}“]{{4}}|[{_CJK}“]{{2,3}}\Z|{_YEAR})(?!{_UNIT}|{_CLASSIFIERS})"
    ),
    "ar_paren": re.compile(r"[（(]\s*(?P<n>\d{1,3})\s*[）)][、．.]?"),
    "ar_half": re.compile(r"(?P<n>\d{1,2})[）)][、．.]?"),
    "formal": re.compile(rf"(?P<n>[{FORMALS}]{{1,3}})\s*[、．.：:]"),
    "formal_space": re.compile(rf"(?P<n>[{FORMALS}]{{1,3}})(?P<s>\s+)(?=[{_CJK}“]|{_YEAR})"),
    # 肆討論事項, on a line of its own: a page that sets the numeral apart by its style alone
    "formal_close": re.compile(
        rf"(?P<n>[{FORMALS}])(?=[{_CJK}・·、]{{3,20}}\Z)(?![加与與照考见見续續军軍伍])"
    ),
    "formal_paren": re.compile(rf"[（(]\s*(?P<n>[{FORMALS}]{{1,3}})\s*[）)][、．.]?"),
    "stem": re.compile(rf"(?P<n>[{STEMS}])[、．.](?![{STEMS}])"),
    "stem_space": re.compile(rf"(?P<n>[{STEMS}])\s+(?=[{_CJK}“])"),
    "letter": re.compile(rf"(?P<n>[A-Za-z])(?P<s>[.．、]|[）)])\s*(?=[{_CJK}“《])"),
    "letter_space": re.compile(rf"(?P<n>[A-Z])(?P<s>\s+)(?=[{_CJK}“《]{{2}})"),
    "letter_paren": re.compile(r"[（(](?P<n>[A-Za-z])[）)]"),
    "roman": re.compile(rf"(?P<n>[IVX]{{1,5}})[.．、]\s*(?=[{_CJK}“《])"),
    "order": re.compile(r"(?P<n>首先|其次|再次|最后|最後)[，,]"),
    "its": re.compile(rf"其(?P<n>{_CN})[，,是：:]"),
    "dash": re.compile(r"(?:[—―─－]{1,3}|--)\s*(?=[^\s\d—―─－-])"),
    "case": re.compile(
        rf"(?:提案|案由|议案|議案|议题|議題|议程|議程|动议|動議)\s*(?P<b>[（(]\s*)?(?P<n>{_CN}|\d{{1,2}})"
        rf"(?(b)\s*[）)]\s*[：:、，,]?|(?:\s*[：:、，,]|\s*[.．](?!\d)|\s+|$))"
    ),
    "nth_case": re.compile(rf"第\s*(?P<n>{_CN}|\d{{1,2}})\s*案\s*[：:、]?"),
    "bullet": re.compile(r"(?:[•●■◆▪◇○★※➢►▶·・▲△□\ue000-\uf8ff]\s*|[-*+]\s+)(?=\S)"),
}
_MARKDOWN = re.compile(r"(#{1,6})[ \t]+(?=\S)")


def _bare(m: re.Match[str], family: str, numerals: str, shape: str, weak: bool = False) -> Mark:
    number = m["n"]
    groups = m.groupdict()
    return Mark(
        family,
        numerals,
        shape,
        number,
        value_of(number),
        m.start(),
        m.end(),
        groups.get("s") or "",
        weak,
    )


def _part(m: re.Match[str]) -> Mark:
    unit = {"條": "条", "節": "节", "編": "编"}.get(m["k"], m["k"])
    return _bare(m, f"第{unit}", "cn", "part")


def _ordinal(m: re.Match[str]) -> Mark:
    """第一，: the number is written with its 第, as that of a part is (第一部分)."""
    mark = _bare(m, "第一，", "cn", "ordinal")
    return replace(mark, number=f"第{mark.number}")


def _multi(m: re.Match[str]) -> Mark:
    parts = re.split(r"[.．]", m["n"])
    family = ".".join("1" * len(parts)) if len(parts) < 5 else "1.1.1.1"
    number = ".".join(str(int(p)) for p in parts)
    # 1.1一般… may be a number of the text; 1.1 with a space or a stop after it is none
    after = m.string[m.end() : m.end() + 1]
    weak = len(parts) == 2 and not after.isspace() and m.string[m.end() - 1].isdigit()
    return Mark(family, "ar", "multi", number, int(parts[-1]), m.start(), m.end(), "", weak)


def _letter(m: re.Match[str]) -> Mark:
    c = m["n"]
    upper = c.isupper()
    family = ("A." if upper else "a.") if m.re is not _PATTERNS["letter_paren"] else "（a）"
    value = ord(c) - ord("A" if upper else "a") + 1
    weak = not upper or m.re is _PATTERNS["letter_space"]
    return Mark(family, "letter", "bare", c, value, m.start(), m.end(), "", weak)


def _stem(m: re.Match[str], *, weak: bool) -> Mark:
    value = STEMS.index(m["n"]) + 1
    return Mark("甲、", "stem", "bare", m["n"], value, m.start(), m.end(), "", weak)


def _plain(m: re.Match[str], family: str) -> Mark:
    return Mark(family, "none", "bullet", None, 0, m.start(), m.end())


_READ: dict[str, Callable[[re.Match[str]], Mark]] = {
    "part": _part,
    "ordinal": _ordinal,
    "cn": lambda m: _bare(m, "一、", "cn", "bare"),
    "cn_is": lambda m: _bare(m, "一是", "cn", "lead"),
    "cn_space": lambda m: _bare(m, "一、", "cn", "bare", weak=True),
    "cn_half": lambda m: _bare(m, "（一）", "cn", "paren"),
    "cn_paren": lambda m: _bare(m, "（一）", "cn", "paren"),
    "multi": _multi,
    "ar": lambda m: _bare(m, "1.", "ar", "bare"),
    "ar_space": lambda m: _bare(m, "1.", "ar", "bare", weak=True),
    "ar_close": lambda m: _bare(m, "1.", "ar", "bare", weak=True),
    "ar_paren": lambda m: _bare(m, "（1）", "ar", "paren"),
    "ar_half": lambda m: _bare(m, "1）", "ar", "paren"),
    "formal": lambda m: _bare(m, "壹、", "formal", "bare"),
    "formal_space": lambda m: _bare(m, "壹、", "formal", "bare", weak=True),
    "formal_close": lambda m: _bare(m, "壹、", "formal", "bare", weak=True),
    "formal_paren": lambda m: _bare(m, "（壹）", "formal", "paren"),
    "stem": lambda m: _stem(m, weak=False),
    "stem_space": lambda m: _stem(m, weak=True),
    "letter": _letter,
    "letter_space": _letter,
    "letter_paren": _letter,
    "roman": lambda m: Mark("I.", "roman", "bare", m["n"], roman_value(m["n"]), m.start(), m.end()),
    "order": lambda m: Mark(
        "首先", "order", "lead", m["n"], ORDER[m["n"]], m.start(), m.end(), "", True
    ),
    "its": lambda m: _bare(m, "一是", "cn", "lead"),
    "case": lambda m: _bare(m, "提案", "cn", "case"),
    "nth_case": lambda m: _bare(m, "提案", "cn", "case"),
    "dash": lambda m: _plain(m, "——"),
    "bullet": lambda m: _plain(m, "•"),
}  # fmt: skip

#: Which patterns a first character can begin, in the order in which they are tried.
_FIRST: dict[str, tuple[str, ...]] = {
    "第": ("ordinal", "part", "nth_case"),
    **dict.fromkeys("提案议議动動", ("case",)),
    "（": ("cn_paren", "ar_paren", "letter_paren", "formal_paren"),
    "(": ("cn_paren", "ar_paren", "letter_paren", "formal_paren"),
    "〔": ("cn_paren",),
    "其": ("order", "its"),
    **dict.fromkeys("首再最", ("order",)),
    **dict.fromkeys("一二三四五六七八九十", ("cn", "cn_is", "cn_half", "cn_space")),
    **dict.fromkeys(
        "0123456789０１２３４５６７８９", ("multi", "ar", "ar_half", "ar_space", "ar_close")
    ),
    **dict.fromkeys(FORMALS, ("formal", "formal_space", "formal_close")),
    **dict.fromkeys(STEMS, ("stem", "stem_space")),
    **dict.fromkeys("IVX", ("roman", "letter")),
    **dict.fromkeys("—―─－", ("dash",)),
    "-": ("dash", "bullet"),
    **dict.fromkeys("•●■◆▪◇○★※➢►▶·・▲△□*+", ("bullet",)),
}

# One character that is a whole number: ① ⑴ ⒈ ㈠ ❶ Ⅰ, with the value of the first of each row.
_SINGLE: dict[str, tuple[str, str, int]] = {}
for _base, _count, _family, _numerals in (
    (0x2460, 20, "①", "circle"), (0x2474, 20, "（1）", "ar"), (0x2488, 20, "1.", "ar"),
    (0x3220, 10, "（一）", "cn"), (0x2776, 10, "①", "circle"), (0x2160, 12, "I.", "roman"),
):  # fmt: skip
    for _i in range(_count):
        _SINGLE[chr(_base + _i)] = (_family, _numerals, _i + 1)
_AFTER_SINGLE = re.compile(r"[、．.]?")


def mark_at(text: str, start: int, end: int) -> Mark | None:
    """The mark that opens the paragraph `text[start:end]`, if any (`start` at its first letter)."""
    first = text[start]
    single = _SINGLE.get(first)
    if single:
        family, numerals, value = single
        tail = _AFTER_SINGLE.match(text, start + 1, end)
        stop = tail.end() if tail else start + 1
        return Mark(family, numerals, "single", first, value, start, stop)
    names = _FIRST.get(first)
    if names is None:
        if first.isascii() and first.isalpha():
            names = ("letter", "letter_space")
        elif "\ue000" <= first <= "\uf8ff":
            names = ("bullet",)
        else:
            return None
    for name in names:
        m = _PATTERNS[name].match(text, start, end)
        if m:
            mark = _READ[name](m)
            if mark.value or mark.shape == "bullet":
                return _trimmed(text, mark)
    return None


def _trimmed(text: str, mark: Mark) -> Mark:
    end = mark.end
    while end > mark.start and text[end - 1].isspace():
        end -= 1
    if end == mark.end:
        return mark
    return Mark(
        mark.family, mark.numerals, mark.shape, mark.number, mark.value,
        mark.start, end, mark.separator, mark.weak,
    )  # fmt: skip


def markdown_level(text: str, start: int, end: int) -> tuple[int, int] | None:
    """For a Markdown heading `## …`: its depth and the offset of its first letter."""
    if text[start] != "#":
        return None
    m = _MARKDOWN.match(text, start, end)
    return (len(m[1]), m.end()) if m else None
