"""Where errors end: one line on stderr and an exit code, never a traceback.

0  all went well    1  some files failed, or an error    2  the request makes no sense
130  stopped by the user
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import typer

from reportmine.cli.messages import language, text
from reportmine.cli.terminal import plain_text
from reportmine.errors import ReportmineError, UsageError
from reportmine.export.told import told

P = ParamSpec("P")

FAILED, USAGE, INTERRUPTED = 1, 2, 130


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
            raise _said(text("internal", speak).format(what=what), FAILED) from None

    return guarded


def _said(message: str, code: int) -> typer.Exit:
    typer.echo(f"reportmine: {plain_text(message)}", err=True)
    return typer.Exit(code)
