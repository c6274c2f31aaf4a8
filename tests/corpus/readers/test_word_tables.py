from hypothesis import given

from corpus.readers.word import read
from tests.corpus.readers.merged import MergedTable, merged_tables
from tests.corpus.readers.office import (
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
)


def only_cell(content: str) -> list[str]:
    """The lines of the first cell of a table of two."""
    (table,) = tables(one_page(read, docx(tbl(tc(content) + tc("值")))))
    return [piece.quote for piece in table.cells[0].pieces]


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


def test_a_form_is_no_layout_of_the_larger_table_in_its_last_cell() -> None:
    inner = tbl(*(tc(f"名{i}") + tc(f"值{i}") for i in range(5)))
    page = one_page(
        read, docx(tbl(tc("甲") + tc("一"), tc("乙") + tc("二"), tc("指标") + tc(inner)))
    )
    outer, found = tables(page)
    assert texts(outer) == ["甲", "一", "乙", "二", "指标"]
    assert len(texts(found)) == 10


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
