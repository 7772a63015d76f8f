"""Damaged PDFs: the file with a new end, by which PDFium finds what is left of its pages.

    with_new_end(data)      for a file that was cut off behind its catalogue     None where it has none
    with_new_pages(data)    for one whose list of pages is damaged: the pages that stand in it, in
                            the order in which they stand there                  None where it has none

Both only append. The last definition of an object counts. A file that says its table of objects is
at 0 makes PDFium look for them itself; where its own end is damaged, that fails, and the table is
written anew. All of it is one walk over the bytes.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

__all__ = ["with_new_end", "with_new_pages"]

MOST_PAGES: Final = 20_000
UNPACKED: Final = 32 << 20  # bytes of packed objects that are looked at
_HEAD: Final = 8_192  # bytes of an object in which its kind is looked for

_OBJECT: Final = re.compile(rb"\b(\d{1,9}) (\d{1,5}) obj\b")
_CATALOGUE: Final = re.compile(
    rb"\b(\d{1,9}) (\d{1,5}) obj\s{0,9}<<[^>]{0,400}?/Type\s{0,9}/Catalog\b"
)
_END: Final = re.compile(rb"\bstream\b|\bendobj\b")
_PAGE: Final = re.compile(rb"/Type\s{0,9}/Page\b")
_PARENT: Final = re.compile(rb"/Parent\s{1,9}(\d{1,9}) \d{1,5} R\b")
_PACKED: Final = re.compile(rb"/Type\s{0,9}/ObjStm\b")
_FIRST: Final = re.compile(rb"/First\s{1,9}(\d{1,9})\b")
_STREAM: Final = re.compile(rb"\bstream\r?\n")
_LOCKED: Final = re.compile(rb"/Encrypt\s{1,9}\d{1,9} \d{1,5} R\b")
_IDS: Final = re.compile(
    rb"/ID\s{0,9}\[\s{0,9}<[0-9A-Fa-f]{0,64}>\s{0,9}<[0-9A-Fa-f]{0,64}>\s{0,9}\]"
)

_A4: Final = b"/MediaBox[0 0 595 842]"


class _Object(NamedTuple):
    """An object's number and generation, the head of its definition, and where that begins;
    `unpacked` is all of it, where it does not stand in the file itself."""

    number: int
    generation: int
    head: bytes
    start: int
    unpacked: bytes = b""


def with_new_end(data: bytes) -> bytes | None:
    """The file with an end that names its catalogue."""
    catalogues = list(_CATALOGUE.finditer(data))
    if not catalogues:
        return None
    size = 1 + max(int(match[1]) for match in _OBJECT.finditer(data))
    root = b"%s %s" % catalogues[-1].group(1, 2)
    return data + b"\nendobj\n" + _end(data, root, size)


def with_new_pages(data: bytes) -> bytes | None:
    """The file with a new catalogue of the pages that are found in it."""
    objects = {found.number: found for found in _objects(data)}
    pages = sorted(
        (found for found in objects.values() if _PAGE.search(found.head)),
        key=lambda found: found.start,
    )[:MOST_PAGES]
    if not pages:
        return None
    parents = {int(match[1]) for page in pages if (match := _PARENT.search(page.head))}
    root = 1 + max(objects.keys() | parents)
    kids = b" ".join(b"%d %d R" % (page.number, page.generation) for page in pages)
    new = {number: found.unpacked for number, found in objects.items() if found.unpacked}
    # What a page inherits is asked of its parent; where that is lost, paper is A4.
    lost = parents - objects.keys()
    new.update((number, b"<</Type/Pages/Count 0/Kids[]%s>>" % _A4) for number in sorted(lost))
    new[root] = b"<</Type/Pages/Count %d/Kids[%s]%s>>" % (len(pages), kids, _A4)
    new[root + 1] = b"<</Type/Catalog/Pages %d 0 R>>" % root
    return _appended(data, {n: f for n, f in objects.items() if not f.unpacked}, new, root + 1)


def _appended(
    data: bytes, old: Mapping[int, _Object], new: Mapping[int, bytes], root: int
) -> bytes:
    """The file with more objects, and with a table that says where each of all of them stands."""
    table = {number: (found.start, found.generation) for number, found in old.items()}
    out = bytearray(data)
    out += b"\nendstream\nendobj\n"
    for number, thing in new.items():
        table[number] = (len(out), 0)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    at = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, (start, generation) in sorted(table.items()):
        out += b"%d 1\n%010d %05d n \n" % (number, start, generation)
    return bytes(out + _end(data, b"%d 0" % root, max(table) + 1, at))


def _end(data: bytes, root: bytes, size: int, table: int = 0) -> bytes:
    locks = b"".join(found[-1] for rule in (_LOCKED, _IDS) if (found := rule.findall(data)))
    end = b"trailer\n<</Root %s R /Size %d%s>>\nstartxref\n%d\n%%%%EOF\n"
    return end % (root, size, locks, table)


def _objects(data: bytes) -> Iterator[_Object]:
    """Every object of the file, those in packed streams, too."""
    starts = list(_OBJECT.finditer(data))
    left = 0 if _LOCKED.search(data) else UNPACKED
    for i, match in enumerate(starts):
        until = starts[i + 1].start() if i + 1 < len(starts) else len(data)
        head = data[match.end() : min(until, match.end() + _HEAD)]
        if end := _END.search(head):
            head = head[: end.start()]
        yield _Object(int(match[1]), int(match[2]), head, match.start())
        if left > 0 and _PACKED.search(head):
            for found in _unpacked(data[match.end() : until], head, match.start(), left):
                left -= len(found.unpacked)
                yield found


def _unpacked(body: bytes, head: bytes, start: int, most: int) -> Iterator[_Object]:
    """The objects in a packed stream: their numbers and places come first, then they."""
    first, begin = _FIRST.search(head), _STREAM.search(body)
    if not first or not begin:
        return
    packed = body[begin.end() :]
    try:
        plain = zlib.decompressobj().decompress(packed, most) if b"/FlateDecode" in head else packed
    except zlib.error:
        return
    base = int(first[1])
    try:
        numbers = [int(word) for word in plain[:base].split()]
    except ValueError:
        return
    places = [base + place for place in numbers[1::2]] + [len(plain)]
    for number, at, after in zip(numbers[0::2], places, places[1:], strict=False):
        if 0 < number < 10**9 and at < after:
            thing = plain[at:after]
            yield _Object(number, 0, thing[:_HEAD], start, thing)
