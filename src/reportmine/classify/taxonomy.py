"""The taxonomy: which roles and themes there are, and the words that speak for them.

It is data (`data/taxonomy.toml`, or a user's own file in the same form) and is read here into the
frozen values of `entries`. Everything in it is checked; an error names the file, the entry and what to change.

    [roles.NAME]    zh, en, description    how people call it
                    heading                phrases that speak for it in a heading
                    body                   phrases that speak for it in running text
                    children               the role that subsections inherit (default: the same)
                    holds                  log-odds with which they inherit it
                    themes                 themes that the role brings with it
    [themes.NAME]   sure … weak            phrases that speak for it, in headings and in text
                    heading, body          phrases that count in one of the two only
                    against                phrases that speak against it
    [kinds.NAME]    title, opening         phrases in title or first lines that mean this kind; one with `$`
                                           ends a line of the title, where no other says the kind
                    role, themes, only     what its sections are unless they say otherwise
                    needs, otherwise       words without which a section has that other role
                    headline               for a theme, the figures by which a plan sets its goals
                    surely                 roles whose sections here have these themes for sure
                    roles.NAME             phrases in headings that speak for a role here
    [settings.NAME] names                  words in a title that tell what organisation writes
                    lean                   theme = log-odds that it adds (or, below 0, takes away)
    [mute]          phrases                phrases that mean nothing and hide shorter ones
    [voters]        NAME = weight          who votes, and how much it counts

`heading`, `body` and `against` are tables of `sure`, `strong`, `fair` and `weak` lists. A phrase may hold
one gap `…`, begin with `^` or end with `$` (the heading begins or ends there). Every role, theme
and kind has `examples` and `counter_examples`: `heading｜body`, either may be empty.

A user's file may leave out whole groups; those come from reportmine's own file. Its themes take
the place of ours; its roles and voters are ours but for the entries that it gives.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from reportmine.classify.entries import ROLES, STRENGTHS, Cue, Entry, Kind, Setting, Taxonomy
from reportmine.errors import RuleError
from reportmine.registry import voters
from reportmine.weights import InUse

__all__ = ["ROLES", "Cue", "Entry", "Kind", "Setting", "Taxonomy", "load_taxonomy", "using"]

_TEXTS = {"zh", "en", "description"}
_CASES = {"examples", "counter_examples"}
_KEYS = {
    "roles": _TEXTS | _CASES | {"heading", "body", "against", "children", "holds", "themes"},
    "themes": _TEXTS | _CASES | {"heading", "body", "against", *STRENGTHS},
    "kinds": _TEXTS | _CASES | {"title", "opening", "role", "role_weight", "themes", "theme_weight", "only", "roles", "needs", "headline", "otherwise", "surely"},
    "settings": {"zh", "names", "lean", "home"},
}  # fmt: skip


def load_taxonomy(path: Path | str | None = None) -> Taxonomy:
    """The taxonomy in a TOML file; without a path, reportmine's own (or what stands in its place: `using`).

    Raises RuleError where the file cannot be read or an entry is wrong.
    """
    if path is None:
        return _in_use.now()
    file = Path(path)
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise RuleError(f"{file.name}: cannot be read ({error.strerror}); check the path") from None
    except UnicodeDecodeError:
        raise RuleError(f"{file.name}: is not UTF-8; save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{file.name}: is not valid TOML ({error}); mend it there.") from None
    builder = _Builder(file.name, _completed(raw, _own_tables()))
    if not raw:
        raise builder.error("the file", "says nothing; write a role or a theme, or do without it")
    return builder.build()


@cache
def _own() -> Taxonomy:
    return _Builder("taxonomy.toml", _own_tables()).build()


_in_use = InUse(_own)
using = _in_use.using


def _own_tables() -> dict[str, Any]:
    file = resources.files("reportmine") / "data" / "taxonomy.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _completed(raw: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """A user's tables, with ours for what they leave out."""
    themes, roles = raw.get("themes"), raw.get("roles", {})
    if isinstance(themes, Mapping):
        # What our tables say of themes that the user's file does not have is left out.
        for table in (*own["roles"].values(), *own["kinds"].values()):
            table["themes"] = [theme for theme in table.get("themes", []) if theme in themes]
        for table in own["kinds"].values():
            headline = table.get("headline", {})
            table["headline"] = {name: told for name, told in headline.items() if name in themes}
        for table in own["settings"].values():
            lean, home = table.get("lean", {}), table.get("home", [])
            table["lean"] = {name: weight for name, weight in lean.items() if name in themes}
            table["home"] = [name for name in home if name in themes]
    if isinstance(roles, Mapping):
        raw = {**raw, "roles": {**own["roles"], **roles}}
    if isinstance(weights := raw.get("voters", {}), Mapping):
        raw = {**raw, "voters": {**own["voters"], **weights}}
    return {**own, **raw}


class _Builder:
    """Checks the raw tables of one file and makes the frozen values."""

    def __init__(self, file: str, raw: Mapping[str, Any]) -> None:
        self.file = file
        self.raw = raw

    def build(self) -> Taxonomy:
        self.known(self.raw, {"roles", "themes", "kinds", "settings", "mute", "voters"}, "the file")
        roles = tuple(self.entry("role", n, t) for n, t in self.tables("roles"))
        themes = tuple(self.entry("theme", n, t) for n, t in self.tables("themes"))
        if not themes:
            raise self.error("the file", "has no [themes.…]; write one, or leave [themes] out")
        names = {r.name for r in roles}
        for role in roles:
            if role.children not in names:
                raise self.error(f"[roles.{role.name}]", f"children = {role.children!r} is no role")
        theme_names = {t.name for t in themes}
        for role in roles:
            if bad := sorted(set(role.themes) - theme_names):
                raise self.error(
                    f"[roles.{role.name}]", f"themes has {bad[0]!r}, which is no theme"
                )
        kinds = tuple(self.kind(n, t, names, theme_names) for n, t in self.tables("kinds"))
        settings = tuple(self.setting(n, t, theme_names) for n, t in self.tables("settings"))
        mute = self.strings(self.raw.get("mute", {}), "phrases", "[mute]")
        return Taxonomy(self.file, roles, themes, kinds, settings, mute, self.voters())

    def entry(self, axis: str, name: str, table: Mapping[str, Any]) -> Entry:
        where = f"[{axis}s.{name}]"
        if axis == "role" and name not in ROLES:
            raise self.error(where, f"is no role of the record; use one of {', '.join(ROLES)}")
        cues = [
            *self.cues(table, f"{axis}:{name}", "", where),
            *self.cues(table.get("heading", {}), f"{axis}:{name}", "heading", f"{where} heading"),
            *self.cues(table.get("body", {}), f"{axis}:{name}", "body", f"{where} body"),
            *self.cues(table.get("against", {}), f"{axis}:{name}", "", f"{where} against", -1),
        ]
        return Entry(
            axis=axis,
            name=name,
            zh=self.string(table, "zh", where),
            en=self.string(table, "en", where),
            description=self.string(table, "description", where),
            cues=tuple(cues),
            children=self.string(table, "children", where) or name,
            holds=self.number(table, "holds", 2.6, where),
            themes=self.strings(table, "themes", where) if axis == "role" else (),
            examples=self.strings(table, "examples", where),
            counter_examples=self.strings(table, "counter_examples", where),
        )

    def kind(self, name: str, table: Mapping[str, Any], roles: set[str], themes: set[str]) -> Kind:
        where = f"[kinds.{name}]"
        role, own = table.get("role"), self.strings(table, "themes", where)
        headline = table.get("headline", {})
        other = table.get("otherwise")
        for value, valid in [
            (role, roles),
            (other, roles),
            *((t, themes) for t in (*own, *headline)),
        ]:
            if value is not None and value not in valid:
                raise self.error(
                    where, f"{value!r} is unknown; use one of {', '.join(sorted(valid))}"
                )
        cues = [
            cue
            for role_name, lists in table.get("roles", {}).items()
            for cue in self.cues(lists, f"role:{role_name}", "heading", f"{where} roles")
        ]
        if bad := sorted({cue.label for cue in cues} - {f"role:{r}" for r in roles}):
            raise self.error(where, f"roles has {bad[0]!r}; use one of {', '.join(sorted(roles))}")
        return Kind(
            name=name,
            zh=self.string(table, "zh", where),
            title=self.strings(table, "title", where),
            opening=self.strings(table, "opening", where),
            role=role,
            role_weight=self.number(table, "role_weight", 1.0, where),
            needs=self.strings(table, "needs", where),
            otherwise=other,
            surely=self.strings(table, "surely", where),
            themes=own,
            theme_weight=self.number(table, "theme_weight", 1.0, where),
            only=bool(table.get("only", False)),
            headline=tuple((t, self.strings(headline, t, f"{where} headline")) for t in headline),
            cues=tuple(cues),
            examples=self.strings(table, "examples", where),
            counter_examples=self.strings(table, "counter_examples", where),
        )

    def setting(self, name: str, table: Mapping[str, Any], themes: set[str]) -> Setting:
        where = f"[settings.{name}]"
        lean = table.get("lean", {})
        if not isinstance(lean, Mapping) or not all(
            isinstance(v, int | float) for v in lean.values()
        ):
            raise self.error(where, "lean must be a table of numbers, as in lean = { care = 0.5 }")
        home = self.strings(table, "home", where)
        for key, own in (("lean", lean), ("home", home)):
            if bad := sorted(set(own) - themes):
                raise self.error(
                    where, f"{key} has {bad[0]!r}; use one of {', '.join(sorted(themes))}"
                )
        return Setting(
            name=name,
            zh=self.string(table, "zh", where),
            names=self.strings(table, "names", where),
            lean=tuple((theme, float(weight)) for theme, weight in lean.items()),
            home=home,
        )

    def cues(
        self, table: object, label: str, part: str, where: str, sign: int = 1
    ) -> Iterator[Cue]:
        if not isinstance(table, Mapping):
            raise self.error(where, "must be a table of strong, fair and weak lists")
        if part or sign < 0:
            self.known(table, set(STRENGTHS), where)
        for strength, weight in STRENGTHS.items():
            for phrase in self.strings(table, strength, where):
                bare = phrase.removeprefix("^").removesuffix("$")
                if len(bare.replace("…", "")) < 2 and bare == phrase:
                    raise self.error(
                        where, f"the phrase {phrase!r} is too short; write two or more"
                    )
                begins, ends = phrase.startswith("^"), phrase.endswith("$")
                yield Cue(bare, label, sign * weight, part, begins, ends)

    def voters(self) -> tuple[tuple[str, float], ...]:
        table = self.raw.get("voters", {})
        if not isinstance(table, Mapping):
            raise self.error("[voters]", "must be a table of weights, as in heading = 1")
        there = sorted({*voters, "model"})
        for name, weight in table.items():
            if not isinstance(weight, int | float) or isinstance(weight, bool) or weight < 0:
                raise self.error("[voters]", f"{name} = {weight!r} must be a number from 0")
            if name not in there:
                raise self.error("[voters]", f"{name} is no voter; use one of {', '.join(there)}")
        return tuple((name, float(weight)) for name, weight in table.items())

    def tables(self, key: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        group = self.raw.get(key, {})
        if not isinstance(group, Mapping):
            raise self.error(f"[{key}]", f"must hold tables such as [{key}.NAME]")
        for name, table in group.items():
            if not isinstance(table, Mapping):
                raise self.error(f"[{key}.{name}]", "must be a table")
            self.known(table, _KEYS[key], f"[{key}.{name}]")
            yield name, table

    def known(self, table: Mapping[str, Any], keys: set[str], where: str) -> None:
        if unknown := [key for key in table if key not in keys]:
            raise self.error(
                where, f"has an unknown key {unknown[0]!r}; use {', '.join(sorted(keys))}"
            )

    def string(self, table: Mapping[str, Any], key: str, where: str) -> str:
        value = table.get(key, "")
        if not isinstance(value, str) or (key == "zh" and not value):
            raise self.error(where, f'{key} must be a text, as in {key} = "…"')
        return value

    def number(self, table: Mapping[str, Any], key: str, default: float, where: str) -> float:
        value = table.get(key, default)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self.error(where, f"{key} must be a number, as in {key} = {default}")
        return float(value)

    def strings(self, table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            raise self.error(where, f'{key} must be a list of texts, as in {key} = ["…", "…"]')
        return tuple(value)

    def error(self, where: str, what: str) -> RuleError:
        return RuleError(f"{self.file}: {where} {what}")
