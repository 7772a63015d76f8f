"""What a taxonomy holds: roles and themes with their cues, kinds of documents, organisations.

Frozen values; `taxonomy` reads them from a file and checks them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, get_args

from reportmine.classify.phrases import GAP, Gapped
from reportmine.findings import Role

__all__ = ["ROLES", "STRENGTHS", "Cue", "Entry", "Kind", "Setting", "Speaking", "Taxonomy"]

# Log-odds that one phrase adds: e**5 = 150 to 1, e**3 = 20, e**1.8 = 6, e**0.9 = 2.5.
STRENGTHS = {"sure": 5.0, "strong": 3.0, "fair": 1.8, "weak": 0.9}
ROLES: tuple[str, ...] = get_args(Role)


class Cue(NamedTuple):
    """What one phrase says: for (or, where the weight is negative, against) a role or a theme.

    `where` is "heading", "body" or "" for both. `label` is "role:plan", "theme:care" …
    """

    phrase: str
    label: str
    weight: float
    where: str
    begins: bool = False
    ends: bool = False


def _spellings(cue: Cue) -> tuple[str, ...]:
    """The phrase and, where a heading begins with its two letters, these set apart: 概 述, 附　表."""
    if not cue.begins or len(cue.phrase) != 2:
        return (cue.phrase,)
    return (cue.phrase, *(blank.join(cue.phrase) for blank in " \u3000"))


class Speaking(NamedTuple):
    """A cue as it is looked up where its phrase stands: where it may speak, and whether it must stand at the
    begin or end of a heading.

    `hides` is what shorter phrases inside it can no longer speak for: its axis or, where it speaks
    against its label, that label. "" is nothing: what lies in the gap of a phrase is no part of it.
    """

    cue: Cue
    label: str
    axis: str
    in_heading: bool
    in_body: bool
    anchored: bool
    hides: str

    @staticmethod
    def of(cue: Cue) -> Speaking:
        """The cue with what follows from it."""
        axis, against = cue.label.partition(":")[0], cue.weight <= 0
        hides = cue.label if against else "" if GAP in cue.phrase else axis
        where, anchored = cue.where, cue.begins or cue.ends
        return Speaking(cue, cue.label, axis, where != "body", where != "heading", anchored, hides)


@dataclass(frozen=True, slots=True)
class Entry:
    """A role or a theme: its labels, the words that speak for it, and its examples."""

    axis: str
    name: str
    zh: str
    en: str
    description: str
    cues: tuple[Cue, ...]
    children: str
    holds: float
    themes: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]

    @property
    def label(self) -> str:
        """`role:plan`, `theme:care`: unambiguous where a role and a theme share a name."""
        return f"{self.axis}:{self.name}"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document, and what its sections are unless they say otherwise.

    `only` means that its sections have no other themes than these. Where a section holds none
    of the words that `role` needs, its role is `otherwise`. `headline` has for a theme the figures
    by which a plan of this kind sets its goals: a section that names several is about it.
    """

    name: str
    zh: str
    title: tuple[str, ...]
    opening: tuple[str, ...]
    role: str | None
    role_weight: float
    needs: tuple[str, ...]
    otherwise: str | None
    surely: tuple[str, ...]
    themes: tuple[str, ...]
    theme_weight: float
    only: bool
    headline: tuple[tuple[str, tuple[str, ...]], ...]
    cues: tuple[Cue, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What organisation writes, which themes are likelier or rarer there, and which it is for."""

    name: str
    zh: str
    names: tuple[str, ...]
    lean: tuple[tuple[str, float], ...]
    home: tuple[str, ...]


@dataclass(frozen=True)
class Taxonomy:
    """Roles, themes, kinds of documents, and who votes. Made by `load_taxonomy`."""

    name: str
    roles: tuple[Entry, ...]
    themes: tuple[Entry, ...]
    kinds: tuple[Kind, ...]
    settings: tuple[Setting, ...]
    mute: tuple[str, ...]
    voters: tuple[tuple[str, float], ...]

    @cached_property
    def cues(self) -> dict[str, tuple[Speaking, ...]]:
        """For each phrase what it says; the empty tuple for a mute one."""
        table: dict[str, list[Speaking]] = {phrase: [] for phrase in self.mute}
        for entry in (*self.roles, *self.themes):
            for cue in entry.cues:
                for phrase in _spellings(cue):
                    said = Speaking.of(cue._replace(phrase=phrase))
                    table.setdefault(phrase, []).append(said)
        return {phrase: tuple(cues) for phrase, cues in table.items()}

    @cached_property
    def phrases(self) -> Gapped:
        """All phrases, filed: done once, for it costs more than a report."""
        return Gapped(self.cues)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """Every label, roles first."""
        return tuple(entry.label for entry in (*self.roles, *self.themes))

    @cached_property
    def role_labels(self) -> tuple[tuple[str, str], ...]:
        """Name and label of each role."""
        return tuple((entry.name, entry.label) for entry in self.roles)

    @cached_property
    def theme_ranks(self) -> dict[str, int]:
        """For each theme its place in the taxonomy."""
        return {entry.name: at for at, entry in enumerate(self.themes)}

    @cached_property
    def theme_labels(self) -> dict[str, str]:
        """For the label of each theme its name."""
        return {entry.label: entry.name for entry in self.themes}

    @cached_property
    def called(self) -> dict[str, dict[str, tuple[str, str]]]:
        """For roles and themes, by name, what they are called in Chinese and in English."""
        axes = {"role": self.roles, "theme": self.themes}
        return {axis: {e.name: (e.zh, e.en or e.name) for e in axes[axis]} for axis in axes}

    def role(self, name: str) -> Entry:
        """The role of this name. Raises KeyError."""
        return self._entries[f"role:{name}"]

    def entry(self, label: str) -> Entry:
        """The role or theme of a label such as `theme:care`. Raises KeyError."""
        return self._entries[label]

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        return {entry.label: entry for entry in (*self.roles, *self.themes)}
