"""Trained weights on disk: arrays in an .npz and a card in JSON that holds its SHA-256. No pickle.

store(folder, arrays, card)             writes weights.npz and model.json
card, arrays = fetch(folder, again)     reads them back; `again` says how to make them anew
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import numpy as np

from reportmine.errors import RuleError

__all__ = ["fetch", "store"]

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
    except (OSError, ValueError) as error:
        raise RuleError(f"{folder.name}: the model cannot be read ({error}); {again}") from None
    if any(card.get(name) != value for name, value in expected.items()):
        raise RuleError(f"{folder.name}: the model was trained by another version; {again}")
    if card.get("sha256") != hashlib.sha256(stored).hexdigest():
        raise RuleError(
            f"{folder.name}: {_WEIGHTS} is not the file that {_CARD} describes; {again}"
        )
    with np.load(io.BytesIO(stored), allow_pickle=False) as arrays:
        return card, {name: arrays[name] for name in arrays.files}
