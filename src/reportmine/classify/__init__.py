"""Telling of each section what it does (its role) and what it is about (its themes).

`classify(report, sections)` gives the sections back with `role`, `themes` and `why` filled.
The words are data: see `taxonomy`. Who votes and how votes are added: see `voters` and `label`.
"""

from reportmine.classify.label import classify
from reportmine.classify.taxonomy import Taxonomy, load_taxonomy

__all__ = ["Taxonomy", "classify", "load_taxonomy"]
