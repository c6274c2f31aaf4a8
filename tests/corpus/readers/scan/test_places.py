"""Where text stands."""

import numpy as np
from PIL import Image, ImageDraw

from corpus.readers.scan.places import Place, missed, places_of
from corpus.readers.scan.ruling import Mask
from tests.corpus.readers.scan.drawn import DPI, grey, word

CELLS = np.array([(0, 0, 200, 100), (200, 0, 400, 100)], float)


def ink_of_words(*words: tuple[int, int, int]) -> Mask:
    """Words of a number of characters at x, y."""
    image = Image.new("RGB", (400, 300), "white")
    for x, y, characters in words:
        word(image, x, y, characters)
    return np.asarray(grey(image) < 128, bool)


def test_a_line_over_a_rule_is_cut_at_the_rule() -> None:
    ink = ink_of_words((20, 30, 4), (220, 30, 4))
    places = places_of([(15, 25, 350, 65)], CELLS, ink, ink, DPI)
    assert places == [Place((15, 25, 197, 65)), Place((203, 25, 350, 65))]  # beside the rule


def test_a_line_that_sticks_out_over_a_rule_stays_in_its_cell() -> None:
    ink = ink_of_words((20, 30, 4))
    assert places_of([(15, 25, 208, 65)], CELLS, ink, ink, DPI) == [Place((15, 25, 197, 65))]


def test_a_line_outside_the_cells_stays_whole() -> None:
    ink = ink_of_words((20, 230, 10))
    assert places_of([(15, 225, 330, 265)], CELLS, ink, ink, DPI) == [Place((15, 225, 330, 265))]


def test_characters_one_below_another_are_read_apart() -> None:
    ink = ink_of_words((20, 20, 1), (20, 120, 1), (20, 220, 1))
    places = places_of([(16, 15, 50, 250)], np.zeros((0, 4)), ink, ink, DPI)
    assert [round(place.box[1]) for place in places] == [18, 118, 218]


def test_a_solid_square_is_a_sign_of_its_own() -> None:
    image = Image.new("RGB", (400, 100), "white")
    word(image, 20, 30, 3)
    ImageDraw.Draw(image).rectangle((130, 30, 153, 53), "black")
    word(image, 170, 30, 3)
    ink = np.asarray(grey(image) < 128)
    places = places_of([(15, 20, 270, 64)], CELLS[:0], ink, ink, DPI)
    assert [place.sign for place in places] == [None, "■", None]
    assert places[1].box == (130, 20, 154, 64)


def test_a_small_character_that_is_grey_between_its_strokes_is_no_square() -> None:
    ink = np.zeros((100, 400), bool)
    ink[30:54, 130:154] = True
    dark = ink.copy()
    dark[36:39, 133:151] = dark[45:48, 133:151] = False
    places = places_of([(120, 20, 170, 64)], CELLS[:0], ink, dark, DPI)
    assert [place.sign for place in places] == [None]


def test_a_bar_alone_is_a_dash() -> None:
    ink = np.zeros((100, 400), bool)
    ink[50:53, 80:110] = True
    assert [place.sign for place in places_of([(75, 40, 115, 64)], CELLS, ink, ink, DPI)] == ["—"]
    assert [place.sign for place in missed(ink, [], CELLS, DPI)] == ["—"]


def test_a_bar_beside_text_is_no_dash() -> None:
    ink = ink_of_words((20, 30, 4))
    ink[80:83, 80:110] = True
    assert [place.sign for place in missed(ink, [Place((15, 25, 150, 65))], CELLS, DPI)] == [""]


def test_ink_in_a_cell_that_no_line_covers_is_found() -> None:
    ink = ink_of_words((20, 30, 4), (280, 30, 1))
    [place] = missed(ink, [Place((15, 25, 150, 65))], CELLS, DPI)
    x0, top, x1, bottom = place.box
    assert (x0 <= 280, top <= 30, x1 >= 303, bottom >= 53) == (True,) * 4


def test_specks_and_ink_outside_cells_are_not_looked_at() -> None:
    ink = ink_of_words((20, 230, 4))
    ink[50:54, 300:304] = True
    assert list(missed(ink, [], CELLS, DPI)) == []
