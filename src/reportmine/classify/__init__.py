"""Telling of each section what it does (its role) and what it is about (its themes).

`classify(report, sections)` gives the sections back with `role`, `themes` and `why` filled.

taxonomy   the words that speak for roles and themes, read from TOML into the values of `entries`
phrases    finding many phrases in one pass over a text
voting     the rules: votes on each section, added up
model      the trained model, pooled with the rules where it may speak
label      asks both and answers
learning   from labelled reports to a model, and how right it is; not needed to classify
"""

from reportmine.classify.label import classify
from reportmine.classify.taxonomy import Taxonomy, load_taxonomy

__all__ = ["Taxonomy", "classify", "load_taxonomy"]
