"""docs/accuracy.md, put together from parts that several benchmarks write.

    put(path, "sections", body)     one part in its place; the others stay as they are

Each part stands between `<!-- NAME: begin -->` and `<!-- NAME: end -->`, in the order of `PARTS`.
"""

from __future__ import annotations

import re
from pathlib import Path

PARTS = ("samples", "outline", "sections", "numbers", "facts", "catalogue")
HEAD = """# Accuracy

Written by `make accuracy`, part by part; do not edit. **All reports measured here are synthetic**, written for this project.
How well other people's reports are read, only labels on such reports can tell: `python benchmarks/accuracy.py --gold DIR`.
"""
_PART = re.compile(r"<!-- (\w+): begin -->\n(.*?)<!-- \1: end -->\n", re.DOTALL)


def put(path: Path, name: str, body: str) -> None:
    """Writes one part into the page; a page that is not there yet begins with it.

    Raises ValueError where `name` is none of `PARTS`.
    """
    if name not in PARTS:
        raise ValueError(f"no part {name!r} in the page; known: {', '.join(PARTS)}")
    whole = path.read_text(encoding="utf-8") if path.exists() else ""
    parts = dict(_PART.findall(whole)) | {name: body.strip() + "\n"}
    told = (
        f"<!-- {part}: begin -->\n{parts[part]}<!-- {part}: end -->\n"
        for part in PARTS
        if part in parts
    )
    path.write_text("\n".join([HEAD, *told]), encoding="utf-8")
