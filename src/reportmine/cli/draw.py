"""`reportmine draw FILE --out DIR`: pages as pictures, headings and metrics marked on them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from reportmine.cli.messages import language, text
from reportmine.cli.options import File, Language, mine_one
from reportmine.cli.terminal import console, plain_text
from reportmine.errors import UsageError


def command(
    file: File,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help=text("help.folder"))],
    lang: Language = None,
) -> None:
    from reportmine.export.words import say
    from reportmine.read.render import draw

    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file: name a folder for the pictures.")
    spoken = lang or language()
    mined = mine_one(file, spoken)
    try:
        pages = draw(file, mined, out, say=partial(say, spoken))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(f"Cannot write to {out}: {reason}. Choose another folder.") from error
    said = text("drawn", lang, count=len(pages), folder=out)
    console(err=True).print(plain_text(said))
