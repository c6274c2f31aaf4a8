from decimal import Decimal

import pytest
from flask import Flask

from web.presenters.amounts import counted, exact, millions, plain, sum_of, ten_thousands


@pytest.mark.parametrize(
    ("yuan", "shown"),
    [("13740200.00", "1,374.02"), ("1731875.00", "173.19"), ("0.00", "0.00"), (None, "–")],
)
def test_yuan_are_shown_in_ten_thousands(yuan: str | None, shown: str) -> None:
    assert ten_thousands(None if yuan is None else Decimal(yuan)) == shown


def test_the_exact_yuan_keep_their_cents() -> None:
    assert exact(Decimal("13740200.05")) == "13,740,200.05"
    assert exact(None) == ""


def test_a_page_counts_as_its_language_does(library_app: Flask) -> None:
    for language, shown in (("zh", "1,374.02"), ("zh-TW", "1,374.02"), ("en", "13,740,200")):
        with library_app.test_request_context(f"/?lang={language}"):
            assert counted(Decimal("13740200.00")) == shown
            assert counted(None) == "–"


def test_english_counts_yuan_in_millions() -> None:
    assert millions(Decimal("13740200.00")) == "13.74"
    assert millions(Decimal("9876543210")) == "9,876.54"


@pytest.mark.parametrize(
    ("number", "shown"),
    [("750.00", "750"), ("0.50", "0.5"), ("1400", "1,400"), ("1E+3", "1,000"), (None, "")],
)
def test_a_number_loses_only_zeros_that_say_nothing(number: str | None, shown: str) -> None:
    assert plain(None if number is None else Decimal(number)) == shown


def test_a_sum_says_of_how_many_it_is() -> None:
    some = sum_of([Decimal(1), None, Decimal("0.5")])
    assert (some.yuan, some.given, some.partial) == (Decimal("1.5"), 2, True)
    assert not sum_of([Decimal(1)]).partial
    assert sum_of([None]).yuan is None
