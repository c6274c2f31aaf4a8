"""Rules in a bitmap."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from corpus.readers.lattice import lattice_of
from corpus.readers.scan.ruling import ink_of, rules_of
from tests.corpus.readers.scan.drawn import DPI, XS, YS, grey, table, word


def spans(image: Image.Image) -> list[list[tuple[int, int, int, int]]]:
    """Row, column, rows and columns of the cells of each table."""
    rules, _ = rules_of(ink_of(grey(image), DPI), DPI)
    grids = lattice_of(rules * (72 / DPI)).grids
    return [[(c.row, c.column, c.rows, c.columns) for c in grid.cells] for grid in grids]


TABLE = [(0, 0, 4, 1), *((row, column, 1, 1) for row in range(4) for column in (1, 2))]


def test_rules_make_the_table_that_is_drawn() -> None:
    assert [sorted(cells) for cells in spans(table())] == [sorted(TABLE)]


def test_rules_lie_where_they_are_drawn() -> None:
    rules, drawn = rules_of(ink_of(grey(table()), DPI), DPI)
    level = rules[rules[:, 2] - rules[:, 0] > rules[:, 3] - rules[:, 1]]
    assert np.allclose(np.sort(level[:, 1]), YS, atol=2)
    assert np.allclose(level[level[:, 1].argmin()][[0, 2]], (XS[0], XS[-1]), atol=4)
    assert drawn[YS[1], XS[1] : XS[-1]].all()
    assert not drawn[YS[0] + 20 : YS[1] - 20, XS[0] + 20 : XS[1] - 20].any()


def test_thin_grey_rules_are_found() -> None:
    image = table(rule=1).point(lambda value: 150 if value < 255 else 255)
    assert [sorted(cells) for cells in spans(image)] == [sorted(TABLE)]


def test_a_rule_that_breaks_off_goes_on() -> None:
    image = table()
    ImageDraw.Draw(image).rectangle((700, YS[1] - 5, 715, YS[1] + 5), "white")
    assert [sorted(cells) for cells in spans(image)] == [sorted(TABLE)]


def test_words_are_no_rules_even_on_the_line_of_one() -> None:
    image = table()
    word(image, XS[0] + 80, YS[2] - 12, characters=8)
    word(image, XS[1] + 20, YS[0] + 30, characters=12)
    assert [sorted(cells) for cells in spans(image)] == [sorted(TABLE)]


def test_a_large_character_in_a_title_is_no_table() -> None:
    image = table()
    draw = ImageDraw.Draw(image)
    draw.rectangle((800, 100, 860, 160), outline="black", width=5)
    draw.line((800, 130, 860, 130), "black", 5)
    assert len(spans(image)) == 1


def test_a_row_that_a_page_cuts_open_is_a_row() -> None:
    image = table()
    ImageDraw.Draw(image).rectangle((0, 0, 1654, YS[3] + 50), "white")
    assert [len(cells) for cells in spans(image)] == [3]


def test_a_stroke_that_hangs_on_the_last_rule_lengthens_no_upright() -> None:
    image = table()
    ImageDraw.Draw(image).line((XS[1], YS[-1], XS[1], YS[-1] + 22), "black", 3)
    assert [sorted(cells) for cells in spans(image)] == [sorted(TABLE)]
    rules, drawn = rules_of(ink_of(grey(image), DPI), DPI)
    assert rules[:, 3].max() < YS[-1] + 5
    assert not drawn[YS[-1] + 6 :].any()


def test_nothing_is_found_on_pages_of_one_colour() -> None:
    for value in (0, 128, 255):
        rules, drawn = rules_of(ink_of(np.full((300, 200), value, np.uint8), DPI), DPI)
        assert not len(rules)
        assert not drawn.any()


def test_strokes_of_words_below_each_other_are_no_rule() -> None:
    image = table()
    draw = ImageDraw.Draw(image)
    for y in range(YS[0] + 2, YS[1] - 2, 20):
        draw.line((700, y, 700, y + 17), "black", 3)
        draw.rectangle((703, y + 2, 712, y + 13), "black")
    assert [sorted(cells) for cells in spans(image)] == [sorted(TABLE)]


def test_a_double_rule_whose_second_line_is_worn_is_a_rule() -> None:
    image = table(rule=1)
    draw = ImageDraw.Draw(image)
    draw.rectangle((XS[1] + 2, YS[1] - 2, XS[-1] - 2, YS[1] + 2), "white")
    draw.line((XS[1], YS[1] - 3, XS[-1], YS[1] - 3), "black", 2)
    for x in range(XS[1], XS[-1] - 60, 80):
        draw.line((x, YS[1] + 3, x + 60, YS[1] + 3), "black", 2)
    draw.line((700, YS[1], 750, YS[1]), "black", 2)
    assert [sorted(cells) for cells in spans(image)] == [sorted(TABLE)]


def test_strokes_that_stand_on_each_other_in_narrow_rows_are_no_rule() -> None:
    image = table()
    draw = ImageDraw.Draw(image)
    for y in range(YS[0] + 4, YS[1] - 8, 12):
        draw.line((700, y, 700, y + 10), "black", 2)
    for y in range(YS[0] + 4, YS[1] - 8, 36):
        draw.rectangle((705, y, 715, y + 10), "black")
    assert [sorted(cells) for cells in spans(image)] == [sorted(TABLE)]


@pytest.mark.parametrize("thick", [3, 5])
def test_a_stroke_that_fills_a_low_row_is_no_rule(thick: int) -> None:
    image = Image.new("RGB", (1654, 600), "white")
    draw = ImageDraw.Draw(image)
    for y in range(100, 301, 50):
        draw.line((150, y, 1500, y), "black", thick)
    for x in (150, 500, 1500):
        draw.line((x, 100, x, 300), "black", 3)
    draw.line((800, 200, 800, 250), "black", 3)
    assert len(spans(image)[0]) == 9
    for y in range(208, 248, 8):
        draw.line((790, y, 800, y), "black", 2)
    assert len(spans(image)[0]) == 8
