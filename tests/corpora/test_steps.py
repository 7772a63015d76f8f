"""What the measuring of steps and the training replace in the package is where they replace it."""

from __future__ import annotations

import facts_without
import pytest
import samplefile
import train_labels
import train_outlook

from reportmine.metrics.choice.window import Told

SAMPLE = samplefile.report_files()[0]


@pytest.mark.parametrize("step", facts_without.STEPS)
def test_a_step_can_be_left_out(step: str) -> None:
    whole = train_outlook.looked_at(samplefile.load(SAMPLE))[1]["metrics"]
    with facts_without.without(step):
        left = train_outlook.looked_at(samplefile.load(SAMPLE))[1]["metrics"]
    assert len(left) == len(whole)


def test_training_sees_what_the_rules_say() -> None:
    sample = samplefile.load(SAMPLE)
    told: list[Told] = []
    record = train_labels.as_the_rules_say(sample, told)
    slots = sum(len(one.slots) for one in told)
    assert 0 < slots <= len(record["mentions"])


def test_training_sees_what_the_outlook_is_asked() -> None:
    outlook, record = train_outlook.looked_at(samplefile.load(SAMPLE))
    assert len(outlook.spans) > 10
    assert record["metrics"]
