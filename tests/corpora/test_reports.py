"""The labelled reports hold together: each parses, its labels are known, its numbers are marked."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import measure
import pytest
import samplefile
from samplefile import Passage, Sample, squeeze

FILES = [*samplefile.report_files(), *samplefile.plain_files()]
HEAD = (
    '+++\n[front]\ntitle = "总结"\nperiod = "2021"\n[corpus]\nkind = "library"\nstyle = "S1"\n+++\n'
)


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def report(request: pytest.FixtureRequest) -> Sample:
    return samplefile.load(request.param)


def built(tmp_path: Path, body: str) -> Sample:
    path = tmp_path / "made.txt"
    path.write_text(HEAD + body, encoding="utf-8")
    return samplefile.load(path)


def test_head_names_kind_and_style(report: Sample) -> None:
    path = next(path for path in FILES if path.stem == report.name)
    assert report.kind == path.parent.name
    assert report.name.removeprefix("plain-").startswith(f"{report.kind}-")
    assert re.fullmatch(r"S\d{1,2}", report.house_style or "")
    assert {"title", "organisation", "period", "kind"} <= set(report.head["front"])


def test_labels_are_known(report: Sample) -> None:
    assert report.passages
    for passage in report.passages:
        assert passage.role in samplefile.ROLES
        assert set(passage.themes) <= samplefile.THEMES
        assert len(passage.themes) <= 3


def test_quotes_are_found(report: Sample) -> None:
    text = squeeze(report.plain_text)
    for passage in report.passages:
        assert text.startswith(passage.starts, passage.offset), passage
        assert text.startswith(squeeze(passage.text), passage.offset), passage
    for item in report.labels["mentions"] + report.labels["not_quantities"]:
        assert text.count(item["quote"]) == 1, item


def test_every_number_is_marked(report: Sample) -> None:
    assert measure.unmarked_numbers(report) == []


def test_no_passage_is_left_out(report: Sample) -> None:
    """Title and notes apart, the passages are the report."""
    top = [b for b in report.blocks if b.style in ("title", "note")]
    rest = squeeze(report.plain_text).removeprefix("".join(squeeze(b.plain) for b in top))
    assert "".join(squeeze(p.text) for p in report.passages) == rest


def test_each_report_stands_once() -> None:
    assert max(Counter(path.stem for path in FILES).values(), default=1) == 1


# -- the format ---------------------------------------------------------------------------------


def labels(passages: list[Passage]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(p.text, p.role, p.themes) for p in passages]


def test_a_label_holds_for_one_paragraph(tmp_path: Path) -> None:
    body = "# 一、|培训 :: review training\n%% plan research\n明年再来。\n今年已过。\n"
    assert labels(built(tmp_path, body).passages) == [
        ("一、培训", "review", ("training",)),
        ("明年再来。", "plan", ("research",)),
        ("今年已过。", "review", ("training",)),
    ]


def test_an_implicit_section_has_themes(tmp_path: Path) -> None:
    made = built(tmp_path, "% shortcomings training\n培训偏少。\n")
    assert labels(made.passages) == [("培训偏少。", "shortcomings", ("training",))]
    assert made.labels["sections"][0]["implicit"] is True


def test_a_turn_parts_a_paragraph(tmp_path: Path) -> None:
    body = "# 一、|服务 :: review service\n开馆{300天|开馆}。{@shortcomings}座位不够。{@plan training}将培训。\n"
    made = built(tmp_path, body)
    assert labels(made.passages)[1:] == [
        ("开馆300天。", "review", ("service",)),
        ("座位不够。", "shortcomings", ()),
        ("将培训。", "plan", ("training",)),
    ]
    text = squeeze(made.plain_text)
    assert [text[p.offset :][:3] for p in made.passages] == ["一、服", "开馆3", "座位不", "将培训"]


def test_path_is_of_headings_without_numbers(tmp_path: Path) -> None:
    body = "# 一、|回顾 :: review\n## （一）|读书。 :: review training +\n读了。\n# 二、|打算 :: plan\n再读。\n"
    paths = [(p.style, p.path) for p in built(tmp_path, body).passages]
    assert paths == [
        ("heading", ("回顾",)),
        ("run_in", ("回顾", "读书")),
        ("body", ("回顾", "读书")),
        ("heading", ("打算",)),
        ("body", ("打算",)),
    ]


def test_a_table_has_its_own_label(tmp_path: Path) -> None:
    body = (
        "# 一、|经费 :: review finance\n%% finance finance\n|= caption: 表\n| 项 | 元 |\n| 书 | 5 |\n"
        "%% plan\n再买书。\n"
    )
    made = built(tmp_path, body)
    assert [(p.style, p.role) for p in made.passages] == [
        ("heading", "review"),
        ("table", "finance"),
        ("body", "plan"),
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("%% nonsense", "no such role: nonsense"),
        ("% plan nonsense", "no such theme: nonsense"),
        ("# 一、|标题 :: review nonsense", "no such theme"),
        ("他说{@nonsense}完了", "no such role"),
    ],
)
def test_a_wrong_label_is_named(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"made, line 1 of the text: {message}"):
        built(tmp_path, line + "\n")


# -- the measures -------------------------------------------------------------------------------


def test_similarity_and_repetition() -> None:
    assert measure.jaccard("图书馆全年开放", "图书馆全年开放") == 1
    assert measure.jaccard("图书馆全年开放", "医院门诊量增长") == 0
    assert measure.distinct(["甲乙丙", "甲乙丁"], 2) == 3 / 4
    said = "全年共举办读者培训活动。"
    assert measure.repeated_sentences([said + "座位仍不够用的问题还在。", said]) == [said]


def test_an_unmarked_number_is_told(tmp_path: Path) -> None:
    assert measure.unmarked_numbers(built(tmp_path, "% review\n办了{3场|讲座}。\n")) == []
    assert measure.unmarked_numbers(built(tmp_path, "% review\n办了3场。\n")) == ["办了3场。"]
