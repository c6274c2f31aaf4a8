import pytest

from corpus.values.units import measure_of


@pytest.mark.parametrize(
    ("one", "other", "times"),
    [
        ("小时", "分钟", 60),
        ("天", "小时", 24),
        ("日", "天", 1),
        ("万元", "元", 10_000),
        ("亿元", "万元", 10_000),
        ("万人次", "人次", 10_000),
        ("公顷", "平方米", 10_000),
        ("（％）", "%", 1),
        ("‰", "%", 0.1),
        ("元/人/小时", "元/人/天", 24),
        ("万元/年", "元/月", 10_000 / 12),
    ],
)
def test_units_of_one_measure_are_multiples(one: str, other: str, times: float) -> None:
    a, b = measure_of(one), measure_of(other)
    assert a is not None
    assert b is not None
    assert a.dimension == b.dimension
    assert a.factor / b.factor == pytest.approx(times)


@pytest.mark.parametrize(
    ("one", "other"), [("人", "人次"), ("%", "个"), ("工作日", "天"), ("元", "元/人")]
)
def test_units_of_two_measures_are_apart(one: str, other: str) -> None:
    a, b = measure_of(one), measure_of(other)
    assert a is not None
    assert b is not None
    assert a.dimension != b.dimension


@pytest.mark.parametrize("unit", ["光年", "", "元/光年"])
def test_a_unit_outside_the_table_is_not_known(unit: str) -> None:
    assert measure_of(unit) is None
