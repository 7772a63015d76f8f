"""What the learned choice may not do to a label, however likely it holds the words.

In: a paragraph as the rules see it, one of its numbers, the label of the rules, the words that were found
likelier. Out: whether the label stays. Examples stand at the rules.
"""

from __future__ import annotations

import re
from collections.abc import Set

from reportmine.metrics.choice.window import Pieces, Told
from reportmine.metrics.context import Slot
from reportmine.metrics.label.phrase import ACTORS, Label
from reportmine.metrics.lexicon import NUMBER, lexicon
from reportmine.text.segment import segmenter

__all__ = ["places", "stays"]

_LISTS = re.compile("等(?:等|共计|共|约|近)?$")
# what stands in a deed, or between nouns, and in no noun
_DEED = re.compile("[^\u3400-\u9fff]+|[了过着给把被用每各为]|[\u3400-\u9fff][给到成为了]")
_PLACES = "省市州县区镇乡村校院馆厂户"
_VOTES = ("票", "席")
_JOINTS = "、和与及"
# By what a figure is told is not what it is of.
_PER = re.compile("(?:平均)?(?:[人户生日月年][均]|每[\u4e00-\u9fff])+")


def stays(told: Told, i: int, found: Pieces) -> bool:
    """Whether the label of the rules for the number `i` stays."""
    slot, label = told.slots[i], told.labels[i]
    own, taken = places(label.pieces), places(found)
    if _PER.fullmatch("".join(told.text[s:e] for s, e in found)):
        return True
    return (
        _is_given(told, slot, label)
        or _halves(told.text, label, taken)
        or _cuts(label, found)
        or _beheads(told.text, label, found)
        or _lists(told.text, slot, label, own, taken)
        or _owns(told.text, slot, label, found)
        or _passes(told, i, found)
        or _possesses(told.text, label, found)
        or _elects(told.text, label, found)
        or _repeats(told.text, label, found)
        or _dwells(told.text, slot, label, taken - own)
        or _sums(told.text, slot, label, found)
        or _blames(told.text, slot, taken - own)
    )


def places(pieces: Pieces) -> set[int]:
    """The offsets that pieces cover."""
    return {at for s, e in pieces for at in range(s, e)}


def _is_given(told: Told, slot: Slot, label: Label) -> bool:
    """Whether the form of a label says that it is whole.

    影响因子大于10的论文 is a name with a number in it; a part in brackets has the head before them; 从A、B、C三个方面入手
    counts what the text itself lists; 出席委员7票同意 counts votes and nobody who is present.
    """
    if slot.bracket >= 0 and label.rule == "head and part":
        return True
    words = "".join(told.text[s:e] for s, e in label.pieces)
    if label.rule == "topic" and (slot.mention.unit in _VOTES or words.endswith("等奖")):
        return True
    first = label.rule.startswith("number first")
    if first and (words == "方面" or slot.mention.unit in _VOTES):
        return True
    if first and label.pieces and told.text.startswith(("：", ":"), label.pieces[-1][1]):
        return True  # 办好三件事：…
    return any(c == NUMBER or c.isdigit() for c in words)


def _halves(text: str, label: Label, taken: Set[int]) -> bool:
    """Whether of two things that are counted together (村、社区) only the first is left."""
    for s, e in label.pieces:
        at = text.find("、", s, e)
        if at >= 0 and text.find("、", at + 1, e) < 0 and at - 1 in taken and at + 1 not in taken:
            return True
    return False


def _cuts(label: Label, found: Pieces) -> bool:
    """Whether of a noun only its first word is left (民间 of 民间合作机制)."""
    if len(found) != 1 or not label.noun or label.rule != "number first":
        return False
    (s, e), (first, last) = found[0], label.noun[-1]
    return s == first and e - s <= 2 and last - e >= 2


def _beheads(text: str, label: Label, found: Pieces) -> bool:
    """Whether a noun loses what it ends with (国家中医药 of 国家中医药传承创新示范城市): the last word is its head.

    Not where the rules took a deed, or who had it, for the noun: 学生用方言讲故事, 新教师每人.
    """
    if not label.noun or label.rule != "number first":
        return False
    first, last = label.noun[-1]
    taken = places(found)
    end = max((at for at in taken if first <= at < last), default=None)
    if end is None:  # 人工智能 from another clause, for 人工智能典型应用场景
        return "".join(text[s:e] for s, e in found) in text[first:last]
    rest = text[end + 1 : last]
    if not rest or not taken <= places(label.pieces):
        return False
    tagged = segmenter().tagged(rest)
    if text[end] in _PLACES and tagged[0][1].startswith("v"):
        return False  # 重点县建设蔬菜基地
    return tagged[-1][1].startswith("n") and not any(_DEED.fullmatch(word) for word, _ in tagged)


def _lists(text: str, slot: Slot, label: Label, own: Set[int], taken: Set[int]) -> bool:
    """Whether a member of a list is put before what sums it up (“智慧课堂”等3个专栏)."""
    more = taken - own
    if not more or not own or label.rule != "number first" or min(own) < slot.end:
        return False
    front = text[slot.clause_start : slot.start].rstrip()
    return bool(_LISTS.search(front)) and slot.clause_start <= min(more) < slot.start


def _dwells(text: str, slot: Slot, label: Label, added: Set[int]) -> bool:
    """Whether what was done is told with its circumstances (职工 … 为建设强港拼搏奉献)."""
    if label.rule not in ("number first", "number last"):
        return False
    more = sorted(added)
    return bool(more) and more[0] >= slot.end and text[more[0]] in "为把将在" and len(more) > 6


def _blames(text: str, slot: Slot, added: Set[int]) -> bool:
    """Whether by whom a thing was done is put into its label (简报市总工会采用 of 简报14篇，被市总工会采用9篇)."""
    start = slot.clause_start
    passive = text[start : slot.start].lstrip().startswith(("被", "已被"))
    return passive and any(start <= at < slot.start for at in added)


def _sums(text: str, slot: Slot, label: Label, found: Pieces) -> bool:
    """Whether the last member of a list is put before what sums it up (行政科 of 财务科、基建科和行政科3个小组)."""
    if label.rule != "number first" or len(places(label.pieces)) < 2:
        return False
    return any(
        e == slot.start and (text[s - 1] in _JOINTS or any(c in text[s:e] for c in _JOINTS))
        and not lexicon().verbs.search(text, s, e)
        for s, e in found
    )  # fmt: skip


def _owns(text: str, slot: Slot, label: Label, found: Pieces) -> bool:
    """Whether who has the things is put before them (街道总工会现有9个工联会)."""
    if label.rule != "number first" or len(found) < 2:
        return False
    s, e = found[0]
    return slot.clause_start <= s and e < slot.start and text[s:e].endswith(ACTORS)


def _passes(told: Told, i: int, found: Pieces) -> bool:
    """Whether words behind the next number are taken, where each has its own noun (2家机关和1家事业单位)."""
    label, after = told.labels[i], told.slots[i + 1 : i + 2]
    if label.rule != "number first" or not after or not after[0].joined:
        return False
    return label.pieces[-1][1] <= after[0].start < max(e for _, e in found)


def _possesses(text: str, label: Label, found: Pieces) -> bool:
    """Whether what those have who were counted is counted with them (5家单位的收支计划)."""
    if label.rule != "number first" or not label.noun:
        return False
    end = label.noun[-1][1]
    theirs = text[label.noun[-1][0] : end].endswith(ACTORS) and text.startswith("的", end)
    return theirs and len(label.pieces) == len(label.noun) and max(e for _, e in found) > end


def _elects(text: str, label: Label, found: Pieces) -> bool:
    """Whether a meeting is put before those that it elected (代表大会选举产生委员9名)."""
    if len(found) < 2 or found[0] in label.pieces:
        return False
    s, e = found[0]
    return text[s:e].endswith(("大会", "会议"))


def _repeats(text: str, label: Label, found: Pieces) -> bool:
    """Whether what is put before a label says the same once more (业务培训班 before 培训)."""
    if len(found) < 2 or len(label.pieces) != 1 or found[-1] != label.pieces[0]:
        return False
    own = text[slice(*label.pieces[0])]
    return any(own in text[s:e] for s, e in found[:-1])
