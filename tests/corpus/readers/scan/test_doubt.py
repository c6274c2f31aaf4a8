"""What is read again."""

from collections.abc import Sequence

import numpy as np
import pytest
from PIL import Image, ImageDraw
from scipy import ndimage

from corpus.model import Box
from corpus.readers.scan.doubt import read_surely
from corpus.readers.scan.recognition import Said
from corpus.readers.scan.ruling import Grey

CROP = np.full((20, 60), 255, np.uint8)
JAGGED = np.tile(np.array([[60, 200], [200, 60]], np.uint8), (10, 30))


class Scripted:
    """Says one thing of a picture as it is, another of one that was changed."""

    def __init__(self, plain: tuple[str, float], changed: tuple[str, float]) -> None:
        self._plain, self._changed = plain, changed
        self.asked = 0

    def lines(self, grey: Grey, dpi: float) -> list[Box]:
        return []

    def texts(self, crops: Sequence[Grey]) -> list[Said]:
        self.asked += len(crops)
        plain = [any(np.array_equal(crop, each) for each in (CROP, JAGGED)) for crop in crops]
        said = [self._plain if same else self._changed for same in plain]
        return [Said(text, sure, sure) for text, sure in said]


def surely(crop: Grey, recogniser: Scripted) -> tuple[str, float]:
    [said] = read_surely([crop], recogniser)
    return said.text, said.sure


def test_a_sure_line_is_read_once() -> None:
    recogniser = Scripted(("产出指标", 0.99), ("别的", 1.0))
    assert surely(CROP, recogniser) == ("产出指标", 0.99)
    assert recogniser.asked == 1


def test_a_long_line_of_which_one_character_may_be_in_doubt_is_read_again() -> None:
    long, other = "农村公跑日常养护补助", "农村公路日常养护补助"
    assert surely(JAGGED, Scripted((long, 0.99), (other, 1.0))) == (long, 0.99)
    assert surely(JAGGED, Scripted((long, 0.975), (other, 0.9))) == (other, 0.9)


def test_of_an_unsure_line_what_the_readings_agree_on_counts() -> None:
    assert surely(JAGGED, Scripted(("巩国率", 0.93), ("巩固率", 0.8))) == ("巩固率", 0.8)
    assert surely(JAGGED, Scripted(("2", 0.9), ("≥", 0.2))) == ("2", 0.9)
    assert surely(JAGGED, Scripted(("≥", 0.5), ("≥", 0.9))) == ("≥", 0.9)


def test_a_lower_stroke_that_was_overlooked_is_put_back() -> None:
    assert surely(CROP, Scripted((">90%", 0.9), ("≥90%", 0.9))) == ("≥90%", 0.9)
    assert surely(CROP, Scripted(("<3次", 0.9), ("<3次", 0.9))) == ("<3次", 0.9)


def test_a_sign_that_only_the_first_reading_has_stays() -> None:
    assert surely(CROP, Scripted(("≥90%", 0.9), (">90%", 0.9))) == ("≥90%", 0.9)


def drawn(sign: str, mirrored: bool = False) -> Grey:
    """> or a sign with a second stroke below it, and a digit's stem behind; mirrored: < with it."""
    image = Image.new("L", (60, 40), 255)
    draw = ImageDraw.Draw(image)
    draw.line([(6, 8), (22, 15), (6, 22)], 0, 3)
    if sign == "≥":
        draw.line([(21, 19), (6, 26)], 0, 3)
    soft = np.asarray(ndimage.gaussian_filter(np.array(image), 1.5), np.uint8)
    soft = soft[:, 2:28][:, ::-1] if mirrored else soft[:, 2:28]
    return np.ascontiguousarray(np.pad(soft, ((0, 0), (4, 30)), constant_values=255))


@pytest.mark.parametrize(("said", "whole"), [(">5", "≥5"), ("<5", "≤5")])
def test_a_sign_with_a_stroke_below_it_is_told_by_its_shape(said: str, whole: str) -> None:
    always = Scripted((said, 0.9), (said, 0.9))
    assert surely(drawn("≥", said[0] == "<"), always) == (whole, 0.9)
    assert surely(drawn(">", said[0] == "<"), always) == (said, 0.9)


def test_a_sign_that_is_not_on_the_picture_stays() -> None:
    assert surely(CROP, Scripted((">5", 0.9), (">5", 0.9))) == (">5", 0.9)


def barred(*bars: int) -> Grey:
    """> with level bars below it, at these heights."""
    image = Image.new("L", (60, 44), 255)
    draw = ImageDraw.Draw(image)
    draw.line([(8, 6), (22, 13), (8, 20)], 0, 2)
    for y in bars:
        draw.line([(8, y), (22, y)], 0, 2)
    return np.asarray(ndimage.gaussian_filter(np.array(image), 0.8), np.uint8)


def test_a_sign_with_two_bars_below_it_is_told_from_one_with_one() -> None:
    always = Scripted(("≥5", 0.99), ("≥5", 0.99))
    assert surely(barred(25, 31), always) == ("≧5", 0.99)
    assert surely(barred(25), always) == ("≥5", 0.99)
    assert surely(barred(), always) == ("≥5", 0.99)
    assert surely(barred(6, 28), always) == ("≥5", 0.99)
    assert surely(barred(25, 31)[::2, ::2], always) == ("≥5", 0.99)
    assert surely(CROP, always) == ("≥5", 0.99)


def test_a_metre_behind_a_number_is_square_where_it_reads_so_when_broader() -> None:
    assert surely(CROP, Scripted(("≥90m", 0.99), ("≥90m2", 0.6))) == ("≥90m2", 0.6)
    assert surely(CROP, Scripted(("2万m", 0.99), ("2万m2", 0.6))) == ("2万m2", 0.6)
    assert surely(CROP, Scripted(("m", 0.99), ("m2", 0.6))) == ("m2", 0.6)
    assert surely(CROP, Scripted(("mm", 0.99), ("mm2", 0.6))) == ("mm", 0.99)
    assert surely(CROP, Scripted(("≥90m", 0.99), ("≥90m", 0.6))) == ("≥90m", 0.99)
    assert surely(CROP, Scripted(("≥90m", 0.99), ("≥901m2", 0.6))) == ("≥90m", 0.99)


def test_dirt_beside_a_sign_that_stands_alone_is_left_out() -> None:
    assert surely(CROP, Scripted(("≤.", 0.99), ("≤.", 0.99))) == ("≤", 0.99)
    assert surely(CROP, Scripted(("≤.5", 0.99), ("≤.5", 0.99))) == ("≤.5", 0.99)
