"""Named plug-ins: registering, looking up, and errors that help."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportmine.errors import UsageError
from reportmine.registry import Registry, segmenters, voters


def shout(word: str) -> str:
    return word.upper()


@pytest.fixture
def tools() -> Registry[Callable[[str], str]]:
    return Registry("tool", {"basename": "os.path:basename"})


def test_registered_plug_in_is_found(tools: Registry[Callable[[str], str]]) -> None:
    tools.register("shout", shout)
    assert tools.get("shout") is shout
    assert tools.names() == ["basename", "shout"]


def test_register_as_decorator(tools: Registry[Callable[[str], str]]) -> None:
    @tools.register("whisper")
    def whisper(word: str) -> str:
        return word.lower()

    assert tools.get("whisper")("LOUD") == "loud"


def test_builtin_is_imported_when_asked_for(tools: Registry[Callable[[str], str]]) -> None:
    assert tools.get("basename")("a/b.pdf") == "b.pdf"


def test_unknown_name_lists_the_known_ones(tools: Registry[Callable[[str], str]]) -> None:
    with pytest.raises(UsageError, match="no tool named 'whistle'; known names: basename"):
        tools.get("whistle")


@pytest.mark.parametrize("name", ["basename", "shout"])
def test_a_name_is_given_once(tools: Registry[Callable[[str], str]], name: str) -> None:
    tools.register("shout", shout)
    with pytest.raises(UsageError, match=f"{name!r} is taken"):
        tools.register(name, shout)


@pytest.mark.parametrize("registry", [voters, segmenters], ids=lambda r: r.kind)
def test_everything_that_is_brought_along_loads(registry: Registry[object]) -> None:
    assert registry.names()
    assert all(callable(registry.get(name)) for name in registry)
