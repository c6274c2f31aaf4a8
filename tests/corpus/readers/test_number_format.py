import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.date_format import iso_day
from corpus.readers.number_format import shown_number, shown_text, shows_day


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (1, "0%", "100%"),
        (0.95, "0%", "95%"),
        (0.9971, "0.00%", "99.71%"),
        (0.285, "0%", "29%"),
        (13740200, "#,##0.00", "13,740,200.00"),
        (82800.920000000013, "General", "82800.92"),
        (0.1 + 0.2, "General", "0.3"),
        (10891.615675, "General", "10891.615675"),
        (1234567890.12, "General", "1234567890.12"),
        (123456789012, "General", "123456789012"),
        (750, "G/通用格式", "750"),
        (50, '0"人"', "50人"),
        (3, 'General"天"', "3天"),
        (90, '"≥"0.00"(%)"', "≥90.00(%)"),
        (123000, '0\\.0,"万元"', "12.3万元"),
        (123000, '0!.0,"万元"', "12.3万元"),
        (-5, "#,##0.00_);[Red]\\(#,##0.00\\)", "(5.00)"),
        (-5, "0", "-5"),
        (-0.001, "0.00", "0.00"),
        (0, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        (12, "[$¥-804]#,##0.00", "¥12.00"),
        (5, '[>=10]0"大";0"小"', "5小"),
        (7, "000", "007"),
        (13812345678, "000-0000-0000", "138-1234-5678"),
        (12345, "0.00E+00", "1.23E+04"),
        (0.5, "# ?/?", "0.5"),
        (1.5, "#.##", "1.5"),
        (3, ";;;", ""),
    ],
)
def test_a_number_is_shown_as_the_sheet_shows_it(value: float, code: str, shown: str) -> None:
    assert shown_number(value, code) == shown


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (45292, "yyyy/m/d", "2024/1/1"),
        (45292, "yyyy-mm-dd", "2024-01-01"),
        (45292, 'yyyy"年"m"月"d"日";@', "2024年1月1日"),
        (45292, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2024年1月1日"),
        (45292.5, "yyyy/m/d h:mm", "2024/1/1 12:00"),
        (0.75, '上午/下午h"时"mm"分"', "下午6时00分"),
        (45292, "aaaa", "星期一"),
        (45292, "mmm-yy", "Jan-24"),
        (1.5, "[h]:mm", "36:00"),
        (59, "yyyy-mm-dd", "1900-02-28"),
        (61, "yyyy-mm-dd", "1900-03-01"),
    ],
)
def test_a_day_is_shown_as_the_sheet_shows_it(value: float, code: str, shown: str) -> None:
    assert shows_day(value, code)
    assert shown_number(value, code) == shown


def test_a_number_outside_the_calendar_is_shown_as_a_number() -> None:
    assert shown_number(-3, "yyyy/m/d") == "-3"
    assert iso_day(-3) is None


def test_books_of_1904_count_from_another_day() -> None:
    assert shown_number(43830, "yyyy-mm-dd", base1904=True) == "2024-01-01"
    assert iso_day(43830, base1904=True) == "2024-01-01"


@pytest.mark.parametrize(
    ("text", "code", "shown"),
    [
        ("=1(个)", "@", "=1(个)"),
        ("合格", "0.00", "合格"),
        ("东湖", '"区"@"局"', "区东湖局"),
        ("合格", ";;;", ""),
        ("合格", '0;0;0;"已"@', "已合格"),
    ],
)
def test_a_text_is_shown_where_its_format_has_a_place_for_it(
    text: str, code: str, shown: str
) -> None:
    assert shown_text(text, code) == shown


@given(st.floats(), st.text(alphabet='0#?.,;%E+-"\\_*[]<>=@ymdhs年 ¥$/', max_size=20))
def test_every_number_is_shown_under_every_format(value: float, code: str) -> None:
    assert isinstance(shown_number(value, code), str)
    assert isinstance(shown_text(str(value), code), str)


@given(st.integers(-(10**14), 10**14))
def test_a_whole_number_keeps_every_digit_under_general(value: int) -> None:
    assert shown_number(value, "General") == str(value)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_an_amount_survives_general_and_two_decimals(amount: float) -> None:
    assert math.isclose(float(shown_number(float(amount), "General")), float(amount))
    shown = shown_number(float(amount), "#,##0.00").replace(",", "")
    assert math.isclose(float(shown), float(amount), abs_tol=1e-9)
