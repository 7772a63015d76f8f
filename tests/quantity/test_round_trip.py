"""A random number, written in a random form, reads back."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from reportmine.quantity import find_numbers, parse_number
from tests.quantity.forms import FINANCIAL, FULL_WIDTH, spell, spell_decimal, thousands

_WHOLE = st.one_of(
    st.integers(2, 99), st.integers(100, 99_999), st.integers(100_000, 999_999_999_999)
)
_DECIMAL = st.decimals("0.01", "99999", places=2).filter(lambda d: d % 1 != 0)
_WRITERS = (
    str,
    thousands,
    lambda n: str(n).translate(FULL_WIDTH),
    spell,
    lambda n: spell(n, lead_ten=True),
    lambda n: spell(n, digits=FINANCIAL, powers="拾佰仟"),
    lambda n: f"{n // 10000}万{n % 10000}" if n % 10000 >= 1000 and n >= 10000 else str(n),
)
PROFILE = settings(max_examples=600, derandomize=True, deadline=None, database=None)


@PROFILE
@given(_WHOLE, st.sampled_from(_WRITERS))
def test_a_whole_number_reads_back(n: int, write: object) -> None:
    written = write(n)  # type: ignore[operator]
    assert parse_number(written) == n
    (mention,) = find_numbers(f"合计{written}元。")
    assert (mention.value, mention.unit, mention.text) == (n, "元", f"{written}元")


@PROFILE
@given(_DECIMAL)
def test_a_decimal_reads_back(number: Decimal) -> None:
    written = spell_decimal(number)
    assert parse_number(written) == number == parse_number(str(number))
    (mention,) = find_numbers(f"达到{written}吨。")
    assert (mention.value, mention.unit) == (number, "吨")


@PROFILE
@given(st.integers(1, 9999), st.sampled_from(["万", "亿"]))
def test_a_multiplier_reads_back(n: int, word: str) -> None:
    factor = 10**4 if word == "万" else 10**8
    for written in (f"{n}{word}", f"{spell(n)}{word}", f"{n / 10:.1f}{word}"):
        scale = Decimal(1) if "." not in written else Decimal("0.1")
        assert parse_number(written) == n * factor * scale


@PROFILE
@given(
    st.text(
        alphabet="0123456789eE^+$/:一二三四五六七八九十百千万亿两零〇第年月日项元%.,、—-（）() \n\tAa多余半几"
        "大小于以上下至到和之间负度℃小时分秒折成番对百倍届次期号“”《》·_萬億兩參陸伍個項臺",
        max_size=40,
    )
)
def test_nothing_raises_and_every_numeral_is_in_one_mention(text: str) -> None:
    from reportmine.text.numerals import LEDGER

    found = find_numbers(text)
    ends = [0]
    for m in found:
        assert m.span.start >= ends[-1]
        assert m.text == text[m.span.start : m.span.end]
        assert not set(m.text) & set("\n\t")
        assert m.min_value is None or m.max_value is None or m.min_value <= m.max_value
        ends.append(m.span.end)
    for numeral in LEDGER.finditer(text):
        at = numeral.start()
        assert any(m.span.start <= at < m.span.end for m in found), (text, at)
