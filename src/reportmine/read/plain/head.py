"""The head of a Markdown file (YAML between two lines of `---`, TOML between two of `+++`): what it says of the report.

    title, told, body = split_head(text)

`told` has one line a field, as a report's own pages would print it: 编制单位：清河县图书馆, 作者：张三,
发布日期：2024-01-05. They are no part of the text, but stand with what was taken out of it.

What is taken: who reports, who wrote it, and the day of publication. What is not: when the page was
last changed (`updated`, `lastmod`), and what it is filed under (`categories`, `tags`).
"""

from __future__ import annotations

import re

__all__ = ["split_head"]

_HEAD = re.compile(
    r"\A\ufeff?(?:---[ \t]*\n(.*?)\n(?:---|\.\.\.)|\+\+\+[ \t]*\n(.*?)\n\+\+\+)[ \t]*(?:\n|\Z)",
    re.S,
)
# title: 年报, and in TOML title = "年报"
_FIELD = re.compile(r"([A-Za-z_\u3400-\u9fff]{2,20})[ \t]*(?::(?:[ \t]+(.*))?|=[ \t]*(.*))$")
_ENTRY = re.compile(r"[ \t]*-[ \t]+(.+)$")
_LABELS = {
    "编制单位": ("organization", "organisation", "institution", "institute", "company", "affiliation", "publisher",
             "单位", "机构", "发布单位", "发布机构", "编制单位"),
    "作者": ("author", "authors", "作者", "撰稿", "执笔"),
    "发布日期": ("date", "published", "issued", "pubdate", "日期", "发布日期", "成文日期"),
}  # fmt: skip
_LABEL_OF = {name: label for label, names in _LABELS.items() for name in names}


def split_head(text: str) -> tuple[str | None, tuple[str, ...], str]:
    """The title that a head gives, its other lines, and the text without it; None and none without a head."""
    head = _HEAD.match(text)
    if not head:
        return None, (), text
    fields = _fields(head[1] or head[2] or "")
    if not fields:
        return None, (), text  # a rule, some text, and a rule
    title = next(iter(fields.get("title", [])), None)
    told = [
        f"{_LABEL_OF[name]}：{value}"
        for name, values in fields.items()
        if name in _LABEL_OF
        for value in values
    ]
    return title, tuple(dict.fromkeys(told)), text[head.end() :]


def _fields(head: str) -> dict[str, list[str]]:
    """The values of each field, by its name in small letters: one, or those of a list."""
    fields: dict[str, list[str]] = {}
    values: list[str] = []
    for line in head.split("\n"):
        if field := _FIELD.match(line):
            values = fields.setdefault(field[1].lower(), [])
            values += _values(field[2] or field[3] or "")
        elif entry := _ENTRY.match(line):
            values += _values(entry[1])
    return fields


def _values(words: str) -> list[str]:
    """A value, or those of [张三, 李四], without their quotes."""
    words = words.strip()
    inner = words[1:-1].split(",") if words[:1] == "[" and words[-1:] == "]" else [words]
    return [bare for each in inner if (bare := each.strip(" \t\"'“”"))]
