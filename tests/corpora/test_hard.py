"""The sentences that look like another class: there are enough, and the classifier beats keywords."""

from __future__ import annotations

import hard
import samplefile
import sections


def test_there_are_enough_and_their_labels_are_known() -> None:
    found = list(hard.sentences())
    assert len({each.text for each in found}) == len(found) >= 60
    assert {each.role for each in found} <= samplefile.ROLES
    assert {name for each in found for name in each.themes} <= samplefile.THEMES
    assert {each.under for each in found} == {heading for heading, _ in hard.FRAME}


def test_words_mislead_and_the_classifier_is_misled_less() -> None:
    found = list(hard.sentences())
    by_words = [hard.Told(*_pair(sections.keywords(e.heading, e.text))).right(e) for e in found]
    ours = [hard.answer(each).right(each) for each in found]
    assert sum(by_words) <= 5
    assert sum(ours) >= 30


def _pair(told: tuple[str, list[str]]) -> tuple[str, frozenset[str]]:
    return told[0], frozenset(told[1])
