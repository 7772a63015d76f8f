"""Terms: what a section is about in its own words, and what sets one department or year apart.

    keywords(mined)             for each section its words by TF-IDF and by TextRank
    distinctive(mineds, group)  for each group (department, year) the words that it uses more than
                                the others: log-odds with an informative Dirichlet prior

Words are jieba's, those of the genre kept whole (`text.segment`). One character, numbers and words
that every report holds are no terms. TextRank: Mihalcea & Tarau 2004. Log-odds: Monroe, Colaresi &
Quinn 2008, "Fightin' Words"; the score is a z-value, 1.96 is the usual bar.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from reportmine.findings import Mined, Section
from reportmine.study.words import lists
from reportmine.text.segment import segmenter

__all__ = ["GROUPS", "Distinctive", "Keywords", "distinctive", "keywords", "words_of"]

_TERM = re.compile(r"[\u4e00-\u9fff]{2,}|[A-Za-z][A-Za-z+]+")
_WINDOW = 4
_DAMPING = 0.85
_ROUNDS = 30
_PRIOR = 100.0  # how many words of common usage stand behind each group

GROUPS: dict[str, Callable[[Mined], str]] = {
    "organisation": lambda mined: mined.front.organisation or mined.report.source,
    "year": lambda mined: mined.front.period.label if mined.front.period else "",
}


class Keywords(NamedTuple):
    """A section's terms with their scores, best first."""

    section: Section
    tf_idf: tuple[tuple[str, float], ...]
    text_rank: tuple[tuple[str, float], ...]


class Distinctive(NamedTuple):
    """A group's terms: word, z-value of its log-odds, how often it stands there; best first."""

    group: str
    terms: tuple[tuple[str, float, int], ...]


def words_of(text: str) -> list[str]:
    """The terms of a text, in order."""
    stop = lists().stop
    return [word for word in segmenter().cut(text) if _TERM.fullmatch(word) and word not in stop]


def keywords(mined: Mined, others: Iterable[Mined] = (), most: int = 8) -> list[Keywords]:
    """Terms of each section with a text of its own.

    What is rare is judged against the sections of this report and of `others`.
    """
    own = _section_words(mined)
    documents = [set(words) for each in others for _, words in _section_words(each)]
    documents += [set(words) for _, words in own]
    spread = Counter(word for words in documents for word in words)
    found = []
    for section, words in own:
        counts = Counter(words)
        idf = {w: math.log((1 + len(documents)) / (1 + spread[w])) + 1 for w in counts}
        weight = {w: count / len(words) * idf[w] for w, count in counts.items()}
        found.append(Keywords(section, _best(weight, most), _best(_text_rank(words), most)))
    return found


def distinctive(
    mineds: Sequence[Mined], group: Callable[[Mined], str], most: int = 15
) -> list[Distinctive]:
    """For each group the words that set it apart from all others, those above 1.96 only."""
    counts: dict[str, Counter[str]] = {}
    for mined in mineds:
        if name := group(mined):
            counts.setdefault(name, Counter()).update(words_of(mined.report.text))
    whole = sum(counts.values(), Counter[str]())
    found = []
    for name in sorted(counts):
        scores = _log_odds(counts[name], whole - counts[name], whole)
        best = [pair for pair in _best(scores, most) if pair[1] >= 1.96]
        terms = tuple((word, score, counts[name][word]) for word, score in best)
        found.append(Distinctive(name, terms))
    return found


def _section_words(mined: Mined) -> list[tuple[Section, list[str]]]:
    """The words of each section without its subsections; sections without words are left out."""
    kept = []
    for section in mined.sections:
        inner = [s.span for s in mined.sections if s.parent == section.id]
        start, pieces = section.span.start, []
        for span in inner:
            pieces.append(mined.report.text[start : span.start])
            start = span.end
        pieces.append(mined.report.text[start : section.span.end])
        if words := words_of("\n".join(pieces)):
            kept.append((section, words))
    return kept


def _best(scores: dict[str, float], most: int) -> tuple[tuple[str, float], ...]:
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:most]
    return tuple((word, round(score, 4)) for word, score in ranked)


def _text_rank(words: Sequence[str]) -> dict[str, float]:
    """PageRank on the graph of words that stand close together."""
    links: dict[str, Counter[str]] = {word: Counter() for word in words}
    for at, word in enumerate(words):
        for other in words[at + 1 : at + _WINDOW]:
            if other != word:
                links[word][other] += 1
                links[other][word] += 1
    out = {word: sum(near.values()) for word, near in links.items()}
    rank = dict.fromkeys(links, 1.0)
    for _ in range(_ROUNDS):
        rank = {
            word: 1 - _DAMPING + _DAMPING * sum(rank[o] * n / out[o] for o, n in near.items())
            for word, near in links.items()
        }
    return rank


def _log_odds(here: Counter[str], there: Counter[str], whole: Counter[str]) -> dict[str, float]:
    """z-values of the log-odds of each word here against there, with usage as the prior."""
    total = whole.total()
    size_here, size_there = here.total() + _PRIOR, there.total() + _PRIOR
    scores = {}
    for word in here:
        prior = _PRIOR * whole[word] / total
        one, other = here[word] + prior, there[word] + prior
        delta = math.log(one / (size_here - one)) - math.log(other / (size_there - other))
        scores[word] = delta / math.sqrt(1 / one + 1 / other)
    return scores
