"""One printed 指标值 is one value; whatever is printed, the text is kept."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Comparator, TargetValue, ValueKind
from corpus.terms import COUNTERS
from corpus.values.target import parse_target
from tests.corpus.values.spellings import DEADLINES, GRADED, NUMBERS, WORDS, Reading

SIGNS = "".join(sorted(Comparator))
SPELT = [*(reading[0] for reading in NUMBERS), *DEADLINES, *GRADED, *WORDS]
texts = st.text() | st.text(
    "≥≤=<>约不低于0123456789.,万%()（）人次元/年月日底前第一四季度以内上左右 "
)


@pytest.mark.parametrize("reading", NUMBERS, ids=lambda reading: reading[0])
def test_sign_number_and_unit_of_a_printed_number(reading: Reading) -> None:
    printed, sign, number, unit = reading
    read = parse_target(printed, 2024)
    assert (read.kind, read.comparator, read.number, read.unit) == (
        ValueKind.QUANTITATIVE,
        sign,
        number,
        unit,
    )


@pytest.mark.parametrize(("printed", "day"), DEADLINES.items())
def test_a_dated_value_gives_the_last_day_it_allows(printed: str, day: str) -> None:
    read = parse_target(printed, 2024)
    assert (read.kind, read.deadline) == (ValueKind.DATED, date.fromisoformat(day))
    assert (read.number, read.unit, read.comparator) == (None, None, None)


def test_a_dated_value_has_no_deadline_where_the_year_is_not_known() -> None:
    assert parse_target("6月底前") == TargetValue("6月底前", ValueKind.DATED)
    assert parse_target("2023年6月底前").deadline == date(2023, 6, 30)


@pytest.mark.parametrize("printed", ["13月底前", "0000年3月前", "2024年0月"])
def test_a_day_that_no_calendar_has_is_dated_without_deadline(printed: str) -> None:
    assert parse_target(printed, 2024) == TargetValue(printed, ValueKind.DATED)


@pytest.mark.parametrize("printed", GRADED)
def test_a_word_of_a_known_scale_is_a_grade(printed: str) -> None:
    assert parse_target(printed, 2024) == TargetValue(printed, ValueKind.GRADED)


@pytest.mark.parametrize("printed", WORDS)
def test_other_words_and_several_numbers_stay_text(printed: str) -> None:
    assert parse_target(printed, 2024) == TargetValue(printed, ValueKind.TEXTUAL)


@given(texts, st.none() | st.integers(1, 9999))
def test_any_text_gives_a_value_and_is_kept(text: str, year: int | None) -> None:
    read = parse_target(text, year)
    assert read.raw == text
    assert (read.number is not None) == (read.kind is ValueKind.QUANTITATIVE)
    assert read.deadline is None or read.kind is ValueKind.DATED


@given(
    st.decimals(min_value=0, max_value=10**12, places=2),
    st.sampled_from(SIGNS),
    st.sampled_from(COUNTERS),
    st.sampled_from(["{}({})", "{}（{}）", "{}{}"]),
)
def test_every_signed_amount_survives(amount: Decimal, sign: str, unit: str, shape: str) -> None:
    read = parse_target(sign + shape.format(f"{amount:,}", unit))
    assert (read.comparator, read.number, read.unit) == (Comparator(sign), amount, unit)


@pytest.mark.parametrize("printed", SPELT)
def test_the_same_text_with_blanks_at_its_ends_says_the_same(printed: str) -> None:
    plain, blank = parse_target(printed, 2024), parse_target(f" {printed} ", 2024)
    assert blank.raw == f" {printed} "
    assert (plain.kind, plain.comparator, plain.number, plain.unit, plain.deadline) == (
        blank.kind, blank.comparator, blank.number, blank.unit, blank.deadline,
    )  # fmt: skip


def test_a_unit_out_of_the_list_counts_behind_a_sign() -> None:
    read = parse_target("≥1200叶")
    assert (read.comparator, read.number, read.unit) == (Comparator.AT_LEAST, Decimal(1200), "叶")
    assert parse_target("1200叶").number is None
