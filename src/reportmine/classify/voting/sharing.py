"""Sharing cue words out: each phrase that stands in a text goes to the section that holds it.

    shared_out(text, nodes, taxonomy)      fills `head_words` and `body_words` of the nodes, and names them

Which phrase hides which is told at `_Sharing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportmine.classify.entries import Cue, Speaking, Taxonomy
from reportmine.classify.phrases import Hit
from reportmine.classify.voting.nodes import Node

__all__ = ["shared_out"]

_NO_DOUBT = 4.0  # the weight of a word that leaves no doubt of a role (工作安排)


def shared_out(text: str, nodes: Sequence[Node], taxonomy: Taxonomy) -> None:
    """Give the nodes of a text the cue words that stand in them."""
    _Sharing(taxonomy.cues).share_out(taxonomy.phrases.scan(text), nodes)
    for node in nodes:
        node.name()


class _Sharing:
    """Gives each hit to the innermost section that holds it, unless a longer phrase hides it.

    A mute phrase hides all that lies inside it; a phrase that speaks for a role (a theme) the
    shorter ones that speak for roles (themes); one that speaks against a label only the words for
    that label. So 公开招聘 is no 公开, 教学基本功 no 教学, and 困难职工 no 困难 of ours.
    """

    def __init__(self, cues: dict[str, tuple[Speaking, ...]]) -> None:
        self.cues = cues
        self.hidden: dict[str, int] = {}  # "" (all), axis or label → where the hiding ends
        self.reach = -1  # where the last of them ends

    def share_out(self, hits: Iterable[Hit], nodes: Sequence[Node]) -> None:
        """Each hit to `head_words` or `body_words` of its node."""
        open_nodes = list[Node]()
        ends, upcoming = list[int](), 0
        starts = [node.section.span.start for node in nodes]
        for start, end, phrase in hits:
            while upcoming < len(starts) and starts[upcoming] <= start:
                open_nodes.append(nodes[upcoming])
                ends.append(nodes[upcoming].section.span.end)
                upcoming += 1
            while ends and ends[-1] <= start:
                open_nodes.pop()
                ends.pop()
            if not ends or end <= self.hidden.get("", -1):
                continue
            if cues := self.cues[phrase]:
                self._keep(cues, start, end, open_nodes[-1])
            else:
                self._hide("", end)

    def _keep(self, cues: Sequence[Speaking], start: int, end: int, node: Node) -> None:
        in_head = node.begin <= start and end <= node.reach
        in_body = not in_head or node.headless
        hidden = self.hidden.get if end <= self.reach else None  # most phrases lie in no other
        hiding: list[str] = []
        for cue, label, axis, may_head, may_body, anchored, hides in cues:
            if hidden and (end <= hidden(axis, -1) or end <= hidden(label, -1)):
                continue
            heads = in_head and may_head and (not anchored or _stands(cue, start, end, node))
            speaks = in_body and may_body
            if heads and not (node.looks_back and _of_a_plan(cue)):
                node.head_words[label].append(cue)
            if speaks:
                node.body_words[label].append(cue)
            if hides and (heads or speaks):
                hiding.append(hides)
        for what in hiding:
            self._hide(what, end)

    def _hide(self, what: str, end: int) -> None:
        if end > self.hidden.get(what, -1):
            self.hidden[what] = end
        if end > self.reach:
            self.reach = end


def _of_a_plan(cue: Cue) -> bool:
    """Whether a cue speaks for a plan, but leaves a doubt."""
    return cue.label == "role:plan" and cue.weight <= _NO_DOUBT


def _stands(cue: Cue, start: int, end: int, node: Node) -> bool:
    """Whether a `^` or `$` cue stands where it must."""
    if cue.begins and start != node.begin:
        return False
    return not cue.ends or end == node.begin + len(node.head.rstrip("。：:；; "))
