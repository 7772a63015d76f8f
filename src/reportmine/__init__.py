"""reportmine: Chinese yearly work reports, turned into data that people trust.

    mined = reportmine.mine("总结.pdf")                 one report, all findings
    for mined in reportmine.mine_all(paths): ...        many, with limits and isolation
    reportmine.write([mined], "总结.xlsx")              a workbook (.csv .sqlite .jsonl)
    reportmine.compare([mined])                         departments × years × indicators
    reportmine.audit(mined)                             figures that cannot all be right

    reportmine.read_report(path)                        only the text and its places
    reportmine.find_sections(report)                    only the section tree, with front matter
    reportmine.find_numbers("获批20余项")               only the numbers of a piece of text
    reportmine.parse_number("三万五千")                 only the value of one
    reportmine.to_record(mined)                         the published record, a plain dict
    reportmine.from_record(record)                      and back

Each name is fetched when it is first used: `import reportmine` itself loads next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportmine.batch import mine_all as mine_all
    from reportmine.errors import ReportmineError as ReportmineError
    from reportmine.export import write as write
    from reportmine.outline import outline as find_sections
    from reportmine.pipeline import mine as mine
    from reportmine.quantity import find_numbers as find_numbers
    from reportmine.quantity import parse_number as parse_number
    from reportmine.read import read as read_report
    from reportmine.store.record import to_record as to_record
    from reportmine.store.restore import from_record as from_record
    from reportmine.study.audit import audit as audit
    from reportmine.study.compare import compare as compare

__all__ = [
    "ReportmineError",
    "audit",
    "compare",
    "find_numbers",
    "find_sections",
    "from_record",
    "mine",
    "mine_all",
    "parse_number",
    "read_report",
    "to_record",
    "write",
]

_WHERE = {
    "ReportmineError": ("errors", "ReportmineError"),
    "audit": ("study.audit", "audit"),
    "compare": ("study.compare", "compare"),
    "find_numbers": ("quantity", "find_numbers"),
    "find_sections": ("outline", "outline"),
    "from_record": ("store.restore", "from_record"),
    "mine": ("pipeline", "mine"),
    "mine_all": ("batch", "mine_all"),
    "parse_number": ("quantity", "parse_number"),
    "read_report": ("read", "read"),
    "to_record": ("store.record", "to_record"),
    "write": ("export", "write"),
}


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module 'reportmine' has no attribute {name!r}")
    module, verb = _WHERE[name]
    value = getattr(import_module(f"reportmine.{module}"), verb)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
