"""A text with blanks: a form to be filled in, or a report whose names and years were taken out.

noted_blanks(report)      one note, `template` or `anonymised`, or none
"""

from __future__ import annotations

import re

from reportmine.report import Note, Report, Span
from reportmine.text.calendar import YEAR_TAKEN_OUT

__all__ = ["noted_blanks"]

_SIGN = re.compile("[xX×*＊_]")  # without one there is no blank
_BLANK = re.compile(
    rf"{YEAR_TAKEN_OUT}|[xX×]{{2,4}}(?:[省市县区镇乡局]|单位|公司|学校|学院|同志|部门)|_{{4,}}"
)
_BLANK_FIGURE = re.compile(
    "_{3,}|(?<![A-Za-z\\d])[xX×]{1,4}(?:[余多]?[万亿]?元|[余多]?[人名次场期项个件户篇册%％])"
)
_FEWEST_BLANKS = 3


def noted_blanks(report: Report) -> tuple[Note, ...]:
    """A note where the text has blanks: a form to be filled in, where figures are to be written (____,
    XX人) and those that stand there are examples; or a report whose names and years were taken out
    (20xx年, XX县), with figures of its own."""
    if not _SIGN.search(report.text):
        return ()
    blanks = list(_BLANK.finditer(report.text))
    figures = list(_BLANK_FIGURE.finditer(report.text))
    if len(figures) >= _FEWEST_BLANKS:
        message = f"this looks like a template: {len(figures)} figures are to be filled in, such as {figures[0][0]}"
        return (Note("outline", "template", message, Span(*figures[0].span())),)
    if len(blanks) >= _FEWEST_BLANKS:
        message = (
            f"names or years were taken out: {len(blanks)} placeholders such as {blanks[0][0]}"
        )
        return (Note("outline", "anonymised", message, Span(*blanks[0].span())),)
    return ()
