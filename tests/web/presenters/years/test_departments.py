"""A department's year: what it counts, and in which order its forms stand."""

from dataclasses import replace
from decimal import Decimal

import pytest

from corpus.model import Execution, Form, FormKind
from corpus.store.brief import brief_of
from tests.builders import make_form, with_ids
from web.presenters.years.departments import YearTable, tables_of


@pytest.fixture(autouse=True)
def _without_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.presenters.years.departments.form_url", lambda form: form.id)


def _declared(project: str, amount: int) -> Form:
    form = make_form(project=project)
    return replace(form, budget=replace(form.budget, total=Decimal(amount)))


def _evaluated(form: Form) -> Form:
    spent = Execution("年度资金总额", spent=Decimal(90))
    budget = replace(form.budget, total=None)
    kind = FormKind.SELF_EVALUATION
    return with_ids(replace(form, kind=kind, budget=budget, executions=(spent,)))


def _tables(forms: list[Form]) -> tuple[YearTable, ...]:
    return tables_of(list(map(brief_of, forms)))


def test_a_project_with_both_forms_counts_its_goals_and_indicators_once() -> None:
    form = _declared("图书", 100)
    (table,) = _tables([_evaluated(form), form])
    assert (table.projects, table.goals, table.indicators) == (1, 1, 1)
    assert len(table.lines) == 2


def test_a_projects_forms_stand_together_the_largest_project_first() -> None:
    small, large = _declared("小", 100), _declared("大", 500)
    (table,) = _tables([_evaluated(small), small, _evaluated(large), large])
    shown = [(line.form.project, line.form.kind.value, line.spent) for line in table.lines]
    assert shown == [
        ("大", "申报表", None),
        ("大", "自评表", Decimal(90)),
        ("小", "申报表", None),
        ("小", "自评表", Decimal(90)),
    ]
    assert table.evaluated
