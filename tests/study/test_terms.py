"""Terms of sections, and what sets departments apart."""

from __future__ import annotations

from reportmine.findings import Front, Mined, Period, Section
from reportmine.report import Report, Span
from reportmine.study.terms import GROUPS, distinctive, keywords, words_of
from reportmine.study.words import lists


def mined(organisation: str, year: str, *texts: str) -> Mined:
    whole, sections = "", []
    for number, text in enumerate(texts):
        span = Span(len(whole), len(whole) + len(text))
        sections.append(Section(f"s{number}", None, 1, None, None, None, span))
        whole += text
    report = Report("0" * 64, f"{organisation}{year}.txt", "text", text=whole)
    return Mined(report, Front(organisation=organisation, period=Period(year)), tuple(sections))


READING = "读者服务再上台阶，读者座谈会听取读者心声。"
VISITS = "慰问困难职工，送温暖到困难职工家中，慰问金发放到位。"


def test_words_of_the_genre_stay_whole_and_filler_is_left_out() -> None:
    assert words_of("我们进行困难职工慰问3次") == ["困难职工", "慰问"]


def test_each_section_has_its_own_terms() -> None:
    first, second = keywords(mined("甲馆", "2021", READING, VISITS), most=3)
    assert first.tf_idf[0][0] == "读者"
    assert {"困难职工", "慰问"} & {word for word, _ in second.tf_idf}
    assert "困难职工" in {word for word, _ in second.text_rank}
    assert [score for _, score in first.text_rank] == sorted(
        (score for _, score in first.text_rank), reverse=True
    )


def test_a_word_that_all_sections_hold_counts_less() -> None:
    (alone, *_) = keywords(mined("甲馆", "2021", "读者培训。"), [mined("乙馆", "2021", "读者。")])
    assert [word for word, _ in alone.tf_idf] == ["培训", "读者"]


def test_what_sets_departments_apart() -> None:
    reports = [mined("甲馆", "2021", READING * 8), mined("乙工会", "2021", VISITS * 8)]
    found = {
        each.group: [word for word, *_ in each.terms]
        for each in distinctive(reports, GROUPS["organisation"])
    }
    assert found["甲馆"][0] == "读者"
    assert "困难职工" in found["乙工会"]
    assert not set(found["甲馆"]) & set(found["乙工会"])


def test_what_all_say_sets_nobody_apart() -> None:
    reports = [mined("甲馆", "2021", READING * 4), mined("甲馆", "2022", READING * 4)]
    assert [each.terms for each in distinctive(reports, GROUPS["year"])] == [(), ()]


def test_without_words_there_are_no_terms() -> None:
    assert keywords(mined("甲馆", "2021", "3，5。")) == []


def test_words_without_a_subject_are_terms_of_nothing() -> None:
    assert len(lists().stop) >= 80
    assert [word for word in sorted(lists().stop) if words_of(word)] == []
    assert words_of("下一步") == []
