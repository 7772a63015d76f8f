"""A `Mined` as bytes and back: what travels between a worker and the process that started it.

    frame     8 bytes of length (big-endian), then that many bytes
    Order     a frame of JSON: what a worker is asked
    Mined     a frame of JSON (every value as the list of its fields, in the order in which the
              dataclass declares them), then a frame with the boxes, packed as they are kept

JSON and numbers only, so a worker that a hostile file has taken over can at worst send a wrong
report: decoding builds the types of `findings` and `report`, checks each value against the
field's annotation, and runs nothing. Nothing is lost: `decode(encode(m)) == m`, boxes, lines and
reasons included, which the published record does not hold. It costs about as much as pickle would:
3 % of mining a document in the worker, 9 % in the process that receives it.
"""

from __future__ import annotations

import json
import struct
import types
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import cache
from operator import attrgetter
from typing import IO, Any, Final, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from reportmine.boxes import Boxes
from reportmine.findings import Mined
from reportmine.lines import Lines

Decoder = Callable[[Any], Any]

_LENGTH: Final = struct.Struct(">Q")
NO_MEMORY: Final = (
    "The file needs more than {} MB of memory: it is damaged or a bomb. "
    "Print it to a new PDF, or raise the limit (memory_mb)."
)
LARGEST: Final = 1 << 30  # bytes in a frame; more than any document within its memory limit needs


class Order(NamedTuple):
    """One document to be mined, and what it may cost. `pages` is how many of its pages are to be
    read (0: all), `reason` why no more."""

    path: str
    source: str
    seconds: float
    memory_mb: int
    seconds_per_scan: float
    scan_memory_mb: int
    pages: int = 0
    reason: str = ""


def write_frame(stream: IO[bytes], payload: bytes) -> None:
    """Write one frame and flush it."""
    stream.write(_LENGTH.pack(len(payload)))
    stream.write(payload)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes:
    """Read one frame; EOFError where the other side has closed or stopped in the middle."""
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    if length > LARGEST:
        raise ValueError(f"a frame of {length} bytes is larger than any report")
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) != length:
        raise EOFError("the other process has ended")
    return data


def encode(mined: Mined) -> tuple[bytes, bytes]:
    """The two payloads of a mined report: JSON, and its boxes."""
    text = json.dumps(mined, default=_plain, ensure_ascii=True, separators=(",", ":"))
    return text.encode("ascii"), mined.report.boxes.tobytes()


def decode(payload: bytes, boxes: bytes) -> Mined:
    """The mined report that `encode` took apart. Raises ValueError for anything else."""
    try:
        mined = _decoder(Mined)(json.loads(payload))
    except (TypeError, RecursionError, InvalidOperation) as error:
        raise ValueError(f"not a mined report: {error}") from error
    assert isinstance(mined, Mined)
    found = Boxes.frombytes(boxes)
    if found.end > len(mined.report.text):
        raise ValueError(f"boxes for {found.end} characters, not {len(mined.report.text)}")
    return replace(mined, report=replace(mined.report, boxes=found))


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Boxes):
        return None
    if isinstance(value, Lines):
        return list(value)
    if is_dataclass(value) and not isinstance(value, type):
        return _values(type(value))(value)
    raise TypeError(f"{type(value).__name__} cannot travel")


@cache
def _values(cls: type) -> Callable[[object], object]:
    return attrgetter(*(f.name for f in fields(cls)))


@cache
def _decoder(hint: Any) -> Decoder:
    """The function that turns JSON into a value of the annotation `hint`."""
    origin = get_origin(hint)
    if origin is Literal:
        return _one_of(frozenset(get_args(hint)))
    if origin in (Union, types.UnionType):
        return _optional(hint)
    if origin is tuple:
        return _sequence(get_args(hint))
    if origin is Sequence:
        return _lines(*get_args(hint))
    if hint is Boxes:  # they come in a frame of their own
        return lambda _: Boxes()
    if hint is Decimal:
        return lambda value: Decimal(_checked(value, str))
    if hint is float:
        return lambda value: value if type(value) is float else _checked(value, int)
    if hint in (str, int, bool):
        return lambda value: value if type(value) is hint else _checked(value, hint)
    if is_dataclass(hint):
        return _record(hint, [f.name for f in fields(hint)])
    if isinstance(hint, type) and issubclass(hint, tuple):
        return _record(hint, list(hint._fields))  # type: ignore[attr-defined]
    raise TypeError(f"no decoder for {hint}")


def _checked(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise ValueError(f"{kind.__name__} expected, not {type(value).__name__}")
    return value


def _one_of(allowed: frozenset[object]) -> Decoder:
    def decode_word(value: Any) -> Any:
        if value not in allowed:
            raise ValueError(f"{value!r} is not one of {sorted(map(str, allowed))}")
        return value

    return decode_word


def _optional(hint: Any) -> Decoder:
    (inner,) = (_decoder(arg) for arg in get_args(hint) if arg is not types.NoneType)
    return lambda value: None if value is None else inner(value)


def _lines(line: type) -> Decoder:
    inner = _decoder(line)
    return lambda value: Lines(inner(item) for item in _checked(value, list))


def _sequence(args: tuple[Any, ...]) -> Decoder:
    if len(args) == 2 and args[1] is Ellipsis:
        inner = _decoder(args[0])
        return lambda value: tuple([inner(item) for item in _checked(value, list)])
    parts = [_decoder(arg) for arg in args]
    return lambda value: tuple(part(v) for part, v in zip(parts, value, strict=True))


def _record(cls: Any, names: list[str]) -> Decoder:
    hints = get_type_hints(cls)
    parts = [_decoder(hints[name]) for name in names]

    def decode_record(value: Any) -> Any:
        return cls(*[part(v) for part, v in zip(parts, value, strict=True)])

    return decode_record
