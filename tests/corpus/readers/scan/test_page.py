"""Pages of tables and lines, with a recogniser that says what is agreed."""

from collections.abc import Sequence

import numpy as np
from PIL import Image

from corpus.model import Box, Piece
from corpus.pages import Table
from corpus.readers.scan.page import Reading, read_sheet
from corpus.readers.scan.recognition import Said
from corpus.readers.scan.ruling import Grey
from corpus.readers.scan.straighten import Sheet
from tests.corpus.readers.scan.drawn import DPI, XS, YS, grey, table, word


class Agreed:
    """Finds the lines given, and says the width of each of them."""

    def __init__(self, *lines: Box, sure: float = 0.9, always: str | None = None) -> None:
        self._lines, self._sure, self._always = lines, sure, always

    def lines(self, grey: Grey, dpi: float) -> list[Box]:
        """In the part shown, which begins where ink begins."""
        top = self._lines[0][1] - 30 if self._lines else 0.0
        return [(x0, y0 - top, x1, y1 - top) for x0, y0, x1, y1 in self._lines]

    def texts(self, crops: Sequence[Grey]) -> list[Said]:
        said = [self._always or str(crop.shape[1]) for crop in crops]
        return [Said(text, self._sure, self._sure - 0.1) for text in said]


def reading(image: Image.Image, recogniser: Agreed) -> Reading:
    return read_sheet(Sheet(grey(image), np.diag([0.36, 0.36, 1])), 3, DPI, recogniser)


def printed() -> Image.Image:
    """A title and a word in the middle of the upper row."""
    image = table()
    word(image, 600, 100, 8)
    word(image, XS[1] + 40, YS[0] + 40, 4)
    return image


TITLE, VALUE = (600.0, 100.0, 840.0, 126.0), (540.0, 340.0, 660.0, 366.0)


def test_lines_go_to_their_cells_and_the_title_stays_outside() -> None:
    title, form = reading(printed(), Agreed(TITLE, VALUE)).blocks
    assert isinstance(title, Piece)
    assert isinstance(form, Table)
    assert (title.quote, title.page, title.confidence) == ("240", 3, 0.8)
    assert [(c.row, c.column, c.text) for c in form.cells if c.pieces] == [(0, 1, "120")]


def test_boxes_are_in_points_of_the_stored_page() -> None:
    _, form = reading(printed(), Agreed(TITLE, VALUE)).blocks
    assert isinstance(form, Table)
    [piece] = [piece for cell in form.cells for piece in cell.pieces]
    assert piece.box is not None
    assert np.allclose(piece.box, np.array(VALUE) * 0.36, atol=1)


def test_a_word_that_the_search_left_out_is_recognised_by_itself() -> None:
    _, form = reading(printed(), Agreed(TITLE)).blocks
    assert isinstance(form, Table)
    assert [(c.row, c.column) for c in form.cells if c.pieces] == [(0, 1)]


def test_what_is_not_sure_is_left_out_and_counted() -> None:
    found = reading(printed(), Agreed(TITLE, VALUE, sure=0.3))
    assert found.unsure == 2
    assert not any(isinstance(block, Piece) for block in found.blocks)


def test_ink_that_may_be_a_sign_needs_less_to_be_one() -> None:
    def cells(always: str) -> list[str]:
        _, form = reading(printed(), Agreed(TITLE, sure=0.6, always=always)).blocks
        assert isinstance(form, Table)
        return [cell.text for cell in form.cells if cell.pieces]

    assert cells("≥") == ["≥"]
    assert cells("个") == []


def test_upright_lines_tell_a_page_on_its_side() -> None:
    image = Image.new("RGB", (400, 900), "white")
    for top in range(100, 800, 30):
        word(image, 100, top, 1)
    assert reading(image, Agreed((90.0, 100.0, 130.0, 800.0))).tall
    assert not reading(printed(), Agreed(TITLE, VALUE)).tall


def test_an_empty_page_has_nothing() -> None:
    found = reading(Image.new("RGB", (600, 800), "white"), Agreed())
    assert (found.blocks, found.unsure, found.sure) == ((), 0, 1)
