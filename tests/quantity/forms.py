"""Writes numbers in the forms that reports use, and says what they are worth.

The truth of a case comes from the number it was written from, never from the code under test.
`python -m tests.quantity.forms` (or the file itself) prints the table that is kept as
`tests/cases/numbers_forms.jsonl`; a test holds the two equal.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

PLAIN = "零一二三四五六七八九"
FINANCIAL = "零壹贰叁肆伍陆柒捌玖"
FULL_WIDTH = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")


def spell(n: int, *, digits: str = PLAIN, powers: str = "十百千", lead_ten: bool = False) -> str:
    """A whole number as Chinese writes it: 10508 is 一万零五百零八; `lead_ten` keeps 一十."""
    if n == 0:
        return digits[0]
    groups = []
    while n:
        n, group = divmod(n, 10_000)
        groups.append(group)
    words = ""
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if group == 0:
            continue
        if words and (group < 1000 or groups[place + 1] == 0):
            words += digits[0]
        words += _group(group, digits, powers) + ("", "万", "亿", "万亿")[place]
    if not lead_ten and words.startswith(digits[1] + powers[0]):
        words = words[1:]
    return words


def _group(n: int, digits: str, powers: str) -> str:
    words, gap = "", False
    for power in (3, 2, 1, 0):
        digit = n // 10**power % 10
        if digit == 0:
            gap = bool(words)
            continue
        words += (digits[0] if gap else "") + digits[digit]
        words += powers[power - 1] if power else ""
        gap = False
    return words


def spell_digits(digits: str) -> str:
    """Digit by digit: 2014 is 二〇一四."""
    return "".join("〇一二三四五六七八九"[int(d)] for d in digits)


def spell_decimal(number: Decimal) -> str:
    """95.6 is 九十五点六."""
    whole, _, part = str(number).partition(".")
    return spell(int(whole)) + ("点" + "".join(PLAIN[int(d)] for d in part) if part else "")


def thousands(n: int) -> str:
    """1,234,567."""
    return f"{n:,}"


_UNITS = ["项", "名", "人次", "篇", "册", "元", "家", "场次", "平方米", "小时"]
_KIND = {"元": "money", "平方米": "measure", "小时": "duration", "年": "duration"}
_VALUES = [2, 3, 7, 10, 12, 15, 20, 36, 58, 99, 100, 105, 110, 128, 200, 250, 304, 560, 999, 1000,
           1008, 1200, 3456, 5000, 9800, 10000, 10203, 12500, 86000, 100000, 230000, 1000000,
           1234567, 20000000, 100000000]  # fmt: skip


def case(written: str, kind: str, value: Any, unit: str | None, **more: Any) -> dict[str, Any]:
    """One line of the table: a sentence with one quantity or date in it."""
    front, behind = "据统计为", "，已经核对。"
    row: dict[str, Any] = {
        "text": front + written + behind,
        "span": [len(front), len(front) + len(written)],
        "kind": kind,
        "value": None if value is None else str(value),
        "unit": unit,
    }
    return row | {
        name: (str(v) if isinstance(v, (int, Decimal)) else v) for name, v in more.items()
    }


def _unit(i: int) -> tuple[str, str]:
    unit = _UNITS[i % len(_UNITS)]
    return unit, _KIND.get(unit, "count")


def exact() -> Iterator[dict[str, Any]]:
    """The same value in every script."""
    for i, n in enumerate(_VALUES):
        unit, kind = _unit(i)
        yield case(f"{n}{unit}", kind, n, unit)
        yield case(f"{n}{unit}".translate(FULL_WIDTH), kind, n, unit)
        yield case(f"{n} {unit}", kind, n, unit)
        yield case(spell(n) + unit, kind, n, unit)
        yield case(spell(n, lead_ten=True) + unit, kind, n, unit)
        yield case(spell(n, digits=FINANCIAL, powers="拾佰仟") + "元整", "money", n, "元")
        if n >= 1000:
            yield case(thousands(n) + unit, kind, n, unit)
        if n >= 10000:
            yield case(f"{Decimal(n) / 10000:f}万{unit}", kind, n, unit)
            yield case(f"{Decimal(n) / 10000:f} 万{unit}", kind, n, unit)
        if n % 10000 == 0:
            yield case(spell(n // 10000) + "万" + unit, kind, n, unit)
    for i, text in enumerate(["0.5", "1.35", "3.5", "12.6", "85.6", "96.75", "120.08", "7730.28"]):
        number, (unit, kind) = Decimal(text), _unit(i)
        yield case(text + unit, kind, number, unit)
        yield case(text.translate(FULL_WIDTH) + unit, kind, number, unit)
        yield case(spell_decimal(number) + unit, kind, number, unit)
        for word, factor in (("万", 10**4), ("亿", 10**8)):
            yield case(f"{text}{word}{unit}", kind, f"{(number * factor).normalize():f}", unit)


_BEFORE = {
    "近": "less_than", "将近": "less_than", "不足": "less_than", "不到": "less_than", "约": "approx",
    "大约": "approx", "超": "more_than", "超过": "more_than", "逾": "more_than", "至少": "equal_or_more",
    "不少于": "equal_or_more", "不低于": "equal_or_more", "不超过": "equal_or_less", "最多": "equal_or_less",
}  # fmt: skip
_BEHIND = {
    "左右": "approx", "上下": "approx", "以上": "equal_or_more", "（含）以上": "equal_or_more",
    "以内": "equal_or_less", "以下": "equal_or_less",
}  # fmt: skip


def bounds(mod: str, n: Any) -> dict[str, Any]:
    """What a modifier says of the bounds."""
    low = n if mod in ("more_than", "equal_or_more") else None
    high = n if mod in ("less_than", "equal_or_less") else None
    return {"mod": mod, "min": low, "max": high}


def modified() -> Iterator[dict[str, Any]]:
    """Words before and behind."""
    for i, n in enumerate((15, 80, 300, 1200, 50000)):
        unit, kind = _unit(i)
        for word, mod in _BEFORE.items():
            yield case(f"{word}{n}{unit}", kind, n, unit, **bounds(mod, n))
            yield case(f"{word}{spell(n)}{unit}", kind, n, unit, **bounds(mod, n))
        for word, mod in _BEHIND.items():
            yield case(f"{n}{unit}{word}", kind, n, unit, **bounds(mod, n))
            yield case(f"{spell(n)}{unit}{word}", kind, n, unit, **bounds(mod, n))


def beyond() -> Iterator[dict[str, Any]]:
    """余 and 多 reach to the next step of the last significant place."""
    for i, n in enumerate((10, 20, 36, 90, 100, 120, 230, 300, 800, 1000, 1100, 3200, 5000)):
        step = 10 ** (len(str(n)) - len(str(n).rstrip("0")))
        unit, kind = _unit(i)
        for word in "余多":
            more = {"mod": "more_than", "min": n, "max": n + step}
            yield case(f"{n}{word}{unit}", kind, n, unit, **more)
            yield case(f"{spell(n)}{word}{unit}", kind, n, unit, **more)
            big = {"mod": "more_than", "min": n * 10**4, "max": (n + step) * 10**4}
            yield case(f"{n}{word}万{unit}", kind, n * 10**4, unit, **big)
            if n < 1000:
                yield case(f"{spell(n)}{word}万{unit}", kind, n * 10**4, unit, **big)
            top = {"mod": "more_than", "min": n * 10**4, "max": (n + step) * 10**4}
            if n % 10:
                yield case(f"{n}万{word}{unit}", kind, n * 10**4, unit, **top)
    for word, power in (("十", 1), ("百", 2), ("千", 3), ("万", 4), ("百万", 6), ("千万", 7)):
        for few in "几数":
            yield case(
                f"{few}{word}人", "count", None, "人",
                mod="approx", min=2 * 10**power, max=10 * 10**power,
            )  # fmt: skip
        if power > 1:
            n = 10**power
            yield case(f"上{word}人", "count", n, "人", mod="equal_or_more", min=n)
            yield case(f"近{word}人", "count", n, "人", mod="less_than", max=n)
            yield case(f"{word}余人", "count", n, "人", mod="more_than", min=n, max=2 * n)


def shares() -> Iterator[dict[str, Any]]:
    """Percentages, tenths, fractions, percentage points."""
    for text in ("3", "12.3", "45", "60.5", "95.6", "100", "0.8", "108.25"):
        number = Decimal(text)
        for form in (f"{text}%", f"{text}％", f"{text} %", f"百分之{spell_decimal(number)}"):
            yield case(form, "ratio", number, "%")
        for form in (f"{text}个百分点", f"{spell_decimal(number)}个百分点", f"{text}百分点"):
            yield case(form, "percentage_point", number, "个百分点")
        yield case(f"{text}‰", "ratio", number, "‰")
    for n in range(1, 10):
        yield case(f"{PLAIN[n]}成以上", "ratio", 10 * n, "%", **bounds("equal_or_more", 10 * n))
        yield case(f"近{n}成", "ratio", 10 * n, "%", **bounds("less_than", 10 * n))
        yield case(
            f"{PLAIN[n]}成多", "ratio", 10 * n, "%", mod="more_than", min=10 * n, max=10 * n + 10
        )
    for above, below in (
        (1, 2),
        (1, 3),
        (2, 3),
        (3, 4),
        (1, 8),
        (5, 6),
        (7, 10),
        (3, 1000),
        (2, 10000),
    ):
        value = _six(Fraction(above, below))
        yield case(
            f"{spell(below)[1:] if below >= 1000 else spell(below)}分之{spell(above)}",
            "ratio",
            value,
            "1",
        )
        if below <= 10:
            yield case(f"{below}分之{above}", "ratio", value, "1")
            yield case(f"{above}/{below}", "ratio", value, "1")


def _six(value: Fraction) -> str:
    rounded = round(value * 10**6)
    return f"{(Decimal(rounded) / 10**6).normalize():f}"


def ranges() -> Iterator[dict[str, Any]]:
    """Two ends with every kind of dash, the unit said once or twice."""
    for low, high in ((2, 3), (3, 5), (10, 20), (25, 40), (100, 300), (2000, 3000)):
        for i, dash in enumerate(("-", "—", "——", "~", "～", "至", "–")):
            unit, kind = _unit(i)
            both = {"mod": "range", "min": low, "max": high}
            yield case(f"{low}{dash}{high}{unit}", kind, None, unit, **both)
            if dash != "——":
                yield case(f"{low}{unit}{dash}{high}{unit}", kind, None, unit, **both)
                yield case(f"{low}%{dash}{high}%", "ratio", None, "%", **both)
                yield case(f"{low}{dash}{high}%", "ratio", None, "%", **both)
            big = {"mod": "range", "min": low * 10**4, "max": high * 10**4}
            yield case(f"{low}{dash}{high}万{unit}", kind, None, unit, **big)
        yield case(f"{spell(low)}至{spell(high)}名", "count", None, "名", **both)
        yield case(f"{spell(low)}到{spell(high)}年", "duration", None, "年", **both)
    for low in range(2, 9):
        pair = PLAIN[low] + PLAIN[low + 1]
        yield case(f"{pair}个", "count", None, "个", mod="range", min=low, max=low + 1)
        yield case(f"{pair}十人", "count", None, "人", mod="range", min=10 * low, max=10 * low + 10)
        yield case(f"十{pair}岁", "count", None, "岁", mod="range", min=10 + low, max=11 + low)


def halves() -> Iterator[dict[str, Any]]:
    """半 in front, behind and between."""
    half = Decimal("0.5")
    for unit in ("年", "天", "个月", "小时"):
        yield case(f"半{unit}", "duration", half, unit)
    for n in (1, 2, 3, 5):
        word = "两" if n == 2 else PLAIN[n]
        for form in (word, str(n)):
            yield case(f"{form}年半", "duration", n + half, "年")
            yield case(f"{form}天半", "duration", n + half, "天")
            yield case(f"{form}个半月", "duration", n + half, "个月")
            yield case(f"{form}个半小时", "duration", n + half, "小时")
            yield case(f"{form}倍半", "multiple", n + half, "倍")
            yield case(f"{form}年多", "duration", n, "年", mod="more_than", min=n, max=n + 1)
            yield case(f"{form}个多月", "duration", n, "个月", mod="more_than", min=n, max=n + 1)
    for n in (1, 2, 3):
        word = "两" if n == 2 else PLAIN[n]
        yield case(f"翻{word}番", "multiple", 2**n, "倍")
        yield case(f"翻了{word}番", "multiple", 2**n, "倍")


# UCUM, https://ucum.org; ISO 4217 for money.
_CODES = {
    "measure": {
        "公里": "km", "千米": "km", "米": "m", "厘米": "cm", "毫米": "mm", "微米": "um", "纳米": "nm",
        "海里": "[nmi_i]", "英里": "[mi_i]", "英尺": "[ft_i]", "英寸": "[in_i]", "平方公里": "km2",
        "平方米": "m2", "公顷": "har", "英亩": "[acr_us]", "平方英尺": "[sft_i]", "立方米": "m3", "升": "L",
        "毫升": "mL", "加仑": "[gal_us]", "立方英尺": "[cft_i]", "立方厘米": "cm3", "品脱": "[pt_us]",
        "吨": "t", "公吨": "t", "公斤": "kg", "克": "g", "毫克": "mg", "微克": "ug", "磅": "[lb_av]",
        "盎司": "[oz_av]", "千瓦": "kW", "千瓦时": "kW.h", "兆瓦": "MW", "千伏": "kV", "赫兹": "Hz",
        "摄氏度": "Cel", "℃": "Cel", "华氏度": "[degF]", "开尔文": "K", "分贝": "dB", "兆帕": "MPa",
        "千卡": "kcal", "千焦": "kJ", "字节": "By", "千字节": "kBy", "兆字节": "MBy", "GB": "GBy", "TB": "TBy",
        "km": "km", "kg": "kg", "ml": "mL", "mg/L": "mg/L", "km/h": "km/h", "公里/小时": "km/h",
        "米/秒": "m/s", "立方米/秒": "m3/s", "微克/立方米": "ug/m3", "毫克/升": "mg/L", "克/千克": "g/kg",
    },
    "duration": {"年": "a", "个月": "mo", "周": "wk", "天": "d", "小时": "h", "分钟": "min", "秒": "s"},
    "money": {
        "元": "CNY", "美元": "USD", "港元": "HKD", "欧元": "EUR", "日元": "JPY", "英镑": "GBP", "韩元": "KRW",
        "新台币": "TWD", "澳元": "AUD", "加元": "CAD", "卢布": "RUB", "瑞士法郎": "CHF", "泰铢": "THB",
    },
}  # fmt: skip


def coded() -> Iterator[dict[str, Any]]:
    """Measures, lengths of time and money, each with the code of its unit."""
    for kind, units in _CODES.items():
        for unit, code in units.items():
            for form, value in ((f"12{unit}", 12), (f"3.5{unit}", "3.5"), (f"二十五{unit}", 25)):
                yield case(form, kind, value, unit, code=code)
            both = {"mod": "range", "min": 20, "max": 30, "code": code}
            yield case(f"20至30{unit}", kind, None, unit, **both)
            yield case(
                f"三百{unit}以上", kind, 300, unit, code=code, **bounds("equal_or_more", 300)
            )


_ENDS = (
    "大于{}小于{}", "超过{}不足{}", "高于{}而低于{}", "不少于{}不超过{}", "{}以上{}以下", "{}以上不足{}",
    "至少{}至多{}", "大于或等于{}小于{}",
)  # fmt: skip


def between() -> Iterator[dict[str, Any]]:
    """Both ends of a range said in words, and ranges below nought."""
    for low, high in ((10, 20), (18, 60), (500, 1000)):
        for unit, kind in (("人", "count"), ("元", "money"), ("吨", "measure"), ("%", "ratio")):
            both = {"mod": "range", "min": low, "max": high}
            for words in _ENDS:
                yield case(words.format(f"{low}{unit}", f"{high}{unit}"), kind, None, unit, **both)
    for low, high in ((-20, -5), (-10, 15), (-3, 3)):
        for form in (f"{low}至{high}℃", f"{low}℃至{high}℃", f"{low}~{high}℃"):
            yield case(form, "measure", None, "℃", mod="range", min=low, max=high)
    for n in (3, 8, 15, 20):
        yield case(f"零下{n}℃", "measure", -n, "℃")
        yield case(f"零下{spell(n)}摄氏度", "measure", -n, "摄氏度")
        yield case(f"-{n}℃", "measure", -n, "℃")
        yield case(f"零下{n + 5}℃至零下{n}℃", "measure", None, "℃", mod="range", min=-n - 5, max=-n)


_MONTH_END = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def dates() -> Iterator[dict[str, Any]]:
    """Absolute dates, with the first and last day that they mean."""
    for year in (1988, 2003, 2014, 2019, 2021, 2023):
        whole = [f"{year}-01-01", f"{year}-12-31"]
        for form in (f"{year}年", f"{year}年度", f"{year} 年", spell_digits(str(year)) + "年"):
            yield case(form, "date", year, None, period=whole)
        yield case(f"{year}年".translate(FULL_WIDTH), "date", year, None, period=whole)
        for month in (1, 4, 6, 9, 11):
            last = f"{year}-{month:02d}-{_MONTH_END[month - 1]}"
            some = [f"{year}-{month:02d}-01", last]
            yield case(f"{year}年{month}月", "date", None, None, period=some)
            yield case(
                f"{spell_digits(str(year))}年{spell(month)}月", "date", None, None, period=some
            )
            day = f"{year}-{month:02d}-{month + 3:02d}"
            for form in (
                f"{year}年{month}月{month + 3}日", f"{year}年{month:02d}月{month + 3:02d}日", day,
                f"{year}/{month}/{month + 3}", f"{year}.{month}.{month + 3}",
                f"{spell_digits(str(year))}年{spell(month)}月{spell(month + 3)}日",
            ):  # fmt: skip
                yield case(form, "date", None, None, period=[day, day])
            if month > 1:
                part = [f"{year}-01-01", last]
                for form in (
                    f"{year}年1月至{month}月",
                    f"{year}年1—{month}月",
                    f"{year}年1-{month}月",
                ):
                    yield case(form, "date", None, None, period=part)
        for span in (1, 3):
            both = [f"{year}-01-01", f"{year + span}-12-31"]
            for form in (
                f"{year}—{year + span}年",
                f"{year}年至{year + span}年",
                f"{year}-{year + span}年",
            ):
                yield case(form, "date", None, None, period=both)
        school = [f"{year}-09-01", f"{year + 1}-08-31"]
        for form in (f"{year}-{year + 1}学年", f"{year}—{year + 1}学年"):
            yield case(form, "date", None, None, period=school)
        roc = year - 1911
        if roc > 80:
            yield case(f"民国{roc}年", "date", None, None, period=whole)
            yield case(f"{roc}年度", "date", None, None, period=whole)


def five_year_plans() -> Iterator[dict[str, Any]]:
    """The years of a plan, its first and its last: 十一五 ran from 2006 to 2010."""
    for digit, first in (("一", 2006), ("二", 2011), ("三", 2016), ("四", 2021), ("五", 2026)):
        whole = [f"{first}-01-01", f"{first + 4}-12-31"]
        end = [f"{first + 4}-01-01", f"{first + 4}-12-31"]
        begin = [f"{first}-01-01", f"{first}-12-31"]
        for tail in ("时期", "期间"):
            yield case(f"十{digit}五{tail}", "date", None, None, period=whole)
        for tail in ("末", "期末", "收官之年"):
            yield case(f"十{digit}五{tail}", "date", None, None, period=end)
        for tail in ("初期", "开局之年"):
            yield case(f"十{digit}五{tail}", "date", None, None, period=begin)


def table() -> Iterator[str]:
    """The whole table, one JSON line a case, each sentence once."""
    seen = set()
    for make in (
        exact,
        modified,
        beyond,
        shares,
        ranges,
        halves,
        coded,
        between,
        dates,
        five_year_plans,
    ):
        for row in make():
            if row["text"] not in seen:
                seen.add(row["text"])
                yield json.dumps({"form": make.__name__} | row, ensure_ascii=False)


if __name__ == "__main__":
    print("\n".join(table()))
