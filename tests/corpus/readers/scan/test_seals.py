"""Seals that are grey."""

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage

from corpus.readers.scan.ruling import Grey
from corpus.readers.scan.seals import without_seals
from tests.corpus.readers.scan.drawn import DPI, XS, YS, grey, table, word

PALE = 138


def scanned(image: Image.Image) -> Grey:
    return np.asarray(ndimage.gaussian_filter(grey(image), 0.6), np.uint8)


def sealed(image: Image.Image, x: int, y: int, radius: int = 150, tone: int = PALE) -> Image.Image:
    """With a grey ring, a solid square and a word in it, over what is printed."""
    over = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(over)
    ink = (tone, tone, tone)
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=ink, width=9)
    draw.rectangle((x - 30, y - 30, x + 30, y + 30), fill=ink)
    for left in range(x - 80, x + 80, 40):
        draw.rectangle((left, y + 60, left + 28, y + 88), outline=ink, width=3)
    return Image.fromarray(np.minimum(np.asarray(image), np.asarray(over)))


def form() -> Image.Image:
    image = table()
    word(image, XS[1] + 40, YS[1] + 40)
    word(image, XS[1] + 300, YS[2] + 40)
    return image


def test_a_grey_seal_goes_and_what_it_covers_stays() -> None:
    plain = scanned(form())
    page = without_seals(scanned(sealed(form(), 760, 500)), DPI)
    assert ((plain > 220) & (page < 170)).sum() < 200  # of 6,000
    words = np.zeros_like(page, bool)
    words[YS[1] + 38 : YS[1] + 68, XS[1] + 38 : XS[1] + 160] = True
    assert ((plain < 100) & (page > 170) & words).sum() < 20


def test_a_page_without_a_seal_stays_as_it_is() -> None:
    page = scanned(form())
    assert (without_seals(page.copy(), DPI) == page).all()


def test_what_is_grey_but_no_seal_stays() -> None:
    image = form()
    draw = ImageDraw.Draw(image)
    draw.rectangle((XS[1] + 2, YS[0] + 2, XS[2] - 2, YS[1] - 2), fill=(190, 190, 190))
    draw.rectangle((200, 850, 400, 1050), fill=(150, 150, 150))
    page = scanned(image)
    assert (without_seals(page.copy(), DPI) == page).all()


def test_a_seal_as_dark_as_print_stays() -> None:
    page = scanned(sealed(form(), 760, 500, tone=30))
    assert (without_seals(page.copy(), DPI) == page).all()


def test_a_flat_character_inside_a_seal_stays() -> None:
    image = form()
    ImageDraw.Draw(image).line((750, 425, 778, 425), (125, 125, 125), 3)
    page = without_seals(scanned(sealed(image, 760, 500)), DPI)
    assert page[424:427, 755:775].max() < 170


def test_a_thin_rule_under_a_seal_stays() -> None:
    image = Image.fromarray(np.maximum(np.asarray(table(rule=2)), 90).astype(np.uint8))
    for y in range(800, 1150, 50):
        word(image, 200, y, 40)
    page = without_seals(scanned(sealed(image, XS[2], 500)), DPI)
    assert page[YS[0] + 10 : YS[-1] - 10, XS[2] - 1 : XS[2] + 2].min(axis=1).max() < 170
    assert page[480, XS[2] - 20] > 200


def test_an_empty_page_has_no_seal() -> None:
    page = np.full((200, 200), 255, np.uint8)
    assert (without_seals(page, DPI) == 255).all()
