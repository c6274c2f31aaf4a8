from dataclasses import replace
from decimal import Decimal

from corpus.model import Ambiguity, Execution, Form
from corpus.store.brief import FormInBrief, brief_in, brief_of
from corpus.store.codec import packed
from tests.builders import make_form, make_indicator, seed_document

OPEN = Ambiguity("value", ("1", "2"), "两列")


def _brief(form: Form) -> FormInBrief:
    return brief_in(packed(form))


def test_a_form_in_brief_has_its_head_and_amounts_and_counts_of_its_rows() -> None:
    rows = (make_indicator(), make_indicator(ambiguities=(OPEN, OPEN)), make_indicator())
    spent = Execution("年度资金总额", spent=Decimal(90))
    form = replace(make_form(), indicators=rows, executions=(spent,), score=Decimal("98.5"))
    found = _brief(form)
    assert (found.goals, found.indicators, found.open) == (1, 3, 1)
    assert (found.form.id, found.form.kind, found.form.year) == (form.id, form.kind, form.year)
    assert (found.form.budget, found.form.executions) == (form.budget, form.executions)
    assert found.form.score == Decimal("98.5")
    assert (found.form.goals, found.form.indicators) == ((), ())


def test_a_form_counts_the_same_in_memory_and_in_the_database() -> None:
    for form in seed_document().forms:
        read = _brief(form)
        assert brief_of(form) == replace(read, form=form)
