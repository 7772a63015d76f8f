"""Where errors end: one line on stderr and an exit code, never a traceback.

0  all went well    1  some files failed, or an error    2  the request makes no sense
130  stopped by the user
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, cast

import typer

from reportmine.cli.help import Group
from reportmine.cli.messages import language, text
from reportmine.cli.terminal import plain_text
from reportmine.errors import ReportmineError, UsageError
from reportmine.export.told import told

P = ParamSpec("P")

FAILED, USAGE, INTERRUPTED = 1, 2, 130

# The UsageError of the click that typer uses: a copy of its own in newer versions, the package in older ones.
_Misuse = cast(type[typer.BadParameter], typer.BadParameter.__bases__[0])


def at_the_edge(command: Callable[P, None]) -> Callable[P, None]:
    """The command, with its errors told in one line."""

    @wraps(command)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
        speak = str(kwargs.get("lang") or language())
        try:
            command(*args, **kwargs)
            sys.stdout.flush()
        except typer.Exit:
            raise
        except ReportmineError as error:
            code = USAGE if isinstance(error, UsageError) else FAILED
            raise _said(told(speak, str(error)), code) from None
        except BrokenPipeError:
            # The reader (`| head`) has seen enough; Python would complain while flushing at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except (KeyboardInterrupt, typer.Abort):
            raise _said(text("interrupted", speak), INTERRUPTED) from None
        except Exception as error:
            if os.environ.get("REPORTMINE_DEBUG"):
                raise
            what = f"{type(error).__name__}: {error}"
            raise _said(text("internal", speak, what=what), FAILED) from None

    return guarded


class Application(Group):
    """All commands; what is wrong with the words of a command line is told like any other error."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        try:
            done = super().main(*args, **{**kwargs, "standalone_mode": False})
        except _Misuse as error:
            done = _misused(error).exit_code
        except typer.Abort:
            done = _said(text("interrupted"), INTERRUPTED).exit_code
        sys.exit(done)


def _misused(error: typer.BadParameter) -> typer.Exit:
    if type(error).__name__ == "NoArgsIsHelpError":  # no command was named: its message is the help
        typer.echo(error.format_message())
        return typer.Exit(USAGE)
    speak = language()
    said = told(speak, error.format_message())
    if error.ctx:
        said = text("help.try", speak, said=said, command=error.ctx.command_path)
    return _said(said, USAGE)


def _said(message: str, code: int) -> typer.Exit:
    typer.echo(f"reportmine: {plain_text(message)}", err=True)
    return typer.Exit(code)
