"""A report with one subject: what its title names beside who writes, 消防安全工作总结, 送温暖活动小结.

    subject_of(title, taxonomy)      a theme, "" where the title names none, or several

In such a report each overview, review, shortcomings and plan section is about that (corpora/guideline.md,
3.5). A word in the name of who writes is none: 宣传部工作总结, 安全生产监督管理局工作总结.
"""

from __future__ import annotations

import re

from reportmine.classify.entries import Taxonomy
from reportmine.classify.voting.nodes import nodes_of
from reportmine.classify.voting.sharing import shared_out
from reportmine.findings import Section
from reportmine.report import Span
from reportmine.text.normalize import squeeze

__all__ = ["ON_SUBJECT", "subject_of"]

ON_SUBJECT = frozenset(("overview", "review", "shortcomings", "plan"))
# What ends a year or the name of an organisation; but 院务公开, 团建, 学习, 社会保障.
_WRITER = re.compile(
    r".*(?:年度?|季度|学期|[月局部处科室院校园系所馆站会联团委办厂矿镇乡村县市区省州队组行社屋]|中心|公司|集团|政府|街道|大学|中学|小学|单位)"
    r"(?![务建习籍术技]|会[保治]|区[矫教]|门[预决])"
)
_OCCASION = re.compile(
    r"(?:专项|系列|主题)?(?:工作|活动)?(?:的)?(?:开展|基本|完成)?(?:情况)?(?:的)?(?:总结|小结|汇报|报告|计划|要点|安排|方案|打算)"
)
# Several matters, or a week of making known, which is told deed by deed (服务宣传周).
_SEVERAL = re.compile("[、与和及暨]|宣传[周月]$")
_WAY = re.compile("[>＞›»]|当前位置")  # the way to a web page: 首页 > 政务公开
_LONGEST = 16  # characters: what is longer is a motto


def subject_of(title: str, taxonomy: Taxonomy) -> str:
    """The one theme that a title names outright."""
    lines = [line for line in title.splitlines() if not _WAY.search(line)]
    line = squeeze("".join(lines))
    occasion = _OCCASION.search(line)
    if occasion is None:
        return ""
    front = line[: occasion.start()]
    writer = _WRITER.match(front)
    matter = front[writer.end() :] if writer else front
    if not 2 <= len(matter) <= _LONGEST or _SEVERAL.search(matter):
        return ""
    whole = Span(0, len(matter))
    nodes = nodes_of(matter, [Section("title", None, 1, None, matter, whole, whole)])
    shared_out(matter, nodes, taxonomy)
    (node,) = nodes
    return min(node.outright) if len(node.outright) == 1 else ""
