"""Pages → rows of boxes, from the first page to the last."""

from corpus.forms.grid.sheet import sheet_of
from corpus.model import Piece
from corpus.pages import Cell, Page, Table
from tests.corpus.forms.grid.tables import sheet


def test_rows_count_through_the_file_and_lines_are_rows_too() -> None:
    rows = sheet("某表\n甲 | 乙\n丙 | 丁", "戊 | 己").rows
    assert [row.number for row in rows] == [0, 1, 2, 3]
    assert [row.page for row in rows] == [1, 1, 1, 2]
    assert [row.table for row in rows] == [None, 0, 0, 1]


def test_a_merged_cell_is_one_box_in_each_of_its_rows_and_is_told_once() -> None:
    above, below = sheet("甲 | 乙\n^ | 丙").rows
    assert above.boxes[0] is below.boxes[0]
    assert [box.text for box in above.own] == ["甲", "乙"]
    assert [box.text for box in below.own] == ["丙"]
    assert [box.text for box in below.filled] == ["甲", "丙"]


def test_printed_lines_of_a_cell_stay_apart_and_white_space_parts_words() -> None:
    (row,) = sheet("数量⏎指标 | 主管 部⻔").rows
    assert [word.text for word in row.boxes[0].words] == ["数量", "指标"]
    assert (row.boxes[0].text, row.boxes[1].key) == ("数量指标", "主管部门")


def test_boxes_share_a_column_where_they_share_a_third_of_the_narrower() -> None:
    top, bottom = sheet("甲 | < | 乙\n丙 | 丁 | 戊").rows
    wide, narrow = top.boxes[0], bottom.boxes
    assert [wide.over(box) for box in narrow] == [True, True, False]


def test_pieces_at_one_height_are_one_line() -> None:
    def piece(text: str, x: float, top: float) -> Piece:
        return Piece(text, box=(x, top, x + 30, top + 10))

    blocks = (piece("填报单位：", 10, 10), piece("单位：万元", 200, 12), piece("下行", 10, 40))
    rows = sheet_of([Page(1, blocks)]).rows
    assert [[box.text for box in row.boxes] for row in rows] == [
        ["填报单位：", "单位：万元"],
        ["下行"],
    ]


def test_page_numbers_are_no_rows() -> None:
    lines = "- 3 -\n第 4 页\n— 5 —\n6 / 12\n第1页/共9页\n甲 乙"
    assert [row.boxes[0].key for row in sheet(lines).rows] == ["甲乙"]


def test_a_line_that_pages_begin_or_end_with_is_running_whatever_its_numbers() -> None:
    rows = sheet("某局2024年预算第1页\n甲 | 乙\n本页完", "某局2024年预算第2页\n甲 | 丙\n末尾").rows
    assert [row.own[0].key for row in rows if row.running] == [
        "某局2024年预算第1页",
        "某局2024年预算第2页",
    ]


def test_a_table_without_cells_or_pages_gives_no_rows() -> None:
    assert sheet_of([]).rows == ()
    assert sheet_of([Page(1, (Table(()),)), Page(2)]).rows == ()
    assert sheet_of([Page(1, (Table((Cell(0, 0),)),))]).rows[0].filled == []


def test_every_word_knows_the_piece_it_stands_in() -> None:
    made = sheet("甲 | 清淤⏎长度")
    word = made.rows[0].boxes[1].words[1]
    (piece,) = made.printed.pieces(word.line, word.start, word.end)
    assert (piece.quote, piece.cell) == ("长度", "B1")


def test_a_label_of_a_picture_is_meant_only_where_it_was_recognised_with_doubt() -> None:
    def table(sure: float) -> Table:
        piece = Piece("目标名称", box=(0, 0, 40, 10), confidence=sure)
        return Table((Cell(0, 0, 1, 1, (piece,)),), 1)

    keys = [sheet_of([Page(1, (table(sure),))]).rows[0].boxes[0].key for sure in (0.97, 0.99)]
    assert keys == ["指标名称", "目标名称"]
