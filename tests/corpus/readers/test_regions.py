"""Which lines are a table."""

from corpus.model import Piece
from corpus.readers.regions import regions_of


def piece(x0: float, top: float, x1: float, height: float = 8) -> Piece:
    return Piece("字", box=(x0, top, x1, top + height))


TABLE = [[piece(100, y, x1), piece(300, y, 340)] for y, x1 in ((61, 110), (80, 170), (100, 165))]


def test_the_longer_first_line_of_a_cell_is_of_the_table_whose_columns_it_fits() -> None:
    assert list(regions_of([[piece(100, 50, 172)], *TABLE])) == [(0, 4)]


def test_a_line_over_several_columns_or_in_larger_type_is_not() -> None:
    for line in (piece(100, 50, 320), piece(100, 46, 172, height=12)):
        assert list(regions_of([[line], *TABLE])) == [(0, 1), (1, 4)]
