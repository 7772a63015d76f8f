"""Lists of departments: files that are right, files that are wrong, and names that are settled."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from reportmine.errors import RuleError
from reportmine.findings import Front
from reportmine.outline.departments import load
from reportmine.outline.front.periods import whole_year

ROWS = [
    ["名称", "别名", "上级", "起", "止"],
    ["南岭大学图书馆", "图书馆；校图书馆", "南岭大学", 2010, 2030],
    ["南岭学院图书馆", "图书馆", "南岭学院", 1990, 2009],
]
TOML = """
[[department]]
name = "南岭大学图书馆"
aliases = ["图书馆", "校图书馆"]
parent = "南岭大学"
from = 2010
to = 2030
[[department]]
name = "南岭学院图书馆"
aliases = ["图书馆"]
parent = "南岭学院"
from = 1990
to = 2009
"""


def written(folder: Path, suffix: str) -> Path:
    path = folder / f"list{suffix}"
    if suffix == ".toml":
        path.write_text(TOML, encoding="utf-8")
    elif suffix == ".csv":
        path.write_text("\n".join(",".join(map(str, row)) for row in ROWS), encoding="utf-8")
    else:
        book = openpyxl.Workbook()
        for row in ROWS:
            book.active.append(row)
        book.save(path)
    return path


@pytest.mark.parametrize("suffix", [".toml", ".csv", ".xlsx"])
def test_spellings_become_one_organisation(tmp_path: Path, suffix: str) -> None:
    known = load(written(tmp_path, suffix))
    new = known.settle(Front(organisation="校图书馆", period=whole_year(2014)))
    assert (new.organisation, new.parent_organisation) == ("南岭大学图书馆", "南岭大学")
    old = known.settle(Front(organisation="图书馆", period=whole_year(2005)))
    assert old.organisation == "南岭学院图书馆"
    other = Front(organisation="后勤处")
    assert known.settle(other) is other


def test_a_folder_names_what_the_report_does_not(tmp_path: Path) -> None:
    known = load(written(tmp_path, ".toml"))
    found = known.settle(Front(period=whole_year(2020)), "总结/校图书馆/2020.pdf")
    assert found.organisation == "南岭大学图书馆"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", "", "is a .toml, .csv or .xlsx file"),
        ("a.toml", "[[department]]\naliases = []", "entry 1: the name is missing"),
        ("a.toml", "[[department]]\nname = '甲'\nfrom = 14", "from must be a year"),
        ("a.toml", "[[department]]\nname = '甲'\nfrom = 2015\nto = 2010", "before it begins"),
        ("a.toml", "[[department]]\nname = '甲'\nboss = '乙'", "unknown field boss"),
        ("a.toml", "name = ", "is no .toml file"),
        ("a.csv", "部门,别名\n甲,乙", "one of them name"),
        ("a.csv", "", "names no department"),
        ("a.xlsx", "no workbook", "is no .xlsx file"),
        ("missing/a.csv", None, "cannot be read"),
    ],
)
def test_wrong_lists_say_what_is_wrong(
    tmp_path: Path, name: str, content: str | None, says: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(RuleError, match=says):
        load(path)
