"""The database: everything in its table, tied together, the same bytes every time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from factories import everything, failed, mined

from reportmine.findings import Mined
from reportmine.store import database

GIVEN = [everything(), mined(source="二.pdf"), failed()]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    database.build(GIVEN, tmp_path / "a.sqlite")
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as connection:
        yield connection


def test_every_finding_is_there(db: sqlite3.Connection) -> None:
    def count(table: str) -> int:
        (number,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()
        return int(number)

    assert count("reports") == 3
    assert count("sections") == sum(len(m.sections) for m in GIVEN)
    assert count("mentions") == sum(len(m.mentions) for m in GIVEN)
    assert count("metrics") == count("facts") == sum(len(m.metrics) for m in GIVEN)
    assert count("cells") == 5
    assert count("notes") == 3
    assert count("places") == sum(len(x.evidence.places) for m in GIVEN for x in m.metrics)


def test_keys_hold(db: sqlite3.Connection) -> None:
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_values_are_exact_and_can_be_added(db: sqlite3.Connection) -> None:
    rows = db.execute("SELECT value, value_num, unit FROM facts WHERE label = '慰问'").fetchall()
    assert rows == [("35000", 35000.0, "元")]


def test_a_fact_leads_to_its_page(db: sqlite3.Connection) -> None:
    row = db.execute(
        "SELECT organisation, theme, page, quote FROM facts WHERE indicator = 'training.sessions'"
    ).fetchone()
    assert row == ("某校工会", "training", 1, "5次")


def test_a_file_without_text_keeps_its_status(db: sqlite3.Connection) -> None:
    row = db.execute("SELECT status, organisation FROM reports WHERE source = '坏.pdf'").fetchone()
    assert row == ("unreadable", None)


def test_repeats_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        database.build(GIVEN, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_odd_characters_do_not_stop_it(tmp_path: Path) -> None:
    odd: Mined = mined("总\ud800结\n培训5次\x00。", organisation="a'); DROP TABLE reports;--")
    database.build([odd], tmp_path / "a")
    with closing(sqlite3.connect(tmp_path / "a")) as connection:
        text, organisation = connection.execute("SELECT text, organisation FROM reports").fetchone()
    assert text == "总\ufffd结\n培训5次\ufffd。"
    assert organisation == "a'); DROP TABLE reports;--"
