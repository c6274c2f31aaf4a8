"""A page of a PDF → a picture."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from corpus.errors import ReadError
from corpus.limits import Limits
from corpus.readers.rendering import png, render
from tests import pdf_writer

LIMITS = Limits()


def black_square(rotate: int = 0) -> bytes:
    page = pdf_writer.Page(200, 100, rotate)
    page.rectangle(0, 0, 20, 20, "f")
    return pdf_writer.pdf([page])


def test_a_page_is_as_large_as_the_resolution_says() -> None:
    assert render(black_square(), 1, 144, LIMITS).size == (400, 200)


def test_a_turned_page_is_shown_turned() -> None:
    picture = render(black_square(90), 1, 72, LIMITS).convert("L")
    assert picture.size == (100, 200)
    assert (picture.getpixel((90, 10)), picture.getpixel((10, 10))) == (0, 255)


def test_png_gives_a_picture_of_the_page() -> None:
    assert Image.open(BytesIO(png(black_square(), 1, 36, LIMITS))).size == (100, 50)


@pytest.mark.parametrize(
    ("page", "limits", "message"),
    [
        (2, LIMITS, "no page 2; expected a page from 1 to 1"),
        (1, replace(LIMITS, pixels=1_000), "JIXIAO_READ_PIXELS"),
    ],
)
def test_what_cannot_be_shown_says_why(page: int, limits: Limits, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        render(black_square(), page, 144, limits)
