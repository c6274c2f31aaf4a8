"""Cells with several indicators one below the other."""

import pytest

from tests.corpus.forms.grid.tables import form, rows_of
from tests.corpus.forms.grid.texts import with_rows


def pairs(cells: str) -> list[tuple[str, str | None]]:
    read = form(with_rows(f"产出指标 | 数量指标 | {cells}"))
    assert read.ledger.unplaced == 0
    return [(name, value) for *_, name, value in rows_of(read)]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (
            "指标1：清淤长度⏎指标2：加固堤岸 | ≥12公里⏎3处",
            [("指标1：清淤长度", "≥12公里"), ("指标2：加固堤岸", "3处")],
        ),
        (
            "1.清淤长度2.堤岸状况 | 1.≥12公里2.良好",
            [("1.清淤长度", "1.≥12公里"), ("2.堤岸状况", "2.良好")],
        ),
        ("清淤长度⏎加固堤岸 | ≥12公里⏎≥3处", [("清淤长度", "≥12公里"), ("加固堤岸", "≥3处")]),
    ],
)
def test_each_name_has_its_part_of_the_value(cells: str, found: list[tuple[str, str]]) -> None:
    assert pairs(cells) == found


@pytest.mark.parametrize(
    "cells",
    [
        "指标1：清淤长度⏎指标2：加固堤岸 | ≥12公里",
        "清淤长度⏎及次数 | ≥12公里，⏎2次",
        "清淤完成⏎时间 | 2025年3月⏎至2025年6月",
        "清淤⏎长度 | ≥12公里",
        "2.清淤长度⏎3.加固堤岸 | 良好⏎一般",
    ],
)
def test_a_name_that_wraps_or_a_value_for_all_stays_whole(cells: str) -> None:
    assert len(pairs(cells)) == 1


def test_what_a_row_says_once_is_said_of_its_first_indicator() -> None:
    rows = (
        "项目名称 | 甲项目 | < | < | <\n一级指标 | 二级指标 | 三级指标 | 指标值 | 备注\n"
        "产出指标 | 数量指标 | 清淤长度⏎清淤次数 | ≥12公里⏎≥2次 | 计划"
    )
    first, second = form(f"项目绩效目标表\n{rows}").indicators
    assert [[detail.text for detail in one.details] for one in (first, second)] == [["计划"], []]
