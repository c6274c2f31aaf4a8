import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.limits import Limits
from corpus.model import Piece
from corpus.pages import Table
from corpus.readers.word import read
from tests.corpus.readers.merged import MergedTable, merged_tables
from tests.corpus.readers.office import (
    STRICT_WORD,
    WORD,
    docx,
    error_of,
    grid,
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


def only_cell(content: str) -> list[str]:
    """The lines of the first cell of a table of two."""
    (table,) = tables(one_page(read, docx(tbl(tc(content) + tc("值")))))
    return [piece.quote for piece in table.cells[0].pieces]


def test_lines_and_tables_stand_in_the_order_of_the_file() -> None:
    page = one_page(read, docx(p("申报表") + p() + tbl(tc("名称") + tc("值")) + p("填报人")))
    first, table, last = page.blocks
    assert first == Piece("申报表", line=1)
    assert isinstance(table, Table)
    assert last == Piece("填报人", line=2)


def test_cells_know_their_spans_and_their_place() -> None:
    first = tc("指标", '<w:gridSpan w:val="2"/>') + tc("值")
    second = tc("产出", '<w:vMerge w:val="restart"/>') + tc("数量") + tc("≥3")
    third = tc("", "<w:vMerge/>") + tc("质量") + tc("95%")
    page = one_page(read, docx(tbl(tc("前")) + tbl(first, second, third)))
    table = tables(page)[1]
    assert grid(table) == {
        (0, 0, 1, 2): ["指标"],
        (0, 2, 1, 1): ["值"],
        (1, 0, 2, 1): ["产出"],
        (1, 1, 1, 1): ["数量"],
        (1, 2, 1, 1): ["≥3"],
        (2, 1, 1, 1): ["质量"],
        (2, 2, 1, 1): ["95%"],
    }
    assert [cell.pieces[0].cell for cell in table.cells][-1] == "2!C3"


def test_rows_may_begin_after_the_first_column() -> None:
    second = '<w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>' + tc("后")
    (table,) = tables(one_page(read, docx(tbl(tc("一") + tc("二") + tc("三"), second))))
    assert (1, 1, 1, 1) in grid(table)


def test_cells_merged_across_in_the_old_way_are_one() -> None:
    row = tc("标题", '<w:hMerge w:val="restart"/>') + tc("", "<w:hMerge/>") + tc("值")
    (table,) = tables(one_page(read, docx(tbl(row))))
    assert grid(table) == {(0, 0, 1, 2): ["标题"], (0, 2, 1, 1): ["值"]}


def test_text_under_a_merged_cell_and_hidden_text_are_counted_not_read() -> None:
    hidden = f"<w:p>{run('看得见')}{run('看不见', '<w:vanish/>')}</w:p>"
    rows = (
        tc("产出", '<w:vMerge w:val="restart"/>') + tc("一"),
        tc("遮住", "<w:vMerge/>") + tc("二"),
    )
    page = one_page(read, docx(hidden + tbl(*rows)))
    assert lines(page) == ["看得见"]
    assert texts(tables(page)[0]) == ["产出", "一", "二"]
    assert page.unread == "5 characters of hidden text: not read"


def test_a_style_hides_text_and_a_run_may_show_it_again() -> None:
    styles = '<w:style w:styleId="H" w:type="character"><w:rPr><w:vanish/></w:rPr></w:style>'
    style = '<w:rStyle w:val="H"/>'
    text = run("密", style) + run("明", style + '<w:vanish w:val="0"/>')
    assert body_lines(f"<w:p>{text}</w:p>", styles=styles) == ["明"]


def test_insertions_are_read_and_deletions_are_not() -> None:
    text = (
        f"<w:p>{run('目标')}<w:ins>{run('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('移走')}</w:moveFrom><w:moveTo>{run('移来')}</w:moveTo></w:p>"
    )
    assert body_lines(text) == ["目标新移来"]
    deleted = "<w:trPr><w:del/></w:trPr>" + tc("删") + tc("除")
    (table,) = tables(one_page(read, docx(tbl(deleted, tc("名") + tc("值")))))
    assert grid(table) == {(0, 0, 1, 1): ["名"], (0, 1, 1, 1): ["值"]}


def test_of_a_field_only_its_result_is_read() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    nested = mark("begin") + run("参数") + mark("separate") + run("内") + mark("end")
    field = (
        mark("begin") + "<w:r><w:instrText> IF </w:instrText></w:r>" + nested
        + mark("separate") + run("结果") + mark("end") + run("之后")
    )  # fmt: skip
    simple = f'<w:fldSimple w:instr="DATE">{run("2024年")}</w:fldSimple>'
    assert body_lines(f"<w:p>{field}{simple}</w:p>") == ["结果之后2024年"]


def test_a_field_that_never_ends_hides_no_further_paragraph() -> None:
    begin = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
    assert body_lines(begin + p("正文")) == ["正文"]


def test_signs_are_read_as_they_are_seen() -> None:
    text = (
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>经常</w:t>'
        '<w:sym w:font="Wingdings" w:char="F0A8"/><w:t>阶段</w:t></w:r>'
        f"{run('R', '<w:rFonts w:ascii=&quot;Wingdings 2&quot;/>'.replace('&quot;', chr(34)))}"
        '<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>9\u00ad0</w:t><w:noBreakHyphen/>'
        "<w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t></w:r></w:p>"
    )
    assert body_lines(text) == ["☑经常□阶段☑≥90-A\tB", "C"]


@pytest.mark.parametrize(
    ("state", "sign"), [("<w:checked/>", "☑"), ('<w:default w:val="0"/>', "□")]
)
def test_check_boxes_of_old_forms_show_their_state(state: str, sign: str) -> None:
    box = f"<w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>"
    field = f'<w:r><w:fldChar w:fldCharType="begin">{box}</w:fldChar></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert body_lines(f"<w:p>{field}{end}{run('是')}</w:p>") == [f"{sign}是"]


def test_content_controls_are_read_wherever_they_stand() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    row = control(f"<w:tr>{tc('行')}{control(tc('格'))}</w:tr>")
    body = control(p("段")) + f"<w:p>{control(run('☒'))}{run('字')}</w:p><w:tbl>{row}</w:tbl>"
    page = one_page(read, docx(body))
    assert lines(page) == ["段", "☒字"]
    assert texts(tables(page)[0]) == ["行", "格"]


def test_of_alternate_content_one_branch_is_read() -> None:
    box = f"<w:txbxContent>{p('框中字')}</w:txbxContent>"
    both = (
        "<w:p><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        f"</mc:AlternateContent></w:r>{run('段落')}</w:p>"
    )
    assert body_lines(both) == ["段落", "框中字"]
    glyph = "<mc:Choice><w:other/></mc:Choice><mc:Fallback><w:t>☐</w:t></mc:Fallback>"
    text = f"<w:p><w:r><mc:AlternateContent>{glyph}</mc:AlternateContent></w:r></w:p>"
    assert body_lines(text) == ["☐"]


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


def test_a_small_table_in_a_cell_is_part_of_its_text() -> None:
    inner = tbl(tc("内一"), tc("内二"))
    assert only_cell(p("外") + inner + p("后")) == ["外", "内一", "内二", "后"]


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    inner = tbl(tc("内一") + tc("内二"), tc("内三") + tc("内四"))
    rows = [tc(f"外{i}") + tc(f"值{i}") for i in range(3)]
    page = one_page(read, docx(tbl(*rows, tc(p("外") + inner) + tc("值"))))
    outer, found = tables(page)
    assert texts(outer)[-2:] == ["外", "值"]
    assert texts(found) == ["内一", "内二", "内三", "内四"]
    assert found.cells[0].pieces[0].cell == "2!A1"


def test_a_table_that_only_lays_out_is_taken_apart() -> None:
    forms = [p(f"表{i}") + tbl(tc("名") + tc("值"), tc("项") + tc("数")) for i in (1, 2)]
    page = one_page(read, docx(tbl(tc("".join(forms) + p("完")))))
    assert lines(page) == ["表1", "表2", "完"]
    assert [texts(table) for table in tables(page)] == [["名", "值", "项", "数"]] * 2


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


def test_a_giant_span_is_refused_by_the_limit_that_it_breaks() -> None:
    wide = docx(tbl(tc("宽", '<w:gridSpan w:val="999999999"/>') + tc("值")))
    assert "JIXIAO_READ_CELLS" in error_of(read, wide)


def test_tables_nested_deep_are_read_or_refused() -> None:
    nested = p("底")
    for _ in range(60):
        nested = tbl(tc(nested) + tc("旁"), tc("下") + tc("角"))
    page = one_page(read, docx(nested))
    assert "底" in [text for table in tables(page) for text in texts(table)]
    for _ in range(60):
        nested = tbl(tc(nested))
    assert error_of(read, docx(nested))


def test_a_member_over_the_limit_is_refused() -> None:
    assert "JIXIAO_READ_MEMBERS" in error_of(read, docx(p("项目")), Limits(members=2))


@given(merged_tables())
def test_a_table_written_as_a_word_file_reads_back_to_the_same_cells(table: MergedTable) -> None:
    height = max(top + rows for top, _, rows, _ in table)
    written = []
    for row in range(height):
        cells = []
        for (top, left, rows, columns), text in sorted(table.items(), key=lambda one: one[0][1]):
            if top <= row < top + rows:
                mark = "restart" if row == top else "continue"
                merge = f'<w:vMerge w:val="{mark}"/>' if rows > 1 else ""
                content = "".join(map(p, text.split("\n"))) if row == top else p()
                cells.append((left, tc(content, f'<w:gridSpan w:val="{columns}"/>{merge}')))
        written.append("".join(cell for _, cell in cells))
    (found,) = tables(one_page(read, docx(tbl(*written))))
    assert grid(found) == {place: text.split("\n") for place, text in table.items()}


@given(st.text(alphabet='<>/w:ptblrc="val1 ', max_size=60), st.binary(max_size=100))
def test_anything_gives_pages_or_our_error(content: str, raw: bytes) -> None:
    error_of(read, docx(content))
    assert error_of(read, raw)
    damaged = docx(p("项目"))
    at = len(content) * 13 % len(damaged)
    error_of(read, damaged[:at] + raw + damaged[at + len(raw) :])
