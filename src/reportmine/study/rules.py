"""Users' rule files, checked as ours are: form, names, and every example and counter-example.

In: the path of a TOML file: a taxonomy, a catalogue, units or a lexicon; its tables tell which. Out: `Checked`, with
a line for each example that does not come out as the file says. A file whose form is wrong raises RuleError
with file, entry and what to change.

Rule files hold words, never patterns: nothing of a user's is compiled as a regular expression, what looks like one
is refused, and so is what is too large, so that no file can keep the program busy.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from reportmine.classify import classify
from reportmine.classify.taxonomy import Entry, Taxonomy, load_taxonomy
from reportmine.errors import RuleError
from reportmine.findings import Section
from reportmine.metrics.catalogue import Catalogue, Indicator, load_catalogue, parse_catalogue
from reportmine.quantity import find_numbers
from reportmine.report import Report, Span
from reportmine.text.numerals import CHINESE
from reportmine.text.units import units

Kind = Literal["catalogue", "taxonomy", "units", "lexicon"]

MOST_BYTES = 1_000_000
MOST_ENTRIES = 3_000
LONGEST = 400  # characters of a phrase or an example
_PATTERN = re.compile(r"\\|\.\*|\.\+|[*+?]\)|\)[*+?{]|\[\^|\(\?|\{\d*,\d*\}")
_NUMERAL = re.compile(f"[{CHINESE}\\d]")
_EXAMPLES = frozenset(
    {"examples", "counter", "counter_examples", "traps", "description", "en", "zh"}
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check has found: the kind of file, its size, and what does not come out as it says."""

    kind: Kind
    entries: int
    examples: int
    problems: tuple[str, ...]


def check_rules(path: Path | str, taxonomy: Taxonomy | None = None) -> Checked:
    """Check a rule file, a catalogue against the themes of this taxonomy (without one, reportmine's own). Raises
    RuleError where its form is wrong."""
    file = Path(path)
    text = _text(file)
    try:
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise RuleError(f"{file.name}: is not valid TOML ({error}); mend it there.") from None
    kind = _kind(raw, file.name)
    _words_only(raw, file.name)
    if kind == "catalogue":
        return _catalogue(file, text, (taxonomy or load_taxonomy()).theme_ranks)
    check = {"taxonomy": _taxonomy, "units": _units, "lexicon": _lexicon}
    return check[kind](file, raw)


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise RuleError(f"{file.name}: is larger than {MOST_BYTES} bytes; split it.")
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise RuleError(
            f"{file.name}: cannot be read ({error.strerror}); check the path."
        ) from None
    except UnicodeDecodeError:
        raise RuleError(f"{file.name}: is not UTF-8; save it as UTF-8.") from None


def _kind(raw: Mapping[str, Any], name: str) -> Kind:
    if "indicator" in raw:
        return "catalogue"
    if {"roles", "themes", "kinds", "settings", "mute", "voters"} & set(raw):
        return "taxonomy"
    groups = raw.get("group")
    if isinstance(groups, list) and groups and all(isinstance(group, dict) for group in groups):
        return "units" if any("likely" in group for group in groups) else "lexicon"
    raise RuleError(
        f"{name}: holds no [[indicator]] (catalogue), [themes.NAME] (taxonomy) or [[group]] (units, lexicon);"
        " add the tables of one of them."
    )


def _words_only(raw: Mapping[str, Any], name: str) -> None:
    """Refuse what looks like a pattern, and what is too long or too much."""
    count = 0
    for where, key, value in _strings(raw, ""):
        count += 1
        if count > 50 * MOST_ENTRIES:
            raise RuleError(f"{name}: holds more than {50 * MOST_ENTRIES} texts; split it.")
        if key in _EXAMPLES:
            continue
        if len(max(value.split() or [""], key=len)) > LONGEST:
            raise RuleError(
                f"{name}: {where}: a phrase of {key} is longer than {LONGEST} characters."
            )
        if _PATTERN.search(value):
            raise RuleError(
                f"{name}: {where}: {key} holds what looks like a pattern ({value[:40]!r}); write plain words, "
                "patterns are not used."
            )


def _strings(value: object, where: str, key: str = "") -> Iterator[tuple[str, str, str]]:
    """Every text of a file with the entry and the key that it stands under; no recursion limit is met."""
    stack: list[tuple[object, str, str]] = [(value, where, key)]
    while stack:
        at, entry, name = stack.pop()
        if isinstance(at, str):
            yield entry, name, at
        elif isinstance(at, Mapping):
            title = str(at.get("id") or at.get("name") or entry)
            stack += [(inner, title or str(k), str(k)) for k, inner in at.items()]
        elif isinstance(at, list):
            stack += [
                (inner, f"{name} {n}" if isinstance(inner, dict) else entry, name)
                for n, inner in enumerate(at, 1)
            ]


# -- catalogue ------------------------------------------------------------------------------------


def _catalogue(file: Path, text: str, themes: Container[str]) -> Checked:
    catalogue = parse_catalogue(text, file.name, load_catalogue().places)
    problems: list[str] = []
    count = 0
    for indicator in catalogue.indicators[:MOST_ENTRIES]:
        where = f"{file.name}: {indicator.id}"
        if indicator.theme not in themes:
            problems.append(
                f"{where}: {indicator.theme} is no theme of the taxonomy; name one of its themes."
            )
        if not indicator.examples:
            problems.append(f"{where}: has no examples; write at least one label that must match.")
        for examples, wanted in ((indicator.examples, True), (indicator.counter, False)):
            for example in examples:
                count += 1
                found = _named(catalogue, indicator, example)
                if (indicator.id in found) != wanted:
                    told = ", ".join(sorted(found)) or "nothing"
                    what = "must match but finds" if wanted else "must not match but finds"
                    problems.append(f"{where}: {example!r} {what} {told}.")
    return Checked("catalogue", len(catalogue.indicators), count, tuple(problems))


def _named(catalogue: Catalogue, indicator: Indicator, example: str) -> set[str]:
    """The indicators that an example finds: `获批/国家社科基金` is a verb and a label."""
    verb, slash, label = example.partition("/")
    if not slash or example in indicator.aliases:
        verb, label = "", example
    found = set()
    for unit in indicator.units or (None,):
        aspect = "share" if unit == "%" else "level"
        match = catalogue.match(label, unit=unit, verb=verb, aspect=aspect)
        if match:
            found.add(match.id)
    return found


# -- taxonomy -------------------------------------------------------------------------------------


def _taxonomy(file: Path, raw: Mapping[str, Any]) -> Checked:
    taxonomy = load_taxonomy(file)
    own = {("role", name) for name in raw.get("roles", {})}
    own |= {("theme", name) for name in raw.get("themes", {})}
    entries = [e for e in (*taxonomy.roles, *taxonomy.themes) if (e.axis, e.name) in own]
    problems: list[str] = []
    count = 0
    for entry in entries[:MOST_ENTRIES]:
        for examples, wanted in ((entry.examples, True), (entry.counter_examples, False)):
            for example in examples:
                count += 1
                problems += _classified(file.name, taxonomy, entry, example, wanted)
    return Checked("taxonomy", len(entries), count, tuple(problems))


def _classified(
    name: str, taxonomy: Taxonomy, entry: Entry, example: str, wanted: bool
) -> Iterator[str]:
    heading, _, body = example[:LONGEST].partition("｜")
    text = f"（一）{heading}\n{body}"
    span, head = Span(0, len(text)), Span(3, 3 + len(heading))
    section = Section(
        "s1", None, 1, "一" if heading else None, heading or None, head if heading else None, span,
        number_span=Span(0, 3), implicit=not heading,
    )  # fmt: skip
    (found,) = classify(Report("0" * 64, name, "text", text=text), [section], taxonomy)
    labels = [f"role:{found.role}", *(f"theme:{theme.name}" for theme in found.themes)]
    if (entry.label in labels) != wanted:
        what = "must be it but is" if wanted else "must not be it but is"
        yield f"{name}: [{entry.axis}s.{entry.name}]: {example!r} {what} {', '.join(labels)}."


# -- units and lexicon ----------------------------------------------------------------------------


def _units(file: Path, raw: Mapping[str, Any]) -> Checked:
    return _groups(file, raw, "units", {"name", "kind", "likely"}, _behind_a_number)


def _lexicon(file: Path, raw: Mapping[str, Any]) -> Checked:
    return _groups(file, raw, "lexicon", {"name", "kind", "words"}, _stands)


def _groups(
    file: Path,
    raw: Mapping[str, Any],
    kind: Kind,
    needed: set[str],
    holds: Callable[[str, tuple[str, ...]], bool],
) -> Checked:
    problems: list[str] = []
    owners: dict[str, str] = {}
    count = 0
    for number, group in enumerate(raw["group"][:MOST_ENTRIES], 1):
        where = f"{file.name}: group {group.get('name', number)!r}"
        if missing := sorted(needed - set(group)):
            raise RuleError(f"{where}: `{missing[0]}` is missing; write it.")
        words = _group_words(group, where)
        for word in words:
            if kind == "lexicon" and (len(word) < 2 or not _NUMERAL.search(word)):
                raise RuleError(
                    f"{where}: {word!r} is one character or holds no numeral; take it out."
                )
            if kind == "units" and owners.setdefault(word, where) != where:
                raise RuleError(f"{where}: {word!r} stands in another group, too; keep one.")
        for example in _listed(group, "examples", where):
            count += 1
            if not holds(example, words):
                problems.append(f"{where}: {example!r} holds none of its words where it counts.")
        for trap in _listed(group, "traps", where):
            count += 1
            if kind == "lexicon" and not any(m.is_quantity for m in find_numbers(trap[:LONGEST])):
                problems.append(f"{where}: {trap!r} must hold a quantity, but none is read.")
            if kind == "units" and _is_counted(trap[:LONGEST], words):
                problems.append(f"{where}: {trap!r} is read as a quantity of one of its words.")
    return Checked(kind, len(raw["group"]), count, tuple(problems))


def _listed(group: Mapping[str, Any], key: str, where: str) -> list[str]:
    told = group.get(key, [])
    if not isinstance(told, list) or not all(isinstance(one, str) for one in told):
        raise RuleError(f"{where}: {key} must be a list of texts.")
    return told


def _is_counted(trap: str, words: tuple[str, ...]) -> bool:
    """Whether a trap is read as a quantity; words that we do not know yet, where they stand behind digits."""
    if any(m.is_quantity and m.text.endswith(words) for m in find_numbers(trap)):
        return True
    new = [re.escape(word) for word in words if units().get(word) is None]
    return bool(new) and re.search(rf"\d(?:{'|'.join(new)})", trap) is not None


def _group_words(group: Mapping[str, Any], where: str) -> tuple[str, ...]:
    words, codes = group.get("words", []), group.get("codes", {})
    listed = words.split() if isinstance(words, str) else words
    if not isinstance(listed, list) or not isinstance(codes, dict):
        raise RuleError(f"{where}: words must be a list or a text of words, codes a table.")
    every = [*listed, *codes]
    if not every or not all(isinstance(word, str) and word for word in every):
        raise RuleError(f"{where}: has no words, or an empty one; write at least one word.")
    return tuple(dict.fromkeys(every))


def _behind_a_number(example: str, words: tuple[str, ...]) -> bool:
    """Whether one of the units stands behind a number of the example."""
    behind = {word for word in words if any(
        _NUMERAL.match(example[max(0, at - 1) : at] or "x") or example[max(0, at - 1) : at] in "余多几数 个"
        for at in _places(example, word)
    )}  # fmt: skip
    return bool(behind)


def _stands(example: str, words: tuple[str, ...]) -> bool:
    return any(word in example for word in words)


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
