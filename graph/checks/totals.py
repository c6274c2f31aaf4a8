"""The total that a self-evaluation prints, beside the scores of its rows."""

from collections.abc import Iterator
from decimal import Decimal

from corpus.model import Form
from graph.checks.case import Case, Note
from graph.checks.model import Outcome

_HUNDRED = Decimal(100)


def total_score(case: Case) -> Iterator[Note]:
    """No more than 100, and the sum of the scores where every row has one."""
    printed = case.form.score
    if printed is None:
        return
    place = case.form.source_of("score")
    if printed > _HUNDRED:
        yield case.note(Outcome.FAIL, "total", score=printed).at(place, "score")
    sums = _sums(case.form)
    if sums and not any(abs(printed - each) <= _half_a_place(printed) for each in sums):
        yield case.note(Outcome.FAIL, "sum", score=printed, sum=sums[-1]).at(place, "score")


def _sums(form: Form) -> tuple[Decimal, ...]:
    """Of all rows, and with execution, whose points some forms count elsewhere; () if one lacks."""
    scores = [row.score for row in form.indicators if row.score is not None]
    if not scores or len(scores) < len(form.indicators):
        return ()
    rows = sum(scores, Decimal(0))
    spent = next((row.score for row in form.executions if row.score is not None), None)
    if spent is None and form.executions:
        return ()
    return (rows,) if spent is None else (rows, rows + spent)


def _half_a_place(number: Decimal) -> Decimal:
    """What rounding may take from it or give: 0.5 for 98, 0.05 for 97.6."""
    exponent = number.as_tuple().exponent
    return Decimal(5).scaleb((exponent if isinstance(exponent, int) else 0) - 1)
