"""The trained model: fitted, saved without pickle, checked when loaded, and pooled with the rules."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from reportmine.classify import classify, load_taxonomy
from reportmine.classify.label import believed
from reportmine.classify.learning.corpus import Document, load_corpus
from reportmine.classify.learning.lines import load_lines
from reportmine.classify.learning.pool_fitting import fit_pool
from reportmine.classify.learning.seen import Seen, see
from reportmine.classify.learning.training import fit, held_out
from reportmine.classify.model import Model, forward_backward, linear, load, log_softmax, shipped
from reportmine.errors import RuleError
from reportmine.findings import Section

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "corpora" / "samples"
LINES = ROOT / "corpora" / "lines"


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return load_corpus(SAMPLES)


@pytest.fixture(scope="module")
def seen(documents: list[Document]) -> list[Seen]:
    return [see(document) for document in documents]


@pytest.fixture(scope="module")
def small(seen: list[Seen]) -> Model:
    """A model of all samples but those of one year."""
    return fit([s for s in seen if "2023" not in s.document.name], load_taxonomy().labels)


def right_roles(model: Model, seen: Sequence[Seen]) -> float:
    hits = []
    for one in seen:
        found = model.roles(one.nodes, model.score(one.vectors)).argmax(1)
        hits += [model.role_names[i] == role for i, role in zip(found, one.roles, strict=True)]
    return sum(hits) / len(hits)


def test_it_learns_roles_and_themes_that_it_was_not_shown(small: Model, seen: list[Seen]) -> None:
    unseen = [one for one in seen if "2023" in one.document.name]
    assert right_roles(small, unseen) > 0.9
    one = next(s for s in unseen if s.document.name.startswith("library"))
    odds = small.score(one.vectors).sections.log_odds
    column = small.labels.index("theme:training")
    about = np.array(["training" in themes for themes in one.themes])
    assert odds[about, column].min() > odds[~about, column].mean()


@pytest.mark.parametrize("at_once", [1, 100, 10**9])
def test_the_score_is_the_same_however_much_is_reckoned_at_once(
    small: Model, seen: list[Seen], monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    usual = small.score(seen[0].vectors)
    monkeypatch.setattr(linear, "_AT_ONCE", at_once)
    again = small.score(seen[0].vectors)
    assert (again.sections.log_odds == usual.sections.log_odds).all()
    assert (again.statements.parts == usual.statements.parts).all()


def test_saved_and_loaded(small: Model, seen: list[Seen], tmp_path: Path) -> None:
    small.save(tmp_path / "m")
    again = load(tmp_path / "m")
    assert (again.labels, again.pool) == (small.labels, small.pool)
    one, other = (model.score(seen[0].vectors).sections.log_odds for model in (small, again))
    assert np.allclose(one, other, atol=0.15)
    small.save(tmp_path / "n")
    for name in ("model.json", "weights.npz"):
        assert (tmp_path / "m" / name).read_bytes() == (tmp_path / "n" / name).read_bytes()


def test_changed_weights_are_refused(small: Model, tmp_path: Path) -> None:
    small.save(tmp_path)
    with (tmp_path / "weights.npz").open("ab") as file:
        file.write(b"x")
    with pytest.raises(RuleError, match=r"weights\.npz is not the file that model\.json describes"):
        load(tmp_path)


def test_another_version_is_refused(small: Model, tmp_path: Path) -> None:
    small.save(tmp_path)
    card = json.loads((tmp_path / "model.json").read_text(encoding="utf-8"))
    (tmp_path / "model.json").write_text(json.dumps({**card, "version": 0}), encoding="utf-8")
    with pytest.raises(RuleError, match="trained by another version"):
        load(tmp_path)


def test_missing_model(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="holds no model; name a folder"):
        load(tmp_path)


def test_a_card_that_is_no_json(small: Model, tmp_path: Path) -> None:
    small.save(tmp_path)
    (tmp_path / "model.json").write_text("{", encoding="utf-8")
    with pytest.raises(RuleError, match="the model cannot be read"):
        load(tmp_path)


def test_too_few_examples(seen: list[Seen]) -> None:
    alone = replace(seen[0], roles=("review",) * len(seen[0].roles), begun=(), apart=None)
    with pytest.raises(RuleError, match="examples of two roles or more"):
        fit([alone], load_taxonomy().labels)


def test_held_out_groups_are_not_seen_and_the_pool_is_fitted_on_them(seen: list[Seen]) -> None:
    groups = [one.document.name.split("-")[0] for one in seen]
    labels = load_taxonomy().labels
    held = held_out(seen, groups, labels)
    assert [h.seen.document.name for h in held] == [s.document.name for s in seen]
    assert len({id(h.model) for h in held}) == len(set(groups))
    assert 0 < fit_pool(held).threshold < 1


def test_what_belongs_to_no_group_is_learned_by_every_model(seen: list[Seen]) -> None:
    groups = [one.document.name.split("-")[0] for one in seen]
    labels, more = load_taxonomy().labels, [see(each) for each in load_lines(LINES)[-2:]]
    plain, held = held_out(seen, groups, labels), held_out(seen, groups, labels, more)
    assert [h.seen.document.name for h in held] == [s.document.name for s in seen]
    for before, after in zip(plain, held, strict=True):
        known = [np.count_nonzero(held.model.statements.table["idf"]) for held in (before, after)]
        assert known[0] < known[1]


def test_a_sequence_mends_a_doubtful_link() -> None:
    said = log_softmax(np.log(np.array([[0.9, 0.1], [0.45, 0.55], [0.9, 0.1]])))
    keeps = np.log(np.array([[[1.8, 0.2], [0.2, 1.8]]] * 3))
    alone = forward_backward(said, 0 * keeps, [1, 1])
    assert np.allclose(alone, np.exp(said))
    chained = forward_backward(said, keeps, [1, 1])
    assert chained[1].argmax() == 0
    assert np.allclose(chained.sum(1), 1)


def without_model(sections: Sequence[Section], document: Document) -> tuple[Section, ...]:
    base = load_taxonomy()
    rules = replace(base, voters=tuple(v for v in base.voters if v[0] != "model"))
    return classify(document.report, sections, rules)


def test_the_shipped_model_is_heard_and_says_why(documents: list[Document]) -> None:
    assert shipped() is not None
    document = documents[0]
    answered = classify(document.report, document.unlabelled())
    assert all(section.why[0].voter == "model" for section in answered)
    assert any("heading" in section.why[0].because for section in answered)
    assert any(" statements: “" in section.why[1].because for section in answered)
    assert all(0 <= reason.score <= 1 for section in answered for reason in section.why)


@pytest.mark.parametrize(
    ("title", "names", "heard"),
    [
        ("云溪街道办事处2022年部门预算", True, False),
        ("清河诗社诗选", False, False),
        ("岁末回望", True, True),
        ("清河图书馆2022年工作总结", False, True),
    ],
)
def test_it_abstains_on_what_it_does_not_know(
    documents: list[Document], title: str, names: bool, heard: bool
) -> None:
    first = documents[0].sections[0].span.start
    shift = len(title) + 1 - first
    told = documents[0].report.text[first:]
    if not names:
        for name in (name for each in load_taxonomy().settings for name in each.names):
            told = told.replace(name, "　" * len(name))
    text = title + "\n" + told

    def moved(section: Section) -> Section:
        def at(span: tuple[int, int] | None) -> object:
            return span and type(section.span)(span[0] + shift, span[1] + shift)

        return replace(
            section, span=at(section.span), heading_span=at(section.heading_span),
            number_span=at(section.number_span),
        )  # type: ignore[arg-type]  # fmt: skip

    sections = [moved(section) for section in documents[0].unlabelled()]
    report = replace(documents[0].report, text=text)
    voices = {reason.voter for s in classify(report, sections) for reason in s.why}
    assert ("model" in voices) is heard


def test_a_single_section_is_no_report(documents: list[Document]) -> None:
    few = documents[0].unlabelled()[:1]
    assert classify(documents[0].report, few) == without_model(few, documents[0])


@pytest.mark.parametrize(
    ("role", "chance", "by_rules", "its"),
    [
        ("plan", 0.6, "review", False),
        ("plan", 0.9, "review", True),
        ("plan", 0.6, "plan", True),
        ("plan", 0.6, "shortcomings", True),
        ("overview", 0.4, "review", True),
    ],
)
def test_an_unsure_plan_is_left_to_the_rules(
    role: str, chance: float, by_rules: str, its: bool
) -> None:
    assert believed(role, chance, by_rules) is its
