"""The trained model: fitted, saved without pickle, checked when loaded, and heard as a voter."""

from __future__ import annotations

import json
from pathlib import Path

import numpy
import pytest

from classify.cases import answer, load
from reportmine.classify import model as models
from reportmine.classify.model import Example, Model, train
from reportmine.errors import RuleError


def examples() -> list[Example]:
    return [
        Example(c.get("heading", ""), c.get("under", ""), c.get("body", ""), c["role"], tuple(c["themes"]))
        for c in load()
    ]  # fmt: skip


@pytest.fixture(scope="module")
def trained() -> Model:
    return train(examples()[::2])


def best_role(model: Model, held_out: list[Example]) -> list[str]:
    votes = model.votes(held_out)
    return [max((v for v in each if v[0][:4] == "role"), key=lambda v: v[1])[0] for each in votes]


def test_it_learns_roles_that_it_was_not_shown(trained: Model) -> None:
    held_out = [e for e in examples()[1::2] if e.role != "review"]
    guesses = best_role(trained, held_out)
    right = sum(guess == f"role:{e.role}" for guess, e in zip(guesses, held_out, strict=True))
    assert right / len(held_out) > 0.4  # the largest of the other roles has a quarter of them


def test_it_learns_themes_that_it_was_not_shown(trained: Model) -> None:
    odds = {
        text: dict(trained.votes([Example(text)])[0]) for text in ("职工业务培训", "慰问困难教职工")
    }
    assert odds["职工业务培训"]["theme:training"] > odds["慰问困难教职工"]["theme:training"]
    assert odds["慰问困难教职工"]["theme:care"] > odds["职工业务培训"]["theme:care"]


def test_rare_labels_are_left_out() -> None:
    known = [
        Example(f"{what}工作{turn}", role=role, themes=(theme,))
        for turn in "一二三"
        for what, role, theme in (("培训", "review", "training"), ("明年慰问", "plan", "care"))
    ]
    labels = ("role:plan", "role:review", "theme:care", "theme:training")
    assert train(known).labels == labels
    assert train([*known, Example("花圃", role="closing", themes=("garden",))]).labels == labels


def test_saved_and_loaded(trained: Model, tmp_path: Path) -> None:
    trained.save(tmp_path / "m")
    again = models.load(tmp_path / "m")
    assert again.labels == trained.labels
    some = examples()[:20]
    assert numpy.allclose(again.log_odds(some), trained.log_odds(some), atol=0.02)
    again.save(tmp_path / "n")
    for name in ("model.json", "weights.npz"):
        assert (tmp_path / "m" / name).read_bytes() == (tmp_path / "n" / name).read_bytes()


def test_changed_weights_are_refused(trained: Model, tmp_path: Path) -> None:
    trained.save(tmp_path)
    with (tmp_path / "weights.npz").open("ab") as file:
        file.write(b"x")
    with pytest.raises(RuleError, match=r"weights\.npz is not the file that model\.json describes"):
        models.load(tmp_path)


def test_another_version_is_refused(trained: Model, tmp_path: Path) -> None:
    trained.save(tmp_path)
    card = json.loads((tmp_path / "model.json").read_text(encoding="utf-8"))
    (tmp_path / "model.json").write_text(json.dumps({**card, "version": 0}), encoding="utf-8")
    with pytest.raises(RuleError, match="trained by another version"):
        models.load(tmp_path)


def test_missing_model(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="the model cannot be read"):
        models.load(tmp_path)


def test_too_few_examples() -> None:
    with pytest.raises(RuleError, match="examples of two roles or more"):
        train([Example("培训", role="review")])


def test_it_is_heard_where_there_is_one(trained: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    assert models.shipped() is None
    case = {"heading": "下一步工作打算", "body": "继续努力。"}
    assert "model" not in {reason.voter for reason in answer(case).why}
    monkeypatch.setattr("reportmine.classify.voters.shipped", lambda: trained)
    section = answer(case)
    assert section.role == "plan"
    assert "model" in {reason.voter for reason in section.why}
