"""Help in the user's language, without a word cut off: classes for `app.command(cls=…)` and `typer.Typer(cls=…)`.

Typer's own is English, and cuts off at the end of a column what holds no blanks: Chinese.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from typer.core import TyperCommand, TyperGroup

from reportmine.cli.messages import text
from reportmine.cli.terminal import styled

_LEFT = (0, 0, 0, 2)  # blanks around what is set in: above, right, below, left


class _Helpful:
    """A command that writes its own help. Mixed in before a class of typer's."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        out = Console(file=io.StringIO(), force_terminal=sys.stdout.isatty(), highlight=False)
        with out.capture() as written:
            out.print(styled(text("help.usage", words=" ".join(_usage(ctx))), "bold"))
            out.print()
            out.print(Padding(styled(ctx.command.help), _LEFT))
            for title, rows in _parts(ctx).items():
                _print_part(text(title), rows, out)
        formatter.write("\n".join(line.rstrip() for line in written.get().splitlines()))


def _usage(ctx: Any) -> Iterable[str]:
    """The words of a call, with what stands for arguments and options."""
    return [ctx.command_path, *ctx.command.collect_usage_pieces(ctx)]


def _parts(ctx: Any) -> dict[str, list[tuple[str, str, str]]]:
    """Arguments, options and commands, by their title: what one is called, what it takes, what it is for."""
    there = ctx.command.get_params(ctx)
    arguments = [
        (each.metavar, "", each.help) for each in there if each.param_type_name == "argument"
    ]
    options = [_option(each) for each in there if each.param_type_name == "option"]
    commands = [
        (name, "", each.help) for name, each in getattr(ctx.command, "commands", {}).items()
    ]
    return {"help.arguments": arguments, "help.options": options, "help.commands": commands}


def _option(option: Any) -> tuple[str, str, str]:
    # typer keeps -h and --help in a set
    names = ", ".join(sorted((*option.opts, *option.secondary_opts), key=_is_short))
    if "--help" in option.opts:  # typer's own
        return names, "", text("help.help")
    about = option.help
    if option.required:
        about += text("help.required")
    elif option.show_default and option.default not in (None, False):
        about += text("help.default", value=option.default)
    return names, option.metavar or "", about


def _is_short(name: str) -> bool:
    return not name.startswith("--")


def _print_part(title: str, rows: list[tuple[str, str, str]], out: Console) -> None:
    if not rows:
        return
    made = Table.grid(padding=(0, 2))
    for no_wrap in (True, True, False):
        made.add_column(overflow="fold", no_wrap=no_wrap)
    for row in rows:
        made.add_row(*map(styled, row))
    out.print()
    out.print(styled(title, "bold"))
    out.print(Padding(made, _LEFT))


class Command(_Helpful, TyperCommand):
    """One command."""


class Group(_Helpful, TyperGroup):
    """Several commands under one name."""
