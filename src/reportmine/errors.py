"""The errors that reportmine raises, one tree.

    ReportmineError                 anything a caller may want to catch
    ├── ReadError                   a file gives no text; carries the record's `status`
    ├── MissingExtra                an optional library is needed; names the install command
    ├── RuleError                   a rule file is wrong; names file, entry and what to change
    └── UsageError                  a request that makes no sense: no reports, unknown format …

Every message is one or two sentences for the person at the keyboard: what happened, where, what
to do next. The command line prints them as they are; a traceback never reaches a user.
"""

from __future__ import annotations

from reportmine.report import Status


class ReportmineError(Exception):
    """Anything that reportmine raises on purpose."""


class ReadError(ReportmineError):
    """A file gives no text. `status` is what the record will say of it, `file_id` the sha256 of its
    bytes where these could be read, `page` the page that was too much (0: not known)."""

    file_id = ""
    page = 0

    def __init__(self, status: Status, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code


class MissingExtra(ReportmineError):
    """An optional library is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs an extra: pip install 'reportmine[{extra}]'")
        self.extra = extra


class RuleError(ReportmineError):
    """A rule file (taxonomy, catalogue, units …) is wrong."""


class UsageError(ReportmineError):
    """A request that cannot be met as it stands."""
