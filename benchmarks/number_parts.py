"""The plain numbers inside mentions: for whoever wants 2014, 12 and 3 of 2014年12月3日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportmine.findings import Mention
from reportmine.quantity.grammar import FRACTION, NUMBER
from reportmine.quantity.prepare import prepare
from reportmine.text.numerals import evaluate


def numbers_inside(mention: Mention) -> Iterator[tuple[int, int, Decimal]]:
    """`(start, end, value)` of each numeral in the mention, as offsets of the report's text.

    Words that hold a numeral have none. 余, 多 and 几 stay out of the value: 20余万 is 200000.
    """
    if mention.kind in ("lexical", "unknown"):
        return
    if mention.value is not None and (mention.unit == "1" or mention.because in _WHOLE):
        yield mention.span.start, mention.span.end, mention.value
        return
    prepared = prepare(mention.text)
    text, at = prepared.text, 0
    while at < len(text):
        m = FRACTION.match(text, at) or NUMBER.match(text, at)
        if m is None or m.end() == at:
            at += 1
            continue
        value = _value(m)
        signed = text[at - 1 : at] in ("-", "负") and mention.kind != "identifier"
        if value is not None:
            span = prepared.origin(at - signed, m.end())
            shift = mention.span.start
            yield span.start + shift, span.end + shift, -value if signed else value
        at = m.end()


_WHOLE = ("number without a unit", "unit: 打", "half a hundred")


def _value(m: re.Match[str]) -> Decimal | None:
    try:
        if m.re is FRACTION:
            above = evaluate(m["above"].lstrip("负+")).value
            return above if m["below"] == "百" else above / evaluate(m["below"]).value
        value = evaluate(m["arabic"] or m["chinese"]).value
        return value * evaluate(m["mult"]).value if m["mult"] else value
    except (ValueError, ArithmeticError):
        return None
