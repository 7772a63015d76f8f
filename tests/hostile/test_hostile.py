"""Every file that breaks readers ends in its named status, and the batch goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from hostile.files import RECIPES, STATUS, good, nested_states
from reportmine.batch import Limits, mine_all
from reportmine.batch.crew import Crew
from reportmine.batch.wire import Order
from reportmine.errors import ReadError
from reportmine.findings import Mined

LIMITS = Limits(seconds=12, memory_mb=400)


@pytest.fixture(scope="module")
def mined(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Mined]:
    """All recipes and a good file, through one worker that is replaced whenever it dies."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, recipe in RECIPES.items():
        (folder / name).write_bytes(recipe())
    (folder / "good.pdf").write_bytes(good())
    files = [folder / name for name in (*RECIPES, "good.pdf")]
    return {Path(m.report.source).name: m for m in mine_all(files, workers=1, limits=LIMITS)}


@pytest.mark.parametrize("name", RECIPES)
def test_ends_in_a_named_status(name: str, mined: dict[str, Mined]) -> None:
    report = mined[name].report
    assert report.status in STATUS[name], mined[name].notes
    assert "internal_error" not in {note.code for note in mined[name].notes}
    if report.status != "ok":
        assert mined[name].notes, "a failure says what to do"
        assert not mined[name].metrics


def test_the_good_file_beside_them_is_mined(mined: dict[str, Mined]) -> None:
    good = mined["good.pdf"]
    assert good.report.status == "ok"
    assert [m.text for m in good.mentions if m.is_quantity] == ["3期", "120人次", "40户"]


def test_what_came_before_changes_nothing(mined: dict[str, Mined]) -> None:
    first, again = mined["no_pages.pdf"], mined["no_pages_again.pdf"]
    assert (first.report.status, [n.code for n in first.notes]) == (
        again.report.status,
        [n.code for n in again.notes],
    )


def test_what_takes_too_long_is_ended(tmp_path: Path) -> None:
    slow, fine = tmp_path / "slow.pdf", tmp_path / "good.pdf"
    slow.write_bytes(nested_states(3_000_000))
    fine.write_bytes(good())
    crew = Crew()
    try:
        with pytest.raises(ReadError, match=r"Not done after 0\.05 s") as ended:
            crew.ask(Order(str(slow), "slow.pdf", 0.05, 2000, 0, 0))
        assert (ended.value.status, ended.value.code) == ("timeout", "time_limit")
        assert crew.ask(Order(str(fine), "good.pdf", 10, 400, 0, 0))[0]
    finally:
        crew.close()
