"""A trained model among the voters: hashed character n-grams and linear weights.

    model = train(examples)                  from labelled sections
    model.save(folder); load(folder)         weights.npz and model.json, no pickle, with SHA-256
    model.votes(examples)                    for each section its labels and their log-odds

Three things are hashed, each into a space of its own: the heading, the headings above it, and the
beginning of the section's own text. Roles are one softmax, themes one yes or no each. No model is
shipped yet: `shipped()` is None, the voter abstains, and scikit-learn is not even imported.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from reportmine.errors import RuleError

__all__ = ["Example", "Model", "load", "shipped", "train"]

VERSION = 1
# What is hashed: field, n-gram sizes, bits of its space.
FIELDS = (("heading", (1, 3), 14), ("above", (1, 2), 13), ("text", (1, 2), 15))
_TEXT = 800
_RAREST = 3


class Example(NamedTuple):
    """A section as the model sees it; `role` and `themes` are its labels where they are known."""

    heading: str
    above: str = ""
    text: str = ""
    role: str = ""
    themes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Model:
    """Weights, one row a label. `labels` are `role:plan`, `theme:care` …; roles come first."""

    labels: tuple[str, ...]
    weights: Any  # float32 array, labels × features
    bias: Any  # float32 array, labels

    def log_odds(self, examples: Sequence[Example]) -> Any:
        """An array, examples × labels."""
        return vectors(examples) @ self.weights.T + self.bias

    def votes(self, examples: Sequence[Example]) -> list[list[tuple[str, float]]]:
        """For each example its labels and log-odds; roles are centred on their mean."""
        scores = self.log_odds(examples)
        roles = sum(label.startswith("role:") for label in self.labels)
        scores[:, :roles] -= scores[:, :roles].mean(axis=1, keepdims=True)
        return [
            [(label, round(float(score), 3)) for label, score in zip(self.labels, row, strict=True)]
            for row in scores
        ]

    def save(self, folder: Path) -> None:
        """Write `weights.npz` and `model.json` into a folder, which is made where it is missing."""
        import numpy

        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "weights.npz"
        numpy.savez_compressed(file, weights=self.weights.astype("float16"), bias=self.bias)
        card = {
            "version": VERSION,
            "fields": [[name, list(sizes), bits] for name, sizes, bits in FIELDS],
            "labels": list(self.labels),
            "sha256": _digest(file),
        }
        text = json.dumps(card, ensure_ascii=False, indent=1) + "\n"
        (folder / "model.json").write_text(text, encoding="utf-8")


def load(folder: Path) -> Model:
    """Read a model. Raises RuleError where it is missing, of another version, or was changed."""
    import numpy

    file, name = folder / "weights.npz", folder.name
    try:
        card = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        digest = _digest(file)
    except (OSError, ValueError) as error:
        raise RuleError(f"{name}: the model cannot be read ({error}); train it again") from None
    if card.get("version") != VERSION or card.get("fields") != [
        [n, list(s), b] for n, s, b in FIELDS
    ]:
        raise RuleError(f"{name}: the model was trained by another version; train it again")
    if card.get("sha256") != digest:
        raise RuleError(
            f"{name}: weights.npz is not the file that model.json describes; train it again"
        )
    with numpy.load(file, allow_pickle=False) as stored:
        weights, bias = stored["weights"].astype("float32"), stored["bias"]
    return Model(tuple(card["labels"]), weights, bias)


@cache
def shipped() -> Model | None:
    """The model that came with reportmine, if any."""
    folder = Path(__file__).parent.parent / "data" / "model"
    return load(folder) if (folder / "model.json").exists() else None


def vectors(examples: Sequence[Example]) -> Any:
    """A sparse matrix, examples × features: the hashed n-grams of all fields side by side."""
    from scipy.sparse import hstack  # type: ignore[import-untyped]
    from sklearn.feature_extraction.text import HashingVectorizer

    blocks = [
        HashingVectorizer(
            analyzer="char", ngram_range=sizes, n_features=2**bits, alternate_sign=False
        ).transform([getattr(example, name)[:_TEXT] for example in examples])
        for name, sizes, bits in FIELDS
    ]
    return hstack(blocks, format="csr")


def train(examples: Sequence[Example], strength: float = 8.0) -> Model:
    """Fit a model to labelled sections.

    Labels with fewer than three examples are left out: the model abstains on them. `strength` is
    the inverse of regularisation. Raises RuleError where fewer than two roles are left.
    """
    import numpy
    from sklearn.linear_model import LogisticRegression

    features = vectors(examples)
    role_names = _frequent([example.role for example in examples])
    if len(role_names) < 2:
        raise RuleError("training needs examples of two roles or more, three of each; label more")
    labels: list[str] = []
    rows: list[Any] = []
    bias: list[float] = []
    kept = [i for i, example in enumerate(examples) if example.role in role_names]
    wanted = [
        (name, numpy.array([e.role == name for e in examples])[kept], kept) for name in role_names
    ]
    axes = [("role", *each) for each in wanted]
    every = list(range(len(examples)))
    for name in _frequent([theme for example in examples for theme in example.themes]):
        axes.append(("theme", name, numpy.array([name in e.themes for e in examples]), every))
    for axis, name, truth, chosen in axes:
        if truth.all() or not truth.any():
            continue
        fitted = LogisticRegression(
            C=strength,
            class_weight="balanced",
            solver="liblinear",
            dual=True,
            max_iter=5000,
            random_state=0,
        )
        fitted.fit(features[chosen], truth)
        labels.append(f"{axis}:{name}")
        rows.append(fitted.coef_[0])
        bias.append(float(fitted.intercept_[0]))
    return Model(tuple(labels), numpy.array(rows, "float32"), numpy.array(bias, "float32"))


def _frequent(names: Sequence[str]) -> list[str]:
    return sorted({name for name in names if name and names.count(name) >= _RAREST})


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
