"""Zip archives: each report in them is mined; none gets out of hand."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from reportmine.batch import Limits, mine_all
from reportmine.batch.archive import DEEPEST, MOST_ENTRIES, items
from reportmine.findings import Mined
from reportmine.read.guard import MB

TEXT = "某局{}年工作总结\n一、培训\n举办培训班3期。\n"


def packed(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def report(year: int) -> bytes:
    return TEXT.format(year).encode()


def mined(folder: Path, data: bytes, **limits: int) -> dict[str, Mined]:
    (folder / "a.zip").write_bytes(data)
    found = mine_all([folder / "a.zip"], workers=1, limits=Limits(**limits))
    start = len(folder.as_posix()) + 1
    return {one.report.source[start:]: one for one in found}


def test_each_report_has_its_record_in_order(tmp_path: Path) -> None:
    inner = packed({"x/2019.txt": report(2019)})
    data = packed(
        {
            "b/2021.txt": report(2021), "a.txt": report(2020), "inner.zip": inner,
            "b/": b"", "__MACOSX/a.txt": b"x", "logo.svg": b"x", ".DS_Store": b"x",
        }
    )  # fmt: skip
    found = mined(tmp_path, data)
    assert list(found) == ["a.zip/a.txt", "a.zip/b/2021.txt", "a.zip/inner.zip/x/2019.txt"]
    assert [one.report.text[:6] for one in found.values()] == ["某局2020", "某局2021", "某局2019"]
    assert {one.report.status for one in found.values()} == {"ok"}


def test_no_name_leaves_the_archive(tmp_path: Path) -> None:
    found = mined(tmp_path, packed({"../../up.txt": report(2020), "/etc/x.txt": report(2021)}))
    assert list(found) == ["a.zip/etc/x.txt", "a.zip/up.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip"]
    assert not (tmp_path.parent.parent / "up.txt").exists()


def test_names_as_chinese_windows_writes_them(tmp_path: Path) -> None:
    assert list(mined(tmp_path, gbk_archive("总结.txt", report(2020)))) == ["a.zip/总结.txt"]


def gbk_archive(name: str, content: bytes) -> bytes:
    """An archive of one stored entry whose name is GBK, without the mark for UTF-8."""
    raw = name.encode("gbk")
    plain = "n" * len(raw)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(plain, content)
    return out.getvalue().replace(plain.encode(), raw)


def test_what_expands_too_far_is_not_unpacked(tmp_path: Path) -> None:
    data = packed({"a.txt": report(2020), "bomb.txt": bytes(3 * MB), "c.txt": report(2021)})
    found = mined(tmp_path, data, file_mb=2)
    assert [one.report.status for one in found.values()] == ["ok", "too_large", "ok"]
    found = mined(tmp_path, data, archive_mb=2)
    assert [one.report.status for one in found.values()] == ["ok", "too_large"]


def test_an_archive_that_lies_about_its_sizes(tmp_path: Path) -> None:
    data = bytearray(packed({"bomb.txt": bytes(3 * MB)}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + offset
        data[at : at + 4] = (100).to_bytes(4, "little")
    (one,) = mined(tmp_path, bytes(data), file_mb=2).values()
    assert one.report.status in ("unreadable", "too_large")


def test_archives_in_archives_end(tmp_path: Path) -> None:
    data = packed({"x.txt": report(2020)})
    for _ in range(DEEPEST + 1):
        data = packed({"z.zip": data})
    (one,) = mined(tmp_path, data).values()
    assert (one.report.status, one.notes[0].code) == ("unreadable", "depth")


def test_too_many_entries(tmp_path: Path) -> None:
    data = packed({f"{n}.txt": b"" for n in range(MOST_ENTRIES + 1)})
    (one,) = mined(tmp_path, data).values()
    assert (one.report.status, one.notes[0].code) == ("too_large", "entries")


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        (b"PK\x03\x04" + bytes(100), "unreadable", "broken_archive"),
        (b"PK\x05\x06" + b"\xff" * 30, "too_large", "entries"),
        (packed({"readme.xyz": b"x"}), "empty", "no_reports"),
    ],
)
def test_what_is_no_archive_of_reports(tmp_path: Path, data: bytes, status: str, code: str) -> None:
    (one,) = mined(tmp_path, data).values()
    assert (one.report.status, one.notes[0].code) == (status, code)


def test_an_entry_with_a_password(tmp_path: Path) -> None:
    data = bytearray(packed({"a.txt": report(2020)}))
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (one,) = mined(tmp_path, bytes(data)).values()
    assert one.report.status == "encrypted"


def test_a_path_that_is_no_archive_is_itself(tmp_path: Path) -> None:
    (item,) = items(tmp_path / "a.pdf", Limits(), tmp_path)
    assert (item.path, item.source, item.entry) == (
        tmp_path / "a.pdf", (tmp_path / "a.pdf").as_posix(), None,
    )  # fmt: skip
