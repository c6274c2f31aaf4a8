"""预算执行 of a text: figures in rows and columns, by their order and what they add up to."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import chain, zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.forms.reader import read_forms
from corpus.model import Execution, Form

HEAD = ["项目支出绩效自评表", "（2023年度）", "项目名称", "河道清淤", "主管部门", "乙市水利局"]
COLUMNS = ["年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]
LABELS = ["年度资金总额", "其中：当年财政拨款", "其他资金"]
BODY = [
    "年度总体目标", "清淤河道五公里。",
    "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分",
    "产出指标 数量指标 清淤河道长度 ≥5公里 5公里 50 50",
    "产出指标 质量指标 验收合格率 100% 100% 40 40",
    "总分 100 99",
]  # fmt: skip
ROWS = [
    ("120.00", "110.00", "98.45"),
    ("100.00", "96.00", "90.45"),
    ("20.00", "14.00", "8.00"),
]
POINTS = ("10", "89.5%", "8.95")


def form_of(lines: Sequence[str]) -> Form:
    (form,), _ = read_forms([*HEAD, "项目资金", "（万元）", *lines, *BODY])
    return form


def told(row: Execution) -> tuple[Decimal | None, ...]:
    return (row.initial, row.budget, row.spent, row.weight, row.rate, row.score)


def yuan(row: Sequence[str]) -> list[Decimal]:
    return [Decimal(figure) * 10_000 for figure in row]


def rows_of(form: Form) -> list[tuple[Decimal | None, ...]]:
    return [told(row) for row in form.executions]


WHOLE = [
    (*yuan(ROWS[0]), Decimal(10), Decimal("89.5"), Decimal("8.95")),
    (*yuan(ROWS[1]), None, None, None),
    (*yuan(ROWS[2]), None, None, None),
]


def test_rows_of_a_line_each() -> None:
    lines = [" ".join(COLUMNS), f"{LABELS[0]} {' '.join((*ROWS[0], *POINTS))}"]
    lines += [
        f"{label} {' '.join(row)} — —" for label, row in zip(LABELS[1:], ROWS[1:], strict=True)
    ]
    form = form_of(lines)
    assert rows_of(form) == WHOLE
    assert not [detail for detail in form.details if "资金" in detail.label]


def test_a_narrow_cell_cuts_a_rate_behind_its_point() -> None:
    lines = [*COLUMNS[:4], "执行", "率", "得分", LABELS[0], *ROWS[0], "10", "89.", "5%", "8.95"]
    lines += [LABELS[1], *ROWS[1], "—", "—", LABELS[2], *ROWS[2], "—", "—"]
    assert rows_of(form_of(lines)) == WHOLE


def test_a_narrow_cell_puts_a_percent_sign_below() -> None:
    lines = [*COLUMNS, LABELS[0], *ROWS[0], "10", "89.5", "%", "8.95"]
    lines += [LABELS[1], *ROWS[1], LABELS[2], *ROWS[2]]
    assert rows_of(form_of(lines)) == WHOLE


def test_figures_by_columns() -> None:
    columns = chain.from_iterable(zip(*ROWS, strict=True))
    assert rows_of(form_of([*COLUMNS, *LABELS, *columns, *POINTS])) == WHOLE


def test_figures_by_one_column_and_then_by_rows() -> None:
    rest = chain.from_iterable(row[1:] for row in ROWS)
    assert rows_of(form_of([*COLUMNS, *LABELS, *(r[0] for r in ROWS), *rest, *POINTS])) == WHOLE


def test_a_label_that_comes_late_takes_no_figure_of_another() -> None:
    lines = [*COLUMNS, LABELS[0], ROWS[0][0], LABELS[1], *ROWS[0][1:], *POINTS]
    assert rows_of(form_of([*lines, *ROWS[1], LABELS[2], *ROWS[2]])) == WHOLE


def test_other_funds_without_figures() -> None:
    lines = [*COLUMNS, LABELS[0], *ROWS[0], *POINTS, LABELS[1], *ROWS[0], "—", LABELS[2], *"///"]
    form = form_of(lines)
    assert rows_of(form)[1][:3] == tuple(yuan(ROWS[0]))
    assert rows_of(form)[2:] == [(None,) * 6]


@pytest.mark.parametrize("wrong", [("110.00", "97.45", "98.45"), ("120.00", "110.00", "50.00")])
def test_figures_that_do_not_add_up_are_told_only_as_lines_have_them(wrong: Sequence[str]) -> None:
    columns = chain.from_iterable(zip(wrong, *ROWS[1:], strict=True))
    assert rows_of(form_of([*COLUMNS, *LABELS, *columns, *POINTS])) == []


def test_a_label_that_nobody_knows_leaves_nothing_told() -> None:
    lines = [*COLUMNS, LABELS[0], *ROWS[0], *POINTS, "上级专项", *ROWS[0], LABELS[2]]
    assert Decimal(1_200_000) not in [row.initial for row in form_of([*lines, "/"]).executions[1:]]


amounts = st.integers(1, 99_999).map(lambda cents: Decimal(cents) / 100)


@st.composite
def tables(draw: st.DrawFn) -> list[tuple[Decimal, Decimal, Decimal]]:
    """Rows of 年初预算数, 全年预算数 and 全年执行数: the total, and two parts of it."""
    parts = [sorted(draw(st.tuples(amounts, amounts, amounts)), reverse=True) for _ in range(2)]
    a, b = ((x, y, z) for x, y, z in parts)
    return [(a[0] + b[0], a[1] + b[1], a[2] + b[2]), a, b]


@given(tables(), st.booleans())
def test_what_is_told_is_what_stands_there(
    rows: list[tuple[Decimal, Decimal, Decimal]], by_column: bool
) -> None:
    rate = f"{rows[0][2] / rows[0][1] * 100:.2f}%"
    texts = [[f"{figure:.2f}" for figure in row] for row in rows]
    if by_column:
        figures = [*LABELS, *chain.from_iterable(zip_longest(*texts)), "10", rate, "9"]
    else:
        figures = [
            LABELS[0],
            *texts[0],
            "10",
            rate,
            "9",
            LABELS[1],
            *texts[1],
            LABELS[2],
            *texts[2],
        ]
    points = (Decimal(10), Decimal(rate[:-1]), Decimal(9))
    printed = [(*yuan(texts[0]), *points), *((*yuan(row), *[None] * 3) for row in texts[1:])]
    found = rows_of(form_of([*COLUMNS, *figures]))
    for told_, own in zip(found, printed, strict=False):
        assert all(cell in (None, figure) for cell, figure in zip(told_, own, strict=True))


def test_an_amount_with_its_unit_is_no_beginning_of_a_rate() -> None:
    lines = [*COLUMNS[:3], "执行率", LABELS[0], "100", "100", "95", "95.元", "3%"]
    assert rows_of(form_of(lines)) == []
