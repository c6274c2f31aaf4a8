"""Tables with 性质 and 计量单位 in columns of their own."""

from collections.abc import Callable, Iterator, Sequence

import pytest

from corpus.cell_terms import Column
from corpus.forms.columned import Table
from corpus.forms.in_columns.body import Body, body_words
from corpus.forms.in_columns.costs import beside_cost
from corpus.forms.in_columns.misfits import misfits
from corpus.forms.in_rows.costs import kind_cost

from .texts import by_columns, by_rows, lines_of, names_first, read, said, taken

HEADINGS = ("三级指标", "指标性质", "指标值", "计量单位", "权重", "全年完成值", "得分")
ROWS = (
    ("修缮古桥数量", "≥", "6", "座", "20", "7座", "20"),
    ("清理河道长度", "=", "18", "公里", "20", "18公里", "20"),
    ("完工时间", "定性", "11月底前", "", "10", "10月28日", "10"),
    ("桥区环境", "定性", "明显改善", "", "10", "有所改善", "8"),
    ("古桥管护制度", "定性", "健全", "", "10", "健全", "10"),
    ("古桥年养护费用", "≤", "3.5", "万元/座", "10", "3.4万元/座", "10"),
    ("修缮验收合格率", "≥", "95", "%", "10", "100%", "10"),
    ("游客满意度", "≥", "90", "%", "10", "93%", "10"),
)
VALUES = [
    "≥6座", "=18公里", "11月底前", "明显改善", "健全", "≤3.5万元/座", "≥95%", "≥90%",
]  # fmt: skip


def values(table: Table) -> list[str]:
    return [row.value.text if row.value else "" for row in table.rows]


def cells_of(order: Callable[..., Iterator[str]], rows: Sequence[Sequence[str]] = ROWS) -> Table:
    return read(lines_of([cell for cell in order(rows) if cell], HEADINGS))


@pytest.mark.parametrize("order", [by_rows, by_columns, names_first])
def test_values_in_words_have_no_unit_whatever_the_order_of_a_text(
    order: Callable[..., Iterator[str]],
) -> None:
    table = cells_of(order)
    assert values(table) == VALUES
    assert not any(row.other_values for row in table.rows)
    assert [row[-2] for row in said(table)] == [row[5] for row in ROWS]


def test_a_number_without_the_unit_that_others_have_leaves_the_rows_open() -> None:
    rows = [[*row[:3], "" if row[3] == "公里" else row[3], *row[4:]] for row in ROWS]
    assert any(row.other_values for row in cells_of(by_columns, rows).rows)
    named = [
        ["清理河道长度（公里）", *row[1:]] if not row[3] and row[2] == "18" else row for row in rows
    ]
    assert not any(row.other_values for row in cells_of(by_columns, named).rows)


@pytest.mark.parametrize(("sign", "value"), [("定性", "18"), ("≥", "明显改善")])
def test_a_sign_against_its_value_leaves_every_row_open(sign: str, value: str) -> None:
    rows = [[row[0], sign, value, *row[3:]] if row[2] == value else list(row) for row in ROWS]
    assert all(row.other_values for row in cells_of(by_columns, rows).rows)


def test_a_unit_does_not_go_on_as_another() -> None:
    lines = lines_of(["≥", "座", "公里", *(cell for cell in by_columns(ROWS) if cell)], HEADINGS)
    headings, free = taken(lines)
    assert headings
    words, _ = body_words(free, headings)
    body = Body(words, headings)
    unit = body.kinds.index(Column.UNIT)
    whole = body.rests.whole("座", (1, 2), Column.UNIT)
    assert whole > body.rests.whole("万元/", (1, 2), Column.UNIT)
    assert body.going_on((1,), 2, unit).rest > 1.5


def test_units_of_several_words_are_units() -> None:
    for unit in ("元/人·年", "万立方米", "件(套)"):
        assert kind_cost(unit, Column.UNIT) == 0.0
    assert kind_cost("改善", Column.UNIT) > 0.0


def test_what_was_reached_has_the_unit_beside_it_and_no_sign_of_its_own() -> None:
    assert beside_cost("座", "7座", Column.UNIT, Column.ACTUAL) < 0
    assert beside_cost("座", "18公里", Column.UNIT, Column.ACTUAL) > 0
    assert beside_cost("6", "7座", Column.VALUE, Column.ACTUAL) == 0.0
    plain, signed, alone = (
        beside_cost(value, actual, Column.VALUE, Column.ACTUAL)
        for value, actual in (("≥95%", "90%"), ("≥95%", "≥90%"), ("95%", "≥90%"))
    )
    assert plain < signed < alone


def test_values_and_what_was_reached_may_stand_row_by_row_behind_all_names() -> None:
    heads = ("三级指标", "分值", "年度指标值", "实际完成值")
    rows = [(row[0], row[4], value, row[5]) for row, value in zip(ROWS, VALUES, strict=True)]
    cells = [row[0] for row in rows] + [row[1] for row in rows]
    cells += [cell for row in rows for cell in row[2:]]
    assert [(row[0], row[1], row[3]) for row in said(read(lines_of(cells, heads)))] == [
        (name, value, actual) for name, _, value, actual in rows
    ]


def test_names_in_another_order_than_their_values_leave_all_open() -> None:
    names = ["修缮验收合格率", "古桥年养护费用", "完工时间", "修缮古桥数量"]
    printed = ["11月底前", "≥6座", "≥95%", "≤3.5万元/座"]
    assert misfits(names, printed) == {0: 2, 1: 3, 2: 0, 3: 1}
    assert not misfits(names, [printed[at] for at in (2, 3, 0, 1)])
    rows = [(name, value, value, "25", "25") for name, value in zip(names, printed, strict=True)]
    table = read(lines_of(list(by_columns(rows))))
    better = {row.name.text: row.other_values for row in table.rows}
    assert "≥95%" in better["修缮验收合格率"]
    assert all(better.values())


def test_what_stands_right_below_the_heading_of_reasons_is_one() -> None:
    cells = [cell for cell in by_columns(ROWS) if cell]
    lines = lines_of(cells, (*HEADINGS, "未完成原因"))
    at = lines.index("未完成原因")
    headings, free = taken([*lines[: at + 2], "雨期长", "", *lines[at + 2 :]])
    assert headings
    words, _ = body_words(free, headings)
    body = Body(words, headings)
    assert [word.text for n, word in enumerate(words) if body.heads_text(n)] == ["雨期长"]


def test_figures_beside_amounts_of_money_are_less_likely_cells() -> None:
    def costs(first: str) -> list[tuple[int, float]]:
        headings, free = taken(lines_of([first, "15", *by_rows(ROWS)], HEADINGS))
        assert headings
        words, _ = body_words(free, headings)
        return Body(words, headings).fills[1]

    assert all(
        (column, cost) < (column, other)
        for (column, cost), (_, other) in zip(costs("年内"), costs("1,200.00"), strict=True)
    )
