"""The learned choice: what it sees, what it computes, what it leaves alone, how its model is read."""

from __future__ import annotations

import itertools
import json
import shutil
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from reportmine.errors import RuleError
from reportmine.metrics import metrics, prose
from reportmine.metrics.choice import choose, crf, vetoes
from reportmine.metrics.choice.features import BUCKETS, TEMPLATES, buckets
from reportmine.metrics.choice.window import LEFT, Told, Windows, windows
from reportmine.metrics.context import paragraphs
from reportmine.metrics.label.phrase import Label
from reportmine.quantity import find_numbers
from reportmine.text.shipped import rule_file
from tests.metrics.build import FRONT, mentions_of, report_of

TEXT = (
    "“职工课堂”走进车间12次，培训青年职工340人次，其中女职工160人次。"
    "全年走访困难职工45户，因公出国（境）费、会议费共6.3万元。"
)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Told]:
    """The paragraphs of TEXT with the labels of the rules."""
    seen: list[Told] = []
    learned = prose.chosen

    def spy(paragraphs):  # type: ignore[no-untyped-def]
        seen.extend(paragraphs)
        return learned(seen)

    monkeypatch.setattr(prose, "chosen", spy)
    metrics(report_of(TEXT), (), find_numbers(TEXT), FRONT)
    return seen


def words(seen: Windows, row: int, marks: np.ndarray, text: str) -> list[str]:
    return [text[seen.starts[row, k] : seen.ends[row, k]] for k in np.flatnonzero(marks[row])]


def test_words_around_a_number(told: list[Told]) -> None:
    seen = windows(told)
    text = told[0].text
    assert seen.open.shape == (5, seen.live.shape[1])
    for row, slot in enumerate(told[0].slots):
        assert (seen.starts[row, LEFT], seen.ends[row, LEFT]) == (slot.start, slot.end)
        assert not seen.open[row, LEFT]
        label = told[0].labels[row]
        own = "".join(words(seen, row, seen.own, text))
        assert own == "".join(text[s:e] for s, e in label.pieces)
    assert words(seen, 1, seen.before, text) == words(seen, 0, seen.own, text)
    assert not seen.before[0].any()


def test_marks_numbers_and_dates_are_never_part_of_a_label(told: list[Told]) -> None:
    seen = windows(told)
    found = {w for row in range(5) for w in words(seen, row, seen.open, told[0].text)}
    assert {"青年", "职工", "困难职工"} <= found
    assert not found & set("“”，。（）、")


def test_features_have_a_bucket_a_template(told: list[Told]) -> None:
    seen = windows(told)
    found = buckets(seen)
    assert found.shape == (seen.open.sum(), len(TEMPLATES))
    assert 0 <= found.min() <= found.max() < BUCKETS
    assert (buckets(windows(told * 2))[: len(found)] == found).all()


def _paths(places: int) -> list[tuple[int, ...]]:
    """All sequences of states that a row may have."""
    closed, opened = (0, 3, 4), (1, 2)
    return [
        path
        for path in itertools.product(range(crf.STATES), repeat=places)
        if path[0] in (0, 1, 4)
        and path[-1] in closed
        and all(crf.ALLOWED[a, b] for a, b in itertools.pairwise(path))
        and all(b in (2, 3) for a, b in itertools.pairwise(path) if a in opened)
    ]


def test_the_chain_sums_over_all_paths() -> None:
    random = np.random.default_rng(1)
    scores = random.normal(size=(1, 4, crf.STATES))
    moves = random.normal(size=(crf.STATES, crf.STATES))
    open_ = np.array([[True, True, False, True]])
    total, shares, sums = crf.forward_backward(scores, moves, open_)
    weights, inside = [], np.zeros((4, crf.STATES))
    steps = np.zeros((crf.STATES, crf.STATES))
    for path in _paths(4):
        if path[2] != 0:
            continue
        weight = np.exp(
            sum(scores[0, k, s] for k, s in enumerate(path) if k != 2)
            + sum(moves[a, b] for a, b in itertools.pairwise(path))
        )
        weights.append(weight)
        inside[range(4), path] += weight
        for a, b in itertools.pairwise(path):
            steps[a, b] += weight
    assert total[0] == pytest.approx(np.log(sum(weights)))
    assert shares[0] == pytest.approx(inside / sum(weights), abs=1e-9)
    assert crf.expected(sums) == pytest.approx(steps / sum(weights), abs=1e-9)


def test_states_of_pieces() -> None:
    inside = np.array([[True, False, True, True, True, False, True, True]])
    assert crf.states_of(inside).tolist() == [[4, 0, 1, 2, 3, 0, 1, 3]]


def _likely(seen: Windows, row: int, text: str, **shares: float) -> np.ndarray:
    likely = np.zeros(seen.open.shape)
    for k in np.flatnonzero(seen.open[row]):
        word = text[seen.starts[row, k] : seen.ends[row, k]]
        likely[row, k] = shares.get(word, 0.0)
    return likely


def test_the_highest_expected_f1(told: list[Told]) -> None:
    seen, text = windows(told), told[0].text
    likely = _likely(seen, 3, text, 走访=0.9, 困难职工=0.8, 全年=0.1)
    places, most, own = choose.best(likely, seen)
    assert words(seen, 3, places, text) == ["走访", "困难职工"]
    assert most[3] == pytest.approx(2 * (0.9 * 2 + 0.8 * 4) / (6 + 0.9 * 2 + 0.8 * 4 + 0.1 * 2))
    assert own[3] == pytest.approx(most[3])  # the rule said the same


def test_marks_inside_the_rules_label_stay(told: list[Told]) -> None:
    seen, text = windows(told), told[0].text
    words_of = _likely(seen, 4, text, 因公出国=1, 费=1, 会议费=1) > 0
    pieces = choose.pieces_of(text, seen, 4, words_of[4])
    assert "".join(text[s:e] for s, e in pieces) == "因公出国（境）费、会议费"


def test_no_quotation_is_cut_in_two() -> None:
    assert choose.is_whole("“职工课堂”走进")
    assert not choose.is_whole("课堂”走进")
    assert not choose.is_whole("因公出国（境")


def test_labels_are_exact_pieces_inside_their_evidence() -> None:
    for metric in metrics(report_of(TEXT), (), find_numbers(TEXT), FRONT):
        assert "".join(TEXT[s.start : s.end] for s in metric.label_spans) == metric.label
        assert all(metric.evidence.span.covers(span) for span in metric.label_spans)


def test_names_with_a_number_inside_are_whole() -> None:
    text = "发表影响因子大于10的论文38篇。"
    (*_, metric) = metrics(report_of(text), (), mentions_of(text), FRONT)
    assert metric.label == "影响因子大于10的论文"


def test_a_rule_without_a_margin_keeps_its_label(told: list[Told]) -> None:
    silent = choose.Weights.packed(np.zeros((BUCKETS, crf.STATES)), np.zeros((5, 5)))
    with choose.using(silent):
        choices = next(iter(choose.chosen(told)))
    assert len(choices) == 5
    for label, choice in zip(told[0].labels, choices, strict=True):
        if choice.rule != choose.CHOSEN:
            assert choice[:2] == (label.pieces, label.rule)
    assert [c.rule for c in choices if c.rule == "list"] == [
        label.rule for label in told[0].labels if label.rule == "list"
    ]


@pytest.mark.parametrize(
    ("comment", "text", "own", "found", "sooner"),
    [
        ("words that touch the label", "本会内设机构9个。", (4, 6), ((2, 6),), True),
        ("words with a gap", "本会内设的常年议事机构9个。", (5, 11), ((2, 4), (5, 11)), False),
        (
            "words of another clause",
            "本会内设，常年议事机构9个。",
            (5, 11),
            ((2, 4), (5, 11)),
            False,
        ),
        ("who acts", "某园区公司投资9亿元。", (5, 7), ((3, 7),), False),
        ("a verb that brings about", "全年筹集善款9万元。", (4, 6), ((2, 6),), False),
        ("a part of the label", "本会内设机构9个。", (2, 6), ((4, 6),), False),
        ("the deed behind the number", "青年职工9人在岗。", (0, 4), ((0, 4), (6, 8)), True),
    ],
)
def test_words_that_are_only_added_are_believed_sooner(
    comment: str,
    text: str,
    own: tuple[int, int],
    found: tuple[tuple[int, int], ...],
    sooner: bool,
) -> None:
    (paragraph,) = paragraphs(report_of(text), mentions_of(text))
    told = Told(paragraph.masked, paragraph.sentences[0], [Label((own,), "number last")])
    margins = rule_file("labels.toml")["learned"]
    expected = margins["longer"] if sooner else margins["number last"]
    assert choose._margin(told, 0, found) == expected, comment


@pytest.mark.parametrize(
    ("comment", "text", "own", "found", "rule", "sooner"),
    [
        ("whose it is", "流动车现有藏书900册。", (5, 7), ((0, 3), (5, 7)), "number last", True),
        (
            "from the clause before",
            "流动车开门，外借9册。",
            (6, 8),
            ((0, 3), (6, 8)),
            "number last",
            True,
        ),
        (
            "a label that says more",
            "流动车现有少儿藏书9册。",
            (5, 9),
            ((0, 3), (6, 9)),
            "number last",
            False,
        ),
        (
            "a longer label",
            "流动车开门，免费外借图书9册。",
            (6, 12),
            ((0, 3), (6, 12)),
            "number last",
            False,
        ),
        (
            "a verb that brings about",
            "全年筹集善款9万元。",
            (4, 6),
            ((2, 6),),
            "number last",
            False,
        ),
        ("who acts", "乡站所共同开展巡查9次。", (7, 9), ((1, 5), (7, 9)), "number last", False),
        ("another rule", "流动车开门，外借9册。", (6, 8), ((0, 3), (6, 8)), "as before", False),
    ],
)
def test_what_a_short_label_is_of_is_believed_sooner(
    comment: str,
    text: str,
    own: tuple[int, int],
    found: tuple[tuple[int, int], ...],
    rule: str,
    sooner: bool,
) -> None:
    (paragraph,) = paragraphs(report_of(text), mentions_of(text))
    told = Told(paragraph.masked, paragraph.sentences[0], [Label((own,), rule)])
    margins = rule_file("labels.toml")["learned"]
    expected = margins["bare"] if sooner else margins[rule]
    assert choose._margin(told, 0, found) == expected, comment


@pytest.mark.parametrize(
    ("text", "found", "halved"),
    [
        ("辖村、社区", ((1, 2),), True),
        ("辖村、社区", ((1, 5),), False),
        ("辖村、社区", ((3, 5),), False),
        ("辖村、屯、社区", ((1, 2),), False),
    ],
)
def test_two_things_counted_together_are_not_halved(
    text: str, found: tuple[tuple[int, int], ...], halved: bool
) -> None:
    assert (
        vetoes._halves(text, Label(((1, len(text)),), "number first"), vetoes.places(found))
        is halved
    )


def test_paragraphs_come_one_by_one_whatever_is_looked_at_together(told: list[Told]) -> None:
    many = told * 90
    assert list(choose.chosen(many)) == [next(iter(choose.chosen(told)))] * 90
    assert list(choose.chosen([])) == []


def test_a_long_paragraph_is_looked_at_in_parts(
    monkeypatch: pytest.MonkeyPatch, told: list[Told]
) -> None:
    monkeypatch.setattr(choose, "_AT_ONCE", 2)
    found = list(
        choose.chosen([Told(told[0].text, told[0].slots[:1], told[0].labels[:1]), *told, *told])
    )
    assert [len(some) for some in found] == [1, 5, 5]


def test_a_changed_model_is_refused(tmp_path: Path) -> None:
    shipped = files("reportmine") / "data" / "labels-model"
    for name in ("model.json", "weights.npz"):
        shutil.copy(str(shipped / name), tmp_path / name)
    assert choose.load(tmp_path)
    card = json.loads((tmp_path / "model.json").read_text(encoding="utf-8"))
    (tmp_path / "model.json").write_text(json.dumps({**card, "sha256": "0"}), encoding="utf-8")
    with pytest.raises(RuleError, match="train_labels"):
        choose.load(tmp_path)


@pytest.mark.parametrize(
    ("text", "noun", "found", "loses"),
    [
        ("建成2个国家葡萄酒产业开放发展试验区", "国家葡萄酒产业开放发展试验区", "国家葡萄酒", True),
        ("推进“数字孪生+”行动，建成9个数字孪生应用场景", "数字孪生应用场景", "数字孪生", True),
        ("40名新教师每人领到一本手写的笔记", "新教师每人领到一本手写的笔记", "新教师", False),
        ("12名学生开始用方言给外婆讲故事", "学生开始用方言给外婆讲故事", "学生", False),
        ("在8个重点县建设冬春蔬菜基地", "重点县建设冬春蔬菜基地", "重点县", False),
        ("30名老人翻身、喂饭、听故事", "老人翻身、喂饭、听故事", "老人", False),
    ],
)
def test_a_noun_keeps_what_it_ends_with(text: str, noun: str, found: str, loses: bool) -> None:
    at = text.index(noun)
    pieces = ((at, at + len(noun)),)
    taken = ((text.index(found), text.index(found) + len(found)),)
    label = Label(pieces, "number first", pieces)
    assert vetoes._beheads(text, label, taken) is loses
