"""What the command line says, in Chinese and in English."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence

MESSAGES: dict[str, tuple[str, str]] = {
    "help": (
        "把中文年度工作报告变成可信的数据：章节、数字，以及证明它们的那一页那一行。",
        "Turn Chinese yearly work reports into data that people trust: sections, numbers, and the place on the page that proves them.",
    ),
    "help.usage": ("用法：{words}", "Usage: {words}"),
    "help.arguments": ("参数", "Arguments"),
    "help.options": ("选项", "Options"),
    "help.commands": ("命令", "Commands"),
    "help.help": ("显示这份说明。", "Show this message."),
    "help.required": ("（必填）", " (required)"),
    "help.default": ("（默认 {value}）", " ({value} if not given)"),
    "help.try": ("{said}用法见 {command} --help", "{said} See {command} --help"),
    "help.version": ("显示版本。", "Show the version."),
    "help.mine": (
        "读取许多报告，汇总成表，写成工作簿或数据库。",
        "Mine many reports; write a workbook, a table or a database.",
    ),
    "help.show": (
        "看一份报告：章节、指标、原文和页码。",
        "Show one report: sections, then metrics with page and quote.",
    ),
    "help.outline": ("看一份报告的章节树。", "Show one report's section tree."),
    "help.numbers": (
        "看一份报告里的每一个数字是什么。",
        "Show every number of one report, and what it is.",
    ),
    "help.audit": (
        "查出一份或几份报告里互相对不上的数字，列出原文和算式。",
        "Find figures that cannot all be right, with their quotes and the calculation.",
    ),
    "help.audit.jsonl": (
        "每条发现一行 JSON，写入文件；- 为标准输出。",
        "Write one JSON object a finding to a file, or to stdout (-).",
    ),
    "audit.summary": (
        "核对 {reports} 份报告，发现 {findings} 处对不上。",
        "{reports} reports checked, {findings} findings.",
    ),
    "audit.note": (
        "四舍五入能解释的差别不报；“其中”没有说全的，各项之和小于总数不报。",
        "What rounding explains is not told, nor parts (其中) that come to less where they need not be all.",
    ),
    "audit.slip": ("像是 {hint} 的笔误", "as if by a slip of {hint}"),
    "help.catalogue": ("指标目录。", "The catalogue of indicators."),
    "help.catalogue.list": ("列出指标目录。", "List the catalogue."),
    "help.catalogue.file": ("您自己的目录文件。", "A catalogue of your own."),
    "help.catalogue.own": (
        "自己的指标目录（.toml），先于内置目录；由 catalogue suggest 起草，用 rules check 检查。",
        "A catalogue of one's own (.toml), asked before the built-in one; drafted by `catalogue suggest`, checked by `rules check`.",
    ),
    "help.catalogue.suggest": (
        "从报告里找出目录还没有的指标，写成待选条目。",
        "Find what reports count and the catalogue does not know; write candidate entries.",
    ),
    "help.suggest.out": ("写入文件，而不是标准输出。", "Write to a file, not to stdout."),
    "help.suggest.least": ("至少出现几次。", "How often it must be told."),
    "suggested": ("{count} 个待选指标：{path}", "{count} candidates: {path}"),
    "help.rules": ("您自己的规则文件。", "Rule files of your own."),
    "help.rules.check": (
        "检查分类、目录、单位或词表文件，并运行其中的正例和反例。",
        "Check a taxonomy, catalogue, units or lexicon file; run its examples and counter-examples.",
    ),
    "help.rules.file": ("TOML 规则文件。", "TOML rule files."),
    "rules.checked": (
        "{file}：{kind}，{entries} 条，{examples} 个例子，{problems} 处不符。",
        "{file}: {kind}, {entries} entries, {examples} examples, {problems} problems.",
    ),
    "rules.catalogue": ("指标目录", "catalogue"),
    "rules.taxonomy": ("分类体系", "taxonomy"),
    "rules.units": ("单位表", "units"),
    "rules.lexicon": ("词表", "lexicon"),
    "theme": ("主题", "theme"),
    "id": ("编号", "id"),
    "aliases": ("别名", "aliases"),
    "help.draw": (
        "把找到的标题和指标画在页面上（PNG）。",
        "Draw headings and metrics on the pages (PNG).",
    ),
    "help.schema": ("输出记录格式的 JSON Schema。", "Print the JSON Schema of the record."),
    "help.label": (
        "在终端里标注报告：先问最没把握的章节，写成标注文件，可再训练。",
        "Label reports at the keyboard, least certain sections first; write them down, and retrain.",
    ),
    "help.labels": ("标注写入的文件（.jsonl）。", "The file for the labels (.jsonl)."),
    "help.retrain": ("标注之后用这些语料训练。", "Afterwards train on this corpus and the labels."),
    "label.ask": (
        "回车＝同意；或写“性质 主题…”（如 {example}）；s 跳过；q 结束；? 列出名称",
        "Enter: agree; or “role themes…” ({example}); s: skip; q: stop; ?: names",
    ),
    "label.no_role": (
        "没有“{name}”这个性质；先写性质，再写主题，用空格隔开。",
        "There is no role {name}; write the role first, then themes, with spaces between.",
    ),
    "label.no_theme": ("没有“{name}”这个主题。", "There is no theme {name}."),
    "label.left": ("第 {at} 节，共 {count} 节", "section {at} of {count}"),
    "label.names": (
        "性质：{roles}\n主题：{themes}",
        "Roles: {roles}\nThemes: {themes}",
    ),
    "label.nothing": (
        "没有可问的章节：都标注过了，或没有章节。",
        "Nothing to ask: all sections have labels, or there are none.",
    ),
    "label.usage": (
        "标注文件的后缀必须是 .jsonl；--retrain 和 --model 必须一起用。",
        "Labels go to a .jsonl file; --retrain and --model belong together.",
    ),
    "label.done": ("已写入 {path}：{count} 节。", "Wrote {path}: {count} sections."),
    "help.train": (
        "用标注过的报告训练章节分类模型。",
        "Train the section classifier on labelled reports.",
    ),
    "help.evaluate": (
        "用标注过的报告检验章节分类，按类别列出。",
        "Judge the section classifier on labelled reports, class by class.",
    ),
    "help.terms": (
        "每一节的关键词；或各部门、各年度与众不同的词。",
        "The keywords of each section, or what sets departments or years apart.",
    ),
    "help.corpus": (
        "标注过的报告（.txt，格式见 corpora/README.md）所在的文件夹。",
        "A folder of labelled reports (.txt; format: corpora/README.md).",
    ),
    "help.lines": (
        "另外再学的带标注段落（文件或文件夹，一行一段，格式见 corpora/README.md）；不用它们计算成绩。",
        "Labelled passages to learn from besides, one a line (a file or a folder; format: corpora/README.md); no figure is measured on them.",
    ),
    "help.documents": (
        "标注文件（*.labels.json、*.gold.json）所说的文件在哪个文件夹；不说则在标注旁边找。",
        "Where the documents of label files (*.labels.json, *.gold.json) are; else they are sought beside them.",
    ),
    "gold.held_out": (
        "标注文件不训练模型，没有可以留出的；去掉 --held-out，或者给出带标注的报告（.txt）。",
        "Label files train no model, so nothing can be held out: leave out --held-out, or name labelled reports (.txt).",
    ),
    "model.held_out": (
        "--held-out 自己训练模型，不用 --model 的模型；两者请只用一个。",
        "--held-out trains models of its own and does not ask that of --model: use one of the two.",
    ),
    "help.taxonomy": (
        "自己的分类体系（.toml）：性质和主题的标题、词语和例子。",
        "A taxonomy of one's own (.toml): headings, words and examples of roles and themes.",
    ),
    "help.picture": (
        "把校准曲线与覆盖率曲线画成 SVG 图。",
        "Draw calibration and coverage as an SVG picture.",
    ),
    "confusion": ("最常混淆的性质", "Roles most often taken for another"),
    "truly": ("实为", "truly"),
    "said": ("判为", "said"),
    "times": ("次", "times"),
    "stated": ("平均把握", "stated"),
    "help.model": ("训练好的模型文件夹。", "The folder of a trained model."),
    "help.model.out": ("模型写入的文件夹。", "The folder to write the model to."),
    "help.held_out": (
        "交叉检验：每次留出一类单位、一种文风或一个单位。",
        "Cross-validate: hold out one kind of organisation, house style or organisation at a time.",
    ),
    "help.by": ("再按此分组列出。", "Also tell the groups apart."),
    "help.between": ("比较部门或年度。", "Compare organisations or years."),
    "help.most": ("每处最多列几个词。", "At most so many words each."),
    "trained": (
        "已写入 {path}：{reports} 份报告，{sections} 节；{held}检验，性质宏平均 F1 {roles}，主题 {themes}。",
        "Wrote {path}: {reports} reports, {sections} sections; {held} held out: macro F1 of roles {roles}, of themes {themes}.",
    ),
    "held.kind": ("留出单位类别", "kinds"),
    "held.fifths": ("留出五分之一报告", "fifths of the reports"),
    "learnt": (
        "注意：模型正是用这些报告训练的，下列数字不说明它对别的报告判得如何；请用 --held-out。",
        "Mind: the model has learnt from these very reports; the figures say nothing of others. Use --held-out.",
    ),
    "calibration": (
        "性质概率的校准误差：{error}",
        "Calibration error of the roles' probability: {error}",
    ),
    "at_least": ("把握不低于", "as sure as"),
    "covered": ("覆盖", "covered"),
    "right": ("正确", "right"),
    "macro": ("宏平均", "macro"),
    "group": ("分组", "group"),
    "role": ("性质", "role"),
    "terms": ("词（z 值）", "terms (z)"),
    "terms.none": (
        "“–”：没有足以与其他组区别的词；报告越多，分得越清。",
        "“–”: no word sets it apart from the others clearly enough; more reports tell more.",
    ),
    "help.paths": ("文件、文件夹或通配符。", "Files, folders or patterns."),
    "help.file": ("一份报告。", "A report."),
    "help.jsonl": (
        "每份报告一行 JSON，写入文件；- 为标准输出。",
        "Write one JSON record a line to a file, or to stdout (-).",
    ),
    "help.out": (
        "写成 .xlsx、.csv、.sqlite 或 .jsonl，可重复。",
        "Write .xlsx, .csv, .sqlite or .jsonl; may be repeated.",
    ),
    "help.redact": (
        "隐去个人信息；不指定时 .xlsx 和 .csv 隐去，.sqlite 和 .jsonl 保留。",
        "Hide personal data; by default .xlsx and .csv do, .sqlite and .jsonl keep it.",
    ),
    "redacted": (
        "已在 {files} 中隐去 {places} 处个人信息（--no-redact 保留）。",
        "Hid {places} places in {files} (--no-redact keeps them).",
    ),
    "help.workers": ("同时工作的进程数。", "How many worker processes."),
    "help.lang": ("说明文字的语言：zh 或 en。", "Language of what is said: zh or en."),
    "help.quiet": ("不显示进度和汇总。", "No progress, no summary."),
    "help.departments": (
        "部门名单（.toml、.csv 或 .xlsx）：把各种写法归为同一单位。",
        "A list of departments (.toml, .csv or .xlsx): every spelling becomes one organisation.",
    ),
    "why.indicator": ("指标", "indicator"),
    "why.rule": ("规则", "rule"),
    "why.number": ("数字", "number"),
    "why.confidence": ("把握", "confidence"),
    "why.part_of": ("属于", "part of"),
    "why.same_as": ("即", "same as"),
    "refused": ("未作为标题的候选", "Candidates that are no headings"),
    "help.explain": ("说明每个结论的理由。", "Say why, for every finding."),
    "help.folder": ("存放图片的文件夹。", "The folder for the pictures."),
    "interrupted": (
        "已中断，未写完的文件没有保留。",
        "stopped; files that were not complete are not kept.",
    ),
    "internal": (
        "程序内部错误（{what}）。请报告此问题；设置 REPORTMINE_DEBUG=1 可看详情。",
        "internal error ({what}). Please report it; REPORTMINE_DEBUG=1 shows where.",
    ),
    "file": ("文件", "file"),
    "status": ("状态", "status"),
    "organisation": ("部门", "organisation"),
    "period": ("年度", "period"),
    "pages": ("页", "pages"),
    "sections": ("章节", "sections"),
    "metrics": ("指标", "metrics"),
    "note": ("说明", "note"),
    "indicator": ("指标", "indicator"),
    "unit": ("单位", "unit"),
    "page": ("页", "page"),
    "label": ("计数对象", "what is counted"),
    "value": ("数值", "value"),
    "quote": ("原文", "quote"),
    "kind": ("类别", "kind"),
    "number": ("数字", "number"),
    "meaning": ("含义", "meaning"),
    "because": ("理由", "because"),
    "context": ("上下文", "context"),
    "section": ("章节", "section"),
    "labels": ("性质 · 主题", "role · themes"),
    "title": ("标题", "title"),
    "issued": ("日期", "issued"),
    "doc_kind": ("种类", "kind of report"),
    "implicit": ("（无标题）", "(no heading)"),
    "not_mentioned": ("未提及", "–"),
    "no_report": ("无报告", "no report"),
    "rest": ("另有 {count} 个部门未提及或略去", "{count} more: not mentioned, or left out here"),
    "mining": ("读取", "mining"),
    "summary": (
        "共 {files} 个文件，读出 {read} 个；{sections} 个章节，{metrics} 条指标。",
        "{files} files, {read} read; {sections} sections, {metrics} metrics.",
    ),
    "main": ("主要指标", "Main indicators"),
    "main.note": (
        "未提及不等于 0；用；隔开的是同一指标的不同数值。全部指标见 --out 文件。",
        "“–” is not mentioned, which is not 0; values parted by ； differ for one indicator. --out has all.",
    ),
    "written": ("已写入 {path}", "Wrote {path}"),
    "drawn": ("已画 {count} 页：{folder}", "Drew {count} pages: {folder}"),
    "nothing": ("没有找到。", "None found."),
    "unreadable": ("{source}：{status}。{note}", "{source}: {status}. {note}"),
    "notes": ("处理说明", "Notes"),
    "totals": ("各类数字", "By kind"),
}


def text(key: str, lang: str | None = None, **put_in: object) -> str:
    """A message in a language (None: that of the user's locale), with what its fields hold put in."""
    chinese, english = MESSAGES[key]
    if (lang or language()) == "zh":
        return chinese.format(**put_in) if put_in else chinese
    for name, value in put_in.items():
        if value == 1:
            english = _one(english, name)
    return english.format(**put_in) if put_in else english


def _one(message: str, field: str) -> str:
    """The message with the word that a field counts in the singular: 1 report, 1 entry."""
    counted = rf"(\{{{field}\}} [a-z]+?)(ies|s)\b"
    return re.sub(counted, lambda word: word[1] + ("y" if word[2] == "ies" else ""), message)


def language(argv: Sequence[str] | None = None, environ: Mapping[str, str] | None = None) -> str:
    """The language to speak: `--lang`, else the locale; English where neither says Chinese.

    `--lang` is looked for by hand, for the help has to be in it before options are parsed.
    """
    argv = sys.argv if argv is None else argv
    environ = os.environ if environ is None else environ
    for at, word in enumerate(argv):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and at + 1 < len(argv):
            return argv[at + 1]
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return "zh" if environ[name].lower().startswith("zh") else "en"
    return "en"
