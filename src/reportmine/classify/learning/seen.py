"""A labelled report as training sees it: nodes, vectors and the truth of each section.

seen = see(document, taxonomy)      the rules have voted, and its sections are vectors
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportmine.classify.learning.corpus import Document
from reportmine.classify.learning.retold import broken_off, taken_apart
from reportmine.classify.model import Heard, Model
from reportmine.classify.model.vectors import Vectors, vectorise
from reportmine.classify.taxonomy import Taxonomy, load_taxonomy
from reportmine.classify.voting.features import Features, Node
from reportmine.classify.voting.panel import vote

__all__ = ["HeldOut", "Seen", "see"]


@dataclass(frozen=True)
class Seen:
    """A labelled report as the model sees it: nodes, vectors, and the labels of each node.

    `begun` and `apart` are the same report told otherwise: broken off here and there, as excerpts
    are, so that the model does not take the last section that it sees for the end of the year; and
    with a section of its own for each paragraph of a list, as some outlines have it.
    """

    document: Document
    nodes: tuple[Node, ...]
    vectors: Vectors
    roles: tuple[str, ...]
    themes: tuple[frozenset[str], ...]
    home: frozenset[str]
    begun: tuple[Seen, ...] = ()
    apart: Seen | None = None

    @property
    def all(self) -> tuple[Seen, ...]:
        """The report, and what else it is told as."""
        return (self, *self.begun, *([self.apart] if self.apart else ()))


@dataclass(frozen=True)
class HeldOut:
    """What a model that has not seen its group heard in one report."""

    seen: Seen
    heard: Heard
    model: Model


def see(
    document: Document, taxonomy: Taxonomy | None = None, *, told_otherwise: bool = True
) -> Seen:
    """Let the rules vote on a labelled report and vectorise its sections; also as it is `told_otherwise`."""
    taxonomy = taxonomy or load_taxonomy()
    if not told_otherwise:
        return _see(document, taxonomy)
    begun = tuple(_see(other, taxonomy) for other in broken_off(document))
    apart = taken_apart(document)
    return replace(
        _see(document, taxonomy), begun=begun, apart=_see(apart, taxonomy) if apart else None
    )


def _see(document: Document, taxonomy: Taxonomy) -> Seen:
    features = Features(document.report, document.unlabelled(), taxonomy)
    vote(features)
    truth = {section.id: section for section in document.sections}
    own = [truth[node.section.id] for node in features.nodes]
    return Seen(
        document,
        tuple(features.nodes),
        vectorise(features, taxonomy.labels),
        tuple(section.role or "" for section in own),
        tuple(frozenset(theme.name for theme in section.themes) for section in own),
        features.home,
    )
