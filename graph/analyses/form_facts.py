"""One form → what the analyses count of it."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus import ids
from corpus.model import Form, FormKind, Indicator, TargetValue
from corpus.values.units import measure_of
from graph.analyses.classes import QUANTITY, levels_of
from graph.analyses.facts import (
    NO_VALUE,
    Audit,
    FormFacts,
    GoalCover,
    Money,
    NamedPart,
    Output,
    ScoredRow,
    Tally,
    VagueRow,
)
from graph.analyses.lexicon import is_completion, vague_word
from graph.analyses.scoring import is_explained, is_met, score_again
from graph.analyses.sketch import hash_of, plain_text, sketch_of
from graph.executions import whole_execution

if TYPE_CHECKING:
    from graph.goals import Coverage

_EVALUATIONS = (FormKind.SELF_EVALUATION, FormKind.DEPARTMENT_SELF_EVALUATION)


def facts_of(form: Form, coverage: "Coverage | None" = None) -> FormFacts:
    """Pure; `coverage` is None where it is not worked out."""
    text = "".join("".join(goal.text.split()) for goal in form.goals)
    return FormFacts(
        form=form.id,
        kind=form.kind.value,
        year=form.year,
        project=ids.project_id(form.department, form.project) if form.project else None,
        name=form.project or form.department or form.implementing_unit or "",
        department=form.department or form.implementing_unit or "",
        unit=form.implementing_unit or "",
        category=form.category or "",
        tallies=_tallies(form),
        vague=tuple(_vague(form)),
        completion=tuple(
            NamedPart(row.id, row.name, _level1(row))
            for row in form.indicators
            if is_completion(row.name)
        ),
        goal_text=text,
        sketch=sketch_of(plain_text(text)),
        named=frozenset(hash_of(ids.normalised(row.name)) for row in form.indicators),
        valued=frozenset(_valued(row, row.target) for row in form.indicators if row.target),
        cover=_cover(form, coverage) if coverage else None,
        audit=_audit(form) if form.kind in _EVALUATIONS else None,
        output=_output(form),
        money=_money(form),
    )


def _level1(row: Indicator) -> str:
    return levels_of(row.level1, row.level2)[0]


def _tallies(form: Form) -> tuple[Tally, ...]:
    counts = Counter(
        (*levels_of(row.level1, row.level2), row.target.kind.value if row.target else NO_VALUE)
        for row in form.indicators
    )
    return tuple(Tally(*key, rows) for key, rows in sorted(counts.items()))


def _vague(form: Form) -> Iterator[VagueRow]:
    for row in form.indicators:
        word = vague_word(row)
        if row.target and word:
            yield VagueRow(row.id, row.name, _level1(row), row.target.raw, word)


def _valued(row: Indicator, target: TargetValue) -> int:
    return hash_of(f"{ids.normalised(row.name)}\x1f{ids.normalised(target.raw)}")


def _cover(form: Form, coverage: "Coverage") -> GoalCover:
    return GoalCover(
        clauses=len(coverage.clauses),
        rows=len(form.indicators),
        uncovered=tuple(NamedPart(c.goal_id, c.text) for c in coverage.uncovered),
        orphans=tuple(NamedPart(row.id, row.name, _level1(row)) for row in coverage.unattached),
    )


def _audit(form: Form) -> Audit:
    return Audit(
        form.score,
        tuple(
            ScoredRow(
                row=row.id,
                name=row.name,
                target=row.target.raw if row.target else "",
                actual=row.actual.raw if row.actual else "",
                weight=row.weight,
                score=row.score,
                again=score_again(row),
                met=is_met(row),
                explained=is_explained(row),
            )
            for row in form.indicators
            if row.score is not None
        ),
    )


def _output(form: Form) -> Output | None:
    for row in form.indicators:
        target = row.target
        if levels_of(row.level1, row.level2)[1] != QUANTITY or target is None:
            continue
        if target.number is not None and target.number > 0 and not _is_share(target.unit):
            return Output(row.id, row.definition_id, row.name, target.number, target.unit or "")
    return None


def _is_share(unit: str | None) -> bool:
    measure, percent = measure_of(unit or ""), measure_of("%")
    return measure is not None and percent is not None and measure.dimension == percent.dimension


def _money(form: Form) -> Money | None:
    """What the year asks for; the project's total only where the project is one year long."""
    budget = form.budget
    if budget.applied is not None:
        return Money(budget.applied, "budget.applied")
    spent = whole_execution(form.executions)
    if spent is not None and spent.budget is not None:
        return Money(spent.budget, "budget.applied")
    if budget.total is not None and _one_year(form):
        return Money(budget.total, "budget.total")
    return None


def _one_year(form: Form) -> bool:
    return form.start is not None and form.end is not None and form.start.year == form.end.year
