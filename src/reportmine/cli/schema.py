"""`reportmine schema`: the JSON Schema of the record."""

from __future__ import annotations

import json

import typer


def command() -> None:
    from reportmine.store.record import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
