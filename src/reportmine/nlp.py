"""reportmine for people who work with spaCy.

    nlp = reportmine.nlp.blank()                  a Chinese pipeline with our tokenizer and component
    doc = nlp("获批国家社科基金1项。")
    doc.spans["reportmine"]                       the numbers, each labelled with its kind
    doc.spans["reportmine"][0]._.mention          the whole `Mention`: value, unit, bounds …

    doc = reportmine.nlp.to_doc(mined)            a mined report as a Doc: the same text, and
    doc.spans["sections"], doc.spans["headings"]  its sections, labelled with their role

In a pipeline of your own: `nlp.add_pipe("reportmine")`. Words never cross the border of a number
that our tokenizer saw, so a span is exactly its number; with another tokenizer it is the words
that hold the number, and `mention.span` is exact. spaCy is imported with this module only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from spacy.util import registry
from spacy.vocab import Vocab

from reportmine.findings import Mention, Mined
from reportmine.quantity import find_numbers
from reportmine.report import Span as ReportSpan
from reportmine.text.segment import Segmenter, segmenter

__all__ = ["GROUP", "SegmenterTokenizer", "blank", "to_doc"]

GROUP = "reportmine"


class SegmenterTokenizer:
    """A spaCy tokenizer on one of our segmenters. It has no state to save."""

    def __init__(self, vocab: Vocab, words: Segmenter | None = None) -> None:
        self.vocab = vocab
        self.segmenter = words or segmenter()

    def __call__(self, text: str) -> Doc:
        """A Doc whose text is exactly `text`; its numbers are in `doc._.mentions`."""
        mentions = find_numbers(text)
        doc = self.cut(text, (edge for mention in mentions for edge in mention.span))
        doc._.mentions = tuple(mentions)
        return doc

    def cut(self, text: str, borders: Iterable[int] = ()) -> Doc:
        """A Doc whose tokens are the segmenter's words, cut again at `borders` (offsets)."""
        edges = {0, len(text), *borders}
        edges.update(token.end for token in self.segmenter.tokens(text))
        words = [text[start:end] for start, end in pairwise(sorted(edges))]
        return Doc(self.vocab, words=words, spaces=[False] * len(words))

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing to save; spaCy asks for it."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> SegmenterTokenizer:
        """Nothing to load; spaCy asks for it."""
        return self

    def to_disk(self, _path: str | Path, **_: Any) -> None:
        """Nothing to save; spaCy asks for it."""

    def from_disk(self, _path: str | Path, **_: Any) -> SegmenterTokenizer:
        """Nothing to load; spaCy asks for it."""
        return self


@registry.tokenizers("reportmine.tokenizer.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Language], SegmenterTokenizer]:
    """The factory that a spaCy config names."""
    return lambda nlp: SegmenterTokenizer(nlp.vocab)


@Language.component(GROUP)
def mark_numbers(doc: Doc) -> Doc:
    """Set `doc.spans["reportmine"]`: every number of the text, labelled with its kind."""
    if doc._.mentions is None:
        doc._.mentions = tuple(find_numbers(doc.text))
    marked = [(mention.span, mention.kind, str(i)) for i, mention in enumerate(doc._.mentions)]
    doc.spans[GROUP] = _group(doc, GROUP, marked)
    return doc


def blank() -> Language:
    """A Chinese pipeline with our tokenizer and the component `reportmine`, and nothing else."""
    config = {"nlp": {"tokenizer": {"@tokenizers": "reportmine.tokenizer.v1"}}}
    nlp = spacy.blank("zh", config=config)
    nlp.add_pipe(GROUP)
    return nlp


def to_doc(mined: Mined, vocab: Vocab | None = None) -> Doc:
    """A mined report as a Doc of the same text.

    `doc.spans` has "reportmine" (numbers by kind), "sections" (by role) and "headings" (by role);
    a section's span id is its id in the report.
    """
    sections = [(s.span, s.role or "", s.id) for s in mined.sections]
    headings = [(s.heading_span, s.role or "", s.id) for s in mined.sections if s.heading_span]
    numbers = [(m.span, m.kind, str(i)) for i, m in enumerate(mined.mentions)]
    edges = (edge for span, _, _ in (*sections, *headings, *numbers) for edge in span)
    doc = SegmenterTokenizer(vocab or Vocab()).cut(mined.report.text, edges)
    doc._.mentions = mined.mentions
    for name, spans in (("sections", sections), ("headings", headings), (GROUP, numbers)):
        doc.spans[name] = _group(doc, name, spans)
    return doc


def _group(doc: Doc, name: str, marked: Iterable[tuple[ReportSpan, str, str]]) -> SpanGroup:
    """Spans by offsets, label and id; where words cross a border, the words that hold it."""
    spans = [
        doc.char_span(*span, label=label, span_id=span_id, alignment_mode="expand")
        for span, label, span_id in marked
    ]
    return SpanGroup(doc, name=name, spans=[span for span in spans if span is not None])


def _mention(span: Span) -> Mention | None:
    mentions = span.doc._.mentions or ()
    known = span.id_.isdigit() and int(span.id_) < len(mentions)
    return mentions[int(span.id_)] if known else None


Doc.set_extension("mentions", default=None, force=True)
Span.set_extension("mention", getter=_mention, force=True)
