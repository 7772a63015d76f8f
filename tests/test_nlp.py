"""The spaCy bridge: Docs of the same text, numbers and sections as spans."""

from __future__ import annotations

import warnings

import pytest

with warnings.catch_warnings():
    # spaCy's own imports use calls that newer libraries call outdated.
    warnings.simplefilter("ignore")
    import spacy

    from reportmine import nlp as bridge

from factories import everything

TEXT = "2014年获批国家社科基金1项，\n其他科研项目20余项，慰问金3.5万元。"


@pytest.fixture(scope="module")
def pipeline() -> spacy.language.Language:
    return bridge.blank()


def test_the_text_is_kept_to_the_character(pipeline: spacy.language.Language) -> None:
    for text in (TEXT, "", " 两 端 ", "a\tb\n\nc", "🙂１２项"):
        assert pipeline(text).text == text


def test_numbers_are_spans_with_their_kind(pipeline: spacy.language.Language) -> None:
    doc = pipeline(TEXT)
    spans = doc.spans["reportmine"]
    assert [(span.text, span.label_) for span in spans] == [
        ("2014年", "date"),
        ("1项", "count"),
        ("20余项", "count"),
        ("3.5万元", "money"),
    ]
    amount = spans[3]._.mention
    assert (str(amount.value), amount.unit) == ("35000", "元")


def test_the_words_of_the_genre_are_tokens(pipeline: spacy.language.Language) -> None:
    assert "国家社科基金" in [token.text for token in pipeline(TEXT)]


def test_component_in_another_pipeline() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("reportmine")
    doc = nlp(TEXT)
    spans = doc.spans["reportmine"]
    assert len(spans) == 4
    assert all(span._.mention.text in span.text for span in spans)
    assert [TEXT[slice(*span._.mention.span)] for span in spans] == [
        span._.mention.text for span in spans
    ]


def test_a_span_of_ones_own_has_no_mention(pipeline: spacy.language.Language) -> None:
    assert pipeline(TEXT)[0:1]._.mention is None


def test_pipeline_is_saved_and_loaded(pipeline: spacy.language.Language) -> None:
    config = pipeline.config
    again = spacy.util.load_model_from_config(config).from_bytes(pipeline.to_bytes())
    docs = [again(TEXT), pipeline(TEXT)]
    one, other = ([span.text for span in doc.spans["reportmine"]] for doc in docs)
    assert one == other


def test_a_mined_report_as_doc() -> None:
    mined = everything()
    doc = bridge.to_doc(mined)
    assert doc.text == mined.report.text
    assert [(s.id_, s.label_, s.start_char, s.end_char) for s in doc.spans["sections"]] == [
        (s.id, s.role or "", *s.span) for s in mined.sections
    ]
    assert [s.text for s in doc.spans["headings"]] == [
        mined.report.text[slice(*s.heading_span)] for s in mined.sections if s.heading_span
    ]
    assert [(s.text, s.label_) for s in doc.spans["reportmine"]] == [
        (m.text, m.kind) for m in mined.mentions
    ]
    assert [s._.mention for s in doc.spans["reportmine"]] == list(mined.mentions)
