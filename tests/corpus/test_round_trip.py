"""A form written from a random record is read back to that record, in every format."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from corpus.model import Form, FormKind, GoalScope, Indicator, TargetValue
from corpus.reading import read_bytes
from corpus.values.target import parse_target
from tests.corpus.drawn_records import DrawnForm, DrawnRow, forms
from tests.corpus.printed_forms import to_pdf
from tests.corpus.written_forms import sheet_of, to_docx, to_html, to_xlsx
from tests.measures import plain

SOME = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # making one smaller takes minutes
)
WRITERS = {"docx": to_docx, "xlsx": to_xlsx, "html": to_html}


def only(data: bytes, name: str) -> Form:
    document = read_bytes(data, name)
    (form,) = document.forms
    assert document.unread == ()
    return form


def head_of(drawn: DrawnForm) -> dict[str, str | date | int | None]:
    return {
        "kind": FormKind.SELF_EVALUATION if drawn.results else FormKind.GOAL_DECLARATION,
        "year": drawn.year,
        "project": drawn.project,
        "department": drawn.department,
        "implementing_unit": drawn.unit,
        "nature": drawn.nature,
        "start": drawn.start,
        "end": drawn.end,
    }


def budget_of(drawn: DrawnForm) -> dict[str, Decimal]:
    return {
        "total": drawn.fiscal + drawn.other,
        "fiscal": drawn.fiscal,
        "other": drawn.other,
        "applied": drawn.applied,
        "fiscal_current_year": drawn.current,
        "carried_over": drawn.carried,
        "other_applied": drawn.other,
    }


def assert_same(form: Form, drawn: DrawnForm) -> None:
    assert {name: getattr(form, name) for name in head_of(drawn)} == head_of(drawn)
    if drawn.results:
        assert_executed(form, drawn)
    else:
        assert {name: getattr(form.budget, name) for name in budget_of(drawn)} == budget_of(drawn)
    scopes = (GoalScope.TOTAL, drawn.total_goals), (GoalScope.ANNUAL, drawn.goals)
    for scope, clauses in scopes[drawn.results :]:
        goals = [goal for goal in form.goals if goal.scope is scope or drawn.results]
        assert tuple(plain(goal.text) for goal in goals) == tuple(map(plain, clauses))
        numbers = [None] if len(clauses) == 1 else list(range(1, len(clauses) + 1))
        assert [goal.number for goal in goals] == numbers
    assert [cells_of(row) for row in form.indicators] == [cells(row, drawn) for row in drawn.rows]
    assert [row.ambiguities for row in form.indicators if row.ambiguities] == []
    assert form.ledger.unplaced == 0, form.ledger.unplaced_text


def assert_executed(form: Form, drawn: DrawnForm) -> None:
    (one,) = form.executions
    amounts = drawn.current, drawn.applied, drawn.carried
    assert (one.label, one.initial, one.budget, one.spent) == ("年度资金总额", *amounts)
    assert (one.weight, one.rate) == (Decimal(10), Decimal(95))
    assert one.score == Decimal("9.5")
    assert form.score == sum((row.score for row in drawn.rows), Decimal("9.5"))


def cells(row: DrawnRow, drawn: DrawnForm) -> tuple[object, ...]:
    target, actual = parse_target(row.value, drawn.year), parse_target(row.actual, drawn.year)
    results = (value(actual), row.weight, row.score) if drawn.results else (None, None, None)
    return row.level1, row.level2, row.name, value(target), *results


def cells_of(row: Indicator) -> tuple[object, ...]:
    values = map(value, (row.target, row.actual))
    return row.level1, row.level2, row.name, *values, row.weight, row.score


def value(read: TargetValue | None) -> tuple[object, ...] | None:
    if read is None:
        return None
    return plain(read.raw), read.kind, read.comparator, read.number, read.unit


@pytest.mark.parametrize("format_", WRITERS)
@SOME
@given(drawn=forms())
def test_a_record_written_as_a_file_reads_back(format_: str, drawn: DrawnForm) -> None:
    data = WRITERS[format_](sheet_of(drawn))
    assert_same(only(data, f"a.{format_}"), drawn)


@SOME
@given(drawn=forms(), bottom=st.integers(300, 800), repeats=st.booleans())
def test_a_record_printed_as_a_pdf_reads_back(drawn: DrawnForm, bottom: int, repeats: bool) -> None:
    assert_same(only(to_pdf(sheet_of(drawn), bottom, repeats), "a.pdf"), drawn)
