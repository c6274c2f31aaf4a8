"""Where labels say that rows hang together."""

from corpus.model import Piece
from corpus.readers.spans import _crossed
from corpus.readers.wrapping import Wrapped


def label(middle: float) -> Wrapped:
    return Wrapped.of([Piece("社会效益", box=(100, middle - 5, 140, middle + 5))])


def test_a_label_stands_across_where_two_rows_meet() -> None:
    assert _crossed([label(119)], [90, 119, 140], []) == {1}
    assert _crossed([label(109)], [90, 119, 140], []) == set()


def test_a_label_between_two_rows_does_too_where_one_of_them_is_higher() -> None:
    """The lower one has a text of two lines, so that the rows meet at the edge of the label."""
    rows = [100.0, 119.0]
    assert _crossed([label(109.5)], [90, 105, 140], rows) == {1}
    assert _crossed([label(102)], [90, 110, 140], rows) == set()
