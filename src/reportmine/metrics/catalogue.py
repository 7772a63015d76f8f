"""The catalogue of indicators: which known indicator a label names.

In: `data/catalogue.toml` (or a user's file of the same form) and a label with its unit and verb.
Out: a `Match`: the indicator's id and an honest score (0–1), or nothing. What matches nothing keeps
its label.

A label matches an alias that it equals (1.0), ends with, or holds; Chinese phrases carry their head
at the end, so an alias in front of another noun (会员 in 会员活动) is only a modifier and does not
count. Where no alias is inside the label, character bigrams may be alike enough.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Container
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, NamedTuple

from reportmine.errors import RuleError
from reportmine.weights import InUse

Over = Literal["sum", "average", "never"]
THRESHOLD = 0.6
_NOISE = re.compile(r"[\s“”\"'《》（）()、，·—\-]|各类|各种|各级各类|有关|相关|全年|年度|本年")


class Match(NamedTuple):
    """An indicator that a label names, and how surely."""

    id: str
    score: float
    alias: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """An entry of the catalogue.

    `units` are the units that it may have (empty: any). `over` says how the values of several
    departments or years make one: their sum, an average, or never. `needs`: one of these words
    must be in the label or be its verb; `exclude`: none of them may be. `apart` names the
    indicators that it must never be merged with.
    """

    id: str
    zh: str
    en: str
    theme: str
    units: tuple[str, ...]
    over: Over
    aliases: tuple[str, ...]
    needs: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()

    @property
    def parent(self) -> str | None:
        """The id one step up in the tree: research.projects of research.projects.nssf."""
        head, dot, _ = self.id.rpartition(".")
        return head if dot else None


@dataclass(frozen=True)
class Catalogue:
    """Indicators in a tree by theme, and the index that finds them."""

    indicators: tuple[Indicator, ...]
    _index: dict[str, list[int]] = field(default_factory=dict, repr=False, compare=False)
    _whole: set[tuple[str, int]] = field(default_factory=set, repr=False, compare=False)
    _lengths: list[int] = field(default_factory=list, repr=False, compare=False)
    _bigrams: dict[str, list[str]] = field(default_factory=dict, repr=False, compare=False)
    _cache: dict[tuple[str, str, str, str], Match | None] = field(
        default_factory=dict, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        for i, indicator in enumerate(self.indicators):
            for alias in indicator.aliases:
                plain = _NOISE.sub("", alias.lstrip("="))
                self._index.setdefault(plain, []).append(i)
                if alias.startswith("="):
                    self._whole.add((plain, i))
        self._lengths.extend(sorted({len(alias) for alias in self._index}))
        for alias in self._index:
            for gram in dict.fromkeys(_grams(alias)):
                self._bigrams.setdefault(gram, []).append(alias)

    def __getitem__(self, id: str) -> Indicator:
        return self.indicators[self.places[id]]

    @cached_property
    def places(self) -> dict[str, int]:
        """For each id its place in the catalogue."""
        return {indicator.id: at for at, indicator in enumerate(self.indicators)}

    def match(
        self, label: str, *, unit: str | None = None, verb: str = "", aspect: str = "level"
    ) -> Match | None:
        """The indicator that a label names, if one does so surely enough."""
        key = (label, unit or "", verb, aspect)
        if key not in self._cache:
            if len(self._cache) > 50_000:
                self._cache.clear()
            self._cache[key] = self._find(label, unit or "", verb, aspect)
        return self._cache[key]

    def _find(self, label: str, unit: str, verb: str, aspect: str) -> Match | None:
        """The best alias that stands in a label and whose indicator may be meant there."""
        text = _NOISE.sub("", label)
        if len(text) < 2:
            return None
        best: Match | None = None
        for alias, score in self._candidates(text):
            for i in self._index[alias]:
                indicator = self.indicators[i]
                if alias != text and (alias, i) in self._whole:
                    continue
                if not _allowed(indicator, text, unit, verb, aspect):
                    continue
                if best is None or (score, len(alias)) > (best.score, len(best.alias)):
                    best = Match(indicator.id, round(score, 2), alias)
        return best if best and best.score >= THRESHOLD else None

    def _candidates(self, text: str) -> list[tuple[str, float]]:
        """Aliases that a label holds, and where none is sure enough those that look alike, the best first."""
        found: dict[str, float] = {}
        lengths = self._lengths
        for start in range(len(text)):
            for length in lengths:
                alias = text[start : start + length]
                if len(alias) == length and alias in self._index:
                    found[alias] = max(found.get(alias, 0.0), _contained(text, alias, start))
        if not any(score >= THRESHOLD for score in found.values()):
            for alias, score in self._alike(text):
                found[alias] = max(found.get(alias, 0.0), score)
        return sorted(found.items(), key=lambda item: (-item[1], -len(item[0]), item[0]))

    def _alike(self, text: str) -> list[tuple[str, float]]:
        """Aliases that share most pairs of characters with a text, and its last pair."""
        grams = _grams(text)
        shared: Counter[str] = Counter()
        for gram in dict.fromkeys(grams):
            for alias in self._bigrams.get(gram, ()):
                shared[alias] += 1
        found = []
        for alias, n in shared.items():
            dice = 2 * n / (len(set(grams)) + len(set(_grams(alias))))
            # The head must be the same: 会员活动 and 会员人数 share half of their characters.
            if dice >= 0.8 and text[-2:] == alias[-2:]:
                found.append((alias, 0.9 * dice))
        return found


def _grams(text: str) -> list[str]:
    return [text[i : i + 2] for i in range(len(text) - 1)]


# Behind its head a label may still say of which kind or how many; these do not change what it is.
_AFTER = re.compile(
    r"^(?:面上|青年|重大|重点|一般|专项|后期资助)?(?:项目|课题|立项|案件|名额|等|活动|工作|情况)?"
    r"(?:数量|总数|数|人数|人次|次数|件数|册数|总量|场次)?"
    r"(?:(?:获|入选|荣获|参加|参与|进入|完成|通过|达到|占|均|全部|开工|受益|表示|因病)[^，。]*)?$"
)
_AFTER_MONEY = re.compile(
    r"^(?:支出|收入|经费|资金|费用|金额|总额|合计|总计)?"
    r"(?:年初|年度)?(?:预算|决算|支出决算|预算安排)?数?(?:占[^，。]*|完成[^，。]*)?$"
)
_MONEY = ("费", "经费", "收入", "支出", "金", "资金", "采购", "拨款", "费用", "款")


def _contained(text: str, alias: str, start: int) -> float:
    """How surely a label that holds an alias is about it."""
    coverage = len(alias) / len(text)
    after = text[start + len(alias) :]
    if not after:
        return min(1.0, 0.62 + 0.38 * coverage)
    if _AFTER.match(after):
        return min(0.95, 0.58 + 0.37 * coverage)
    if _AFTER_MONEY.match(after) and alias.endswith(_MONEY):
        return min(0.9, 0.55 + 0.35 * coverage)
    return 0.55 * coverage


def _allowed(indicator: Indicator, text: str, unit: str, verb: str, aspect: str) -> bool:
    """Whether unit, aspect and the words around an alias let its indicator be meant."""
    if aspect == "rank":
        return False  # 产值列全区第一 is no 产值
    ratio = unit in ("%", "1", "个百分点", "倍") and aspect in ("growth_rate", "share", "change")
    if indicator.units and unit and unit not in indicator.units and not ratio:
        return False
    if ratio and aspect == "share" and "%" not in indicator.units:
        return False
    around = text + "|" + verb
    if indicator.exclude and any(word in around for word in indicator.exclude):
        return False
    return not indicator.needs or any(word in around for word in indicator.needs)


def parse_catalogue(text: str, source: str, known: Container[str] = ()) -> Catalogue:
    """A catalogue from TOML; `apart` may name ids that are `known` besides its own.

    Raises RuleError with file, entry and what to change where the file is wrong.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{source}: is not valid TOML ({error}); mend it there.") from None
    entries = data.get("indicator")
    if not isinstance(entries, list) or not entries:
        raise RuleError(f"{source}: no [[indicator]] entries; add at least one.")
    seen: set[str] = set()
    indicators = []
    for n, entry in enumerate(entries, 1):
        indicator = _indicator(entry, n, source)
        if indicator.id in seen:
            raise RuleError(
                f"{source}: entry {n}: the id {indicator.id} is used twice; rename one."
            )
        seen.add(indicator.id)
        indicators.append(indicator)
    for indicator in indicators:
        for other in indicator.apart:
            if other not in seen and other not in known:
                raise RuleError(
                    f"{source}: {indicator.id}: apart names {other}, which is no entry."
                )
    return Catalogue(tuple(indicators))


def _indicator(entry: Any, n: int, source: str) -> Indicator:
    """One entry of a file. Raises RuleError where a key is missing, unknown or of the wrong form."""
    if not isinstance(entry, dict):
        raise RuleError(f"{source}: entry {n} is no table; begin it with a line [[indicator]].")
    where = f"{source}: entry {n} ({entry.get('id', 'no id')})"
    for key in ("id", "zh", "en", "theme", "over", "aliases"):
        value = entry.get(key)
        if not (isinstance(value, str) and value.strip()) and not (key == "aliases" and value):
            raise RuleError(f"{where}: `{key}` is missing or empty; give it a text.")
    if entry["over"] not in ("sum", "average", "never"):
        raise RuleError(f"{where}: `over` is {entry['over']!r}; use sum, average or never.")
    known = set(Indicator.__dataclass_fields__)
    for key in entry:
        if key not in known:
            raise RuleError(f"{where}: unknown key `{key}`; known are {', '.join(sorted(known))}.")

    def listed(key: str) -> tuple[str, ...]:
        value = entry.get(key, "")
        told = value.split() if isinstance(value, str) else value
        if not isinstance(told, list) or not all(isinstance(one, str) and one for one in told):
            raise RuleError(f"{where}: `{key}` must be words with spaces between, or a list.")
        return tuple(told)

    return Indicator(
        id=entry["id"], zh=entry["zh"], en=entry["en"], theme=entry["theme"],
        units=listed("units"), over=entry["over"],
        aliases=tuple(dict.fromkeys(listed("aliases"))),
        needs=listed("needs"), exclude=listed("exclude"), apart=listed("apart"),
        examples=listed("examples"), counter=listed("counter"),
    )  # fmt: skip


@lru_cache(maxsize=1)
def _default() -> Catalogue:
    source = files("reportmine") / "data" / "catalogue.toml"
    return parse_catalogue(source.read_text(encoding="utf-8"), "catalogue.toml")


def load_catalogue(path: str | Path | None = None) -> Catalogue:
    """The built-in catalogue (or what stands in its place: `using`), or a user's own.

    Raises RuleError where the file is wrong or cannot be read.
    """
    if path is None:
        return _in_use.now()
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise RuleError(f"{path}: cannot be read ({reason}); give a UTF-8 TOML file.") from None
    return parse_catalogue(text, str(path), _default().places)


_in_use = InUse(_default)
using = _in_use.using


def with_ours(own: Catalogue) -> Catalogue:
    """A user's entries, and behind them ours with other ids: where both name a label alike, theirs does."""
    ours = [indicator for indicator in _default().indicators if indicator.id not in own.places]
    return Catalogue((*own.indicators, *ours))
