"""Rows of a stretch with nothing between its cells."""

import pytest

from corpus.cell_terms import Column
from corpus.forms.in_rows.glued_rows import rows_in

_DONE = (Column.VALUE, Column.ACTUAL)


def _cut(text: str, *columns: Column) -> list[tuple[str, ...]]:
    """The name and the cells of each row; what is uncut alone."""
    rows = rows_in(text, columns, frozenset())
    spans = [(r.name, *r.cells.values()) if r.cells else (r.uncut or r.name,) for r in rows]
    return [tuple(text[slice(*span)] for span in row if span) for row in spans]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("修建公路32.1公里2020", [("修建公路32.1公里", "20", "20")]),
        ("清运次数120118", [("清运次数", "120", "118")]),
        ("安全生产专款专用专款专用", [("安全生产", "专款专用", "专款专用")]),
        ("完工时间2021年底2021年底", [("完工时间", "2021年底", "2021年底")]),
    ],
)
def test_a_value_and_what_was_achieved_are_much_alike(
    text: str, rows: list[tuple[str, ...]]
) -> None:
    assert _cut(text, *_DONE) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("培训人数≥500人出勤率98%", [("培训人数", "≥500人"), ("出勤率", "98%")]),
        ("新建5个社区3个", [("新建5个社区", "3个")]),
    ],
)
def test_a_row_ends_with_its_value(text: str, rows: list[tuple[str, ...]]) -> None:
    assert _cut(text, Column.VALUE) == rows


def test_digits_that_can_be_cut_in_several_ways_are_not() -> None:
    (row,) = rows_in("培训人数10095%", _DONE, frozenset())
    assert (row.name, row.cells, row.uncut) == ((0, 4), {}, (4, 10))


def test_a_row_that_is_dearly_read_stays_uncut() -> None:
    (row,) = rows_in("甲。乙。丙≥丁3", (Column.VALUE,), frozenset())
    assert (row.name, row.cells) == (None, {})


def test_too_long_a_stretch_stays_uncut() -> None:
    (row,) = rows_in("甲" * 500, _DONE, frozenset())
    assert row.uncut == (0, 500)
