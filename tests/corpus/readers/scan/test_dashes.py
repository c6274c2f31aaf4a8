"""Rules drawn as dashes and dots."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from corpus.readers.scan.dashes import dashed
from corpus.readers.scan.ruling import ink_of
from tests.corpus.readers.scan.drawn import DPI, XS, YS, grey, table, word
from tests.corpus.readers.scan.test_ruling import TABLE, spans


def broken(on: int, off: int, rule: int = 3) -> Image.Image:
    """The table with its rules drawn for `on` pixels and left out for `off`."""
    image = table(rule=rule)
    draw = ImageDraw.Draw(image)
    for x in range(XS[0] + on, XS[-1], on + off):
        for y in YS:
            draw.rectangle((x, y - 3, x + off - 1, y + 3), "white")
    for y in range(YS[0] + on, YS[-1], on + off):
        for x in XS:
            draw.rectangle((x - 3, y, x + 3, y + off - 1), "white")
    return image


@pytest.mark.parametrize(("on", "off"), [(11, 7), (4, 4), (20, 9)])
def test_dashes_in_a_row_are_a_rule(on: int, off: int) -> None:
    image = broken(on, off)
    word(image, XS[1] + 60, YS[1] + 35)
    word(image, XS[0] + 60, YS[1] + 35)
    assert [sorted(cells) for cells in spans(image)] == [sorted(TABLE)]


def test_a_page_of_whole_rules_and_words_has_none() -> None:
    image = table()
    for y in (320, 420, 520):
        word(image, XS[1] + 20, y, characters=12)
    assert dashed(ink_of(grey(image), DPI), DPI) is None


def test_a_few_dots_in_a_text_are_no_rule() -> None:
    image = broken(11, 7)
    draw = ImageDraw.Draw(image)
    for x in range(600, 640, 8):
        draw.rectangle((x, 350, x + 2, 352), "black")
    found = dashed(ink_of(grey(image), DPI), DPI)
    assert found is not None
    assert not np.logical_or(*found)[340:362, 590:650].any()


def test_short_rows_of_small_pieces_are_pale_words() -> None:
    image = table()
    draw = ImageDraw.Draw(image)
    for x in range(520, 620, 8):
        for y in range(310, 390, 20):
            draw.rectangle((x, y, x + 4, y + 2), "black")
    assert dashed(ink_of(grey(image), DPI), DPI) is None
