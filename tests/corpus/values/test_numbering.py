import pytest

from corpus.values.numbering import unnumbered


@pytest.mark.parametrize(
    "printed",
    [
        "50010824T000004000000-梯田管护",
        "梯田管护-50010824T000004000000",
        "梯田管护50010824T000004000000",
        "梯田管护（50010824T000004000000）",
        "【50010824T000004000000】梯田管护",
        "T000012345：梯田管护",
        "420281-22-T0118-梯田管护",
        "梯田管护（某财农〔2022〕12号）",
        "1.梯田管护",
        "（3）梯田管护",
        "（一）梯田管护",
        "二、梯田管护",
        "①梯田管护",
        "1.1.2梯田管护",
        "指标1：梯田管护",
        "一、（2）梯田管护",
    ],
)
def test_codes_and_numbering_are_taken_off(printed: str) -> None:
    assert unnumbered(printed) == "梯田管护"


@pytest.mark.parametrize(
    "printed",
    [
        "2022年梯田管护",
        "2021-2023年梯田管护",
        "2021-2023-梯田管护",
        "20220615-梯田管护",
        "梯田管护(2021-2023)",
        "第12期培训班人数",
        "(一)期工程量",
        "一、二级医院数",
        "1、2级风险点",
        "35.5千伏线路长度",
        "1:500地形图面积",
        "g85高速公路养护",
        "65岁以上老年人数",
        "12345热线办结率",
        "50010824t000004000000",
        "420281-22-t0118-77777",
        "1.",
    ],
)
def test_years_ordinals_and_quantities_stay(printed: str) -> None:
    assert unnumbered(printed) == printed
