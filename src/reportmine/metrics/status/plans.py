"""Which sections, lines and paragraphs of a report look ahead: its plans and its budgets.

In: sections with their roles, headings, the words that open a line or paragraph. Out: ids of sections,
yes or no. The words are in `data/status.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from reportmine.findings import Section
from reportmine.metrics.status.wordlists import status_words
from reportmine.text.scripts import simplified

# Headings that look ahead, whatever their text sounds like: 下学期要点, 明年怎么做, 怎么办.
_FORWARD = re.compile(
    # 下学期要点, 下一阶段; but 新学年回顾
    r"(?:(?:下一?个?|明|来|新)(?:学期|学年|年度)|下一?个?(?:阶段|步))(?!.*(?:回顾|总结))"
    # 明年怎么做, 往后的打算
    r"|^(?:明年|来年|来岁)|接下来|怎么干|打算|^努力方向|^往后|往前走|^新岁"
    # 工作展望; but 工作回顾与展望
    r"|^(?!.*(?:回顾|总结|情况)).{0,30}展望】?$"
    # 开启新程, “十五五”头一年的事
    r"|[再开]启新程|头一?年的事|开局之年怎么"
    # 改进措施, 对策
    r"|^改进(?:措施|方向|思路)|^(?:怎么办|怎么改|待办(?:事项|清单)?|对策|应对之策)$"
)
# 补短板 is a task, no shortcoming.
_MENDED = re.compile(
    "(?:补|补齐|补上|破解|解决|缩小|消除|弥补)[^，、]{0,8}?(?:短板|问题|差距|不足)"
)
_QUOTED = re.compile(r"[“「《][^”」》]*[”」》]")
_NUMERAL = re.compile(r"^[壹贰叁肆伍陆柒捌玖拾一二三四五六七八九十\dA-Z]{1,3}[\s　、．.|]+")
# Behind what is lacking may also stand what else is reported: 财务情况, 其他事项.
_MORE = re.compile(r"其他|其它|需要|事项|说明|附|情况|经费|财务|收支|表彰|大事记|数据")
# 5 2023年要点, 第三部分 2025年重点任务
_PLAN_LINE = re.compile(
    r"(?:[一二三四五六七八九十]+[、 ]|第.{1,2}部分|\d{1,2})?[\s.．、]*((?:19|20)\d\d)\s*年度?(?:的|主要|重点|工作)*"
    r"(?:要点|目标|计划|打算|安排|思路|重点|任务|展望|设想|方向|措施|工作)"
)
# 三、来年打算, 待办清单
_AHEAD_LINE = re.compile(
    r"[A-Z\d一二三四五六七八九十]{0,2}[\s|、．.]*(?:明年|来年|来岁|下一年|新的一年|下学期|接下来)[^，。；：！？\d]{0,8}|待办(?:事项|清单)?"
)
# 来年，…; 面对短处，明年…; but 新学期伊始
_AHEAD = re.compile(
    r"(?:[^，。；：年\d]{0,12}[，：])?(?:一是|首先)?(?:展望)?(?:明年|来年|下一年|下年度|新的一年|新一年|下学期|新学期|新学年)"
    r"(?!度?(?:以来|里|伊始|来临|到来|将至|即将|前夕|预算|会))"
)
_NEXT_STEP = re.compile("下一?步(?:工作)?[，：]|下一?步[^，。；]{0,12}(?:打算|将|拟|准备|要)")
# 2025年，我们准备做好三件事：
_NEXT_YEAR = re.compile(
    r"(20\d\d)年[，,]?[^。；：]{0,40}?(?:打算|准备|计划|要|将|重点|着力|抓好|做好)[^。；：]{0,40}[：:]$"
)
# 2022—2023学年，图书馆将做好以下工作：
_NEXT_SCHOOL_YEAR = re.compile(
    r"(20\d\d)[—–\-~～至到]+(?:20)?\d\d学年[，,]?[^。；：]{0,40}?(?:打算|准备|计划|要|将|重点|着力|抓好|做好)[^。；：]{0,40}[：:]$"
)
# Words of a report of plans that tell of something done: 截至, 取得了.
_DONE = re.compile(
    "据统计|截至|已[经有于建成完]|荣获|曾获|被评|评选为|取得了|获得了|得到了|完成了|实现了|比上年|上年度|近一年来?|来了"
)
# 存在的问题及改进措施: what its parts promise, they do promise
_AND_MEASURES = re.compile(
    "[及和与、](?:今后|下一?步)?(?:的)?(?:改进|整改|工作)?(?:措施|对策|方向|建议)$"
)
# 项目支出预算说明, 绩效目标设置情况: what a budget's projects are to bring
_PROJECTS = re.compile(
    "项目支出(?:预算)?(?:的?(?:说明|情况|安排))|绩效目标(?!.{0,6}(?:完成|自评|评价|实现))|项目安排"
)
# In a plan, a heading that closes it says so plainly: 上年回顾, 未办成的事.
_TOLD = re.compile("回顾|总结|情况|简况|决算|成绩|没|未|遗憾|教训")
_BUDGET_HEADING = re.compile(
    r"预算(?:安排|情况|草案|表|案|书|编列|编制)*(?:（[^（）]*）|\([^()]*\))?[。】]?$"
)
_ACCOUNTS = re.compile("决算|执行")
# How an election is to be held: whom it names are still to be elected.
_ELECTION_RULES = re.compile(r"(?:选举|换届|推选)[^，。；]{0,4}(?:办法|方案|细则|须知)$")


def plans(
    sections: Sequence[Section], *, looks_back: bool = True, promised: Collection[str] = ()
) -> frozenset[str]:
    """The ids of sections that promise: by role, by a plan's heading, or inside such a one.

    What follows the last shortcomings at the end of a report is a plan too, however it is headed
    (再启新程): whoever names what is missing says next what will be done. In a report that
    `looks_back`, a role alone does not make a plan of what stands in its first part; what seems a review is a plan
    where it is among the `promised`.
    """
    finder = _Plans(sections, looks_back=looks_back, promised=promised)
    for section in sections:
        finder.add(section)
    return frozenset(finder.found)


class _Plans:
    """The sections of a report that promise, found from the first one on: subsections go with theirs."""

    def __init__(
        self, sections: Sequence[Section], *, looks_back: bool, promised: Collection[str]
    ) -> None:
        self.promised, self.lists = promised, status_words()
        self.found = set(_behind_shortcomings(sections))
        #: Sections that tell what was, and those that rule how an election is held.
        self.closed: set[str] = set()
        self.rules: set[str] = set()
        #: Up to where a role alone makes no plan, and where a review follows.
        end = max((s.span.end for s in sections), default=0)
        self.early = end * 2 // 5 if looks_back else -1
        self.amid = _amid_reviews(sections) if looks_back else frozenset[str]()

    def add(self, section: Section) -> None:
        """Find out what a section does."""
        heading = _QUOTED.sub("", simplified(section.heading or ""))
        heading = _MENDED.sub("", _NUMERAL.sub("", heading)).replace("划书", "划")
        named, forward = self.lists.heading.search(heading), _FORWARD.search(heading)
        closed = section.parent in self.closed and not (named or forward)
        if closed or self._is_closing(section, heading):
            self.closed.add(section.id)
        elif section.parent in self.rules or _ELECTION_RULES.search(heading):
            self.rules.add(section.id)
            self.found.add(section.id)
        elif forward or self._promises(section, named=bool(named)):
            self.found.add(section.id)

    def _is_closing(self, section: Section, heading: str) -> bool:
        """Whether a heading tells that what stands below it was done."""
        if section.parent in self.found and section.role == "plan":
            # 民生改善取得新成效, in a plan, is still to come
            return self._reviews(heading) and bool(_TOLD.search(heading))
        return self._reviews(heading)

    def _reviews(self, heading: str) -> bool:
        told = self.lists.review.search(heading) and not self.lists.heading.search(heading)
        return bool(told) and not _AND_MEASURES.search(heading)

    def _promises(self, section: Section, *, named: bool) -> bool:
        """Whether a section promises by its role, its heading or the section that holds it."""
        if section.id in self.found:
            return True
        inside = section.parent in self.found
        if section.role == "plan":
            late = section.span.start > self.early and section.id not in self.amid
            return named or inside or late
        if named and section.role in (None, "procedure"):
            return True
        held = inside or section.id in self.promised
        return held and section.role in (None, "review")


def promised(sections: Sequence[Section], text: str) -> frozenset[str]:
    """The sections of a report of plans (2025年工作要点) that tell of nothing that was done."""
    return frozenset(s.id for s in sections if not _DONE.search(text, s.span.start, s.span.end))


def _amid_reviews(sections: Sequence[Section]) -> frozenset[str]:
    """The sections that others of their level follow which look back: a plan stands at the end."""
    found: set[str] = set()
    last: dict[str | None, int] = {}
    for i, section in enumerate(sections):
        if section.role == "review" and not _FORWARD.search(section.heading or ""):
            last[section.parent] = i
    for i, section in enumerate(sections):
        if i < last.get(section.parent, -1):
            found.add(section.id)
    return frozenset(found)


def budgets(sections: Sequence[Section]) -> frozenset[str]:
    """The ids of sections whose money is only planned, by their heading: 经费预算, and those in them."""
    found: set[str] = set()
    for section in sections:
        heading = simplified(section.heading or "")
        named = _BUDGET_HEADING.search(heading) and not _ACCOUNTS.search(heading)
        if named or (section.parent in found and not _ACCOUNTS.search(heading)):
            found.add(section.id)
    return frozenset(found)


def projects(sections: Sequence[Section]) -> frozenset[str]:
    """The ids of sections that tell what a budget's projects are to bring, and of those in them."""
    found: set[str] = set()
    for section in sections:
        if section.parent in found or _PROJECTS.search(simplified(section.heading or "")):
            found.add(section.id)
    return frozenset(found)


def is_plan_line(line: str, year: int | None) -> bool:
    """Whether a short line of its own opens a plan without being known as a heading: 5 2023年要点."""
    found = _PLAN_LINE.fullmatch(line.strip())
    if found:
        return year is not None and int(found.group(1)) == year + 1
    return bool(_AHEAD_LINE.fullmatch(line.strip()))


def opens_plan(paragraph: str, year: int | None = None) -> bool:
    """Whether a paragraph's first clauses look ahead: 来年，中心盘算着…; 面对短处，明年做几件事;
    2025年，我们准备做好三件事："""
    words = simplified(paragraph).strip()
    if _AHEAD.match(words[:30]) or _NEXT_STEP.match(words):
        return True
    school = _NEXT_SCHOOL_YEAR.match(words)
    told = school or _NEXT_YEAR.match(words)
    return told is not None and year is not None and int(told.group(1)) == year + 1


def _behind_shortcomings(sections: Sequence[Section]) -> Iterator[str]:
    """What seems a review right behind the last shortcomings, in the second half of a report."""
    by_id = {s.id: s for s in sections}
    end = max((s.span.end for s in sections), default=0)
    top = [s for s in sections if s.parent is None]
    lacking = {s.id for s in top if s.role == "shortcomings"}
    lacking |= {s.parent for s in sections if s.role == "shortcomings" and s.parent in by_id}
    last = max((i for i, s in enumerate(top) if s.id in lacking), default=len(top))
    for section in top[last + 1 : last + 2]:
        late = section.span.start > end // 2
        if late and section.role == "review" and not _MORE.search(section.heading or ""):
            yield section.id
