from corpus.readers.word import read
from tests.corpus.readers.office import (
    docx,
    lines,
    one_page,
    p,
    tables,
    tbl,
    tc,
    texts,
)


def body_lines(body: str, **parts: str) -> list[str]:
    return lines(one_page(read, docx(body, **parts)))


NUMBERING = """
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
  <w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/>
  <w:lvlText w:val="%1.%2.%3"/></w:lvl>
 <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/>
 <w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
"""


def item(text: str, depth: int, number: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_counted_as_word_counts_them() -> None:
    body = (
        item("甲", 0) + item("乙", 1) + item("丙", 1) + item("丁", 0) + item("戊", 1)
        + item("己", 2) + item("庚", 3) + item("辛", 1, 2) + item("无", 0, 0)
    )  # fmt: skip
    assert body_lines(body, numbering=NUMBERING) == [
        "一、甲", "1. 乙", "2. 丙", "二、丁", "1. 戊", "2.1.1 己", "庚", "5. 辛", "无",
    ]  # fmt: skip


def test_a_style_numbers_its_paragraphs() -> None:
    styles = (
        '<w:style w:styleId="A"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    found = body_lines(p("目标", '<w:pStyle w:val="B"/>'), styles=styles, numbering=NUMBERING)
    assert found == ["1. 目标"]


def test_a_cell_with_nothing_but_its_number_holds_that() -> None:
    row = f"<w:tc><w:tcPr/>{item('', 1)}</w:tc>" + tc("名称")
    (table,) = tables(one_page(read, docx(tbl(row), numbering=NUMBERING)))
    assert texts(table) == ["1.", "名称"]
