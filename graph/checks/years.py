"""What only several years tell: D-04 against last year's actual, D-05 and D-06."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.model import Form, FormKind, TargetValue, ValueKind
from graph.checks.block_case import Across, BlockCase, BlockNote, End, Row
from graph.checks.case import failed, passed, plain
from graph.checks.model import Outcome
from graph.checks.money import budget_of
from graph.checks.scores import attained
from graph.checks.targets import in_one_unit, is_utmost, not_above
from graph.claims import ClaimKind

_EVALUATIONS = (FormKind.SELF_EVALUATION, FormKind.DEPARTMENT_SELF_EVALUATION)


@dataclass(frozen=True, slots=True)
class Year:
    """One indicator in one year: the row of its target, and its actual value where one is."""

    year: int
    row: Row
    target: TargetValue
    actual: TargetValue | None
    met: bool | None


def below_last_actual(case: BlockCase) -> Iterator[BlockNote]:
    if not _comparable(case, 2):
        yield _one_year(case)
        return
    known = False
    for end in sorted(case.across.rows, key=_order):
        now, before = _year(case.across, end), _earlier(case.across, end)
        if now is None or before is None or before.actual is None:
            continue
        known = True
        low = not_above(now.target, before.actual)
        row = now.row.row
        note = (
            failed(row, "last", last=f"{before.actual.raw}（{before.year}）")
            if low
            else passed(row)
        )
        yield BlockNote(now.row.form, note)
    if not known:
        yield case.note(case.across.forms[0], Outcome.INSUFFICIENT_DATA, "no_actual")


def never_raised(case: BlockCase) -> Iterator[BlockNote]:
    """Params: `years`, for which a target stays while the actual value reaches it."""
    least = int(case.profile.number(case.rule, "years"))
    if not _comparable(case, least):
        yield _one_year(case)
        return
    known = False
    for end in sorted(case.across.rows, key=_order):
        chain = _chain(case.across, end)[:least]
        if len(chain) < least or any(each.met is None for each in chain[1:]):
            continue
        known = True
        flat = all(_same(chain[0].target, each.target) for each in chain[1:])
        flat = flat and not is_utmost(chain[0].target)
        slack = flat and all(each.met for each in chain if each.met is not None)
        row = chain[0].row
        years = f"{chain[-1].year}–{chain[0].year}"
        note = failed(row.row, years=years) if slack else passed(row.row)
        yield BlockNote(row.form, replace(note, about=row.row.definition_id))
    if not known:
        yield case.note(case.across.forms[0], Outcome.INSUFFICIENT_DATA, "no_actual")


def money_without_targets(case: BlockCase) -> Iterator[BlockNote]:
    """Params: `more`, the share by which money grew; `rows`, fewest figures to compare."""
    if not _comparable(case, 2):
        yield _one_year(case)
        return
    for project in sorted(case.across.of_project, key=_order):
        for form in _last(_declared(case.across.of_project[project])):
            before = _forms_before(case.across, project)
            if before:
                yield _money(case, form, before[-1])


def _money(case: BlockCase, form: Form, before: Form) -> BlockNote:
    now, then = form.budget.applied or budget_of(form), before.budget.applied or budget_of(before)
    pairs = [
        (row.target, last.target)
        for row in form.indicators
        if row.target and row.target.kind is ValueKind.QUANTITATIVE
        if (last := _earlier(case.across, (row.definition_id, form.year)))
    ]
    few = len(pairs) < case.profile.number(case.rule, "rows")
    if not now or not then or few:
        return case.note(form, Outcome.INSUFFICIENT_DATA, "few")
    more = now / then - 1
    same = all(_same(target, last) for target, last in pairs)
    grown = more >= case.profile.number(case.rule, "more")
    values = {
        "more": plain((100 * more).quantize(Decimal("0.1"))), "count": str(len(pairs)),
        "then": plain(then), "now": plain(now), "year": str(before.year),
    }  # fmt: skip
    found = case.note(form, Outcome.FAIL if grown and same else Outcome.PASS, **values)
    place = form.source_of("budget.applied")
    return BlockNote(form, found.note.at(place, "budget.applied"))


def _comparable(case: BlockCase, years: int) -> bool:
    return len(case.across.years) >= years


def _one_year(case: BlockCase) -> BlockNote:
    years = case.across.years
    shown = "、".join(map(str, years)) or "–"
    form = case.across.forms[0]
    return case.note(form, Outcome.INSUFFICIENT_DATA, "years", count=len(years), years=shown)


def _order(end: End) -> tuple[int, str]:
    return (end[1] or 0, end[0])


def _year(across: Across, end: End) -> Year | None:
    """The target as planned, and the actual value of the self-evaluation."""
    rows = [each for each in across.rows.get(end, ()) if each.row.target]
    if not rows or end[1] is None:
        return None
    planned = [each for each in rows if each.form.kind not in _EVALUATIONS]
    evaluated = [each for each in rows if each.row.actual]
    row = (planned or rows)[0]
    actual = evaluated[0].row.actual if evaluated else None
    reached = attained(evaluated[0].row) if evaluated else None
    target = row.row.target
    return Year(end[1], row, target, actual, reached.met if reached else None) if target else None


def _earlier(across: Across, end: End) -> Year | None:
    """The same indicator the year before."""
    ends = across.earlier[ClaimKind.SAME_INDICATOR].get(end, ())
    found = [_year(across, each) for each in ends if end[1] and each[1] == end[1] - 1]
    return next((year for year in found if year), None)


def _chain(across: Across, end: End) -> list[Year]:
    """One indicator over years without a gap, from this one back."""
    first = _year(across, end)
    chain = [first] if first else []
    while chain:
        last = chain[-1]
        before = _earlier(across, (last.row.row.definition_id, last.year))
        if before is None:
            break
        chain.append(before)
    return chain


def _same(one: TargetValue, other: TargetValue) -> bool:
    pair = in_one_unit(one, other)
    return pair is not None and pair[0] == pair[1] and one.comparator is other.comparator


def _declared(forms: tuple[Form, ...]) -> tuple[Form, ...]:
    return tuple(form for form in forms if form.kind not in _EVALUATIONS)


def _last(forms: tuple[Form, ...]) -> tuple[Form, ...]:
    return forms[-1:]


def _forms_before(across: Across, project: End) -> tuple[Form, ...]:
    ends = across.earlier[ClaimKind.SAME_PROJECT].get(project, ())
    found = (
        across.of_project.get(each, ()) for each in ends if project[1] and each[1] == project[1] - 1
    )
    return _declared(tuple(form for forms in found for form in forms))
