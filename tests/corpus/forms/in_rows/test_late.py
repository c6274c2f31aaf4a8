"""Headings that a text gives behind the first row."""

from corpus.cell_terms import Column
from corpus.forms.in_rows.headings import find_heading
from corpus.forms.in_rows.late import with_late
from corpus.forms.in_rows.tokens import tokens_of

_HEADINGS = ["一级指标", "二级指标", "三级指标", "指标性质", "目标值"]
_FIRST = ["产出指标", "数量指标", "管护苗圃面积", "≥", "80"]
_SECOND = ["产出指标", "质量指标", "苗木成活率", "≥", "95", "%", "20"]


def _read(*lines: str) -> tuple[list[str], list[Column | None]]:
    tokens = tokens_of([*_HEADINGS, *lines], 1)
    found = find_heading(tokens, 0)
    assert found
    body, heads = with_late(tokens[found[1] :], found[2])
    return [token.key for token in body], [head.column for head in heads]


def test_headings_behind_the_first_row_head_the_cells_behind_the_others() -> None:
    body, columns = _read(*_FIRST, "计量单位", "分值", *_SECOND)
    assert body == [*_FIRST, *_SECOND]
    assert columns[-3:] == [Column.VALUE, Column.UNIT, Column.WEIGHT]


def test_one_word_that_may_head_a_column_is_a_cell() -> None:
    body, columns = _read(*_FIRST, "计量单位", *_SECOND)
    assert body == [*_FIRST, "计量单位", *_SECOND]
    assert columns[-1] is Column.VALUE
