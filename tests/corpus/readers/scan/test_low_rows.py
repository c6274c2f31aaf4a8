"""Upright rules of rows that are hardly higher than a character."""

import numpy as np
from PIL import Image, ImageDraw

from corpus.readers.scan.low_rows import low_uprights
from corpus.readers.scan.ruling import Lines, ink_of
from tests.corpus.readers.scan.drawn import DPI, XS, grey, word

TOP, LOW = 300, 334


def found(image: Image.Image, uprights: tuple[int, ...] = ()) -> list[tuple[int, int, int]]:
    """Where, and from where to where, upright rules run in the row; `uprights` are known."""
    ink = ink_of(grey(image), DPI)
    rules: Lines = np.array(
        [
            (XS[0], TOP, XS[-1], TOP),
            (XS[0], LOW, XS[-1], LOW),
            *((x, TOP, x, LOW) for x in uprights),
        ],
        float,
    )
    return [(round(x), round(y0), round(y1)) for x, y0, _, y1 in low_uprights(ink, rules, DPI)]


def row(*uprights: int) -> Image.Image:
    image = Image.new("RGB", (1654, 600), "white")
    draw = ImageDraw.Draw(image)
    for y in (TOP, LOW):
        draw.line((XS[0], y, XS[-1], y), "black", 3)
    for x in uprights:
        draw.line((x, TOP, x, LOW), "black", 3)
    return image


def test_a_rule_from_rule_to_rule_with_white_beside_it_is_one() -> None:
    image = row(700, 1100)
    word(image, 800, TOP + 4, 3, 28)
    assert found(image) == [(700, TOP, LOW), (1100, TOP, LOW)]
    assert found(image, (700,)) == [(1100, TOP, LOW)]


def test_strokes_of_characters_are_none() -> None:
    image = row()
    word(image, 800, TOP + 2, 3, 36)
    ImageDraw.Draw(image).line((1200, TOP + 8, 1200, LOW - 8), "black", 3)
    assert found(image) == []
