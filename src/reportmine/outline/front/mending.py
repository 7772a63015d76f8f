"""Title blocks and sign-offs with spoilt characters, read as they were meant.

    mend_title("临江县档案局2O14年工作总拮", years)   临江县档案局2014年工作总结
    mend_day("2014口12月3日", years)                2014年12月3日
    agreed("临江县档口局", "临江县档案局", text)      临江县档案局

Only what can be known is mended: kinds of reports against the list of kinds, years against the years
that the report names elsewhere, names against the other place that says them. A line that reads well
as it stands is never touched. What was mended is told in a note.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reportmine.outline.front.periods import find_day, find_period
from reportmine.outline.rules import front_words, kind_at_end, kinds

_DIGIT = str.maketrans(
    {
        "O": "0",
        "o": "0",
        "Q": "0",
        "〇": "0",
        "l": "1",
        "I": "1",
        "|": "1",
        "Z": "2",
        "S": "5",
        "B": "8",
        "b": "6",
        "g": "9",
    }
)
_RUBBISH = frozenset("口□■�?？·'`*|°-—.,，。、")
_YEAR_LIKE = re.compile(
    r"(?<!\d)(?=.{0,3}\d)(?=\D?\d\D?\d|\d\D?\d)([12ZlI口□]?[0-9OoQZSlI口□·'.Bg]{2,4}?)(?=[年牛午度学]|[—–-]\d)"
)
_DAMAGED_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)([^\d年\s]?)(?=度|[\u3400-\u9fff])")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PAIR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?P<dash>\D?)((?:19|20)\d\d)(?=学.|.年)")
_DASHES = frozenset("-—–－~～至到")
_DAY = re.compile(
    r"(?<!\d)([12lI口][0-9OolI口]{3})(.)([01OlI]?[0-9OlI])(.)([0-3OlI]?[0-9OlI])(.?)\s*$"
)


def years_of(text: str) -> Counter[str]:
    """The years that a report names near its beginning and its end, and how often."""
    return Counter(m[0] for m in _YEARS.finditer(text[:3000] + "\n" + text[-600:]))


# --- titles -------------------------------------------------------------------------------------


def mend_title(words: str, years: Counter[str]) -> str:
    """A title line with its year and its kind mended, where they cannot be read as they stand."""
    if len(words) < 4 or re.search("[。；;！!]", words):
        return words
    words = _with_pair(words)
    if not find_period(words):
        words = _with_year(words, years)
    return _with_kind(words)


def _with_pair(words: str) -> str:
    """2019口2020学年: 2019—2020学年."""
    pair = _PAIR.search(words)
    if not pair or int(pair[3]) != int(pair[1]) + 1 or pair["dash"] in _DASHES:
        return words
    tail = words[pair.end() :]
    tail = tail if tail.startswith("学年") else "学年" + tail[2:]
    return words[: pair.start()] + f"{pair[1]}—{pair[3]}" + tail


def _with_year(words: str, years: Counter[str]) -> str:
    damaged = _DAMAGED_YEAR.search(words)
    if damaged and years[damaged[1]] + (damaged[2] in _RUBBISH | {"牛", "午"}) > 1:
        rest = words[damaged.end() :]
        if damaged[2] == "度" or rest.startswith("度") or damaged[2] in _RUBBISH | {"牛", "午"}:
            kept = "度" if damaged[2] == "度" else ""
            return words[: damaged.start()] + damaged[1] + "年" + kept + rest
    for m in _YEAR_LIKE.finditer(words):
        year = nearest_year(m[1], years)
        if year:
            return words[: m.start()] + year + words[m.end() :]
    return words


def nearest_year(seen: str, years: Counter[str]) -> str | None:
    """The year that `seen` was: look-alikes of digits, else the year named most that fits."""
    plain = seen.translate(_DIGIT)
    if re.fullmatch(r"(?:19|20)\d\d", plain):
        return plain
    fitting = [(n, y) for y, n in years.items() if one_edit(plain, y)]
    return max(fitting)[1] if fitting else None


def _with_kind(words: str) -> str:
    bare = words.rstrip("》）) ")
    known = kind_at_end(bare)
    if bare.endswith(front_words().no_kinds):
        return words
    for kind in kinds():
        n = len(kind)
        if n <= len(known) or n < 4:
            break
        if kind.startswith("季度"):  # far rarer than 年度, which it resembles
            continue
        if not _half_is_in(bare, kind):
            continue
        for tail in (bare[-n:], bare[-n + 1 :], bare[-n - 1 :]):
            # 工作小记 is no damaged 工作小结: only in a long kind can any character be a wrong one
            strict = bool(known) or n < 6
            if len(tail) < len(bare) and _is_like(tail, kind, strict=strict):
                return bare[: len(bare) - len(tail)] + kind + words[len(bare) :]
    return words


def _half_is_in(text: str, word: str) -> bool:
    """Whether one half of a word stands there: one spoilt character leaves the other half as it was."""
    half = len(word) // 2
    return word[:half] in text or word[half:] in text


def _is_like(seen: str, meant: str, *, strict: bool) -> bool:
    """Whether one character was spoilt; `strict`: and it is rubbish, no other word."""
    # 情况的报告 is no spoilt 情况报告
    if seen == meant or not one_edit(seen, meant) or seen.replace("的", "", 1) == meant:
        return False
    if len(seen) == len(meant):
        wrong = next(a for a, b in zip(seen, meant, strict=True) if a != b)
        return not strict or wrong in _RUBBISH or _twins(wrong, seen, meant)
    return len(meant) > 4 and (not strict or len(seen) > len(meant))


def _twins(wrong: str, seen: str, meant: str) -> bool:
    right = meant[seen.index(wrong)]
    return any(wrong in group and right in group for group in front_words().look_alikes)


def one_edit(a: str, b: str) -> bool:
    """Whether the strings differ by one character replaced, lost or added, or not at all."""
    if abs(len(a) - len(b)) > 1:
        return False
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    return a[i + (len(a) >= len(b)) :] == b[i + (len(b) >= len(a)) :]


# --- days ---------------------------------------------------------------------------------------


def mend_day(words: str, years: Counter[str]) -> str:
    """A date at the end of a line with one sign that cannot be read."""
    if find_day(words):
        return words
    m = _DAY.search(words.strip())
    if not m:
        return words
    if sum(a != b for a, b in ((m[2], "年"), (m[4], "月"), (m[6], "日"))) > 1:
        return words
    year = nearest_year(m[1], years)
    month, day = (m[i].translate(_DIGIT) for i in (3, 5))
    mended = f"{words.strip()[: m.start()]}{year}年{month}月{day}日"
    return mended if year and find_day(mended) else words


# --- names --------------------------------------------------------------------------------------


def mend_name(name: str, is_name: bool) -> str:
    """A name of which one known word is spoilt: 街道口事处 is 街道办事处."""
    found: dict[str, int] = {}
    for word in front_words().name_words:
        n = len(word)
        if word in name or not _half_is_in(name, word) or any(word in o for o in found):
            continue
        # 河口区 is no damaged 河社区: two characters leave too little to know a word by
        if n < 3 and is_name:
            continue
        for i in range(max(0, len(name) - n) + 1):
            seen = name[i : i + n]
            if len(seen) == n and _is_like(
                seen, word, strict=is_name or n < 3 or i + n < len(name)
            ):
                found[name[:i] + word + name[i + n :]] = n
    # 人民口院 may be a court or a hospital
    longest = [new for new, n in found.items() if n == max(found.values())]
    return longest[0] if len(longest) == 1 else name


def agreed(a: str, b: str, text: str) -> str | None:
    """The better of two readings of one name; None where they are different names."""
    if a == b or not _close_names(a, b):
        return None
    return max((_clean(a), text.count(a), a), (_clean(b), text.count(b), b))[2]


def _close_names(a: str, b: str) -> bool:
    if one_edit(a, b):
        return True
    wrong = sum(x != y for x, y in zip(a, b, strict=False))
    return len(a) == len(b) >= 7 and wrong == 2


def _clean(name: str) -> int:
    """How well a name reads: known ending, known words, no rubbish."""
    lists = front_words()
    ends = name.endswith(lists.organisations)
    known: Sequence[str] = [w for w in lists.name_words if w in name]
    return 2 * ends + len("".join(known)) - 4 * any(c in _RUBBISH for c in name)
