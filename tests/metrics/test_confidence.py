"""A metric's confidence: by the rule that found its label, the label's length, and what is vague."""

from __future__ import annotations

import pytest

from reportmine.metrics.confidence import confidence
from reportmine.text.shipped import rule_file


@pytest.mark.parametrize("rule", [*rule_file("confidence.toml")["rules"], "a rule of tomorrow"])
@pytest.mark.parametrize("length", [0, 1, 6, 16, 60])
def test_it_is_a_share(rule: str, length: int) -> None:
    assert 0.01 <= confidence(rule, "会" * length) <= 0.99


def test_every_doubt_lowers_it() -> None:
    sure = confidence("number last", "工会会员")
    assert confidence("topic", "工会会员") < sure
    assert confidence("number last", "工") < sure / 2
    assert confidence("number last", "工会会员" * 5) < 0.5
    assert confidence("number last", "工会会员", promised=True) < sure
    assert confidence("number last", "工会会员", vague=True) < sure
    assert confidence("number last", "职工、会员") < sure


def test_what_is_expected_of_a_label_says_more_than_its_rule() -> None:
    sure = [confidence("chosen", "工会会员", expected=e / 20) for e in range(21)]
    assert sure == sorted(sure)
    assert sure[0] < 0.3 < 0.9 < sure[-1]
    assert confidence("topic", "工会会员", expected=0.9) == confidence("chosen", "会", expected=0.9)
    assert confidence("chosen", "会员", expected=0.9, promised=True) < sure[18]
