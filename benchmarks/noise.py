"""What a careless scanner does to a text, with the way from each old offset to the new one.

    noisy("一、培训工作", 0.01, random.Random(1)) -> (text, offsets)

A character is hit with the given probability. Where it has look-alikes it mostly becomes one of
them; else it becomes another character of the genre, an empty box, nothing at all, or is followed
by a speck. White space is left alone.
"""

from __future__ import annotations

import random

_GROUPS = (
    "未末木本术", "己已巳", "人入八", "日曰目口", "土士干千于", "大太犬天夫", "工エ", "牛午年", "一—-二", "二＝一三", "三王二", "十＋什",
    "四匹西", "五互", "六大", "七匕", "九丸", "、．，", "（(〈", "）)〉", "。．，", "，、,", "：:；", "0O〇", "1lI", "2Z", "5S", "6b", "8B3", "9g",
    "总怠", "结给", "作怍", "报极", "告吉", "度庋", "会合", "馆信", "政改", "府俯", "治冶", "问间", "第笫", "部郡", "章草",
)  # fmt: skip
LOOKS: dict[str, str] = {}
for _group in _GROUPS:
    for _char in _group:
        LOOKS[_char] = LOOKS.get(_char, "") + _group.replace(_char, "")
OTHERS = "的和在了有为中上个国我以要他时来用们生到作地于出就分对成可主发年动同工也能下过民前面务理全体项制组服展加学进建设"


def noisy(text: str, share: float, r: random.Random) -> tuple[str, list[int]]:
    """The spoilt text, and for each offset of `text` (its end included) the offset there."""
    out = ""
    offsets: list[int] = []
    for char in text:
        offsets.append(len(out))
        out += _hit(char, r) if not char.isspace() and r.random() < share else char
    return out, [*offsets, len(out)]


def _hit(char: str, r: random.Random) -> str:
    if char in LOOKS and r.random() < 0.7:
        return r.choice(LOOKS[char])
    kind = r.random()
    if kind < 0.6:
        return r.choice(OTHERS)
    if kind < 0.8:
        return "口"
    return "" if kind < 0.9 else char + r.choice("·'.")
