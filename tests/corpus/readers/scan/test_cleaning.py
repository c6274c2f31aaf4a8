"""Light, seals and specks."""

import numpy as np
from PIL import Image, ImageDraw

from corpus.readers.scan.cleaning import cleaned, without_specks
from corpus.readers.scan.ruling import ink_of
from tests.corpus.readers.scan.drawn import DPI, XS, YS, grey, seal, table, word


def test_shadow_on_the_paper_goes_and_ink_stays() -> None:
    image = table()
    shadow = np.linspace(1, 0.5, image.width)[None, :, None]
    shaded = Image.fromarray((np.asarray(image) * shadow).astype(np.uint8))
    page = cleaned(shaded, DPI)
    assert page[YS[0] + 50, [20, 800, 1600]].min() > 240
    assert page[YS[0], [XS[0] + 50, XS[-1] - 50]].max() < 40


def test_a_seal_goes_and_what_it_covers_stays() -> None:
    image = table()
    word(image, XS[1] + 100, YS[1] + 40)
    plain, sealed = cleaned(image, DPI), cleaned(seal(image, 700, 480), DPI)
    lost = (plain < 100) & (sealed > 150)
    added = (plain > 200) & (sealed < 150)
    assert lost.sum() < 20
    assert added.sum() < 20


def test_red_words_stay() -> None:
    image = table()
    word(image, 300, 100, 30, 40)
    red = np.asarray(image).copy()
    red[:250][(red[:250] == 0).all(axis=2)] = (220, 30, 30)
    page = cleaned(Image.fromarray(red), DPI)
    assert (page[:250] < 128).sum() == (grey(image)[:250] < 128).sum()


def test_specks_go_but_points_beside_words_stay() -> None:
    image = table()
    word(image, 600, 330)
    ImageDraw.Draw(image).rectangle((718, 350, 720, 352), "black")  # a point
    page = grey(image)
    rows, columns = np.random.default_rng(1).integers(0, (1190, 1644), (1500, 2)).T
    dirty = page.copy()
    dirty[rows, columns] = dirty[rows, columns + 1] = 0
    clean, ink = without_specks(dirty, ink_of(dirty, DPI), DPI)
    assert (clean < 128)[750:].sum() == 0
    assert not ink[750:].any()
    assert clean[351, 719] == 0


def test_a_page_without_specks_stays_as_it_is() -> None:
    page = grey(table())
    page[1000, 1000] = 0
    clean, _ = without_specks(page, ink_of(page, DPI), DPI)
    assert (clean == page).all()


def test_specks_beside_words_go_where_they_are_as_small_as_the_others() -> None:
    image = table()
    word(image, 600, 330)
    page = grey(image)
    rows, columns = np.random.default_rng(1).integers(0, (1190, 1644), (1500, 2)).T
    page[rows, columns] = 0
    page[350, 722] = 0
    clean, ink = without_specks(page, ink_of(page, DPI), DPI)
    assert clean[350, 722] == 255
    assert not ink[350, 722]
