"""What a rule hands to the scanner: a mention in the making, on the prepared text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reportmine.findings import Kind, Mention, Mod, Period
from reportmine.quantity.prepare import Prepared
from reportmine.text.scripts import pairs

_ONE = Decimal(1)


def plain(number: Decimal | None) -> Decimal | None:
    """The number without needless zeros or exponents: 320000000.0 becomes 320000000."""
    if number is None:
        return None
    short = number.normalize()
    whole = -1 < short.adjusted() < 28 and short == short.to_integral_value()
    return short.quantize(_ONE) if whole or not short else short


def as_written(unit: str, words: str) -> str:
    """The unit in the script of the text: 項 where it says 四項. 圓 is only a way to write 元."""
    for ch in words:
        plainer = _SIMPLER.get(ch)
        if plainer and plainer in unit:
            unit = unit.replace(plainer, ch)
    return unit


_SIMPLER = {a: b for a, b in pairs().items() if a != "圓"}


def _dollars(near: str, unit: str | None, code: str) -> tuple[str | None, str]:
    """Unit and code of a bare $: where Traditional characters are written it is the money of the place,
    which is called 元, unless America's is spoken of."""
    if _AMERICAN.search(near) or sum(ch in _SIMPLER for ch in near) < _SOME:
        return unit, code
    return "元", "HKD" if "港" in near else "TWD"


_AMERICAN = re.compile(r"美[元金圓]|US ?\$|USD")
_NEAR = 400  # characters around a sign that tell whose money it is
_SOME = 4  # Traditional characters: one or two may be a name in a Simplified text


@dataclass(slots=True)
class Hit:
    """`[start, end)` of the prepared text and what the rule says of it."""

    start: int
    end: int
    kind: Kind
    because: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    low_in: bool | None = None
    high_in: bool | None = None
    source: Literal["stated", "convention"] | None = None
    mod: Mod = "exact"
    unit: str | None = None
    code: str | None = None
    per: str | None = None
    period: Period | None = None

    def mention(self, text: str, prepared: Prepared, table: str | None = None) -> Mention:
        """The finished mention, on the original text."""
        span = prepared.origin(self.start, self.end)
        words, unit, code = text[span.start : span.end], self.unit, self.code
        if code == "USD" and words[0] in "$＄":
            unit, code = _dollars(text[max(0, span.start - _NEAR) : span.end + _NEAR], unit, code)
        if unit and not words.isascii():
            unit = as_written(unit, words)
        return Mention(
            span, words, self.kind, plain(self.value), plain(self.low),
            plain(self.high),
            self.low_in, self.high_in, self.source, self.mod, unit, code, table,
            self.per, self.period, self.because,
        )  # fmt: skip
