"""What is read again."""

from collections.abc import Sequence

import numpy as np

from corpus.model import Box
from corpus.readers.scan.doubt import read_surely
from corpus.readers.scan.ruling import Grey

CROP = np.full((20, 60), 255, np.uint8)
JAGGED = np.tile(np.array([[0, 255], [255, 0]], np.uint8), (10, 30))


class Scripted:
    """Says one thing of a picture as it is, another of one that was changed."""

    def __init__(self, plain: tuple[str, float], changed: tuple[str, float]) -> None:
        self._plain, self._changed = plain, changed
        self.asked = 0

    def lines(self, grey: Grey, dpi: float) -> list[Box]:
        return []

    def texts(self, crops: Sequence[Grey]) -> list[tuple[str, float]]:
        self.asked += len(crops)
        plain = [any(np.array_equal(crop, each) for each in (CROP, JAGGED)) for crop in crops]
        return [self._plain if same else self._changed for same in plain]


def test_a_sure_line_is_read_once() -> None:
    recogniser = Scripted(("产出指标", 0.95), ("别的", 1.0))
    assert read_surely([CROP], recogniser) == [("产出指标", 0.95)]
    assert recogniser.asked == 1


def test_of_an_unsure_line_the_surer_reading_counts() -> None:
    assert read_surely([JAGGED], Scripted(("2", 0.3), ("≥", 0.9))) == [("≥", 0.9)]
    assert read_surely([JAGGED], Scripted(("2", 0.3), ("≥", 0.2))) == [("2", 0.3)]


def test_a_lower_stroke_that_was_overlooked_is_put_back() -> None:
    assert read_surely([CROP], Scripted((">90%", 0.9), ("≥90%", 0.9))) == [("≥90%", 0.9)]
    assert read_surely([CROP], Scripted(("<3次", 0.9), ("<3次", 0.9))) == [("<3次", 0.9)]


def test_a_sign_that_only_the_first_reading_has_stays() -> None:
    assert read_surely([CROP], Scripted(("≥90%", 0.9), (">90%", 0.9))) == [("≥90%", 0.9)]
