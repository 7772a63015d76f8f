"""Curves between 0 and 1 as an SVG picture: no library, the same bytes every time."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

__all__ = ["Panel", "curves"]

SIZE, MARGIN = 280, 46


class Panel(NamedTuple):
    """A square: what its axes are called, its points (x, y), and whether the diagonal is drawn."""

    across: str
    up: str
    points: Sequence[tuple[float, float]]
    diagonal: bool


def curves(panels: Sequence[Panel]) -> str:
    """The panels side by side, as an SVG document."""
    wide = len(panels) * (SIZE + 2 * MARGIN)
    drawn = [_drawn(at * (SIZE + 2 * MARGIN), panel) for at, panel in enumerate(panels)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{SIZE + 2 * MARGIN}" '
        f'font-family="sans-serif" font-size="12">\n{"".join(drawn)}</svg>\n'
    )


def _drawn(left: int, panel: Panel) -> str:
    def place(x: float, y: float) -> str:
        return f"{left + MARGIN + x * SIZE:.1f},{MARGIN + (1 - y) * SIZE:.1f}"

    lines = [
        f'<rect x="{left + MARGIN}" y="{MARGIN}" width="{SIZE}" height="{SIZE}" fill="none" stroke="#999"/>'
    ]
    if panel.diagonal:
        lines.append(
            f'<polyline points="{place(0, 0)} {place(1, 1)}" stroke="#bbb" stroke-dasharray="4"/>'
        )
    told = " ".join(place(x, y) for x, y in panel.points)
    lines.append(f'<polyline points="{told}" fill="none" stroke="#1f5fa8" stroke-width="2"/>')
    for at in (0.0, 0.5, 1.0):
        x, y = left + MARGIN + at * SIZE, MARGIN + (1 - at) * SIZE
        lines.append(
            f'<text x="{x:.1f}" y="{MARGIN + SIZE + 16}" text-anchor="middle">{at:g}</text>'
        )
        lines.append(
            f'<text x="{left + MARGIN - 6}" y="{y + 4:.1f}" text-anchor="end">{at:g}</text>'
        )
    middle = left + MARGIN + SIZE / 2
    lines.append(
        f'<text x="{middle:.1f}" y="{MARGIN + SIZE + 34}" text-anchor="middle">{escape(panel.across)}</text>'
    )
    lines.append(f'<text x="{left + MARGIN}" y="{MARGIN - 10}">{escape(panel.up)}</text>')
    return "\n".join(lines) + "\n"
