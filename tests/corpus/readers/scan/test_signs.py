"""Signs that are told by their shape."""

import numpy as np
import pytest

from corpus.readers.scan.places import places_of
from tests.corpus.readers.scan.drawn import DPI

NO_CELLS = np.zeros((0, 4))


def said(*bars: tuple[int, int, int, int]) -> list[str | None]:
    """Of a line with ink in these boxes."""
    ink = np.zeros((60, 200), bool)
    for x0, top, x1, bottom in bars:
        ink[top:bottom, x0:x1] = True
    places = places_of([(40.0, 10.0, 80.0, 50.0)], NO_CELLS, ink, ink, DPI)
    return [place.sign for place in places]


def test_two_level_bars_are_an_equals_sign() -> None:
    assert said((50, 25, 68, 28), (50, 33, 68, 36)) == ["="]


@pytest.mark.parametrize(
    "bars",
    [
        [(55, 25, 63, 28), (50, 33, 68, 36)],
        [(50, 20, 68, 23), (50, 28, 68, 31), (50, 36, 68, 39)],
        [(50, 20, 68, 29), (50, 30, 68, 39)],
    ],
    ids=["two", "three", "a box"],
)
def test_other_bars_are_read(bars: list[tuple[int, int, int, int]]) -> None:
    assert said(*bars) == [None]
