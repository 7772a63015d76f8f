"""Fonts for the labels of a drawn page: one with Chinese characters, where this system has one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL import ImageFont

__all__ = ["chinese", "sized"]


_FONT_FOLDERS: Final = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "C:/Windows/Fonts",
)
_FONTS: Final = (
    "NotoSansCJK-Regular.ttc",
    "NotoSansCJKsc-Regular.otf",
    "NotoSansSC-Regular.ttf",
    "SourceHanSansSC-Regular.otf",
    "SourceHanSansCN-Regular.otf",
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "PingFang.ttc",
    "Hiragino Sans GB.ttc",
    "STHeiti Light.ttc",
    "msyh.ttc",
    "simhei.ttf",
    "simsun.ttc",
    "DroidSansFallbackFull.ttf",
    "DroidSansFallback.ttf",
    "uming.ttc",
    "ukai.ttc",
)


@cache
def chinese() -> Path | None:
    """A font with Chinese characters, if this system has one that we know by name."""
    from PIL import ImageFont

    for folder in _FONT_FOLDERS:
        fonts = {file.name: file for file in _below(folder)}
        for name in _FONTS:
            if name in fonts:
                try:
                    ImageFont.truetype(str(fonts[name]), 12)
                except OSError:
                    continue  # there, but not for us
                return fonts[name]
    return None


def _below(folder: str) -> list[Path]:
    try:
        return sorted(Path(folder).expanduser().rglob("*.[to]t[cf]"))
    except (OSError, RuntimeError):  # no permission, or no home
        return []


@cache
def sized(size: int) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    file = chinese()
    if file:
        return ImageFont.truetype(str(file), size)
    return ImageFont.load_default(size)  # type: ignore[return-value]
