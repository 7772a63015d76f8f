"""An amount in the making: a number, what is known of it, and its unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reportmine.findings import Kind
from reportmine.text.units import Unit

Form = Literal["arabic", "chinese", "digit", "bare"]


@dataclass(slots=True)
class Amount:
    """A number with its unit. `form`: how it is written; "digit" is one Chinese digit, "bare" a
    multiplier alone (百, 万). `signed`: the bounds have their signs. `step` is set by 余, 多 and 几. `trailing` is the multiplier that a
    range shares with its first number (3—5万).
    """

    start: int
    end: int
    number_end: int
    form: Form
    value: Decimal | None
    kind: Kind
    low: Decimal | None = None
    high: Decimal | None = None
    step: Decimal | None = None
    trailing: Decimal = Decimal(1)
    unit: Unit | None = None
    unit_text: str | None = None
    code: str | None = None
    by_nature: bool = False
    signed: bool = False

    def scale(self, factor: Decimal) -> None:
        """Multiply the value and whatever hangs on it."""
        for name in ("value", "low", "high", "step"):
            number = getattr(self, name)
            if number is not None:
                setattr(self, name, number * factor)
