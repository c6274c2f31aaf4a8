"""Two pages on one sheet."""

import numpy as np
from PIL import Image

from corpus.readers.scan.facing import facing
from corpus.readers.scan.straighten import Sheet
from tests.corpus.readers.scan.drawn import DPI, grey, table, word


def spread(gap: int) -> Sheet:
    """Two tables side by side, so far apart."""
    page = table(height=1800)
    both = Image.new("RGB", (2 * page.width, 1800), "white")
    both.paste(page.crop((0, 0, 1600, 1800)), (page.width - gap // 2 - 1510, 0))
    both.paste(page.crop((140, 0, 1654, 1800)), (page.width + gap // 2, 0))
    return Sheet(grey(both), np.diag([0.36, 0.36, 1]))


def test_two_pages_are_read_one_after_the_other_and_lie_where_they_lay() -> None:
    whole = spread(200)
    left, right = facing(whole, DPI)
    assert left.grey.shape[1] + right.grey.shape[1] == whole.grey.shape[1]
    box = right.stored((10, 20, 30, 40))
    assert box[0] == (left.grey.shape[1] + 10) * 0.36
    assert box[1] == 20 * 0.36


def test_pages_without_white_between_them_stay_one() -> None:
    assert len(facing(spread(40), DPI)) == 1


def test_a_broad_sheet_with_one_table_stays_one() -> None:
    image = table(height=1000)
    word(image, 700, 100)
    assert len(facing(Sheet(grey(image), np.eye(3)), DPI)) == 1


def test_a_half_empty_sheet_stays_one() -> None:
    image = Image.new("RGB", (3400, 1800), "white")
    image.paste(table(), (0, 0))
    assert len(facing(Sheet(grey(image), np.eye(3)), DPI)) == 1
