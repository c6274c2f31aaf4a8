"""Actual values, points, execution, tasks and details from their words."""

from decimal import Decimal

import pytest

from corpus.cell_terms import Column
from corpus.forms.further import details, executions, number_of, tasks, with_columns
from corpus.forms.parts import Further, Spending, Statement, Work
from corpus.forms.printed import Printed
from corpus.forms.words import Word
from corpus.model import Indicator

LINES = Printed(["11公里 20 18.5 雨季停工 另补 120 75% /"])
ROW = Indicator("i", "d", "产出指标", "数量指标", "清淤长度", None)


def words(text: str) -> tuple[Word, ...]:
    start = LINES[0].index(text)
    return (Word(text, 1, 0, start, start + len(text), 0, 0, start),)


def further(column: Column | None, label: str, text: str) -> Further:
    return Further(column, label, words(text))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("20", "20"),
        ("7.5分", "7.5"),
        ("75.00%", "75"),
        ("1,200", "1200"),
        ("-3", "-3"),
        ("９", "9"),
    ],
)
def test_points_and_percents_are_numbers(text: str, number: str) -> None:
    assert number_of(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "-", "/", "无", "1.2.3", "3个", "二十", "±1", "--1"])
def test_other_texts_are_none(text: str) -> None:
    assert number_of(text) is None


def test_columns_fill_the_fields_of_a_row() -> None:
    row = with_columns(
        ROW,
        [
            further(Column.ACTUAL, "实际完成值", "11公里"),
            further(Column.WEIGHT, "分值", "20"),
            further(Column.SCORE, "得分", "18.5"),
            further(Column.REASON, "偏差原因", "雨季停工"),
        ],
        2025,
        LINES,
    )
    assert row.actual
    assert (row.actual.raw, row.actual.unit) == ("11公里", "公里")
    assert (row.weight, row.score) == (Decimal(20), Decimal("18.5"))
    assert (row.deviation_reason, row.details) == ("雨季停工", ())


def test_points_that_are_words_and_unknown_columns_are_details() -> None:
    columns = [further(Column.WEIGHT, "分值", "/"), further(None, "备注", "另补")]
    row = with_columns(ROW, columns, None, LINES)
    assert row.weight is None
    assert [(one.label, one.text) for one in row.details] == [("分值", "/"), ("备注", "另补")]
    assert [one.source.pieces[0].start for one in row.details] == [
        LINES[0].index("/"),
        LINES[0].index("另补"),
    ]


def test_a_row_of_execution_counts_in_the_unit_of_its_table() -> None:
    cells = {Column.BUDGET: words("120"), Column.RATE: words("75%"), Column.SCORE: words("/")}
    (row,) = executions([Spending("年度资金总额", cells, Decimal(10_000))], LINES)
    assert (row.label, row.budget, row.rate) == ("年度资金总额", Decimal(1_200_000), Decimal(75))
    assert (row.initial, row.spent, row.weight, row.score) == (None, None, None, None)
    assert [piece.quote for piece in row.source.pieces] == ["120 75% /"]


def test_a_task_has_a_name_and_what_its_columns_say() -> None:
    cells = {Column.TASK: words("另补"), Column.AMOUNT: words("20")}
    (task,) = tasks([Work(cells, Decimal(10_000))], LINES)
    assert (task.name, task.text, task.amount, task.goal) == ("另补", None, Decimal(200_000), None)


def test_statements_keep_their_label_and_text() -> None:
    (one,) = details([Statement("备注", words("另补"))], LINES)
    assert (one.label, one.text) == ("备注", "另补")
