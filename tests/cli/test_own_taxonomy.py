"""`--taxonomy my.toml`: themes of one's own, learned from ten examples each; `--catalogue my.toml`."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner, Result

from reportmine.cli.app import app

TAXONOMY = """
[themes.kiln]
zh = "窑火"
strong = ["窑火"]
examples = ["窑火｜开窑六次。"]
counter_examples = ["集市｜摆摊。"]

[themes.glaze]
zh = "釉料"
strong = ["釉料"]

[themes.fair]
zh = "集市"
strong = ["集市"]
"""
HEAD = '+++\n[front]\ntitle = "总结"\nperiod = "2021"\n[corpus]\nkind = "{kind}"\nstyle = "S1"\n+++\n@title {kind}陶社2021年工作总结\n'
# None of these holds a word of the taxonomy: what they have in common must be learned.
SAID = {
    "kiln": ["点火后看火色添柴", "匣钵裂了换新的", "开窑出坯", "柴窑升温太快", "守窑的人换班看火"],
    "glaze": ["石灰和草木灰按比例调浆", "试片颜色发青", "研磨矿石过筛", "浸釉太厚流挂", "配方改用长石"],
    "fair": ["摆摊卖碗", "赶集的人多起来", "摊位费收齐", "顾客讨价还价", "卖出茶壶"],
}  # fmt: skip


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A taxonomy, and ten labelled sections for each of its themes in five reports."""
    (tmp_path / "own.toml").write_text(TAXONOMY, encoding="utf-8")
    folder = tmp_path / "labelled"
    folder.mkdir()
    for number in range(5):
        lines = ["% overview", f"现将第{number}处一年情况汇报如下。", "# 一、|工作 :: review"]
        for at, (theme, said) in enumerate(SAID.items()):
            for more in range(2):
                words = said[(number + more) % 5]
                lines.append(
                    f"## {2 * at + more + 1}．|所做的事{at}{more} :: review {theme}\n{words}，{said[number]}。"
                )
        lines += ["# 二、|打算 :: plan", "明年继续。"]
        body = HEAD.format(kind=f"村{number % 3}") + "\n".join(lines) + "\n"
        (folder / f"pottery-{number}.txt").write_text(body, encoding="utf-8")
    return tmp_path


def test_ten_examples_teach_themes_of_ones_own(own: Path) -> None:
    taxonomy, model = own / "own.toml", own / "model"
    told = run("train", own / "labelled", "-o", model, "--taxonomy", taxonomy)
    assert told.exit_code == 0, told.output
    report = own / "new.txt"
    report.write_text(
        "东村陶社2022年工作总结\n现将一年情况汇报如下。\n一、主要工作\n1．春天\n添柴看火色，匣钵换了新的。\n"
        "2．夏天\n草木灰调浆，试片颜色发青，流挂少了。\n3．秋天\n赶集的人多，茶壶卖出不少，摊位费不高。\n二、下一步打算\n明年继续。\n",
        encoding="utf-8",
    )
    out = own / "out.jsonl"
    told = run("mine", report, "--jsonl", out, "--quiet", "--taxonomy", taxonomy, "--model", model)
    assert told.exit_code == 0, told.output
    sections = json.loads(out.read_text(encoding="utf-8"))["sections"]
    found = {s["heading"]: [t["name"] for t in s["themes"]] for s in sections if s["level"] == 2}
    assert found == {"春天": ["kiln"], "夏天": ["glaze"], "秋天": ["fair"]}


def test_evaluate_tells_confusion_and_draws(own: Path) -> None:
    picture = own / "curves.svg"
    told = run(
        "evaluate", own / "labelled", "--taxonomy", own / "own.toml", "--held-out", "kind",
        "--picture", picture, "--lang", "en",
    )  # fmt: skip
    assert told.exit_code == 0, told.output
    assert "kiln" in told.output
    assert picture.read_text(encoding="utf-8").startswith("<svg")


def test_a_model_needs_the_taxonomy_that_it_was_trained_with(own: Path) -> None:
    (own / "new.txt").write_text(REPORT, encoding="utf-8")
    run("train", own / "labelled", "-o", own / "model", "--taxonomy", own / "own.toml")
    for asked in (("mine", own / "new.txt"), ("evaluate", own / "labelled")):
        told = run(*asked, "--model", own / "model")
        assert told.exit_code == 1
        assert "was trained with another taxonomy" in told.output


def test_labels_of_another_taxonomy_are_told(own: Path) -> None:
    for asked in (("train", "-o", own / "model"), ("evaluate",)):
        told = run(*asked, own / "labelled", "--lang", "en")
        assert told.exit_code == 1
        assert "pottery-0: “kiln” is no role or theme of the taxonomy" in told.output
    assert not (own / "model" / "model.json").exists()


def test_lines_may_hold_themes_of_ones_own(own: Path) -> None:
    lines = own / "lines.txt"
    lines.write_text("review kiln | 烧窑 | 添柴看火色。\n", encoding="utf-8")
    asked = ("train", own / "labelled", "-o", own / "model", "--lines", lines)
    told = run(*asked, "--taxonomy", own / "own.toml")
    assert told.exit_code == 0, told.output
    lines.write_text("review care | 慰问 | 看望病人。\n", encoding="utf-8")
    told = run(*asked, "--taxonomy", own / "own.toml", "--lang", "en")
    assert told.exit_code == 1
    assert "lines.txt, line 1: “care” is no role or theme" in told.output


def test_nothing_is_held_out_of_one_kind(own: Path) -> None:
    told = run(
        "evaluate", own / "labelled", "--taxonomy", own / "own.toml", "--held-out", "style", "--lang", "en",
    )  # fmt: skip
    assert told.exit_code == 2
    assert "--held-out style: all reports have the same style" in told.output


def test_evaluate_needs_a_label(tmp_path: Path) -> None:
    report = tmp_path / "new.txt"
    report.write_text(REPORT, encoding="utf-8")
    labels = tmp_path / "labels.jsonl"
    assert (
        CliRunner().invoke(app, ["label", str(report), "-o", str(labels)], input="\n").exit_code
        == 0
    )
    line = json.loads(labels.read_text(encoding="utf-8"))
    for section in line["sections"]:
        section["role"] = None
    labels.write_text(json.dumps(line), encoding="utf-8")
    told = run("evaluate", labels, "--lang", "en")
    assert told.exit_code == 1
    assert "labels.jsonl: no section has a label" in told.output


def test_the_keyboard_names_themes_that_there_are(own: Path) -> None:
    report = own / "new.txt"
    report.write_text(REPORT, encoding="utf-8")
    asked = ["label", str(report), "-o", str(own / "l.jsonl"), "--taxonomy", str(own / "own.toml")]
    told = CliRunner().invoke(app, [*asked, "--lang", "zh"], input="窑火\nreview care\nq\n")
    assert "（如 工作计划 窑火）" in told.output
    assert "第 1 节，共 2 节" in told.output
    assert "没有“窑火”这个性质；先写性质，再写主题" in told.output
    assert "没有“care”这个主题。" in told.output


def test_what_cannot_be_trained_on_is_told_before_the_questions(own: Path) -> None:
    report, labels = own / "new.txt", own / "l.jsonl"
    report.write_text(REPORT, encoding="utf-8")
    for corpus, told_ in (
        ("gone", "gone: holds no labelled texts"),
        ("labelled", "“kiln” is no role"),
    ):
        told = run(
            "label", report, "-o", labels, "--retrain", own / corpus, "--model", own / "model", "--lang", "en",
        )  # fmt: skip
        assert told.exit_code == 1
        assert told_ in told.output
        assert "Enter: agree" not in told.output


def test_evaluate_takes_a_model_or_holds_out(own: Path) -> None:
    told = run("evaluate", own / "labelled", "--model", own / "model", "--held-out", "kind")
    assert told.exit_code == 2
    assert "trains models of its own" in told.output


def test_a_wrong_taxonomy_is_told_with_its_entry(own: Path) -> None:
    (own / "own.toml").write_text("[themes.kiln]\nstrong = ['窑火']\n", encoding="utf-8")
    told = run("train", own / "labelled", "-o", own / "model", "--taxonomy", own / "own.toml")
    assert told.exit_code == 1
    assert "own.toml: [themes.kiln] zh must be a text" in told.output


REPORT = "东村陶社2022年工作总结\n一、主要工作\n开窑六次，全年窑火合格率得分92分。\n二、打算\n明年开窑8次。\n"
CATALOGUE = """
[[indicator]]
id = "kiln.firings"
zh = "开窑次数"
en = "firings"
theme = "service"
units = "次"
over = "sum"
aliases = "开窑"
examples = "开窑"
"""


def test_names_of_ones_own_are_what_exports_say(own: Path) -> None:
    report, book = own / "new.txt", own / "out.xlsx"
    report.write_text(REPORT, encoding="utf-8")
    told = run("mine", report, "-o", book, "--taxonomy", own / "own.toml", "--quiet")
    assert told.exit_code == 0, told.output
    rows = list(openpyxl.load_workbook(book)["明细"].iter_rows(min_row=2, values_only=True))
    assert {row[4] for row in rows} <= {"窑火", None}
    assert "窑火" in run("outline", report, "--taxonomy", own / "own.toml", "--lang", "zh").output
    assert "窑火" not in run("outline", report, "--lang", "zh").output.replace("窑火合格", "")


def test_a_catalogue_of_ones_own_names_metrics(own: Path) -> None:
    report, table, catalogue = own / "new.txt", own / "out.csv", own / "catalogue.toml"
    report.write_text(REPORT, encoding="utf-8")
    catalogue.write_text(CATALOGUE, encoding="utf-8")
    assert run("rules", "check", catalogue).exit_code == 0
    told = run("mine", report, "-o", table, "--catalogue", catalogue, "--lang", "zh")
    assert told.exit_code == 0, told.output
    with table.open(encoding="utf-8-sig", newline="") as file:
        named = [(row["indicator"], row["value"], row["status"]) for row in csv.DictReader(file)]
    assert ("kiln.firings", "6", "achieved") in named
    assert ("kiln.firings", "8", "planned") in named
    shown = run("show", report, "--catalogue", catalogue, "--explain", "--lang", "zh")
    assert "kiln.firings" in shown.output
    asked = ("catalogue", "suggest", report, "--least", "1")
    assert "开窑" in run(*asked).output
    assert 'zh = "开窑"' not in run(*asked, "--catalogue", catalogue).output


def test_a_wrong_catalogue_is_told_before_anything_is_mined(own: Path) -> None:
    (own / "catalogue.toml").write_text('[[indicator]]\nid = "a.b"\n', encoding="utf-8")
    told = run("mine", own / "gone.pdf", "--catalogue", own / "catalogue.toml")
    assert told.exit_code == 1
    assert "entry 1 (a.b): `zh` is missing" in told.output
