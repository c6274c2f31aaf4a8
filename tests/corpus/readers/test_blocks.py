"""Texts with their columns and rows → cells."""

from corpus.model import Piece
from corpus.readers.blocks import _settled, borders_through
from corpus.readers.wrapping import Wrapped


def text(quote: str, x: float, top: float) -> Wrapped:
    return Wrapped.of([Piece(quote, box=(x, top, x + 10 * len(quote), top + 10))])


def test_a_text_begins_behind_the_label_that_reaches_into_its_first_column() -> None:
    label = (text("重点任务", 100, 106), (1, 2), (3, 2))
    upper = (text("批次", 180, 100), (3, 3), (3, 1))
    lower = (text("检查家次", 170, 112), (2, 3), (4, 1))
    cells = _settled([label, upper, lower])
    assert [(cell.text, cell.row, cell.column) for cell in cells] == [
        ("重点任务", 3, 1),
        ("批次", 3, 3),
        ("检查家次", 4, 3),
    ]


def test_texts_over_each_other_are_one_cell() -> None:
    (cell,) = _settled(
        [(text("上", 100, 100), (0, 1), (0, 1)), (text("下", 100, 112), (0, 1), (0, 1))]
    )
    assert cell.text == "上下"


def test_gaps_without_room_are_borders_too() -> None:
    assert borders_through([(10, 10), (10, 14), (20, 30)]) == [10, 12, 25]
    assert borders_through([(5, 10), (10, 10)]) == [7.5]


def test_a_border_lies_beside_a_text_that_it_would_cut_a_little_off() -> None:
    long, short, wide = (0.0, 0.0, 66.0, 9.0), (0.0, 0.0, 40.0, 9.0), (20.0, 0.0, 68.0, 9.0)
    assert borders_through([(40, 80)], [short]) == [60]
    assert borders_through([(40, 80)], [short, long]) == [73]
    assert borders_through([(40, 80)], [short, (56.0, 0.0, 99.0, 9.0)]) == [48]
    assert borders_through([(40, 80)], [short, (41.0, 0.0, 99.0, 9.0)]) == [60]
    assert borders_through([(10, 14), (40, 80)], [short, wide]) == [12, 74]
