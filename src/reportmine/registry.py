"""Named plug-ins: voters, readers, exporters, segmenters, engines.

A `Registry` maps a name to something, in three ways, looked up in this order:

1. what a program registered: `voters.register("mine", vote)`
2. what reportmine brings, written as `"module:attribute"` and imported when first asked for
3. entry points of installed packages, in the group `reportmine.<kind>s`

Asking for an unknown name raises `UsageError`, and the message lists the names there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast, overload

from reportmine.errors import UsageError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["Registry", "exporters", "readers", "segmenters", "voters"]

T = TypeVar("T")


class Registry(Generic[T]):
    """A table of named plug-ins of one `kind` ("voter", "reader", "exporter" …)."""

    def __init__(self, kind: str, builtin: Mapping[str, str] | None = None) -> None:
        self.kind = kind
        self.group = f"reportmine.{kind}s"
        self._builtin = dict(builtin or {})
        self._registered: dict[str, T] = {}
        self._installed: dict[str, EntryPoint] | None = None

    @overload
    def register(self, name: str) -> Callable[[T], T]: ...
    @overload
    def register(self, name: str, plugin: T) -> T: ...
    def register(self, name: str, plugin: T | None = None) -> T | Callable[[T], T]:
        """Name a plug-in; without `plugin`, a decorator. Raises UsageError on a name in use."""
        if plugin is None:
            return lambda decorated: self.register(name, decorated)
        if name in self._registered or name in self._builtin:
            raise UsageError(
                f"the {self.kind} name {name!r} is taken; register yours under another name"
            )
        self._registered[name] = plugin
        return plugin

    def get(self, name: str) -> T:
        """The plug-in of this name. Raises UsageError, with the known names, where there is none."""
        if name not in self._registered:
            self._registered[name] = self._load(name)
        return self._registered[name]

    def names(self) -> list[str]:
        """All known names, sorted."""
        return sorted({*self._registered, *self._builtin, *self._entry_points()})

    def __contains__(self, name: object) -> bool:
        return name in self._registered or name in self._builtin or name in self._entry_points()

    def __iter__(self) -> Iterator[str]:
        return iter(self.names())

    def _load(self, name: str) -> T:
        if name in self._builtin:
            module, _, attribute = self._builtin[name].partition(":")
            return cast(T, getattr(import_module(module), attribute))
        found = self._entry_points().get(name)
        if found is None:
            raise UsageError(
                f"there is no {self.kind} named {name!r}; known names: "
                f"{', '.join(self.names()) or 'none'}"
            )
        return cast(T, found.load())

    def _entry_points(self) -> dict[str, EntryPoint]:
        if self._installed is None:
            from importlib.metadata import entry_points  # costs 20 ms, and is seldom needed

            self._installed = {point.name: point for point in entry_points(group=self.group)}
        return self._installed


_VOTERS = "reportmine.classify.voting.voters"

voters: Registry[Any] = Registry(
    "voter",
    {
        "outline": f"{_VOTERS}:outline",
        "heading": f"{_VOTERS}:heading",
        "parent": f"{_VOTERS}:parent",
        "body": f"{_VOTERS}:body",
        "tense": f"{_VOTERS}:tense",
        "kind": f"{_VOTERS}:kind",
        "setting": f"{_VOTERS}:setting",
        "year": f"{_VOTERS}:year",
        "directory": f"{_VOTERS}:directory",
        "position": f"{_VOTERS}:position",
    },
)
readers: Registry[Any] = Registry("reader")
exporters: Registry[Any] = Registry("exporter")
segmenters: Registry[Any] = Registry(
    "segmenter",
    {
        "jieba": "reportmine.text.segment:JiebaSegmenter",
        "rjieba": "reportmine.text.segment:RjiebaSegmenter",
    },
)
