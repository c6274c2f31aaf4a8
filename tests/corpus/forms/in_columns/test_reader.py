from collections.abc import Callable, Iterator

import pytest

from corpus.cell_terms import Column
from corpus.forms.in_columns.body import Body, body_words
from corpus.forms.in_columns.costs import ALIKE, beside_cost, cell_cost
from corpus.forms.reader import read_forms

from .texts import (
    HEADINGS,
    POINTS,
    ROWS,
    SCORE,
    by_blocks,
    by_columns,
    by_rows,
    lines_of,
    names_first,
    points_last,
    read,
    said,
    some_names_last,
    taken,
)

ORDERS = (by_rows, by_columns, by_blocks, names_first, points_last)


@pytest.mark.parametrize("order", ORDERS)
def test_the_same_rows_come_out_whatever_the_order_of_a_text(
    order: Callable[[], Iterator[str]],
) -> None:
    table = read(lines_of(list(order())))
    assert said(table) == list(ROWS)
    assert not any(row.other_values for row in table.rows)


def test_names_may_stand_behind_the_other_cells_of_their_rows() -> None:
    table = read([line for line in lines_of(list(some_names_last())) if line])
    assert said(table) == list(ROWS)
    assert not any(row.other_values for row in table.rows)


def test_figures_of_the_execution_are_no_cells() -> None:
    money = ("1,820.50", "100.", "1,820.50", "10", "10.0", "0%")
    table = read(lines_of([*money, *by_blocks()]))
    assert said(table) == list(ROWS)
    assert table.cost == pytest.approx(read(lines_of(list(by_blocks()))).cost, abs=2.0)


def test_sums_of_points_are_no_cells_of_a_row() -> None:
    table = read(lines_of(list(by_columns()), sums=(str(POINTS + 10), str(SCORE + 9))))
    assert said(table) == list(ROWS)
    sums = {column: [word.text for word in words] for column, _, words in table.sums}
    assert sums == {Column.WEIGHT: [str(POINTS + 10)], Column.SCORE: [str(SCORE + 9)]}


def test_a_cell_that_wraps_is_one_cell() -> None:
    cells = list(by_columns())
    at = cells.index("11月底前")
    cells[at] = "11月底\n前"
    assert said(read(lines_of(cells))) == list(ROWS)


def test_what_was_reached_the_year_before_is_not_the_value() -> None:
    rows = [(name, actual, value) for name, value, actual, *_ in ROWS]
    headings = ("三级指标", "指标值", "上年实际值", "本年预期值")
    table = read(lines_of(list(by_columns(rows)), headings))
    assert [(row.name.text, row.value and row.value.text) for row in table.rows] == [
        row[:2] for row in ROWS
    ]
    assert said(table)[0][2] == ROWS[0][2]


def test_a_value_has_its_sign_and_unit_from_columns_of_their_own() -> None:
    rows = [
        ("修缮古桥数量", "≥", "6", "座", "30"),
        ("验收合格率", "≥", "95", "%", "30"),
        ("桥区环境", "定性", "改善", "/", "20"),
        ("巡查次数", "=", "12", "次", "10"),
    ]
    headings = ("三级指标", "指标性质", "指标值", "计量单位", "权重")
    table = read(lines_of(list(by_columns(rows)), headings))
    values = [row.value.text if row.value else "" for row in table.rows]
    assert values == ["≥6座", "≥95%", "改善", "=12次"]


def test_a_reason_belongs_to_the_row_that_lost_points() -> None:
    cells = [*by_columns(), "因雨期较长，第二次巡查推迟。"]
    table = read(lines_of(cells, (*HEADINGS, "偏差原因分析及改进措施")))
    with_reason = [
        row.name.text
        for row, columns in zip(table.rows, table.columns, strict=True)
        if any(column is Column.REASON for column, _, _ in columns)
    ]
    assert with_reason == ["古桥巡查及时率"]


def test_rows_are_open_where_a_column_has_too_few_cells() -> None:
    cells = list(by_columns())
    cells.remove("18公里")
    cells.remove("明显改善")
    table = read(lines_of(cells))
    assert all(row.other_values for row in table.rows)


@pytest.mark.parametrize(
    ("order", "printed", "whole"),
    [
        (by_columns, "发现后 2|小时内", "发现后2小时内"),
        (by_rows, "验收合格后|30个工作日内", "验收合格后30个工作日内"),
    ],
    ids=["inside", "before"],
)
def test_a_value_beside_a_word_in_no_cell_is_open(
    order: Callable[..., Iterator[str]], printed: str, whole: str
) -> None:
    rows = [list(row) for row in ROWS]
    rows[4][1:3] = printed, "25个工作日"
    table = read([part for line in lines_of(list(order(rows))) for part in line.split("|")])
    (row,) = [row for row in table.rows if row.name.text == rows[4][0]]
    assert row.value
    assert whole in (row.value.text, *row.other_values)


def test_a_text_column_by_column_is_read_into_a_form() -> None:
    (form,), _ = read_forms(lines_of(list(by_columns()), sums=(str(POINTS), str(SCORE))))
    assert form.project == "古桥修缮"
    assert [row.name for row in form.indicators] == [row[0] for row in ROWS]
    assert [str(row.weight) for row in form.indicators] == [row[3] for row in ROWS]
    assert [row.actual and row.actual.raw for row in form.indicators] == [row[2] for row in ROWS]
    assert form.score == SCORE
    assert form.ledger.unplaced == 0


def test_rows_of_even_columns_are_open_where_an_exchange_would_do_as_well(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("corpus.forms.in_columns.reader._SURE_WITHOUT", 0.0)
    rows = [(*row[:3], str(int(row[3]) + 1), row[4]) for row in ROWS]  # the points are not 100
    table = read(lines_of(list(by_columns(rows))))
    assert said(table) == rows
    values = {row.name.text: row.other_values for row in table.rows if row.other_values}
    assert values == {"修缮验收合格率": ("100%",), "古桥巡查及时率": ("≥95%",)}


@pytest.mark.parametrize(
    "name", ["受益古桥管护户数", "因古桥病害发生的事故数"], ids=["benefits", "causes"]
)
def test_names_that_begin_as_reasons_do_are_names(name: str) -> None:
    reason = f"{name[0]}疫情影响"
    assert cell_cost(name, Column.NAME, counted=False) < 1
    assert cell_cost(reason, Column.NAME, counted=False) > 1


def test_the_kind_of_a_count_alone_is_the_rest_of_a_name() -> None:
    assert cell_cost("数量", Column.NAME, counted=False) > cell_cost(
        "古桥数量", Column.NAME, counted=False
    )


def test_values_that_recur_find_their_rows_and_make_a_reading_no_surer() -> None:
    alike = beside_cost("≥6座", "≥6座", Column.VALUE, Column.ACTUAL)
    assert alike < beside_cost("≥6座", "≥8座", Column.VALUE, Column.ACTUAL)
    rows = [(name, value, value, *points) for name, value, _, *points in ROWS]
    way = read(lines_of(list(by_columns(rows))))
    other = read(lines_of(list(by_columns())))
    assert said(way) == rows
    assert abs(way.cost - other.cost) < abs(ALIKE)


def test_what_stands_below_a_heading_in_its_run_is_the_first_of_its_column() -> None:
    runs = lines_of(["古桥巡查次数", "", "桥区环境", "", "指标值\n≥6座"], ("三级指标",))
    headings, free = taken(runs)
    assert headings
    words, _ = body_words(free, headings)
    assert [word.text for word in words] == ["≥6座", "古桥巡查次数", "桥区环境"]


@pytest.mark.parametrize(("unit", "value", "actual"), [("座", "6", "7座"), ("%", "95", "96.5%")])
def test_what_was_reached_suits_a_number_near_it_and_its_unit(
    unit: str, value: str, actual: str
) -> None:
    assert beside_cost(unit, actual, Column.UNIT, Column.ACTUAL) < 0
    assert beside_cost("户", actual, Column.UNIT, Column.ACTUAL) > 0.5
    near = beside_cost(value, actual, Column.VALUE, Column.ACTUAL)
    assert near == 0
    assert beside_cost(f"{value}00", actual, Column.VALUE, Column.ACTUAL) > near + 0.5


_SIGNED = ("三级指标", "指标性质", "指标值", "计量单位", "权重")
_SIGNED_ROWS = (
    ("修缮古桥数量", "≥", "6", "座", "20"),
    ("清理河道长度", "≥", "18", "公里", "20"),
    ("修缮验收合格率", "＝", "100", "%", "20"),
    ("桥区环境", "定性", "明显改善", "", "20"),
    ("管护制度", "定性", "健全", "", "10"),
)


def test_rows_whose_last_have_no_unit_are_decided() -> None:
    cells = [cell for row in _SIGNED_ROWS for cell in row if cell]
    table = read(lines_of(cells, _SIGNED))
    assert [row.value and row.value.text for row in table.rows] == [
        "≥6座", "≥18公里", "＝100%", "明显改善", "健全",
    ]  # fmt: skip
    assert not any(row.other_values for row in table.rows)


@pytest.mark.parametrize(
    ("word", "kind", "own"), [("个", Column.VALUE, Column.UNIT), ("定性", Column.NAME, Column.SIGN)]
)
def test_what_has_a_column_of_its_own_is_no_rest_of_another_cell(
    word: str, kind: Column, own: Column
) -> None:
    assert _going_on(word, kind, _SIGNED) > 0.5 + _going_on(
        word, kind, tuple(x for x, c in zip(_SIGNED, _SIGNED_KINDS, strict=True) if c is not own)
    )


_SIGNED_KINDS = (Column.NAME, Column.SIGN, Column.VALUE, Column.UNIT, Column.WEIGHT)


def _going_on(word: str, kind: Column, headings: tuple[str, ...]) -> float:
    """What it costs that a word goes on with the one before it, as a cell of a column."""
    rows = (("修缮古桥数量", "≥", "6", "个", "20"), *_SIGNED_ROWS[1:])
    cells = [cell for row in rows for cell in row if cell]
    found, free = taken(lines_of(cells, headings))
    assert found
    words, _ = body_words(free, found)
    body = Body(words, found)
    at = next(n for n, one in enumerate(words) if one.text == word)
    return body.going_on((at - 1,), at, body.kinds.index(kind)).rest
