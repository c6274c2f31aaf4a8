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
