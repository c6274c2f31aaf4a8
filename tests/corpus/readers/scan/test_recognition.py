"""What a model says of a line, decoded."""

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.readers.scan.recognition import Simplified

CHARACTERS = ["blank", "数", "數", "≥", "カ", "μ"]


def decoded(*chances: list[float]) -> list[tuple[str, float]]:
    """The likeliest character of each place."""

    def likeliest(weighed: NDArray[np.float32]) -> list[tuple[str, float]]:
        return [(CHARACTERS[place.argmax()], float(place.max())) for place in weighed[0]]

    said = Simplified(likeliest, CHARACTERS)(np.array([chances], np.float32))
    assert isinstance(said, list)
    return said


def test_of_two_forms_of_a_character_the_simplified_counts() -> None:
    ((character, sure),) = decoded([0.0, 0.2, 0.8, 0.0, 0.0, 0.0])
    assert character == "数"
    assert sure > 0.9


def test_a_letter_that_is_rarely_printed_counts_where_nothing_else_is_likely() -> None:
    assert decoded([0.0, 0.0001, 0.9999, 0.0, 0.0, 0.0])[0][0] == "數"


def test_signs_and_letters_of_units_stay_as_likely_as_they_are() -> None:
    assert decoded([0.4, 0.0, 0.0, 0.6, 0.0, 0.0])[0] == pytest.approx(("≥", 0.6))
    assert decoded([0.4, 0.0, 0.0, 0.0, 0.0, 0.6])[0] == pytest.approx(("μ", 0.6))
