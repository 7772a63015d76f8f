"""What a section takes on from its subsections, where its own heading names no theme.

    gather(node)             all their themes, if these are few
    share(node)              those that two thirds of them share
    told_by_children(node)   the reason to give for that

Subsections must have their themes before the section that holds them.
"""

from __future__ import annotations

from collections import Counter

from reportmine.classify.voting.nodes import ABOUT_ITSELF, GENERAL, Node
from reportmine.findings import Reason, Theme

__all__ = ["gather", "share", "told_by_children"]

# A section whose heading names no theme takes on those of its subsections, if they are so few.
_MOST_GATHERED = 3


def gather(node: Node) -> None:
    """A heading that names no theme is about what its subsections are about, if that is little."""
    if node.themes or not node.children or node.role in GENERAL or node.names_role:
        return
    best: dict[str, float] = {}
    children = [child for child in node.children if not child.section.implicit]
    for child in children:
        for theme in child.found:
            best[theme.name] = max(best.get(theme.name, 0.0), theme.score)
    if 0 < len(best) <= _MOST_GATHERED and all(child.themes for child in children):
        node.found = tuple(sorted((Theme(*pair) for pair in best.items()), key=lambda t: -t.score))
        node.themes = tuple(theme.name for theme in node.found)
        node.gathered = True


def share(node: Node) -> None:
    """工作回顾 is about what two thirds of its subsections are about."""
    if not node.children or node.themes or node.named or node.headless or node.role in ABOUT_ITSELF:
        return
    children = [child for child in node.children if not child.section.implicit]
    themes = [theme for child in children for theme in child.found]
    counted = Counter([theme.name for theme in themes])
    shared = [name for name, times in counted.items() if 3 * times >= 2 * len(children)]
    node.found = tuple(
        [Theme(n, max(theme.score for theme in themes if theme.name == n)) for n in shared]
    )
    node.themes = tuple(shared)
    node.gathered = bool(shared)


def told_by_children(node: Node) -> list[Reason]:
    """Why a section has the themes of its subsections: the best of them."""
    told = "what its subsections are about"
    best = node.found[:1] if node.gathered else ()
    return [Reason("children", f"theme:{theme.name}", theme.score, told) for theme in best]
