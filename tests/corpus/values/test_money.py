"""A printed amount of money → its number and unit."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.values.money import number_of, scale_in


@pytest.mark.parametrize(
    ("text", "number", "scale"),
    [
        ("12,345.60", "12345.60", None),
        ("12345.6元", "12345.6", 1),
        ("１２０万元", "120", 10**4),
        ("1.5亿元", "1.5", 10**8),
        ("3亿", "3", 10**8),
        ("¥ 300.00", "300.00", None),
        ("￥300元整", "300", 1),
        ("-20", "-20", None),
        (".5", ".5", None),
        ("0.00", "0", None),
        (" 1 200 ", "1200", None),
        ("854万(清淤500万元,加固354万元)", "854", 10**4),
        ("总额10606.7522万元财政拨款:6923万元", "10606.7522", 10**4),
        ("约120万元，其中本级20万元", "120", 10**4),
    ],
)
def test_an_amount_is_its_number_and_what_its_unit_multiplies(
    text: str, number: str, scale: int | None
) -> None:
    assert number_of(text) == (Decimal(number), scale)


@pytest.mark.parametrize(
    "text",
    ["", "-", "/", "无", "万元", "12,34", "1,2345", "12%", "3个", "2025-01-01", "1.2.3", "约"],
)
def test_what_is_no_amount_has_no_number(text: str) -> None:
    assert number_of(text) is None


@pytest.mark.parametrize(
    ("label", "scale"),
    [
        ("项目资金（万元）", 10**4), ("单位：元", 1), ("金额(亿元)", 10**8), ("项目资金", None),
        ("万 元", 10**4), ("", None),
    ],
)  # fmt: skip
def test_a_label_names_the_unit_of_its_amounts(label: str, scale: int | None) -> None:
    assert scale_in(label) == scale


@given(st.decimals(0, 10**12, places=2), st.sampled_from(["", "元", "万元", "亿元"]))
def test_every_amount_reads_back(number: Decimal, unit: str) -> None:
    read = number_of(f"{number:,}{unit}")
    assert read is not None
    assert read[0] == number
    assert (read[1] is None) == (unit == "")


@given(st.text())
def test_any_text_is_an_amount_or_none(text: str) -> None:
    read = number_of(text)
    assert read is None or isinstance(read[0], Decimal)
