"""Labels amid the rows of a table, on the lines of rows."""

import pytest

from corpus.model import Piece
from tests.corpus.readers.test_columns import centred, table_of

PITCH = 19.0


def rows(label: str, at: float) -> list[Piece]:
    """Eight rows under level labels, and a label of one line in each row from a height on."""
    names = [
        "培训人次",
        "培训场次总数",
        "培训期数",
        "合格率",
        "出勤率",
        "及时率",
        "知晓率",
        "满意度",
    ]
    heights = [100 + PITCH * n for n in range(8)]
    cells = [
        piece
        for name, y in zip(names, heights, strict=True)
        for piece in (*centred(name, 200, y), *centred("九成" + name[-1], 320, y))
    ]
    return [
        *cells,
        *centred(label, 60, at, PITCH),
        *centred("质量指标", 120, heights[4] - PITCH / 2),
    ]


@pytest.mark.parametrize(
    ("label", "parts"),
    [("年度绩效/指标", ["年度绩效指标"]), ("成本指标/效益指标", ["成本指标", "效益指标"])],
)
def test_lines_far_from_all_else_are_one_label_where_the_last_is_shorter(
    label: str, parts: list[str]
) -> None:
    cells = table_of(*rows(label, 100 + PITCH * 3.5)).cells
    assert [cell.text for cell in cells if cell.column == 0] == parts


def test_lines_above_which_no_rows_stand_are_two_labels() -> None:
    cells = table_of(*rows("年度绩效/指标", 100 + PITCH * 0.5)).cells
    assert [cell.text for cell in cells if cell.column == 0] == ["年度绩效", "指标"]
