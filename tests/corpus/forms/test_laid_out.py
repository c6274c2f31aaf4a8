"""Pieces of pages → lines as a page shows them, each piece with its spot."""

from corpus.forms.laid_out import laid_out, pieces_of
from corpus.model import Piece
from corpus.pages import Page
from tests.corpus.forms.grid.tables import page


def piece(text: str, x: float, top: float) -> Piece:
    return Piece(text, box=(x, top, x + 10 * len(text), top + 10))


def test_a_piece_begins_in_the_column_where_it_stands() -> None:
    blocks = (piece("甲乙", 50, 0), piece("丙", 110, 2), piece("丁", 50, 12))
    assert list(laid_out([Page(1, blocks)]).lines) == ["甲乙    丙", "丁"]


def test_a_gap_between_rows_is_a_blank_line() -> None:
    blocks = (piece("甲", 0, 0), piece("乙", 0, 11), piece("丙", 0, 40))
    assert list(laid_out([Page(1, blocks)]).lines) == ["甲", "乙", "", "丙"]


def test_pieces_that_nearly_touch_keep_a_blank_and_those_apart_two() -> None:
    touching = Page(1, (piece("甲乙", 0, 0), piece("丙", 18, 0)))
    assert laid_out([touching]).lines[0] == "甲乙 丙"
    apart = Page(1, (piece("甲乙", 0, 0), piece("丙", 32, 0)))
    assert laid_out([apart]).lines[0] == "甲乙  丙"


def test_each_further_page_begins_with_a_form_feed() -> None:
    made = laid_out([Page(1, (piece("甲", 0, 0),)), Page(2), Page(3, (piece("乙", 0, 0),))])
    assert list(made.lines) == ["甲", "\f乙"]
    assert next(iter(made.pieces(1, 1, 2))).quote == "乙"


def test_pieces_without_boxes_are_a_line_each() -> None:
    made = laid_out([page("甲 | 乙\n丙 | \n丁")])
    assert list(made.lines) == ["甲", "乙", "丙", "丁"]
    assert [next(iter(made.pieces(n, 0, 1))).cell for n in range(4)] == ["A1", "B1", "A2", None]


def test_every_spot_quotes_its_piece() -> None:
    made = laid_out([page("甲 | 乙⏎丙\n丁 | 戊", points=True), page("己 | 庚", 2, points=True)])
    spots = [(line, spot) for line, some in enumerate(made.spots or ()) for spot in some]
    assert len(spots) == 7
    assert [made[line][spot.start : spot.end] for line, spot in spots] == [
        spot.piece.quote for _, spot in spots
    ]


def test_pieces_of_a_page_come_with_those_in_its_tables() -> None:
    assert [one.quote for one in pieces_of(page("甲\n乙 | 丙⏎丁"))] == ["甲", "乙", "丙", "丁"]


def test_no_pages_give_no_lines() -> None:
    assert list(laid_out([]).lines) == []
