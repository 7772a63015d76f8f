"""A place for a trained model among the voters. None is shipped yet: `shipped()` is None."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol


class Trained(Protocol):
    """What the model voter asks of a model."""

    def votes(self, path: Sequence[str], text: str) -> Iterator[tuple[str, float]]:
        """Labels and log-odds for a section with these headings (own first) and this text."""
        ...


def shipped() -> Trained | None:
    """The model that came with reportmine, if any."""
    return None
