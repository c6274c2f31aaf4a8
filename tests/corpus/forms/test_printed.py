"""Where each stretch of printed lines stands in its source."""

from corpus.forms.printed import Printed, Spot
from corpus.forms.words import Word, source_of
from corpus.model import Piece

NAME = Piece("项目名称", 2, box=(10.0, 5.0, 50.0, 15.0))
VALUE = Piece("清淤经费", 2, start=4, cell="B2")
LAID = Printed(["项目名称  清淤经费"], [[Spot(0, 4, NAME), Spot(6, 10, VALUE)]])


def word(text: str, start: int, order: int = 0) -> Word:
    return Word(text, 2, 0, start, start + len(text), 0, 0, order)


def test_a_text_gives_line_and_offset() -> None:
    printed = Printed(["某表", "项目名称 甲"])
    assert printed[1] == "项目名称 甲"
    assert list(printed.pieces(1, 5, 6)) == [Piece("甲", 1, line=2, start=5)]


def test_a_whole_piece_is_that_piece() -> None:
    assert list(LAID.pieces(0, 0, 4)) == [NAME]


def test_a_part_of_a_piece_has_its_part_of_the_box_and_its_offset() -> None:
    assert list(LAID.pieces(0, 1, 3)) == [Piece("目名", 2, box=(20.0, 5.0, 40.0, 15.0))]
    assert list(LAID.pieces(0, 7, 9)) == [Piece("淤经", 2, start=5, cell="B2")]


def test_characters_of_two_pieces_are_two_pieces() -> None:
    first, second = LAID.pieces(0, 2, 8)
    assert (first.quote, first.box) == ("名称", (30.0, 5.0, 50.0, 15.0))
    assert (second.quote, second.cell) == ("清淤", "B2")
    assert list(LAID.pieces(0, 4, 6)) == []


def test_words_of_two_pieces_on_a_line_never_quote_what_stands_between() -> None:
    source = source_of([word("清淤经费", 6, 1), word("项目名称", 0)], LAID)
    assert source.pieces == (NAME, VALUE)


def test_words_of_one_piece_are_one_quote() -> None:
    (piece,) = source_of([word("项目", 0), word("名称", 2, 1)], LAID).pieces
    assert piece is NAME
