"""A metric's confidence: by the rule that found its label, the label's length, and what is vague."""

from __future__ import annotations

import pytest

from reportmine.metrics.confidence import confidence
from reportmine.metrics.lexicon import load


@pytest.mark.parametrize("rule", [*load("confidence.toml")["rules"], "a rule of tomorrow"])
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
