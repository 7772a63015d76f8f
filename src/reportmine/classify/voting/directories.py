"""Lists of people and bodies: who is who, and not what was done.

    told_by_list(node)      why a section is such a list, or ""

Three forms: a table that gives a name a line and says who or what that is (姓名, 职务; 名称, 简介, 网址), the
sheet of one body (成立时间：…; 指导单位：…; 成员：…), and names with their addresses on the web, a line each. A table
with days, sums or prizes tells what happened.
"""

from __future__ import annotations

import re

from reportmine.classify.voting.nodes import Node

__all__ = ["told_by_list"]

# 姓名	职务, 序号	单位名称	地址: the first heading of such a table
_NAMED = re.compile(
    r"(?:序号\t)?(?:姓名|(?:单位|机构|组织|社区|社团|企业|公司|协会|学会|平台|网站)?(?:名称|名))\t"
)
# Headings that say who or what a name is, and below those that tell what happened.
_WHO_IT_IS = re.compile(
    r"职务|职称|职位|身份|简介|介绍|网址|地址|负责人|联系人|联系方式|联系电话|所在单位|工作单位|性质|隶属"
)
_WHAT_HAPPENED = re.compile(
    r"时间|日期|金额|数量|人数|次数|奖|成绩|得分|票|签[名到]|经费|预算|年度|项目|成果|元[）)]|备案号"
)
# 成立时间：…, 指导单位：…: lines of the sheet of one body
_FIELD = re.compile(
    r"^(?:成立|创立|创建|设立)(?:时间|日期|年份)|^(?:机构)?(?:简介|介绍|宗旨|性质|地址|住所|网址)|^(?:法定代表人|负责人|会长|理事长|秘书长)"
    r"|^(?:主管|指导|业务主管|挂靠|登记管理|主办|发起)(?:单位|机关)|^(?:成员|会员|理事)(?:单位)?|^(?:组织|治理)(?:结构|架构|机构)"
)
_BEGUN = re.compile(r"(?:成立|创立|创建|设立)")
_LABEL = re.compile(r"^[\u3400-\u9fff]{2,8}(?=[:：])", re.M)
# 清河县图书馆（www.example.org）
_SITE = re.compile(
    r"[^（(]{2,40}[（(](?:https?://)?[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:com|cn|org|net|edu|gov)(?:/[^）)]*)?[）)]",
    re.I,
)
_MOSTLY = 0.6  # of a section's own text, in a table that lists
_FEWEST_ROWS, _FEWEST_SITES, _FEWEST_FIELDS = 3, 3, 3  # rows with the head of the table


def told_by_list(node: Node) -> str:
    """Why a section is a list of people or bodies: by its own text, or as all its subsections are (产业协会)."""
    if because := _listed(node.own):
        return because
    bodies = len(node.children) > 1 and all(_listed(child.own) for child in node.children)
    return "its subsections are lists of people or bodies" if bodies else ""


def _listed(own: str) -> str:
    """Why a text is such a list, or ""."""
    if _directory(own):
        return "a table of names and who they are"
    lines = own.strip("\n").split("\n")
    sites = sum(1 for line in lines if _SITE.fullmatch(line.strip()))
    if sites >= max(_FEWEST_SITES, len(lines) / 2):
        return "names with their addresses on the web"
    labels = [label for label in dict.fromkeys(_LABEL.findall(own)) if _FIELD.match(label)]
    enough = 2 if labels and _BEGUN.match(labels[0]) else _FEWEST_FIELDS
    return "the sheet of a body: " + " ".join(labels[:6]) if len(labels) >= enough else ""


def _directory(own: str) -> bool:
    """Whether most of a text is a table that says who or what each name is, and nothing that happened."""
    rows = [line for line in own.split("\n") if "\t" in line]
    if len(rows) < _FEWEST_ROWS:
        return False
    head = rows[0] + "\t"
    if not _NAMED.match(head) or _WHAT_HAPPENED.search(head) or not _WHO_IT_IS.search(head):
        return False
    return sum(map(len, rows)) >= _MOSTLY * len(own)
