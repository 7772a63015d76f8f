"""`train`, `evaluate`, `label`, `terms`: from labelled reports to a model and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reportmine.classify.model import load
from reportmine.cli.app import app

SAMPLES = Path(__file__).parents[2] / "corpora" / "samples"


def run(*words: str | Path, keys: str = "") -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], input=keys)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("model")
    told = run("train", SAMPLES, "-o", folder, "--lang", "en")
    assert told.exit_code == 0, told.output
    assert "11 reports" in told.output
    assert "macro F1 of roles" in told.output
    return folder


def test_a_trained_model_knows_its_corpus_and_its_figures(model: Path) -> None:
    about = load(model).about
    assert about["reports"] == 11
    assert 0 < about["roles"]["plan"] <= 1
    assert len(about["corpus"]) == 64


def test_evaluate_with_a_model_of_ones_own(model: Path) -> None:
    told = run("evaluate", SAMPLES, "--model", model, "--by", "organisation", "--lang", "en")
    assert told.exit_code == 0, told.output
    assert "Shortcomings" in told.output
    assert "Calibration error" in told.output
    assert "清源街道总工会" in told.output


def test_evaluate_says_where_the_model_has_learnt_from_what_it_is_judged_by(model: Path) -> None:
    told = run("evaluate", SAMPLES, "--model", model, "--lang", "en")
    assert "the model has learnt from these very reports" in told.output
    other = run("evaluate", SAMPLES / "library-2022.txt", "--model", model, "--lang", "en")
    assert "has learnt" not in other.output


def test_training_says_what_it_held_out(tmp_path: Path) -> None:
    one, two = (SAMPLES / f"library-{year}.txt" for year in (2021, 2022))
    for file in (one, two):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    told = run("train", tmp_path, "-o", tmp_path / "model", "--lang", "en")
    assert "fifths of the reports held out" in told.output
    assert load(tmp_path / "model").about["held_out_by"] == "fifths of the reports"
    alone = run("train", one, "-o", tmp_path / "model", "--lang", "en")
    assert (alone.exit_code, "label two reports or more" in alone.output) == (1, True)


def test_training_looks_first_where_it_is_to_write_and_at_what_it_is_to_read(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    told = run("train", SAMPLES, "-o", tmp_path / "file" / "model")
    assert (told.exit_code, "Cannot write" in told.output) == (2, True)
    (tmp_path / "plain.txt").write_text("总结\n", encoding="utf-8")
    plain = run("train", tmp_path / "plain.txt", "-o", tmp_path / "model")
    assert "plain.txt: is no labelled text: it must begin with a head" in plain.output


def test_terms_tells_of_files_that_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.4 nothing")
    told = run("terms", tmp_path / "cut.pdf", "--lang", "en")
    assert told.exit_code == 1
    assert "cut.pdf: unreadable" in told.output


def test_evaluate_with_organisations_held_out() -> None:
    told = run("evaluate", SAMPLES, "--held-out", "organisation", "--lang", "zh")
    assert told.exit_code == 0, told.output
    assert "宏平均" in told.output


def test_evaluate_without_labels(tmp_path: Path) -> None:
    told = run("evaluate", tmp_path)
    assert told.exit_code == 1
    assert "holds no labelled texts" in told.output


def test_evaluate_on_label_files_reads_the_documents_that_they_name(
    model: Path, tmp_path: Path
) -> None:
    label = SAMPLES / "library-2022.labels.json"
    (tmp_path / label.name).write_bytes(label.read_bytes())
    picture = tmp_path / "sure.svg"
    told = run(
        "evaluate", tmp_path, "--documents", SAMPLES / "pdf", "--model", model, "--by", "organisation",
        "--picture", picture, "--lang", "en",
    )  # fmt: skip
    assert told.exit_code == 0, told.output
    assert "Shortcomings" in told.output
    assert "云岭大学图书馆工会" in told.output
    assert picture.read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize(
    ("label", "options", "says"),
    [
        ("{}", (), "is no label file"),
        ('{"document": "gone.pdf", "sections": []}', (), "gone.pdf: the labelled document is not"),
        ('{"document": "gone.pdf", "sections": []}', ("--held-out", "kind"), "--held-out"),
    ],
)
def test_evaluate_on_label_files_that_will_not_do(
    tmp_path: Path, label: str, options: tuple[str, ...], says: str
) -> None:
    (tmp_path / "one.labels.json").write_text(label, encoding="utf-8")
    told = run("evaluate", tmp_path, *options, "--lang", "en")
    assert told.exit_code != 0
    assert says in " ".join(told.output.split())


def test_label_asks_and_writes_what_it_is_told(tmp_path: Path) -> None:
    out = tmp_path / "mine.jsonl"
    report = SAMPLES / "pdf" / "library-2022.pdf"
    told = run("label", report, "-o", out, "--lang", "en", keys="plan care\ns\nmusing\n\nq\n")
    assert told.exit_code == 0, told.output
    assert "There is no role musing" in told.output
    assert "2 sections" in told.output
    (line,) = out.read_text(encoding="utf-8").splitlines()
    roles = [(s["role"], s["themes"]) for s in json.loads(line)["sections"] if s["role"]]
    assert len(roles) == 2
    assert ("plan", ["care"]) in roles


def test_label_keeps_each_answer_and_goes_on_where_it_stopped(tmp_path: Path) -> None:
    out, report = tmp_path / "mine.jsonl", SAMPLES / "pdf" / "library-2022.pdf"
    assert run("label", report, "-o", out, keys="plan care\n").exit_code == 0  # input ends: as q
    again = run("label", report, "-o", out, "--lang", "zh", keys="?\n工作计划 关爱慰问\nq\n")
    assert again.exit_code == 0, again.output
    assert "工作回顾 存在问题" in again.output
    (line,) = out.read_text(encoding="utf-8").splitlines()
    roles = [(s["role"], s["themes"]) for s in json.loads(line)["sections"] if s["role"]]
    assert roles == [("plan", ["care"])] * 2


def test_label_interrupted_keeps_what_was_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["plan care"])

    def asked(_: str) -> str:
        for answer in answers:
            return answer
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", asked)
    out = tmp_path / "mine.jsonl"
    told = run("label", SAMPLES / "pdf" / "library-2022.pdf", "-o", out, "--lang", "en")
    assert told.exit_code == 130
    assert "internal error" not in told.output
    assert '"role": "plan"' in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("there", "says"),
    [(None, "is a folder"), ("no label\n", "mine.jsonl, line 1: is no line of a labels file")],
)
def test_label_looks_at_its_file_before_it_asks(
    tmp_path: Path, there: str | None, says: str
) -> None:
    out = tmp_path / "mine.jsonl"
    out.mkdir() if there is None else out.write_text(there, encoding="utf-8")
    told = run("label", SAMPLES / "pdf" / "library-2022.pdf", "-o", out, keys="plan care\nq\n")
    assert told.exit_code in (1, 2)
    assert says in told.output
    assert "library-2022.pdf" not in told.output


def test_label_tells_of_files_that_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.4 nothing")
    told = run("label", tmp_path / "cut.pdf", "-o", tmp_path / "mine.jsonl", "--lang", "en")
    assert told.exit_code == 1
    assert "cut.pdf: unreadable" in told.output
    assert not (tmp_path / "mine.jsonl").exists()


def test_label_refuses_half_a_request(tmp_path: Path) -> None:
    report = SAMPLES / "pdf" / "library-2022.pdf"
    told = run("label", report, "-o", tmp_path / "mine.jsonl", "--retrain", SAMPLES)
    assert told.exit_code == 2
    assert "--retrain and --model belong together" in told.output


def test_terms_of_sections_and_between_departments() -> None:
    one = run("terms", SAMPLES / "pdf" / "library-2022.pdf", "--lang", "zh")
    assert one.exit_code == 0, one.output
    assert "TextRank" in one.output
    assert "文献检索" in one.output
    two = [SAMPLES / "pdf" / name for name in ("library-2022.pdf", "street-2022.pdf")]
    both = run("terms", *two, "--between", "organisation", "--lang", "zh")
    row = next(line for line in both.output.splitlines() if line.startswith("清源街道总工会"))
    assert "社区" in row
