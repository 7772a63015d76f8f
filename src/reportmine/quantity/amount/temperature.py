"""Temperatures: what stands before the number. 零下5℃, 零上10度, 华氏100度, 摄氏零下三度."""

from __future__ import annotations

import re

from reportmine.quantity.hit import Hit

_SIGN = re.compile(r"零[上下](?=[\d一二三四五六七八九十])")
_SCALE = re.compile(r"(?P<name>[摄华])氏(?:温度)?$")
_SCALES = {"摄": ("摄氏度", "Cel"), "华": ("华氏度", "[degF]")}
_DEGREES = frozenset({"度", "℃", "摄氏度", "华氏度", "°C", "°F"})


def sign(text: str, at: int) -> int | None:
    """Where the number begins that 零下 or 零上 at `at` stands before; None without one."""
    m = _SIGN.match(text, at)
    return m.end() if m else None


def degrees(text: str, hit: Hit, floor: int) -> bool:
    """Whether `hit` is a temperature; a scale named before it is taken in and gives the unit."""
    if hit.unit not in _DEGREES:
        return False
    m = _SCALE.search(text, max(floor, hit.start - 4), hit.start)
    if hit.unit == "度" and (m or text[hit.start] == "零"):
        hit.unit, hit.code = _SCALES[m["name"]] if m else ("度", "Cel")
    if m:
        hit.start = m.start()
    return True
