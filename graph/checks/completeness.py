"""Whether the form is filled in: A-01, A-06, A-07 and A-09."""

import re
from collections.abc import Iterator

from corpus.ids import normalised
from corpus.model import Form, FormKind, GoalScope, Indicator
from graph.checks.case import Case, Note, by_row, failed, goal_text, on_row, passed
from graph.checks.model import Outcome
from graph.checks.words import holds, is_only

_FIELDS = {
    "project": ("项目名称", "project"),
    "department": ("主管部门或实施单位", "department or implementing unit"),
    "year": ("年度", "year"),
    "money": ("项目资金", "money"),
    "goal": ("绩效目标", "goal"),
    "indicators": ("三级指标", "indicators"),
}
_EVALUATIONS = (FormKind.SELF_EVALUATION, FormKind.DEPARTMENT_SELF_EVALUATION)
_WHOLE = (FormKind.DEPARTMENT_GOALS, FormKind.DEPARTMENT_SELF_EVALUATION)
_AMOUNT = re.compile(r"^[\d,]*\d(?:\.\d+)?(?:[千万亿]?元|万)?$")
_STRAY = 4  # characters of a text that nothing was made of, from which on it may be the field


def required_fields(case: Case) -> Iterator[Note]:
    """A field that is not there may be one that was not read, where text is left over."""
    form = case.form
    stray = any(len(text) >= _STRAY for text in form.ledger.unplaced_text)
    unread = any(finding.rule == "unread-amount" for finding in form.findings)
    for field, (zh, en) in _FIELDS.items():
        if _asked(form, field):
            lost = stray or (field == "money" and unread)
            missing = Outcome.PARSE_ERROR if lost else Outcome.FAIL
            outcome = Outcome.PASS if _has(form, field) else missing
            yield case.note(outcome, field=zh, field_en=en).at(form.source_of("title"), field)
    if form.kind is FormKind.GOAL_DECLARATION and form.department and not form.implementing_unit:
        note = case.note(Outcome.FAIL, "half", field="实施单位", field_en="implementing unit")
        yield note.at(form.source_of("department"), "implementing_unit")
    if form.kind is FormKind.GOAL_DECLARATION and form.implementing_unit and not form.department:
        note = case.note(Outcome.FAIL, "half", field="主管部门", field_en="department")
        yield note.at(form.source_of("implementing_unit"), "department")


def _asked(form: Form, field: str) -> bool:
    if form.kind in _WHOLE:
        return field not in ("project", "money")
    return True


def _has(form: Form, field: str) -> bool:
    budget = form.budget
    amounts = (budget.total, budget.applied, budget.fiscal, budget.fiscal_current_year)
    spent = (cell for row in form.executions for cell in (row.budget, row.initial, row.spent))
    present: dict[str, bool] = {
        "project": bool(form.project),
        "department": bool(form.department or form.implementing_unit),
        "year": form.year is not None,
        "money": any(amount is not None for amount in (*amounts, *spent)) or _told(form),
        "goal": bool(form.goals),
        "indicators": bool(form.indicators),
    }
    return present[field]


def _told(form: Form) -> bool:
    """Whether an amount stands under a heading of money that the record has no field for."""
    return any(
        holds("money_field", each.label) and _AMOUNT.search(each.text) for each in form.details
    )


def explicit_values(case: Case) -> Iterator[Note]:
    stray = bool(case.form.ledger.unplaced_text)
    yield from by_row(case, lambda row: _value(row, stray))


def _value(row: Indicator, stray: bool) -> Note:
    named = row.name_source if row.name_source.pieces else row.source
    if row.target is None:
        outcome = Outcome.PARSE_ERROR if stray else Outcome.FAIL
        return on_row(row, outcome, "stray" if stray else "").at(named, "value")
    if normalised(row.name).replace(".", "").isdigit():
        return failed(row, "number").at(named, "name")
    if is_only("blank", row.target.raw):
        none = normalised(row.target.raw) == "无" and holds("absence", row.name)
        return passed(row) if none else failed(row, "blank")
    same = normalised(row.target.raw) == normalised(row.name)
    return failed(row, "same") if same else passed(row)


def empty_headings(case: Case) -> Iterator[Note]:
    """Those that the reader found, and rows with a sign for a name.

    Of text in lines it finds none: what stands under a heading there is told by the rows alone.
    """
    remarks = [each for each in case.form.findings if each.rule == case.rule.id]
    for each in remarks:
        yield case.note(Outcome.FAIL, "empty", remark=each.text).at(each.source, "level2")
    for row in case.form.indicators:
        if is_only("not_concerned", row.name):
            yield passed(row)
        elif is_only("blank", row.name):
            yield failed(row, level2=row.level2 or "").at(row.name_source, "name")
    if not remarks:
        read = all(
            piece.line is None for row in case.form.indicators for piece in row.source.pieces
        )
        yield case.note(Outcome.PASS if read else Outcome.INSUFFICIENT_DATA)


def goals_filled(case: Case) -> Iterator[Note]:
    form = case.form
    text = normalised(goal_text(form.goals))
    if not text:
        return
    place = form.goals[0].source
    if text == normalised(form.project):
        yield case.note(Outcome.FAIL, "same").at(place, "goal")
    elif form.kind in _EVALUATIONS or not _over_years(form):
        yield case.note(Outcome.PASS)
    else:
        yield _two_goals(case).at(place, "goal")


def _over_years(form: Form) -> bool:
    spans = form.start is not None and form.end is not None and form.start.year < form.end.year
    return spans or holds("multi_year", form.nature)


def _two_goals(case: Case) -> Note:
    texts = {
        scope: normalised(goal_text([g for g in case.form.goals if g.scope is scope]))
        for scope in GoalScope
    }
    if texts[GoalScope.UNCLEAR]:
        return case.note(Outcome.INSUFFICIENT_DATA)
    if not texts[GoalScope.TOTAL] or not texts[GoalScope.ANNUAL]:
        zh, en = ("年度", "annual") if texts[GoalScope.TOTAL] else ("实施期", "whole-project")
        return case.note(Outcome.FAIL, "missing", scope=zh, scope_en=en)
    copied = texts[GoalScope.TOTAL] == texts[GoalScope.ANNUAL]
    return case.note(Outcome.FAIL, "copied") if copied else case.note(Outcome.PASS)
