import io
import zipfile

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from corpus.limits import Limits
from corpus.readers.sheets import column_letters
from corpus.readers.spreadsheet import read
from tests.corpus.readers.merged import MergedTable, merged_tables
from tests.corpus.readers.office import (
    cell,
    data,
    error_of,
    grid,
    lines,
    one_page,
    relations,
    row,
    tables,
    texts,
    xlsx,
    zipped,
)


def parts_of(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="0&quot;人&quot;"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="4"/><xf numFmtId="14"/>'
    '<xf numFmtId="31"/><xf numFmtId="164"/></cellXfs>'
)


def test_numbers_are_read_as_shown_with_what_is_stored() -> None:
    cells = (cell("A1", 1, 1), cell("B1", 13740200, 2), cell("C1", 45292, 3), cell("D1", 50, 5))
    page = one_page(read, xlsx(data(row(1, *cells)), styles=STYLES))
    (table,) = tables(page)
    pieces = [piece for one in table.cells for piece in one.pieces]
    assert [(piece.quote, piece.stored, piece.cell) for piece in pieces] == [
        ("100%", "1", "A1"),
        ("13,740,200.00", "13740200", "B1"),
        ("2024/1/1", "2024-01-01", "C1"),
        ("50人", "50", "D1"),
    ]


def test_the_residue_of_a_formula_is_rounded_off() -> None:
    sheet = data(row(1, cell("E5", 82800.920000000013, more="<f>SUM(C5:C6)</f>")))
    (table,) = tables(one_page(read, xlsx(sheet)))
    (piece,) = table.cells[0].pieces
    assert (piece.quote, piece.stored) == ("82800.92", "82800.92000000001")


def test_a_formula_without_a_stored_result_is_reported() -> None:
    sheet = data(row(1, cell("A1", "合计"), '<c r="B1"><f>SUM(C5:C6)</f></c>'))
    page = one_page(read, xlsx(sheet))
    assert texts(tables(page)[0]) == ["合计"]
    assert page.unread == "B1 is a formula without a stored result: not read"


def test_texts_keep_runs_lines_and_full_width_signs_and_lose_phonetic_guides() -> None:
    shared = (
        "<si><r><t>≥９０</t></r><r><t>（％）</t></r></si>"
        "<si><t>1.保障_x000A_2.提升</t><rPh><t>bao</t></rPh></si>"
    )
    sheet = data(row(1, '<c r="A1" t="s"><v>0</v></c>', '<c r="B1" t="s"><v>1</v></c>'))
    (table,) = tables(one_page(read, xlsx(sheet, texts=shared)))
    assert grid(table) == {(0, 0, 1, 1): ["≥９０（％）"], (0, 1, 1, 1): ["1.保障", "2.提升"]}
    assert [piece.cell for piece in table.cells[1].pieces] == ["B1", "B1"]


def test_results_errors_and_truth_values_are_read_as_printed() -> None:
    cells = (
        '<c r="A1" t="str"><f>A9</f><v>=1(个)</v></c>',
        '<c r="B1" t="e"><f>1/0</f><v>#REF!</v></c>',
        '<c r="C1" t="b"><v>1</v></c>',
        '<c r="D1" t="d"><v>2024-01-01</v></c>',
    )
    page = one_page(read, xlsx(data(row(1, *cells))))
    assert texts(tables(page)[0]) == ["=1(个)", "#REF!", "TRUE", "2024-01-01"]


def test_cells_without_references_stand_one_after_the_other() -> None:
    sheet = (
        "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>"
    )
    (table,) = tables(one_page(read, xlsx(sheet)))
    assert grid(table) == {(0, 0, 1, 1): ["1"], (0, 1, 1, 1): ["2"], (1, 0, 1, 1): ["3"]}


def test_a_wrong_dimension_changes_nothing() -> None:
    sheet = '<dimension ref="A1"/>' + data(row(3, cell("B3", "项目"), cell("C3", "值")))
    (table,) = tables(one_page(read, xlsx(sheet)))
    assert texts(table) == ["项目", "值"]


def test_hidden_rows_and_columns_are_named_and_not_read() -> None:
    columns = '<cols><col min="3" max="4" hidden="1"/></cols>'
    rows = [row(i, cell(f"A{i}", f"行{i}"), more='hidden="1"') for i in (5, 6, 7)]
    first = row(1, cell("A1", "名称"), cell("C1", "密"), cell("D1", "密"), cell("E1", "值"))
    page = one_page(read, xlsx(columns + data(first, *rows)))
    assert texts(tables(page)[0]) == ["名称", "值"]
    assert page.unread == "rows 5–7 are hidden: not read; columns C–D are hidden: not read"


def test_a_merged_cell_that_begins_in_a_hidden_row_is_read_where_it_is_seen() -> None:
    hidden = row(1, cell("A1", "产出指标"), cell("B1", "密"), more='hidden="1"')
    sheet = (
        data(hidden, row(2, cell("B2", "值"))) + '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>'
    )
    page = one_page(read, xlsx(sheet))
    assert texts(tables(page)[0]) == ["产出指标", "值"]


def test_a_hidden_sheet_is_a_page_that_says_so() -> None:
    sheet = data(row(1, cell("A1", "项目")))
    first, second = read(xlsx(sheet, sheet, states=("hidden",)), "a.xlsx", Limits())
    assert (first.name, first.blocks, first.unread) == ("表1", (), "the sheet is hidden: not read")
    assert (second.number, second.name, second.unread) == (2, "表2", None)
    assert tables(second)[0].cells[0].pieces[0].page == 2


def test_text_under_a_merged_cell_is_reported() -> None:
    sheet = data(row(1, cell("A1", "标题"), cell("B1", "遮住")))
    page = one_page(read, xlsx(sheet + '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'))
    assert texts(tables(page)[0]) == ["标题"]
    assert page.unread == "B1 stands under a merged cell: not read"


def test_text_boxes_over_a_sheet_are_lines_below_it() -> None:
    parts = parts_of(xlsx(data(row(1, cell("A1", "项目")))))
    runs = "<a:p><a:r><a:t>填报</a:t></a:r><a:r><a:t>说明</a:t></a:r></a:p><a:p/>"
    box = f'<d xmlns:a="urn:a" xmlns:x="urn:x"><x:txBody>{runs}</x:txBody></d>'
    page = one_page(read, zipped({
        **parts,
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("drawing", "../drawings/drawing1.xml")),
        "xl/drawings/drawing1.xml": box,
    }))  # fmt: skip
    assert lines(page) == ["填报说明"]
    assert texts(tables(page)[0]) == ["项目"]


def test_strict_files_read_like_others() -> None:
    strict = dict[str, bytes]()
    for name, content in parts_of(xlsx(data(row(1, cell("A1", "项目"))))).items():
        for part in (b"spreadsheetml", b"officeDocument"):
            content = content.replace(
                b"http://schemas.openxmlformats.org/" + part + b"/2006",
                b"http://purl.oclc.org/ooxml/" + part,
            )
        strict[name] = content
    assert texts(tables(one_page(read, zipped(strict)))[0]) == ["项目"]


@given(merged_tables())
def test_a_table_written_as_a_book_reads_back_to_the_same_cells(table: MergedTable) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for (top, left, rows, columns), text in table.items():
        sheet.cell(top + 1, left + 1).value = text
        sheet.cell(top + 1, left + 1).data_type = "s"
        if rows * columns > 1:
            last = f"{column_letters(left + columns - 1)}{top + rows}"
            sheet.merge_cells(f"{column_letters(left)}{top + 1}:{last}")
    out = io.BytesIO()
    book.save(out)
    (found,) = tables(one_page(read, out.getvalue()))
    assert grid(found) == {place: text.split("\n") for place, text in table.items()}


@given(st.binary(max_size=300))
def test_any_bytes_give_pages_or_our_error(content: bytes) -> None:
    assert error_of(read, content)
    damaged = xlsx(data(row(1, cell("A1", "项目"))))
    at = len(content) * 7 % len(damaged)
    error_of(read, damaged[:at] + content + damaged[at + len(content) :])


@given(st.text(alphabet='<>/rowcvft="1A:;&', max_size=60))
def test_any_sheet_gives_pages_or_our_error(content: str) -> None:
    error_of(read, xlsx(f"<sheetData>{content}</sheetData>"))


def test_a_bomb_is_refused_by_the_limit_that_it_breaks() -> None:
    bomb = xlsx(data(row(1, cell("A1", "0" * 3_000_000))))
    page = one_page(read, bomb)
    assert "JIXIAO_READ_RATIO" in (page.unread or "")
    page = one_page(read, bomb, Limits(unpacked=1_000_000))
    assert "JIXIAO_READ_UNPACKED" in (page.unread or "")


def test_what_is_no_book_is_refused_with_what_was_expected() -> None:
    doctype = '<!DOCTYPE a [<!ENTITY x "y">]><workbook>&x;</workbook>'
    good = xlsx(data(row(1, cell("A1", "项目"))))
    assert "no whole zip archive" in error_of(read, good[:200])
    assert "expected a book with a filled sheet" in error_of(read, xlsx(data()))
    parts = parts_of(good)
    assert "a DOCTYPE in xl/workbook.xml" in error_of(
        read, zipped({**parts, "xl/workbook.xml": doctype})
    )
    assert "no workbook" in error_of(read, zipped({"a.txt": "x"}))


def test_a_doctype_in_a_sheet_is_refused() -> None:
    good = xlsx(data(row(1, cell("A1", "项目"))))
    parts = parts_of(good)
    part = "xl/worksheets/sheet1.xml"
    bomb = b'<!DOCTYPE a [<!ENTITY x "yyyy">]>' + parts[part].replace("项目".encode(), b"&x;")
    page = one_page(read, zipped({**parts, part: bomb}))
    assert page.unread == "a DOCTYPE in xl/worksheets/sheet1.xml: not read"
    assert not page.blocks
