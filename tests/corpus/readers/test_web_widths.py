"""Rows of elements whose widths say which columns their cells reach over."""

import pytest
from lxml import etree

from corpus.readers.web_blocks import Block, Spot, below
from corpus.readers.webpage import read
from tests.corpus.readers.office import grid, one_page, tables

HEAD, TITLE = ("产出", "", "3条"), ("项目", "桥")
FOUND = {
    (0, 0, 1, 1): ["项目"], (0, 1, 1, 2): ["桥"],
    (1, 0, 1, 1): ["产出"], (1, 1, 1, 1): [], (1, 2, 1, 1): ["3条"],
}  # fmt: skip


def rows_of(*rows: list[str], outer: str = "") -> str:
    return "".join(f"<div {outer}>{''.join(row)}</div>" for row in rows)


def cells(texts: tuple[str, ...], *attributes: str) -> list[str]:
    return [f"<div {a}>{text}</div>" for text, a in zip(texts, attributes, strict=True)]


@pytest.mark.parametrize(
    "html",
    [
        rows_of(
            cells(TITLE, 'class="col-md-4"', 'class="col-md-8"'),
            cells(HEAD, *3 * ['class="col-md-4"']),
        ),
        rows_of(
            cells(TITLE, "style='flex:1'", "style='flex:2 1 0'"),
            cells(HEAD, *3 * ["style='flex:1'"]),
            outer="style='display:flex'",
        ),
        rows_of(
            cells(TITLE, "style='float:left;width:80px'", "style='float:left;width:161px'"),
            cells(HEAD, *3 * ["style='float:left;width:80px'"]),
        ),
    ],
)
def test_cells_reach_over_the_columns_that_end_within_them(html: str) -> None:
    (table,) = tables(one_page(read, html.encode()))
    assert grid(table) == FOUND


def test_rows_in_different_units_stand_one_below_the_other() -> None:
    html = rows_of(
        cells(TITLE, "style='width:50%'", "style='width:50%'"),
        cells(HEAD, *3 * ["style='width:30px'"]),
        outer="style='display:flex'",
    )
    (table,) = tables(one_page(read, html.encode()))
    assert (0, 1, 1, 2) in grid(table)


@pytest.mark.parametrize(
    ("ends", "columns"),
    [
        ([(80, 240), (160, 240)], [(0, 0, 1), (0, 1, 1), (1, 0, 1), (1, 1, 1)]),
        ([(80, 240), (80, 81, 240)], [(0, 0, 1), (0, 1, 2), (1, 0, 1), (1, 1, 1), (1, 2, 1)]),
    ],
    ids=["rows of as many cells", "a cell without width"],
)
def test_rows_whose_sides_do_not_agree_are_read_without_them(
    ends: list[tuple[float, ...]], columns: list[tuple[int, int, int]]
) -> None:
    node = etree.Element("div")
    blocks = (
        Block(tuple(Spot(node, 0, n) for n in range(len(sides))), columns=len(sides), sides=sides)
        for sides in ends
    )
    found = below(list(blocks))
    assert [(spot.row, spot.column, spot.columns) for spot in found.spots] == columns
