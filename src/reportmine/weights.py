"""Trained weights on disk: arrays in an .npz and a card in JSON that holds its SHA-256. No pickle.

store(folder, arrays, card)             writes weights.npz and model.json
card, arrays = fetch(folder, again)     reads them back; `again` says how to make them anew
InUse(load)                             the model that answers: the shipped one, or another for a while
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Generic, TypeVar

import numpy as np

from reportmine.errors import RuleError

__all__ = ["InUse", "fetch", "store"]

Weights = TypeVar("Weights")
_WEIGHTS, _CARD = "weights.npz", "model.json"


def store(folder: Path, arrays: Mapping[str, Any], card: Mapping[str, Any]) -> None:
    """Write both files into a folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / _WEIGHTS
    np.savez_compressed(file, **arrays)
    signed = {**card, "sha256": hashlib.sha256(file.read_bytes()).hexdigest()}
    text = json.dumps(signed, ensure_ascii=False, indent=1) + "\n"
    (folder / _CARD).write_text(text, encoding="utf-8")


def fetch(
    folder: Traversable, again: str, expected: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The card and the arrays. Raises RuleError where they are missing, where the card says other than
    `expected`, or where the arrays are not those that it was written with."""
    try:
        card = json.loads((folder / _CARD).read_text(encoding="utf-8"))
        stored = (folder / _WEIGHTS).read_bytes()
    except FileNotFoundError:
        raise RuleError(
            f"{folder.name}: holds no model; name a folder that `reportmine train` has written"
        ) from None
    except (OSError, ValueError) as error:
        reason = (isinstance(error, OSError) and error.strerror) or error
        raise RuleError(f"{folder.name}: the model cannot be read ({reason}); {again}") from None
    if not isinstance(card, dict) or any(
        card.get(name) != value for name, value in expected.items()
    ):
        raise RuleError(f"{folder.name}: the model was trained by another version; {again}")
    if card.get("sha256") != hashlib.sha256(stored).hexdigest():
        raise RuleError(
            f"{folder.name}: {_WEIGHTS} is not the file that {_CARD} describes; {again}"
        )
    with np.load(io.BytesIO(stored), allow_pickle=False) as arrays:
        return card, {name: arrays[name] for name in arrays.files}


class InUse(Generic[Weights]):
    """Weights that are read when they are first asked for, and may give way to others for a while: to
    measure a model on what it has not seen, or to answer by one of a user's own."""

    def __init__(self, load: Callable[[], Weights]) -> None:
        self._load = load
        self._instead: list[Weights] = []

    @cached_property
    def _shipped(self) -> Weights:
        return self._load()

    def now(self) -> Weights:
        """The weights that answer. Raises what reading them raises."""
        return self._instead[-1] if self._instead else self._shipped

    @contextmanager
    def using(self, weights: Weights | None) -> Iterator[None]:
        """Answer by these weights instead; None changes nothing."""
        if weights is None:
            yield
            return
        self._instead.append(weights)
        try:
            yield
        finally:
            self._instead.pop()
