"""实施期限."""

from datetime import date

import pytest

from corpus.values.period import period_of

YEAR = date(2025, 1, 1), date(2025, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "2025年1月1日-2025年12月31日",
        "2025-01-01至2025-12-31",
        "2025.1.1—2025.12.31",
        "20250101-20251231",
        "202501-202512",
        "2025年1月-12月",
        "2025年1月至2025年12月",
        "2025.01-2025.12",
        "2025年 1月 ~ 12月",
    ],
)
def test_a_period_has_a_first_and_a_last_day(text: str) -> None:
    assert period_of(text) == YEAR


def test_the_last_month_ends_with_its_own_last_day() -> None:
    assert period_of("202311-202402") == (date(2023, 11, 1), date(2024, 2, 29))


@pytest.mark.parametrize(
    "text", ["", "三年", "2025年", "2025-2027年", "2025年13月-14月", "2025年12月-1月", "1月-12月"]
)
def test_anything_else_is_none(text: str) -> None:
    assert period_of(text) is None
