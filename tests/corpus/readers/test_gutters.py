"""Lines cut where white space runs down."""

from corpus.model import Piece
from corpus.readers.gutters import Gutters, split_at

SIZE = 10.0


def words(*texts: str) -> list[Piece]:
    """Words of a line, a character wide of white space between them."""
    found, x = [], 0.0
    for text in texts:
        found.append(Piece(text, box=(x, 0.0, x + SIZE * len(text), SIZE)))
        x += SIZE * (len(text) + 1)
    return found


def parts(*texts: str) -> int:
    line = words(*texts)
    return len(split_at(line, Gutters([line])))


def test_a_wide_gap_parts_a_line() -> None:
    assert parts("受益人口", "≥3万人") == 2


def test_a_bracket_that_the_line_closes_is_not_parted() -> None:
    assert parts("（2026", "年", "度）") == 1
    assert parts("（2026", "年度", "三级指标") == 3


def test_two_characters_set_wide_are_one_word_where_no_column_ends_between_them() -> None:
    spaced = [Piece("标", box=(0, 0, 10, 10)), Piece("量", box=(24, 0, 34, 10))]
    columns = [
        [Piece("数量", box=(0, y, 10, y + 10)), Piece("水库", box=(24, y, 44, y + 10))]
        for y in (20, 40, 60)
    ]
    assert len(split_at(spaced, Gutters([spaced]))) == 1
    assert len(split_at(spaced, Gutters([spaced, *columns]))) == 2


def test_a_sentence_near_its_label_is_parted_where_hardly_a_line_reaches_over_the_gap() -> None:
    goal = [Piece("年度目标", box=(0, 0, 40, 10)), Piece("长" * 25, box=(45, 0, 295, 10))]
    rows = [[Piece("水库", box=(60, y, 80, y + 10))] for y in (20, 40, 60)]
    prose = [[Piece("长" * 29, box=(0, y, 290, y + 10))] for y in (80, 100, 120)]
    assert len(split_at(goal, Gutters([goal, *rows]))) == 2
    assert len(split_at(goal, Gutters([goal, *rows, *prose]))) == 1
