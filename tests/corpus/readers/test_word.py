import zipfile
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from corpus.limits import Limits
from corpus.model import Piece
from corpus.pages import Table
from corpus.readers.word import read
from tests.corpus.readers.office import (
    STRICT_WORD,
    WORD,
    docx,
    error_of,
    lines,
    one_page,
    p,
    run,
    tables,
    tbl,
    tc,
    texts,
    zipped,
)


def body_lines(body: str, **parts: str) -> list[str]:
    return lines(one_page(read, docx(body, **parts)))


def test_lines_and_tables_stand_in_the_order_of_the_file() -> None:
    page = one_page(read, docx(p("申报表") + p() + tbl(tc("名称") + tc("值")) + p("填报人")))
    first, table, last = page.blocks
    assert first == Piece("申报表", line=1)
    assert isinstance(table, Table)
    assert last == Piece("填报人", line=2)


def test_content_controls_are_read_wherever_they_stand() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    row = control(f"<w:tr>{tc('行')}{control(tc('格'))}</w:tr>")
    body = control(p("段")) + f"<w:p>{control(run('☒'))}{run('字')}</w:p><w:tbl>{row}</w:tbl>"
    page = one_page(read, docx(body))
    assert lines(page) == ["段", "☒字"]
    assert texts(tables(page)[0]) == ["行", "格"]


def test_headers_footers_and_notes_are_lines_around_the_body() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="r1"/>'
        '<w:footerReference w:type="first" r:id="r2"/></w:sectPr>'
    )
    note = (
        f'<w:footnote w:type="separator">{p("——")}</w:footnote><w:footnote>{p("注释")}</w:footnote>'
    )
    found = body_lines(p("正文") + section, header=p("页眉"), footer=p("首页页脚"), footnotes=note)
    assert found == ["页眉", "正文", "注释"]


def test_strict_files_read_like_others() -> None:
    with zipfile.ZipFile(BytesIO(docx(p("项目")))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "word/document.xml"
    strict = parts[name].replace(WORD.encode(), STRICT_WORD.encode())
    assert lines(one_page(read, zipped({**parts, name: strict}))) == ["项目"]


def test_what_is_no_document_is_refused_with_what_was_expected() -> None:
    assert "no text in it; expected a DOCX file" in error_of(read, docx(p()))
    assert "no document" in error_of(read, zipped({"a.txt": "x"}))
    with zipfile.ZipFile(BytesIO(docx(p("项目")))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    bomb = b'<!DOCTYPE a [<!ENTITY x "y">]>' + parts["word/document.xml"]
    assert "a DOCTYPE in word/document.xml" in error_of(
        read, zipped({**parts, "word/document.xml": bomb})
    )
    broken = parts["word/document.xml"][:-20]
    assert "is damaged" in error_of(read, zipped({**parts, "word/document.xml": broken}))


def test_a_member_over_the_limit_is_refused() -> None:
    assert "JIXIAO_READ_MEMBERS" in error_of(read, docx(p("项目")), Limits(members=2))


@given(st.text(alphabet='<>/w:ptblrc="val1 ', max_size=60), st.binary(max_size=100))
def test_anything_gives_pages_or_our_error(content: str, raw: bytes) -> None:
    error_of(read, docx(content))
    assert error_of(read, raw)
    damaged = docx(p("项目"))
    at = len(content) * 13 % len(damaged)
    error_of(read, damaged[:at] + raw + damaged[at + len(raw) :])
