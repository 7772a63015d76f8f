"""The voters: each looks at one side of a section and says what speaks for which label, or nothing.

A voter is `(features, node) -> votes`. A vote's weight is in log-odds: 3 is twenty to one for the
label, -3 against it. No vote is an abstention. When a section is voted on, its ancestors have
their answers already (`node.parent.role`, `.themes`). Further voters are registered by name
(`reportmine.registry.voters`) and named in the taxonomy's `[voters]`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from reportmine.classify.entries import Cue
from reportmine.classify.voting.directories import told_by_list
from reportmine.classify.voting.features import Features, Node, Vote
from reportmine.classify.voting.nodes import mass, strength
from reportmine.classify.voting.tenses import AHEAD, BEHIND, TOLD

# At most so much from one voter for one label: no pile of words outvotes everything else.
_HEAD_LIMIT = 5.5
_BODY_LIMIT = 2.6
# A heading that adds up to so much for a role leaves no doubt, or little.
_OUTRIGHT, _STRONG = 4.5, 2.9
_ATTACHED = re.compile(
    r"附(?:件|表|录|錄|页|頁|图|圖)?(?:$|[^\w]|[一二三四五六七八九十\dA-Z])"
)  # 附件1, 附表
_FAREWELL = 400  # characters that a closing has at most


class Voter(Protocol):
    """Anything that looks at a section and votes or abstains."""

    def __call__(self, features: Features, node: Node) -> Iterable[Vote]: ...


def outline(features: Features, node: Node) -> Sequence[Vote]:
    """The outline opened this section for what it says: it knows its role."""
    role = told_by_outline(features.nodes, node)
    return [Vote(f"role:{role}", 6.0, "the outline opened it as such")] if role else ()


def told_by_outline(nodes: Sequence[Node], node: Node) -> str | None:
    """The role that the outline knows; None where it cannot be.

    What opens a report does not close it, a farewell is short, and an opening opens something.
    """
    role, alone = node.section.role, len(nodes) == 1
    if role == "closing" and (node.index == 0 or node.length > _FAREWELL):
        return None
    return None if role == "overview" and alone else role


def told_by_heading(node: Node) -> tuple[str, float]:
    """The role that its heading says (2024年工作安排, 工作回顾), and how much that counts: an outright word
    leaves no doubt. Nothing counts 0.

    Words of accounts name tables and terms as well as accounts, so they are no such word.
    """
    if node.looks_ahead:
        return "plan", 6.0
    best: tuple[float, str] = (0.0, "")
    for label, cues in ({} if node.headless else node.head_words).items():
        if label.startswith("role:"):
            best = max(best, (strength(cues), label[5:]))
    weight, role = best
    if role == "finance" or weight < _STRONG:
        return "", 0.0
    return role, 3.0 if weight >= _OUTRIGHT else 1.5


def heading(features: Features, node: Node) -> Iterator[Vote]:
    """Words of the heading, or of the first clauses where there is none."""
    kind = features.kind
    roles_named = 0
    for label, cues in node.head_words.items():
        part = 1.0
        if label.startswith("role:"):
            # 存在的不足及下一步打算: the role that is named first is what the section is,
            # unless a later word leaves no doubt.
            best = max([cue.weight for cue in cues])
            part = 0.6 if roles_named and best < 4 else 1.0
            roles_named += best > 1
        if node.headless:
            # A lead says what a section is about, but hardly ever names its role.
            part *= 0.25 if label.startswith("role:") else 0.85
        weight = part * strength(cues)
        yield Vote(label, max(-_HEAD_LIMIT, min(_HEAD_LIMIT, weight)), _words(cues, node))
    if _ATTACHED.match(node.section.number or ""):
        yield Vote("role:annex", 5.0, f"numbered “{node.section.number}”")
    if kind and not node.headless:
        there = [c for c in kind.cues if _stands(c.phrase, c.begins, c.ends, node.head)]
        # 审议上年度工作报告: what is done with the report, and not what it would do itself
        first = [c for c in there if c.begins and c.weight >= _OUTRIGHT]
        for cue in first or there:
            yield Vote(cue.label, cue.weight, f"“{cue.phrase}” in a {kind.zh}")


def parent(features: Features, node: Node) -> Iterator[Vote]:
    """Subsections do what their section does, and keep to its theme where they name none."""
    above = node.parent
    if above is None:
        return
    role = features.taxonomy.role(above.role)
    inside = f"inside “{_name(above)}”"
    yield Vote(f"role:{role.children}", role.holds + above.role_score, inside)
    if not node.named:
        for theme in above.found:
            yield Vote(f"theme:{theme.name}", 2.4 * theme.score, inside)


def body(features: Features, node: Node) -> Iterator[Vote]:
    """Words of the section's own text: for roles as they are, for themes against all others there."""
    if not node.length:
        return
    themes: list[tuple[str, list[Cue], float]] = []
    for label, cues in node.body_words.items():
        weight = mass(cues)
        if label.startswith("role:"):
            weight = 0.5 * (weight / (1 + node.length / 400))
            yield Vote(label, max(-0.6, min(_BODY_LIMIT, weight)), _words(cues))
        elif weight > 0:
            themes.append((label, cues, weight))
    total = sum([weight for *_, weight in themes])
    # What a heading names outright, the body only confirms.
    most = _BODY_LIMIT * 1.6
    part = {3: 0.3, 2: 0.6}.get(node.named, 1.0)
    for label, cues, own in themes:
        dense = min(1.0, 60 * own / (node.length + 60) / 2)
        weight = most * (own / total) * dense * part
        if weight > 0.15:
            yield Vote(label, min(_BODY_LIMIT, weight), _words(cues))


def tense(features: Features, node: Node) -> Iterator[Vote]:
    """What lies ahead (将, 力争, 下一步) against what was done (了, 共, 完成)."""
    text = node.own
    if len(text) < 12:
        return
    ahead, behind = len(AHEAD.findall(text)), len(BEHIND.findall(text))
    if ahead + behind < 2:
        return
    lean = math.log((ahead + 0.7) / (behind + 0.7))
    if lean > 0.4:
        yield Vote(
            "role:plan",
            min(1.6, lean),
            f"{ahead} words of what lies ahead, {behind} of what was done",
        )
    elif lean < -0.4:
        yield Vote(
            "role:review",
            min(1.2, -lean),
            f"{behind} words of what was done, {ahead} of what lies ahead",
        )


def kind(features: Features, node: Node) -> Iterator[Vote]:
    """What sections are in documents of this kind."""
    found = features.kind
    if not found:
        return
    # A report that is read out at a meeting has sections of a report.
    within = node.parent is not None and node.parent.role == "review" != found.role
    if found.role and not within and _free(features, node):
        text = "" if not found.needs else features.text[slice(*node.section.span)]
        fits = not found.needs or any(word in text for word in found.needs)
        role = found.role if fits else found.otherwise
        if role:
            yield Vote(f"role:{role}", found.role_weight, f"a section of a {found.zh}")
    for theme in found.themes:
        yield Vote(f"theme:{theme}", found.theme_weight, f"a section of a {found.zh}")


def setting(features: Features, node: Node) -> Iterable[Vote]:
    """Which themes are likelier or rarer where this organisation writes."""
    found = features.setting
    if found and "setting" not in features.memo:
        because = f"written by a {found.zh}"
        features.memo["setting"] = [Vote(f"theme:{t}", weight, because) for t, weight in found.lean]
    votes: Sequence[Vote] = features.memo.get("setting", ())
    return votes


def directory(features: Features, node: Node) -> Sequence[Vote]:
    """A list of people or bodies says who is who."""
    because = told_by_list(node)
    return [Vote("role:profile", 3.2, because)] if because else ()


def year(features: Features, node: Node) -> Sequence[Vote]:
    """What stands under the report's own year was done in it, whatever word the heading uses; what stands under a
    later one is to come."""
    if node.looks_ahead:
        return [Vote("role:plan", 3.0, "names a year behind the one that the report sums up")]
    because = "names the year that the report sums up"
    return [Vote("role:review", 3.0, because)] if node.looks_back else ()


def position(features: Features, node: Node) -> Iterator[Vote]:
    """An opening or an end without heading, and review where nothing else speaks."""
    if _behind_plan(features, node):
        yield Vote("role:plan", 1.5, "stands behind the plan and tells nothing done")
    elif _free(features, node):
        yield Vote("role:review", 0.8, "most sections review")
    alone = len(features.nodes) == 1
    if node.section.level == 1 and node.headless and not node.section.number and not alone:
        if node.index == 0:
            yield Vote("role:overview", 2.4, "opens the report without a heading")
        elif node.index == len(features.nodes) - 1 and node.length < 260:
            yield Vote("role:closing", 1.6, "short, without a heading, at the end")
    if node.headless and node.length < 260 and node.own.rstrip().endswith("！"):
        yield Vote("role:closing", 1.0, "ends with a call")


def _behind_plan(features: Features, node: Node) -> bool:
    """切实加强自身建设 behind 明年工作安排: what a report comes to after its plan is still to be done."""
    if node.section.level != 1 or node.headless or not _stands_behind_plan(features, node):
        return False
    text = node.own or "".join(n.own for n in node.children)
    return bool(text) and not TOLD.search(text)


def _stands_behind_plan(features: Features, node: Node) -> bool:
    before = (n for n in reversed(features.nodes[: node.index]) if n.section.level == 1)
    last = next(before, None)
    return last is not None and last.role == "plan"


def _free(features: Features, node: Node) -> bool:
    """Whether no section above it says what role it has: review holds all sorts of things."""
    above = node.parent
    return above is None or features.taxonomy.role(above.role).children == "review"


def _stands(phrase: str, begins: bool, ends: bool, head: str) -> bool:
    if begins and not head.startswith(phrase):
        return False
    if ends and not head.rstrip("。：:").endswith(phrase):
        return False
    return phrase in head


def _name(node: Node) -> str:
    return (node.section.heading or node.head or node.section.id)[:20]


def _words(cues: Sequence[Cue], node: Node | None = None) -> str:
    where = "" if node is None else ("first clause: " if node.headless else "heading: ")
    if len(cues) == 1:
        return where + cues[0].phrase
    return where + " ".join([*dict.fromkeys([cue.phrase for cue in cues])][:6])
