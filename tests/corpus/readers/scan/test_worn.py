"""Rules that are found beside others."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from corpus.readers.lattice import lattice_of
from corpus.readers.scan.ruling import ink_of, rules_of
from corpus.readers.scan.worn import ink_along, worn_rules
from tests.corpus.readers.scan.drawn import DPI, XS, YS, grey, table, word

TABLE = [(0, 0, 4, 1), *((row, column, 1, 1) for row in range(4) for column in (1, 2))]


def spans(image: Image.Image) -> list[tuple[int, int, int, int]]:
    """Row, column, rows and columns of the cells of the one table."""
    page = grey(image)
    ink = ink_of(page, DPI)
    rules, _ = rules_of(ink, DPI)
    whole = np.vstack([rules, worn_rules(page, ink, rules, DPI)])
    (grid,) = lattice_of(whole * (72 / DPI)).grids
    return sorted((c.row, c.column, c.rows, c.columns) for c in grid.cells)


def broken(image: Image.Image, box: tuple[int, int, int, int], every: int = 36) -> Image.Image:
    """With a fourth of a rule rubbed off in short pieces."""
    draw = ImageDraw.Draw(image)
    x0, top, x1, bottom = box
    level = x1 - x0 > bottom - top
    for at in range(x0 if level else top, x1 if level else bottom, every):
        end = at + every // 4
        draw.rectangle((at, top, end, bottom) if level else (x0, at, x1, end), "white")
    return image


@pytest.mark.parametrize(
    "box",
    [
        (XS[1] + 5, YS[1] - 4, XS[-1] - 5, YS[1] + 4),
        (XS[1] + 5, YS[1] - 4, XS[2] - 5, YS[1] + 4),
        (XS[2] - 4, YS[3] + 15, XS[2] + 4, YS[4] - 5),
    ],
    ids=["a whole rule", "a part of a rule", "an upright"],
)
def test_a_worn_rule_is_found_between_others(box: tuple[int, int, int, int]) -> None:
    assert spans(broken(table(), box)) == sorted(TABLE)


def test_a_part_of_a_rule_on_which_words_stand_and_hang_is_found() -> None:
    image = broken(table(), (XS[1] + 5, YS[1] - 4, XS[1] + 9, YS[1] + 4))
    for x in range(XS[1] + 60, XS[2] - 60, 20):
        ImageDraw.Draw(image).rectangle((x, YS[1] - 12, x + 14, YS[1] + 12), "black")
    assert spans(image) == sorted(TABLE)


def torn(image: Image.Image) -> Image.Image:
    """With a seventh of a rule rubbed off in the second column, and words close below it."""
    draw = ImageDraw.Draw(image)
    for x in range(XS[1] + 5, XS[2] - 5, 36):
        draw.rectangle((x, YS[1] - 4, x + 4, YS[1] + 4), "white")
    for x in range(XS[1] + 60, XS[1] + 260, 20):
        draw.rectangle((x, YS[1] + 5, x + 14, YS[1] + 30), "black")
    return image


def test_a_rule_of_short_pieces_above_words_is_found_where_no_other_strip_has_one() -> None:
    image = table()
    ImageDraw.Draw(image).rectangle((XS[2] + 5, YS[1] - 4, XS[3] - 5, YS[1] + 4), "white")
    cells = spans(torn(image))
    assert {(0, 1, 1, 1), (1, 1, 1, 1), (0, 2, 2, 1)} <= set(cells)


def test_a_line_of_words_that_fills_a_cell_is_no_rule() -> None:
    image = table()
    for x in range(XS[1] + 5, XS[2] - 5, 20):
        ImageDraw.Draw(image).rectangle((x, YS[1] + 40, x + 16, YS[1] + 60), "black")
    assert spans(image) == sorted(TABLE)


def test_an_upright_that_is_torn_at_the_end_of_a_low_row_is_found() -> None:
    image = table()
    draw = ImageDraw.Draw(image)
    draw.line((XS[1], YS[1] + 50, XS[-1], YS[1] + 50), "black", 3)
    for top, bottom in ((14, 16), (40, 46)):
        draw.rectangle((XS[2] - 4, YS[1] + top, XS[2] + 4, YS[1] + bottom), "white")
    assert all(columns == 1 for row, _, _, columns in spans(image) if row)


def test_words_and_faint_lines_are_no_worn_rules() -> None:
    image = table()
    ImageDraw.Draw(image).line((XS[1], 350, XS[-1], 350), (235, 235, 235), 3)
    for row in range(4):
        word(image, XS[1] + 20, YS[row] + 40, characters=14, size=32)
        word(image, XS[2] - 15, YS[row] + 40, characters=14, size=32)
    assert spans(image) == sorted(TABLE)


def test_a_line_of_words_close_above_a_table_is_no_rule() -> None:
    image = table()
    for x in range(XS[0], XS[-1], 20):
        ImageDraw.Draw(image).rectangle((x, YS[0] - 40, x + 14, YS[0] - 8), "black")
    page = grey(image)
    ink = ink_of(page, DPI)
    rules, _ = rules_of(ink, DPI)
    assert not len(worn_rules(page, ink, rules, DPI))


def test_a_strip_without_a_rule_gets_none() -> None:
    image = table()
    ImageDraw.Draw(image).rectangle((XS[2] + 5, YS[2] - 4, XS[3] - 5, YS[2] + 4), "white")
    assert (1, 2, 2, 1) in spans(image)


def test_a_page_without_rules_gets_none() -> None:
    page = grey(Image.new("L", (800, 600), 255))
    none = np.zeros((0, 4))
    assert not len(worn_rules(page, ink_of(page, DPI), none, DPI))


def test_ink_along_a_rule_is_of_the_rule() -> None:
    ink = np.zeros((20, 40), bool)
    ink[8:11, 5:30] = ink[15, 5:30] = True
    drawn = ink_along(np.array([(4.0, 9.2, 31.0, 9.2)]), ink)
    assert drawn.sum() == 3 * 25
