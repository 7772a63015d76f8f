"""Findings as plain data: one dict a finding, for JSON Lines and other programs."""

from __future__ import annotations

from typing import Any

from reportmine.report import Place
from reportmine.store.record import plain
from reportmine.study.audit.finding import Figure, Finding


def finding_record(finding: Finding, source: str) -> dict[str, Any]:
    """A finding with its file; decimals are strings, boxes lists, as in the published record."""
    computed, printed = finding.computed, finding.printed
    return {
        "source": source,
        "rule": finding.rule,
        "severity": finding.severity,
        "arithmetic": finding.arithmetic,
        "printed": plain(printed) if printed is not None else None,
        "computed": plain(round(computed, 6).normalize()) if computed is not None else None,
        "tolerance": plain(round(finding.tolerance, 6).normalize()),
        "hint": finding.hint,
        "figures": [_figure(figure, source) for figure in finding.figures],
    }


def _figure(figure: Figure, source: str) -> dict[str, Any]:
    evidence = figure.evidence
    return {
        "name": figure.name,
        "value": plain(figure.amount.value),
        "unit": figure.unit,
        "source": figure.report or source,
        "quote": evidence.quote,
        "span": list(evidence.span),
        "places": [_place(place) for place in evidence.places],
    }


def _place(place: Place) -> dict[str, Any]:
    if place.bbox is None:
        return {"address": place.address}
    return {"page": place.page, "bbox": list(place.bbox)}
