import re

from hypothesis import example, given
from hypothesis import strategies as st

from corpus.model import Piece
from corpus.readers.grid_text import is_grid, read
from tests.corpus.readers.office import grid, lines, tables


def test_most_lines_must_be_rows() -> None:
    assert is_grid(["| 甲 | 乙 |", "", "文"]) is False
    assert is_grid(["| 甲 | 乙 |", "丙\t丁", "文"]) is True
    assert is_grid([]) is False


def test_items_of_markdown_are_no_other_text_beside_rows() -> None:
    items = [f"- **标签{n}**：{n}" for n in "甲乙丙丁"]
    assert is_grid(["# 目标表", *items, "| 名 | 值 |", "|---|---|", "| 甲 | 乙 |"])
    assert not is_grid(items)


def test_rows_with_pipes_are_a_table_with_its_empty_cells() -> None:
    page = read(["# 申报表", "| 名称 |  | 值 |", "| --- | :-: | --- |", "|  | 甲 | 乙 |", "", "完"])
    (table,) = tables(page)
    assert lines(page) == ["申报表", "完"]
    assert grid(table) == {
        (0, 0, 1, 1): ["名称"],
        (0, 1, 1, 1): [],
        (0, 2, 1, 1): ["值"],
        (1, 0, 1, 1): [],
        (1, 1, 1, 1): ["甲"],
        (1, 2, 1, 1): ["乙"],
    }


def test_a_row_may_lack_its_last_pipe_and_hold_an_escaped_one() -> None:
    (table,) = tables(read(["| 甲 | 乙", "| 丙\\|丁 | 戊 |"]))
    assert grid(table)[0, 1, 1, 1] == ["乙"]
    assert grid(table)[1, 0, 1, 1] == ["丙|丁"]


def test_a_break_divides_a_cell_into_pieces_that_know_their_place() -> None:
    (table,) = tables(read(["", "| 工程<br>目标 <BR/> 三 |"], first_line=7))
    assert table.cells[0].pieces == (
        Piece("工程", line=8, start=2),
        Piece("目标", line=8, start=8),
        Piece("三", line=8, start=17),
    )


def test_rows_with_tabs_keep_single_cells_between_them() -> None:
    page = read(["整体目标表", "名称\t\t值", "其他任务", "", "\t甲\t乙", "完"])
    (table,) = tables(page)
    assert lines(page) == ["整体目标表", "完"]
    assert [(cell.row, cell.column, cell.text) for cell in table.cells if cell.pieces] == [
        (0, 0, "名称"),
        (0, 2, "值"),
        (1, 0, "其他任务"),
        (2, 1, "甲"),
        (2, 2, "乙"),
    ]


def test_a_cell_in_quotation_marks_goes_over_lines() -> None:
    rows = ["名称\t值", '甲\t"1.乙；', '2.""丙""', '\t3.丁"', '"戊\t己', '庚"后\t"辛"']
    assert is_grid(rows)
    (table,) = tables(read(rows))
    assert [(cell.row, cell.column, cell.text) for cell in table.cells if cell.row > 0] == [
        (1, 0, "甲"),
        (1, 1, '1.乙；2."丙"3.丁'),
        (2, 0, '"戊'),
        (2, 1, "己"),
        (3, 0, '庚"后'),
        (3, 1, "辛"),
    ]
    assert table.cells[3].pieces[1] == Piece('2."丙"', line=3, start=0)


def test_what_programs_write_for_empty_cells_is_nothing() -> None:
    (table,) = tables(read(["| 表 | Unnamed: 1 |", "| NaN | 乙 |"]))
    assert [cell.text for cell in table.cells] == ["表", "", "", "乙"]


def test_a_merged_cell_printed_again_stays_as_cells_of_its_own() -> None:
    (table,) = tables(read(["标题\t标题\t标题"]))
    assert [cell.text for cell in table.cells] == ["标题"] * 3


def test_a_piece_is_what_is_shown_and_knows_where_that_begins() -> None:
    page = read(["## **目标表**", "| **名称** | &nbsp; | &ge;95% |", "完"])
    (table,) = tables(page)
    assert page.blocks[0] == Piece("目标表", line=1, start=5)
    assert [cell.pieces for cell in table.cells] == [
        (Piece("名称", line=2, start=4),),
        (),
        (Piece("≥95%", line=2, start=20),),
    ]


def test_marks_in_text_with_tabs_are_text() -> None:
    (table,) = tables(read(["**名称**\t&ge;95%"]))
    assert [cell.text for cell in table.cells] == ["**名称**", "&ge;95%"]


@example(["|", ":<b>:"])
@example(["+-绩-+", "| a |"])
@example(["+==+"])
@given(st.lists(st.text(alphabet="|\t <br>绩-:\\a+=", max_size=15), max_size=6))
def test_every_piece_is_what_stands_in_its_place_and_no_text_is_lost(text: list[str]) -> None:
    page = read(text)
    pieces = [block for block in page.blocks if isinstance(block, Piece)]
    pieces += [piece for table in tables(page) for cell in table.cells for piece in cell.pieces]
    for piece in pieces:
        assert piece.line is not None
        assert piece.start is not None
        printed = text[piece.line - 1][piece.start : piece.start + len(piece.quote)]
        unshown = re.search(r"\\|<b[\s>]", text[piece.line - 1])
        assert printed == piece.quote or unshown
    read_text = "".join(piece.quote for piece in pieces)
    assert read_text.count("绩") == "".join(text).count("绩")
    assert read_text.count("a") == "".join(text).count("a")


def test_bullets_of_lists_in_markdown_are_no_text() -> None:
    page = read(["- **项目名称**：甲", "  * 其中：乙", "| 名 | 值 |", "| -5 | - |"])
    assert lines(page) == ["项目名称：甲", "其中：乙"]
    assert [cell.text for cell in tables(page)[0].cells] == ["名", "值", "-5", "-"]


def test_rows_of_as_many_cells_between_commas_are_a_table() -> None:
    rows = [
        "目标表,,,",
        "名称,目标,指标,值",
        '甲,"1.建桥；',
        '2.修路，通车。",长度,"1,200米"',
        "乙,,数量,3",
    ]
    assert is_grid(rows)
    (table,) = tables(read(rows))
    assert [cell.text for cell in table.cells if cell.row == 2] == [
        "甲", "1.建桥；2.修路，通车。", "长度", "1,200米",
    ]  # fmt: skip
    assert not is_grid(["资金总额 1,234,567,890.00 元", "其他 1,000", "财政 1,234,567,890.00"])
