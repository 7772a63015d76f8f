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
    """A number with its unit: `[start, end)` of the prepared text, its numeral up to `number_end`."""

    start: int
    end: int
    number_end: int
    #: How it is written: "digit" is one Chinese digit, "bare" a multiplier alone (百, 万).
    form: Form
    #: In the base unit, all factors multiplied out; None of a range.
    value: Decimal | None
    kind: Kind
    #: The ends of a range.
    low: Decimal | None = None
    high: Decimal | None = None
    #: How far 余, 多 and 几 may reach; 0 where they give no bound.
    step: Decimal | None = None
    #: The multiplier that a range shares with its first number (3—5万).
    trailing: Decimal = Decimal(1)
    #: The entry of the table of units, the unit as it is shown, its UCUM or ISO 4217 code.
    unit: Unit | None = None
    unit_text: str | None = None
    code: str | None = None
    #: Whether its form alone says that it is a quantity: %, 成, 三分之二.
    by_nature: bool = False
    #: Whether its bounds have their signs.
    signed: bool = False

    def measure(self, kind: Kind, unit: str, end: int, code: str | None = None) -> None:
        """Make it a quantity by nature, with a unit that ends at `end`."""
        self.kind, self.unit_text, self.code, self.end = kind, unit, code, end
        self.by_nature = True

    def scale(self, factor: Decimal) -> None:
        """Multiply the value and whatever hangs on it."""
        for name in ("value", "low", "high", "step"):
            number = getattr(self, name)
            if number is not None:
                setattr(self, name, number * factor)
