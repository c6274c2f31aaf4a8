"""Which cells of a table without rules are level."""

from corpus.model import Piece
from corpus.readers.levels import hang
from corpus.readers.wrapping import Wrapped


def text(middle: float, x: float, *lines: str) -> Wrapped:
    tops = [middle + 12 * (n - len(lines) / 2) for n in range(len(lines))]
    return Wrapped.of(
        [
            Piece(line, box=(x, top, x + 10 * len(line), top + 10))
            for line, top in zip(lines, tops, strict=True)
        ]
    )


NAMES = [text(100.0 + 18 * n, 200, "名称") for n in range(6)]
GOAL = text(142, 0, "完成各项", "任务")  # its first line is level with a row by chance


def test_texts_hang_where_their_first_lines_are_level_with_others() -> None:
    assert hang([*NAMES, GOAL])
    assert not hang([*NAMES, text(136, 0, "完成", "各项", "任务")])


def test_a_label_between_rows_tells_that_texts_stand_amid_theirs() -> None:
    assert not hang([*NAMES, GOAL, text(126, 100, "产出指标")])
    assert hang([*NAMES, GOAL, text(118, 100, "产出指标")])
    assert hang([*NAMES, GOAL, text(240, 100, "产出指标")])
