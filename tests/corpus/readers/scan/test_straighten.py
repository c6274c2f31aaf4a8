"""Tilted, bent and turned pages."""

import numpy as np
import pytest
from PIL import Image

from corpus.readers.scan.ruling import ink_of, rules_of
from corpus.readers.scan.straighten import Sheet, straightened
from tests.corpus.readers.scan.drawn import DPI, XS, YS, grey, table, word


def printed() -> Image.Image:
    image = table()
    for y in YS[:-1]:
        word(image, XS[1] + 40, y + 40)
        word(image, XS[2] + 60, y + 40, 6)
    return image


def sheet_of(image: Image.Image) -> Sheet:
    return straightened(Sheet(grey(image), np.eye(3)), DPI)


def steepest(sheet: Sheet) -> float:
    """Pixels by which a rule drifts over 1,000."""
    rules, _ = rules_of(ink_of(sheet.grey, DPI), DPI)
    x, y = abs(rules[:, 2] - rules[:, 0]), abs(rules[:, 3] - rules[:, 1])
    return float((np.minimum(x, y) / np.maximum(x, y)).max() * 1000)


@pytest.mark.parametrize("degrees", [-6, -1.3, 0, 0.4, 3])
def test_a_tilted_page_becomes_level(degrees: float) -> None:
    tilted = printed().rotate(degrees, Image.Resampling.BICUBIC, fillcolor="white")
    assert steepest(sheet_of(tilted)) < 2


def test_a_page_seen_at_an_angle_becomes_square() -> None:
    seen = printed().transform(
        (1654, 1200),
        Image.Transform.PERSPECTIVE,
        (1.0, 0.03, -20, 0.01, 1.05, -10, 0.0, 0.00003),
        Image.Resampling.BICUBIC,
        fillcolor="white",
    )
    assert steepest(sheet_of(seen)) < 3


def test_a_box_of_a_level_page_leads_back_to_the_tilted_one() -> None:
    image = Image.new("RGB", (1000, 800), "white")
    word(image, 100, 600, 20)
    word(image, 100, 500, 25)
    tilted = image.rotate(4, Image.Resampling.BICUBIC, fillcolor="white")
    sheet = sheet_of(tilted)
    ys, xs = (sheet.grey < 128).nonzero()
    box = sheet.stored((xs.min(), ys.min(), xs.max(), ys.max()))
    ys, xs = (grey(tilted) < 128).nonzero()
    assert box[0] <= xs.min() + 2
    assert box[1] <= ys.min() + 2
    assert box[2] >= xs.max() - 2
    assert box[3] >= ys.max() - 2
    assert np.allclose(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2), (475, 560), atol=60)


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_box_of_a_turned_page_leads_back_to_where_it_stood(quarters: int) -> None:
    page = np.full((60, 100), 255, np.uint8)
    page[10:14, 20:40] = 0
    turned = Sheet(page, np.diag([0.5, 0.5, 1])).turned(quarters)
    ys, xs = (turned.grey == 0).nonzero()
    box = turned.stored((xs.min(), ys.min(), xs.max() + 1, ys.max() + 1))
    assert box == pytest.approx((10, 5, 20, 7))


def test_an_empty_page_stays_as_it_is() -> None:
    assert (sheet_of(Image.new("RGB", (300, 200), "white")).back == np.eye(3)).all()
