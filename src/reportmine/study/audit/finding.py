"""What an audit says: figures that do not fit each other, and the arithmetic that shows it.

    Amount    a printed figure as the stretch of values that it may stand for: 1,388万元 is not
              13,880,000.00 元 but anything that rounds to it; 20余 is (20, 30)
    Figure    an amount, its name for people, and where it stands
    Finding   a rule that is broken, the figures that break it, and the calculation as text

Amounts are calculated with as intervals, so that nothing is called wrong that rounding explains. Shares and
rates get a whole unit of their last place, for many offices cut digits off instead of rounding.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Literal, NamedTuple

from reportmine.findings import Mention
from reportmine.report import Evidence

Severity = Literal["error", "warning"]
Rule = Literal[
    "parts", "part_over_total", "table_sum", "row_sum", "two_sides", "difference", "direction", "growth",
    "share", "rate", "fulfilment", "order", "limit", "date", "negative", "told_twice", "last_year",
]  # fmt: skip

_PRINTED = re.compile(r"\d[\d,\s]*(?:\.\d+)?")
_ZERO = re.compile(r"(?<![\d.,])0(?:\.0+)?(?![\d.,])")
_DIGITS = 12


class Amount(NamedTuple):
    """A value and the bounds of what it may stand for; `low <= value <= high`."""

    value: Decimal
    low: Decimal
    high: Decimal

    def __add__(self, other: Amount) -> Amount:  # type: ignore[override]
        return Amount(self.value + other.value, self.low + other.low, self.high + other.high)

    def __sub__(self, other: Amount) -> Amount:
        return Amount(self.value - other.value, self.low - other.high, self.high - other.low)

    def over(self, whole: Amount) -> Amount:
        """The ratio in per cent; `whole` is above 0."""
        with localcontext() as context:
            context.prec = _DIGITS + 8
            least = max(whole.low, whole.value / 1000)
            corners = [100 * a / b for a in (self.low, self.high) for b in (least, whole.high)]
            return Amount(100 * self.value / whole.value, min(corners), max(corners))

    def meets(self, other: Amount) -> bool:
        """Whether both may stand for the same value."""
        return self.low <= other.high and other.low <= self.high

    @property
    def slack(self) -> Decimal:
        """How far the value may be off to either side."""
        return max(self.high - self.value, self.value - self.low)


NOTHING = Amount(Decimal(0), Decimal(0), Decimal(0))


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the figures of a finding: what it is called, what it says, where it stands."""

    name: str
    amount: Amount
    unit: str | None
    evidence: Evidence
    report: str = ""  # the source that it stands in, where a finding spans several reports

    @property
    def shown(self) -> str:
        """The figure for people, with its unit."""
        return told(self.amount.value, self.unit)


@dataclass(frozen=True, slots=True)
class Finding:
    """Figures that cannot all be right.

    `figures` has the doubtful one first. `arithmetic` is the calculation: `745,013 − 583,126 = 161,887`;
    `printed` is what the report says, `computed` what follows from its other figures, `tolerance` how much
    of the difference rounding may explain. `hint` names a slip that would explain it all: `×10`.
    """

    rule: Rule
    severity: Severity
    figures: tuple[Figure, ...]
    arithmetic: str
    printed: Decimal | None = None
    computed: Decimal | None = None
    tolerance: Decimal = Decimal(0)
    hint: str | None = None

    @property
    def start(self) -> int:
        """Where its first figure stands."""
        return self.figures[0].evidence.span.start


def amount_of(mention: Mention, factor: Decimal | None = None) -> Amount | None:
    """What a number of the ledger may stand for; None where it has no value.

    `factor` is what a heading multiplies it by (万元), for a zero cannot tell it.
    """
    value = mention.value
    if value is None or not value.is_finite():
        return None
    if mention.mod != "exact":
        return _inexact(mention, value)
    if _ZERO.search(unicodedata.normalize("NFKC", mention.text)):
        value = Decimal(0)
    half = _half_of_last_place(mention, value, factor)
    return Amount(value, value - half, value + half)


def _inexact(mention: Mention, value: Decimal) -> Amount:
    tenth = abs(value) / 10
    low, high = mention.min_value, mention.max_value
    if mention.mod == "approx":
        low, high = value - tenth, value + tenth
    if mention.mod in ("less_than", "equal_or_less"):
        low = value - tenth if low is None else low
    return Amount(
        value,
        min(value, low) if low is not None else Decimal("-1e15"),
        max(value, high) if high is not None else Decimal("1e15"),
    )


def _half_of_last_place(mention: Mention, value: Decimal, factor: Decimal | None) -> Decimal:
    printed = _PRINTED.search(unicodedata.normalize("NFKC", mention.text))
    if printed is None:
        return _of_words(mention.text)
    digits = re.sub(r"[,\s]", "", printed[0])
    places = len(digits.partition(".")[2])
    number = Decimal(digits)
    if factor is None:
        factor = abs(value) / number if number else Decimal(1)
    if mention.kind in ("ratio", "percentage_point", "multiple"):
        return factor.scaleb(-places)
    if not places and factor == 1 and mention.kind not in ("measure", "money"):
        return Decimal(0)  # persons and things are counted, not rounded
    return factor.scaleb(-places) / 2


def _of_words(text: str) -> Decimal:
    if "成" in text or "倍" in text:
        return Decimal(10 if "成" in text else 1)
    return Decimal(1) if "分之" in text else Decimal(0)


def slip(printed: Decimal, computed: Decimal) -> str | None:
    """`×10`, `÷10000` … where one power of ten makes one figure out of the other."""
    if not printed or not computed or (printed < 0) != (computed < 0):
        return None
    with localcontext() as context:
        context.prec = _DIGITS
        ratio = printed / computed
        for power in (1, 2, 3, 4, 8):
            ten = Decimal(10) ** power
            if abs(ratio / ten - 1) < Decimal("0.005"):
                return f"×{ten}"
            if abs(ratio * ten - 1) < Decimal("0.005"):
                return f"÷{ten}"
    return None


def told(value: Decimal, unit: str | None = None) -> str:
    """A value for people: `745,013`, `12.08%`, `−3`; at most two places behind the point."""
    rounded = value if value == value.to_integral_value() else round(value, 2)
    text = f"{rounded:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    text = text.replace("-", "−")
    return text + ("%" if unit == "%" else unit or "")
