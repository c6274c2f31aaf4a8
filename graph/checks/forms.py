"""What several forms of one year tell: D-02, S-05 and S-07."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpus.ids import normalised
from corpus.model import Execution, Form, FormKind, Indicator, TargetValue
from graph.checks.block_case import BlockCase, BlockNote, owner_of
from graph.checks.model import Outcome
from graph.checks.scores import EVALUATIONS
from graph.checks.targets import in_one_unit
from graph.executions import whole_execution

_PLANS = (FormKind.GOAL_TABLE, FormKind.GOAL_DECLARATION)  # the approved one first
_TEN_THOUSAND = Decimal(10_000)
_SHOWN = 3  # names in one finding


def same_amounts(case: BlockCase) -> Iterator[BlockNote]:
    """Of forms of one project and year, matched by name: the amount of the year."""
    for forms in _of_one_project(case):
        plans = [form for form in forms if form.kind in _PLANS and form.budget.applied]
        for form in forms:
            spent = whole_execution(form.executions)
            if form.kind in EVALUATIONS and spent and spent.initial and plans:
                yield _compared(case, form, spent, plans)


def _compared(case: BlockCase, form: Form, spent: Execution, plans: Sequence[Form]) -> BlockNote:
    initial = spent.initial or Decimal(0)
    planned = [plan.budget.applied for plan in plans if plan.budget.applied]
    values = {"planned": f"{planned[0]:,.2f}", "initial": f"{initial:,.2f}"}
    if initial in planned:
        return case.note(form, Outcome.PASS, **values)
    ratios = {initial / amount for amount in planned}
    mixed = bool(ratios & {_TEN_THOUSAND, 1 / _TEN_THOUSAND})
    found = case.note(form, Outcome.FAIL, "unit" if mixed else "differ", **values)
    return BlockNote(form, found.note.at(spent.source, "budget.applied"))


def _of_one_project(case: BlockCase) -> Iterator[list[Form]]:
    groups: dict[tuple[str, int], list[Form]] = {}
    for form in case.across.forms:
        if form.project and form.year is not None:
            groups.setdefault((owner_of(form), form.year), []).append(form)
    for key in sorted(groups):
        yield groups[key]


def same_indicators(case: BlockCase) -> Iterator[BlockNote]:
    """A self-evaluation against the approved goals of its project and year."""
    approved = {
        (owner_of(form), form.year): form
        for kind in reversed(_PLANS)
        for form in case.across.forms
        if form.kind is kind
    }
    for form in case.across.forms:
        if form.kind is FormKind.SELF_EVALUATION:
            plan = approved.get((owner_of(form), form.year))
            if plan is None:
                yield case.note(form, Outcome.INSUFFICIENT_DATA)
            else:
                yield _set_compared(case, form, plan)


def _set_compared(case: BlockCase, form: Form, plan: Form) -> BlockNote:
    was = {normalised(row.name): row for row in plan.indicators}
    is_ = {normalised(row.name): row for row in form.indicators}
    missing = [row.name for key, row in was.items() if key not in is_]
    added = [row.name for key, row in is_.items() if key not in was]
    changed = [row.name for key, row in is_.items() if key in was and not _equal(row, was[key])]
    if not missing and not added and not changed:
        return case.note(form, Outcome.PASS)
    values = {"missing": _names(missing), "added": _names(added), "changed": _names(changed)}
    found = case.note(form, Outcome.FAIL, **values)
    first = next((row for row in form.indicators if row.name in (*added, *changed)), None)
    place = first.source if first else form.source_of("project")
    return BlockNote(form, found.note.at(place, "indicators"))


def _equal(one: Indicator, other: Indicator) -> bool:
    if one.target is None or other.target is None:
        return one.target is other.target
    return _same(one.target, other.target)


def _same(one: TargetValue, other: TargetValue) -> bool:
    pair = in_one_unit(one, other)
    if pair is None:
        return normalised(one.raw) == normalised(other.raw)
    return pair[0] == pair[1] and (one.comparator or other.comparator) is (
        other.comparator or one.comparator
    )


def _names(names: Sequence[str]) -> str:
    more = f" …（{len(names)}）" if len(names) > _SHOWN else ""
    return "、".join(names[:_SHOWN]) + more if names else "–"


def full_marks(case: BlockCase) -> Iterator[BlockNote]:
    """A statistic of all self-evaluations. Params: `forms`, fewer of which say nothing."""
    scored = [form for form in case.across.forms if form.kind in EVALUATIONS and _scored(form)]
    if not scored:
        return
    full = [form for form in scored if _is_full(form)]
    values = {"count": str(len(scored)), "full": str(len(full))}
    if len(scored) < case.profile.number(case.rule, "forms"):
        yield case.note(scored[0], Outcome.INSUFFICIENT_DATA, **values)
        return
    outcome = Outcome.FAIL if len(full) == len(scored) else Outcome.PASS
    yield case.note(scored[0], outcome, outcome.value, **values)


def _scored(form: Form) -> list[Indicator]:
    return [row for row in form.indicators if row.score is not None and row.weight is not None]


def _is_full(form: Form) -> bool:
    return all(row.score == row.weight for row in _scored(form))
