"""What a model says of a line, decoded."""

import numpy as np
import pytest

from corpus.readers.scan.recognition import Said, Simplified

CHARACTERS = ["blank", "数", "數", "≥", "カ", "μ", "(", "（", "%", "0", "°", "℃"]
NONE = [1.0, *[0.0] * 11]


def decoded(*chances: list[float]) -> Said:
    return Simplified(CHARACTERS).said(np.array(chances, np.float32))


def chance(character: str, sure: float) -> list[float]:
    """What remains says that nothing stands there."""
    return [1 - sure, *(sure * (each == character) for each in CHARACTERS[1:])]


def test_of_two_forms_of_a_character_the_simplified_counts() -> None:
    said = decoded([0.0, 0.2, 0.8, *[0.0] * 9])
    assert said.text == "数"
    assert said.sure > 0.9


def test_a_letter_that_is_rarely_printed_counts_where_nothing_else_is_likely() -> None:
    assert decoded([0.0, 0.0001, 0.9999, *[0.0] * 9]).text == "數"


def test_signs_and_letters_of_units_stay_as_likely_as_they_are() -> None:
    assert decoded(chance("≥", 0.6)) == pytest.approx(("≥", 0.6, 0.6))
    assert decoded(chance("μ", 0.6)) == pytest.approx(("μ", 0.6, 0.6))


def test_a_text_is_as_sure_as_its_characters_at_their_best_places() -> None:
    said = decoded(chance("≥", 0.7), chance("≥", 0.8), NONE, chance("≥", 0.9), chance("数", 0.7))
    assert said == pytest.approx(("≥≥数", 0.8, 0.7))


def test_a_picture_without_a_character_says_nothing() -> None:
    assert decoded(NONE, NONE) == ("", 0.0, 0.0)


def test_a_sign_is_as_sure_as_it_is_in_both_widths() -> None:
    assert decoded([0.1, *[0.0] * 5, 0.4, 0.5, *[0.0] * 4]) == pytest.approx(("（", 0.9, 0.9))
    assert decoded([0.1, *[0.0] * 5, 0.5, 0.4, *[0.0] * 4]) == pytest.approx(("(", 0.9, 0.9))


@pytest.mark.parametrize(("read", "sign"), [("%0", "‰"), ("°℃", "℃"), ("0%", "0%")])
def test_two_signs_that_never_follow_each_other_are_one(read: str, sign: str) -> None:
    assert decoded(*(chance(each, 0.9) for each in read)).text == sign
