"""Reports with known truth: made-up sentences under every habit of numbering, and as files.

    Writer(seed).write()                          -> Truth     paragraphs, headings, turns, front matter
    as_report(truth, paragraphs, form, …)         -> Report    read back: "paragraphs", "txt" or "pdf"

Each report takes one of the numbering habits below, a depth of 1–4, run-in or own-line headings,
numbers that are missing, repeated, out of order or differently dressed, and sections that no heading
opens: an opening, shortcomings with items, a plan that follows, a closing.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from reportmine.report import Report

CN = "零一二三四五六七八九十"


def cn(n: int) -> str:
    """11 → 十一."""
    if n <= 10:
        return CN[n]
    return ("" if n < 20 else CN[n // 10]) + "十" + (CN[n % 10] if n % 10 else "")


#: A habit: for each level the mark, with {c} a Chinese numeral, {a} an Arabic one, {p} the number of
#: the parent; the second word is what the bare number should be.
Level = tuple[str, str]
HABITS: dict[str, tuple[Level, ...]] = {
    "一、（一）1.（1）": (("{c}、", "{c}"), ("（{c}）", "{c}"), ("{a}.", "{a}"), ("（{a}）", "{a}")),
    "一、(一)1、①": (("{c}、", "{c}"), ("({c})", "{c}"), ("{a}、", "{a}"), ("{o}", "{o}")),
    "一、1．（1）": (("{c}、", "{c}"), ("{a}．", "{a}"), ("（{a}）", "{a}")),
    "第X部分 一、（一）": (("第{c}部分 ", "第{c}部分"), ("{c}、", "{c}"), ("（{c}）", "{c}"), ("{a}．", "{a}")),
    "第X章 第X节 一、": (("第{c}章 ", "第{c}章"), ("第{c}节 ", "第{c}节"), ("{c}、", "{c}"), ("（{c}）", "{c}")),
    "1. 1.1 1.1.1": (("{a}. ", "{a}"), ("{p}.{a} ", "{p}.{a}"), ("{p}.{a} ", "{p}.{a}")),
    "1 1.1 1.1.1": (("{a} ", "{a}"), ("{p}.{a} ", "{p}.{a}"), ("{p}.{a} ", "{p}.{a}")),
    "壹、一、（一）1.": (("{f}、", "{f}"), ("{c}、", "{c}"), ("（{c}）", "{c}"), ("{a}.", "{a}")),
    "壹、(1)1.a.": (("{f}、", "{f}"), ("({a})", "{a}"), ("{a}. ", "{a}"), ("{l}. ", "{l}")),
    "（一）1.（1）": (("（{c}）", "{c}"), ("{a}.", "{a}"), ("（{a}）", "{a}")),
    "甲、一、1.": (("{s}、", "{s}"), ("{c}、", "{c}"), ("{a}.", "{a}")),
    "I. A. 1.": (("{r}. ", "{r}"), ("{u}. ", "{u}"), ("{a}. ", "{a}")),
    "一、一是": (("{c}、", "{c}"), ("{c}是", "{c}")),
    "一、第一，": (("{c}、", "{c}"), ("第{c}，", "{c}")),
    "一、——": (("{c}、", "{c}"), ("——", "")),
    "1、（1）①": (("{a}、", "{a}"), ("（{a}）", "{a}"), ("{o}", "{o}")),
    "lines over 一、": (("", ""), ("{c}、", "{c}"), ("（{c}）", "{c}")),
}  # fmt: skip
ALWAYS_RUN_IN = {"一、一是": 1, "一、第一，": 1, "一、——": 1}
FORMAL, STEMS, CIRCLES = "壹贰叁肆伍陆柒捌玖拾", "甲乙丙丁戊己庚辛壬癸", "①②③④⑤⑥⑦⑧⑨⑩"
ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")

VERBS = [
    "加强",
    "推进",
    "完善",
    "规范",
    "优化",
    "深化",
    "拓展",
    "夯实",
    "健全",
    "提升",
    "落实",
    "改进",
    "抓好",
    "丰富",
    "开展",
    "强化",
    "做好",
    "严格",
    "统筹",
    "创新",
]
OBJECTS = [
    "读者服务",
    "馆藏资源建设",
    "职工技能培训",
    "民主管理制度",
    "困难职工帮扶",
    "文体社团活动",
    "安全生产巡查",
    "财务内部控制",
    "志愿者队伍管理",
    "信息公开渠道",
    "基层组织建设",
    "女职工权益保护",
    "实验室开放共享",
    "教学质量监控",
    "社区养老服务",
    "档案数字化工作",
    "学科咨询服务",
    "阅览环境改造",
    "应急演练机制",
    "科研项目管理",
    "后勤保障能力",
    "招生宣传方式",
    "食堂卫生监督",
    "门诊流程",
    "护理质量",
    "党员学习制度",
    "宣传阵地建设",
    "节能减排措施",
    "网络运行维护",
    "员工健康管理",
]
NOUNS = [
    "基本情况",
    "总体情况",
    "主要工作",
    "队伍建设",
    "资源建设",
    "服务成效",
    "财务收支情况",
    "安全管理情况",
    "培训情况",
    "宣传工作",
    "组织机构",
    "读者活动",
    "活动开展情况",
    "信息管理情况",
    "平台建设情况",
]
ADVERBS = ("切实", "扎实", "不断", "着力", "持续", "全面", "进一步", "积极", "")
TAILS = ("", "", "，{v}{o}", "，{v}{o}")
SENTENCES = (
    "全年共{v}{o}{n}次，参加人数达到{m}人次，比上一年增加{n}次。",
    "各部门按照年初方案分工协作，围绕{o}安排了{n}项具体任务，并在{k}月底前全部办结。",
    "为此专门成立了由{n}人组成的工作小组，定期研究{o}中遇到的新情况，形成了比较稳定的做法。",
    "先后组织{n}场专题讲座，邀请校外专家讲解{o}的经验，{m}名同志到场听讲。",
    "通过问卷了解到，{m}名受访者对{o}表示满意，意见主要集中在时间安排和场地条件上。",
    "在经费不增加的前提下，把{o}与{q}结合起来，既节省了人力，也方便了群众。",
    "对照任务清单逐项检查，{o}涉及的{n}个环节都有专人负责，台账清楚，责任到人。",
    "{k}月起试行新的{o}办法，试行期间收到建议{n}条，采纳{k}条。",
    "同时注意总结{q}中的好做法，编印工作简报{n}期，供各科室交流使用。",
)
WEAK = (
    "对{o}的研究还不深，办法不够多",
    "{o}投入的人手偏少，活动覆盖面有限",
    "部分同志对{o}重视不够，工作推进不平衡",
    "{q}与实际需要结合得不紧，效果有待提高",
)
TROUBLE = (
    "在肯定成绩的同时，我们也清醒地认识到，工作中还存在一些不足：",
    "虽然全年工作取得了一定成绩，但对照上级要求，仍存在不少问题，主要是：",
    "回顾一年的工作，成绩来之不易，但我们的工作还存在以下不足。",
    "与读者的期望相比，我们的工作仍有一定差距，主要表现在：",
    "成绩属于过去。一年来工作虽有进步，但也存在一些薄弱环节，主要有：",
    "同时，我们也深刻认识到，自身建设还有许多短板。",
    "平心而论，还有一些没有做好的地方，主要是：",
    "要说不足，主要有以下几点：",
    "当然，我们的工作也还有不少短板，主要表现在：",
    "短处也要看到，主要是：",
)
PLANS = (
    "针对上述问题，下一步我们将从三个方面加以改进。",
    "下一步，我们将继续{v}{o}，努力把各项工作做得更细。",
    "在今后的工作中，我们将{v}{o}，进一步{v2}{q}。",
    "针对存在的不足，{y}年我们将着力{v}{o}。",
    "来年，我们打算{v}{o}，再把{q}理顺。",
    "新的一年，本单位要{v}{o}。",
    "{y}年打算：{v}{o}，{v2}{q}。",
)
CLOSINGS = (
    "展望未来，任重道远，我们将再接再厉，以更加饱满的热情做好各项工作，不辜负大家的信任！",
    "新的一年，让我们携手并肩，砥砺前行，为把本单位建设得更好而努力奋斗！",
    "我们相信，在大家的支持下，明年的工作一定会迈上新台阶，让我们一起为此努力。",
)
PLACES = ("临江", "云湖", "南岭", "青原", "东川", "北屏", "白沙", "清溪")
ORGS = (
    "{p}大学图书馆", "{p}师范学院工会", "{p}市总工会", "{p}县人民医院", "{p}区档案局", "{p}街道办事处", "{p}中学工会委员会", "{p}市文化馆",
    "{p}职业学院后勤处", "{p}区卫生健康委员会",
)  # fmt: skip
KINDS = (
    "年度工作总结",
    "工作总结",
    "政府信息公开工作年度报告",
    "年度工作报告",
    "工作要点",
    "馆务公开年报",
)


class Head(NamedTuple):
    """A heading: `words` begin at character `at` of the paragraph."""

    level: int
    number: str
    words: str
    paragraph: int
    at: int


class Turn(NamedTuple):
    """A section without a heading: it begins at character `at` of the paragraph."""

    role: str
    paragraph: int
    at: int


@dataclass
class Truth:
    """A written report: its paragraphs, and what a reader should find in it."""

    habit: str
    paragraphs: list[str] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)
    implicit: list[Turn] = field(default_factory=list)
    front: dict[str, str | None] = field(default_factory=dict)
    lines: set[str] = field(default_factory=set)

    def add(self, paragraph: str) -> int:
        """Appends a paragraph; gives its index."""
        self.paragraphs.append(paragraph)
        return len(self.paragraphs) - 1

    def turn(self, role: str, paragraph: int, at: int = 0) -> None:
        """An implicit section begins at this character of the paragraph."""
        self.implicit.append(Turn(role, paragraph, at))


class Writer:
    """Writes one report from one seed."""

    def __init__(self, seed: int) -> None:
        self.r = random.Random(seed)
        self.habit = self.r.choice(list(HABITS))
        self.levels = HABITS[self.habit]
        self.depth = self.r.randint(1, min(4, len(self.levels)))
        if self.habit in ALWAYS_RUN_IN or self.habit.startswith("lines"):
            self.depth = max(2, self.depth)
        self.run_in = self.r.random() < 0.6
        self.colon = self.r.random() < 0.15
        self.year = self.r.randint(2012, 2025)
        self.upset = self.r.choice(("", "", "", "gap", "repeat", "order", "mixed"))
        self.truth = Truth(self.habit)

    # --- words ---------------------------------------------------------------------------------

    def fill(self, template: str) -> str:
        r = self.r
        v, v2 = r.sample(VERBS, 2)
        o, q = r.sample(OBJECTS, 2)
        return template.format(
            v=v, v2=v2, o=o, q=q, n=r.randint(2, 19), m=r.randint(21, 980), k=r.randint(2, 9), y=self.year + 1
        )  # fmt: skip

    def title(self, level: int) -> str:
        if level == 1 and self.r.random() < 0.3:
            return self.r.choice(NOUNS)
        tail = self.fill(self.r.choice(TAILS))
        return self.r.choice(ADVERBS) + self.fill("{v}{o}") + tail

    def body(self, least: int = 1, most: int = 4) -> str:
        return "".join(self.fill(s) for s in self.r.sample(SENTENCES, self.r.randint(least, most)))

    # --- the report ----------------------------------------------------------------------------

    def write(self) -> Truth:
        self.front()
        if self.r.random() < 0.7:
            at = self.truth.add(f"{self.year}年，" + self.body(1, 3) + "现将有关工作情况报告如下：")
            self.truth.turn("overview", at)
        self.sections(1, "")
        self.tail()
        return self.truth

    def front(self) -> None:
        org = self.r.choice(ORGS).format(p=self.r.choice(PLACES))
        kind = self.r.choice(KINDS)
        year = self.r.choice((f"{self.year}年", f"{self.year}年度", f"{self.year} 年"))
        label = str(self.year)
        if self.r.random() < 0.12:
            year = f"{self.year}—{self.year + 1}学年"
            label = f"{self.year}-{self.year + 1}学年"
        kind_words = kind.removeprefix("年度") if year.endswith("年度") else kind
        title = org + year + kind_words
        shape = self.r.random()
        if shape < 0.25:
            self.truth.add(org)
            self.truth.add(year + kind_words)
        elif shape < 0.4:
            title = year + org + kind_words
            self.truth.add(title)
        else:
            self.truth.add(title)
        expected = (
            "年度" + kind_words if year.endswith("年度") and kind.startswith("年度") else kind_words
        )
        if kind == "工作总结" and not year.endswith("学年"):
            expected = {"年度": "年度工作总结"}.get(year[-2:], "工作总结")
        if shape >= 0.25 and shape < 0.4:
            expected = kind_words
        if year.endswith("年度") and kind_words == "工作报告" and not 0.25 <= shape < 0.4:
            expected = "年度工作报告"
        self.truth.front = {
            "title": re.sub(r"\s", "", title), "organisation": org, "kind": expected, "period": label, "issued": None
        }  # fmt: skip
        self.org = org

    def sections(self, level: int, parent: str) -> None:
        count = self.r.randint(2, 5 if level == 1 else 4)
        upset = self.upset if level == min(2, self.depth) and count >= 3 else ""
        if self.habit in ("1 1.1 1.1.1", "1. 1.1 1.1.1", "lines over 一、") and level == 1:
            upset = ""
        numbers = list(range(1, count + 1))
        if upset == "gap":
            numbers = [n + (n > 1) for n in numbers]
        elif upset == "repeat":
            numbers = [1, 2, 2, *range(3, count)]
        elif upset == "order":
            numbers[0], numbers[1] = 2, 1
        if upset:
            self.upset = ""
        titled = self.run_in and (level == self.depth or self.r.random() < 0.2)
        for n in numbers:
            self.section(level, parent, n, titled, mixed=upset == "mixed")

    def section(self, level: int, parent: str, n: int, titled: bool, *, mixed: bool) -> None:
        mark, bare = self.levels[level - 1]
        names = {
            "c": cn(n), "a": str(n), "f": FORMAL[n - 1], "s": STEMS[n - 1], "o": CIRCLES[n - 1], "r": ROMANS[n - 1],
            "u": "ABCDEFGHIJ"[n - 1], "l": "abcdefghij"[n - 1], "p": parent,
        }  # fmt: skip
        number = bare.format(**names)
        shown = mark.format(**names)
        if mixed and mark in ("{a}．", "{a}、", "{a}."):
            shown = str(n) + self.r.choice("．、.")
        title = self.title(level)
        leaf = level == self.depth
        titled = (titled and bool(shown)) or ALWAYS_RUN_IN.get(self.habit) == level - 1
        self.truth.heads.append(Head(level, number, title, len(self.truth.paragraphs), len(shown)))
        if titled and leaf:
            self.truth.add(
                f"{shown}{title}{'：' if self.colon and len(title) < 16 else '。'}{self.body(2, 4)}"
            )
        elif titled:
            self.truth.add(f"{shown}{title}。{self.body(2, 3)}")
        else:
            self.truth.add(shown + title)
            if not shown:
                self.truth.lines.add(title)
            if leaf or self.r.random() < 0.5:
                self.text(level, leaf=leaf)
        if not leaf:
            self.sections(level + 1, number)

    def text(self, level: int, *, leaf: bool) -> None:
        """What stands under a heading of its own line."""
        for _ in range(self.r.randint(1, 2)):
            self.truth.add(self.body(2, 5))

    def tail(self) -> None:
        r = self.r
        if r.random() < 0.5:
            cue = r.choice(TROUBLE)
            weak = [self.fill(w) for w in r.sample(WEAK, r.randint(2, 3))]
            inside = r.random() < 0.4
            if inside:
                at = self.truth.add(cue + "；".join(weak) + "。")
            else:
                at = self.truth.add(cue)
                for n, w in enumerate(weak, 1):
                    self.truth.add(w + ("；" if n < len(weak) else "。"))
            self.truth.turn("shortcomings", at)
            if r.random() < 0.6:
                plan = self.fill(r.choice(PLANS)) + self.body(1, 1)
                if inside and r.random() < 0.5:
                    self.truth.turn("plan", at, len(self.truth.paragraphs[-1]))
                    self.truth.paragraphs[-1] += plan
                else:
                    self.truth.turn("plan", self.truth.add(plan))
        if r.random() < 0.5:
            self.truth.turn("closing", self.truth.add(r.choice(CLOSINGS)))
        if r.random() < 0.6:
            month, day = r.randint(11, 12), r.randint(1, 28)
            self.truth.add(self.org)
            if r.random() < 0.1:
                self.truth.add(f"{self.year}年{month}月")
                return
            self.truth.add(f"{self.year}年{month}月{day}日")
            self.truth.front["issued"] = f"{self.year}-{month:02}-{day:02}"


# --- the report as a file --------------------------------------------------------------------------


def as_report(
    truth: Truth, paragraphs: Sequence[str], form: str, seed: int, folder: Path
) -> Report:
    """The report, read back in the given form: "paragraphs", "txt" or "pdf"."""
    if form == "paragraphs":
        return Report(id=str(seed), source=f"{seed}.txt", format="text", text="\n".join(paragraphs))
    from reportmine.read import read

    if form == "txt":
        path = folder / f"r{seed}.txt"
        path.write_text("\n".join(_wrapped(paragraphs, seed)), encoding="utf-8")
    else:
        path = folder / f"r{seed}.pdf"
        _print(truth, paragraphs, path, seed)
    return read(path)


def _wrapped(paragraphs: Sequence[str], seed: int) -> Iterator[str]:
    """Lines of 20–40 characters: cut like cloth, or as a page sets them, with or without indent."""
    r = random.Random(seed)
    width, style = r.randint(20, 40), r.choice(("cut", "cut", "set", "indented", "spaced"))
    for paragraph in paragraphs:
        if style == "cut":
            yield from (paragraph[i : i + width] for i in range(0, len(paragraph), width))
            continue
        rest = "\u3000\u3000" + paragraph if style == "indented" else paragraph
        while rest:
            line, rest = _line(rest, width, 1)
            yield line
        if style == "spaced":
            yield ""


def _print(truth: Truth, paragraphs: Sequence[str], path: Path, seed: int) -> None:
    """A page as an office prints it: indented paragraphs, full lines, page numbers below."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    r = random.Random(seed)
    size = r.choice((12, 14, 16))
    width = size * min(r.randint(22, 36), int(430 / size))
    left = (A4[0] - width) / 2
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    y, page = A4[1] - 80, 1
    heads = 2 if "年" not in paragraphs[0] else 1
    for n, paragraph in enumerate(paragraphs):
        title = n < heads
        centred = title or paragraph in truth.lines
        signs = n >= len(paragraphs) - 2 and len(paragraph) < 24
        font = size + 6 if title else size + 2 * centred
        rest = paragraph
        while rest:
            indent = 0 if centred or signs or rest != paragraph else 2 * size
            line, rest = _line(rest, width - indent, font)
            if y < 80:
                canvas.setFont("STSong-Light", 9)
                canvas.drawCentredString(A4[0] / 2, 40, f"- {page} -")
                canvas.showPage()
                y, page = A4[1] - 80, page + 1
            canvas.setFont("STSong-Light", font)
            if centred:
                canvas.drawCentredString(A4[0] / 2, y, line)
            elif signs:
                canvas.drawRightString(left + width, y, line)
            else:
                canvas.drawString(left + indent, y, line)
            y -= font * 1.75
    canvas.setFont("STSong-Light", 9)
    canvas.drawCentredString(A4[0] / 2, 40, f"- {page} -")
    canvas.save()


def _line(words: str, width: float, size: float) -> tuple[str, str]:
    """As much as fits on a line, and the rest; closing punctuation hangs over the edge."""
    used, n = 0.0, 0
    while n < len(words) and used + size * (0.5 if words[n].isascii() else 1) <= width + 0.1:
        used += size * (0.5 if words[n].isascii() else 1)
        n += 1
    while n < len(words) and words[n] in "，。；：、）”！":
        n += 1
    return words[:n], words[n:]
