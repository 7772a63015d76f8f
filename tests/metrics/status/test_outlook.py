"""What looks ahead without saying so: statements, their words, the chain, what is done with its answer."""

from __future__ import annotations

import itertools
import json
import shutil
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from reportmine.errors import RuleError
from reportmine.findings import MetricStatus, Section
from reportmine.metrics.status import outlook
from reportmine.metrics.status.above import Above
from reportmine.metrics.status.outlook import BORDERS, MEASURES, Outlook, chances, settled
from reportmine.metrics.status.ruling import Ruling, Why
from reportmine.metrics.status.statements import BUCKETS, added, stated, worded
from reportmine.report import Report, Span, Table
from tests.metrics.build import FRONT, report_of

PARTS = {
    "told": "全年接待读者8万人次，办讲座12场，走访了困难职工45户。",
    "official": "持续推进示范站建设，加快改造老旧小区，完善网格机制，强化队伍建设，实施整治工程5个，覆盖小区39个。",
    "lacking": "回头看，问题也不少：书架太挤，找书要半个钟头；夜里没有人值班，读者颇有怨言；馆员不会讲课，培训流于形式。",
    "promise": "把旧书下架，给书架腾地方；请读者代表一起定开放时间，夜班增到3人；再给每位馆员补一门讲课的本事，学满20课时。",
}


def report(*parts: str) -> Report:
    return report_of(
        "\n".join(("青松大学图书馆工会2024年工作总结", *(PARTS[part] for part in parts)))
    )


def glance(number: str, *parts: str) -> outlook.Glance | None:
    told = report(*parts)
    section = Section("s1", None, 1, None, None, None, Span(0, len(told.text)), role="review")
    seen = Outlook(told, Above(told, (section,), FRONT), FRONT)
    return seen.at(told.text.index(number))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("办班3期。走访45户；慰问8人\n三、不足", ["办班3期", "走访45户", "慰问8人", "三、不足"]),
        ("真的？真的！！这是真的", ["这是真的"]),  # two characters state nothing
        ("", []),
        ("。。。", []),
    ],
)
def test_a_text_is_cut_into_statements(text: str, wanted: list[str]) -> None:
    assert [text[s:e] for s, e in stated(text)] == wanted


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        ("举办讲座12场", "举办讲座34场", True),  # figures are all alike
        ("举办讲座１２场", "举办讲座12场", True),
        ("办班；走访", "办班。走访", True),
        ("2024年办班", "2024年办会", False),
        ("2024年办班", "2025年办班", False),  # the report's year and the next one are not
        ("2022年办班", "2021年办班", True),
    ],
)
def test_what_is_worded_alike_has_the_same_buckets(one: str, two: str, alike: bool) -> None:
    assert np.array_equal(worded(one, 2024), worded(two, 2024)) == alike


def test_a_run_hangs_on_nothing_outside_of_it() -> None:
    alone, inside = worded("培训馆员", None), worded("今年培训馆员三期", None)
    assert np.array_equal(alone[:, 2:], inside[:, 4:6])
    assert alone.max() < BUCKETS


def test_sums_are_those_of_each_stretch() -> None:
    assert added(np.array([1, 2, 3, 4]), [(0, 2), (1, 4), (3, 3)]).tolist() == [3, 9, 0]


def test_chances_are_those_of_all_ways_through() -> None:
    random = np.random.default_rng(0)
    said, steps = random.normal(size=5), random.normal(size=(len(BORDERS), 2, 2))
    borders = [3, 0, 1, 2, 3]
    weight = {}
    for way in itertools.product((0, 1), repeat=5):
        own = sum(s for s, state in zip(said, way, strict=True) if state)
        moves = sum(steps[borders[i], way[i - 1], way[i]] for i in range(1, 5))
        weight[way] = np.exp(own + moves)
    total = sum(weight.values())
    wanted = [sum(w for way, w in weight.items() if way[i]) / total for i in range(5)]
    assert chances(said.tolist(), borders, steps) == pytest.approx(wanted)


@pytest.mark.parametrize("said", [[1e9, -1e9] * 500, [-1e9] * 1000, []])
def test_chances_stay_between_nothing_and_certainty(said: list[float]) -> None:
    steps = np.full((len(BORDERS), 2, 2), 3.0)
    assert all(0 <= each <= 1 for each in chances(said, [0] * len(said), steps))


@pytest.mark.parametrize(
    ("number", "parts", "ahead"),
    [
        ("3人", ("told", "lacking", "promise"), True),
        ("8万人次", ("told", "lacking", "promise"), False),
        ("半个钟头", ("told", "lacking", "promise"), False),
        (
            "39个",
            ("told", "official"),
            False,
        ),  # it sounds like a plan, and nothing is lacking before
        ("39个", ("official", "told", "lacking", "promise"), False),
    ],
)
def test_a_plan_stands_behind_what_is_lacking(
    number: str, parts: tuple[str, ...], ahead: bool
) -> None:
    seen = glance(number, *parts)
    assert seen is not None
    assert (seen.ahead > 0.7 and seen.behind_lack) == ahead


def test_rows_of_tables_state_nothing() -> None:
    text = "举办讲座12场。\n讲座场次\t12\n培训人次\t340"
    start = text.index("讲座场次")
    table = Table("t1", Span(start, len(text)), (), ())
    told = report_of(text, tables=(table,))
    seen = Outlook(told, Above(told, (), FRONT), FRONT)
    assert seen.at(3) is not None
    assert seen.at(text.index("12", start)) is None
    assert seen.frame()[0].shape == (1, len(MEASURES))


class Fixed(Outlook):
    """An outlook that says the same of everything."""

    def __init__(self, ahead: float, behind_lack: bool) -> None:
        self.glance = outlook.Glance(ahead, behind_lack)

    def at(self, offset: int) -> outlook.Glance | None:
        return self.glance


@pytest.mark.parametrize(
    ("status", "why", "plan", "ahead", "lack", "wanted"),
    [
        ("achieved", Why.NOTHING_SAID, False, 0.9, True, "planned"),
        ("achieved", Why.NOTHING_SAID, False, 0.9, False, "achieved"),  # nothing lacking before it
        ("achieved", Why.NOTHING_SAID, False, 0.6, True, "achieved"),  # unsure
        ("achieved", Why.NOTHING_SAID, True, 0.9, True, "achieved"),  # the past, told inside a plan
        ("achieved", Why.CAST, False, 0.9, True, "achieved"),
        ("baseline", Why.BASELINE, False, 0.9, True, "baseline"),
        ("required", Why.MODAL, False, 0.9, True, "required"),
        ("planned", Why.PLAN, True, 0.01, False, "achieved"),
        ("planned", Why.PLAN, True, 0.01, True, "planned"),
        ("planned", Why.PLAN, True, 0.2, False, "planned"),
        ("planned", Why.WORD, False, 0.1, False, "planned"),  # a word of promise is no guess
    ],
)
def test_only_a_guess_is_given_up(
    status: MetricStatus, why: Why, plan: bool, ahead: float, lack: bool, wanted: str
) -> None:
    given = settled(Ruling(status, why), Fixed(ahead, lack), 0, plan=plan)  # type: ignore[arg-type]
    assert given.status == wanted


@pytest.mark.parametrize(
    ("ahead", "term", "wanted"),
    [
        (0.5, True, "planned"),
        (0.5, False, "achieved"),
        (0.2, True, "achieved"),
    ],
)
def test_who_says_by_when_needs_to_sound_less_like_a_plan(
    ahead: float, term: bool, wanted: str
) -> None:
    seen = Fixed(ahead, behind_lack=True)
    seen.glance = seen.glance._replace(has_term=term)
    guess = Ruling("achieved", Why.NOTHING_SAID)
    assert settled(guess, seen, 0, plan=False).status == wanted


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("各班组要在9月前再谈3次。", True),
        ("各班组在9月再谈3次。", False),
        ("各班组三年前谈过3次。", False),
    ],
)
def test_by_when_is_seen(text: str, term: bool) -> None:
    told = report_of(text)
    glance = Outlook(told, Above(told, (), FRONT), FRONT).at(text.index("3次"))
    assert glance is not None
    assert glance.has_term == term


def test_a_changed_model_is_refused(tmp_path: Path) -> None:
    shipped = files("reportmine") / "data" / "outlook-model"
    for name in ("model.json", "weights.npz"):
        shutil.copy(str(shipped / name), tmp_path / name)
    assert outlook.load(tmp_path)
    card = json.loads((tmp_path / "model.json").read_text(encoding="utf-8"))
    (tmp_path / "model.json").write_text(json.dumps({**card, "measures": "0"}), encoding="utf-8")
    with pytest.raises(RuleError, match="train_outlook"):
        outlook.load(tmp_path)
