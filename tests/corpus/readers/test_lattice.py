"""Rules → cells."""

import pytest

from corpus.model import Piece
from corpus.pages import Table
from corpus.readers.lattice import GridTooLarge, Segment, tables_of


def level(y: float, x0: float = 0, x1: float = 100) -> Segment:
    return Segment(x0, y, x1, y)


def upright(x: float, top: float = 0, bottom: float = 40) -> Segment:
    return Segment(x, top, x, bottom)


def word(text: str, x: float, y: float) -> Piece:
    """Ten points wide and high, its middle at x, y."""
    return Piece(text, box=(x - 5, y - 5, x + 5, y + 5))


def shape(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.column, c.rows, c.columns, c.text) for c in table.cells]


def test_a_cell_that_no_rule_crosses_spans_its_rows() -> None:
    rules = [level(0), level(20, 50), level(40), upright(0), upright(50), upright(100)]
    [table], outside = tables_of(
        rules, [word("a", 25, 20), word("b", 75, 10), word("c", 75, 30), word("d", 50, 60)], 2
    )
    assert shape(table) == [(0, 0, 2, 1, "a"), (0, 1, 1, 1, "b"), (1, 1, 1, 1, "c")]
    assert (table.page, table.edges) == (2, (0, 50, 100))
    assert [piece.quote for piece in outside] == ["d"]


def test_double_rules_are_one() -> None:
    rules = [level(0), level(2), level(40), upright(0), upright(2.5), upright(50), upright(100)]
    [table], _ = tables_of(rules, [], 1)
    assert shape(table) == [(0, 0, 1, 1, ""), (0, 1, 1, 1, "")]


def test_a_side_not_drawn_is_closed_where_the_other_rules_end() -> None:
    [table], _ = tables_of([level(0), level(20), upright(0), upright(50)], [], 1)
    assert [cell[:2] for cell in shape(table)] == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_a_frame_alone_is_no_table() -> None:
    frame = [level(0), level(40), upright(0), upright(100)]
    assert tables_of(frame, [word("a", 50, 20)], 1) == ([], [word("a", 50, 20)])


def test_rules_that_do_not_touch_are_two_tables() -> None:
    one = [level(0), level(20), level(40), upright(0), upright(100)]
    other = [level(60), level(80), level(100), upright(0, 60, 100), upright(100, 60, 100)]
    tables, _ = tables_of([*other, *one], [word("a", 50, 10), word("b", 50, 90)], 1)
    assert [[cell.text for cell in table.cells] for table in tables] == [["a", ""], ["", "b"]]


def test_words_on_one_line_of_a_cell_are_one_piece() -> None:
    rules = [level(0), level(40), upright(0), upright(50), upright(100)]
    words = [word("二", 31, 10), word("一", 21, 10), word("三", 21, 25), word("B", 36, 25)]
    [table], _ = tables_of(rules, words, 1)
    assert [piece.quote for piece in table.cells[0].pieces] == ["一二", "三 B"]
    assert table.cells[0].pieces[0].box == (16, 5, 36, 15)


def test_more_rules_than_a_page_can_have_are_refused() -> None:
    rules = [level(4 * n, 0, 8000) for n in range(1000)]
    with pytest.raises(GridTooLarge):
        tables_of([*rules, *(upright(4 * n, 0, 4000) for n in range(2000))], [], 1)
