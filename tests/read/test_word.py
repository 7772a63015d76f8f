"""Word files, written here part by part: what the reader sees is what the text holds."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from reportmine.errors import ReadError
from reportmine.read import read
from reportmine.read.word.numbering import spell
from reportmine.report import Report

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:styleId="a" w:default="1"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="x"><w:name w:val="我的标题"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="p"><w:name w:val="circle"/><w:basedOn w:val="q"/></w:style>
<w:style w:type="paragraph" w:styleId="q"><w:name w:val="circle too"/><w:basedOn w:val="p"/></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="7">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="（%2）"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%3"/><w:isLgl/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="8">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="7"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
"""


def docx(body: str, **parts: str) -> bytes:
    """A Word file with this body."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"
        )
        package.writestr("word/styles.xml", f"<w:styles {NAMES}>{STYLES}</w:styles>")
        package.writestr("word/numbering.xml", f"<w:numbering {NAMES}>{NUMBERING}</w:numbering>")
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", content)
    return buffer.getvalue()


def p(text: str, style: str = "", numbered: str = "", run: str = "") -> str:
    """A paragraph; `numbered` is "list/level"."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered:
        name, level = numbered.split("/")
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{name}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text, run)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.fixture
def word(tmp_path: Path):  # type: ignore[no-untyped-def]
    def read_it(body: str, **parts: str) -> Report:
        path = tmp_path / "总结.docx"
        path.write_bytes(docx(body, **parts))
        return read(path)

    return read_it


def test_automatic_numbers_are_written_out(word) -> None:  # type: ignore[no-untyped-def]
    report = word(
        p("培训", "1")
        + p("内训", numbered="1/1")
        + p("外训", numbered="1/1")
        + p("一次", numbered="1/2")
        + p("")
        + p("维权", "1")
        + p("调解", numbered="1/1")
        + p("要点", numbered="2/0")
        + p("另起", numbered="3/0")
        + p("再来", numbered="3/0")
        + p("无号", "1", numbered="0/0")
        + p("名单不存在", numbered="99/0")
    )
    assert report.text.split("\n") == [
        "一、培训", "（1）内训", "（2）外训", "1.2.1 一次", "二、维权", "（1）调解", "要点", "五、另起",
        "六、再来", "无号", "名单不存在",
    ]  # fmt: skip
    styles = [line.style for line in report.lines]
    assert styles[:3] == ["heading 1", "list", "list"]
    assert styles[6] == "list"
    assert styles[9:] == ["heading 1", None]


def test_looks(word) -> None:  # type: ignore[no-untyped-def]
    report = word(
        p("某局总结", "T") + p("概况", "x") + p("正文", run='<w:sz w:val="21"/>')
        + f"<w:p>{r('半', '<w:b/>')}{r('粗体字')}</w:p>" + p("圆", "p") + p("重", "1")
    )  # fmt: skip
    assert [(line.style, line.size, line.bold) for line in report.lines] == [
        ("title", 12.0, False),
        ("heading 2", 12.0, False),
        (None, 10.5, False),
        (None, 12.0, False),
        (None, 12.0, False),
        ("heading 1", 16.0, True),
    ]


def test_changes_are_read_as_accepted(word) -> None:  # type: ignore[no-untyped-def]
    report = word(
        f"<w:p>{r('举办')}<w:del><w:r><w:delText>3</w:delText></w:r></w:del><w:ins>{r('5')}</w:ins>{r('次')}"
        f"<w:moveFrom>{r('旧')}</w:moveFrom><w:hyperlink>{r('讲座')}</w:hyperlink></w:p>"
    )
    assert report.text == "举办5次讲座"
    assert [(note.code, note.message[:1]) for note in report.notes] == [("deleted", "2")]


def test_a_paragraph_whose_end_was_deleted_goes_on(word) -> None:  # type: ignore[no-untyped-def]
    def ended(text: str) -> str:
        return f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r(text)}</w:p>"

    table = f"<w:tbl><w:tr><w:tc>{p('格')}</w:tc><w:tc>{p('子')}</w:tc></w:tr></w:tbl>"
    report = word(p("甲") + ended("乙") + ended("丙") + p("丁") + ended("戊") + table + ended("己"))
    assert report.text == "甲\n乙丙丁\n戊\n格\t子\n己"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("word/document.xml", "word/document2.xml"),  # Word on the web
        ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    ],
)  # fmt: skip
def test_packages_of_other_kinds(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "a.docx"
    with (
        zipfile.ZipFile(io.BytesIO(docx(p("一", "1")))) as plain,
        zipfile.ZipFile(path, "w") as made,
    ):
        for name in plain.namelist():
            made.writestr(
                name.replace(old, new), plain.read(name).replace(old.encode(), new.encode())
            )
    report = read(path)
    assert (report.text, report.lines[0].style) == ("一、一", "heading 1")


def test_contents_typed_by_hand_are_left_out(word) -> None:  # type: ignore[no-untyped-def]
    entries = ("第一部分 概况", "一、职责", "二、机构设置", "第二部分 决算说明", "一、收入说明")
    contents = p("目  录") + "".join(p(f"{entry}<TAB/>{n}") for n, entry in enumerate(entries, 3))
    body = "".join(p(entry) + p("本单位按照规定做好各项工作，情况见下文。") for entry in entries)
    contents = contents.replace("&lt;TAB/&gt;", "</w:t><w:tab/><w:t>")
    report: Report = word(contents.replace("<TAB/>", "</w:t><w:tab/><w:t>") + body)
    assert report.text.count("机构设置") == 1
    assert report.text.startswith("第一部分 概况\n本单位")
    assert [(note.code, note.message[:2]) for note in report.notes] == [("contents", "6 ")]


def test_contents_hidden_text_and_footnotes_are_left_out_with_a_note(word) -> None:  # type: ignore[no-untyped-def]
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('目录')}{p('一、培训 1')}</w:sdtContent></w:sdt>"
    )
    body = (
        contents + p("一、培训 1", "toc") + f"<w:sdt><w:sdtContent>{p('留')}</w:sdtContent></w:sdt>"
    )
    secret = f"<w:p>{r('明')}{r('暗', '<w:vanish/>')}<w:r><w:footnoteReference/></w:r></w:p>"
    report = word(body + secret)
    assert report.text == "留\n明"
    assert {note.code: note.message.split()[0] for note in report.notes} == {
        "contents": "3",
        "hidden": "1",
        "footnotes": "1",
    }


def test_headers_and_footers_are_furniture(word) -> None:  # type: ignore[no-untyped-def]
    report = word(
        p("正文"),
        header1=f"<w:hdr {NAMES}>{p('某局内部资料')}</w:hdr>",
        footer1=f"<w:ftr {NAMES}>{p('第1页')}{p('')}</w:ftr>",
    )
    assert (report.text, report.furniture) == ("正文", ("第1页", "某局内部资料"))


def test_text_boxes_stand_behind_their_paragraph_once(word) -> None:  # type: ignore[no-untyped-def]
    box = "<w:txbxContent><w:p>{}</w:p></w:txbxContent>"
    report = word(
        f"<w:p>{r('前')}<w:r><mc:AlternateContent><mc:Choice>{box.format(r('框'))}</mc:Choice>"
        f"<mc:Fallback>{box.format(r('框'))}</mc:Fallback></mc:AlternateContent></w:r></w:p>{p('后')}"
    )
    assert report.text == "前\n框\n后"


def test_lines_broken_by_hand_and_tabs(word) -> None:  # type: ignore[no-untyped-def]
    report = word(
        '<w:p><w:r><w:t>上</w:t><w:tab/><w:t>左</w:t><w:br/><w:t> 下</w:t><w:br w:type="page"/></w:r></w:p>'
    )
    assert report.text == "上 左\n下"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def test_tables_with_merged_cells(word) -> None:  # type: ignore[no-untyped-def]
    start, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        cell("项目", start) + cell("金额", '<w:gridSpan w:val="2"/>'),
        cell("", goes_on) + cell("上年") + cell("本年"),
        cell("培训") + cell("3.5") + f"<w:tc>{p('4')}{p('万')}</w:tc>",
    )
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    report = word(p("表1 经费（单位：万元）") + table + p("完"))
    assert report.text == "表1 经费（单位：万元）\n项目\t金额\n上年\t本年\n培训\t3.5\t4万\n完"
    (found,) = report.tables
    assert found.unit == "万元"
    assert [
        [(c.text, c.row, c.column, c.rowspan, c.colspan) for c in row] for row in found.cells
    ] == [
        [("项目", 0, 0, 2, 1), ("金额", 0, 1, 1, 2)],
        [("上年", 1, 1, 1, 1), ("本年", 1, 2, 1, 1)],
        [("培训", 2, 0, 1, 1), ("3.5", 2, 1, 1, 1), ("4万", 2, 2, 1, 1)],
    ]
    assert report.evidence(found.cells[2][1].span).places[0].address == "t1 row 3 column 2"


@pytest.mark.parametrize(
    ("body", "status"),
    [("", "empty"), (p(" "), "empty"), ("<w:p>", "unreadable"), ("<!DOCTYPE x [", "unreadable")],
)
def test_what_cannot_be_read(body: str, status: str, word) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ReadError) as error:
        word(body)
    assert error.value.status == status


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    secret = tmp_path / "secret.txt"
    secret.write_text("秘密", encoding="utf-8")
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(
            "word/document.xml",
            f'<!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
            f"<w:document {NAMES}><w:body>{p('文&e;字')}</w:body></w:document>",
        )
    assert "秘密" not in read(path).text


def test_cut_off_files(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    whole = docx(p("文" * 500))
    for size in (60, len(whole) // 2, len(whole) - 5):
        path.write_bytes(whole[:size])
        with pytest.raises(ReadError) as error:
            read(path)
        assert error.value.status == "unreadable"


@pytest.mark.parametrize(
    ("number", "format", "text"),
    [
        (10, "chineseCounting", "十"),
        (11, "chineseCountingThousand", "十一"),
        (20, "japaneseCounting", "二十"),
        (105, "chineseCounting", "一百零五"),
        (110, "chineseCounting", "一百一十"),
        (1001, "chineseCounting", "一千零一"),
        (0, "chineseCounting", "〇"),
        (10000, "chineseCounting", "10000"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (20, "ideographDigital", "二〇"),
        (3, "ideographTraditional", "丙"),
        (13, "ideographZodiac", "子"),
        (28, "upperLetter", "BB"),
        (3, "lowerLetter", "c"),
        (49, "upperRoman", "XLIX"),
        (4, "lowerRoman", "iv"),
        (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"),
        (3, "decimalEnclosedCircle", "③"),
        (21, "decimalEnclosedCircle", "21"),
        (2, "decimalEnclosedParen", "⑵"),
        (3, "ideographEnclosedCircle", "㊂"),
        (5, "thaiCounting", "5"),
        (-1, "upperLetter", "-1"),
        (0, "upperRoman", "0"),
    ],
)
def test_number_formats(number: int, format: str, text: str) -> None:
    assert spell(number, format) == text
