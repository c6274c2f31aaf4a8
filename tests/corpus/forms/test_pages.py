"""A text is cut into its forms; what holds none is named with its lines."""

import pytest

from corpus.forms.reader import read_forms


@pytest.mark.parametrize("text", ["", "|", "| --- | --- |\n|  |  |", "\t\t\n\t", "\f\f", "\n\n"])
def test_a_page_of_nothing_but_rules_and_blanks_holds_nothing(text: str) -> None:
    assert read_forms(tuple(text.split("\n"))) == ((), ())
